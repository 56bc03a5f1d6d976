"""The cases that tests of the binding begin with."""

import pathlib

import perfsys
import pytest

CASES = pathlib.Path(__file__).parents[3] / "examples" / "cases"
ALL = sorted(CASES.glob("*.json"))


@pytest.fixture
def vienna():
    return perfsys.load(CASES / "vienna-1847.json")


@pytest.fixture
def order():
    return perfsys.load(CASES / "training-order.json")


@pytest.fixture
def small():
    case = perfsys.Case("c1", title="Small", currency="EUR")
    case.measures.add("m1", name="Errors", unit="%")
    case.gaps.add("g1", measure="m1", desired=0.95)
    return case
