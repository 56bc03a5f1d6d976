"""Workbooks made to break what reads them, and files that are none: each is refused with an
exception of perfsys, before memory or time goes."""

import io
import subprocess
import sys
import zipfile

import perfsys
import pytest

openpyxl = pytest.importorskip("openpyxl")
from perfsys.excel import style  # noqa: E402
from workbooks import (  # noqa: E402
    HEADER,
    MAIN,
    Typed,
    empty,
    errors_of,
    packed,
    parts,
    sheet,
    text,
)

GAPS, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
TEXTS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij"))
    + "]>"
)


def read(data, **how):
    return perfsys.read_excel(io.BytesIO(data), **how)


def gaps(cells, more=""):
    """A workbook with these cells in the row of one gap."""
    return packed(parts(sheet(f'{HEADER}<row r="2">{text("A2", "g")}{cells}</row>', more)))


def test_the_small_workbook_can_be_read():
    case = read(gaps('<c r="B2" t="s"><v>0</v></c><c r="C2"><f>1</f><v>0.5</v></c>'
                     '<c r="D2" s="1"><v>45292</v></c>'
                     '<c r="E2"><v>3.0000000000000004</v></c>'))
    assert case.gaps[0].to_dict() == {
        "id": "g", "statement": "one", "desired": 0.5, "since": "2024-01-01", "population_size": 3,
    }
    # Other ways to write the same: a prefix, no references, rich text with its reading.
    rows = (HEADER + "<row><c t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh>"
            "</is></c></row>")
    rows = rows.replace("<", "<x:").replace("<x:/", "</x:")
    found = read(packed(parts(
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    )))
    assert [gap.id for gap in found.gaps] == ["ab"]


