"""Which sheets and columns a workbook of a case has. Made from the field tables of the library,
so that a new field is a new column; headers are the fields' names in plain words."""

from __future__ import annotations

from functools import cache

from .._classes import Case, classes
from ..names import attribute_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from .. import _core
    from ..objects import Described

__all__ = [
    "CASE", "FINDINGS", "FIRST", "SERIES", "START", "WORDS", "Column", "Sheet", "chosen", "layout",
]

CASE = "Case"
SERIES = "Series"
START = "Start"
WORDS = "Words"
FINDINGS = "Findings"
#: Sheets that a small case begins with, in the order of the work.
FIRST = ("parties", "measures", "gaps", "causes", "interventions")
_PARTS = ("low", "likely", "high")
_LONGEST = 31  # characters of a sheet's name that Excel takes


class Column:
    """One column: ``label`` heads it, ``path`` leads to the field from the object of the row,
    ``part`` is "low", "likely" or "high" of a range; the column ``owner`` names the object that
    a part belongs to."""

    __slots__ = ("field", "label", "owner", "part", "path", "required")

    def __init__(
        self,
        label: str,
        path: tuple[str, ...],
        field: _core.Field | None,
        part: str | None = None,
        owner: str | None = None,
    ) -> None:
        self.label: str = label
        self.path: tuple[str, ...] = path
        self.field: _core.Field | None = field
        self.part: str | None = part
        self.owner: str | None = owner
        self.required: bool = owner is not None or (field is not None and bool(field.required))

    @property
    def name(self) -> str:
        """The field's path as in JSON: "baseline.from"."""
        return ".".join(self.path)

    @property
    def key(self) -> str:
        return f"{self.name}.{self.part}" if self.part else self.name

    @property
    def header(self) -> str:
        return f"{self.label} *" if self.required else self.label

    def value(self, thing: Any) -> Any:
        """What an object has there, a range cut to this column's part."""
        for name in self.path:
            thing = getattr(thing, attribute_name(name))
        return thing if self.part is None or thing is None else getattr(thing, self.part)


class Sheet:
    """One sheet: ``list`` is the list of the case that its rows are in ("" for the case itself),
    ``inner`` the list of parts within each of its entities, if the rows are such parts."""

    __slots__ = ("columns", "doc", "inner", "kind", "list", "title")

    def __init__(
        self, title: str, kind: str, list: str, inner: str, doc: str, columns: Sequence[Column]
    ) -> None:
        self.title: str = title
        self.kind: str = kind  # "case", "entities", "parts" or "series"
        self.list: str = list
        self.inner: str = inner
        self.doc: str = doc
        self.columns: Sequence[Column] = columns


def plain(name: str) -> str:
    """``"value_per_unit"`` -> ``"Value per unit"``."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


@cache
def layout() -> tuple[Sheet, ...]:
    """All sheets, in the order of the work: the case, its entities each followed by its parts,
    with the series behind the measures."""
    made = [Sheet(CASE, "case", "", "", "The case itself.", _columns(Case))]
    behind: list[Sheet] = []
    for name, field in Case._attributes.items():
        if field.kind == "struct" and field.is_list:
            columns = _columns(classes[str(field.element)])
            behind.append(Sheet(plain(name), "parts", "", name, field.doc, columns))
        elif field.kind == "entity":
            made += _entity_sheets(name, field)
    return (*made, *behind)


def chosen(entities: Iterable[str] | None) -> tuple[Sheet, ...]:
    """The sheets of some lists of entities, with that of the case."""
    from ..errors import NotFoundError
    from ..names import hint, shown

    if entities is None:
        return layout()
    if isinstance(entities, str):
        raise TypeError('entities is a list of names, as ["measures", "gaps"], not one text')
    names = list(entities)
    known = [sheet.list for sheet in layout() if sheet.kind == "entities"]
    for name in names:
        if name not in known:
            raise NotFoundError(f"a case has no entities {shown(name)}{hint(str(name), known)}")
    return tuple(sheet for sheet in layout() if sheet.list in names or not sheet.list)


def _entity_sheets(name: str, field: _core.Field) -> list[Sheet]:
    kind = classes[str(field.element)]
    sheets = [Sheet(plain(name), "entities", name, "", field.doc, _columns(kind))]
    single = plain(str(field.element))
    for inner, part in kind._attributes.items():
        if part.kind == "series":
            sheets.append(Sheet(SERIES, "series", name, inner, part.doc, _series(single)))
        elif part.kind in ("struct", "entity") and part.is_list:
            title = f"{single} {inner.replace('_', ' ')}"[:_LONGEST]
            owner = Column(single, (), None, owner=name)
            columns = [owner, *_columns(classes[str(part.element)])]
            if any(column.label == single for column in columns[1:]):
                owner.label = f"Of {single.lower()}"
            doc = f"{part.doc} A row for each; the first column says whose it is."
            sheets.append(Sheet(title, "parts", name, inner, doc, columns))
    return sheets


def _series(single: str) -> list[Column]:
    """The columns of the long form: what they mean is said in ``values.meaning``."""
    owner = Column(single, (), None, owner="measures")
    rest = [("Date", "on"), ("Value", "value"), ("Numerator", "numerator")]
    rest += [("Denominator", "denominator"), ("Group", "group")]
    return [owner, *(Column(label, (name,), None) for label, name in rest)]


def _columns(kind: type[Described]) -> list[Column]:
    columns: list[Column] = []
    for field in kind._attributes.values():
        path, label = (field.name,), plain(field.name)
        if field.kind in ("series", "entity") or field.name == "schema_version":
            continue
        if field.kind == "struct":
            if not field.is_list:
                columns += _nested(path, label, classes[str(field.element)])
        elif field.kind == "range":
            columns += [Column(f"{label}: {part}", path, field, part) for part in _PARTS]
        else:
            columns.append(Column(label, path, field))
    return columns


def _nested(path: tuple[str, ...], label: str, kind: type[Described]) -> list[Column]:
    """The fields of a part that there is one of, such as the baseline of a measure."""
    return [
        Column(f"{label}: {inner.label[:1].lower()}{inner.label[1:]}", (*path, *inner.path),
               inner.field, inner.part)
        for inner in _columns(kind)
    ]
