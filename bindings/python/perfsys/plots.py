"""Pictures of figures and gaps, drawn by matplotlib (``pip install perfsys[plots]``).

``measure.plot()`` and ``case.size().plot()`` draw into the Axes given as ``ax``, or into one of a
new figure, and return it. pyplot and the global style are neither used nor changed; a notebook
shows what is returned, and ``axes.figure.savefig("gap.png")`` keeps it. Colours are those of Okabe
and Ito (2008), which people with any kind of colour vision can tell apart; shapes differ too.
"""

from __future__ import annotations

from .errors import NoDataError, NotFoundError
from .names import hint, shown

try:
    from matplotlib.axes import Axes
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.figure import Figure
except ModuleNotFoundError as _error:
    if _error.name is None or _error.name.partition(".")[0] != "matplotlib":
        raise
    raise ImportError(
        "pictures need matplotlib: pip install matplotlib", name="matplotlib"
    ) from _error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._classes import GapSize, Measure, Sizes

__all__ = ["measure", "sizes"]

_BLUE, _ORANGE, _GREEN, _VERMILION = "#0072b2", "#e69f00", "#009e73", "#d55e00"
_COLOURS = (_BLUE, _VERMILION, _GREEN, "#cc79a7", _ORANGE, "#56b4e9", "#000000", "#8c7a00")
_MARKERS = "os^Dv<>P"
_GREY = "0.35"
_POINTS_MARKED = 60  # beyond, the marks would hide the line


class _Shown(Axes):
    """Axes that a notebook shows as the picture they are in."""

    def _repr_png_(self) -> bytes:
        from io import BytesIO

        data = BytesIO()
        picture: Any = self.figure  # or a part of one, to which the same can be said
        picture.savefig(data, format="png")
        return data.getvalue()


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    if ax is not None:
        return ax
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure.add_subplot(axes_class=_Shown)


# ---- figures by date ---------------------------------------------------------


def measure(
    measure: Measure, ax: Axes | None = None, *, groups: Iterable[str] | None = None
) -> Axes:
    """The figures of a measure by date, a line for each group, with the target, the band of what
    is good, and the windows of before and now.

    ``groups`` names the groups wanted, "" for figures without; by default the first eight.
    NoDataError without a figure, NotFoundError for a group there is not.
    """
    lines = _lines(measure)
    chosen = list(lines)[: len(_COLOURS)] if groups is None else list(groups)
    if not lines:
        raise NoDataError(f"the measure {shown(measure.id)} has no figures to draw")
    for name in chosen:
        if name not in lines:
            raise NotFoundError(f"no figure is of the group {shown(name)}{hint(name, lines)}")
    ax = _axes(ax, 8, 4)
    for number, name in enumerate(chosen):
        days, values = zip(*sorted(lines[name]), strict=True)
        ax.plot(
            days,
            values,
            color=_COLOURS[number % len(_COLOURS)],
            marker=_MARKERS[number % len(_MARKERS)] if len(days) <= _POINTS_MARKED else None,
            markersize=4,
            linewidth=1.5,
            label=_literal(name or "all"),
        )
    _wanted(ax, measure)
    _windows(ax, measure)
    ax.set_title(_literal(measure.name or measure.id), loc="left", pad=18)
    ax.set_ylabel(_literal(measure.unit or ""))
    left_out = len(lines) - len(chosen) if groups is None else 0
    title = f"and {left_out} groups more" if left_out else None
    if len(ax.get_legend_handles_labels()[0]) > 1 or chosen[0] or title:
        ax.legend(frameon=False, title=title, loc="center left", bbox_to_anchor=(1.01, 0.5))
    _plain(ax)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    return ax


def _lines(measure: Measure) -> dict[str, list[tuple[Any, float]]]:
    """Dates and values by group, in the order the groups come in."""
    series = measure.series
    lines: dict[str, list[tuple[Any, float]]] = {}
    scale = 1.0 if measure.scale is None else measure.scale
    columns = (series.column(name) for name in ("on", "value", "numerator", "denominator", "group"))
    for on, value, numerator, denominator, group in zip(*columns, strict=True):
        if value is None and numerator is not None and denominator:
            value = numerator / denominator * scale
        if on is not None and value is not None:
            lines.setdefault(group or "", []).append((on, value))
    return lines


