"""How names of the library become names of Python, and how a misspelt one finds the right one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: What Python keeps for itself; a field of such a name ends in an underscore.
KEYWORDS = frozenset(
    "and as assert async await break class continue def del elif else except finally for from "
    "global if import in is lambda nonlocal not or pass raise return try while with yield "
    "False None True".split()
)


def class_name(name: str) -> str:
    """``"gap_type"`` -> ``"GapType"``."""
    return "".join(part.capitalize() for part in name.split("_"))


def attribute_name(name: str) -> str:
    """``"class"`` -> ``"class_"``; other names stay as they are."""
    return f"{name}_" if name in KEYWORDS else name


def member_name(word: str) -> str:
    """``"how-to"`` -> ``"HOW_TO"``."""
    name = word.upper().replace("-", "_").replace(" ", "_")
    return name if name.isidentifier() else f"_{name}"


def in_python(text: str) -> str:
    """What a text of the library says, in words of Python: ``"ps_gap"`` -> ``"Gap"``."""
    import re  # for docstrings alone

    def spoken(found: re.Match[str]) -> str:
        name: str = found[1]
        if not found[2]:
            return class_name(name)
        return f"Case.{name[5:]}()" if name.startswith("case_") else f"{name}()"

    for c, python in (("NULL", "None"), ("(true)", "(True)"), ("(false)", "(False)")):
        text = text.replace(c, python)
    return re.sub(r"\bps_(\w+)\b(\(\))?", spoken, text)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like a misspelt one; None where none is near."""
    from difflib import get_close_matches  # only for a message: not loaded with the package

    if len(name) > 200:  # no name is; comparing would take its time
        return None
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def hint(name: str, known: Iterable[str]) -> str:
    """``"; did you mean 'desired'?"``, or nothing where no name is near."""
    close = nearest(name, known)
    return f"; did you mean {close!r}?" if close else ""


def shown(thing: object, width: int = 80) -> str:
    """A value as a message shows it: its repr, cut where it is long."""
    if isinstance(thing, (str, bytes)):
        thing = thing[: width + 1]
    text = repr(thing)
    return text if len(text) <= width + 2 else f"{text[: width - 3]}..."


class NoAttribute(AttributeError):
    """An attribute that objects of a class do not have. The nearest name is looked for when the
    message is read: hasattr() and its kin should not pay for it."""

    __module__ = "builtins"
    __qualname__ = "AttributeError"

    def __init__(self, kind: type, name: str) -> None:
        super().__init__(kind, name, name=name)
        self.kind = kind

    def __str__(self) -> str:
        known = [each for each in dir(self.kind) if not each.startswith("_")]
        return f"{self.kind.__name__} has no field {shown(self.name)}{hint(str(self.name), known)}"
