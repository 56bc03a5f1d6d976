"""What can be done with a case: find, change, analyse, merge, import; portfolios."""

import datetime
import io
import json

import perfsys
import pytest
from some_cases import CASES, order, small, vienna  # noqa: F401


def test_find_rename_remove_references(small):
    assert small["g1"] == small.gaps[0] and "g1" in small and "g2" not in small
    assert small.find("g1") == small["g1"] and small.find("g1", "measure") is None
    assert small.find("nowhere") is None
    small.scope_regions = ["north"]
    assert [entity.id for entity in small] == ["m1", "g1"]
    assert small.references("m1").findings[0].objects[0] == "g1"
    small.rename("m1", "errors")
    assert small["g1"].measure == "errors"
    with pytest.raises(perfsys.ReferencedError):
        small.remove("errors")
    small.remove("errors", "leave")
    assert small.inspect().findings[0].name == "dangling-reference"
    gap = small["g1"]
    small.remove("g1")
    with pytest.raises(perfsys.RemovedError):
        gap.desired  # noqa: B018
    with pytest.raises(perfsys.NotFoundError):
        small.remove("g1")
    with pytest.raises(perfsys.FieldValueError):
        small.remove("g1", "gently")
    with pytest.raises(TypeError):
        small[0]
    small.compact()
    with pytest.raises(perfsys.RemovedError):
        gap.desired = 1


def test_close_ends_all_objects(vienna):
    gap, series, sizes = vienna.gaps[0], vienna.measures[0].series, vienna.size()
    with vienna as case:
        assert case is vienna
    for use in (
        lambda: gap.desired, lambda: series[0], lambda: vienna.title, lambda: vienna.check(),
        lambda: len(vienna.gaps), lambda: perfsys.dumps(gap), lambda: gap.case,
    ):
        with pytest.raises(perfsys.RemovedError):
            use()
    vienna.close()
    assert sizes.gaps[0].gap  # a result is its own
    finding = sizes.gaps[0]
    sizes.close()
    with pytest.raises(perfsys.RemovedError):
        finding.gap  # noqa: B018


def test_objects_keep_what_they_belong_to():
    import gc

    gap = perfsys.load(CASES / "vienna-1847.json").gaps[0]
    low = perfsys.load(CASES / "vienna-1847.json").size().gaps[0].now
    gc.collect()
    assert gap.id and low.value is not None and gap.case.title


def test_the_analyses(vienna, order):
    size = vienna.size().gaps[0]
    assert size.before.value == pytest.approx(2060 / 19571)
    assert vienna.size(gap=size.gap).gaps[size.gap] == size
    assert vienna.size(as_of="1845-12-31") != vienna.size()
    assert vienna.size(as_of=datetime.date(1845, 12, 31)) == vienna.size(as_of="1845-12-31")
    with pytest.raises(perfsys.NotFoundError):
        vienna.size(gap="nowhere")
    assert "10.5" in vienna.size().text() or "0.10526" in vienna.size().text()
    assert vienna.size().text("markdown").count("|") > 4

    result = order.check()
    assert result.errors >= 1 and isinstance(result.findings[0].severity, perfsys.Severity)
    assert any(finding.rule == "B60" for finding in result.findings)
    assert result.findings[0].rule in result.text(most=-1)
    assert len(result.text(most=-1)) > len(result.text(most=1))
    assert order.check(rules=["B60"]).answers[0].rule == "B60"
    assert len(order.check(packs="core").answers) < len(result.answers)
    assert order.check(packs=["core", "voices"]) == order.check(packs="core,voices")
    with pytest.raises(perfsys.NotFoundError):
        order.check(rules="B6O")
    off = order.check(config={"rules": {"B60": False}})
    assert not any(finding.rule == "B60" for finding in off.findings)
    sarif = json.loads(result.sarif("order.json", (CASES / "training-order.json").read_text()))
    assert sarif["version"] == "2.1.0"
    assert order.next_question().question
    assert order.voices().text() and order.timings().times["t0"].id == "t0"
    assert isinstance(order.partner_score().mode, (perfsys.PartnerMode, type(None)))
    assert len(order.partner_score(joint_share=0.5).items) == 10
    assert order.judge_tasks(important=3.5).case_id == order.id
    with pytest.raises(perfsys.FieldValueError):
        order.judge_tasks(very_difficult=1, moderately_difficult=4)
    assert "#" in order.report("markdown") and order.title in order.show()
    assert order.parties[0].id in order.show(order.parties[0].id, "markdown")
    assert str(order.next_question())
    with pytest.raises(perfsys.FieldValueError):
        order.report("html5")
    with pytest.raises(perfsys.ArgumentError):
        result.errors = 0


