"""Abuse that takes more than one bad argument: removing while iterating, calls from within calls,
objects put together by force, threads, forks, subinterpreters. Each runs in a process of its own
and has its outcome declared, as a cell of the matrix has.

usage: scenarios.py
"""

import copy
import gc
import os
import pickle
import sys

import perfsys
from perfsys import knowledge

import cells
import world as worlds
from scenario import SANITIZED, SCENARIOS, case, scenario

# ---- removing while iterating --------------------------------------------------------


@scenario("ok")
def remove_each_entity_while_iterating():
    one = case()
    for name, field in perfsys.Case._attributes.items():
        if field.kind == "entity":
            for entity in getattr(one, name):
                one.remove(entity.id, "leave")
            for entity in list(getattr(one, name)):
                getattr(one, name).remove(entity, "leave")
            assert len(getattr(one, name)) == 0


@scenario("ok")
def remove_all_while_iterating_the_case():
    one = case()
    for entity in one:
        try:
            one.remove(entity.id, "cascade")
        except perfsys.NotFoundError:
            pass


@scenario("ok")
def erase_texts_and_parts_while_iterating():
    one = case()
    for text in one.scope_regions:
        one.scope_regions.remove(text)
    for entity in one:
        for name, field in type(entity)._attributes.items():
            if field.kind == "struct" and field.is_list:
                items = getattr(entity, name)
                for part in items:
                    items.clear()
                    items.add()
                    repr(part)
                    items.pop()


@scenario("ok")
def clear_a_series_while_iterating():
    series = case().measures[0].series
    for point in series:
        series.clear()
        repr(point)
    assert len(series) == 0


@scenario("RemovedError")
def close_while_iterating():
    one = case()
    for gap in one.gaps:
        one.close()
        gap.id


@scenario("ok")
def compact_while_iterating():
    one = case()
    for entity in one:
        texts = [entity.id, repr(entity)]
        one.remove(entity.id, "leave")
        one.compact()
        one.phases.add(texts[0])
        if len(one.phases) > 50:
            break
    perfsys.loads(perfsys.dumps(one))


@scenario("RemovedError")
def read_a_part_of_what_was_removed():
    one = case()
    benchmark = one.gaps[0].benchmark
    one.remove(one.gaps[0].id, "leave")
    one.compact()
    benchmark.reason


@scenario("RemovedError")
def read_a_part_that_was_erased():
    one = case()
    part = one.waivers.add(rule="B41") if hasattr(one.waivers, "add") else one.waivers[0]
    one.waivers.clear()
    part.rule


@scenario("ok")
def views_follow_what_moves():
    one = perfsys.Case("c")
    parts = [one.glossary.add(term=str(number)) for number in range(50)]
    del one.glossary[0]
    assert [part.term for part in parts[1:]] == [str(number) for number in range(1, 50)]


# ---- calls from within calls -----------------------------------------------------------


def _from_progress(action):
    one = case()
    caught = []

    def progress(share):
        try:
            action(one)
        except perfsys.Error as error:
            caught.append(type(error).__name__)
        return True

    one.check(progress=progress)
    perfsys.loads(perfsys.dumps(one))
    assert caught, "it was not refused"
    return caught


@scenario("ok")
def close_from_progress_is_refused():
    assert set(_from_progress(lambda one: one.close())) == {"BusyError"}


@scenario("ok")
def change_from_progress_is_refused():
    def change(one):
        one.gaps[0].place = "elsewhere"

    assert set(_from_progress(change)) == {"BusyError"}


@scenario("ok")
def add_from_progress_is_refused():
    assert set(_from_progress(lambda one: one.gaps.add("more"))) == {"BusyError"}


@scenario("ok")
def remove_from_progress_is_refused():
    remove = lambda one: one.remove(one.gaps[0].id, "leave")  # noqa: E731
    assert set(_from_progress(remove)) == {"BusyError"}


@scenario("ok")
def compact_from_progress_is_refused():
    assert set(_from_progress(lambda one: one.compact())) == {"BusyError"}


