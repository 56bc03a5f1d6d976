"""What is closed at the end of a ``with`` block."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Closing:
    """What can be closed: ``with`` does it at the end of its block, whatever happens in it."""

    __slots__ = ()
    __module__ = "perfsys"

    if TYPE_CHECKING:

        def close(self) -> None:
            """Closes it now."""

    def __enter__(self) -> Self:
        """The object itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Closes it."""
        self.close()
