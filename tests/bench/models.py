"""Pydantic models of a case and all its entities: the fields and types of the library's tables,
as somebody would write them by hand who wanted checked objects without perfsys."""

import datetime
import keyword
from typing import Any

import perfsys
from pydantic import BaseModel, ConfigDict, Field, create_model

PLAIN: dict[str, Any] = {
    "flag": bool, "integer": int, "number": float, "date": datetime.date,
}  # all other kinds are texts


class Model(BaseModel):
    model_config = ConfigDict(extra="allow", protected_namespaces=())


class Money(BaseModel):
    minor: int
    currency: str | None = None


class Range(BaseModel):
    low: float | None = None
    likely: float | None = None
    high: float | None = None


class Point(BaseModel):
    on: datetime.date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    group: str | None = None


VALUES = {"money": Money, "range": Range, "series": list[Point]}


def model(name: str, made: dict[str, type[BaseModel]]) -> type[BaseModel]:
    """The model of a struct of the library, by its name there."""
    if name in made:
        return made[name]
    wanted: dict[str, Any] = {}
    for field in perfsys.fields(perfsys.classes()[name]):
        if field.element:
            kind: Any = model(field.element, made)
        elif field.enum:
            kind = getattr(perfsys, field.enum.replace("_", " ").title().replace(" ", ""))
        else:
            kind = VALUES.get(field.kind) or PLAIN.get(field.kind, str)
        if field.is_list:
            kind = list[kind]
        clashes = keyword.iskeyword(field.name) or hasattr(BaseModel, field.name)
        own = field.name + "_" if clashes else field.name
        wanted[own] = (kind, ...) if field.required else (kind | None, None)
        if clashes:
            default = ... if field.required else None
            wanted[own] = (wanted[own][0], Field(default, alias=field.name))
    made[name] = create_model(name, __base__=Model, **wanted)
    return made[name]


Case = model("case", {})
