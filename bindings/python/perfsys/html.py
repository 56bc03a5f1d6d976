"""Objects, lists and results as HTML, for notebooks: what ``_repr_html_`` gives.

Everything that comes from data is escaped; nothing is loaded, nothing runs. Colours are those of
the page, so that light and dark themes both do. A case whose ``audience`` is "sponsor" is shown
as a sponsor may see it; in others what is private is marked. A check for a sponsor is one of its
own (``case.check(audience="sponsor")``); other results do not know who reads them: those for a
sponsor are those of ``case.redact("sponsor")``.
"""

from __future__ import annotations

from html import escape

from . import _core
from .errors import RemovedError
from .objects import Described
from .values import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

__all__ = ["described", "view"]

_ROWS = 20  # rows of a table that are shown
_WORDS = 10  # items of a list within a cell
_TEXT = 400  # characters of one text
_COLUMNS = 9  # columns of a table whose columns nobody chose
_IN_HEAD = ("id", "title", "name", "private", "schema_version")
_SEVERITIES = ("error", "warning", "note")

# Grey with some transparency and the page's own colour of text are seen on white and on black.
# The one rule for cells outdoes those of Jupyter, which aligns all of them right.
_STYLE = """<style>
.perfsys {line-height: 1.4; max-width: 72em; color: inherit}
.perfsys .ps-head {font-size: 1.1em; font-weight: 600; margin: .3em 0}
.perfsys .ps-more {opacity: .75; margin: .3em 0}
.perfsys table.ps-table {border-collapse: collapse; margin: .4em 0; color: inherit; \
background: transparent; font-size: .95em}
.perfsys .ps-table tr, .perfsys .ps-table tr:hover {background: transparent; color: inherit}
.perfsys .ps-table tr th, .perfsys .ps-table tr td {text-align: left; vertical-align: top; \
padding: .25em .7em; border: 0; border-bottom: 1px solid rgba(128, 128, 128, .35); \
max-width: 34em; white-space: normal; overflow-wrap: break-word}
.perfsys .ps-table tr .ps-number {text-align: right; white-space: nowrap; \
font-variant-numeric: tabular-nums}
.perfsys .ps-badge {border: 1px solid currentColor; border-radius: .6em; padding: 0 .5em; \
font-size: .85em; white-space: nowrap}
.perfsys .ps-table tr td.ps-error {border-left: .35em solid #d55e00}
.perfsys .ps-table tr td.ps-warning {border-left: .35em solid #e69f00}
.perfsys .ps-table tr td.ps-note {border-left: .35em solid #56b4e9}
</style>"""

# Columns of the tables that people look at most; of others those that hold anything.
_CHOSEN = {
    "finding": ("severity", "rule", "message", "fix", "objects"),
    "answer": ("rule", "name", "verdict", "failed", "unknown", "passed"),
    "gap_size": (
        "gap", "name", "before", "now", "desired", "gap_before", "gap_now", "gap_unit", "closed",
        "cost_per_period", "missing", "warnings",
    ),
    "difference": ("change", "path", "before", "after"),
}  # fmt: skip


def described(thing: Described) -> str | None:
    """An object as HTML; None for what is no longer there."""
    try:
        return _whole(_object(thing)) if thing._alive else None
    except RemovedError:  # removed by another thread just now
        return None


def view(items: Any) -> str | None:
    """A list or series as HTML; None for what is no longer there."""
    try:
        parent = items._parent()
        kept = _seen(parent)
        name = items._field
        if kept is not parent:
            if kept is None:
                return _whole(_kept_back())
            items = getattr(kept, _attribute(kept, name))
        count = f'<div class="ps-head">{_text(_spoken(name))} ({len(items):,})</div>'
        return _whole(count + _list(items, _ROWS))
    except RemovedError:
        return None


def _whole(body: str) -> str:
    return f'{_STYLE}<div class="perfsys">{body}</div>'


# ---- who may see what --------------------------------------------------------


