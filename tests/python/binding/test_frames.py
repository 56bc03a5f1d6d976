"""Tables as data frames, and data frames as figures."""

import datetime
import math
import subprocess
import sys

import perfsys
import pytest
from some_cases import order, small, vienna  # noqa: F401 (fixtures)

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")


def cells(frame):
    """What stands in a frame of any kind, as lists by column."""
    return frame.to_pydict() if hasattr(frame, "to_pydict") else frame.to_dict(as_series=False)


def test_a_list_is_a_frame_of_every_kind(vienna):  # noqa: F811
    causes = vienna.causes
    statements = [cause.statement for cause in causes]
    assert causes.to_arrow().column("statement").to_pylist() == statements
    assert causes.to_polars()["statement"].to_list() == statements
    column = causes.to_pandas()["statement"]
    assert [None if pandas.isna(each) else each for each in column] == statements
    assert duckdb.sql("select statement from causes").fetchall() == [(each,) for each in statements]


def test_columns_are_chosen_in_their_order(vienna):  # noqa: F811
    wanted = ["measure", "id"]
    assert vienna.gaps.to_arrow(wanted).column_names == wanted
    assert vienna.gaps.to_polars("measure,id").columns == wanted
    assert list(vienna.gaps.to_pandas(wanted).columns) == wanted
    assert polars.DataFrame(vienna.gaps.to_frame(*wanted)).columns == wanted
    assert vienna.gaps.to_frame().to_arrow().equals(vienna.gaps.to_arrow())
    with pytest.raises(perfsys.NotFoundError, match='"desird"; the nearest is "desired"'):
        vienna.gaps.to_polars("desird")


def test_results_give_their_main_list_and_others_by_name(order):  # noqa: F811
    result = order.check()
    assert result.to_arrow().num_rows == len(result.findings) > 0
    assert result.rows("answers").to_polars("rule").height == len(result.answers)
    assert order.size().to_pandas("gap")["gap"].tolist() == [gap.gap for gap in order.size().gaps]
    with pytest.raises(perfsys.NoDataError, match="Next has no rows"):
        order.next_question().to_arrow()


def test_nothing_is_null_and_never_nan(small):  # noqa: F811
    small.gaps.add("g2", population_size=3)
    assert cells(small.gaps.to_arrow("desired,population_size")) == {
        "desired": [0.95, None],
        "population_size": [None, 3],
    }
    assert cells(small.gaps.to_polars("desired")) == {"desired": [0.95, None]}
    frame = small.gaps.to_pandas("desired,population_size,since")
    assert [str(kind) for kind in frame.dtypes][:2] == ["Float64", "Int64"]
    assert frame["since"].dtype.kind == "M" and frame["desired"][1] is pandas.NA


def test_dates_are_dates(small):  # noqa: F811
    series = small.measures[0].series
    series.append(datetime.date(2020, 1, 1), 1.0)
    series.append(datetime.date(1847, 5, 15), 2.0)
    frame = series.to_pandas("on,value")
    assert frame["on"].tolist() == [pandas.Timestamp(2020, 1, 1), pandas.Timestamp(1847, 5, 15)]
    assert series.to_polars("on")["on"].to_list() == [each.on for each in series]


FIGURES = {"month": ["2020-01-01", "2020-02-01"], "late": [3.0, None], "all": [10, 20]}


@pytest.mark.parametrize(
    "make",
    [
        pandas.DataFrame,
        polars.DataFrame,
        pyarrow.table,
        lambda data: pyarrow.table(data).to_reader(),
        lambda data: duckdb.from_arrow(pyarrow.table(data)),
    ],
    ids=["pandas", "polars", "pyarrow", "reader", "duckdb"],
)
def test_any_frame_comes_in(small, make):  # noqa: F811
    told = small.import_frame(
        make({"on": FIGURES["month"], "value": [1.5, 2.5], "group": ["a", None]}), measure="m1"
    )
    assert told.added == 2
    assert [(point.value, point.group) for point in small.measures[0].series] == [
        (1.5, "a"),
        (2.5, None),
    ]