@scenario("ok")
def read_from_progress():
    one = case()
    read = []
    one.check(progress=lambda share: read.append((one.gaps[0].id, perfsys.dumps(one))) or True)
    assert read


@scenario("ZeroDivisionError")
def raise_from_progress():
    case().check(progress=lambda share: 1 / 0)


@scenario("RecursionError", "BusyError")
def check_from_progress_without_end():
    one = case()

    def progress(share):
        one.check(progress=progress)

    one.check(progress=progress)


@scenario("BusyError", "RemovedError", "ok")
def close_from_write():
    one = case()
    perfsys._core.json_write(one, None, lambda piece: one.close() or len(piece))


class _Evil:
    """A file whose methods close the case."""

    def __init__(self, one):
        self.one = one

    def write(self, text):
        if text:
            self.one.close()
        return len(text)

    def read(self, size=-1):
        self.one.close()
        return "{}"


@scenario("ok", "BusyError")
def dump_into_a_file_that_closes_the_case():
    one = case()
    perfsys.dump(one, _Evil(one))


@scenario("RemovedError")
def import_from_a_file_that_closes_the_case():
    one = case()
    one.import_series("m", _Evil(one), create=True)


@scenario("ok")  # a dict is read as a dict, whatever a class derived from it says
def fields_from_a_dict_that_would_close_the_case():
    one = case()

    class Evil(dict):
        def items(self):
            one.close()
            return super().items()

        def __iter__(self):
            one.close()
            return super().__iter__()

        def keys(self):
            one.close()
            return super().keys()

    one.gaps[0].benchmark = Evil(reason="x")
    one.gaps[0].benchmark = {"reason": "x"}
    one.waivers.append(Evil(rule="B41"))
    one.title


@scenario("RemovedError", "BusyError")
def texts_from_an_iterable_that_closes_the_case():
    one = case()

    def texts():
        yield "a"
        one.close()
        yield "b"

    one.scope_regions = texts()


@scenario("RemovedError", "BusyError")
def points_from_an_iterable_that_closes_the_case():
    one = case()

    def points():
        yield (worlds.DAY, 1.0)
        one.close()
        yield (worlds.DAY, 2.0)

    one.measures[0].series.extend(points())


# ---- put together by force ----------------------------------------------------------------


@scenario("TypeError")
def make_an_object_without_its_maker():
    object.__new__(perfsys.Gap)


@scenario("TypeError")
def make_a_list_without_its_maker():
    len(perfsys.EntityList.__new__(perfsys.EntityList))


@scenario("TypeError")
def make_the_types_of_the_c_half():
    for name in ("Object", "List", "Series", "Handle", "Field"):
        kind = getattr(perfsys._core, name)
        try:
            thing = kind()
            repr(thing)
            raise AssertionError(f"{name} was made")
        except TypeError:
            pass
    raise TypeError("all were refused")


@scenario("ok")
def a_field_of_another_class():
    one = case()
    field = vars(perfsys.Cause)["gap"]
    for thing in (one.gaps[0], one, knowledge.factors[0], 3, None, one.gaps, perfsys.Gap):
        for call in (lambda: field.__get__(thing, type(thing)), lambda: field.__set__(thing, "x"),
                     lambda: field.__delete__(thing)):
            try:
                result = call()
                assert result is field, result
            except (TypeError, AttributeError):
                pass


@scenario("ok")
def another_class_put_on_an_object():
    one = case()
    gap = one.gaps[0]
    try:
        gap.__class__ = perfsys.Cause
    except TypeError:
        return
    for name in perfsys.Cause._attributes:
        try:
            getattr(gap, name)
            setattr(gap, name, None)
        except (TypeError, AttributeError, perfsys.Error):
            pass
    repr(gap)
    perfsys.dumps(one)


