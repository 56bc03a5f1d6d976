"""What stands in a cell, and what it means: both ways between cells and values of perfsys.

Nothing is guessed. What a cell holds and a field cannot is a ``Wrong`` with a message that a
person can act on.
"""

from __future__ import annotations

import datetime
import math
import re
import sys
from decimal import Decimal
from functools import cache

from .. import _core, knowledge
from ..names import nearest, shown
from ..values import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .layout import Column

__all__ = ["Wrong", "catalogue", "is_list", "kind_of", "meaning", "read", "to_cell", "words"]

#: What stands in a cell for a list that was given and has nothing in it.
NONE = "(none)"
#: The part of a cell that a spreadsheet turns into a formula, or a program that reads its
#: export does.
RISKY = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?([0-9]{1,400}(\.[0-9]{0,400})?|\.[0-9]{1,400})([eE][+-]?[0-9]{1,6})?")
_MONEY = re.compile(r"([+-]?[0-9]{1,24}(?:\.[0-9]{1,4})?)(?:\s*([A-Z]{3}))?")
_MARKED = re.compile("[0-9.,'\\s\u00a0\u202f]+")  # with marks between thousands, or a comma
_FIRST_DAY = datetime.date(1900, 3, 1)
_ROUNDED = 10**15  # from here on Excel rounds what is typed: it keeps 15 digits
_TYPE_AGAIN = (
    "has more digits than the 15 that Excel keeps of a number, and may be rounded: format the cell "
    "as text and type it again"
)
_NO_DIGITS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
)
_THREE_DIGITS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_SERIES = {
    "on": ("date", "The first day of the period the figure is for."),
    "value": ("number", "The figure; or else give numerator and denominator."),
    "numerator": ("number", "What was counted, such as late deliveries."),
    "denominator": ("number", "Out of how many, such as all deliveries."),
    "group": ("text", "The site, team or segment it is for; empty for all."),
}
_YES = {"yes": True, "true": True, "no": False, "false": False}
_CATALOGUES = {
    "factor": knowledge.factors,
    "framework": knowledge.frameworks,
    "intervention_kind": knowledge.intervention_kinds,
    "process": knowledge.processes,
}
_BREAK = " \u2013 "  # between an id of a catalogue and its name


class Wrong(ValueError):
    """What is wrong with a cell."""


def currency_digits(currency: str | None) -> int:
    """Digits of a currency's minor unit (ISO 4217); two where there is no currency."""
    return 0 if currency in _NO_DIGITS else 3 if currency in _THREE_DIGITS else 2


def kind_of(column: Column) -> str:
    """What kind of value a column holds."""
    if column.owner is not None:
        return "reference"
    if column.field is None:
        return _SERIES[column.name][0]
    return "number" if column.field.kind == "range" else str(column.field.kind)


def is_list(column: Column) -> bool:
    return column.field is not None and bool(column.field.is_list)


@cache
def words(name: str) -> dict[str, str]:
    """Words of an enum as people read them, and as perfsys has them."""
    rows: Any = _core.words(name)
    return {word.replace("_", " "): word for word, _, _ in rows[1] if word}


@cache
def catalogue(name: str) -> dict[str, str]:
    """Ids of a catalogue with their names, as drop-down lists show them, and the ids."""
    rows: Any = _CATALOGUES.get(name, ())
    return {f"{row.id}{_BREAK}{row.name}": row.id for row in rows}


