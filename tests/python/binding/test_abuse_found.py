"""What the abuse matrix and the fuzzer found once, so that it stays mended."""

import math

import perfsys
import pytest
from perfsys import knowledge
from some_cases import order  # noqa: F401

LONG = "x" * 1_000_000


def test_to_dict_keeps_the_sign_of_zero():
    gap = perfsys.Gap("g", desired=-0.0, place=":-0")
    gap.since = "2024-01-01"
    assert math.copysign(1, gap.to_dict()["desired"]) == -1
    assert perfsys.Gap.from_dict(gap.to_dict()) == gap


def test_lists_of_a_closed_case_can_be_printed(order):
    items = [order.gaps, order.scope_regions, order.waivers, order.measures]
    order.close()
    for each in items:
        assert "no longer there" in repr(each)


def test_what_is_no_text_is_in_nothing(order):
    for text in ("a\0b", "a\ud800"):
        assert text not in order
        assert text not in order.gaps
        assert text not in knowledge.factors
        assert text not in perfsys.Registry()


@pytest.mark.parametrize("path", ["a\0b", "a\ud800", b"a\0b"])
def test_a_path_that_is_none(order, path):
    for thing in (order, perfsys.Gap("g")):
        with pytest.raises(perfsys.EncodingError):
            perfsys.dump(thing, path)
    for call in (perfsys.load, perfsys.Config.load, perfsys.Portfolio):
        with pytest.raises(perfsys.EncodingError):
            call(path)


def test_messages_do_not_repeat_a_whole_book(order, tmp_path):
    for call in (
        lambda: order[LONG],
        lambda: knowledge.factors[LONG],
        lambda: order.scope_regions.remove(LONG),
        lambda: order.waivers[LONG],
        lambda: perfsys.Config.load(LONG),
        lambda: perfsys.dump(perfsys.Gap("g"), LONG),
        lambda: perfsys.Registry()[LONG],
        lambda: getattr(order, LONG),
    ):
        with pytest.raises(Exception) as caught:
            call()
        assert len(str(caught.value)) < 600


def test_arguments_of_the_wrong_class_are_type_errors(order):
    for call in (
        lambda: order.check(registry=3),
        lambda: order.check(config=3),
        lambda: knowledge.limit("voices.max_seats", 3),
        lambda: knowledge.walk("mager_pipe_1997", 3),
        lambda: perfsys.Portfolio(text="[]", on_error=3),
        lambda: perfsys.Registry()[math.nan],
    ):
        with pytest.raises(TypeError):
            call()


def test_a_path_in_sarif_is_a_path(order):
    with pytest.raises(perfsys.LimitError):
        order.check(rules="B41").sarif(LONG)
