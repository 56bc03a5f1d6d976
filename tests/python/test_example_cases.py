"""The example cases are sound, canonical, and say what their sources say.

PERFSYS_COMMAND names the command. The figures are held against the public data in
shared/data beside the repository, or below the directory that PERFSYS_SHARED names; where
those are absent, that is visibly skipped.
"""

import csv
import json
import os
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("PERFSYS_SHARED", ROOT.parent / "shared")) / "data"
CASES = sorted((ROOT / "examples" / "cases").glob("*.json"))
EXPECTED = {"attrition", "emergency-care-4h", "training-order", "vienna-1847"}

each_case = pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def perfsys():
    command = os.environ.get("PERFSYS_COMMAND")
    if not command:
        pytest.fail("PERFSYS_COMMAND must hold the path of the command perfsys")

    def run(*arguments):
        return subprocess.run([command, *map(str, arguments)], capture_output=True, check=False)

    return run


def load(name):
    return json.loads((ROOT / "examples" / "cases" / f"{name}.json").read_text(encoding="utf-8"))


def table(*where):
    """The rows of a CSV file of shared/data; skips where it is not there."""
    path = DATA.joinpath(*where)
    if not path.is_file():
        pytest.skip(f"no data at {path}")
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def series(case, measure):
    """{(date, group): (numerator, denominator)}, or the value where there is one."""
    found = next(m for m in case["measures"] if m["id"] == measure)
    points = {}
    for p in found["series"]:
        key = p["on"], p.get("group")
        assert key not in points, key
        points[key] = p["value"] if "value" in p else (p["numerator"], p["denominator"])
    return points


def test_all_are_here():
    assert EXPECTED <= {path.stem for path in CASES}


# ---- sound ----


@each_case
def test_no_finding_of_any_severity(perfsys, path):
    done = perfsys("validate", "--format", "json", path)
    assert done.returncode == 0, done.stderr.decode()
    result = json.loads(done.stdout)
    assert result["findings"] == []
    assert (result["errors"], result["warnings"], result["notes"]) == (0, 0, 0)


@each_case
def test_canonical(perfsys, path):
    done = perfsys("fmt", path)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == path.read_bytes(), "perfsys fmt --write makes it so"


@each_case
def test_report_can_be_written(perfsys, path):
    done = perfsys("report", path)
    assert done.returncode == 0, done.stderr.decode()
    assert load(path.stem)["title"] in done.stdout.decode("utf-8")


@each_case
def test_nothing_is_dated_after_the_day_it_is_told(path):
    case = load(path.stem)
    late = [
        (kind, entity["id"], member)
        for kind in ("events", "evidence", "inquiries", "commitments", "evaluations", "assets")
        for entity in case.get(kind, [])
        for member in ("on", "date", "made_on", "done_on", "published_on", "decided_on")
        if entity.get(member, "") > case["as_of"]
    ]
    assert late == []


@each_case
def test_says_whether_it_is_invented_and_where_it_is_from(path):
    case = load(path.stem)
    assert case["sources"]
    assert isinstance(case["invented"], bool)
    assert ("invented" in case["summary"].lower()) == case["invented"]


# ---- the figures ----


def test_vienna_first_clinic_month_by_month():
    rows = table("semmelweis", "monthly_deaths.csv")
    expected = {
        (row["date"], "clinic 1"): (float(row["deaths"]), float(row["births"])) for row in rows
    }
    assert len(expected) == 98
    assert series(load("vienna-1847"), "deaths-first-clinic") == expected


def test_vienna_second_clinic_year_by_year():
    """From 1847 on the transcription has figures that Semmelweis's own tables, Sinclair and
    Győry do not; the case follows those. Until 1846 all agree."""
    rows = table("semmelweis", "yearly_deaths_by_clinic.csv")
    expected = {
        (f"{row['year']}-01-01", "clinic 2"): (int(row["deaths"]), int(row["births"]))
        for row in rows
        if row["clinic"] == "clinic 2" and int(row["year"]) <= 1846
    }
    assert len(expected) == 6
    points = series(load("vienna-1847"), "deaths-second-clinic")
    assert {key: points[key] for key in expected} == expected


def test_vienna_figures_in_the_texts():
    """Sums that the texts of the case quote."""
    first = series(load("vienna-1847"), "deaths-first-clinic")
    second = series(load("vienna-1847"), "deaths-second-clinic")

    def total(points, start, end):
        kept = [pair for (on, _), pair in points.items() if start <= on <= end]
        return sum(d for d, _ in kept), sum(b for _, b in kept)

    assert total(first, "1846-12", "1847-03-31") == (43, 1226)
    assert total(first, "1847-04", "1847-04-30") == (57, 312)
    assert total(first, "1848", "1848-12-31") == (45, 3556)
    assert total(second, "1841", "1846-12-31") == (691, 17791)
    assert total(second, "1847", "1848-12-31") == (75, 6525)
    text = json.dumps(load("vienna-1847"))
    for quoted in ("43 of 1,226", "57 of 312", "45 of 3,556", "691 of 17,791", "75 of 6,525"):
        assert quoted in text


@pytest.fixture(scope="module")
def emergency():
    """{(types of department, provider or None): {month: (attendances, breaches)}}"""
    sums = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in table("nhs_ae", "ae_attendances.csv"):
        counts = int(float(row["attendances"])), int(float(row["breaches"]))
        keys = [("all", None)]
        if row["type"] == "1":
            keys += [("major", None), ("major", row["org_code"])]
        for key in keys:
            month = sums[key][row["period"]]
            month[0] += counts[0]
            month[1] += counts[1]
    return sums


def within(months, group):
    return {(on, group): (a - b, a) for on, (a, b) in months.items()}


def test_emergency_care_all_departments(emergency):
    case = load("emergency-care-4h")
    months = emergency["all", None]
    assert len(months) == 36
    assert series(case, "within-four-hours") == within(months, "England")
    assert series(case, "attendances") == {(on, "England"): a for on, (a, _) in months.items()}


def test_emergency_care_major_departments(emergency):
    expected = within(emergency["major", None], "England")
    for provider in ("RF4", "RC9", "R1F"):
        assert len(emergency["major", provider]) == 36
        expected |= within(emergency["major", provider], provider)
    assert series(load("emergency-care-4h"), "within-four-hours-major") == expected


def test_attrition_figures_in_the_texts():
    case = load("attrition")
    points = series(case, "leavers")

    def rate(start, end):
        kept = [pair for (on, _), pair in points.items() if start <= on <= end]
        return round(100 * sum(left for left, _ in kept) / sum(had for _, had in kept), 1)

    statement = case["gaps"][0]["statement"]
    assert f"{rate('2024-04', '2024-08-31')} in a hundred" in statement
    assert f"it was {rate('2023-01', '2024-03-31')}" in statement
    claim = next(e for e in case["evaluations"] if e["id"] == "fewer-leave")["claim"]
    assert f"From February to June {rate('2025-02', '2025-06-30')}" in claim
