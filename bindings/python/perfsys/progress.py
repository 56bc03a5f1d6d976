"""Bars for long calls: ``perfsys.load(path, progress=perfsys.progress.tqdm("reading"))``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["tqdm"]


class tqdm:  # noqa: N801 (named after what it stands for)
    """A bar of the package ``tqdm`` as a progress callable (``pip install perfsys[progress]``).

    ``desc`` is shown before the bar; further keywords go to ``tqdm.auto.tqdm``. One object serves
    one call; the bar is closed when the call has done all. ImportError without the package.
    """

    def __init__(self, desc: str | None = None, **options: Any) -> None:
        try:
            from tqdm.auto import tqdm as bar  # type: ignore[import-untyped, unused-ignore]
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] != "tqdm":
                raise
            raise ImportError("bars need tqdm: pip install tqdm", name="tqdm") from error
        options.setdefault("bar_format", "{l_bar}{bar}| {elapsed}<{remaining}")
        self.bar: Any = bar(total=1.0, desc=desc, **options)

    def __call__(self, share: float) -> bool:
        self.bar.update(share - self.bar.n)
        if share >= 1.0:
            self.bar.close()
        return True

    def close(self) -> None:
        """Closes the bar of a call that ended early."""
        self.bar.close()