def _seen(thing: Any) -> Any:
    """A thing as the readers of its case may see it: itself for the team; for a sponsor its like
    in a copy without what is private or of single persons; None where that lacks it."""
    root = thing._root()
    if getattr(root, "audience", None) != "sponsor" or type(root).__name__ != "Case":
        return thing  # a check for a sponsor holds no more than a sponsor may see
    copy = root.redact("sponsor", keep_names=True)
    if type(thing).__name__ == "Case":
        return copy
    if not hasattr(thing, "entity_type"):  # a part: its entity is not known from here
        return None
    return copy.find(thing.id, thing.entity_type) if thing.id else None


def _kept_back() -> str:
    return _more("This case is for its sponsor, who is not shown this.")


# ---- objects -----------------------------------------------------------------


def _object(thing: Any) -> str:
    seen = _seen(thing)
    if seen is None:
        return _kept_back()
    name = type(seen).__name__
    own = getattr(seen, "id", None) if "id" in seen._attributes else None
    title = next(
        (getattr(seen, each) for each in ("title", "name") if each in seen._attributes), None
    )
    head = " · ".join(_text(each) for each in (own, title) if isinstance(each, str))
    body = [f'<div class="ps-head"><span class="ps-badge">{_text(name)}</span> {head}</div>']
    if seen is not thing:
        body.append(_more("As the sponsor may see it."))
    body.append(_fields(seen))
    body.extend(_lists(seen))
    return "".join(body)


def _fields(thing: Any) -> str:
    """What an object has beside its tables, a line each."""
    hidden = set(thing.private or ()) if "private" in thing._attributes else set()
    rows = []
    for name, field in thing._attributes.items():
        if name in _IN_HEAD or not thing._is_set(field.name):
            continue
        if field.kind in ("entity", "series") or (field.is_list and field.kind == "struct"):
            continue
        mark = ' <span class="ps-badge">private</span>' if field.name in hidden else ""
        value = _value(getattr(thing, name), field)
        if value:
            rows.append(f"<tr><th>{_text(_spoken(field.name))}{mark}</th><td>{value}</td></tr>")
    return f'<table class="ps-table">{"".join(rows)}</table>' if rows else ""


def _lists(thing: Any) -> Iterable[str]:
    """The tables of an object. A case tells how much it has of each."""
    if type(thing).__name__ == "Case":
        counts = [
            (name, len(getattr(thing, name)))
            for name, field in thing._attributes.items()
            if field.kind == "entity"
        ]
        told = ", ".join(f"{_text(_spoken(name))}: {count}" for name, count in counts if count)
        yield _more(told or "Nothing in it yet.")
        return
    for name, field in thing._attributes.items():
        if field.kind == "series":
            yield _more(_text(repr(getattr(thing, name)).strip("<>")))
        elif field.is_list and field.kind == "struct" and thing._is_set(field.name):
            items = getattr(thing, name)
            if len(items):
                head = f"{_text(_spoken(field.name))} ({len(items)})"
                yield f'<div class="ps-more">{head}</div>{_list(items, _ROWS)}'


# ---- tables ------------------------------------------------------------------


def _list(items: Any, most: int) -> str:
    """A list as a table, or as lines where its items are texts."""
    if isinstance(items, _core.Series):
        names = ("on", "value", "numerator", "denominator", "group")
        columns = [name for name in names if any(each is not None for each in items.column(name))]
        rows = [
            "".join(_plain(getattr(point, name)) for name in columns) for point in items[:most]
        ]
        return _table(columns, [f"<tr>{row}</tr>" for row in rows], len(items))
    shown = items[:most]
    if not shown:
        return _more("Nothing.")
    if not isinstance(shown[0], Described):
        return _table((), [f"<tr>{_plain(str(each))}</tr>" for each in shown], len(items))
    known = shown[0]._attributes
    columns = _columns(shown)
    return _table(
        [_spoken(known[name].name) for name in columns],
        [_row(each, columns) for each in shown],
        len(items),
    )


