"""Puts findings into the cells of a workbook they are about."""

from __future__ import annotations

import re

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import quote_sheetname

from . import style
from .book import Book, content, opened, save
from .cells import cell_name
from .layout import FINDINGS, SERIES, layout
from .read import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any

    from ..reading import Path

__all__ = ["put"]

#: Where our part of a comment begins; what stands before it is somebody else's.
_MARK = "\u2014 perfsys findings \u2014"
_HEAD = ("Severity", "Rule", "Where", "What", "What to do", "Concerns")
_WIDTHS = (10, 8, 20, 56, 48, 24)
_BEFORE = len(_HEAD) + 1  # hidden: how the cell was filled before we coloured it
_MOST = 8  # findings that one comment tells in full
_GRAVE = ("error", "warning", "note")
_STEP = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\[(\d+)\])?")


def put(path_in: Path | IO[bytes], result: Any, path_out: Path | IO[bytes] | None) -> int:
    if "findings" not in getattr(type(result), "_attributes", {}):
        raise TypeError(
            f"the result of check() or inspect() is wanted, not {type(result).__name__}"
        )
    if path_out is None and hasattr(path_in, "read"):
        raise TypeError("an open file is only read: give path_out")
    data = content(path_in)
    reader = Reader(Book(data))
    book = opened(data)
    _take_away(book)
    places = _Places(reader)
    rows = [(finding, places.find(finding)) for finding in result.findings]
    told: dict[tuple[str, str], list[Any]] = {}
    for finding, place in rows:
        if place is not None:
            told.setdefault(place, []).append(finding)
    before = {place: _tell(book[place[0]][place[1]], found) for place, found in told.items()}
    _write_list(book, rows, before)
    save(book, path_in if path_out is None else path_out)
    return len(rows)


class _Places:
    """Cells of paths."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._titles = {sheet.list: sheet.title for sheet in layout() if sheet.kind == "entities"}
        self._inner = {(sheet.list, sheet.inner): sheet.title for sheet in layout() if sheet.inner}

    def find(self, finding: Any) -> tuple[str, str] | None:
        """Sheet and cell that a finding is about: that of its path, else the id of the object;
        None where neither is in the workbook."""
        place = self._of_path(finding.path or "")
        if place is not None:
            return place
        return next(filter(None, map(self._of_id, list(finding.objects)[:1])), None)

    def _of_id(self, id: str) -> tuple[str, str] | None:
        reader = self._reader
        if id == reader.case.id:
            title, row = reader.places.get("", ("", 0))
            return (title, f"B{row}") if title else None
        for name, title in self._titles.items():
            entities = getattr(reader.case, name)
            if entities.find(id) is not None:
                at = entities.ids().index(id)
                return self._cell(title, reader.places.get(f"{name}[{at}]"), "id")
        return None

    def _cell(
        self, sheet: str, place: tuple[str, int] | None, key: str
    ) -> tuple[str, str] | None:
        columns = self._reader.columns.get(sheet, {})
        at = columns.get(key, columns.get(f"{key}.likely"))
        return None if place is None or at is None else (place[0], cell_name(place[1], at))

    def _of_path(self, path: str) -> tuple[str, str] | None:
        reader = self._reader
        steps = [(name, index) for name, index in _STEP.findall(path)]
        if not steps:
            return None
        name, index = steps[0]
        if not index:
            if name in reader.case_rows and len(steps) == 1:
                return reader.places[""][0], f"B{reader.case_rows[name]}"
            title = reader.titles.get(self._titles.get(name, ""))
            return None if title is None else (title, "A1")  # about the list as a whole
        own = f"{name}[{index}]"
        if name not in self._titles:  # a part of the case, as waivers[0].by
            return self._part(("", name), own, steps[1:])
        rest = steps[1:]
        place = reader.places.get(own)
        if rest and (name, rest[0][0]) in self._inner:
            inner, number = rest[0]
            found = self._part((name, inner), f"{own}.{inner}[{number or 0}]", rest[1:])
            return found or self._cell(self._titles[name], place, "id")
        key = ".".join(step for step, _ in rest)
        sheet = self._titles[name]
        return self._cell(sheet, place, key or "id") or self._cell(sheet, place, "id")

    def _part(
        self, which: tuple[str, str], path: str, rest: list[tuple[str, str]]
    ) -> tuple[str, str] | None:
        sheet = self._inner.get(which, "")
        place = self._reader.places.get(path)
        key = ".".join(step for step, _ in rest)
        first = next(iter(self._reader.columns.get(sheet, {"": 1})), "")
        found = self._cell(sheet, place, key) if key else None
        return found or self._cell(sheet, place, "on" if sheet == SERIES else first)


# ---- cells ----------------------------------------------------------------------


def _tell(cell: Any, findings: list[Any]) -> str:
    """Adds findings to a cell's comment and colours it; returns how it was filled before."""
    findings.sort(key=lambda finding: _GRAVE.index(str(finding.severity or "note")))
    lines = [_MARK]
    # Rules often ask for the same: it is told once, with the names of them all.
    same: dict[tuple[str, ...], list[str]] = {}
    for finding in findings:
        key = (_name(finding.severity), finding.message or "", finding.fix or "")
        rules = same.setdefault(key, [])
        if finding.rule not in rules:
            rules.append(finding.rule)
    for (severity, message, fix), rules in list(same.items())[:_MOST]:
        lines.append(f"{severity} {', '.join(rules)}: {message}")
        if fix:
            lines.append(f"\u2192 {fix}")
    if len(same) > _MOST:
        lines.append(f"... and {len(same) - _MOST} more: see the sheet {FINDINGS}.")
    note = "\n".join(lines)
    if cell.comment is None:
        cell.comment = style.comment(note)
    else:
        # Somebody's own comment comes first and keeps its author.
        both = style.comment(f"{cell.comment.text}\n\n{note}")
        cell.comment = _by(both, cell.comment.author)
    fill = cell.fill
    before = fill.fgColor.rgb if fill.fill_type == "solid" and fill.fgColor.type == "rgb" else ""
    if not before and fill.fill_type:
        before = "keep"  # a colour of a theme or a pattern: we cannot put it back, so leave it
    if cell.row > 1 and before != "keep":
        cell.fill = PatternFill("solid", fgColor=style.SEVERITY[str(findings[0].severity)])
    return "keep" if cell.row == 1 else str(before)


