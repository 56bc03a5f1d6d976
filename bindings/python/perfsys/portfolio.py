"""Many cases: read one after the other, and checked each by itself and all together."""

from __future__ import annotations

import os

from . import _core
from .closing import Closing
from .errors import Error
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping
    from typing import IO, Any, Self

    from ._classes import Case, CheckResult
    from .config import Config, Registry
    from .reading import Path
    from .settings import Limits

__all__ = ["Portfolio", "PortfolioCheck"]


class Portfolio(Closing):
    """The cases of a file or text, a JSON array of cases or one case a line, read one by one.

    >>> for case in Portfolio("cases.jsonl"):
    ...     print(case.title)

    Only one case's text is held at a time, whatever the size of the whole. ``source`` is a path
    or an open file, or else ``text`` is given. A case that is broken raises, with its line in the
    portfolio, and the next step of the iteration goes on behind it; with ``on_error`` it is
    called with the exception instead, and the case is passed over. FileError if the file cannot
    be read.
    """

    __slots__ = ("_on_error", "_reader")
    __module__ = "perfsys"

    def __init__(
        self,
        source: Path | IO[str] | IO[bytes] | None = None,
        *,
        text: str | bytes | None = None,
        on_error: Callable[[Error], object] | None = None,
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> None:
        from .reading import content

        how = settings(limits, progress)
        if on_error is not None and not callable(on_error):
            raise TypeError(f"on_error must be callable, not {type(on_error).__name__}")
        self._on_error = on_error
        if text is None and source is not None and not hasattr(source, "read"):
            self._reader = _core.portfolio_open(os.fspath(source), how)
        else:
            self._reader = _core.portfolio_text(content(source, text), how)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Case:
        while True:
            try:
                case = _core.portfolio_next(self._reader)
            except Error as error:
                if self._on_error is None or error.status in _ENDS:
                    raise
                self._on_error(error)
                continue
            if case is None:
                raise StopIteration
            return case

    @property
    def line(self) -> int:
        """The line where the case (or what should be one) read last begins, from 1."""
        number: int = _core.portfolio_line(self._reader)
        return number

    @property
    def at_end(self) -> bool:
        """Whether there are no more."""
        end: bool = _core.portfolio_at_end(self._reader)
        return end

    def check(
        self, each: Callable[[Case, CheckResult], object] | None = None, **options: Any
    ) -> CheckResult:
        """Checks all cases that are left, each by its own rules, then all together by those of
        relationships and portfolios; returns what these say.

        ``each`` is called with every case and its result. Options as ``Case.check``.
        """
        with PortfolioCheck(**options) as checking:
            for case in self:
                result = checking.add(case)
                if each is not None:
                    each(case, result)
            return checking.end()

    def close(self) -> None:
        """Closes the file now."""
        self._reader.close()

    def __repr__(self) -> str:
        return "<perfsys.Portfolio>"


# What no further step of the iteration mends.
_ENDS = frozenset(("PS_E_MEMORY", "PS_E_CANCELLED", "PS_E_IO", "PS_E_REMOVED", "PS_E_BUSY"))


class PortfolioCheck(Closing):
    """Checks many cases one after the other, then all together: ``add`` each, then ``end``.

    Of a case no more is kept than a line or two. Options as ``Case.check``.
    """

    __slots__ = ("_checking",)
    __module__ = "perfsys"

    def __init__(
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
    ) -> None:
        from .case_analyses import check_options

        given = check_options(packs, rules, severity, config, registry, as_of, audience)
        self._checking = _core.portfolio_check_new(given, settings(limits, progress))

    def add(self, case: Case) -> CheckResult:
        """Checks one more case by its own rules."""
        return _core.portfolio_check_case(self._checking, case)

    def end(self) -> CheckResult:
        """What the rules of relationships and portfolios say of all cases so far."""
        return _core.portfolio_check_end(self._checking)

    def close(self) -> None:
        """Frees it now."""
        self._checking.close()

    def __repr__(self) -> str:
        return "<perfsys.PortfolioCheck>"