@pytest.mark.parametrize("data, told", [
    (b"", "empty"),
    (b"id,desired\ng1,3\n", ".csv"),
    ("\ufeffid;desired\n".encode("utf-8"), ".csv"),
    (b"<?xml version='1.0'?><Workbook/>", "XML"),
    (b"<html><table></table></html>", "page"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), ".xls"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)
     + "EncryptedPackage".encode("utf-16-le") + bytes(90), "encrypted"),
    (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    (packed({"xl/workbook.bin": "x"}), ".xlsb"),
    (packed({"word/document.xml": "<x/>"}), "no part"),
    (packed({}), "no part"),
    (b"PK\x03\x04" + bytes(100), "damaged"),
    (b"\x7fELF" + bytes(100), "no workbook"),
    (packed(parts(), zipfile.ZIP_BZIP2), "packed as"),
    (packed(parts(), zipfile.ZIP_LZMA), "packed as"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_files_that_are_no_workbooks(data, told):
    with pytest.raises(perfsys.FileError, match=told):
        read(data)
    with pytest.raises(perfsys.FileError):
        perfsys.write_findings(io.BytesIO(data), perfsys.Case("c").inspect(), io.BytesIO())


def test_a_file_cut_off_anywhere():
    whole = packed(parts())
    for length in range(0, len(whole), 37):
        with pytest.raises(perfsys.FileError):
            read(whole[:length])


def test_a_file_damaged_anywhere():
    whole = packed(parts(), zipfile.ZIP_STORED)
    for at in range(0, len(whole), 11):
        data = bytearray(whole)
        data[at] ^= 0x55
        try:
            read(bytes(data))
        except perfsys.Error:
            pass
    for at in range(0, len(GAPS) + 300, 5):  # what is in the parts, and not found by a checksum
        for name in (GAPS, BOOK, STYLES, TEXTS, "xl/_rels/workbook.xml.rels"):
            broken = parts()
            part = broken[name]
            broken[name] = part[: at % len(part)] + "\x7f<&'" + part[at % len(part) + 2:]
            try:
                read(packed(broken, zipfile.ZIP_STORED))
            except perfsys.Error:
                pass


@pytest.mark.parametrize("name", [GAPS, BOOK, TEXTS, STYLES, "_rels/.rels",
                                  "xl/_rels/workbook.xml.rels"])
def test_entities_are_refused(name):
    hostile = parts()
    whole = hostile[name]
    if name == GAPS:
        whole = whole.replace("</sheetData>", f'<row r="2">{text("A2", "&j;")}</row></sheetData>')
    hostile[name] = BOMB.replace(" x ", " worksheet ") + whole
    with pytest.raises(perfsys.FileError, match="DOCTYPE"):
        read(packed(hostile))


def real():
    with zipfile.ZipFile(io.BytesIO(empty())) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def put_findings(data):
    out = io.BytesIO()
    perfsys.write_findings(io.BytesIO(data), perfsys.Case("c").inspect(), out)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["docProps/core.xml", "xl/theme/theme1.xml", "[Content_Types].xml"]
)
def test_entities_are_refused_where_only_openpyxl_reads(name):
    hostile = real()
    hostile[name] = BOMB.encode() + hostile[name].replace(b"<?xml version='1.0'?>", b"")
    with pytest.raises(perfsys.FileError, match="DOCTYPE"):
        put_findings(packed(hostile))


def test_what_openpyxl_is_to_hold_is_limited(monkeypatch):
    put_findings(empty())
    monkeypatch.setattr("perfsys.excel.book._IN_MEMORY", 1000)
    with pytest.raises(perfsys.LimitError, match="1000 cells"):
        put_findings(empty())


# In a process of its own that may have 600 MB: what it would unpack to is a multiple of that.
BOMBS = """
import io, resource, sys, time, zipfile
import openpyxl, perfsys
from workbooks import HEADER, MAIN, packed, parts, sheet

def big(name, start, piece, end, megabytes):
    whole = parts()
    whole.pop(name, None)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
        for each, part in whole.items():
            pack.writestr(each, part)
        with pack.open(name, "w", force_zip64=True) as part:
            part.write(start.encode())
            pieces = piece.encode() * (1 + (1 << 20) // len(piece))
            for _ in range(megabytes):
                part.write(pieces)
            part.write(end.encode())
    return file.getvalue()

GAPS, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>'
ALL = {
    "bytes": (GAPS, SHEET, " ", "", 1100),
    "cells in a row": (GAPS, SHEET + "<row>", "<c/>", "", 100),
    "depth": (GAPS, SHEET, "<x>", "", 100),
    "a text": (GAPS, SHEET + "<row><c t='inlineStr'><is><t>", "long ", "", 100),
    "a tag": (GAPS, SHEET + "<row r='", "1111", "", 100),
    "a comment": (GAPS, SHEET + "<!--", "....", "", 100),
    "texts": ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">', "<si><t>x</t></si>", "</sst>", 3),
    "sheets": (BOOK, f'<workbook xmlns="{MAIN}"><sheets>', "<sheet name='a'/>", "", 10),
    "merged": (GAPS, SHEET + HEADER + "</sheetData><mergeCells>", "<mergeCell ref='A2:B2'/>",
               "</mergeCells></worksheet>", 3),
}
name = sys.argv[1]
data = packed({str(i): "" for i in range(20_000)}) if name == "parts" else big(*ALL[name])
start = time.process_time()
room = resource.getrlimit(resource.RLIMIT_AS)[1]
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, room))
for call in (
    lambda: perfsys.read_excel(io.BytesIO(data)),
    lambda: perfsys.write_findings(io.BytesIO(data), perfsys.Case("c").inspect(), io.BytesIO()),
):
    try:
        call()
    except (perfsys.LimitError, perfsys.FileError, perfsys.ExcelError) as error:
        print(type(error).__name__, str(error)[:150].replace("\\n", " "), file=sys.stderr)
    else:
        print("read", file=sys.stderr)
print(round(time.process_time() - start, 1))
"""


@pytest.mark.parametrize("bomb, told", [
    ("bytes", "LimitError"),
    ("cells in a row", "out of order"),
    ("depth", "nested"),
    ("a text", "characters"),
    ("a tag", "no end"),
    ("a comment", "no end"),
    ("texts", "read"),
    ("sheets", "elements"),
    ("merged", "merged"),
    ("parts", "parts"),
])
def test_bombs(bomb, told):
    run = subprocess.run(
        [sys.executable, "-c", BOMBS, bomb], cwd=__file__.rpartition("/")[0], text=True,
        capture_output=True, timeout=120,
    )
    assert run.returncode == 0, run.stderr
    first = run.stderr.splitlines()[0]
    assert told in first and (first == "read") == (told == "read"), run.stderr
    assert float(run.stdout) < 20  # seconds; most take one


def test_rows_without_end():
    rows = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(2, 1_048_577, 7))
    last = f'<row r="1048576">{text("A1048576", "g")}</row>'
    head = '<dimension ref="A1:XFD1048576"/>'
    data = packed(parts(sheet(HEADER + rows.replace('r="1048576"', 'r="1048575"') + last)
                        .replace("<sheetData>", f"{head}<sheetData>")))
    assert [gap.id for gap in read(data).gaps] == ["g"]


