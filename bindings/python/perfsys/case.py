"""What can be done with a case: the methods of ``perfsys.Case``. Its fields come from the field
table of the library (``_classes.py``)."""

from __future__ import annotations

from . import _core
from .case_analyses import CaseAnalyses
from .case_imports import CaseImports
from .closing import Closing
from .entities import as_class
from .errors import EncodingError, NotFoundError
from .names import hint, shown
from .objects import assign, check_fields
from .reading import dump, loads
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO, Any, Self

    from ._classes import Case, Findings
    from .entities import Entity
    from .reading import Path

__all__ = ["CaseMethods"]


class CaseMethods(CaseAnalyses, CaseImports, Closing):
    """A case: one engagement, from the first sign of a gap to the proof that it closed.

    ``Case("c1", title="...")`` makes one; ``perfsys.load`` reads one. Its entities are in lists
    (``case.gaps``), ``case["g1"]`` finds any by its id. A case may be used by one thread at a
    time where it is changed; a call that comes between is refused with BusyError.
    """

    __slots__ = ()
    __module__ = "perfsys"

    def __new__(cls, id: str | None = None, **fields: object) -> Self:
        """A new case. TypeError for what is no field; otherwise as setting the fields one by
        one."""
        check_fields(cls, fields)
        case = _core.case_new(None)
        if id is not None:
            case.id = id
        assign(case, fields)
        made: Self = as_class(cls, case)
        return made

    # ---- finding and changing ------------------------------------------------

    def find(self, id: str, kind: str | None = None) -> Any:
        """The entity of an id, or None; ``kind`` (``"gap"``) limits it to one kind. Constant
        time."""
        return _core.find(self, kind if kind is not None else "", id)

    def __getitem__(self, id: str) -> Any:
        """The entity of an id; NotFoundError, with the nearest, if there is none."""
        if not isinstance(id, str):
            raise TypeError(f"an id is a text, not {type(id).__name__}")
        found = _core.find(self, "", id)
        if found is None:
            near = hint(id, (each.id for each in self if each.id))
            raise NotFoundError(f"no entity has the id {shown(id)}{near}")
        return found

    def __contains__(self, id: object) -> bool:
        """Whether there is an entity of an id."""
        try:
            return isinstance(id, str) and _core.find(self, "", id) is not None
        except EncodingError:  # what is no text is no id
            return False

    def __iter__(self) -> Iterator[Any]:
        """All entities, list by list."""
        for name, field in self._attributes.items():
            if field.kind == "entity":
                yield from getattr(self, name)

    def remove(self, id: str, how: str = "refuse") -> None:
        """Removes the entity of an id; its Python objects then raise RemovedError.

        ``how``: "refuse" raises ReferencedError while anything refers to it and names what,
        "cascade" removes what cannot be without it and unsets other references, "leave" leaves
        them dangling. NotFoundError if there is no such entity.
        """
        _core.remove(self, id, how)

    def rename(self, id: str, new_id: str) -> None:
        """Gives an entity (or the case) another id and changes every reference to it, those in
        formulas too. NotFoundError, ExistsError; where it fails nothing is changed.
        """
        _core.rename(self, id, new_id)

    def references(self, id: str) -> Findings:
        """What refers to an id: a finding per reference (``objects``: the entity that refers,
        ``path``: the field)."""
        return _core.references(self, id, None)

    def compact(self) -> None:
        """Gives back the memory of removed entities and replaced texts."""
        _core.case_compact(self)

    def copy(self) -> Case:
        """A copy that shares nothing with this case."""
        copied: Case = as_class(type(self), _core.case_copy(self, None))
        return copied

    def __copy__(self) -> Self:
        """As ``copy``."""
        copied: Self = as_class(type(self), _core.case_copy(self, None))
        return copied

    def __reduce__(self) -> Any:
        return _case_from_json, (type(self), self.to_json())

    @property
    def case(self) -> Case:
        """The case itself."""
        return self  # type: ignore[return-value]

    def close(self) -> None:
        """Frees the case now; all its objects then raise RemovedError. Needless otherwise: it is
        freed with the last object that belongs to it. BusyError while a call uses it."""
        self._close()

    # ---- in and out ----------------------------------------------------------

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Case:
        """A case from dicts, lists, texts and numbers as ``to_dict`` gives them. Raises as
        ``perfsys.loads``; ValueError for NaN and infinities."""
        import json

        case: Case = _case_from_json(cls, json.dumps(data, ensure_ascii=False, allow_nan=False))
        return case

    def save(self, path: Path | IO[str] | IO[bytes], *, indent: int = 2) -> None:
        """Writes the case as JSON, with a final line feed: ``perfsys.dump``."""
        dump(self, path, indent=indent)

    def report(
        self,
        format: str = "text",
        *,
        width: int = 80,
        as_of: datetime.date | str | None = None,
        audience: str | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> str:
        """The report of the case as a page: what is at stake, how large its gaps are, before and
        after, what causes them and how that is known, what is wrong with the record.

        Parameters
        ----------
        format : str
            "text" or "markdown".
        width : int
            Columns of a text page, 40 to 400.
        as_of : datetime.date or "YYYY-MM-DD"
            The day it is told from. None: the case's own ``as_of``.
        audience : str
            "team" or "sponsor". None: the case's own, else team. A sponsor sees no field marked
            private and nothing of single persons.
        progress
            Is told how far it is, from 0 to 1; False ends it (``perfsys.settings``).

        Raises
        ------
        FieldValueError
            No such format or audience, an ``as_of`` that does not exist.
        ArgumentError
            A width out of range.
        CancelledError
            ``progress`` returned False.
        """
        given = {"format": format, "width": width, "as_of": as_of, "audience": audience}
        return _core.report_text(self, chosen(given), settings(None, progress))

    def show(
        self,
        id: str | None = None,
        format: str = "text",
        *,
        width: int = 80,
        audience: str | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> str:
        """All the case holds as a page, object by object.

        Parameters
        ----------
        id : str
            The one entity to show. None: the case.
        format, width, audience, progress
            As in ``report``.

        Raises
        ------
        NotFoundError
            No entity has that id.
        FieldValueError
            No such format or audience.
        ArgumentError
            A width out of range.
        CancelledError
            ``progress`` returned False.
        """
        given = {"format": format, "width": width, "audience": audience}
        return _core.show_text(self, id, chosen(given), settings(None, progress))

    def redact(
        self,
        audience: str | None = None,
        *,
        keep_names: bool = False,
        progress: Callable[[float], object] | None = None,
    ) -> Case:
        """A pseudonymised copy, fit to be shown; the case stays as it is.

        Parties become "Party 1", "Party 2" in every id, name and text. Fields marked private are
        left out, so are members perfsys does not know; for a sponsor also what is said of single
        persons (skills, speaking shares, years, profiles) and points of series whose group is a
        party. The same case gives the same copy.

        Parameters
        ----------
        audience : str
            "team" or "sponsor". None: the case's own, else sponsor.
        keep_names : bool
            Whether parties keep their names and ids; what must be left out is left out all the
            same.
        progress
            Is told how far it is, from 0 to 1; False ends it (``perfsys.settings``).

        Raises
        ------
        FieldValueError
            No such audience.
        CancelledError
            ``progress`` returned False.
        """
        given = chosen({"audience": audience, "keep_names": keep_names})
        return _core.redact(self, given, settings(None, progress))


def _case_from_json(kind: type[Entity], text: str) -> Any:
    return as_class(kind, loads(text))