def _wanted(ax: Any, measure: Measure) -> None:
    """The target, and the band of what is good."""
    low, high = measure.band_low, measure.band_high
    if low is not None and high is not None:
        told = f"good: {low:g} to {high:g}"
        ax.axhspan(low, high, color=_GREEN, alpha=0.15, linewidth=0, label=told)
    else:
        for edge in (low, high):
            if edge is not None:
                ax.axhline(edge, color=_GREEN, linewidth=1, linestyle=":")
    if measure.target is not None:
        told = f"target {measure.target:g}"
        ax.axhline(measure.target, color=_GREY, linewidth=1.2, linestyle="--", label=told)


def _windows(ax: Any, measure: Measure) -> None:
    """The times of before and now, shaded."""
    for window, name, colour in (
        (measure.baseline, "before", "0.5"),
        (measure.current, "now", _BLUE),
    ):
        if not window or window.from_ is None or window.to is None:
            continue
        ax.axvspan(window.from_, window.to, color=colour, alpha=0.12, linewidth=0)
        middle = window.from_ + (window.to - window.from_) / 2
        ax.annotate(
            name,
            (middle, 1.01),
            xycoords=("data", "axes fraction"),
            ha="center",
            color=_GREY,
            fontstyle="italic",
        )


# ---- gaps --------------------------------------------------------------------


def sizes(sizes: Sizes, ax: Axes | None = None) -> Axes:
    """Each gap in a row: where it was before, where it is now, and what is desired.

    Gaps of one unit are drawn in it; of several, as shares of what is desired, and those that
    desire 0 or nothing are left out. NoDataError where nothing is left to draw.
    """
    rows = [gap for gap in sizes.gaps if gap.desired is not None and _now(gap) is not None]
    units = {gap.unit for gap in rows}
    as_shares = len(units) > 1
    if as_shares:
        rows = [gap for gap in rows if gap.desired]
    if not rows:
        raise NoDataError("no gap has both what is and what is desired: see gaps[0].missing")
    ax = _axes(ax, 8, 1.6 + 0.6 * len(rows))
    for row, gap in enumerate(rows):
        _gap(ax, row, gap, 100 / gap.desired if as_shares and gap.desired else 1.0)
    ax.set_yticks(range(len(rows)), [_literal(gap.gap or "") for gap in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlabel("% of what is desired" if as_shares else _literal(next(iter(units)) or ""))
    ax.margins(x=0.12)
    handles, labels = ax.get_legend_handles_labels()
    first = dict(zip(reversed(labels), reversed(handles), strict=True))
    order = [name for name in ("before", "now", "desired") if name in first]
    ax.legend(
        [first[name] for name in order],
        order,
        frameon=False,
        ncols=3,
        loc="lower left",
        bbox_to_anchor=(0, 1),
    )
    _plain(ax)
    ax.grid(visible=False, axis="y")
    return ax


def _now(gap: GapSize) -> float | None:
    return gap.now.value if gap.now and gap.now.value is not None else gap.actual


def _gap(ax: Any, row: int, gap: GapSize, scale: float) -> None:
    before = gap.before.value if gap.before else None
    marks = (
        (before, "before", "o", "white"),
        (_now(gap), "now", "o", _BLUE),
        (gap.desired, "desired", "|", _GREY),
    )
    given = [value * scale for value, *_ in marks if value is not None]
    ax.plot([min(given), max(given)], [row, row], color="0.75", linewidth=2, zorder=1)
    if gap.desired is not None and gap.desired_high is not None:
        ax.plot(
            [gap.desired * scale, gap.desired_high * scale],
            [row, row],
            color=_GREEN,
            linewidth=8,
            alpha=0.3,
            solid_capstyle="butt",
            zorder=1,
        )
    for value, name, marker, colour in marks:
        if value is None:
            continue
        ax.plot(
            [value * scale],
            [row],
            linestyle="none",
            marker=marker,
            markersize=16 if marker == "|" else 9,
            markeredgewidth=2,
            markerfacecolor=colour,
            markeredgecolor=_GREY if marker == "|" else _BLUE,
            label=name,
            zorder=2,
        )
        ax.annotate(
            f"{value:.4g}",
            (value * scale, row),
            # What is desired above the row, what was and is below: they may be close together.
            xytext=(0, 11 if name == "desired" else -18 if name == "now" else 9),
            textcoords="offset points",
            ha="center",
            fontsize="small",
            color=_GREY,
        )


def _plain(ax: Any) -> None:
    """No frame, a light grid: for these Axes alone."""
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.grid(visible=True, color="0.9", linewidth=0.8)
    ax.set_axisbelow(True)


def _literal(text: str) -> str:
    """A text of the case for matplotlib, which takes what stands between dollars for formulas;
    labels with a leading underscore it would hide."""
    text = str(text).replace("$", r"\$")
    return f" {text}" if text.startswith("_") else text