def _columns(shown: Sequence[Any]) -> list[str]:
    first = shown[0]
    chosen = _CHOSEN.get(first._kind)
    names = chosen if chosen is not None else tuple(first._attributes)
    held = [
        name
        for name in names
        if name not in ("private", "not_applicable")
        and any(each._is_set(first._attributes[name].name) for each in shown)
        and any(_value(getattr(each, name), first._attributes[name]) for each in shown)
    ]
    return held if chosen is not None else held[:_COLUMNS]


def _row(thing: Any, columns: Iterable[str]) -> str:
    hidden = set(thing.private or ()) if "private" in thing._attributes else set()
    severity = getattr(thing, "severity", None) if "severity" in thing._attributes else None
    kind = f' class="ps-{severity}"' if severity in _SEVERITIES else ""
    cells = []
    for name in columns:
        field = thing._attributes[name]
        value = _value(getattr(thing, name), field) if thing._is_set(field.name) else ""
        if value and field.name in hidden:
            value += ' <span class="ps-badge">private</span>'
        cells.append(_cell(value, field, kind))
        kind = ""
    return f"<tr>{''.join(cells)}</tr>"


def _table(columns: Iterable[str], rows: Sequence[str], count: int) -> str:
    head = "".join(f"<th>{_text(name)}</th>" for name in columns)
    more = _more(f"… and {count - len(rows):,} more") if count > len(rows) else ""
    lines = [f"<tr>{head}</tr>"] if head else []
    return f'<table class="ps-table">{"".join([*lines, *rows])}</table>{more}'


# ---- values ------------------------------------------------------------------


def _cell(value: str, field: Any, kind: str = "") -> str:
    number = not field.is_list and field.kind in ("integer", "number", "money")
    kind = ' class="ps-number"' if number and not kind else kind
    return f"<td{kind}>{value}</td>"


def _plain(value: Any) -> str:
    kind = ' class="ps-number"' if isinstance(value, (int, float)) else ""
    return f"<td{kind}>{_scalar(value)}</td>"


def _value(value: Any, field: Any) -> str:
    """A field's value as HTML; "" where there is nothing to show."""
    if value is None:
        return ""
    if isinstance(value, Described):
        return _part(value)
    if field.is_list:
        shown = [_scalar(each) for each in value[:_WORDS]]
        # Sentences stand better below one another, ids beside.
        told = ("<br>" if any(" " in each for each in shown) else ", ").join(shown)
        rest = len(value) - _WORDS
        return f"{told} <i>… and {rest:,} more</i>" if rest > 0 else told
    return _scalar(value)


def _part(part: Any) -> str:
    """A nested object in a cell: its level where it is one, else what is set in it."""
    if part._kind == "level":
        if part.value is None:
            return ""
        spread = f" ({_scalar(part.low)} to {_scalar(part.high)})" if part.low is not None else ""
        return _scalar(part.value) + spread
    told = []
    for name, field in part._attributes.items():
        if part._is_set(field.name) and (value := _value(getattr(part, name), field)):
            told.append(f"{_text(_spoken(field.name))} {value}")
    return "; ".join(told)


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        # Large counts in full, others by four digits: a table is to be looked at.
        return f"{value:,.0f}" if abs(value) >= 10_000 and value.is_integer() else f"{value:.4g}"
    if isinstance(value, tuple):  # Money, Range, Point
        if isinstance(value, Money):
            # How many of them make a euro or a yen is for the library to know.
            return _text(f"{value.minor:,} minor units {value.currency or ''}".rstrip())
        return " / ".join(_scalar(each) for each in value if each is not None)
    return _text(value)


def _text(value: Any) -> str:
    """A text, cut where it is very long, and escaped."""
    text = str(value)
    return escape(text if len(text) <= _TEXT else f"{text[:_TEXT]}…", quote=True)


def _more(text: str) -> str:
    """A line beside the tables; the text is HTML."""
    return f'<div class="ps-more">{text}</div>'


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _attribute(thing: Any, name: str) -> str:
    from .names import attribute_name

    return attribute_name(name)
