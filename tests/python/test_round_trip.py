"""Cases made from the JSON Schema that the library prints survive loading and saving, as
Python's json sees them."""

import json
import struct
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from perfsys_ctypes import (
    PS_CASE,
    PS_E_ENCODING,
    PS_E_RANGE,
    PerfsysError,
    resaved,
    schema_text,
)
from schema_instances import Instances, types_of

SCHEMA = json.loads(schema_text(PS_CASE))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
INSTANCES = Instances(SCHEMA)


def exact(text):
    """JSON with every number as it is written."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def schema_for(node, value):
    """The schema that a value of a known field is under, its references followed."""
    if "anyOf" in node and "type" not in node:  # a nested object, or null
        node = node["anyOf"][0]
    return INSTANCES.resolve(node)


def known(node, name):
    """The schema of a member, None for an unknown one."""
    return None if node is None else node.get("properties", {}).get(name)


def expected(node, value):
    """What must be saved: without the known members that are null. `node` is None for what
    the schema does not know."""
    node = None if node is None else schema_for(node, value)
    if isinstance(value, list):
        return [expected(None if node is None else node["items"], item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: expected(known(node, name), member)
        for name, member in value.items()
        if member is not None or known(node, name) is None
    }


def refusals(node, value):
    """The statuses for which a case may be refused, though it fits the schema."""
    node = None if node is None else schema_for(node, value)
    if isinstance(value, str) and "\0" in value:
        return {PS_E_ENCODING}
    if isinstance(value, int) and not isinstance(value, bool) and node is not None:
        return {PS_E_RANGE} if "number" in types_of(node) and int(float(value)) != value else set()
    found = set()
    if isinstance(value, list):
        for item in value:
            found |= refusals(None if node is None else node["items"], item)
    if isinstance(value, dict):
        for name, member in value.items():
            found |= refusals(None, name) | refusals(known(node, name), member)
    return found


def same(node, a, b):
    """Equal; fields for real numbers as doubles, bit for bit."""
    node = None if node is None else schema_for(node, b)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        if node is None or "number" not in types_of(node):
            return a == b
        return struct.pack("<d", a) == struct.pack("<d", b)
    if isinstance(a, list) and isinstance(b, list):
        items = None if node is None else node["items"]
        return len(a) == len(b) and all(same(items, x, y) for x, y in zip(a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(known(node, k), a[k], b[k]) for k in a)
    return type(a) is type(b) and a == b


def check(case, ascii_only, spaced):
    """Returns the statuses for which the case had to be refused: none for most."""
    text = json.dumps(case, ensure_ascii=ascii_only, indent=1 if spaced else None).encode()
    allowed = refusals(SCHEMA, case)
    if allowed:
        with pytest.raises(PerfsysError) as refused:
            resaved(text)
        assert refused.value.status in allowed, refused.value
        assert refused.value.line >= 1
        return allowed
    compact = resaved(text)
    wanted = expected(SCHEMA, exact(text))
    wanted.setdefault("schema_version", Decimal(1))
    assert same(SCHEMA, exact(compact), wanted), compact
    assert resaved(compact) == compact, "saved twice, the same bytes"
    lines = resaved(text, indent=2)
    assert exact(lines) == exact(compact)
    assert resaved(lines) == compact
    assert resaved(lines, indent=2) == lines
    VALIDATOR.validate(json.loads(compact))
    return allowed


def given_members(value):
    return {name for name, member in value.items() if member is not None}


def test_cases_survive():
    met, outcomes = set(), Counter()

    @settings(max_examples=200)
    @given(INSTANCES.of(SCHEMA), st.booleans(), st.booleans())
    def survives(case, ascii_only, spaced):
        assert VALIDATOR.is_valid(case), "or what is made here does not test what it should"
        outcomes[frozenset(check(case, ascii_only, spaced))] += 1
        met.update(given_members(case))

    survives()
    # What was made was worth it: it has every member, and most of it can be kept.
    assert SCHEMA["properties"].keys() <= met
    assert outcomes[frozenset()] > outcomes.total() / 2


@pytest.mark.parametrize(
    "member, status",
    [
        ({"gaps": [{"id": "g", "desired": 2**53 + 1}]}, PS_E_RANGE),
        ({"causes": [{"id": "c", "evidence": [{"later": [{"a\0": 1}]}]}]}, PS_E_ENCODING),
    ],
)
def test_what_fits_and_cannot_be_kept_is_refused(member, status):
    """These two the properties meet by chance only."""
    case = {"id": "x", **member}
    assert VALIDATOR.is_valid(case)
    assert check(case, True, False) == {status}


def reaches(node):
    """The definitions that a property leads to, and whether by a list."""
    for part in [node, *node.get("anyOf", [])]:
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2], False
    if "$ref" in node.get("items", {}):
        yield node["items"]["$ref"].rpartition("/")[2], True


def place(name, part, seen=()):
    """A case with the part in the first place that the schema has for it."""
    for owner, node in [("case", SCHEMA), *SCHEMA["$defs"].items()]:
        for member, value in node["properties"].items():
            for target, listed in reaches(value):
                if target != name or owner == name or owner in seen:
                    continue
                said = {"id": "x", member: [part, part] if listed else part}
                if "id" not in node.get("properties", {}):
                    del said["id"]
                return said if owner == "case" else place(owner, said, (*seen, name))
    raise LookupError(name)


@pytest.mark.parametrize("name", sorted(SCHEMA["$defs"]))
def test_parts_survive(name):
    """Each part alone, so that all its members are met in many ways."""
    met = set()

    @settings(max_examples=150)
    @given(INSTANCES.of({"$ref": f"#/$defs/{name}"}), st.booleans())
    def survives(part, ascii_only):
        check(place(name, part), ascii_only, False)
        met.update(given_members(part))

    survives()
    assert SCHEMA["$defs"][name]["properties"].keys() <= met