@pytest.mark.parametrize("rows, told", [
    ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "order"),
    ('<row r="9999999999999"/>', "no row"),
    ('<row r="-1"/>', "no row"),
    ('<row r="x"/>', "no row"),
    ('<row r="1"/>', "order"),
    ('<row r="2"><c r="XFE2"/></row>', "beyond"),
    ('<row r="2"><c r="ZZZZZZZ2"/></row>', "no cell"),
    ('<row r="2"><c r="B2"/><c r="A2"/></row>', "order"),
    ('<row r="2"><c r="A3"/></row>', "order"),
    ('<row r="2"><c r="A2" t="s"><v>1</v></c></row>', "no text"),
    ('<row r="2"><c r="A2" t="s"><v>-1</v></c></row>', "no text"),
    ('<row r="2"><c r="A2" t="s"><v>x</v></c></row>', "no text"),
    ('<row r="2"><c r="A2" t="s"><v>' + "9" * 5000 + "</v></c></row>", "no text"),
])
def test_sheets_that_cannot_be(rows, told):
    with pytest.raises(perfsys.FileError, match=told) as caught:
        read(packed(parts(sheet(HEADER + rows))))
    assert "Gaps" in str(caught.value)


@pytest.mark.parametrize("cell, told", [
    ('<c r="C2"><v>x</v></c>', "no number"),
    ('<c r="C2"><v>nan</v></c>', "no number"),
    ('<c r="C2"><v>1_000</v></c>', "no number"),
    ('<c r="C2"><v>1e999</v></c>', "too large"),
    ('<c r="C2"><v>' + "9" * 400 + "</v></c>", "too large"),
    ('<c r="C2"><v>' + "9" * 4000 + "</v></c>", "too large"),
    ('<c r="C2" t="e"><v>#REF!</v></c>', "#REF! is an error of Excel"),
    ('<c r="C2" t="e"><f>A1/0</f></c>', "error of Excel"),
    ('<c r="C2"><f>1+1</f></c>', "no value yet"),
    ('<c r="C2"><f>1+1</f><v></v></c>', "no value yet"),
    ('<c r="C2" t="b"><v>1</v></c>', "TRUE is not a number"),
    ('<c r="D2" t="d"><v>yesterday</v></c>', "no date"),
    ('<c r="D2" s="1"><v>60</v></c>', "March 1900"),
    ('<c r="D2" s="1"><v>0.5</v></c>', "March 1900"),
    ('<c r="D2" s="1"><v>-1</v></c>', "March 1900"),
    ('<c r="D2" s="1"><v>1e300</v></c>', "no such day"),
    ('<c r="D2" s="1"><v>45292.5</v></c>', "time of day"),
    ('<c r="E2"><v>1.2345678901234567E+19</v></c>', "15"),
    ('<c r="F2"><v>12345678901234.567</v></c>', "15"),
    ('<c r="G2"><v>1</v></c>', "no name in row 1"),
])
def test_cells_that_cannot_be(cell, told):
    (error,) = errors_of(gaps(cell))
    assert error.startswith(f"Gaps!{cell[6:8]}: ") and told in error


def test_days_of_the_other_calendar():
    day = '<c r="D2" s="1"><v>43830</v></c>'
    book = parts()[BOOK].replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    rows = f'{HEADER}<row r="2">{text("A2", "g")}{day}</row>'
    assert str(read(packed(parts(rows, **{BOOK: book}))).gaps[0].since) == "2024-01-01"
    assert str(read(gaps(day)).gaps[0].since) == "2019-12-31"
    zero = rows.replace("43830", "0")
    assert str(read(packed(parts(zero, **{BOOK: book}))).gaps[0].since) == "1904-01-01"


def test_merged_cells():
    rows = f'{HEADER}<row r="2">{text("A2", "g")}</row>'
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
    (error,) = errors_of(packed(parts(sheet(rows, merged.format("A2:A3")))))
    assert error.startswith("Gaps!A2: the cells A2:A3 are merged")
    for harmless in ("X2:X3", "nothing", "A1:A1"):
        assert read(packed(parts(sheet(rows, merged.format(harmless))))).gaps[0].id == "g"


def test_names_of_parts_cannot_leave_the_file(tmp_path):
    whole = parts()
    whole["../../../../tmp/perfsys-escaped"] = "x"
    whole["C:\\Windows\\x"] = whole["\u202e"] = whole["a" * 60_000] = "x"
    assert read(packed(whole)).id == "c1"
    whole = parts()
    whole["xl/_rels/workbook.xml.rels"] = whole["xl/_rels/workbook.xml.rels"].replace(
        "worksheets/sheet1.xml", "../../../../../etc/passwd"
    )
    with pytest.raises(perfsys.FileError, match="no part"):
        read(packed(whole))
    file = io.BytesIO()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "w") as pack:
        for name in (*parts(), GAPS):
            pack.writestr(name, parts()[name])
    with pytest.raises(perfsys.FileError, match="twice"):
        read(file.getvalue())


