"""Tables by the Arrow C data interface: what pyarrow, pandas, polars and DuckDB give is read,
what perfsys gives they read, and both are what plain Python says.
"""

import ctypes
import datetime
import json
import math

import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfsys_ctypes import LIBRARY, PS_MEASURE, Error, PerfsysError, parsed, saved

PS_E_TYPE, PS_E_VALUE, PS_E_NOT_FOUND = 13, 14, 20
STREAM = b"arrow_array_stream"


class FrameOptions(ctypes.Structure):
    """ps_import_frame_options of arrow.h."""

    _fields_ = [
        ("size", ctypes.c_size_t),
        ("measure", ctypes.c_char_p),
        ("measure_column", ctypes.c_char_p),
        ("date_column", ctypes.c_char_p),
        ("value_column", ctypes.c_char_p),
        ("numerator_column", ctypes.c_char_p),
        ("denominator_column", ctypes.c_char_p),
        ("group_column", ctypes.c_char_p),
        ("create", ctypes.c_bool),
    ]


def declare():
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in [
        ("ps_import_frame", pointer, [pointer] * 5),
        ("ps_arrow_rows", ctypes.c_int, [pointer, text, text, pointer, pointer, pointer]),
        ("ps_at", pointer, [pointer, ctypes.c_int, ctypes.c_size_t]),
        ("ps_result_free", None, [pointer]),
    ]:
        function = getattr(LIBRARY, name)
        function.restype, function.argtypes = result, arguments


declare()
capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
capsule_pointer.restype, capsule_pointer.argtypes = ctypes.c_void_p, [
    ctypes.py_object,
    ctypes.c_char_p,
]
new_capsule = ctypes.pythonapi.PyCapsule_New
new_capsule.restype, new_capsule.argtypes = ctypes.py_object, [
    ctypes.c_void_p,
    ctypes.c_char_p,
    ctypes.c_void_p,
]


def import_frame(case, frame, **options):
    """ps_import_frame() of any object with __arrow_c_stream__: what it says, as a dict."""
    capsule = frame.__arrow_c_stream__()
    words = {name: w.encode() if isinstance(w, str) else w for name, w in options.items()}
    chosen, error = FrameOptions(ctypes.sizeof(FrameOptions), **words), Error()
    result = LIBRARY.ps_import_frame(
        case, capsule_pointer(capsule, STREAM), ctypes.byref(chosen), None, ctypes.byref(error)
    )
    if result is None:
        raise PerfsysError(error)
    try:
        return json.loads(saved(result))
    finally:
        LIBRARY.ps_result_free(result)


class Rows:
    """The rows of a list, for whoever asks for them by __arrow_c_stream__."""

    def __init__(self, owner, name, columns=None):
        self.stream, error = (ctypes.c_void_p * 5)(), Error()
        if LIBRARY.ps_arrow_rows(
            owner, name.encode(), columns and columns.encode(), self.stream, None,
            ctypes.byref(error),
        ):
            raise PerfsysError(error)

    def __arrow_c_stream__(self, requested_schema=None):
        return new_capsule(ctypes.addressof(self.stream), STREAM, None)


def series_after(frame, case=b'{"id":"c"}', **options):
    """The series of each measure after an import into a case, by their ids."""
    with parsed(case) as made:
        import_frame(made, frame, create=True, **options)
        after = json.loads(saved(made))
    return {m["id"]: m.get("series", []) for m in after["measures"]}


# ---- in ----

DAYS = [datetime.date(2017, 1, 1) + datetime.timedelta(days=31 * i) for i in range(6)]
FRAME = {
    "date": DAYS,
    "value": [1.5, 2.0, None, -3.25, 1e300, 0.0],
    "site": ["Südbahnhof", "a", "a", None, "a group with a long name", ""],
}
EXPECTED = [
    {"on": d.isoformat(), "value": v} | ({"group": s} if s else {})
    for d, v, s in zip(*FRAME.values())
    if v is not None
]


def plain(points):
    """Points with all numbers as floats."""
    return [{k: float(v) if k == "value" else v for k, v in p.items()} for p in points]


