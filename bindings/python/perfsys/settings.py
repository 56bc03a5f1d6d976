"""How long calls may work: how much they accept, and whom they tell how far they are.

Every call that may take long has two keyword arguments:

``limits``
    a ``Limits``, or a dict with some of its members: what a hostile text may cost.
``progress``
    a callable that gets the share done, 0.0 to 1.0, up to about twenty times a second. Returning
    False stops the call with CancelledError; an exception it raises stops the call and is what
    the caller sees. Ctrl-C stops a call with or without one. For a bar: ``perfsys.progress.tqdm``.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NamedTuple, TypeAlias

    class _Limits(NamedTuple):
        bytes: int | None = None
        depth: int | None = None
        elements: int | None = None
        text: int | None = None

    #: Called with the share done; False stops the call.
    Progress: TypeAlias = Callable[[float], object]
    CoreSettings: TypeAlias = tuple[dict[str, int] | None, Progress | None] | None
else:
    _Limits = namedtuple("Limits", ("bytes", "depth", "elements", "text"), defaults=(None,) * 4)

__all__ = ["Limits"]


class Limits(_Limits):
    """How much a reader accepts: ``Limits(bytes=1_000_000)``. None in a member means its default.

    - ``bytes``: length of a text or file; default 1 GiB.
    - ``depth``: nesting of arrays and objects, at most 512; default 64.
    - ``elements``: values in one document, points of series included; default 100 million.
    - ``text``: bytes of one text; default 16 MiB.
    """

    __slots__ = ()
    __module__ = "perfsys"


def settings(
    limits: Limits | Mapping[str, int] | None, progress: Progress | None
) -> CoreSettings:
    """What the C half takes as its last argument."""
    if limits is None and progress is None:
        return None
    if limits is None:
        chosen = None
    elif isinstance(limits, tuple):
        chosen = {
            name: value
            for name, value in zip(Limits._fields, limits, strict=True)
            if value is not None
        }
    elif hasattr(limits, "keys"):
        chosen = dict(limits)
    else:
        raise TypeError(f"limits must be a perfsys.Limits or a dict, not {type(limits).__name__}")
    if progress is not None and not callable(progress):
        raise TypeError(f"progress must be callable, not {type(progress).__name__}")
    return chosen, progress


def chosen(options: Mapping[str, object]) -> dict[str, object] | None:
    """Options as the C half takes them: without those left to their defaults; None for none."""
    return {name: value for name, value in options.items() if value is not None} or None
