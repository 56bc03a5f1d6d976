"""Catalogues, tables, walks, configurations and formulas of the package."""

import datetime
import math

import perfsys
import pytest
from perfsys import knowledge
from some_cases import order  # noqa: F401


def test_catalogues():
    factors = knowledge.factors
    assert len(factors) == 34 and factors[0].id == "F00" and factors["F14"].id == "F14"
    assert factors.ids()[-1] == "F33" and factors[-1].id == "F33" and factors[1:3][1].id == "F02"
    assert "F14" in factors and "F99" not in factors and factors.get("F99") is None
    assert factors.index("F03") == 3 and factors[3] in factors
    with pytest.raises(perfsys.NotFoundError, match="F1"):
        factors["F144"]
    with pytest.raises(IndexError):
        factors[34]
    with pytest.raises(TypeError):
        factors[1.5]
    with pytest.raises(perfsys.ArgumentError):
        factors[0].name = "x"
    for name in (
        "frameworks", "intervention_kinds", "dif_table", "rating_scales", "salience_classes",
        "power_interest", "evaluation_levels", "processes", "questions", "rules", "thresholds",
        "lexicons", "integrity_rules",
    ):
        catalogue = getattr(knowledge, name)
        rows = list(catalogue)
        assert len(rows) == len(catalogue) > 2 and rows[-1] == catalogue[-1]
        assert catalogue.get(catalogue.ids()[-1]) is not None, name
        assert repr(catalogue).startswith("<")


def test_crosswalk_and_tables():
    cells = knowledge.frameworks["bem"].cells
    cell = cells[0].id
    assert knowledge.cell_of("bem", cell) == cells[cell] and knowledge.cell_of("bem", "x") is None
    assert knowledge.cell_order("bem", knowledge.frameworks["bem"].order[0]) == 1
    assert knowledge.cell_order("bem", "x") is None
    for factor in knowledge.cell_factors("bem", cell):
        assert cells[cell] in knowledge.factor_cells("bem", factor.id)
        assert knowledge.mapping_of("bem", cell, factor.id).cell == cell
    assert knowledge.translate(cell, "bem", "4w")
    for factor in knowledge.factors:
        here = knowledge.factor_cells("4w", factor.id)
        assert bool(here) != bool(knowledge.no_counterpart("4w", factor=factor.id))
    with pytest.raises(TypeError):
        knowledge.no_counterpart("4w")
    assert knowledge.learnable("F23") != knowledge.learnable("F23", "supervisor")
    assert isinstance(knowledge.learnable("F23"), perfsys.Learnable)
    assert knowledge.decide_training("very", True, "infrequent") is not None
    assert isinstance(knowledge.decide_training("very", True, "infrequent"), perfsys.DifDecision)
    with pytest.raises(perfsys.FieldValueError):
        knowledge.decide_training("rather", True, "infrequent")
    assert "M,N,I" in str(knowledge.lint_dif_table().findings[0].objects)
    rows = list(knowledge.dif_table)
    assert knowledge.lint_dif_table(rows) == knowledge.lint_dif_table()
    assert knowledge.salience_of(True, True, True).id == "definitive"
    assert knowledge.power_interest_of(True, True).id == "manage_closely"
    assert knowledge.process_step_of("addie", "diagnose") is not None
    assert knowledge.process_requires("addie", "rollout", "diagnose") is True
    assert knowledge.kind_answers(knowledge.intervention_kinds[0].id, "F99") is False
    assert "core" not in knowledge.rule_packs() and knowledge.nearest_rule("B411")
    rule = knowledge.rules["b41"]
    assert rule.id == "B41" and "B41" in rule.text() and rule.examples().rule == "B41"
    assert len(knowledge.rules_text("markdown")) > 10_000
    assert knowledge.limit("voices.max_seats") > 1 and knowledge.limit("no.such") is None


def test_walk():
    first = knowledge.walk("mager_pipe_1997")
    assert not first.ended and first.next
    by_dict = knowledge.walk("mager_pipe_1997", {"MP1": True, "MP2": True, "MP3": False})
    assert by_dict == knowledge.walk("mager_pipe_1997", "MP1=yes, MP2=yes, MP3=no")
    assert len(by_dict.steps) == 3 and by_dict.text()
    with pytest.raises(TypeError):
        knowledge.walk("mager_pipe_1997", {"MP1": "yes"})
    with pytest.raises(perfsys.NotFoundError):
        knowledge.walk("mager_pipe_1997", {"MP1111": True})
    with pytest.raises(perfsys.FieldValueError):
        knowledge.walk("4w")


def test_config_and_registry(order):
    config = perfsys.Config({"limits": {"voices.max_seats": 12}})
    assert config.limit("voices.max_seats") == 12 and config.limit("no") is None
    config.set_limit("voices.max_seats", 9)
    config.switch("B60", False)
    config.set_severity("A41", "note")
    config.add_word("solution", "learning path")
    config.set_language("en")
    assert not any(finding.rule == "B60" for finding in order.check(config=config).findings)
    with pytest.raises(perfsys.NotFoundError):
        config.set_limit("voices.max_seat", 3)
    with pytest.raises(perfsys.NotFoundError):
        perfsys.Config({"limts": {}})
    with pytest.raises(perfsys.JsonSyntaxError):
        perfsys.Config("{")
    with pytest.raises(TypeError):
        perfsys.Config(3)
    with pytest.raises(TypeError):
        order.check(config=3)

    registry = perfsys.Registry()
    built_in = len(registry)
    ours = knowledge.frameworks["4w"].to_dict()
    ours["id"] = "ours"
    registry.add(ours)
    assert "ours" in registry and registry["ours"].id == "ours" and len(registry) == built_in + 1
    assert registry[-1].id == "ours" and registry.find("nobody") is None
    with pytest.raises(perfsys.ExistsError):
        registry.add(ours)
    with pytest.raises(perfsys.ExistsError):
        registry.add(knowledge.frameworks["4w"])
    order.framework = "ours"
    assert order.check(registry=registry) is not None
    assert knowledge.walk is not None and knowledge.cell_factors(registry["ours"], "x") == []


def test_formulas():
    f = perfsys.formulas
    assert f.gut_score(5, 5, 5) == 125 and f.gut_score(5, 5, 5, "sum") == 15
    assert f.gut_score(0, 5, 5) is None and f.risk_priority(10, 1, 5) == 50
    assert f.adjusted_benefit(100, 0.5, 0.8) == 40 and f.adjusted_benefit(100, None, 0.8) is None
    assert f.effect_beyond(12, 10, "higher") == 2 and f.effect_beyond(12, 10, "lower") == -2
    assert f.effect_beyond(12, 10, "band") is None
    assert f.net_present_value([-100, 110], 0.1) == pytest.approx(0)
    assert f.net_present_value([1], -1) is None
    assert f.worth(100, 3, 150).roi == 1 and f.worth(100, 3, 150).bcr == 2
    with pytest.raises(perfsys.FieldValueError):
        f.worth(1, 1, -1)
    assert f.standard_score(3, 1, 5) == 50 and f.standard_score(9, 1, 5) is None
    assert f.task_is_core(80, 4) is True and f.task_is_core(800, 4) is None
    jan = datetime.date(2024, 1, 31)
    assert f.add_months(jan, 1) == datetime.date(2024, 2, 29)
    assert f.add_days(jan, 1) == datetime.date(2024, 2, 1)
    assert f.add_days(datetime.date.max, 1) is None
    assert f.days_between(jan, datetime.date(2024, 3, 1)) == 30
    assert f.number_text(0.1) == "0.1" and f.number_text(math.nan) == ""