def meaning(column: Column) -> str:
    """What a column is for, what it takes, and how to write it."""
    field = column.field
    if column.owner is not None:
        return "Whose it is: an id of the first column of the other sheet. Required."
    if field is None:
        return _SERIES[column.name][1]
    lines = [field.doc]
    if column.part:
        lines.append(
            {
                "low": "Here: a value it will hardly be under.",
                "likely": "Here: the single best guess.",
                "high": "Here: a value it will hardly be over.",
            }[column.part]
        )
    if field.unit:
        lines.append(f"Unit: {field.unit}.")
    if field.minimum is not None and field.maximum is not None:
        lines.append(f"From {field.minimum:g} to {field.maximum:g}.")
    elif field.minimum is not None:
        lines.append(f"At least {field.minimum:g}.")
    elif field.maximum is not None:
        lines.append(f"At most {field.maximum:g}.")
    how = _HOW.get(field.kind)
    if how:
        lines.append(how)
    if field.targets:
        lines.append(f"An id of: {', '.join(map(str, field.targets))}.".replace("*", "any sheet"))
    if field.enum and is_list(column):
        lines.append(f"Words: {', '.join(words(field.enum))}.")
    if is_list(column):
        lines.append(f"One on each line of the cell (Alt+Enter); {NONE} if there are none.")
    if column.required:
        lines.append("Required.")
    return "\n".join(lines)


_HOW = {
    "date": "A date as 2024-03-31; one before March 1900 as text.",
    "flag": "yes or no.",
    "integer": "A whole number.",
    "money": "As 12.50, in the currency of the case; or with another, as 12.50 USD.",
    "expression": "Ids of measures in brackets: [visits] * [conversion].",
}


# ---- out ------------------------------------------------------------------------


def to_cell(value: Any, column: Column, currency: str | None) -> Any:
    """What to write into a cell for a value: text, number, date, or None."""
    if value is None:
        return None
    if is_list(column):
        items = [str(_one(item, column, currency)) for item in value]
        return "\n".join(items) if items else (NONE if value is not None else None)
    return _one(value, column, currency)


def _one(value: Any, column: Column, currency: str | None) -> Any:
    kind, field = kind_of(column), column.field
    if isinstance(value, Money):
        return _money_cell(value, currency)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value if abs(value) < _ROUNDED else str(value)
    if kind == "date":  # Excel knows no day before 1900, and counts February 1900 wrong
        return value if value >= _FIRST_DAY else value.isoformat()
    if isinstance(value, float):
        return value
    text = str(value)
    if field is not None and field.enum:
        return text.replace("_", " ")
    if kind == "catalogue" and field is not None:
        return next((label for label, id in catalogue(field.catalogue).items() if id == text), text)
    return text


def _money_cell(money: Money, currency: str | None) -> Any:
    digits = currency_digits(money.currency or currency)
    amount = Decimal(money.minor).scaleb(-digits)
    if money.currency is not None:
        return f"{amount:f} {money.currency}"
    return float(amount) if abs(money.minor) < _ROUNDED else f"{amount:f}"


# ---- in -------------------------------------------------------------------------


def read(value: Any, column: Column, currency: str | None) -> Any:
    """The value a cell means: None where it is empty; ``Wrong`` where it means nothing."""
    if isinstance(value, str):
        value = value.strip(" \t\r\n\u00a0")
    if value is None or value == "":
        return None
    kind = kind_of(column)
    if is_list(column):
        return _items(value, kind, column)
    if kind in ("number", "integer"):
        return _number(value, kind == "integer")
    if kind == "date":
        return _date(value)
    if kind == "flag":
        return _flag(value)
    if kind == "money":
        return _money(value, currency)
    return _word(text_of(value), kind, column)


