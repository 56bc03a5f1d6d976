"""Results: what the analyses and the rules answer.

A result cannot be changed, and stays good when its case is changed or closed. It has fields like
an entity, ``to_dict()``, and where it has rows it is an Arrow table: ``pandas.DataFrame`` and
others take it as it is (``__arrow_c_stream__``). Some are pages too: ``text()``.
"""

from __future__ import annotations

from . import _core
from .frames import Frames
from .objects import Described
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable
    from typing import Any

    from ._classes import CheckResult, RuleExamples

__all__ = ["Computed", "sarif"]

#: The list that is the table of a result.
TABLES = {
    "Findings": "findings",
    "CheckResult": "findings",
    "Differences": "differences",
    "Merge": "conflicts",
    "Sizes": "gaps",
    "Voices": "classes",
    "Timings": "latencies",
    "PartnerScore": "items",
    "Walk": "steps",
    "Tasks": "tasks",
    "Import": "notes",
    "RuleExamples": "examples",
}


class Computed(Described, Frames):
    """The result of a call."""

    __slots__ = ()

    def rows(self, name: str | None = None, columns: str | Iterable[str] | None = None) -> Rows:
        """A list of the result as a table, for ``pandas.DataFrame(...)`` and others.

        ``name`` is one of its lists, by default its main one; ``columns`` names those wanted, in
        their order. NotFoundError, with the nearest, for a list or column there is not.
        NoDataError for a result without rows.
        """
        chosen = name if name is not None else TABLES.get(type(self).__name__)
        if chosen is None:
            from .errors import NoDataError

            raise NoDataError(f"a {type(self).__name__} has no rows: use to_dict()")
        return Rows(self, chosen, columns)

    def _table(self, columns: str | Iterable[str] | None) -> Rows:
        return self.rows(None, columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The main list of the result as an Arrow stream."""
        return self.rows().__arrow_c_stream__()

    def close(self) -> None:
        """Frees the result now; its objects then raise RemovedError. Needless otherwise: it is
        freed with the last object that belongs to it."""
        self._close()


class Rows(Frames):
    """A list of an object as a table: whoever takes an Arrow stream takes it.

    ``columns`` are those wanted, a list or one text parted by commas; None for all.
    """

    __slots__ = ("columns", "name", "thing")

    def __init__(
        self, thing: Described, name: str, columns: str | Iterable[str] | None = None
    ) -> None:
        self.thing: Described = thing
        self.name: str = name
        self.columns: str | None = (
            columns if columns is None or isinstance(columns, str) else ",".join(columns)
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as a capsule "arrow_array_stream"; a copy that stays good by itself."""
        return _core.arrow_rows(self.thing, self.name, self.columns, None)

    def _table(self, columns: str | Iterable[str] | None) -> Rows:
        return self if columns is None else Rows(self.thing, self.name, columns)

    def __repr__(self) -> str:
        return f"<rows of {self.name} of {self.thing!r}>"


def page_options(
    format: str, width: int, as_of: datetime.date | str | None, audience: str | None
) -> dict[str, object]:
    """Options of a page as the C half takes them."""
    chosen: dict[str, object] = {"format": format, "width": width}
    if as_of is not None:
        chosen["as_of"] = as_of
    if audience is not None:
        chosen["audience"] = audience
    return chosen


class _Page(Computed):
    """A result that can be read as a page."""

    __slots__ = ()

    def text(
        self, format: str = "text", *, width: int = 80, audience: str | None = None
    ) -> str:
        """The result as a page: ``format`` is "text" or "markdown", ``width`` the columns of a
        text page, 40 to 400, ``audience`` "team" or "sponsor" (who sees nothing of single
        persons)."""
        write = getattr(_core, _PAGES[type(self).__name__])
        page: str = write(self, page_options(format, width, None, audience), None)
        return page

    def __str__(self) -> str:
        return self.text()


_PAGES = {
    "Sizes": "sizes_text",
    "Findings": "findings_text",
    "PartnerScore": "partner_score_text",
    "Voices": "voices_text",
    "Timings": "timings_text",
    "Walk": "walk_text",
    "Next": "next_text",
}


class _SizesPage(_Page):
    """Sizes of gaps, as a page and as a picture."""

    __slots__ = ()

    def plot(self, ax: Any = None) -> Any:
        """Each gap before, now and as desired, as ``perfsys.plots.sizes`` draws them; returns the
        Axes."""
        from .plots import sizes

        return sizes(self, ax)


class _CheckPage(Computed):
    """What the rules say, as a page and as SARIF."""

    __slots__ = ()

    def text(
        self,
        format: str = "text",
        *,
        width: int = 80,
        audience: str | None = None,
        most: int = 0,
    ) -> str:
        """What is in order, then the findings that matter most, then what to record.

        ``most``: of how many rules a finding is told in full; 0 means five, below 0 all.
        """
        page: str = _core.check_text(self, most, page_options(format, width, None, audience), None)
        return page

    def sarif(self, path: str = "case.json", text: str | None = None, *, indent: int = 0) -> str:
        """The findings as SARIF 2.1.0, as ``perfsys.sarif`` does for several files."""
        return sarif([(self, path, text)], indent=indent)  # type: ignore[list-item]

    def __str__(self) -> str:
        return self.text()


class _RulePage(Described):
    """A rule that can be explained."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def id(self) -> str: ...

    def text(self, format: str = "text", *, width: int = 80) -> str:
        """The rule explained as a page: what it claims, why that matters, when it fails, what to
        do, and examples."""
        page: str = _core.rule_text(self, page_options(format, width, None, None), None)
        return page

    def examples(self) -> RuleExamples:
        """The rule's examples: small cases that show its answers."""
        return _core.rule_examples_of(self.id, None)


#: What classes have beyond their fields, by the library's name. Those not named are rows and
#: parts: see _classes.py.
METHODS: dict[str, type[Described]] = {
    "check_result": _CheckPage,
    "differences": Computed,
    "findings": _Page,
    "import": Computed,
    "merge": Computed,
    "next": _Page,
    "partner_score": _Page,
    "rule": _RulePage,
    "rule_examples": Computed,
    "sizes": _SizesPage,
    "tasks": Computed,
    "timings": _Page,
    "voices": _Page,
    "walk": _Page,
    "worth": Computed,
}


def sarif(
    files: Iterable[tuple[CheckResult, str, str | bytes | None]],
    *,
    indent: int = 0,
    progress: Any = None,
) -> str:
    """Findings of several files as SARIF 2.1.0 (OASIS 2020), which CI systems and editors show.

    ``files`` are tuples of a result of ``Case.check``, the path tools shall name, and the file's
    text, so that findings get lines (None for none). All were checked by the same rules.
    JsonSyntaxError and its kin where a text is not JSON.
    """
    rows: Any = [tuple(file) for file in files]
    report: str = _core.sarif_text(rows, {"indent": indent}, settings(None, progress))
    return report
