"""What is known about performance: factors, the frameworks that sort them and how these translate
into each other, kinds of intervention, decision tables, levels of evaluation, rules.

Each catalogue is a sequence and a mapping by id that cannot be changed:

>>> knowledge.factors["F14"].name
>>> [framework.id for framework in knowledge.frameworks]
>>> knowledge.cell_factors("bem", "G1")

Definitions are in words of perfsys. Every row has a ``source``, which names where it comes from,
and a ``basis``, which says how far that was checked. Where a framework is an argument it is its id
or the ``Framework`` itself, also one of a ``Registry``.
"""

from __future__ import annotations

from typing import NamedTuple

from . import _core
from .catalogue import Catalogue
from .config import limit
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from . import _classes as c
    from . import _enums as e

__all__ = [
    "Catalogue",
    "IntegrityRule",
    "cell_factors",
    "cell_of",
    "cell_order",
    "decide_training",
    "dif_table",
    "evaluation_levels",
    "factor_cells",
    "factors",
    "frameworks",
    "integrity_rules",
    "intervention_kinds",
    "kind_answers",
    "learnable",
    "lexicons",
    "limit",
    "lint_dif_table",
    "mapping_of",
    "nearest_rule",
    "no_counterpart",
    "power_interest",
    "power_interest_of",
    "process_requires",
    "process_step",
    "process_step_of",
    "processes",
    "questions",
    "rating_scales",
    "rule_packs",
    "rules",
    "rules_text",
    "salience_classes",
    "salience_of",
    "thresholds",
    "translate",
    "walk",
]


class IntegrityRule(NamedTuple):
    """A rule of ``Case.inspect``."""

    id: str
    name: str
    severity: e.Severity
    claim: str
    fix: str


def _text_at(number: int) -> IntegrityRule | None:
    row = _core.integrity_rule_at(number)
    return None if row is None else IntegrityRule(**row)


factors: Catalogue[c.Factor] = Catalogue("factor", _core.factor_at, _core.factor_find)
frameworks: Catalogue[c.Framework] = Catalogue(
    "framework", _core.framework_at, _core.framework_find
)
intervention_kinds: Catalogue[c.InterventionKind] = Catalogue(
    "kind of intervention", _core.intervention_kind_at, _core.intervention_kind_find
)
dif_table: Catalogue[c.DifRow] = Catalogue("row of the table", _core.dif_at)
rating_scales: Catalogue[c.RatingScale] = Catalogue(
    "rating scale", _core.rating_scale_at, _core.rating_scale_find
)
salience_classes: Catalogue[c.SalienceClass] = Catalogue("salience class", _core.salience_at)
power_interest: Catalogue[c.GridQuarter] = Catalogue("quarter", _core.power_interest_at)
evaluation_levels: Catalogue[c.EvaluationLevel] = Catalogue(
    "level of evaluation", _core.evaluation_level_at, _core.evaluation_level_find
)
processes: Catalogue[c.Process] = Catalogue("process", _core.process_at, _core.process_find)
questions: Catalogue[c.Question] = Catalogue("question", _core.question_at, _core.question_find)
rules: Catalogue[c.Rule] = Catalogue("rule", _core.rule_at, _core.rule_find)
thresholds: Catalogue[c.Threshold] = Catalogue(
    "limit", _core.threshold_at, _core.threshold_find, key="key"
)
lexicons: Catalogue[c.Lexicon] = Catalogue("list of words", _core.lexicon_at, key="list")
integrity_rules: Catalogue[IntegrityRule] = Catalogue("rule of the record", _text_at)


# ---- factors and frameworks ---------------------------------------------------


def learnable(factor: str | c.Factor, target_role: str | None = None) -> e.Learnable | None:
    """Whether learning by a role changes a factor of the performer: yes, partly or no.

    None, and any role the factor does not name, mean the performer: supervision (F23) is not
    learnable for the performer and is for the "supervisor".
    """
    row = factors[factor] if isinstance(factor, str) else factor
    return _core.factor_learnable(row, target_role)


def cell_of(framework: str | c.Framework, id: str) -> c.FrameworkCell | None:
    """The cell of an id in a framework, or None."""
    return _core.framework_cell_find(_framework(framework), id)


def cell_order(framework: str | c.Framework, cell: str) -> int | None:
    """When a cell is examined, from 1; None if the framework has no such cell."""
    return _core.framework_cell_order(_framework(framework), cell) or None


def cell_factors(framework: str | c.Framework, cell: str) -> list[c.Factor]:
    """The factors a cell stands for, those of its parts not counted."""
    row = _framework(framework)
    return _counted(lambda at: _core.cell_factor_at(row, cell, at))


def factor_cells(framework: str | c.Framework, factor: str) -> list[c.FrameworkCell]:
    """The cells a factor has in a framework."""
    row = _framework(framework)
    return _counted(lambda at: _core.factor_cell_at(row, factor, at))