def test_a_file_that_says_it_is_small():
    """The sizes in the directory of the archive are what is unpacked, whatever follows."""
    data = bytearray(gaps(""))
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        size = pack.getinfo(GAPS).file_size
    at = data.rindex(GAPS.encode()) - 46 + 24
    data[at:at + 4] = (size // 2).to_bytes(4, "little")
    with pytest.raises(perfsys.FileError):
        read(bytes(data))


def test_limits_hold_before_anything_is_read():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return bytes(1 << 20)

    with pytest.raises(perfsys.LimitError):
        perfsys.read_excel(Endless(), limits={"bytes": 10 << 20})
    with pytest.raises(perfsys.LimitError):
        perfsys.read_excel("/dev/zero", limits=perfsys.Limits(bytes=10 << 20))
    with pytest.raises(perfsys.FileError):
        perfsys.read_excel("/proc/self/mem")
    for wrong in ({"bytes": "1"}, {"bytes": True}, 3, "bytes"):
        with pytest.raises(TypeError):
            read(packed(parts()), limits=wrong)


# ---- what people do ---------------------------------------------------------------


def test_sheets_renamed_hidden_and_twice():
    typed = Typed()
    typed.row("Gaps", 2, {"Id": "g"})
    typed.book["Gaps"].sheet_state = "veryHidden"
    typed.book["Gaps"].row_dimensions[2].hidden = True
    assert typed.read().gaps[0].id == "g"
    typed.book["Gaps"].title = "L\u00fccken 2024"
    assert typed.errors() == [
        "L\u00fccken 2024!A1: there is no such sheet; did you mean 'Gaps'?"
    ]
    typed.book["L\u00fccken 2024"].title = "GAPS "
    assert typed.read().gaps[0].id == "g"
    typed.book.create_sheet("gaps")
    assert typed.errors() == ["gaps!A1: the sheet 'Gaps' is there twice"]


def test_columns_added_doubled_and_deleted():
    typed = Typed()
    gaps = typed.book["Gaps"]
    typed.row("Gaps", 2, {"Id": "g"}).row("Gaps", 3, {"Id": "h"})
    end = gaps.max_column + 1
    gaps.cell(2, end + 1).value = gaps.cell(3, end + 1).value = "a remark"
    (error,) = typed.errors()
    assert error == f"Gaps!{gaps.cell(2, end + 1).coordinate}: this column has no name in row 1"
    gaps.cell(1, end + 1).value = "My remarks"
    (error,) = typed.errors()
    assert "no column is called 'My remarks'" in error and "sheet of your own" in error
    gaps.cell(1, end + 1).value = "DESIRED *"
    (error,) = typed.errors()
    assert "'Desired' is there twice" in error
    gaps.delete_cols(end + 1)
    gaps.delete_cols(typed.cell("Gaps", 1, "Desired").column)
    assert len(typed.read().gaps) == 2
    gaps.delete_cols(1)
    assert any("'Id' is missing" in error for error in typed.errors())
    typed.book["Case"]["E4"] = "a remark"
    assert any(error.startswith("Case!E4: ") for error in typed.errors())


def test_texts_never_become_formulas(tmp_path):
    risky = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "\u202e=1",
             "=cmd|' /C calc'!A0", "bell \u0007", "_x0041_", "\uffff"]
    case = perfsys.Case("=c", title="=1+1")
    for at, each in enumerate(risky):
        case.causes.add(f"={at}", statement=each, gap=f"@{at}")
    with pytest.warns(UserWarning):
        lost = perfsys.write_template(tmp_path / "case.xlsx", case)
    assert len(lost) == 1 and "=5.statement" in lost[0]  # the tabulator is cut off
    read = perfsys.read_excel(tmp_path / "case.xlsx")
    assert [each.statement for each in read.causes] == [each.strip("\t") for each in risky]
    perfsys.write_findings(tmp_path / "case.xlsx", read.inspect())
    assert perfsys.read_excel(tmp_path / "case.xlsx") == read
    for page in openpyxl.load_workbook(tmp_path / "case.xlsx"):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (page.title, cell.coordinate)
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix
    assert style.comment("bell \u0007\uffff").text == "bell \ufffd\ufffd"


def test_findings_about_what_cannot_be_written(tmp_path):
    case = perfsys.loads('{"schema_version": 1, "id": "c", "causes": [{"id": "b\\u0007\\u202e", '
                         '"gap": "no\\u0001\\uffff"}]}')
    perfsys.write_template(tmp_path / "case.xlsx", case)
    findings = case.inspect()
    assert perfsys.write_findings(tmp_path / "case.xlsx", findings) == len(findings.findings) > 0
    assert perfsys.read_excel(tmp_path / "case.xlsx") == case


def test_macros_are_kept():
    data = {**real(), "xl/vbaProject.bin": b"macros"}
    with zipfile.ZipFile(io.BytesIO(put_findings(packed(data)))) as pack:
        assert pack.read("xl/vbaProject.bin") == b"macros"
