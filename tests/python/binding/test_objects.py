"""Where objects point: views of nested structs and lists, what happens to them when what they
stand for moves, is removed or closed, and what Python code that runs in between can do."""

import datetime
import gc

import perfsys
import pytest
from perfsys import _core
from some_cases import small, vienna  # noqa: F401


def gone(action):
    with pytest.raises(perfsys.RemovedError):
        action()


# ---- fields ----


def test_every_field_of_every_struct_tells_of_itself():
    for name in _core.structs():
        doc, fields = _core.describe(name)
        assert doc and fields
        for field in fields:
            assert field.struct == name and field.name == field.__name__
            assert field.doc and field.__doc__ and field.kind != "none"
            assert (field.element is not None) == (field.kind in ("struct", "entity"))
            assert field.kind != "enum" or field.enum
            assert field.minimum is None or isinstance(field.minimum, float)
            assert isinstance(field.targets, tuple)
            assert field.__get__(None, object) is field
    with pytest.raises(LookupError):
        _core.fields("nonsense")


def test_a_field_reads_and_writes_objects_of_its_struct_only(small):
    desired = next(field for field in _core.fields("gap") if field.name == "desired")
    assert desired.__get__(small.gaps[0]) == 0.95
    for other in (small, small.measures[0], small.gaps, 5, None, object):
        with pytest.raises(TypeError):
            desired.__get__(other)
        with pytest.raises(TypeError):
            desired.__set__(other, 1)
        with pytest.raises(TypeError):
            desired.__delete__(other)


def test_an_object_that_changes_its_class_is_still_what_it_is(small):
    gap = small.gaps[0]
    gap.__class__ = perfsys.Measure
    with pytest.raises(TypeError):
        _ = gap.name
    gap.__class__ = perfsys.Gap
    assert gap.desired == 0.95


@pytest.mark.parametrize("kind", [_core.Object, _core.List, _core.Series, _core.Field])
def test_the_types_of_the_core_make_nothing(kind):
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        object.__new__(kind)
    if kind is not _core.Field:
        with pytest.raises(TypeError):
            type("Derived", (kind,), {"__slots__": ()})()


# ---- nested structs ----


def test_a_nested_struct_is_a_view_that_is_there_before_it_is_given(small):
    window = small.measures[0].baseline
    assert not window._given and window.from_ is None
    window.from_ = "2020-01-01"
    assert window._given and small.measures[0].baseline.from_ == datetime.date(2020, 1, 1)
    assert window._path == "baseline" and window._entity() == small.measures[0]
    small.measures[0].baseline = None
    assert not window._given and window.from_ is None


def test_a_nested_struct_is_set_whole_or_not_at_all(small):
    measure = small.measures[0]
    measure.baseline = {"from_": "2020-01-01", "to": datetime.date(2020, 2, 1), "group": "a"}
    before = perfsys.dumps(small)
    for wrong, error in [
        ({"to": "2020-03-01", "from": "not a day"}, perfsys.FieldValueError),
        ({"to": "2020-03-01", "form": "2020-01-01"}, perfsys.NotFoundError),
        ({"to": "2020-03-01", "group": 5}, perfsys.FieldTypeError),
        ({"to": "2020-03-01", "a.b": 5}, perfsys.NotFoundError),
        ({5: 5}, perfsys.FieldTypeError),
        (5, perfsys.FieldTypeError),
        (small.gaps[0], perfsys.FieldTypeError),
    ]:
        with pytest.raises(error):
            measure.baseline = wrong
        assert perfsys.dumps(small) == before
    measure.baseline = {"to": "2021-01-01"}
    assert measure.baseline.from_ is None, "what is not named is not left over"
    measure.current = measure.baseline
    assert measure.current == measure.baseline and measure.current.to.year == 2021
    measure.current = measure.current
    assert measure.current.to.year == 2021


def test_items_of_a_list_of_structs_keep_to_what_they_are(small):
    small.glossary = [{"term": word} for word in "abcd"]
    a, b, c, d = small.glossary
    small.glossary._erase(1)
    gone(lambda: b.term)
    assert (a.term, c.term, d.term, d._path) == ("a", "c", "d", "glossary[2]")
    d.business_term = "D"
    assert small.glossary[2].business_term == "D"
    small.glossary._set(0, {"term": "x"})
    assert a.term == "x" and a.business_term is None
    small.glossary = list(small.glossary)[::-1]
    gone(lambda: a.term)
    assert [item.term for item in small.glossary] == ["d", "c", "x"]
    before = perfsys.dumps(small)
    for action in (
        lambda: setattr(small, "glossary", [{"term": "y"}, {"term": 5}]),
        lambda: small.glossary._append_struct({"trem": "y"}),
        lambda: small.glossary._set(0, {"term": ["y"]}),
    ):
        with pytest.raises(perfsys.Error):
            action()
        assert perfsys.dumps(small) == before


# ---- what goes away ----


def test_views_keep_their_case_alive(vienna):
    gap, series, owners = vienna.gaps[0], vienna.measures[0].series, vienna.gaps[0].owners
    level = vienna.size().gaps[0].now
    points = iter(series)
    del vienna
    gc.collect()
    assert gap.type == "deficiency" and series[0].numerator == 37 and list(owners) is not None
    assert level.value is not None and next(points).denominator == 254


