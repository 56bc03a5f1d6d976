"""Lists of entities, texts, words and parts, and series."""

import datetime
import math

import perfsys
import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_cases import small  # noqa: F401


def test_a_list_of_entities(small):
    for number in range(2, 6):
        small.gaps.add(f"g{number}")
    gaps = small.gaps
    assert len(gaps) == 5 and gaps[0].id == "g1" and gaps[-1].id == "g5"
    assert [gap.id for gap in gaps[1:3]] == ["g2", "g3"] and isinstance(gaps[1:3], list)
    assert [gap.id for gap in reversed(gaps)] == ["g5", "g4", "g3", "g2", "g1"]
    assert "g3" in gaps and "m1" not in gaps and gaps[2] in gaps and None not in gaps
    assert gaps.index(gaps["g4"]) == 3 and gaps.count(gaps[0]) == 1
    assert gaps == list(gaps) and gaps == small.gaps and gaps != [] and gaps != 3
    assert gaps.find("g2") == gaps[1] and gaps.find("m1") is None
    with pytest.raises(IndexError):
        gaps[5]
    with pytest.raises(IndexError):
        gaps[-6]
    with pytest.raises(TypeError):
        gaps[1.0]
    with pytest.raises(ValueError):
        gaps.index(perfsys.Gap("x"))

    last = gaps.pop()
    assert last.id == "g5" and last.case is None and len(gaps) == 4
    gaps.append(last)
    gaps.remove(gaps["g5"])
    gaps.remove("g4")
    with pytest.raises(perfsys.NotFoundError):
        gaps.remove("g4")
    with pytest.raises(perfsys.NotFoundError):
        gaps.remove(perfsys.Gap("g1"))
    with pytest.raises(TypeError):
        gaps.remove(3)
    del gaps[-1]
    del gaps["g2"]
    assert gaps.ids() == ["g1"]
    with pytest.raises(perfsys.ReferencedError):
        small.measures.remove("m1")
    with pytest.raises(perfsys.ReferencedError):
        small.measures.pop()
    gaps.clear()
    assert len(gaps) == 0 and gaps.pop is not None
    with pytest.raises(IndexError):
        gaps.pop()
    small.measures.remove("m1")


def test_a_list_of_texts(small):
    regions = small.scope_regions
    assert len(regions) == 0 and not small.is_set("scope_regions")
    regions.append("north")
    regions.extend(["south", "east"])
    regions += ["west"]
    assert regions == ["north", "south", "east", "west"] and repr(regions) == repr(list(regions))
    regions.insert(1, "centre")
    regions[0] = "far north"
    del regions[-1]
    assert regions.pop() == "east" and regions.pop(0) == "far north"
    assert list(regions) == ["centre", "south"] and "south" in regions
    regions.reverse()
    regions.sort()
    regions[1:] = ["a", "b"]
    assert regions[:] == ["centre", "a", "b"] and regions + ["c"] == ["centre", "a", "b", "c"]
    regions.remove("a")
    for wrong in (3, None, "a\0", ["x"]):
        with pytest.raises((perfsys.FieldTypeError, perfsys.EncodingError)):
            regions.append(wrong)
        with pytest.raises((perfsys.FieldTypeError, perfsys.EncodingError)):
            regions.extend(["fine", wrong])
    with pytest.raises(TypeError):
        regions.extend("text")
    with pytest.raises(ValueError):
        regions.remove("a")
    assert regions == ["centre", "b"]
    regions.clear()
    assert small.is_set("scope_regions") and small.to_dict()["scope_regions"] == []
    small.scope_regions = None
    assert not small.is_set("scope_regions")
    small.scope_regions = ("x", "y")
    assert small.scope_regions == ["x", "y"]


def test_a_list_of_words(small):
    small.required_perspectives = ["sponsor", perfsys.Perspective.CUSTOMER]
    assert small.required_perspectives[0] is perfsys.Perspective.SPONSOR
    small.required_perspectives.append("region")
    assert small.required_perspectives.pop() is perfsys.Perspective.REGION
    with pytest.raises(perfsys.FieldValueError):
        small.required_perspectives.append("costumer")


