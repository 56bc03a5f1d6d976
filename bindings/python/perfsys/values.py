"""Values that are more than a number or a text: money, an estimate of three points, a figure of
a series. Each is a tuple with names: ``Money(1250, "EUR").minor``."""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False  # the constant of typing, without the cost of importing it
if TYPE_CHECKING:
    import datetime
    from typing import NamedTuple

    class _Money(NamedTuple):
        minor: int
        currency: str | None = None

    class _Range(NamedTuple):
        low: float | None = None
        likely: float | None = None
        high: float | None = None

    class _Point(NamedTuple):
        on: datetime.date
        value: float | None = None
        numerator: float | None = None
        denominator: float | None = None
        group: str | None = None

else:
    _Money = namedtuple("Money", ("minor", "currency"), defaults=(None,))
    _Range = namedtuple("Range", ("low", "likely", "high"), defaults=(None, None, None))
    _Point = namedtuple(
        "Point", ("on", "value", "numerator", "denominator", "group"), defaults=(None,) * 4
    )

__all__ = ["Money", "Point", "Range"]


class Money(_Money):
    """An amount of money in whole minor units (cents, pence): ``Money(1250, "EUR")``.

    ``currency`` is an ISO 4217 code; None means the currency of the case.
    """

    __slots__ = ()
    __module__ = "perfsys"


class Range(_Range):
    """An estimate: ``Range(low, likely, high)``; each may be None.

    ``low`` is a value it will hardly be under, ``likely`` the single best guess, ``high`` a value
    it will hardly be over.
    """

    __slots__ = ()
    __module__ = "perfsys"


class Point(_Point):
    """One figure of a series: ``Point(on, value, numerator, denominator, group)``.

    ``on`` is the first day of the period it is for; it has a value, or a numerator and a
    denominator; ``group`` is its site, team or segment. What is not given is None.
    """

    __slots__ = ()
    __module__ = "perfsys"
