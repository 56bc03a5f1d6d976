"""Formulas that need no case: plain figures in, plain figures out; None for what cannot be told."""

from __future__ import annotations

import datetime

from . import _core
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ._classes import Worth

__all__ = [
    "add_days",
    "add_months",
    "adjusted_benefit",
    "days_between",
    "effect_beyond",
    "gut_score",
    "net_present_value",
    "number_text",
    "risk_priority",
    "standard_score",
    "task_is_core",
    "worth",
]


def gut_score(
    gravity: int, urgency: int, tendency: int, variant: str = "product"
) -> int | None:
    """The score of gravity, urgency and tendency (Kepner and Tregoe 1981), each 1 to 5; None if
    one is not.

    ``variant``: "product" (1 to 125, the common one) or "sum" (3 to 15). They rank differently:
    keep the way with the score.
    """
    return _core.gut_score(gravity, urgency, tendency, variant) or None


def risk_priority(severity: int, occurrence: int, detection: int) -> int | None:
    """The risk priority number, severity x occurrence x detection, each 1 to 10; None if one is
    not. A known fault of it: 10, 1, 5 (50) ranks below 9, 8, 5 (360). Compare severities first."""
    return _core.risk_priority(severity, occurrence, detection) or None


def adjusted_benefit(
    benefit: float, attribution: float | None, confidence: float | None
) -> float | None:
    """What is left of a benefit after the share that is due to the work and how sure those are who
    estimated it (Phillips 1997): benefit x attribution x confidence, the last two 0 to 1 or None.
    None where it cannot be told."""
    return _figure(
        _core.adjusted_benefit(benefit, _or_nan(attribution), _or_nan(confidence))
    )


def effect_beyond(observed: float, expected: float, better: str) -> float | None:
    """How much better a level is than what would have been anyway: than that of a group nothing
    was changed for, or than the trend before, drawn on (Phillips 1997). Below zero where it is
    worse; ``better`` is "higher" or "lower", None for anything else."""
    return _figure(_core.effect_beyond(observed, expected, better))


def net_present_value(sums: Sequence[float], rate: float) -> float | None:
    """What a row of yearly sums is worth today at a rate of interest (0.15 is 15 %): the first is
    of today, each further one a year later. None for a rate of -1 or less."""
    return _figure(_core.net_present_value(sums, rate))


def worth(benefit_per_period: float, periods: float, cost: float) -> Worth:
    """Benefit against cost over a number of periods: benefit-cost ratio, return on investment,
    payback, each with its own meaning. FieldValueError for a cost below zero or a figure that is
    not finite."""
    return _core.worth_of(benefit_per_period, periods, cost, settings(None, None))


def standard_score(rating: float, low: float, high: float) -> float | None:
    """A rating as a share of its scale, 0 to 100; None if it is not within the scale (O*NET)."""
    score: float | None = _core.standard_score(rating, low, high)
    return score


def task_is_core(relevance: float, importance: float) -> bool | None:
    """Whether a task is core (True) or supplemental (False): core where at least 67 % of those who
    rate it do it (relevance, 0 to 100) and its importance (1 to 5) is at least 3 (O*NET). None if
    a figure is not within its scale."""
    core: bool | None = _core.task_is_core(relevance, importance)
    return core


def days_between(start: datetime.date, end: datetime.date) -> int:
    """Days from one date to another, negative when earlier."""
    days: int = _core.date_days(start, end)
    return days


def add_days(day: datetime.date, days: int) -> datetime.date | None:
    """The date that many days later; None if that is outside the calendar (years 1 to 9999)."""
    later: datetime.date | None = _core.date_add_days(day, days)
    return later


def add_months(day: datetime.date, months: int) -> datetime.date | None:
    """The date that many months later, on the same day or the month's last; None if that is
    outside the calendar."""
    later: datetime.date | None = _core.date_add_months(day, months)
    return later


def number_text(value: float) -> str:
    """A finite number as the shortest text that reads back to the same bits, as JSON has it; ""
    for NaN and infinities."""
    text: str = _core.number_text(value)
    return text


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _figure(value: Any) -> float | None:
    return None if value is None or value != value else value