def test_nan_is_told_and_null_is_not(small):  # noqa: F811
    days = ["2020-01-01", "2020-02-01", "2020-03-01"]
    frame = pyarrow.table({"on": days, "value": [math.nan, None, 1.0]})
    told = small.import_frame(frame, measure="m1")
    assert told.added == 1
    assert [note.line for note in told.notes if "NaN" in note.text] == [1]


def test_a_missing_column_is_named_with_those_there_are(small):  # noqa: F811
    with pytest.raises(perfsys.NotFoundError) as error:
        small.import_frame(polars.DataFrame(FIGURES), measure="m1", date_column="day")
    assert all(f'"{name}"' in error.value.message for name in ("day", "month", "late", "all"))
    assert len(small.measures[0].series) == 0


def test_what_goes_out_comes_in(vienna):  # noqa: F811
    measure = vienna.measures[0]
    for taken in (measure.series, measure.series.to_polars(), measure.series.to_pandas()):
        other = perfsys.Case("c")
        other.measures.add("m", unit=measure.unit)
        other.import_frame(taken, measure="m")
        assert other.measures[0].series == measure.series


def test_a_frame_outlives_its_case(small):  # noqa: F811
    table = small.gaps.to_arrow("desired")
    small.close()
    assert cells(table) == {"desired": [0.95]}


def test_missing_packages_are_named():
    script = """
import sys
sys.modules["pyarrow"] = sys.modules["polars"] = sys.modules["pandas"] = None
import perfsys
case = perfsys.Case("c")
for name in ("arrow", "polars", "pandas"):
    try:
        getattr(case.gaps, "to_" + name)()
    except ImportError as error:
        print(error)
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == [
        "this needs pyarrow: pip install pyarrow",
        "this needs polars: pip install polars",
        "this needs pandas: pip install pandas pyarrow",
    ]


def test_a_table_needs_no_package(vienna, order):  # noqa: F811
    for rows in (vienna.gaps, vienna.parties, vienna.measures[0].series, order.check()):
        assert rows.to_columns() == rows.to_arrow().to_pydict()
    assert list(vienna.gaps.to_columns("desired,id")) == ["desired", "id"]
    with pytest.raises(perfsys.NotFoundError, match='the nearest is "desired"'):
        vienna.gaps.to_columns("desird")


def test_a_table_is_printed():
    case = perfsys.Case("c")
    for number in range(25):
        case.gaps.add(f"g{number}", desired=number / 4, place="a\nb" * 30)
    lines = str(case.gaps.to_frame("id", "place", "desired")).split("\n")
    assert lines[0].split() == ["id", "place", "desired"]
    assert lines[1] == "g0   " + ("a b" * 30)[:32] + "…" + "        0"
    assert lines[-1] == "... 5 more" and len(lines) == 22
    assert str(perfsys.Case("c").gaps.to_frame("id")) == "id"


def test_only_tables_of_perfsys_are_read_as_lists():
    floats = pyarrow.table({"a": pyarrow.array([1.5, None])})
    both = pyarrow.concat_tables([floats, floats]).slice(1, 2)
    assert perfsys._core.columns(both.__arrow_c_stream__()) == [("a", False, [None, 1.5])]
    for values in (pyarrow.array([1], pyarrow.int8()), pyarrow.array([[1.0]]),
                   pyarrow.array(["a"]).dictionary_encode()):  # fmt: skip
        with pytest.raises(perfsys.ArgumentError, match="Only tables of perfsys"):
            perfsys._core.columns(pyarrow.table({"a": values}).__arrow_c_stream__())
    capsule = floats.__arrow_c_stream__()
    perfsys._core.columns(capsule)
    with pytest.raises(perfsys.ArgumentError, match="taken by somebody else"):
        perfsys._core.columns(capsule)
    with pytest.raises(TypeError):
        perfsys._core.columns(3)
