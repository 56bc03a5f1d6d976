"""Results: what the analyses and the rules answer.

A result cannot be changed, and stays good when its case is changed or closed. It has fields like
an entity, ``to_dict()``, and where it has rows it is an Arrow table: ``pandas.DataFrame`` and
others take it as it is (``__arrow_c_stream__``). Some are pages too: ``text()``.
"""

from __future__ import annotations

from . import _core
from .frames import Frames
from .objects import Described
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from matplotlib.axes import Axes

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
    __module__ = "perfsys"

    def rows(self, name: str | None = None, columns: str | Iterable[str] | None = None) -> Rows:
        """A list of the result as a table, for ``pandas.DataFrame(...)`` and others.

        ``name`` is one of its lists, by default its main one; ``columns`` names those wanted, in
        their order. NotFoundError, with the nearest, for a list or column there is not.
        NoDataError for a result without rows.
        """
        of = name if name is not None else TABLES.get(type(self).__name__)
        if of is None:
            from .errors import NoDataError

            raise NoDataError(f"a {type(self).__name__} has no rows: use to_dict()")
        return Rows(self, of, columns)

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
    __module__ = "perfsys"

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

    def __str__(self) -> str:
        from .frames import page

        return page(self.to_columns())

    def __repr__(self) -> str:
        return f"<rows of {self.name} of {self.thing!r}>"


class _Page(Computed):
    """A result that can be read as a page."""

    __slots__ = ()
    __module__ = "perfsys"

    def text(
        self, format: str = "text", *, width: int = 80, audience: str | None = None
    ) -> str:
        """The result as a page: ``format`` is "text" or "markdown", ``width`` the columns of a
        text page, 40 to 400, ``audience`` "team" or "sponsor" (who sees nothing of single
        persons)."""
        write = getattr(_core, _PAGES[type(self).__name__])
        given = {"format": format, "width": width, "audience": audience}
        page: str = write(self, chosen(given), None)
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
    __module__ = "perfsys"

    def plot(self, ax: Axes | None = None) -> Axes:
        """Each gap before, now and as desired, as ``perfsys.plots.sizes`` draws them; returns the
        Axes."""
        from .plots import sizes

        return sizes(self, ax)  # type: ignore[arg-type]


class _CheckPage(Computed):
    """What the rules say, as a page and as SARIF."""

    __slots__ = ()
    __module__ = "perfsys"

    def text(
        self,
        format: str = "text",
        *,
        width: int = 80,
        audience: str | None = None,
        most: int = 0,
    ) -> str:
        """The check as a page: what is in order, then the findings that matter most, then what to
        record, then what somebody accepts.

        Parameters
        ----------
        format : str
            "text" or "markdown"; FieldValueError for others.
        width : int
            Columns of a text page, 40 to 400; ArgumentError beyond.
        audience : str
            "team" or "sponsor", who sees nothing private or of single persons. None: that of the
            check.
        most : int
            Of how many rules a finding is told in full. 0: five; below 0: all.
        """
        given = {"format": format, "width": width, "audience": audience}
        return _core.check_text(self, most, chosen(given), None)

    def sarif(self, path: str = "case.json", text: str | None = None, *, indent: int = 0) -> str:
        """The findings as SARIF 2.1.0, which CI systems and editors show.

        ``path`` is the name tools shall show, ``text`` the JSON text that was read, so that
        findings have lines. For several files: ``perfsys.sarif``.
        """
        return sarif([(self, path, text)], indent=indent)  # type: ignore[list-item]

    def __str__(self) -> str:
        return self.text()


class _RulePage(Described):
    """A rule that can be explained."""

    __slots__ = ()
    __module__ = "perfsys"
    if TYPE_CHECKING:

        @property
        def id(self) -> str: ...

    def text(self, format: str = "text", *, width: int = 80) -> str:
        """The rule explained as a page: what it claims, why that matters, when it fails, what to
        do, and examples."""
        return _core.rule_text(self, {"format": format, "width": width}, None)

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
    JsonSyntaxError and its kin where a text is not JSON, LimitError for a path of more than 4096
    bytes.
    """
    rows: Any = [tuple(file) for file in files]
    report: str = _core.sarif_text(rows, {"indent": indent}, settings(None, progress))
    return report
