"""Entities of the package as people use them: fields, constructors, copies, words."""

import copy
import datetime
import json
import math
import pickle

import perfsys
import pytest
from perfsys import knowledge
from some_cases import small, vienna  # noqa: F401


def test_values_are_those_of_python(vienna):
    gap = vienna.gaps[0]
    assert isinstance(gap, perfsys.Gap) and isinstance(gap, perfsys.Entity)
    measure = vienna.measures[gap.measure]
    assert isinstance(measure.baseline.from_, datetime.date)
    assert measure.direction is perfsys.Direction.LOWER and measure.direction == "lower"
    point = measure.series[0]
    assert isinstance(point, perfsys.Point) and point.on == datetime.date(1841, 1, 1)
    assert vienna.closed is None or isinstance(vienna.closed, datetime.date)
    assert perfsys.Gap("g").desired is None


def test_every_kind_of_field_is_set_and_read_back(small):
    gap = small.gaps["g1"]
    gap.desired = 1
    assert gap.desired == 1.0 and type(gap.desired) is float
    gap.type = "deficiency"
    assert gap.type is perfsys.GapType.DEFICIENCY
    gap.type = perfsys.GapType.OPPORTUNITY
    assert gap.type == "opportunity"
    gap.detected = "2024-02-29"
    assert gap.detected == datetime.date(2024, 2, 29)
    gap.detected = datetime.date(2024, 3, 1)
    assert gap.to_dict()["detected"] == "2024-03-01"
    small.stakes = perfsys.Money(125, "EUR")
    assert small.stakes == (125, "EUR") and small.stakes.minor == 125
    small.stakes = 7
    assert small.stakes.minor == 7 and small.stakes.currency is None
    small.forms = 2**63 - 1
    assert small.forms == 2**63 - 1
    small.invented = True
    assert small.invented is True
    gap.desired = None
    assert gap.desired is None and not gap.is_set("desired")
    del gap.type
    assert gap.type is None
    small.measures["m1"].baseline = {"from": "2024-01-01", "to": "2024-12-31"}
    assert small.measures["m1"].baseline.from_.year == 2024
    assert small.measures["m1"].baseline
    small.measures["m1"].baseline = None
    assert not small.measures["m1"].baseline


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("desired", "much", perfsys.FieldTypeError),
        ("desired", True, perfsys.FieldTypeError),
        ("desired", math.nan, perfsys.FieldValueError),
        ("desired", math.inf, perfsys.FieldValueError),
        ("desired", 2**53 + 1, perfsys.FieldRangeError),
        ("measure", 3, perfsys.FieldTypeError),
        ("measure", "a\0b", perfsys.EncodingError),
        ("measure", "\ud800", perfsys.EncodingError),
        ("type", "deficient", perfsys.FieldValueError),
        ("type", 1, perfsys.FieldTypeError),
        ("detected", "2023-02-29", perfsys.FieldValueError),
        ("detected", datetime.datetime(2024, 1, 1), perfsys.FieldTypeError),
        ("benchmark", 3, perfsys.FieldTypeError),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(small, name, value, error):
    gap = small.gaps["g1"]
    before = gap.to_json()
    with pytest.raises(error):
        setattr(gap, name, value)
    assert gap.to_json() == before
    with pytest.raises(error):
        small.gaps.add("g2", **{name: value})
    assert "g2" not in small and gap.to_json() == before


def test_typos_are_told(small):
    gap = small.gaps["g1"]
    with pytest.raises(AttributeError, match="Gap has no field 'desird'; did you mean 'desired'"):
        gap.desird  # noqa: B018
    with pytest.raises(AttributeError, match="did you mean 'desired'"):
        gap.desird = 1
    with pytest.raises(AttributeError):
        gap.quite_other = 1
    with pytest.raises(TypeError, match="did you mean 'desired'"):
        perfsys.Gap("g", desird=1)
    with pytest.raises(TypeError, match="did you mean 'desired'"):
        small.gaps.add("g2", desird=1)
    assert "g2" not in small
    with pytest.raises(AttributeError, match="did you mean 'loads'"):
        perfsys.laods  # noqa: B018
    with pytest.raises(perfsys.NotFoundError, match="did you mean .g1.?"):
        small.gaps["g11"]
    with pytest.raises(perfsys.NotFoundError, match="did you mean .g1.?"):
        small["g11"]
    assert not hasattr(gap, "desird")