@scenario("ok")
def fields_replaced_in_a_class():
    perfsys.Gap.desired, perfsys.Gap.place = perfsys.Gap.place, perfsys.Gap.desired
    gap = case().gaps[0]
    repr((gap.desired, gap.place))
    del perfsys.Gap.desired
    repr(gap)


@scenario("ok")
def classes_derived_and_mixed():
    class Mine(perfsys.Gap):
        extra = 3

    gap = Mine("g", desired=1)
    assert type(copy.copy(gap)) is Mine and gap.extra == 3
    try:
        type("Mixed", (perfsys.Gap, perfsys.Cause), {})("g")
    except TypeError:
        pass


@scenario("ok")
def pickles_made_up():
    for made_up in (
        b"cperfsys\nGap\n(tR.", b"cperfsys\nGap\n)\x81.", b"cperfsys._core\nObject\n)\x81.",
        b"cperfsys._core\nList\n(tR.", b"cperfsys.entities\nfrom_json\n(cperfsys\nGap\nX\x01\0\0\0xtR.",
        b"cperfsys.entities\nfrom_json\n(cbuiltins\nint\nX\x02\0\0\0{}tR.",
    ):
        try:
            repr(pickle.loads(made_up))
        except (TypeError, ValueError, AttributeError, pickle.UnpicklingError):
            pass


@scenario("ok")
def capsules_made_up():
    """Streams that are none, used up, or another's."""
    import ctypes

    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    memory = ctypes.create_string_buffer(64)
    names = (b"arrow_array_stream", b"arrow_schema", b"other")
    one = case()
    for name in names:
        capsule = new(ctypes.addressof(memory), name, None)
        for given in (capsule, type("Frame", (), {"__arrow_c_stream__": lambda s, r=None: capsule})()):
            try:
                one.import_frame(given, measure=one.measures[0].id)
                raise AssertionError("a stream without a release was taken")
            except (TypeError, ValueError):
                pass
    stream = one.size().rows().__arrow_c_stream__()
    for _ in range(3):
        try:
            one.import_frame(stream, measure=one.measures[0].id)
        except (TypeError, ValueError, perfsys.NotFoundError):
            pass


@scenario("ok")
def slices_at_the_ends_of_numbers():
    one = case()
    most = sys.maxsize
    for items in (one.gaps, one.scope_regions, one.waivers, one.measures[0].series):
        for at in (slice(-most, most), slice(most, -most, -1), slice(0, 0), slice(None, None, most)):
            items[at]
        for index in (most, -most, most + 1, -most - 2, 2**70):
            try:
                items[index]
                raise AssertionError(index)
            except IndexError:
                pass
        try:
            items[::0]
        except ValueError:
            continue
        raise AssertionError("a step of 0 was taken")


@scenario("ok")
def collected_in_any_order():
    """What belongs to a case outlives the names for it."""
    one = case()
    things = [one.gaps[0].benchmark, one.measures[0].series, one.gaps, one.waivers[0], one.check()]
    things += [things[-1].findings, things[-1].findings[0], one.size().gaps[0].before]
    del one
    while things:
        gc.collect()
        repr(things[0])
        del things[0]


@scenario("ok", "NoMemoryError", "MemoryError")
def little_memory():
    import resource

    if SANITIZED:
        return  # which needs most of the address space itself
    text = '{"id":"c","events":[' + ",".join(f'{{"id":"e{n}"}}' for n in range(200_000)) + "]}"
    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[0]) * 4096
    resource.setrlimit(resource.RLIMIT_AS, (used + 20_000_000, used + 20_000_000))
    perfsys.loads(text)


def main():
    import scenarios_threads  # noqa: F401  (declares its own)

    failed = False
    for function, outcomes in SCENARIOS:
        outcome, detail = cells.run(function, float(os.environ.get("ABUSE_SECONDS", "30")))
        good = outcome in outcomes
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {function.__name__.replace('_', ' ')}: {outcome}")
        if not good:
            print("  # " + detail.replace("\n", "\n  # "))
    sys.exit(failed)


if __name__ == "__main__":
    main()
