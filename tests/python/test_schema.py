"""The JSON Schema that the library prints is one, and cases fit it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from perfsys_ctypes import PS_CASE, PS_CAUSE, PS_GAP, PS_MEASURE, resaved, schema_text

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "cases").glob("*.json"))
TYPES = {"case": PS_CASE, "measure": PS_MEASURE, "gap": PS_GAP, "cause": PS_CAUSE}


def validator(name):
    schema = json.loads(schema_text(TYPES[name]))
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", TYPES)
def test_is_a_schema(name):
    schema = json.loads(schema_text(TYPES[name]))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["title"] == name
    assert json.loads(schema_text(TYPES[name], indent=2)) == schema


@pytest.mark.parametrize("name", ["measure", "gap", "cause"])
def test_entities_are_the_same_alone_and_in_a_case(name):
    alone = json.loads(schema_text(TYPES[name]))
    inside = json.loads(schema_text(PS_CASE))["$defs"]
    parts = alone.pop("$defs", {})
    del alone["$schema"], alone["title"]
    assert inside[name] == alone
    assert parts == {part: inside[part] for part in parts}


def test_there_are_examples():
    assert "vienna-1847.json" in [path.name for path in EXAMPLES]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_fit(path):
    text = path.read_bytes()
    case = validator("case")
    case.validate(json.loads(text))
    case.validate(json.loads(resaved(text)))
    for entities in ["measure", "gap", "cause"]:
        one = validator(entities)
        for entity in json.loads(text).get(entities + "s", []):
            one.validate(entity)


POINT = {"on": "2024-01-01", "value": 1}

GOOD = [
    {"id": "x"},
    {"id": "x", "title": None, "sources": None, "measures": [], "later": {"a": [1]}},
    {"id": "x", "stakes": {"minor": 5, "currency": None}, "invented": False},
    {"id": "x", "causes": [{"id": "c", "share": {"low": 0, "likely": None}}], "waivers": [{}]},
    {"id": "x", "measures": [{"id": "m", "series": [POINT, {**POINT, "value": None,
                                                            "numerator": 1, "denominator": 2}]}]},
]  # fmt: skip

BAD = [
    {},
    {"id": None},
    {"id": "x", "title": 7},
    {"id": "x", "title": "a\0"},
    {"id": "x", "purpose": "conquest"},
    {"id": "x", "opened": "2024-02-30"},
    {"id": "x", "stakes": {"currency": "EUR"}},
    {"id": "x", "stakes": {"minor": 1.5}},
    {"id": "x", "stakes": {"minor": 2**63}},
    {"id": "x", "stakes": {"minor": 1, "currency": "euro"}},
    {"id": "x", "stakes": {"minor": 1, "cents": 2}},
    {"id": "x", "measures": [{}]},
    {"id": "x", "measures": [{"id": "m", "level": 6}]},
    {"id": "x", "measures": [{"id": "m", "series": [{"on": "2024-01-01"}]}]},
    {"id": "x", "measures": [{"id": "m", "series": [{"on": "2024-01-01", "numerator": 1}]}]},
    {"id": "x", "measures": [{"id": "m", "series": [{"on": "2024-01-01", "value": None}]}]},
    {"id": "x", "measures": [{"id": "m", "series": [{**POINT, "on": None}]}]},
    {"id": "x", "measures": [{"id": "m", "baseline": []}]},
    {"id": "x", "causes": [{"id": "c", "share": {}}]},
    {"id": "x", "causes": [{"id": "c", "share": {"low": None}}]},
    {"id": "x", "causes": [{"id": "c", "share": {"low": 0.1, "middle": 0.2}}]},
    {"id": "x", "causes": [{"id": "c", "share": {"high": 1.5}}]},
    {"id": "x", "causes": [{"id": "c", "parents": [None]}]},
    {"id": "x", "waivers": [None]},
]


@pytest.mark.parametrize("case", GOOD, ids=json.dumps)
def test_good_cases_fit(case):
    validator("case").validate(case)
    resaved(json.dumps(case).encode())


@pytest.mark.parametrize("case", BAD, ids=json.dumps)
def test_bad_cases_do_not_fit(case):
    assert not validator("case").is_valid(case)