def frames():
    table = pyarrow.table(FRAME)
    coded = table.set_column(2, "site", table["site"].dictionary_encode())
    yield "pyarrow", table
    yield "pyarrow dictionary", coded
    yield "pyarrow chunks", pyarrow.concat_tables([table.slice(0, 2), table.slice(2)])
    yield "pyarrow batches", pyarrow.Table.from_batches(table.to_batches(max_chunksize=1))
    yield "pyarrow sliced", pyarrow.concat_tables([table, table]).slice(6, 6)
    for date in ["date32", "date64"]:
        yield date, table.set_column(0, "date", table["date"].cast(getattr(pyarrow, date)()))
    for unit in ["s", "ms", "us", "ns"]:
        for zone in [None, "UTC", "+00:00"]:
            moments = pyarrow.timestamp(unit, zone)
            yield f"{moments}", table.set_column(0, "date", table["date"].cast(moments))
    for text in [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()]:
        columns = [table["date"].cast(pyarrow.string()).cast(text), table["value"],
                   table["site"].cast(text)]
        yield f"{text}", pyarrow.table(columns, names=table.column_names)
    yield "pandas", pandas.DataFrame(FRAME)
    yield "pandas moments", pandas.DataFrame(FRAME | {"date": pandas.to_datetime(DAYS)})
    yield "pandas category", pandas.DataFrame(FRAME).astype({"site": "category"})
    yield "pandas index", pandas.DataFrame(FRAME, index=[5, 3, 9, 1, 0, 7]).iloc[:]
    yield "polars", polars.DataFrame(FRAME)
    yield "polars moments", polars.DataFrame(FRAME).cast({"date": polars.Datetime("ms")})
    yield "polars category", polars.DataFrame(FRAME).cast({"site": polars.Categorical})
    yield "polars chunks", polars.concat(
        [polars.DataFrame(FRAME)[:4], polars.DataFrame(FRAME)[4:]], rechunk=False
    )
    yield "polars sliced", polars.concat([polars.DataFrame(FRAME)] * 3)[6:12]


FRAMES = list(frames())


@pytest.mark.parametrize("frame", [f for _, f in FRAMES], ids=[n for n, _ in FRAMES])
def test_frames_of_all_kinds(frame):
    assert plain(series_after(frame, measure="m")["m"]) == EXPECTED


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    figures = pyarrow.table(FRAME)  # noqa: F841, DuckDB finds it by its name
    relation = duckdb.connect().sql("select * from figures order by date")
    assert plain(series_after(relation, measure="m")["m"]) == EXPECTED


def test_nulls_nan_and_none():
    frame = pyarrow.table({"date": DAYS, "value": [1.0, None, math.nan, 2.0, 3.0, 4.0]})
    with parsed(b'{"id":"c"}') as case:
        done = import_frame(case, frame, measure="m", create=True)
    assert (done["added"], done["skipped"]) == (4, 2)
    notes = [note["text"] for note in done["notes"]]
    assert notes == [
        "2 rows have no figure: rows 2, 3.",
        "The row has NaN, which is no figure.",
    ]
    assert [note.get("line") for note in done["notes"]] == [None, 3]


def test_polars_columns_of_nothing():
    frame = polars.DataFrame({"date": DAYS, "value": range(6), "group": [None] * 6})
    assert len(series_after(frame, measure="m")["m"]) == 6


def test_rates_and_names():
    frame = pandas.DataFrame({"Month": pandas.to_datetime(DAYS), "deaths": range(6),
                              "births": [10] * 6, "clinic": ["first"] * 6})
    (series,) = series_after(frame, measure="m").values()
    assert series[5] == {"on": DAYS[5].isoformat(), "numerator": 5, "denominator": 10,
                         "group": "first"}


def refusal(frame, **options):
    with parsed(b'{"id":"c","measures":[{"id":"m"}]}') as case:
        before = saved(case)
        with pytest.raises(PerfsysError) as raised:
            import_frame(case, frame, **options)
        assert saved(case) == before
    return raised.value


