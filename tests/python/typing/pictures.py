"""As consumer.py, for who has matplotlib: types of pictures are its own."""

from __future__ import annotations

from typing import assert_type

from matplotlib.axes import Axes
from perfsys import Case, plots


def pictures(case: Case) -> None:
    axes = case.size().plot()
    assert_type(axes, Axes)
    assert_type(plots.measure(case.measures["m1"], axes, groups=["north"]), Axes)
    case.measures["m1"].series.plot().set_title("Waiting")
