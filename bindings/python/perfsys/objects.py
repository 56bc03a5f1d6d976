"""What all objects of perfsys can do: cases, entities, their parts, results, rows of knowledge."""

from __future__ import annotations

from . import _core
from .names import hint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from inspect import Signature
    from typing import Any, NoReturn, Self

__all__ = ["Described", "Nested", "fields"]

_WIDTH = 100  # characters of a repr
_TEXT = 32  # characters of one text in it
_NO_FIELDS: Mapping[str, _core.Field] = {}


# What help asks a class for is here rather than there, so that it shows the fields and nothing of
# how they are made. (A docstring would stand before those of the classes.)
class Kind(type):
    @property
    def __doc__(cls) -> str | None:  # type: ignore[override]
        doc: Any = cls.__dict__.get("__doc__")
        text: str | None = doc.__get__(None, cls) if hasattr(doc, "__get__") else doc
        return text

    @property
    def __signature__(cls) -> Signature:
        from .describing import signature

        return signature(cls)  # type: ignore[arg-type]


class Described(_core.Object, metaclass=Kind):
    """An object that a field table of the library describes.

    Its fields are attributes; what is not set is None. Objects of results and of
    ``perfsys.knowledge`` cannot be changed (ArgumentError). Two objects are equal when they say
    the same. A misspelt attribute is an AttributeError, for reading and for writing.
    """

    __slots__ = ()
    __module__ = "perfsys"
    # Without annotations: where a class has some help shows them, in those below it too.
    #: The library's name of the struct: "gap".
    _struct = ""
    #: Python's names of the fields and their descriptors.
    _attributes = _NO_FIELDS

    def __new__(cls, *args: object, **fields: object) -> Self:
        """TypeError: such objects are made by perfsys."""
        raise TypeError(f"{cls.__name__} objects are made by perfsys, not by calling the class")

    def to_dict(self) -> dict[str, Any]:
        """The object as dicts, lists, texts and numbers, named and shaped as in JSON.

        Dates are texts "YYYY-MM-DD"; what is not set is left out.
        """
        import json

        text = self.to_json()
        # json reads the number -0, which no int is, as the int 0.
        if any(mark in text for mark in (":-0", ",-0", "[-0")):
            kept: dict[str, Any] = json.loads(text, parse_int=_number)
            return kept
        result: dict[str, Any] = json.loads(text)
        return result

    def to_json(self, indent: int = 0) -> str:
        """The object as canonical JSON: equal objects give equal texts. ``indent`` is 0 to 8
        spaces a level; 0 writes one line."""
        return _core.json_text(self, {"indent": indent}, None)

    def is_set(self, name: str) -> bool:
        """Whether a field holds anything; an empty list that was given does. AttributeError for
        what is no field."""
        field = self._attributes.get(name)
        return self._is_set(name if field is None else field.name)

    def get(self, path: str) -> Any:
        """The value at a path as in JSON: ``gap.get("benchmark.from")``, ``"parents[1]"``.

        None where it is not set; NotFoundError where there is no such place.
        """
        return self._get(path)

    @property
    def extensions(self) -> dict[str, Any]:
        """Members of the JSON read that perfsys does not know: it keeps them and writes them
        back. A copy: changing it changes nothing."""
        import json

        return {name: json.loads(text) for name, text in self._extensions().items()}

    def __bool__(self) -> bool:
        """Whether it is there: a part of an object may have nothing set."""
        return self._given

    def __dir__(self) -> list[str]:
        """The names of fields and methods."""
        return [name for name in dir(type(self)) if name[0] != "_" or name[1] == "_"]

    def __repr__(self) -> str:
        name = type(self).__name__
        if not self._alive:
            return f"<{name}, no longer there>"
        try:
            return f"{name}({_clip(_shown(self), _WIDTH - len(name) - 2)})"
        except Exception:  # a repr is asked for where something went wrong already
            return f"<{name}>"

    def _repr_html_(self) -> str | None:
        from .html import described

        return described(self)

    def __copy__(self) -> Self:
        """The object itself: what cannot be changed need not be copied."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """As ``copy.copy``."""
        return self.__copy__()

    def __reduce__(self) -> Any:
        return _no_pickle(
            f"{type(self).__name__} objects belong to what they were computed from: pickle "
            "to_dict() instead"
        )

    def __reduce_ex__(self, protocol: object) -> Any:
        return self.__reduce__()


class Changeable(Described):
    """What can be changed: entities and their parts."""

    __slots__ = ()
    __module__ = "perfsys"

    def set(self, path: str, value: object) -> None:
        """Sets the value at a path as in JSON, seen from here, as an attribute is set:
        ``gap.set("benchmark.reason", "...")``; None unsets it.

        NotFoundError where there is no such place; FieldTypeError for a value of the wrong kind
        (a number where text belongs), FieldValueError for one that cannot be (a date, a word, NaN),
        FieldRangeError for a number its field cannot hold, EncodingError for what is no Unicode
        text, ArgumentError for what cannot be set so. What fails changes nothing.
        """
        self._set(path, value)

    def set_extension(self, name: str, value: object) -> None:
        """Sets a member that perfsys does not know, which it keeps and writes back: whatever JSON
        can say, as ``extensions`` gives it. FieldValueError for the name of a field."""
        import json

        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        _core.set_unknown(self._root(), self._entity(), self._path, name, text)

    def remove_extension(self, name: str) -> None:
        """Takes such a member away, if it is there."""
        _core.set_unknown(self._root(), self._entity(), self._path, name, None)


class Nested(Changeable):
    """A part of an entity, such as the benchmark of a gap. It is always there to be read; once one
    of its fields is set it is part of what is written.

    Assign a dict, or another of its class, to set all of it at once:
    ``gap.benchmark = {"from": "1841-01-01"}``; assign None to take it away. ``bool`` says whether
    it is set.
    """

    __slots__ = ()
    __module__ = "perfsys"

    def __new__(cls, *args: object, **fields: object) -> Self:
        """TypeError: such objects are made with the entity they are part of."""
        raise TypeError(
            f"a {cls.__name__} is part of an entity: assign a dict to the entity's field instead"
        )

    def __copy__(self) -> Self:
        """TypeError: a part is copied with its entity."""
        raise TypeError(f"a {type(self).__name__} is part of an entity: copy that, or to_dict()")


def _number(digits: str) -> float:
    return -0.0 if digits == "-0" else int(digits)


def _no_pickle(why: str) -> NoReturn:
    raise TypeError(why)


def fields(of: type[Described] | Described) -> list[_core.Field]:
    """The fields of a class or an object, in their order.

    Each has ``name`` (in JSON), ``kind``, ``doc``, ``unit``, ``required``, ``minimum``,
    ``maximum``, ``targets`` (what a reference may name), ``catalogue``, ``enum``, ``element``,
    ``is_list`` and ``since``.
    """
    kind = of if isinstance(of, type) else type(of)
    if not issubclass(kind, Described):
        raise TypeError(f"a class or an object of perfsys is wanted, not {kind.__name__}")
    return list(kind._attributes.values())


def assign(thing: Described, values: Mapping[str, Any]) -> None:
    """Sets several fields."""
    for name, value in values.items():
        setattr(thing, name, value)


def check_fields(kind: type[Described], values: Iterable[str]) -> None:
    """TypeError, with the nearest name, for a keyword that is no field."""
    for name in values:
        if name not in kind._attributes:
            raise TypeError(f"{kind.__name__} has no field {name!r}{hint(name, kind._attributes)}")


def native(thing: Described) -> dict[str, Any]:
    """The set fields as Python values, parts as dicts and lists of them."""
    values: dict[str, Any] = {}
    for name, field in thing._attributes.items():
        if not thing._is_set(field.name):
            continue
        value = getattr(thing, name)
        if isinstance(value, Described):
            value = native(value)
        elif field.is_list or field.kind == "series":
            value = [native(each) if isinstance(each, Described) else each for each in value]
        values[name] = value
    return values


def _shown(thing: Described) -> Iterator[str]:
    """The fields that are set, as in a call; the id first and without its name."""
    for name, field in thing._attributes.items():
        if name in ("not_applicable", "private", "schema_version") or not thing._is_set(field.name):
            continue
        value = getattr(thing, name)
        if name == "id":
            yield repr(value)
        elif field.is_list or field.kind == "series":
            if len(value) > 0:
                yield f"{name}=[{len(value)}]"
        elif isinstance(value, Described):
            yield f"{name}={{...}}"
        elif isinstance(value, str):
            text = str(value)
            yield f"{name}={text if len(text) <= _TEXT else text[: _TEXT - 3] + '...'!r}"
        elif field.kind == "date":
            yield f"{name}={value.isoformat()}"
        else:
            yield f"{name}={value!r}"


def _clip(parts: Iterable[str], width: int) -> str:
    """Parts joined as far as they fit; the rest is "..."."""
    text = ""
    for part in parts:
        longer = f"{text}, {part}" if text else part
        if text and len(longer) + 5 > width:
            return f"{text}, ..."
        text = longer
    return text
