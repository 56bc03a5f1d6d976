"""Merging what two sides made of one case."""

from __future__ import annotations

from collections import namedtuple

from . import _core
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NamedTuple

    from ._classes import Case, Difference
    from .lists import StructList
    from .settings import Limits

    class _Merged(NamedTuple):
        case: Case
        conflicts: StructList[Difference]

else:
    _Merged = namedtuple("Merged", ("case", "conflicts"))

__all__ = ["Merged", "merge"]


class Merged(_Merged):
    """The merged ``case``, and the ``conflicts``: what both sides changed, each its own way (ours
    was kept)."""

    __slots__ = ()
    __module__ = "perfsys"


def merge(
    base: Case,
    ours: Case,
    theirs: Case,
    *,
    limits: Limits | Mapping[str, int] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Merged:
    """Merges what two sides made of one case; ``base`` is what both began from.

    What only one side changed, added or removed is taken over. Where both changed the same thing
    in different ways ours is kept and the conflict is named; what one side removed and the other
    changed stays. FieldValueError if the three are not of one case (their ids differ).
    """
    outcome = _core.merge_cases(base, ours, theirs, settings(limits, progress))
    return Merged(_core.merge_take(outcome), outcome.conflicts)
