"""The words of the library as enumerations: ``perfsys.GapType.DEFICIENCY == "deficiency"``.

One ``enum.StrEnum`` per enum of the headers, made when it is first used: making all of them
takes longer than importing everything else. A member is its word, so texts may stand wherever
members may.
"""

from __future__ import annotations

from enum import StrEnum

from . import _core
from .names import class_name, in_python, member_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["enum_names", "find", "make", "members"]

# Python's name to the library's. Statuses are exceptions here; kinds of fields are plain texts.
_by_class = {class_name(name): name for name in _core.words() if name not in ("status", "kind")}
_made: dict[str, type[StrEnum]] = {}


class _Enums(dict[str, "tuple[StrEnum | None, ...]"]):
    """What the C half looks members up in: by name of the enum a tuple of its members by value.
    A miss makes the enum."""

    def __missing__(self, name: str) -> tuple[StrEnum | None, ...]:
        kind = make(name)
        by_value: dict[int, StrEnum] = {
            value: kind(word) for word, value, _ in _core.words(name)[1] if word
        }
        members = tuple(by_value.get(value) for value in range(max(by_value) + 1))
        self[name] = members
        return members


members: _Enums = _Enums()


def make(name: str) -> type[StrEnum]:
    """The class of an enum of the library, ``"gap_type"``; KeyError for what is none."""
    if name in _made:
        return _made[name]
    doc, rows = _core.words(name)
    rows = [row for row in rows if row[0]]  # the unset value is None in Python
    function: Any = StrEnum  # a checker takes the call for a class of this module
    kind: type[StrEnum] = function(
        class_name(name), [(member_name(word), word) for word, _, _ in rows], module="perfsys"
    )
    lines = [f"- ``{member_name(word)}``: {in_python(text)}" for word, _, text in rows]
    kind.__doc__ = "\n".join([doc, "", *lines])
    for word, _, text in rows:
        kind(word).__doc__ = in_python(text)
    return _made.setdefault(name, kind)


def enum_names() -> list[str]:
    """The names of all enums as Python has them, ``["Purpose", "Origin", ...]``."""
    return list(_by_class)


def find(python_name: str) -> type[StrEnum] | None:
    """The enum of a Python name; None for what is none."""
    name = _by_class.get(python_name)
    return None if name is None else make(name)
