"""What can be asked about a case: the rules, the sizes of its gaps and the other analyses."""

from __future__ import annotations

from . import _core
from .config import options_config, options_registry
from .entities import Entity
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

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
    from .settings import Limits

__all__ = ["CaseAnalyses", "check_options"]


class CaseAnalyses(Entity):
    """What a case tells when it is asked. Nothing of it changes the case, and the answers stay
    good when the case is changed or closed.

    All take ``limits`` and ``progress`` (see ``perfsys.settings``); CancelledError when
    ``progress`` returns False, BusyError while another thread changes the case.
    """

    __slots__ = ()
    __module__ = "perfsys"

    def inspect(
        self,
        *,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Findings:
        """What is wrong with the record itself: references to nowhere or to the wrong type, ids
        used twice, circles of causes, ends before beginnings, values out of range, mixed
        currencies, required fields not given, members and words perfsys does not know (with the
        nearest it does). ``perfsys.knowledge.integrity_rules`` tells each rule. Of one series at most ten
        findings of a kind are told; a sound record gives no findings.
        """
        return _core.case_inspect(self, settings(limits, progress))

    def check(
        self,
        *,
        packs: str | Iterable[str] | None = None,
        rules: str | Iterable[str] | None = None,
        severity: str | None = None,
        config: Config | Mapping[str, Any] | None = None,
        registry: Registry | None = None,
        as_of: datetime.date | str | None = None,
        audience: str | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> CheckResult:
        """What the rules of good practice say of the case: pass, fail, not applicable, or unknown
        where something a rule reads is not recorded.

        Parameters
        ----------
        packs, rules : str or list of str
            The rules asked: whole packs ("core,voices", or a list) and single rules ("B41").
            None for both: all rules.
        severity : str
            "note", "warning" or "error": only rules at least this grave. None: all.
        config : Config or dict
            Limits, severities and words of one's own. None: as published.
        registry : Registry
            Frameworks of one's own. None: those built in.
        as_of : datetime.date or "YYYY-MM-DD"
            The day the case is looked at from. None: the case's own ``as_of``.
        audience : str
            "team" or "sponsor". None: the case's own, else team. A sponsor is told nothing
            private, and of single persons only which claim does not hold; verdicts are the same.
        limits, progress
            As in ``perfsys.settings``. Other threads run meanwhile.

        Returns
        -------
        CheckResult
            ``findings``, the most important first, ``answers`` of every rule, counts; ``text()``
            is a page of it.

        Raises
        ------
        NotFoundError
            No such rule, pack, limit or member of ``config``; the nearest is named.
        FieldValueError
            No such severity or audience, or an ``as_of`` that does not exist.
        CancelledError, BusyError
            ``progress`` returned False; another thread changes the case.
        """
        given = check_options(packs, rules, severity, config, registry, as_of, audience)
        return _core.check(self, given, settings(limits, progress))

    def next_question(
        self,
        *,
        config: Config | Mapping[str, Any] | None = None,
        registry: Registry | None = None,
        as_of: datetime.date | str | None = None,
        audience: str | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Next:
        """The one question to ask next: the one whose answer lets most rules of the core pack tell,
        else the next in the order of the work; then what else fails.

        Asked again after each answer it leads from an empty case to a sound one. Fields marked as
        not applicable and rules that somebody accepts (``case.waivers``) are passed over. Options
        and errors as ``check``; ``text()`` of the result is a page.
        """
        given = check_options(None, None, None, config, registry, as_of, audience)
        return _core.next_question(self, given, settings(limits, progress))

    def size(
        self,
        *,
        gap: str | None = None,
        as_of: datetime.date | str | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Sizes:
        """How large each gap is: before, now and against what is desired, what it costs and what
        closing it would be worth.

        Parameters
        ----------
        gap : str
            Id of the one gap to size. None: all, in their order.
        as_of : datetime.date or "YYYY-MM-DD"
            Points of periods that end after this day do not count. None: the case's own ``as_of``.
        limits, progress
            As in ``perfsys.settings``. Other threads run meanwhile.

        Returns
        -------
        Sizes
            ``gaps``, one ``GapSize`` each (``sizes.gaps["g1"]``). Levels are in the measure's unit
            with 95 % intervals; differences of percentages are percentage points (``gap_unit``);
            money is in major units of the case's currency. Where a gap cannot be sized its
            ``missing`` says what to record.

        Raises
        ------
        NotFoundError
            No gap of that id.
        FieldValueError
            An ``as_of`` that does not exist.
        """
        return _core.size(self, chosen({"as_of": as_of, "gap": gap}), settings(limits, progress))

    def voices(
        self,
        *,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Voices:
        """Who is heard at the table of the case.

        Returns
        -------
        Voices
            Shares (0 to 1) of the classes field, strategy, learning and other and of the
            perspectives; evenness 0 to 1 (Pielou 1966), diversity (Shannon 1948; Simpson 1949),
            inequality of speaking time 0 to 1 (Gini 1912), coverage of
            ``case.required_perspectives``. What cannot be told is None, with what is ``missing``.
        """
        return _core.voices_of(self, settings(limits, progress))

    def timings(
        self,
        *,
        gap: str | None = None,
        as_of: datetime.date | str | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Timings:
        """When the steps of the work were taken and how many days each took: the gap began, was
        seen, the learning side called, the analysis begun, a cause confirmed, an answer chosen,
        delivered, an effect seen; and when it was needed.

        Parameters
        ----------
        gap : str
            Id of the one gap to look at. None: the whole case.
        as_of : datetime.date or "YYYY-MM-DD"
            What lies after this day has not happened. None: the case's own ``as_of``.

        Returns
        -------
        Timings
            ``times`` (the nine days, known or not), ``latencies`` (the seven steps and the total,
            in days), the slowest step, ``slack`` in days, whether a solution was named first. No
            published standard for these times is known; what is ``missing`` is told.

        Raises
        ------
        NotFoundError
            No gap of that id.
        FieldValueError
            An ``as_of`` that does not exist.
        """
        given = chosen({"as_of": as_of, "gap": gap})
        return _core.timing_of(self, given, settings(limits, progress))

    def partner_score(
        self,
        *,
        as_of: datetime.date | str | None = None,
        joint_share: float | None = None,
        follow_up_days: int | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> PartnerScore:
        """How the learning side works in this case, by ten items: order taker, consultant or
        partner.

        Parameters
        ----------
        as_of : datetime.date or "YYYY-MM-DD"
            Events after this day do not count. None: the case's own ``as_of``.
        joint_share : float
            Share of joint events that is enough, 0 to 1. None: 0.3.
        follow_up_days : int
            Days after delivery until absence counts, at least 0. None: 90.

        Returns
        -------
        PartnerScore
            ``items`` (ten, each with its reason), ``mode`` and ``because``, ``at_least``; what is
            ``missing`` before more can be told.

        Raises
        ------
        FieldValueError
            A share outside 0 to 1, days below 0, an ``as_of`` that does not exist.
        """
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
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Tasks:
        """What the ratings say of the tasks: standard scores (0 to 100) and core tasks as in O*NET,
        and what the table of difficulty, importance and frequency decides about training.

        Parameters
        ----------
        very_difficult, moderately_difficult : float
            Cut-offs of difficulty, 1 to 5. None: 4 and 2.5.
        important : float
            Cut-off of importance, 1 to 5. None: 3.
        very_frequent, moderately_frequent : float
            Cut-offs of frequency, 1 to 7. None: 5 and 3.
        spread : float
            Raters are far apart where their standard deviation is above this share of the scale.
            None: 0.25, one point of a scale of 1 to 5.

        A rating at a cut-off is above it. The table is published without cut-offs: these are
        conventions, so keep those used with the decisions.

        Returns
        -------
        Tasks
            ``tasks``, one each in their order; one that is not rated says what is ``missing``.

        Raises
        ------
        FieldValueError
            Cut-offs that are negative, not finite or in the wrong order.
        """
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
        self,
        other: Case,
        *,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Differences:
        """What differs between this case (the old one) and another (the new one), entity by entity
        (by type and id) and field by field. Equal cases give no ``differences``.
        """
        return _core.diff(self, other, settings(limits, progress))


def check_options(
    packs: str | Iterable[str] | None,
    rules: str | Iterable[str] | None,
    severity: str | None,
    config: Config | Mapping[str, Any] | None,
    registry: Registry | None,
    as_of: datetime.date | str | None,
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


def _joined(names: str | Iterable[str] | None) -> str | None:
    return names if names is None or isinstance(names, str) else ",".join(names)
