"""Cases as workbooks: written, filled in as a person would, read with every error in its cell,
findings put back into the cells."""

import datetime
import io
import re
import subprocess
import sys
from types import SimpleNamespace

import perfsys
import pytest
from some_cases import ALL

openpyxl = pytest.importorskip("openpyxl")
from openpyxl.comments import Comment  # noqa: E402
from perfsys.excel import layout, notes, values  # noqa: E402
from workbooks import Typed  # noqa: E402




# ---- the template -------------------------------------------------------------


def test_every_field_has_one_column():
    for sheet in layout.layout():
        labels = [column.label.casefold() for column in sheet.columns]
        assert len(set(labels)) == len(labels), sheet.title
        assert len(sheet.title) <= 31
        assert not any(column.field is not None and column.field.kind in ("struct", "series")
                       for column in sheet.columns)
    assert len({sheet.title for sheet in layout.layout()}) == len(layout.layout())
    for kind in ("case", *(f.element for f in perfsys.fields(perfsys.Case) if f.kind == "entity")):
        for field in perfsys.fields(perfsys.classes()[kind]):
            if field.enum:
                assert len(values.words(field.enum)) > 0


def test_template_explains_and_offers():
    book = Typed().book
    assert book.sheetnames[:2] == ["Start", "Case"] and book["Words"].sheet_state == "hidden"
    gaps = book["Gaps"]
    assert gaps["A1"].value == "Id *" and gaps.freeze_panes == "B2"
    desired = next(cell for cell in gaps[1] if cell.value == "Desired")
    assert "Unit: unit of the measure." in desired.comment.text
    offered = {}
    for made in gaps.data_validations.dataValidation:
        offered[str(made.sqref).split(":")[0]] = made.formula1
    columns = {cell.value: f"{cell.column_letter}2" for cell in gaps[1]}
    assert offered[columns["Type"]] == "words_gap_type"
    assert offered[columns["Measure"]] == "ids_measures"
    assert book.defined_names["ids_measures"].attr_text == "'Measures'!$A$2:$A$1001"
    place = book.defined_names["words_gap_type"].attr_text.split("!")[1].replace("$", "")
    words = [cell.value for (cell,) in book["Words"][place]]
    assert words == ["deficiency", "opportunity", "new standard"]
    assert gaps.column_dimensions[columns["Since"][:-1]].number_format == "yyyy-mm-dd"
    assert gaps.column_dimensions["A"].number_format == "@"


