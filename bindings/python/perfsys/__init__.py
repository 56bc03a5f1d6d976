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

from . import _core
from . import _classes as _described
from . import _enums as _words
from ._classes import *  # noqa: F403
from .config import Config, Registry
from .entities import Entity
from .errors import *  # noqa: F403
from .errors import __all__ as _errors
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
    from ._enums import *  # noqa: F403

__version__: str = _core.version()
#: The version of the case format that is written.
SCHEMA_VERSION: int = _core.schema_version()

_MODULES = ("excel", "formulas", "frames", "knowledge", "notebook", "plots", "progress")

__all__ = [  # noqa: PLE0604
    *_described.__all__,
    *_words.__all__,
    *_errors,
    "Computed",
    "Config",
    "Described",
    "Entity",
    "EntityList",
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
    "sarif",
    "schema",
    "status_text",
]


def classes() -> dict[str, type[Described]]:
    """The classes of all that the library describes, by its names: ``{"case": Case, ...}``."""
    return dict(_described.classes)


def status_text(code: int) -> str:
    """One plain sentence about a status, given as ``Error.code``."""
    text: str = _core.status_text(code)
    return text


def __getattr__(name: str) -> Any:
    """Enumerations and the modules that not every program needs, when they are first used."""
    if name in _MODULES:
        import importlib

        try:
            return importlib.import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    if name in _words.__all__:
        kind = getattr(_words, name)
        globals()[name] = kind
        return kind
    from .names import hint

    raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint(name, __all__)}")


def __dir__() -> list[str]:
    return sorted({*__all__, *globals()})
