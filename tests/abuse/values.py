"""The bad values: what is given where something else is wanted. Each is made in the cell's own
process, from the world and the kind of class an argument wants (None where it wants no object)."""

import datetime
import gc
import math

import perfsys
from perfsys import knowledge

BIG = "x" * 10_000_000


def _close(world):
    try:
        world.case.close()
    except perfsys.BusyError:
        pass  # in use: refusing is right


def _hostile(world):
    """A class for everything that Python asks an object for; each answer closes the case first."""

    class Hostile:
        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            _close(world)
            return lambda *arguments, **options: None

    def answering(value):
        def answer(self, *arguments, **options):
            _close(world)
            return value

        return answer

    for name, value in {
        "__index__": 0, "__int__": 0, "__float__": 0.0, "__len__": 1, "__bool__": True,
        "__eq__": True, "__hash__": 1, "__fspath__": "/nowhere", "__str__": "x", "__repr__": "x",
        "__contains__": True, "__getitem__": 0, "__lt__": True, "__call__": True,
        "keys": ("desired",), "read": "{}", "write": 1, "isoformat": "2024-01-01",
    }.items():
        setattr(Hostile, name, answering(value))
    Hostile.__iter__ = lambda self: (_close(world), iter(("a",)))[1]
    Hostile.__arrow_c_stream__ = lambda self, schema=None: (_close(world), object())[1]
    return Hostile()


def _derived(base, *value):
    """An instance of a class derived from a builtin one, whose methods close the case."""

    def make(world, kind):
        def closing(name):
            own = getattr(base, name)

            def method(self, *arguments, **options):
                _close(world)
                return own(self, *arguments, **options)

            return method

        body = {
            name: closing(name)
            for name in (
                "__eq__", "__hash__", "__index__", "__int__", "__float__", "__iter__", "__len__",
                "__getitem__", "__contains__", "__str__", "keys", "items", "encode", "isoformat",
                "__bool__", "__mul__", "__lt__", "split",
            )
            if callable(getattr(base, name, None))
        }
        return type(f"Hostile{base.__name__}", (base,), body)(*value)

    return make


def _foreign(world, kind):
    """An object of perfsys of another class."""
    factor = knowledge.factors[0]
    return world.case if kind is not None and isinstance(factor, kind) else factor


def _other_case(world, kind):
    if kind is None:
        return world.other
    return world.instance(kind, world.other)


def _closed(world, kind):
    """An object whose case, result or handle was closed."""
    third = world.case.copy()
    thing = third if kind is None else world.instance(kind, third)
    if isinstance(thing, perfsys._core.Object) and kind is not None:
        root = thing._root()
        if hasattr(root, "close"):
            root.close()
    elif hasattr(thing, "close"):
        thing.close()
    third.close()
    return thing


def _removed(world, kind):
    """An entity that was removed, a part of one; where none is wanted, some entity."""
    if kind is None or not issubclass(kind, (perfsys.Entity, perfsys.Nested, perfsys.Series)):
        entity = thing = world.case.gaps.add("doomed")
    else:
        thing = world.instance(kind)
        entity = thing
        if isinstance(thing, perfsys.Nested):
            entity = thing._entity()
        elif isinstance(thing, perfsys.Series):
            entity = thing._parent()
    if not isinstance(entity, perfsys.Case):
        world.case.remove(entity.id, "leave")
    elif thing is not entity:  # a part of the case itself
        for name, field in perfsys.Case._attributes.items():
            if field.element == thing._kind:
                getattr(entity, name).clear()
    return thing


def _orphan(world, kind):
    """An object whose case nobody else holds any more: it keeps it alive."""
    case = world.case.copy()
    thing = case.gaps[0] if kind is None else world.instance(kind, case)
    del case
    gc.collect()
    return thing


def _itself(world, kind):
    thing = []
    thing.append(thing)
    return thing


def value(thing):
    return lambda world, kind: thing


#: Name of a bad value and how it is made.
VALUES = {
    "None": value(None),
    "3": value(3),
    "True": value(True),
    "text": value("x"),
    "empty text": value(""),
    "bytes": value(b"\xff\x00"),
    "object()": lambda world, kind: object(),
    "type": value(int),
    "nan": value(math.nan),
    "inf": value(math.inf),
    "-inf": value(-math.inf),
    "-1": value(-1),
    "2^63": value(2**63),
    "2^64": value(2**64),
    "10^400": value(10**400),
    "complex": value(1j),
    "NUL": value("a\0b"),
    "surrogate": value("a\ud800"),
    "10 MB": value(BIG),
    "list": value(["x", 3]),
    "list of itself": _itself,
    "dict": value({"x": 1}),
    "date": value(datetime.date(2024, 2, 29)),
    "foreign": _foreign,
    "other case": _other_case,
    "removed": _removed,
    "closed": _closed,
    "orphan": _orphan,
    "hostile": lambda world, kind: _hostile(world),
    "hostile str": _derived(str, "x"),
    "hostile int": _derived(int, 1),
    "hostile float": _derived(float, 1.5),
    "hostile date": _derived(datetime.date, 2024, 1, 1),
    "hostile list": _derived(list, ["x"]),
    "hostile dict": _derived(dict, {"desired": 1}),
}

#: What a method may be called on, and a descriptor of a field be given.
SELVES = ("None", "foreign", "other case", "removed", "closed", "orphan")