def test_only_some_sheets():
    file = io.BytesIO()
    assert perfsys.write_template(file, entities=["measures", "gaps"]) == []
    names = openpyxl.load_workbook(file).sheetnames
    assert "Gaps" in names and "Series" in names and "Causes" not in names
    with pytest.raises(perfsys.NotFoundError, match="gaps"):
        perfsys.write_template(file, entities=["gapps"])
    with pytest.raises(TypeError):
        perfsys.write_template(file, entities="gaps")
    with pytest.raises(TypeError):
        perfsys.write_template(file, perfsys.Gap("g1"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_round_trip(path, tmp_path):
    case = perfsys.load(path)
    assert perfsys.write_template(tmp_path / "case.xlsx", case) == []
    assert perfsys.read_excel(tmp_path / "case.xlsx") == case
    assert [file.name for file in tmp_path.iterdir()] == ["case.xlsx"]


def test_round_trip_of_values_that_are_hard_to_hold():
    case = perfsys.Case("1", title="=1+1", currency="KWD", sources=[], stakes=perfsys.Money(1))
    case.analysis_cost = perfsys.Money(-1250, "JPY")
    case.rework_cost = perfsys.Money(2**63 - 1)
    case.forms = 2**53 + 1
    case.measures.add("m,1", name="#N/A", unit="@home", scale=0.1, treated=["a, b", "c; d"])
    case.measures.add("-m", name="+1", formula="[m,1] * 2", baseline={"from": "1841-01-01"})
    case.measures[0].series.extend([
        ("2024-01-01", 1e-300, None, None, "north"), ("2024-02-01", None, 3, 4, None),
    ])
    case.phases.add("p", started="1900-03-01", ended="1900-02-28")
    case.interventions.add("i", kind="I11", cost=(1, None, 1e22), class_="learning",
                           start="1847-05-15")
    case.assets.add("a", factors=["F01", "F14"], facts=[{"key": "TRUE", "value": "001"}])
    file = io.BytesIO()
    assert perfsys.write_template(file, case) == []
    assert perfsys.read_excel(io.BytesIO(file.getvalue())) == case
    book = openpyxl.load_workbook(file)
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)
    title = next(row[1] for row in book["Case"].iter_rows() if row[0].value == "Title")
    assert title.value == "=1+1" and title.quotePrefix


def test_what_a_workbook_cannot_hold_is_told():
    case = perfsys.loads(
        '{"schema_version": 1, "id": "c", "title": " spaced ", "x-own": 1, "gaps": [{"id": "g", '
        '"statement": "%s", "place": "bell\\u0007"}]}' % ("long " * 8000)
    )
    file = io.BytesIO()
    with pytest.warns(UserWarning, match="does not hold all"):
        lost = perfsys.write_template(file, case)
    told = "\n".join(lost)
    for place in ("title", "g.statement", "x-own"):
        assert place in told
    assert "g.place" not in told
    start = openpyxl.load_workbook(file)["Start"]
    texts = [cell.value for row in start.iter_rows() for cell in row]
    assert set(lost) <= set(texts)
    assert perfsys.read_excel(io.BytesIO(file.getvalue())).id == "c"


# ---- reading -------------------------------------------------------------------


def test_a_person_fills_it_in_with_mistakes():
    typed = Typed()
    typed.case("Currency", "EUR")
    opened = typed.case("Opened", "2024-02-30")
    typed.row("Measures", 2, {"Id": "on-time", "Name": "On time", "Unit": "%"})
    typed.row("Gaps", 3, {"Id": 1, "Measure": "on-time", "Type": "shortage", "Actual": "lots",
                          "Cost to meet": "1,250"})
    typed.row("Gaps", 5, {"Statement": "no id"})
    typed.row("Intervention causes", 2, {"Intervention": "none", "Cause": "c"})
    typed.row("Series", 2, {"Measure": "on-time", "Value": 3})
    names = ("Type", "Actual", "Cost to meet")
    cells = [f"Gaps!{typed.cell('Gaps', 3, name).coordinate}" for name in names]
    errors = typed.errors()
    assert [error.split(":")[0] for error in errors] == [
        f"Case!{opened.coordinate}", "Series!B2", *cells, "Gaps!A5", "Intervention causes!A2",
    ]
    assert f"{cells[1]}: 'lots' is not a number" in errors
    opened.value = datetime.datetime(2024, 2, 29)
    typed.row("Gaps", 3, {"Type": "New Standard", "Actual": 71.5, "Cost to meet": 12.5})
    typed.row("Gaps", 5, {"Statement": None})
    typed.row("Intervention causes", 2, {"Intervention": None, "Cause": None})
    typed.row("Series", 2, {"Date": "2024-01-01"})
    case = typed.read()
    assert case.opened == datetime.date(2024, 2, 29)
    gap = case.gaps["1"]
    assert (gap.type, gap.actual, gap.cost_to_meet) == ("new_standard", 71.5, perfsys.Money(1250))
    assert len(case.gaps) == 1 and case.measures[0].series[0].value == 3


WRONG = [
    ("Gaps", "Desired", "1,234", "thousands"),
    ("Gaps", "Desired", "0,95", "with a point"),
    ("Gaps", "Desired", "95%", "percent"),
    ("Gaps", "Desired", "95 %", "percent"),
    ("Gaps", "Desired", "\u0661\u0662", "not a number"),
    ("Gaps", "Desired", "1e-99999999999", "not a number"),
    ("Gaps", "Desired", True, "not a number"),
    ("Gaps", "Desired", datetime.datetime(2024, 1, 1), "date"),
    ("Gaps", "Desired", "1e999", "too large"),
    ("Gaps", "Desired", "nan", "not a number"),
    ("Gaps", "Population size", 1.5, "whole"),
    ("Gaps", "Population size", "99999999999999999999", ""),
    ("Gaps", "Population size", 12345678901234567890, "15"),
    ("Gaps", "Place", 1234567890123456, "15"),
    ("Gaps", "Cost to meet", 12345678901234.5, "15"),
    ("Gaps", "Cost to meet", "12.5 JPY", "more decimals"),
    ("Gaps", "Place", "half a _xD83D_ pair", ""),
    ("Gaps", "Place", "nothing _x0000_", ""),
    ("Gaps", "Since", 12, "not a date"),
    ("Gaps", "Since", "31.12.2024", "2024-03-31"),
    ("Gaps", "Since", datetime.datetime(2024, 1, 1, 9), "time of day"),
    ("Gaps", "Place", 1.5, "format the cell as text"),
    ("Gaps", "Place", datetime.datetime(2024, 1, 2), "format the cell as text"),
    ("Gaps", "Cost to meet", 1.234, "more decimals"),
    ("Gaps", "Cost to meet", "12 Euro", "amount of money"),
    ("Gaps", "Cost to meet", 1e30, ""),
    ("Gaps", "Type", "deficency", "'deficiency'"),
    ("Gaps", "Desired", "=1+1", "no value yet"),
    ("Gaps", "Desired", "#N/A", "error of Excel"),
    ("Gaps", "Since", datetime.datetime(1900, 1, 31), "March 1900"),
    ("Gaps", "Desired", "#REF!", "error of Excel"),
    ("Parties", "Seat", "perhaps", "yes nor no"),
    ("Parties", "Seat", "ja", "yes nor no"),
    ("Parties", "Seat", 1, "yes nor no"),
]


def test_wrong_cells_are_named():
    typed = Typed()
    cells = []
    for row, (sheet, label, value, _) in enumerate(WRONG, 2):
        typed.row(sheet, row, {"Id": f"x{row}", label: value})
        cells.append(f"{sheet}!{typed.cell(sheet, row, label).coordinate}: ")
    errors = typed.errors()
    assert len(errors) == len(WRONG)
    for (*_, told), cell in zip(WRONG, cells, strict=True):
        (error,) = (error for error in errors if error.startswith(cell))
        assert told in error


READABLE = [
    ("Gaps", "Desired", "0.95", "desired", 0.95),
    ("Gaps", "Desired", " -1.5e3 ", "desired", -1500.0),
    ("Gaps", "Desired", " 12 ", "desired", 12.0),
    ("Gaps", "Population size", "12", "population_size", 12),
    ("Gaps", "Population size", 12.0, "population_size", 12),
    ("Gaps", "Population size", 3.0000000000000004, "population_size", 3),
    ("Gaps", "Population size", "1234567890123456789", "population_size", 1234567890123456789),
    ("Gaps", "Place", "\u00a0 Vienna ", "place", "Vienna"),
    ("Gaps", "Place", 7, "place", "7"),
    ("Gaps", "Place", "_x005F_x0041_ _x0007_", "place", "_x0041_ \u0007"),
    ("Gaps", "Place", "\u202eanneiV", "place", "\u202eanneiV"),
    ("Gaps", "Measure", 1.0, "measure", "1"),
    ("Gaps", "Cost to meet", "12 JPY", "cost_to_meet", perfsys.Money(12, "JPY")),
    ("Gaps", "Cost to meet", "12.345 KWD", "cost_to_meet", perfsys.Money(12345, "KWD")),
    ("Gaps", "Cost to meet", 0.29, "cost_to_meet", perfsys.Money(29)),
    ("Gaps", "Cost to meet", 1.1 * 3, "cost_to_meet", perfsys.Money(330)),
    ("Causes", "Factor", "f14", "factor", "F14"),
    ("Causes", "Factor", "F14 \u2013 anything", "factor", "F14"),
    ("Parties", "Seat", "YES", "seat", True),
    ("Parties", "Seat", "no ", "seat", False),
    ("Parties", "Seat", False, "seat", False),
    ("Measures", "Baseline: from", datetime.date(2024, 1, 2), "baseline.from",
     datetime.date(2024, 1, 2)),
]


def test_cells_that_can_be_read():
    typed = Typed()
    for row, (sheet, label, value, *_) in enumerate(READABLE, 2):
        typed.row(sheet, row, {"Id": f"x{row}", label: value})
    case = typed.read()
    for row, (*_, path, value) in enumerate(READABLE, 2):
        assert case[f"x{row}"].get(path) == value, path


def test_percent():
    typed = Typed()
    typed.row("Measures", 2, {"Id": "share", "Unit": "%"})
    typed.row("Measures", 3, {"Id": "rate", "Unit": "deaths per birth"})
    for row, measure in ((2, "share"), (3, "rate")):
        typed.row("Gaps", row, {"Id": f"of-{measure}", "Measure": measure, "Desired": 0.57})
        typed.cell("Gaps", row, "Desired").number_format = "0.0%"
        typed.row("Series", row, {"Measure": measure, "Date": "2024-01-01", "Value": 0.57})
        typed.cell("Series", row, "Value").number_format = "0%"
    typed.row("Parties", 2, {"Id": "p", "Speaking share": 0.25})
    typed.cell("Parties", 2, "Speaking share").number_format = "0%"
    case = typed.read()
    assert [gap.desired for gap in case.gaps] == [57, 0.57]
    assert [measure.series[0].value for measure in case.measures] == [57, 0.57]
    assert case["p"].speaking_share == 0.25
    typed.row("Gaps", 4, {"Id": "of-nothing", "Desired": 0.95})
    typed.cell("Gaps", 4, "Desired").number_format = "0%"
    (error,) = typed.errors()
    assert error.startswith(f"Gaps!{typed.cell('Gaps', 4, 'Desired').coordinate}: ")
    assert "95 or 0.95" in error


def test_lists():
    typed = Typed()
    typed.row("Parties", 2, {"Id": "a", "Perspectives": "Frontline leader, performer",
                             "Strengths": "reads, writes\n\n counts "})
    typed.row("Gaps", 2, {"Id": "g", "Owners": "a; b\nc"})
    typed.case("Sources", "(none)")
    case = typed.read()
    assert case["a"].perspectives == ["frontline_leader", "performer"]
    assert case["a"].strengths == ["reads, writes", "counts"]
    assert case["g"].owners == ["a", "b", "c"]
    assert case.is_set("sources") and len(case.sources) == 0


def test_headers_and_sheets():
    typed = Typed()
    gaps = typed.book["Gaps"]
    typed.row("Gaps", 2, {"Id": "g", "Desired": 1})
    gaps.move_range("A1:Z2", cols=3)
    gaps["A1"], gaps["B1"], gaps["C1"] = "value_per_unit", None, None
    gaps["A2"] = 5
    typed.cell("Gaps", 1, "Value per unit").value = None
    typed.book.create_sheet("My notes")["A1"] = "anything"
    case = typed.read()
    assert (case["g"].desired, case["g"].value_per_unit) == (1, 5)
    gaps["A1"] = "Desird"
    gaps["B1"] = "Place"
    del typed.book["Causes"]
    typed.book.create_sheet("Cuases")
    errors = typed.errors()
    assert "Gaps!A1: no column is called 'Desird'; did you mean 'Desired'?" in errors
    assert any("twice" in error for error in errors)
    assert "Cuases!A1: there is no such sheet; did you mean 'Causes'?" in errors
    del typed.book["Case"]
    assert 'the sheet "Case" is missing' in typed.errors()


def test_ids():
    typed = Typed()
    typed.row("Gaps", 2, {"Id": "x"}).row("Gaps", 3, {"Id": "x"}).row("Causes", 2, {"Id": "x"})
    errors = typed.errors()
    assert [error.split(":")[0] for error in errors] == ["Gaps!A3", "Causes!A2"]
    typed.case("Id", None)
    assert any("the id of the case is missing" in error for error in typed.errors())


def test_all_errors_are_kept_and_fifty_are_told():
    typed = Typed()
    for row in range(2, 82):
        typed.row("Gaps", row, {"Id": f"g{row}", "Desired": "x"})
    with pytest.raises(perfsys.ExcelError) as caught:
        typed.read()
    assert len(caught.value.errors) == 80
    assert str(caught.value).count("\n") == 50 and str(caught.value).endswith("and 30 more")
    assert caught.value.errors[0].sheet == "Gaps" and caught.value.errors[0].cell


def test_files_that_are_no_workbooks(tmp_path):
    with pytest.raises(perfsys.FileError):
        perfsys.read_excel(tmp_path / "none.xlsx")
    for data in (b"", b"id,desired\n", b"PK\x05\x06" + bytes(18)):
        with pytest.raises(perfsys.FileError):
            perfsys.read_excel(io.BytesIO(data))
    with pytest.raises(perfsys.EncodingError):
        perfsys.read_excel("a\0b")
    with pytest.raises(TypeError):
        perfsys.read_excel(io.StringIO("x"))
    with pytest.raises(perfsys.FileError):
        perfsys.write_template(tmp_path / "none" / "case.xlsx")


def test_limits():
    typed = Typed()
    for row in range(2, 12):
        typed.row("Gaps", row, {"Id": f"g{row}"})
    assert len(typed.read().gaps) == 10
    with pytest.raises(perfsys.LimitError):
        typed.read(limits={"bytes": 1000})
    with pytest.raises(perfsys.LimitError):
        typed.read(limits=perfsys.Limits(elements=5))
    typed.book["Causes"]["A200"] = "far-down"
    assert typed.read()["far-down"]
    with pytest.raises(perfsys.LimitError, match="rows"):
        typed.read(rows=9)


# ---- findings ------------------------------------------------------------------


def test_findings_go_into_their_cells(tmp_path):
    case = perfsys.load(next(path for path in ALL if path.stem == "vienna-1847"))
    path = tmp_path / "case.xlsx"
    perfsys.write_template(path, case)
    result = case.check()
    finding = next(f for f in result.findings if f.path == "causes[16].owner")
    assert perfsys.write_findings(path, result) == len(result.findings)
    book = openpyxl.load_workbook(path)
    head = next(cell for cell in book["Causes"][1] if cell.value == "Owner")
    cell = book["Causes"].cell(18, head.column)
    assert finding.message in cell.comment.text and cell.fill.fgColor.rgb.endswith("F8CBAD")
    assert book["Causes"].cell(18, 1).value == finding.objects[0]
    rows = list(book["Findings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(result.findings)
    assert any(row[2] == f"Causes!{cell.coordinate}" and row[1] == finding.rule for row in rows)
    for row in rows:
        if "!" in row[2]:
            sheet, place = row[2].split("!")
            told = book[sheet][place].comment.text
            assert re.search(rf"\b{row[1]}\b.*: ", told)
            lines = [line for line in told.split("\n") if line.startswith(row[0])]
            assert len(set(lines)) == len(lines)  # what several rules say is there once
    assert perfsys.read_excel(path) == case


def test_findings_keep_what_others_wrote(tmp_path):
    typed = Typed()
    typed.row("Causes", 2, {"Id": "c", "Gap": "nowhere"})
    cell = typed.cell("Causes", 2, "Gap")
    cell.comment = Comment("Ask Anna", "Ben")
    cell.fill = openpyxl.styles.PatternFill("solid", fgColor="00FF00")
    (tmp_path / "in.xlsx").write_bytes(typed.bytes())
    case = typed.read()
    inspected = case.inspect()
    assert inspected.findings[0].path == "causes[0].gap"
    for source in ("in.xlsx", "out.xlsx", "out.xlsx"):
        perfsys.write_findings(tmp_path / source, inspected, tmp_path / "out.xlsx")
        book = openpyxl.load_workbook(tmp_path / "out.xlsx")
        found = book["Causes"][cell.coordinate]
        assert found.comment.text.startswith("Ask Anna") and found.comment.author == "Ben"
        assert found.comment.text.count("M03") == 1
        assert book.sheetnames.count("Findings") == 1
        assert found.fill.fgColor.rgb != "0000FF00"
    # Once mended, ours is gone and theirs is as it was.
    case["c"].gap = None
    case.gaps.add("g")
    perfsys.write_findings(tmp_path / "out.xlsx", perfsys.Case("c1").inspect())
    found = openpyxl.load_workbook(tmp_path / "out.xlsx")["Causes"][cell.coordinate]
    assert found.comment.text == "Ask Anna" and found.fill.fgColor.rgb == "0000FF00"


def test_what_several_rules_say_is_told_once():
    cell = openpyxl.Workbook().active["B2"]
    notes._tell(cell, [
        SimpleNamespace(severity=severity, rule=rule, message=message, fix="Do it.")
        for severity, rule, message in (
            ("note", "B01", "Late."), ("error", "B02", "Open."), ("error", "B02", "Open."),
            ("error", "B03", "Open."),
        )
    ])
    assert cell.comment.text.split("\n")[1:] == [
        "Error B02, B03: Open.", "\u2192 Do it.", "Note B01: Late.", "\u2192 Do it.",
    ]


def test_findings_of_parts_and_of_nothing(tmp_path):
    typed = Typed()
    typed.row("Causes", 2, {"Id": "c"}).row("Interventions", 2, {"Id": "i"})
    typed.row("Intervention causes", 3, {"Intervention": "i", "Cause": "nowhere"})
    (tmp_path / "case.xlsx").write_bytes(typed.bytes())
    findings = typed.read().inspect()
    assert findings.findings[0].path == "interventions[0].causes[0].cause"
    perfsys.write_findings(tmp_path / "case.xlsx", findings)
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    assert book["Intervention causes"]["B3"].comment is not None
    assert book["Findings"]["C2"].value == "Intervention causes!B3"
    with pytest.raises(TypeError):
        perfsys.write_findings(tmp_path / "case.xlsx", perfsys.Case("c"))
    with pytest.raises(TypeError):
        perfsys.write_findings(io.BytesIO(typed.bytes()), findings)


def test_without_openpyxl():
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "import perfsys\n"
        "for call in (lambda: perfsys.write_template('x'), lambda: perfsys.read_excel('x'),\n"
        "             lambda: perfsys.write_findings('x', None)):\n"
        "    try: call()\n"
        "    except ImportError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["workbooks need openpyxl: pip install perfsys[excel]"] * 3


def test_importing_perfsys_does_not_load_it():
    code = "import sys, perfsys; print('openpyxl' in sys.modules, 'perfsys.excel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