def test_refusals():
    table = pyarrow.table(FRAME)
    vienna = table["date"].cast(pyarrow.timestamp("us", "Europe/Vienna"))
    error = refusal(table.set_column(0, "date", vienna), measure="m")
    assert error.status == PS_E_TYPE and "table of zones" in str(error)
    for column in [
        pyarrow.array([1] * 6, pyarrow.float16()),
        pyarrow.array([1] * 6, pyarrow.decimal128(5, 2)),
        pyarrow.array([True] * 6),
        pyarrow.array(["1"] * 6),
        pyarrow.array([[1]] * 6),
    ]:
        error = refusal(table.set_column(1, "value", column), measure="m")
        assert error.status == PS_E_TYPE and 'Column "value" holds' in str(error)
    error = refusal(table.rename_columns(["date", "x", "y"]), measure="m")
    assert error.status == PS_E_NOT_FOUND
    assert 'there are: "date", "x", "y"' in str(error)
    error = refusal(table, measure="nothing")
    assert error.status == PS_E_NOT_FOUND and 'there are: "m"' in str(error)
    error = refusal(polars.Series([1, 2]), measure="m")
    assert error.status == PS_E_TYPE and "not a table" in str(error)
    infinite = pyarrow.array([1, 2, 3, 4, math.inf, 6])
    error = refusal(table.set_column(1, "value", infinite), measure="m")
    assert (error.status, error.line) == (PS_E_VALUE, 5)
    struct = pyarrow.StructArray.from_arrays(
        [table["date"].combine_chunks(), table["value"].combine_chunks()],
        names=["date", "value"],
        mask=pyarrow.array([False, False, True, False, False, False]),
    )
    error = refusal(pyarrow.chunked_array([struct]), measure="m")
    assert (error.status, error.line) == (PS_E_VALUE, 3)


def test_a_stream_that_fails():
    schema = pyarrow.schema([("date", pyarrow.date32()), ("value", pyarrow.float64())])

    def batches():
        yield pyarrow.record_batch({"date": DAYS[:2], "value": [1.0, 2.0]}, schema=schema)
        raise ValueError("the source went away")

    error = refusal(pyarrow.RecordBatchReader.from_batches(schema, batches()), measure="m")
    assert "the source went away" in str(error)


numbers = st.one_of(
    st.none(), st.floats(allow_nan=True, allow_infinity=False), st.integers(-100, 100)
)
rows = st.lists(
    st.tuples(
        st.sampled_from(["m", "n", "a longer id of one"]),
        st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
        | st.dates(datetime.date(2017, 1, 1), datetime.date(2017, 1, 9)),
        numbers,
        st.sampled_from([None, "", "x", "y", "  x ", "ein längerer Name einer Gruppe"]),
    ),
    max_size=40,
)
kinds = st.sampled_from(["date32", "date64", "timestamp", "string", "view", "dictionary"])


def column(values, plain_type, kind):
    """Texts or dates as one of the kinds that hold them."""
    array = pyarrow.array(values, plain_type)
    if kind == "dictionary":
        return array.dictionary_encode()
    if kind in ("string", "view") or plain_type == pyarrow.string():
        texts = array.cast(pyarrow.string())
        return texts.cast(pyarrow.string_view()) if kind == "view" else texts
    return array.cast({"date32": pyarrow.date32(), "date64": pyarrow.date64(),
                       "timestamp": pyarrow.timestamp("s")}[kind])


def oracle(rows):
    """What the rows make of a case without series, in plain Python; None where they differ."""
    made = {}
    for measure, on, value, group in rows:
        if value is None or math.isnan(value):
            continue
        series = made.setdefault(measure, {})
        group = (group or "").strip()
        if series.setdefault((on, group), float(value)) != float(value):
            return None
    return {
        measure: [
            {"on": on.isoformat(), "value": value} | ({"group": group} if group else {})
            for (on, group), value in series.items()
        ]
        for measure, series in made.items()
    }