def test_what_was_removed_says_so(small):
    gap, owners, benchmark = small.gaps[0], small.gaps[0].owners, small.gaps[0].benchmark
    over = iter(small.gaps)
    small.remove("g1")
    for compacted in (False, True):
        for action in (
            lambda: gap.desired,
            lambda: setattr(gap, "desired", 1.0),
            lambda: delattr(gap, "desired"),
            lambda: len(owners),
            lambda: benchmark.from_,
            lambda: setattr(benchmark, "from_", "2020-01-01"),
            lambda: gap._get("desired"),
            lambda: gap == perfsys.Gap("g1"),
        ):
            gone(action)
        assert not gap._alive and gap._kind == "gap" and gap == gap
        if not compacted:
            small.compact()
    assert list(over) == []
    assert small.gaps.add("g1").desired is None, "a new one in its place is another object"
    gone(lambda: gap.desired)


def test_after_close_everything_says_so(vienna):
    objects = [vienna, vienna.gaps[0], vienna.gaps[0].benchmark]
    views = [vienna.gaps, vienna.sources, vienna.measures[0].series]
    iterators = [iter(view) for view in views]
    vienna.close()
    vienna.close()
    for item in objects:
        gone(lambda item=item: getattr(item, item._field_names()[0]))
        gone(lambda item=item: item._is_set(item._field_names()[0]))
        gone(item._extensions)
        assert not item._alive
    for view in views:
        gone(lambda view=view: len(view))
        gone(lambda view=view: view[0])
        gone(lambda view=view: view[:])
        gone(lambda view=view: "x" in view)
        gone(view.clear)
    for iterator in iterators:
        gone(lambda iterator=iterator: next(iterator))


def test_what_stood_alone_takes_its_views_along(small):
    gap = perfsys.Gap("g2", desired=0.5)
    benchmark, owners = gap.benchmark, gap.owners
    small.gaps.append(gap)
    benchmark.group = "ours"
    owners.append("p1")
    assert small.gaps["g2"].benchmark.group == "ours" and list(small.gaps["g2"].owners) == ["p1"]
    with pytest.raises(perfsys.ArgumentError):
        gap._rebind(small.measures[0])
    with pytest.raises(TypeError):
        gap._rebind(None)


# ---- lists that change under an iterator ----


def test_iteration_goes_by_position_as_over_a_list(small):
    small.scope_units = list("abc")
    seen = []
    for unit in small.scope_units:
        seen.append(unit)
        if unit == "a":
            small.scope_units._erase(0)
        if len(seen) == 1:
            small.scope_units._append_text("d")
    assert seen == ["a", "c", "d"]
    iterator = iter(small.scope_units)
    assert list(iterator) == ["b", "c", "d"]
    small.scope_units._append_text("e")
    assert next(iterator, None) is None, "an iterator that has ended stays at its end"


# ---- Python code that runs in between ----


class Closer:
    """Stands for a number; closes a case when it is asked for."""

    def __init__(self, case):
        self.case = case

    def __index__(self):
        self.case.close()
        return 0

    def __float__(self):
        self.case.close()
        return 0.5

    def __iter__(self):
        yield "a"
        self.case.close()
        yield "b"

    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    "action",
    [
        lambda case, closer: setattr(case.gaps[0], "desired", closer),
        lambda case, closer: setattr(case, "forms", closer),
        lambda case, closer: setattr(case, "stakes", closer),
        lambda case, closer: setattr(case.gaps[0], "population_size", closer),
        lambda case, closer: setattr(case, "scope_units", closer),
        lambda case, closer: case.scope_units[closer],
        lambda case, closer: case.scope_units[closer:],
        lambda case, closer: case.gaps[closer],
        lambda case, closer: case.measures[0].series[closer],
        lambda case, closer: case.measures[0].series[:closer],
        lambda case, closer: case.measures[0].series.append("2020-01-01", closer),
        lambda case, closer: case.scope_units._set(closer, "x"),
        lambda case, closer: case.scope_units._erase(closer),
        lambda case, closer: setattr(case, "waivers", [{"rule": "A1"}, {"by": Closer(case)}]),
    ],
)
def test_closing_a_case_while_it_is_changed(small, action):
    small.scope_units = ["a", "b"]
    with pytest.raises((perfsys.RemovedError, perfsys.FieldTypeError)):
        action(small, Closer(small))


def test_a_collector_that_closes_the_case_while_points_are_made(vienna):
    """Making points may start the collector, which may run anything."""
    series, told, threshold = vienna.measures[0].series, [], gc.get_threshold()

    def begins(phase, info):
        try:
            vienna.close()
        except perfsys.BusyError:
            told.append(phase)

    gc.collect()
    gc.callbacks.append(begins)
    gc.set_threshold(50)  # points are tracked one by one: it begins among them
    try:
        points = series[:]
    finally:
        gc.set_threshold(*threshold)
        gc.callbacks.remove(begins)
    assert told and vienna._alive and len(points) == 98 and points[97].on == series[97].on


def test_a_call_that_reads_refuses_changes_and_close(vienna):
    gap, done = vienna.gaps[0], []

    def progress(share):
        assert gap.type == "deficiency" and vienna._busy
        for action in (
            lambda: setattr(gap, "desired", 1.0),
            vienna.close,
            vienna.sources.clear,
            lambda: vienna.measures[0].series.append("2020-01-01", 1),
            lambda: setattr(vienna, "glossary", [{"term": "x"}]),
        ):
            with pytest.raises(perfsys.BusyError):
                action()
        done.append(share)
        return True

    vienna.size(progress=progress)
    assert done and not vienna._busy
    gap.desired = 1.0
