"""What can be done with a case: the methods of ``perfsys.Case``. Its fields come from the field
table of the library (``_classes.py``)."""

from __future__ import annotations

from . import _core
from .case_imports import CaseImports
from .config import options_config, options_registry
from .entities import as_class
from .errors import EncodingError, NotFoundError
from .names import hint, shown
from .objects import assign, check_fields
from .reading import dump, loads
from .results import page_options
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import IO, Any, Self

    from ._classes import (
        Case,
        CheckResult,
        Differences,
        Findings,
        Next,
        PartnerScore,
        Sizes,
        Tasks,
        Timings,
        Voices,
    )
    from .config import Config, Registry
    from .entities import Entity
    from .reading import Path
    from .settings import Limits, Progress

    Date = datetime.date | str
    AnyLimits = Limits | Mapping[str, int]

__all__ = ["CaseMethods"]


class CaseMethods(CaseImports):
    """A case: one engagement, from the first sign of a gap to the proof that it closed.

    ``Case("c1", title="...")`` makes one; ``perfsys.load`` reads one. Its entities are in lists
    (``case.gaps``), ``case["g1"]`` finds any by its id. A case may be used by one thread at a
    time where it is changed; a call that comes between is refused with BusyError.
    """

    __slots__ = ()

    def __new__(cls, id: str | None = None, **fields: object) -> Self:
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
        try:
            return isinstance(id, str) and _core.find(self, "", id) is not None
        except EncodingError:  # what is no text is no id
            return False

    def __iter__(self) -> Iterator[Any]:
        """All entities, list by list."""
        for name, field in self._fields.items():
            if field.kind == "entity":
                yield from getattr(self, name)

    def remove(self, id: str, how: str = "refuse") -> None:
        """Removes the entity of an id; its Python objects then raise RemovedError.

        ``how``: "refuse" raises ReferencedError while anything refers to it, "cascade" removes
        what cannot be without it and unsets other references, "leave" leaves them dangling.
        """
        _core.remove(self, id, how)

    def rename(self, id: str, new_id: str) -> None:
        """Gives an entity (or the case) another id and changes every reference to it, those in
        formulas too. NotFoundError, ExistsError."""
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

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
        as_of: Date | None = None,
        audience: str | None = None,
    ) -> str:
        """The report of the case as a page: what is at stake, how large its gaps are, before and
        after, what causes them and how that is known, what is wrong with the record.

        ``format`` is "text" or "markdown"; a page for the ``audience`` "sponsor" shows no field
        marked private and nothing of single persons.
        """
        return _core.report_text(self, page_options(format, width, as_of, audience), None)

    def show(
        self,
        id: str | None = None,
        format: str = "text",
        *,
        width: int = 80,
        audience: str | None = None,
    ) -> str:
        """What the case holds, object by object; ``id`` limits it to one entity."""
        return _core.show_text(self, id, page_options(format, width, None, audience), None)

    def redact(self, audience: str | None = None, *, keep_names: bool = False) -> Case:
        """A pseudonymised copy: parties become "Party 1", "Party 2" in every id, name and text;
        fields marked private are left out; for a sponsor also what is said of single persons.

        ``audience``: "team" or "sponsor"; None: the case's own, else sponsor. ``keep_names``:
        parties keep their names and ids.
        """
        return _core.redact(self, chosen({"audience": audience, "keep_names": keep_names}), None)

    # ---- what is so ----------------------------------------------------------

    def inspect(
        self, *, limits: AnyLimits | None = None, progress: Progress | None = None
    ) -> Findings:
        """What is wrong with the record itself: references to nowhere, ids used twice, circles of
        causes, ends before beginnings, values out of range, mixed currencies, members and words
        perfsys does not know (with the nearest it does)."""
        return _core.case_inspect(self, settings(limits, progress))

    def check(
        self,
        *,
        packs: str | Iterable[str] | None = None,
        rules: str | Iterable[str] | None = None,
        severity: str | None = None,
        config: Config | Mapping[str, Any] | None = None,
        registry: Registry | None = None,
        as_of: Date | None = None,
        audience: str | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> CheckResult:
        """What the rules of good practice say of the case: pass, fail, not applicable, or unknown
        where something a rule reads is not recorded.

        ``packs`` ("core,voices" or a list) and ``rules`` ("B41" ...) choose the rules, by default
        all; ``severity`` ("note", "warning", "error") asks only those at least that grave;
        ``config`` is a ``Config`` or a dict of one; ``registry`` has frameworks of one's own;
        ``as_of`` is the day it is looked at from, a date or "YYYY-MM-DD", by default the case's
        own ``as_of``; ``audience`` is "team" or "sponsor". ``limits`` and ``progress`` as in
        ``perfsys.settings``. Other threads run meanwhile.

        NotFoundError, with the nearest, for a rule, pack or limit that does not exist;
        FieldValueError for an unknown severity or audience; CancelledError when ``progress``
        returns False; BusyError while another thread changes the case.
        """
        given = check_options(packs, rules, severity, config, registry, as_of, audience)
        return _core.check(self, given, settings(limits, progress))

    def next_question(
        self,
        *,
        config: Config | Mapping[str, Any] | None = None,
        registry: Registry | None = None,
        as_of: Date | None = None,
        audience: str | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Next:
        """The one question to ask next: who could answer it, where the answer goes, and which
        rules hang on it. Options as ``check``."""
        given = check_options(None, None, None, config, registry, as_of, audience)
        return _core.next_question(self, given, settings(limits, progress))

    def size(
        self,
        *,
        gap: str | None = None,
        as_of: Date | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Sizes:
        """How large each gap is, before and now, with intervals, stakes and costs; ``gap`` limits
        it to one, by id (NotFoundError). A gap that cannot be sized says what is ``missing``.

        Differences of percentages are percentage points; money is in major units of the case's
        currency. Points of periods that end after ``as_of`` do not count.
        """
        return _core.size(self, chosen({"as_of": as_of, "gap": gap}), settings(limits, progress))

    def voices(
        self, *, limits: AnyLimits | None = None, progress: Progress | None = None
    ) -> Voices:
        """Who is heard at the table: shares of the classes of voices, evenness (Pielou 1966),
        diversity (Simpson 1949), inequality of speaking time (Gini 1912), coverage."""
        return _core.voices_of(self, settings(limits, progress))

    def timings(
        self,
        *,
        gap: str | None = None,
        as_of: Date | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Timings:
        """When the steps of the work were taken and how many days each took; ``gap`` limits it to
        one, by id (NotFoundError)."""
        given = chosen({"as_of": as_of, "gap": gap})
        return _core.timing_of(self, given, settings(limits, progress))

    def partner_score(
        self,
        *,
        as_of: Date | None = None,
        joint_share: float | None = None,
        follow_up_days: int | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> PartnerScore:
        """How the learning side works in this case: order taker, consultant or partner, by ten
        items. ``joint_share``: share of joint events that is enough, 0 to 1, default 0.3;
        ``follow_up_days``: days after delivery until absence counts, default 90."""
        given = {"as_of": as_of, "joint_share": joint_share, "follow_up_days": follow_up_days}
        return _core.partner_score_of(self, chosen(given), settings(limits, progress))

    def judge_tasks(
        self,
        *,
        very_difficult: float | None = None,
        moderately_difficult: float | None = None,
        important: float | None = None,
        very_frequent: float | None = None,
        moderately_frequent: float | None = None,
        spread: float | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Tasks:
        """What the ratings say of the tasks: standard scores and core tasks as in O*NET, and what
        the table of difficulty, importance and frequency decides about training. The keywords
        are cut-offs; a rating at a cut-off is above it. FieldValueError for cut-offs in the wrong
        order."""
        given = {
            "very_difficult": very_difficult,
            "moderately_difficult": moderately_difficult,
            "important": important,
            "very_frequent": very_frequent,
            "moderately_frequent": moderately_frequent,
            "spread": spread,
        }
        return _core.tasks_of(self, chosen(given), settings(limits, progress))

    def diff(
        self, other: Case, *, limits: AnyLimits | None = None, progress: Progress | None = None
    ) -> Differences:
        """What differs between this case and another, entity by entity and field by field. Equal
        cases give an empty list."""
        return _core.diff(self, other, settings(limits, progress))


def check_options(
    packs: str | Iterable[str] | None,
    rules: str | Iterable[str] | None,
    severity: str | None,
    config: Config | Mapping[str, Any] | None,
    registry: Registry | None,
    as_of: Date | None,
    audience: str | None,
) -> dict[str, object] | None:
    """The options of a check as the C half takes them."""
    return chosen(
        {
            "packs": _joined(packs),
            "rules": _joined(rules),
            "severity": severity,
            "config": options_config(config),
            "registry": options_registry(registry),
            "as_of": as_of,
            "audience": audience,
        }
    )


def _case_from_json(kind: type[Entity], text: str) -> Any:
    return as_class(kind, loads(text))


def _joined(names: str | Iterable[str] | None) -> str | None:
    return names if names is None or isinstance(names, str) else ",".join(names)