@settings(max_examples=300)
@given(rows, kinds, kinds, kinds, st.integers(1, 20), st.integers(0, 5), st.booleans())
def test_random_rows(rows, dates, groups, measures, chunk, skip, sort):
    if sort:
        rows.sort(key=lambda row: row[1])
    names = ["measure", "date", "value", "group"]
    parts = list(zip(*rows)) if rows else [(), (), (), ()]
    values = [None if v is None else float(v) for v in parts[2]]
    table = pyarrow.table(
        [
            column(parts[0], pyarrow.string(), measures),
            column(parts[1], pyarrow.date32(), dates),
            pyarrow.array(values, pyarrow.float64()),
            column(parts[3], pyarrow.string(), groups),
        ],
        names=names,
    )
    batches = table.slice(skip).to_batches(max_chunksize=chunk)
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, batches)
    expected = oracle(rows[skip:])
    with parsed(b'{"id":"c"}') as case:
        try:
            first = import_frame(case, reader, create=True)
        except PerfsysError as error:
            assert expected is None and error.status == PS_E_VALUE
            assert json.loads(saved(case)) == {"schema_version": 1, "id": "c"}
            return
        assert expected is not None
        after = json.loads(saved(case))
        made = {m["id"]: plain(m["series"]) for m in after.get("measures", [])}
        assert made == expected
        again = import_frame(case, table.slice(skip), create=True)
        assert again["added"] == 0 and json.loads(saved(case)) == after
        assert again["present"] == first["added"] + sum(
            1 for m, d, v, g in rows[skip:] if v is not None and not math.isnan(v)
        ) - sum(len(points) for points in expected.values())


# ---- out ----

CASE = {
    "id": "c",
    "measures": [
        {"id": "m", "series": [{"on": d.isoformat(), "value": i} for i, d in enumerate(DAYS)]},
    ],
    "gaps": [
        {"id": "g", "type": "deficiency", "desired": 0.5, "population_size": 12, "since": "1970-01-01",
         "benchmark": {"from": "1847-05-15"}, "cost_to_meet": {"minor": -5, "currency": "EUR"},
         "owners": ["é", ""]},
        {"id": "h", "owners": []},
        {"id": "i", "statement": "", "cost_to_meet": {"minor": 2**53 + 1}},
    ],
    "evidence": [{"id": "e", "supports": True}, {"id": "f", "supports": False}, {"id": "j"}],
}


def flat(row):
    """A row as its JSON says it: without what is null, nested again, dates as texts."""
    made = {}
    for name, value in row.items():
        if value is None:
            continue
        *way, last = name.split(".")
        at = made
        for step in way:
            at = at.setdefault(step, {})
        at[last] = value.isoformat() if isinstance(value, datetime.date) else value
    return made


@pytest.mark.parametrize("name", ["gaps", "evidence"])
def test_rows_say_what_the_json_says(name):
    with parsed(json.dumps(CASE).encode()) as case:
        out = Rows(case, name)
    table = pyarrow.RecordBatchReader.from_stream(out).read_all()
    table.validate(full=True)
    assert [flat(row) for row in table.to_pylist()] == CASE[name]


def test_every_reader():
    with parsed(json.dumps(CASE).encode()) as case:
        rows = polars.DataFrame(Rows(case, "gaps", "id,desired,owners"))
        assert rows.rows() == [("g", 0.5, ["é", ""]), ("h", None, []), ("i", None, None)]
        rows = pandas.DataFrame.from_arrow(Rows(case, "gaps", "id,population_size,since"))
        assert list(rows["id"]) == ["g", "h", "i"]
        assert rows["population_size"].isna().tolist() == [False, True, True]
        measure = LIBRARY.ps_at(case, PS_MEASURE, 0)
        assert polars.DataFrame(Rows(measure, "series"))["on"].to_list() == DAYS
        assert polars.DataFrame(Rows(case, "causes")).shape[0] == 0
        assert pyarrow.table(Rows(case, "causes")).num_rows == 0


def test_duckdb_reads():
    duckdb = pytest.importorskip("duckdb")
    with parsed(json.dumps(CASE).encode()) as case:
        rows = pyarrow.RecordBatchReader.from_stream(Rows(case, "gaps"))  # noqa: F841
    sums = duckdb.connect().sql("select count(*), sum(desired), max(id) from rows").fetchall()
    assert sums == [(3, 0.5, "i")]


def test_out_and_in_again():
    with parsed(json.dumps(CASE).encode()) as case:
        measure = LIBRARY.ps_at(case, PS_MEASURE, 0)
        done = import_frame(case, Rows(measure, "series"), measure="m")
        assert (done["added"], done["present"]) == (0, 6)
        import_frame(case, Rows(measure, "series"), measure="copy", create=True)
        after = json.loads(saved(case))["measures"]
        assert after[0]["series"] == after[1]["series"]
