"""Values of fields: what each kind takes and gives, and what it says of what it does not take."""

import datetime
import decimal
import enum
import fractions
import math
import struct

import perfsys
import pytest
from hypothesis import given
from hypothesis import strategies as st
from perfsys import Money, Point, Range
from some_cases import small  # noqa: F401

TYPE, VALUE, RANGE, ENCODING = (
    perfsys.FieldTypeError,
    perfsys.FieldValueError,
    perfsys.FieldRangeError,
    perfsys.EncodingError,
)
DAY = datetime.date(2024, 2, 29)


class NumpyLike:
    """An integer type that is no int, as NumPy's."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Odd(enum.StrEnum):
    DEFICIENCY = "deficiency"


def where(case, name):
    return {"desired": case.gaps[0], "since": case.gaps[0], "type": case.gaps[0]}.get(name, case)


TAKEN = [
    ("desired", 0.1, 0.1),
    ("desired", 3, 3.0),
    ("desired", -(2**53), -float(2**53)),
    ("desired", NumpyLike(7), 7.0),
    ("desired", decimal.Decimal("0.5"), 0.5),
    ("desired", fractions.Fraction(1, 4), 0.25),
    ("forms", 2**63 - 1, 2**63 - 1),
    ("forms", -(2**63), -(2**63)),
    ("forms", NumpyLike(7), 7),
    ("invented", True, True),
    ("invented", False, False),
    ("title", "", ""),
    ("title", "ü€😀", "ü€😀"),
    ("title", Odd.DEFICIENCY, "deficiency"),
    ("since", DAY, DAY),
    ("since", "2024-02-29", DAY),
    ("since", datetime.date.min, datetime.date.min),
    ("since", datetime.date.max, datetime.date.max),
    ("type", perfsys.GapType.NEW_STANDARD, perfsys.GapType.NEW_STANDARD),
    ("type", "deficiency", perfsys.GapType.DEFICIENCY),
    ("stakes", Money(5, "EUR"), Money(5, "EUR")),
    ("stakes", (5, None), Money(5, None)),
    ("stakes", -7, Money(-7)),
]

REFUSED = [
    ("desired", "1", TYPE),
    ("desired", b"1", TYPE),
    ("desired", True, TYPE),
    ("desired", 1j, TYPE),
    ("desired", [1.0], TYPE),
    ("desired", object(), TYPE),
    ("desired", math.nan, VALUE),
    ("desired", -math.inf, VALUE),
    ("desired", 2**53 + 1, RANGE),
    ("desired", 2**64, RANGE),
    ("desired", decimal.Decimal("0.1"), RANGE),
    ("desired", decimal.Decimal("NaN"), VALUE),
    ("forms", 1.0, TYPE),
    ("forms", True, TYPE),
    ("forms", "1", TYPE),
    ("forms", 2**63, RANGE),
    ("forms", -(2**63) - 1, RANGE),
    ("invented", 1, TYPE),
    ("invented", "true", TYPE),
    ("title", b"x", TYPE),
    ("title", 5, TYPE),
    ("title", "a\0b", ENCODING),
    ("title", "\udc80", ENCODING),
    ("since", datetime.datetime(2024, 1, 1), TYPE),
    ("since", "2023-02-29", VALUE),
    ("since", "1 May 2020", VALUE),
    ("since", 20240101, TYPE),
    ("type", "deficency", VALUE),
    ("type", 1, TYPE),
    ("type", perfsys.Purpose.LAUNCH, VALUE),
    ("stakes", 5.0, TYPE),
    ("stakes", True, TYPE),
    ("stakes", "5 EUR", TYPE),
    ("stakes", (5,), VALUE),
    ("stakes", (5, "eur"), VALUE),
    ("stakes", (5, "EURO"), VALUE),
    ("stakes", (5, 978), TYPE),
    ("stakes", 2**63, RANGE),
    ("scope_units", "abc", TYPE),
    ("scope_units", 5, TYPE),
    ("scope_units", {"a": 1}, TYPE),
    ("scope_units", ["a", 5], TYPE),
    ("scope_units", ["a", None], TYPE),
    ("scope_units", ["a", "\0"], ENCODING),
    ("required_perspectives", ["sponsor", "sponsr"], VALUE),
    ("glossary", ["a"], TYPE),
    ("gaps", [], TYPE),
    ("schema_version", 2, perfsys.ArgumentError),
]


@pytest.mark.parametrize(("name", "value", "read"), TAKEN)
def test_what_a_field_takes(small, name, value, read):
    target = where(small, name)
    setattr(target, name, value)
    found = getattr(target, name)
    assert found == read and type(found) is type(read)
    assert getattr(where(perfsys.loads(perfsys.dumps(small)), name), name) == read
    setattr(target, name, None)
    assert getattr(target, name) is None and not target.is_set(name)
    setattr(target, name, value)
    delattr(target, name)
    assert getattr(target, name) is None


@pytest.mark.parametrize(("name", "value", "error"), REFUSED)
def test_what_a_field_refuses_changes_nothing(small, name, value, error):
    small.scope_units = ["north"]
    before = perfsys.dumps(small)
    with pytest.raises(error) as raised:
        setattr(where(small, name), name, value)
    assert perfsys.dumps(small) == before
    assert name in (raised.value.path or "") + raised.value.message


def test_a_wrong_type_is_told_with_the_field_and_what_it_is(small):
    with pytest.raises(TYPE, match="gap.desired is a number, not str"):
        small.gaps[0].desired = "much"
    with pytest.raises(TYPE, match=r"case.scope_units\[1\] is text, not int"):
        small.scope_units = ["a", 5]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_kept_bit_for_bit(value):
    gap = perfsys.Gap("g", desired=value)
    assert struct.pack("d", gap.desired) == struct.pack("d", value)


@given(st.integers(-(2**63), 2**63 - 1))
def test_integers_are_kept_over_64_bits(value):
    case = perfsys.Case("c", forms=value)
    assert case.forms == value and case.get("forms") == value


@given(st.text())
def test_texts_are_kept_or_refused(value):
    case = perfsys.Case("c")
    try:
        case.title = value
        case.scope_units = [value, value]
    except ENCODING:
        assert "\0" in value and case.title is None and not case.scope_units
        return
    assert case.title == value and list(case.scope_units) == [value, value]
    assert value in case.scope_units


@given(st.dates())
def test_dates_are_kept(value):
    gap = perfsys.Gap("g", since=value)
    assert gap.since == value and type(gap.since) is datetime.date


FIGURE = st.none() | st.floats(allow_nan=False, allow_infinity=False)
POINTS = st.lists(
    st.builds(
        Point,
        st.dates(),
        st.floats(allow_nan=False, allow_infinity=False),
        FIGURE,
        FIGURE,
        st.none() | st.sampled_from(["north", "south"]),
    )
)


@given(POINTS)
def test_series_are_kept_in_points_and_columns(points):
    measure = perfsys.Measure("m", series=points)
    assert list(measure.series) == points and measure.series[:] == points
    for column in ("on", "value", "numerator", "denominator", "group"):
        assert measure.series.column(column) == [getattr(point, column) for point in points]


def test_series_take_all_points_or_none():
    measure = perfsys.Measure("m", series=[(DAY, 1.0)])
    for wrong, error in [
        ((DAY,), TYPE),
        ([DAY, 1.0], TYPE),
        ((None, 1.0), VALUE),
        (("2023-02-29", 1.0), VALUE),
        ((DAY, None), VALUE),
        ((DAY, None, 1.0), VALUE),
        ((DAY, math.nan), VALUE),
        ((DAY, "1"), TYPE),
        ((DAY, 1.0, None, None, 5), TYPE),
        ((DAY, 1.0, None, None, "\0"), ENCODING),
    ]:
        for change in (
            lambda wrong=wrong: setattr(measure, "series", [(DAY, 2.0), wrong]),
            lambda wrong=wrong: measure.series._extend([(DAY, 2.0), wrong]),
        ):
            with pytest.raises(error) as raised:
                change()
            assert "series[1]" in raised.value.path
            assert list(measure.series) == [Point(DAY, 1.0)]


def test_ranges():
    cause = perfsys.Cause("c", share=(0.1, None, 0.5))
    assert cause.share == Range(0.1, None, 0.5) and type(cause.share) is Range
    for wrong, error in [
        ((1, 2), VALUE),
        ("123", TYPE),
        ((1, "2", 3), TYPE),
        ((1, True, 3), TYPE),
        ((1, math.inf, 3), VALUE),
        ((1, 2**53 + 1, 3), RANGE),
    ]:
        with pytest.raises(error):
            cause.share = wrong
        assert cause.share == Range(0.1, None, 0.5)
    cause.share = (None, None, None)
    assert cause.share is None
