"""The enumerations by name: ``from perfsys._enums import GapType``. Made when first used."""

from __future__ import annotations

from . import enums

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import StrEnum

__all__ = enums.enum_names()  # noqa: PLE0605


def __getattr__(name: str) -> type[StrEnum]:
    kind = enums.find(name)
    if kind is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = kind
    return kind


def __dir__() -> list[str]:
    return sorted(enums.enum_names())
