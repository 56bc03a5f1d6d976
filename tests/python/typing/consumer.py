"""A program of somebody else, as type checkers see it: every `assert_type` is a promise."""

from __future__ import annotations

import copy
import datetime
from typing import Any, assert_type

import perfsys
from perfsys import Case, Gap, GapType, knowledge


def reading(path: str) -> Case:
    case = perfsys.load(path, limits={"depth": 32}, progress=lambda share: share < 1)
    assert_type(case, Case)
    assert_type(perfsys.loads(b"{}", limits=perfsys.Limits(bytes=10)), Case)
    assert_type(perfsys.dumps(case, indent=2), str)
    assert_type(case.id, str | None)
    with Case("c1", title="Wards", opened="1847-05-15") as made:
        assert_type(made, Case)
    return case


def fields(case: Case) -> None:
    gap = case.gaps.add("g1", desired=0.95)
    assert_type(gap, Gap)
    assert_type(gap.id, str)
    assert_type(gap.desired, float | None)
    assert_type(gap.type, GapType | None)
    gap.type = "deficiency"
    gap.type = GapType.DEFICIENCY
    gap.desired = None
    del gap.desired
    assert_type(gap.benchmark, perfsys.Benchmark)
    assert_type(gap.benchmark.from_, datetime.date | None)
    gap.benchmark = {"from": "1841-01-01"}
    gap.benchmark.from_ = datetime.date(1841, 1, 1)
    assert_type(case.stakes, perfsys.Money | None)
    case.stakes = perfsys.Money(1250, "EUR")
    case.stakes = 1250
    case.required_perspectives = [perfsys.Perspective.STRATEGY, "sponsor"]
    assert_type(gap.case, Case | None)
    assert_type(copy.copy(gap), Gap)
    assert_type(Gap.from_dict({"id": "g2"}), Gap)


def lists(case: Case) -> None:
    gaps: perfsys.EntityList[Gap] = case.gaps
    assert_type(gaps.ids(), list[str])
    assert_type(case.gaps[0], Gap)
    assert_type(case.gaps["g1"], Gap)
    assert_type(case.gaps[1:], list[Gap])
    assert_type(case.gaps.find("g1"), Gap | None)
    for gap in case.gaps:
        assert_type(gap, Gap)
        assert_type(gap.owners, perfsys.TextList[str])
        gap.owners.append("p1")
        gap.owners += ["p2"]
    case.gaps.append(Gap("g3", actual=0.5, type=GapType.DEFICIENCY, owners=["p1"]))
    case.gaps.add("g4", type="deficiency", benchmark={"from": "1841-01-01"}, owners=["p1"])
    waiver = case.waivers.add(rule="B41", until="2025-01-01")
    assert_type(waiver, perfsys.Waiver)
    for point in perfsys.Measure("m1", series=[(datetime.date(2024, 1, 1), 3.0)]).series:
        assert_type(point, perfsys.Point)
        assert_type(point.value, float | None)


def results(case: Case) -> None:
    sizes = case.size(gap="g1", as_of=datetime.date(1849, 3, 31))
    assert_type(sizes, perfsys.Sizes)
    assert_type(sizes.gaps["g1"], perfsys.GapSize)
    assert_type(sizes.gaps[0].before.value, float | None)
    checked = case.check(packs=["core"], config={"limits": {"voices.max_seats": 12}})
    for finding in checked.findings:
        assert_type(finding.severity, perfsys.Severity | None)
    assert_type(checked.text("markdown", most=3), str)
    assert_type(checked.sarif("case.json"), str)
    assert_type(case.timings().to_dict(), dict[str, Any])
    assert_type(perfsys.merge(case, case, case).conflicts, perfsys.StructList[perfsys.Difference])
    for each in perfsys.Portfolio("cases.jsonl"):
        assert_type(each, Case)


def workbooks(case: Case) -> Case:
    perfsys.write_template("case.xlsx")
    perfsys.write_findings("case.xlsx", case.check())
    try:
        return perfsys.read_excel("case.xlsx")
    except perfsys.ExcelError as error:
        assert_type(error.errors[0].cell, str)
        raise


def tables(case: Case) -> None:
    assert_type(case.gaps.to_frame("id", "desired"), perfsys.Rows)
    assert_type(case.size().rows("gaps"), perfsys.Rows)
    case.import_frame(case.check().to_pandas(), create=True)


def known() -> None:
    assert_type(knowledge.factors["F14"], perfsys.Factor)
    assert_type(knowledge.factors["F14"].id, str)
    assert_type(knowledge.factors[:3], list[perfsys.Factor])
    assert_type(knowledge.learnable("F23", "supervisor"), perfsys.Learnable | None)
    assert_type([rule.name for rule in knowledge.rules], list[str])
    assert_type(perfsys.formulas.gut_score(5, 4, 3), int | None)


def failing() -> None:
    try:
        perfsys.loads("{")
    except perfsys.JsonSyntaxError as error:
        assert_type(error.line, int | None)
        assert_type(error.status, str)