def test_an_entity_stands_alone_until_it_is_appended(small):
    gap = perfsys.Gap("g2", desired=0.5, type="deficiency", place="Ward 1")
    assert gap.case is None and gap.desired == 0.5
    held = gap.benchmark
    small.gaps.append(gap)
    assert len(small.gaps) == 2 and gap == small.gaps[-1] and gap.case == small
    gap.desired = 0.6
    assert small.gaps["g2"].desired == 0.6
    held.group = "north"
    assert small.gaps["g2"].benchmark.group == "north"
    with pytest.raises(perfsys.ArgumentError, match=r"copy\.copy"):
        small.gaps.append(gap)
    with pytest.raises(perfsys.ExistsError):
        small.gaps.append(perfsys.Gap("g1"))
    with pytest.raises(perfsys.ExistsError):
        small.causes.append(perfsys.Cause("g1"))
    with pytest.raises(TypeError):
        small.gaps.append(perfsys.Cause("c9"))
    with pytest.raises(TypeError):
        small.gaps.append(None)
    other = copy.copy(gap)
    other.id = "g3"
    small.gaps += [other, perfsys.Gap("g4")]
    assert small.gaps.ids() == ["g1", "g2", "g3", "g4"]


def test_an_entity_needs_an_id_and_known_classes_only():
    with pytest.raises(TypeError):
        perfsys.Gap()
    with pytest.raises(TypeError):
        perfsys.Gap(3)
    with pytest.raises(TypeError):
        perfsys.Gap(None)
    with pytest.raises(perfsys.FieldValueError):
        perfsys.Gap("")
    for kind in (perfsys.Benchmark, perfsys.Finding, perfsys.Sizes, perfsys.Factor):
        with pytest.raises(TypeError):
            kind()


def test_a_class_may_be_derived():
    class Loud(perfsys.Gap):
        __slots__ = ()

        def shout(self):
            return self.place.upper()

    gap = Loud("g", place="ward")
    assert gap.shout() == "WARD" and isinstance(copy.copy(gap), Loud)

    class Ours(perfsys.Case):
        pass

    assert isinstance(Ours("c", title="x").copy(), Ours) and Ours.from_dict({"id": "c"}).id == "c"


def test_equal_is_by_content_and_nothing_hashes(vienna):
    other = vienna.copy()
    assert other == vienna and other.gaps[0] == vienna.gaps[0]
    assert perfsys.dumps(other) == perfsys.dumps(vienna)
    other.gaps[0].desired = 0.5
    assert other != vienna and other.gaps[0] != vienna.gaps[0]
    assert vienna.gaps[0] != vienna.measures[0] and vienna != 3 and vienna is not None
    for thing in (vienna, vienna.gaps[0], vienna.size(), vienna.gaps, vienna.measures[0].series):
        with pytest.raises(TypeError):
            hash(thing)


def test_copy_and_pickle(vienna):
    for twin in (copy.copy(vienna), copy.deepcopy(vienna), pickle.loads(pickle.dumps(vienna))):
        assert twin == vienna and twin is not vienna
        twin.title = "other"
        assert vienna.title != "other"
    cause = vienna.causes[0]
    for twin in (copy.copy(cause), copy.deepcopy(cause), pickle.loads(pickle.dumps(cause))):
        assert twin == cause and twin.case is None
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(vienna, protocol)) == vienna
    sizes = vienna.size()
    assert copy.copy(sizes) is sizes and copy.deepcopy([sizes])[0] is sizes
    series = vienna.measures[0].series
    for thing in (sizes, sizes.gaps[0], vienna.gaps, knowledge.factors[0], series):
        with pytest.raises(TypeError):
            pickle.dumps(thing)
    word = perfsys.GapType.DEFICIENCY
    assert pickle.loads(pickle.dumps(word)) is word and copy.deepcopy(word) is word
    for value in (perfsys.Money(1, "EUR"), perfsys.Range(1, 2, 3), vienna.measures[0].series[0]):
        again = pickle.loads(pickle.dumps(value))
        assert again == value and type(again) is type(value)