def no_counterpart(
    framework: str | c.Framework, *, factor: str | None = None, cell: str | None = None
) -> str | None:
    """Why a factor has no cell in a framework, or a cell stands for no factor; None where there
    is a counterpart. Give one of the two."""
    if (factor is None) == (cell is None):
        raise TypeError("give either factor=... or cell=...")
    row = _framework(framework)
    if factor is not None:
        return _core.factor_no_counterpart(row, factor)
    return _core.cell_no_counterpart(row, cell)


def mapping_of(framework: str | c.Framework, cell: str, factor: str) -> c.Mapping | None:
    """The mapping that says a cell stands for a factor, with its note; or None."""
    return _core.mapping_find(_framework(framework), cell, factor)


def translate(
    cell: str, source: str | c.Framework, target: str | c.Framework
) -> list[c.FrameworkCell]:
    """The cells of one framework that a cell of another goes with, by way of the factors they
    share; in the order of the factors, each once."""
    wanted = _framework(target)
    found: dict[str, c.FrameworkCell] = {}
    for factor in cell_factors(source, cell):
        for other in factor_cells(wanted, factor.id):
            found.setdefault(other.id, other)
    return list(found.values())


def walk(
    framework: str | c.Framework,
    answers: Mapping[str, bool] | str | None = None,
    *,
    progress: Any = None,
) -> c.Walk:
    """Walks through a framework of kind flow from its first cell, as far as the answers go.

    ``answers``: ``{"MP1": True, "MP2": False}`` or "MP1=yes, MP2=no"; none asks the first
    question. FieldValueError: the framework is no flow, or an answer is neither yes nor no;
    NotFoundError, with the nearest, for a cell there is not.
    """
    if answers is not None and not isinstance(answers, str):
        if not hasattr(answers, "items"):
            raise TypeError(f"answers are a dict or a text, not {type(answers).__name__}")
        for cell, answer in answers.items():
            if not isinstance(answer, bool):
                raise TypeError(f"the answer to {cell} is True or False, not {answer!r}")
        answers = ",".join(
            f"{cell}={'yes' if answer else 'no'}" for cell, answer in answers.items()
        )
    return _core.walk_of(_framework(framework), answers, settings(None, progress))


# ---- kinds of intervention, tasks, parties, processes --------------------------


def kind_answers(
    kind: str | c.InterventionKind, factor: str, *, standing_in: bool = False
) -> bool:
    """Whether a kind of intervention answers a factor; with ``standing_in`` also whether it can
    make up for it without changing it."""
    row = intervention_kinds[kind] if isinstance(kind, str) else kind
    return _core.intervention_kind_answers(row, factor, standing_in)


def decide_training(
    difficulty: str, important: bool, frequency: str
) -> e.DifDecision | None:
    """What the table of difficulty, importance and frequency decides about training:
    ``decide_training("very", True, "infrequent")``."""
    return _core.dif_decide(difficulty, important, frequency)


def lint_dif_table(rows: Iterable[Any] | None = None) -> c.Findings:
    """Where a decision table is not monotone: a finding per cell that stands out. None checks the
    built-in table; otherwise rows as ``dif_table`` has them."""
    return _core.dif_lint(None if rows is None else list(rows), None)


def salience_of(power: bool, legitimacy: bool, urgency: bool) -> c.SalienceClass:
    """How much a party counts, by what it has (Mitchell, Agle and Wood)."""
    return _core.salience(power, legitimacy, urgency)


def power_interest_of(high_power: bool, high_interest: bool) -> c.GridQuarter:
    """The quarter of the power-interest grid (Mendelow) a party is in, and how to deal with it."""
    return _core.power_interest(high_power, high_interest)


def process_step(process: str | c.Process, id: str) -> c.ProcessStep | None:
    """The step of an id in a process, or None."""
    return _core.process_step_find(_process(process), id)


def process_step_of(process: str | c.Process, phase_kind: str) -> c.ProcessStep | None:
    """The step of a process that a phase of a case ("frame", "diagnose" ...) falls into, or None
    if none does."""
    return _core.process_step_of(_process(process), phase_kind)


def process_requires(process: str | c.Process, later: str, earlier: str) -> bool:
    """Whether a phase may start only when another has ended, by the template."""
    return _core.process_requires(_process(process), later, earlier)


# ---- rules ----------------------------------------------------------------------


def rule_packs() -> list[str]:
    """The names of the packs of rules. "core" is not among them: its rules have ``core`` set."""
    return _counted(_core.rule_pack_at)


def rules_text(format: str = "text", *, width: int = 80) -> str:
    """All rules explained, pack by pack; ``rule.text()`` explains one."""
    return _core.rules_text({"format": format, "width": width}, None)


def nearest_rule(id: str) -> str | None:
    """The id of the rule whose id or name is nearest to a misspelt one; None if none is near."""
    return _core.rule_nearest(id)


def _framework(framework: str | c.Framework) -> c.Framework:
    return frameworks[framework] if isinstance(framework, str) else framework


def _process(process: str | c.Process) -> c.Process:
    return processes[process] if isinstance(process, str) else process


def _counted(at: Callable[[int], Any]) -> list[Any]:
    rows: list[Any] = []
    while (row := at(len(rows))) is not None:
        rows.append(row)
    return rows
