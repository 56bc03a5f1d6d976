"""Workbooks as people make them: typed into the template, or put together part by part."""

import functools
import io
import zipfile

import openpyxl
import perfsys
import pytest


@functools.cache
def empty():
    file = io.BytesIO()
    assert perfsys.write_template(file) == []
    return file.getvalue()


class Typed:
    """A workbook that somebody types into."""

    def __init__(self):
        self.book = openpyxl.load_workbook(io.BytesIO(empty()))
        self.case("Id", "c1")

    def case(self, label, value):
        for row in self.book["Case"].iter_rows(min_row=2):
            if str(row[0].value).rstrip(" *") == label:
                row[1].value = value
                return row[1]
        raise AssertionError(label)

    def cell(self, sheet, row, label):
        for head in self.book[sheet][1]:
            if str(head.value).rstrip(" *") == label:
                return self.book[sheet].cell(row, head.column)
        raise AssertionError(label)

    def row(self, sheet, row, values):
        for label, value in values.items():
            self.cell(sheet, row, label).value = value
        return self

    def bytes(self):
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()

    def read(self, **how):
        return perfsys.read_excel(io.BytesIO(self.bytes()), **how)

    def errors(self):
        return errors_of(self.bytes())


def errors_of(data):
    """What is told to be wrong with a workbook."""
    with pytest.raises(perfsys.ExcelError) as caught:
        perfsys.read_excel(io.BytesIO(data))
    assert caught.value.status == "PS_E_VALUE"
    return [str(error) for error in caught.value.errors]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows, more=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


HEADER = (
    f'<row r="1">{text("A1", "Id")}{text("B1", "Statement")}{text("C1", "Desired")}'
    f'{text("D1", "Since")}{text("E1", "Population size")}{text("F1", "Cost to meet")}</row>'
)


def parts(gaps=HEADER, **others):
    """A small workbook part by part: the sheet Gaps has these rows; others by their names."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr/><sheets>'
        '<sheet name="Case" sheetId="1" r:id="rId1"/><sheet name="Gaps" sheetId="2" r:id="rId2"/>'
        "</sheets></workbook>"
    )
    kinds = {"rId1": ("worksheet", "worksheets/sheet1.xml"),
             "rId2": ("worksheet", "/xl/worksheets/sheet2.xml"),
             "rId3": ("sharedStrings", "sharedStrings.xml"), "rId4": ("styles", "styles.xml")}
    relations = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id, (kind, target) in kinds.items()
    )
    made = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
                       f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
                       "</Relationships>",
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>one</t></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" '
                         'formatCode="0.0&quot;d&quot;%"/></numFmts><cellXfs><xf numFmtId="0"/>'
                         '<xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet(
            f'<row r="1">{text("A1", "Field")}{text("B1", "Value")}</row>'
            f'<row r="2">{text("A2", "Id")}{text("B2", "c1")}</row>'
        ),
        "xl/worksheets/sheet2.xml": gaps if gaps.startswith("<worksheet") or "<" not in gaps
        else sheet(gaps),
    }
    return {**made, **others}


def packed(parts, kind=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()
