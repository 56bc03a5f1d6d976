"""What the abused calls work on: a case that has everything, a twin of it, results, rows; and an
instance of every class, for calls that are a method of it."""

import datetime
import io
import os
import sys

import perfsys
from perfsys import knowledge

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = os.path.join(ROOT, "examples", "cases")
DAY = datetime.date(2024, 2, 29)
CSV = "date,value\n2024-01-01,1\n2024-02-01,NA\n"
RACI = "| Activity | Ann | Bob |\n|---|---|---|\n| Write | R | A |\n"
FRAMEWORK = '{"id": "ours", "name": "Ours", "cells": [{"id": "X1", "name": "Tools"}]}'


def full_case():
    """A case with an entity of every kind and something in every nested list of them."""
    case = perfsys.load(os.path.join(CASES, "training-order.json"))
    for name, field in perfsys.Case._attributes.items():
        if field.kind == "entity" and not getattr(case, name):
            getattr(case, name).add(f"an-{field.element}")
        if field.kind == "struct" and field.is_list and not getattr(case, name):
            getattr(case, name).add()
    for entity in list(case):
        for name, field in type(entity)._attributes.items():
            if field.kind == "struct" and field.is_list and not getattr(entity, name):
                getattr(entity, name).add()
    series = case.measures[0].series
    series.append(DAY, 1.5)
    series.append(datetime.date(2024, 3, 1), None, 3, 40, "north")
    gap = case.gaps[0]
    gap.owners.append(case.parties[0].id)
    case.scope_regions.extend(["north", "south"])
    return case


def grouped():
    """The sizes of a gap on a measure with groups."""
    case = perfsys.Case("grouped")
    measure = case.measures.add(
        "m", direction="higher", period="month",
        baseline={"from": "2024-01-01", "to": "2024-01-31"},
        current={"from": "2024-02-01", "to": "2024-02-29"},
    )
    for month in (1, 2):
        for group in ("north", "south"):
            day = datetime.date(2024, month, 1)
            measure.series.append(day, numerator=month, denominator=9, group=group)
    case.gaps.add("g", measure="m", desired=1)
    return case.size()


class World:
    """Made once, before the cells; every cell changes a copy of the process."""

    def __init__(self):
        self.case = full_case()
        self.other = self.case.copy()
        self.other.title = "Another"
        self.directory = os.environ.get("ABUSE_DIRECTORY", "/tmp")
        self.results = {}
        self.parts = {}
        self.rows = set()  # the classes of rows and of their parts
        for item in (
            self.case.size(), self.case.check(), self.case.inspect(), self.case.voices(),
            self.case.timings(), self.case.partner_score(), self.case.judge_tasks(),
            self.case.next_question(), self.case.diff(self.other), self.merge(),
            self.case.copy().import_series("m", text=CSV, create=True),
            perfsys.load(os.path.join(CASES, "emergency-care-4h.json")).size(), grouped(),
            knowledge.rules[0].examples(), knowledge.walk("mager_pipe_1997", "MP1=yes"),
            perfsys.formulas.worth(1, 2, 3), knowledge.walk("mager_pipe_1997"),
        ):
            self.results.setdefault(type(item), item)
            self.find_parts(item, 0)
        for rows in (
            knowledge.factors, knowledge.frameworks, knowledge.intervention_kinds,
            knowledge.dif_table, knowledge.rating_scales, knowledge.salience_classes,
            knowledge.power_interest, knowledge.evaluation_levels, knowledge.processes,
            knowledge.questions, knowledge.rules, knowledge.thresholds, knowledge.lexicons,
        ):
            self.results[type(rows[0])] = rows[0]
            before = set(self.parts)
            for row in rows:
                self.find_parts(row, 0)
            self.rows |= {type(rows[0])} | set(self.parts) - before

    def merge(self):
        return perfsys._core.merge_cases(self.case, self.case, self.other, None)

    def find_parts(self, item, depth):
        """Remembers an instance of each class that is nested in a result or row."""
        for name, field in type(item)._attributes.items():
            if field.kind != "struct":
                continue
            value = getattr(item, name)
            for part in value if field.is_list else (value,):
                if type(part) not in self.parts or depth < 2:
                    self.parts.setdefault(type(part), part)
                    self.find_parts(part, depth + 1)

    def instance(self, kind, case=None):
        """An object of a class, from a case where its class belongs to one."""
        case = self.case if case is None else case
        if kind in (perfsys.Described, perfsys.Entity):
            return case.gaps[0]
        if isinstance(case, kind):
            return case
        if kind in self.results or kind in self.parts:
            return self.results.get(kind) or self.parts[kind]
        for entity in case:
            if isinstance(entity, kind):
                return entity
        if issubclass(kind, perfsys.Nested):
            for owner in (case, *case):
                for name, field in type(owner)._attributes.items():
                    if field.kind == "struct" and perfsys.classes()[field.element] is kind:
                        value = getattr(owner, name)
                        if field.is_list:
                            if len(value):
                                return value[0]
                        else:
                            return value
            return self.deep_part(kind, case)
        if kind in MADE:
            return MADE[kind](case)
        if kind is perfsys.Computed:
            return self.results[perfsys.Sizes]
        return None

    def deep_part(self, kind, case):
        """A part of a part."""
        for owner in (case, *case):
            for name, field in type(owner)._attributes.items():
                if field.kind != "struct":
                    continue
                part = getattr(owner, name)
                part = part[0] if field.is_list and len(part) else part
                for inner, deeper in getattr(type(part), "_attributes", {}).items():
                    if deeper.kind == "struct" and perfsys.classes()[deeper.element] is kind:
                        found = getattr(part, inner)
                        return found.add() if deeper.is_list else found
        return None


def handle(kind):
    """A maker of one of the handles of the C half."""
    core = perfsys._core
    return {
        "config": lambda case: core.config_new(None),
        "registry": lambda case: core.registry_new(None),
        "portfolio_reader": lambda case: core.portfolio_text('{"id":"a"}\n{"id":"b"}', None),
        "portfolio_check": lambda case: core.portfolio_check_new(None, None),
    }[kind]


MADE = {
    perfsys.EntityList: lambda case: case.gaps,
    perfsys.StructList: lambda case: next(
        getattr(entity, name) for entity in case for name, field in type(entity)._attributes.items()
        if field.kind == "struct" and field.is_list and len(getattr(entity, name))
    ),
    perfsys.TextList: lambda case: case.scope_regions,
    perfsys.Series: lambda case: case.measures[0].series,
    perfsys.Config: lambda case: perfsys.Config(),
    perfsys.Registry: lambda case: perfsys.Registry(),
    perfsys.Portfolio: lambda case: perfsys.Portfolio(text='{"id":"a"}\n{"id":"b"}'),
    perfsys.PortfolioCheck: lambda case: perfsys.PortfolioCheck(),
    perfsys.Rows: lambda case: case.size().rows(),
    knowledge.Catalogue: lambda case: knowledge.factors,
}


def quiet():
    """A child says nothing of its own."""
    sys.stdout = io.StringIO()
    sys.stderr = io.StringIO()