def _by(comment: Comment, author: str | None) -> Comment:
    comment.author = author or "perfsys"
    return comment


def _take_away(book: Any) -> None:
    """Removes what an earlier call has put there."""
    if FINDINGS in book.sheetnames:
        page = book[FINDINGS]
        for row in page.iter_rows(min_row=2, min_col=_BEFORE, max_col=_BEFORE + 1):
            place, fill = (str(cell.value or "") for cell in row)
            title, _, name = place.rpartition("!")
            if title not in book.sheetnames or fill == "keep":
                continue
            cell = book[title][name]
            cell.fill = PatternFill("solid", fgColor=fill) if fill else PatternFill()
        del book[FINDINGS]
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None and _MARK in cell.comment.text:
                    _restore(cell)


def _restore(cell: Any) -> None:
    """Leaves of a comment what was there before ours."""
    kept = cell.comment.text.split(_MARK)[0].rstrip()
    author = cell.comment.author
    cell.comment = _by(style.comment(kept), author) if kept else None


# ---- the sheet ------------------------------------------------------------------


def _write_list(book: Any, rows: list[Any], before: dict[tuple[str, str], str]) -> None:
    page = book.create_sheet(FINDINGS, 1 if len(book.sheetnames) else 0)
    for at, (label, wide) in enumerate(zip(_HEAD, _WIDTHS, strict=True), 1):
        cell = page.cell(1, at, label)
        cell.font = style.font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=style.DARK)
        page.column_dimensions[cell.column_letter].width = wide
    left = dict(before)
    for number, (finding, place) in enumerate(rows, 2):
        where = f"{place[0]}!{place[1]}" if place else (finding.path or "")
        severity = str(finding.severity or "note")
        concerns = ", ".join(map(str, finding.objects))
        texts = (_name(severity), finding.rule, where, finding.message, finding.fix, concerns)
        for at, value in enumerate(texts, 1):
            cell = page.cell(number, at)
            style.text(cell, str(value or "")[:32000])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.cell(number, 1).fill = PatternFill("solid", fgColor=style.SEVERITY[severity])
        page.row_dimensions[number].height = style.height(list(zip(texts, _WIDTHS, strict=True)))
        if place:
            link = page.cell(number, 3)
            link.hyperlink = f"#{quote_sheetname(place[0])}!{place[1]}"
            link.font = style.font(underline="single", color="0563C1")
            if place in left:
                style.text(page.cell(number, _BEFORE), where)
                style.text(page.cell(number, _BEFORE + 1), left.pop(place))
    for at in (_BEFORE, _BEFORE + 1):
        page.column_dimensions[page.cell(1, at).column_letter].hidden = True
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:F{max(len(rows) + 1, 2)}"
    page.sheet_properties.tabColor = style.SEVERITY["error"]
    style.printed(page)


def _name(severity: Any) -> str:
    return str(severity or "note").capitalize()