def text_of(value: Any) -> str:
    """A cell that should hold text. Excel turns ids such as 1 into numbers: whole ones are taken
    back."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        if abs(value) >= _ROUNDED:
            raise Wrong(f"this number {_TYPE_AGAIN}")
        return str(int(value))
    if isinstance(value, float):
        raise Wrong(
            f"{value!r} is a number where text belongs: format the cell as text and type it again"
        )
    raise Wrong(
        "this is a date where text belongs (Excel turns what looks like one into one): format the "
        "cell as text and type it again"
    )


def _items(value: Any, kind: str, column: Column) -> list[str]:
    text = text_of(value)
    if text == NONE:
        return []
    lines = [line.strip(" \t\r\u00a0") for line in text.split("\n")]
    if kind != "text":  # ids and words may stand in one line too; texts keep their commas
        lines = [part for line in lines for part in _parts(line)]
    return [_word(line, kind, column) for line in lines if line]


def _parts(line: str) -> list[str]:
    """The ids of a line; the name of a row of a catalogue may have commas of its own."""
    return [line] if _BREAK in line else [part.strip() for part in re.split("[;,]", line)]


def _word(text: str, kind: str, column: Column) -> str:
    field = column.field
    if field is None or kind in ("text", "reference", "expression"):
        return text
    if field.enum:
        known = words(field.enum)
        low = text.casefold()
        for label, word in known.items():
            if low in (label.casefold(), word.casefold()):
                return word
        if kind == "catalogue":  # a list of names that may be added to
            return text
        near = nearest(low, known)
        hint = f"; did you mean {near!r}?" if near else f": choose one of {', '.join(known)}"
        raise Wrong(f"{shown(text, 40)} is none of the words that may stand here{hint}")
    if kind == "catalogue":
        start = text.split(_BREAK.strip())[0].strip().casefold()
        for id in catalogue(field.catalogue).values():
            if start == id.casefold():
                return id
    return text


def _number(value: Any, whole: bool) -> int | float:
    if isinstance(value, bool):
        raise Wrong(f"{'TRUE' if value else 'FALSE'} is not a number")
    if isinstance(value, str):
        return _number_of_text(value, whole)
    if not isinstance(value, (int, float)):
        raise Wrong("this is a date where a number belongs: format the cell as a number")
    if abs(value) > sys.float_info.max:
        raise Wrong("this number is too large")
    if not whole:
        return value
    if abs(value) >= _ROUNDED:
        raise Wrong(f"this number {_TYPE_AGAIN}")
    shows = float(f"{value:.15g}")  # a formula may give 3.0000000000000004, which shows as 3
    if not shows.is_integer():
        raise Wrong(f"{value!r} is not a whole number")
    return int(shows)


def _number_of_text(text: str, whole: bool) -> int | float:
    if not _NUMBER.fullmatch(text):
        why = ""
        if text.endswith("%"):
            why = ": write 0.95, or format the cell in percent"
        elif _MARKED.fullmatch(text):
            why = ": write it without marks between thousands, and with a point"
        raise Wrong(f"{shown(text, 40)} is not a number{why}")
    exact = Decimal(text)
    if exact.adjusted() > 400 or not math.isfinite(float(exact)):
        raise Wrong(f"{shown(text, 40)} is too large")
    if not whole:
        return float(exact)
    if exact != exact.to_integral_value():
        raise Wrong(f"{shown(text, 40)} is not a whole number")
    return int(exact)


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            raise Wrong(f"{value} has a time of day: give the date alone")
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return datetime.date.fromisoformat(value)
        except ValueError:
            raise Wrong(f"{value} is no day of the calendar") from None
        raise Wrong(f"{shown(value, 40)} is not a date: write it as 2024-03-31")
    raise Wrong(f"{value!r} is not a date: format the cell as a date, or write it as 2024-03-31")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    flag = _YES.get(value.casefold()) if isinstance(value, str) else None
    if flag is None:
        raise Wrong(f"{shown(value, 40)} is neither yes nor no")
    return flag


def _money(value: Any, currency: str | None) -> Money:
    own = None
    if isinstance(value, str):
        found = _MONEY.fullmatch(value)
        if not found:
            raise Wrong(f"{shown(value, 40)} is not an amount of money: write 12.50, or 12.50 EUR")
        text, own = found.groups()
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Wrong("this is not an amount of money: write 12.50, or 12.50 EUR")
    else:
        text = f"{_number(value, False):.15g}"  # as a cell shows it: sums of cents are not exact
    digits = currency_digits(own or currency)
    minor = Decimal(text).scaleb(digits)
    if not isinstance(value, str) and abs(minor) >= _ROUNDED:
        raise Wrong(f"this amount {_TYPE_AGAIN}")
    if minor != minor.to_integral_value():
        of = own or currency or "money without a currency"
        raise Wrong(f"{text} has more decimals than {of} has ({digits})")
    return Money(int(minor), own)
