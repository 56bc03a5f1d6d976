"""How an organisation performs, where it falls short, why, and what is done about it.

    import perfsys

    case = perfsys.load("case.json")
    for gap in case.size().gaps:
        print(gap.gap, gap.gap_now, gap.gap_unit)
    print(case.check().text())

A case holds entities in lists: ``case.gaps``, ``case.causes`` ... Each is a class of its own
(``perfsys.Gap``: ``help`` tells its fields) with its fields as attributes. What is not set is
None. Words are members of enumerations (``perfsys.GapType.DEFICIENCY``) and texts at once, dates
are ``datetime.date``, money, estimates and points of series are tuples with names. Two objects are
equal when they say the same; cases and entities copy and pickle.

Every exception is a ``perfsys.Error`` with ``code``, ``path``, ``line`` and ``column``; see
``perfsys.errors``. A misspelt attribute raises, for reading and for writing.

Objects keep what they belong to alive: a gap its case, a finding its result. ``close()`` of a case
or a result frees it at once, and what belonged to it raises RemovedError from then on.

Threads: calls that may take long (those with ``progress``) let other threads run. Any number of
them may read one case at the same time; a call that would change a case while another uses it,
or use it while another changes it, is refused with BusyError and changes nothing. Different cases
are independent. After a fork both processes may go on with their own copies. Subinterpreters are
refused at import.
"""

from __future__ import annotations

import sys
from types import ModuleType

from . import _core
from . import _classes, _enums, errors
from ._classes import *  # noqa: F403
from .config import Config, Registry
from .entities import Entity
from .errors import *  # noqa: F403
from .lists import EntityList, Series, StructList, TextList
from .merging import Merged, merge
from .objects import Described, Nested, fields
from .portfolio import Portfolio, PortfolioCheck
from .reading import check_syntax, dump, dumps, load, loads, schema
from .results import Computed, Rows, sarif
from .settings import Limits
from .values import Money, Point, Range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import formulas, knowledge, progress
    from .excel import CellError, ExcelError, read_excel, write_findings, write_template
    from ._enums import *  # noqa: F403

__version__: str = _core.version()
#: The version of the case format that is written.
SCHEMA_VERSION: int = _core.schema_version()

_MODULES = ("excel", "formulas", "frames", "knowledge", "plots", "progress")
#: What is taken from a module of its own when it is first used.
_LAZY = {
    "CellError": "excel",
    "ExcelError": "excel",
    "read_excel": "excel",
    "write_findings": "excel",
    "write_template": "excel",
}

__all__ = [
    "CellError",
    "Computed",
    "Config",
    "Described",
    "Entity",
    "EntityList",
    "ExcelError",
    "Limits",
    "Merged",
    "Money",
    "Nested",
    "Point",
    "Portfolio",
    "PortfolioCheck",
    "Range",
    "Registry",
    "Rows",
    "SCHEMA_VERSION",
    "Series",
    "StructList",
    "TextList",
    "check_syntax",
    "classes",
    "dump",
    "dumps",
    "fields",
    "formulas",
    "knowledge",
    "load",
    "loads",
    "merge",
    "progress",
    "read_excel",
    "sarif",
    "schema",
    "status_text",
    "write_findings",
    "write_template",
]
# One by one: that is how type checkers follow them.
__all__ += _classes.__all__
__all__ += _enums.__all__
__all__ += errors.__all__


def classes() -> dict[str, type[Described]]:
    """The classes of all that the library describes, by its names: ``{"case": Case, ...}``."""
    return dict(_classes.classes)


def status_text(code: int) -> str:
    """One plain sentence about a status, given as ``Error.code``."""
    text: str = _core.status_text(code)
    return text


def __getattr__(name: str) -> Any:
    """Enumerations and the modules that not every program needs, when they are first used."""
    if name in _MODULES or name in _LAZY:
        import importlib

        module = f"{__name__}.{_LAZY.get(name, name)}"
        try:
            thing = importlib.import_module(module)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
        else:
            if name in _LAZY:
                thing = globals()[name] = getattr(thing, name)
            return thing
    if name in _enums.__all__:
        kind = getattr(_enums, name)
        globals()[name] = kind
        return kind
    from .names import hint

    raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint(name, __all__)}")


class _Package(ModuleType):
    """The package as ``dir`` and ``help`` see it."""

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        """What is said above, and a line on all there is."""
        from .describing import page

        return page(self.__dict__["__doc__"])

    def __dir__(self) -> list[str]:
        """All names. For ``help`` without the classes: it would print two hundred of them in full,
        each with what it inherits; they have their lines in the docstring."""
        frame = sys._getframe()
        for _ in range(4):  # pydoc asks by way of inspect.getmembers()
            frame = frame.f_back or frame
            if frame.f_globals.get("__name__") == "pydoc":
                return [name for name in __all__ if not isinstance(getattr(self, name), type)]
        own = {name for name in self.__dict__ if name.startswith("__")}
        return sorted({*__all__, *_MODULES, *own} - {"__getattr__"})


sys.modules[__name__].__class__ = _Package