def test_what_perfsys_does_not_know_is_kept():
    case = perfsys.loads('{"id": "c", "gaps": [{"id": "g", "colour": {"x": [1]}}]}')
    assert case.gaps[0].extensions == {"colour": {"x": [1]}} and case.extensions == {}
    assert json.loads(perfsys.dumps(copy.copy(case.gaps[0])))["colour"] == {"x": [1]}


def test_repr_is_short_and_never_raises(vienna, small):
    things = [vienna, vienna.gaps[0], vienna.measures[0].baseline, vienna.size(), vienna.check()]
    things += [*vienna.causes, *vienna.check().findings, *knowledge.factors, vienna.gaps]
    things += [vienna.measures[0].series, small.measures[0].series]
    things += [knowledge.rules, perfsys.Config()]
    for thing in things:
        assert 3 < len(repr(thing)) <= 130 and "\n" not in repr(thing), repr(thing)
    assert repr(small.gaps["g1"]) == "Gap('g1', measure='m1', desired=0.95)"
    assert repr(small.gaps) == "<1 gaps: 'g1'>"
    gap = small.gaps["g1"]
    small.gaps.remove("g1")
    assert "no longer there" in repr(gap)
    small.close()
    assert "no longer there" in repr(small)


def test_enums_are_texts():
    assert [str(word) for word in perfsys.CauseStatus] == [
        "unexamined", "hypothesised", "supported", "confirmed", "ruled_out",
    ]
    assert perfsys.Letter("R") is perfsys.Letter.R
    assert f"{perfsys.GapType.NEW_STANDARD}" == "new_standard"
    for name in perfsys.enums.enum_names():
        assert len(getattr(perfsys, name)) > 0


def test_what_perfsys_does_not_know_goes_where_its_part_goes():
    case = perfsys.loads(
        '{"id": "c", "gaps": [{"id": "a", "benchmark": {"zz": [1.50]}}, {"id": "b"}],'
        '"parties": [{"id": "p", "skills": [{"zz": {}}, {"yy": 1}]}, {"id": "q"}]}'
    )
    case.gaps[1].benchmark = case.gaps[0].benchmark
    assert case.gaps[1].benchmark.to_json() == '{"zz":[1.50]}'
    skills = case.parties["q"].skills
    case.parties["q"].skills = case.parties["p"].skills
    assert case.parties["q"].to_json() == '{"id":"q","skills":[{"zz":{}},{"yy":1}]}'
    skills[0] = case.parties["p"].skills[1]
    assert [skill.extensions for skill in skills] == [{"yy": 1}, {"yy": 1}]
    skills[0] = {}
    assert [skill.extensions for skill in skills] == [{}, {"yy": 1}]


def test_members_perfsys_does_not_know_can_be_set(small):
    gap = small.gaps[0]
    gap.set_extension("colour", {"x": [1, 0.1, None, "é"]})
    gap.benchmark.set_extension("seen", None)
    small.set_extension("own", -0.0)
    again = perfsys.loads(perfsys.dumps(small))
    assert again == small and again.extensions == {"own": 0}
    assert again.gaps[0].extensions == {"colour": {"x": [1, 0.1, None, "é"]}}
    assert again.gaps[0].benchmark.extensions == {"seen": None}
    gap.remove_extension("colour")
    gap.remove_extension("never there")
    assert gap.extensions == {}
    alone = perfsys.Gap("alone")
    alone.set_extension("x", 1)
    small.gaps.append(alone)
    assert small.gaps["alone"].extensions == {"x": 1}
    with pytest.raises(perfsys.FieldValueError, match='perfsys knows "desired"'):
        gap.set_extension("desired", 1)
    for value, error in ((float("nan"), ValueError), (object(), TypeError)):
        with pytest.raises(error):
            gap.set_extension("x", value)
    deep = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(perfsys.LimitError):
        gap.set_extension("x", deep)
