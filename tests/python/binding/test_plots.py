"""Pictures: what is drawn is what the case says; nothing else of matplotlib is touched."""

import subprocess
import sys

import perfsys
import pytest
from some_cases import CASES, small, vienna  # noqa: F401 (fixtures)

matplotlib = pytest.importorskip("matplotlib")


@pytest.fixture
def emergency():
    return perfsys.load(CASES / "emergency-care-4h.json")


def labels(ax):
    return ax.get_legend_handles_labels()[1]


def line(ax, label):
    return next(each for each in ax.lines if each.get_label() == label)


def test_figures_are_drawn_by_date_and_group(emergency):
    measure = emergency.measures[1]
    ax = measure.plot()
    assert labels(ax) == ["England", "RF4", "RC9", "R1F", "target 95"]
    points = [point for point in measure.series if point.group == "RF4"]
    drawn = line(ax, "RF4")
    assert list(drawn.get_xdata()) == [point.on for point in points]
    assert list(drawn.get_ydata()) == pytest.approx(
        [100 * point.numerator / point.denominator for point in points]
    )
    assert [each.get_text() for each in ax.texts] == ["before", "now"]
    assert ax.get_title("left") == measure.name and ax.get_ylabel() == "%"
    assert labels(measure.series.plot(groups=["RC9"])) == ["RC9", "target 95"]


def test_a_band_is_drawn(small):  # noqa: F811
    measure = small.measures[0]
    measure.series.append("2020-01-01", 1.0)
    measure.band_low, measure.band_high = 2.0, 4.0
    assert labels(measure.plot()) == ["all", "good: 2 to 4"]


def test_many_groups_are_cut_and_it_says_so(small):  # noqa: F811
    for number in range(11):
        small.measures[0].series.append("2020-01-01", 1.0, group=f"g{number}")
    ax = small.measures[0].plot()
    assert len(labels(ax)) == 8 and ax.get_legend().get_title().get_text() == "and 3 groups more"


def test_dates_come_in_order_and_points_without_figures_are_left_out(small):  # noqa: F811
    series = small.measures[0].series
    series.append("2020-02-01", numerator=1, denominator=0)
    series.append("2020-03-01", 3.0)
    series.append("2020-01-01", 1.0)
    assert list(line(series.plot(), "all").get_ydata()) == [1.0, 3.0]


def test_each_gap_is_drawn_before_now_and_as_desired(emergency):
    sizes = emergency.size()
    ax = sizes.plot()
    gap = sizes.gaps[0]
    for name, value in (("before", gap.before.value), ("now", gap.now.value), ("desired", 95)):
        assert list(line(ax, name).get_xdata()) == [value]
    assert [each.get_text() for each in ax.get_yticklabels()] == ["four-hours"]
    assert [each.get_text() for each in ax.get_legend().get_texts()] == ["before", "now", "desired"]


def test_gaps_of_several_units_are_shares(small):  # noqa: F811
    small.gaps[0].actual = 0.19
    small.measures.add("m2", unit="days")
    small.gaps.add("g2", measure="m2", desired=10, actual=25)
    small.gaps.add("g3", measure="m2", desired=0, actual=25)
    ax = small.size().plot()
    assert ax.get_xlabel() == "% of what is desired"
    drawn = [each.get_xdata()[0] for each in ax.lines if each.get_label() == "now"]
    assert drawn == pytest.approx([20, 250])


def test_nothing_to_draw_says_so(small):  # noqa: F811
    with pytest.raises(perfsys.NoDataError, match="no figures"):
        small.measures[0].plot()
    with pytest.raises(perfsys.NoDataError, match="missing"):
        small.size().plot()
    small.measures[0].series.append("2020-01-01", 1.0, group="north")
    with pytest.raises(perfsys.NotFoundError, match="did you mean 'north'"):
        small.measures[0].plot(groups=["norht"])


def test_given_axes_are_drawn_into(emergency):
    from matplotlib.figure import Figure

    one, two = Figure().subplots(2)
    assert emergency.size().plot(one) is one
    assert emergency.measures[0].plot(ax=two) is two and two.lines


def test_texts_are_no_formulas(small):  # noqa: F811
    measure = small.measures[0]
    measure.name, measure.unit = r"$\frac{1$ broken", "US$ and $"
    measure.series.append("2020-01-01", 1.0, group="_hidden $x$")
    ax = measure.plot()
    assert len(labels(ax)) == 1
    assert ax._repr_png_().startswith(b"\x89PNG")


def test_pyplot_and_the_global_style_stay_as_they_are():
    script = f"""
import sys, matplotlib
# Read as a plain dict: to read the backend by its name imports pyplot.
before = list(dict.items(matplotlib.rcParams))
import perfsys
assert "matplotlib.pyplot" not in sys.modules
case = perfsys.load({str(CASES / "emergency-care-4h.json")!r})
case.measures[0].plot()._repr_png_()
case.size().plot()
assert "matplotlib.pyplot" not in sys.modules
assert list(dict.items(matplotlib.rcParams)) == before
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_matplotlib_is_named_where_it_is_missing():
    script = """
import sys
sys.modules["matplotlib"] = None
import perfsys
try:
    perfsys.Case("c").size().plot()
except ImportError as error:
    print(error)
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout == "pictures need matplotlib: pip install matplotlib\n"