def test_diff_and_merge(vienna):
    ours, theirs = vienna.copy(), vienna.copy()
    ours.title, theirs.summary = "Ours", "Theirs"
    difference = vienna.diff(ours).differences[0]
    assert (difference.field, difference.after) == ("title", "Ours")
    assert len(vienna.diff(vienna.copy()).differences) == 0
    merged = perfsys.merge(vienna, ours, theirs)
    assert (merged.case.title, merged.case.summary) == ("Ours", "Theirs")
    assert len(merged.conflicts) == 0
    theirs.title = "Theirs"
    case, conflicts = perfsys.merge(vienna, ours, theirs)
    assert case.title == "Ours" and conflicts[0].after == "Theirs"
    with pytest.raises(perfsys.FieldValueError):
        perfsys.merge(vienna, ours, perfsys.Case("another"))


def test_redact(order):
    for party in order.redact("sponsor").parties:
        assert party.name is None or party.name.startswith("Party")
    names = [party.name for party in order.parties]
    assert [party.name for party in order.redact("team", keep_names=True).parties] == names


def test_imports(small, tmp_path):
    rows = "date,value\n2024-01-01,5\n2024-02-01,6\n"
    done = small.import_series("m1", text=rows)
    assert done.added == 2 and small.import_series("m1", io.StringIO(rows)).present == 2
    path = tmp_path / "more.csv"
    path.write_text("date,value\n2024-03-01,7\n")
    assert small.import_series("m1", path).added == 1
    with pytest.raises(perfsys.NotFoundError):
        small.import_series("m9", path)
    assert small.import_series("m9", path, create=True).created == ["m9"]
    with pytest.raises(perfsys.NotFoundError):
        small.import_series("m1", path, value_column="figure")
    with pytest.raises(perfsys.FieldValueError) as caught:
        small.import_series("m1", text="date,value\n2024-01-01,1\n2024-02-01,much\n")
    assert caught.value.line == 3
    with pytest.raises(perfsys.FileError):
        small.import_series("m1", tmp_path / "none.csv")
    with pytest.raises(TypeError):
        small.import_series("m1")
    events = "date,kind,what,who\n2024-01-05,decision,Go,Ann\n"
    assert small.import_events(text=events, format="csv", create_parties=True).added == 1
    matrix = "| Task | Ann | Bob |\n|---|---|---|\n| Build | R | A |\n"
    assert small.import_raci(text=matrix, format="markdown").added == 2
    assert "Build" in small.raci_text()
    with pytest.raises(TypeError):
        small.import_raci(text=matrix)
    with pytest.raises(perfsys.NoDataError):
        perfsys.Case("x").raci_text()


def test_portfolio(vienna, order, tmp_path):
    text = "\n".join(perfsys.dumps(case) for case in (vienna, order)) + "\n"
    path = tmp_path / "all.jsonl"
    path.write_text(text)
    assert [case.id for case in perfsys.Portfolio(path)] == [vienna.id, order.id]
    with perfsys.Portfolio(text=text) as portfolio:
        assert next(portfolio) == vienna and portfolio.line == 1 and not portfolio.at_end
    with pytest.raises(perfsys.RemovedError):
        next(portfolio)
    broken = perfsys.dumps(vienna) + '\n{"id": 3}\n' + perfsys.dumps(order) + "\n"
    seen = []
    reader = perfsys.Portfolio(text=broken)
    assert next(reader) == vienna
    with pytest.raises(perfsys.FieldTypeError) as caught:
        next(reader)
    assert caught.value.line == 2
    assert next(reader) == order
    with pytest.raises(StopIteration):
        next(reader)
    assert reader.at_end
    assert len(list(perfsys.Portfolio(text=broken, on_error=seen.append))) == 2
    assert [error.line for error in seen] == [2]
    each = []
    together = perfsys.Portfolio(path).check(lambda case, result: each.append(result), packs="core")
    assert len(each) == 2 and together.case_id is None
    with pytest.raises(perfsys.FileError):
        perfsys.Portfolio(tmp_path / "none.jsonl")


def test_progress_tells_and_stops():
    points = [{"on": "2024-01-01", "value": number} for number in range(200_000)]
    text = json.dumps({"id": "c", "measures": [{"id": "m", "series": points}]})
    seen = []
    perfsys.loads(text, progress=seen.append)
    assert seen and seen == sorted(seen) and 0 <= seen[0] and seen[-1] <= 1
    with pytest.raises(perfsys.CancelledError):
        perfsys.loads(text, progress=lambda share: False)

    def fail(share):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        perfsys.loads(text, progress=fail)
    with pytest.raises(TypeError):
        perfsys.loads(text, progress=3)


def test_a_case_in_use_is_not_changed(order):
    seen = []

    def meddle(share):
        seen.append(order.title)  # reading is fine
        order.title = "changed"

    with pytest.raises(perfsys.BusyError):
        order.check(progress=meddle)
    with pytest.raises(perfsys.BusyError):
        order.check(progress=lambda share: order.close())
    assert seen and order.title == seen[0]
    order.title = "changed"
    assert order.title == "changed"