def test_a_list_of_parts(small):
    terms = small.glossary
    first = terms.add(term="gap", business_term="shortfall")
    assert isinstance(first, perfsys.GlossaryTerm) and first.term == "gap"
    terms.append({"term": "cause", "business_term": "reason"})
    terms.append(first)
    assert len(terms) == 3 and terms[2] == terms[0] and terms.count(first) == 2
    first.business_term = "hole"
    assert terms[0].business_term == "hole" and terms[2].business_term == "shortfall"
    assert terms.pop() == {"term": "gap", "business_term": "shortfall"}
    with pytest.raises((TypeError, AttributeError, perfsys.NotFoundError)):
        terms.add(trm="x")
    with pytest.raises(perfsys.FieldTypeError):
        terms.add(term=3)
    with pytest.raises((TypeError, perfsys.FieldTypeError)):
        terms.append(3)
    assert len(terms) == 2
    terms[1] = {"term": "root"}
    assert terms[1].business_term is None
    del terms[0]
    assert terms[0].term == "root"
    for wrong in (1, 7, -2, -9):
        for misuse in (terms.pop, terms.__delitem__, lambda at: terms.__setitem__(at, {})):
            with pytest.raises(IndexError):
                misuse(wrong)
    with pytest.raises(TypeError):
        del terms["root"]
    assert len(terms) == 1
    small.glossary = [{"term": "a"}, {"term": "b"}]
    assert [term.term for term in small.glossary] == ["a", "b"]
    terms.remove(terms[0])
    terms.clear()
    assert len(small.glossary) == 0


def test_a_series(small):
    series = small.measures["m1"].series
    series.append(datetime.date(2024, 1, 1), 5)
    series.append("2024-02-01", numerator=3, denominator=60, group="north")
    series.extend([perfsys.Point(datetime.date(2024, 3, 1), 4.5)])
    assert len(series) == 3
    assert series[1] == (datetime.date(2024, 2, 1), None, 3, 60, "north")
    assert series[1].numerator == 3 and series[1].value is None and series[1].group == "north"
    assert series.column("value") == [5.0, None, 4.5]
    assert [point.on.month for point in series[1:]] == [2, 3] and series[-1].value == 4.5
    assert series == list(series) and series.index(series[2]) == 2
    with pytest.raises(perfsys.FieldValueError):
        series.append("2024-13-01", 1)
    with pytest.raises(perfsys.FieldValueError):
        series.append("2024-04-01")
    with pytest.raises(perfsys.FieldValueError):
        series.append("2024-04-01", math.inf)
    with pytest.raises((TypeError, ValueError, perfsys.Error)):
        series.extend([("2024-04-01", 1), ("2024-05-01", "x")])
    assert len(series) == 3
    with pytest.raises(IndexError):
        series[3]
    assert repr(series) == "<series of 3 points, 2024-01-01 to 2024-03-01>"


VERBS = st.sampled_from(["add", "pop", "del", "set", "ren"])


@given(st.lists(st.tuples(VERBS, st.integers(0, 9), st.integers(0, 9))))
def test_a_list_of_entities_does_what_a_list_does(steps):
    case, model = perfsys.Case("c"), []
    held = {}
    for verb, a, b in steps:
        known = [row[0] for row in model]
        if verb == "add":
            if f"g{a}" in known:
                with pytest.raises(perfsys.ExistsError):
                    case.gaps.add(f"g{a}", desired=b)
            else:
                held[f"g{a}"] = case.gaps.add(f"g{a}", desired=b)
                model.append([f"g{a}", float(b)])
        elif verb == "pop" and model:
            id, value = model.pop(a % len(model))
            gone = case.gaps.pop(a % (len(model) + 1))
            assert (gone.id, gone.desired) == (id, value)
            with pytest.raises(perfsys.RemovedError):
                held.pop(id).desired  # noqa: B018
        elif verb == "del" and model:
            id, _ = model.pop(a % len(model))
            case.remove(id)
            assert not held.pop(id)._alive
        elif verb == "set" and model:
            row = model[a % len(model)]
            row[1] = float(b)
            held[row[0]].desired = b
        elif verb == "ren" and model and f"g{b}" not in known:
            row = model[a % len(model)]
            case.rename(row[0], f"g{b}")
            held[f"g{b}"] = held.pop(row[0])
            row[0] = f"g{b}"
    assert [[gap.id, gap.desired] for gap in case.gaps] == model
    assert all(held[id].desired == value for id, value in model)
