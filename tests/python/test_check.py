"""Checking: whatever case is checked, each rule answers once and what fails says what to do;
SARIF is SARIF."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from perfsys_ctypes import (
    LIBRARY,
    PACKS,
    PS_AUDIENCE_SPONSOR,
    PS_CASE,
    RULES,
    PerfsysError,
    check_text,
    checked,
    next_question,
    parsed,
    sarif_text,
    saved,
    schema_text,
)
from schema_instances import Instances

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "cases").glob("*.json"))
INSTANCES = Instances(json.loads(schema_text(PS_CASE)))
RULE = {rule["id"]: rule for rule in RULES}

# ---- SARIF 2.1.0, as much of it as is written: the standard's schema has these members under
# these names, with these types, and refuses any other (OASIS 2020, appendix of the schema) ----


def made_of(required, **optional):
    """An object that has these members and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
MESSAGE = made_of({"text": TEXT})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
FROM_ONE = {"type": "integer", "minimum": 1}
REPORTING_DESCRIPTOR = made_of(
    {"id": TEXT},
    name=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri=TEXT,
    defaultConfiguration=made_of({}, level=LEVEL),
    properties={"type": "object"},
)
LOCATION = made_of(
    {},
    physicalLocation=made_of(
        {},
        # A URI reference: no spaces, no bytes beyond ASCII, each % with its two digits.
        artifactLocation=made_of(
            {"uri": {"type": "string", "pattern": r"^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"}}
        ),
        region=made_of({"startLine": FROM_ONE}, startColumn=FROM_ONE),
    ),
    logicalLocations={
        "type": "array",
        "items": made_of({}, fullyQualifiedName=TEXT),
        "uniqueItems": True,
    },
)
RESULT = made_of(
    {"message": MESSAGE},
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    kind={"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
    level=LEVEL,
    locations={"type": "array", "items": LOCATION},
    suppressions={
        "type": "array",
        "items": made_of({"kind": {"enum": ["inSource", "external"]}}, justification=TEXT),
        "uniqueItems": True,
    },
    properties={"type": "object"},
)
# "If kind is anything but fail, level shall be none" (3.27.10).
RESULT["if"] = {"properties": {"kind": {"not": {"const": "fail"}}}, "required": ["kind"]}
RESULT["then"] = {"properties": {"level": {"const": "none"}}}
SARIF = Draft202012Validator(
    made_of(
        {
            "version": {"const": "2.1.0"},
            "runs": {
                "type": "array",
                "items": made_of(
                    {
                        "tool": made_of(
                            {
                                "driver": made_of(
                                    {"name": TEXT},
                                    version=TEXT,
                                    semanticVersion=TEXT,
                                    informationUri=TEXT,
                                    rules={
                                        "type": "array",
                                        "items": REPORTING_DESCRIPTOR,
                                        "uniqueItems": True,
                                    },
                                )
                            }
                        )
                    },
                    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    results={"type": "array", "items": RESULT},
                ),
            },
        },
        **{"$schema": {"type": "string", "pattern": "^https://.*sarif.*2\\.1\\.0"}},
    )
)


def sarif_of(text, path="case.json", **options):
    with parsed(text) as case, checked(case, **options) as result:
        return json.loads(sarif_text([(result, path, text)]))


def well_formed(sarif):
    SARIF.validate(sarif)
    (run,) = sarif["runs"]
    rules = run["tool"]["driver"]["rules"]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert len(found["locations"]) == 1
    return run


# ---- what holds of every check ----

VERDICTS = {"pass", "fail", "not_applicable", "unknown", "waived"}


def as_it_should_be(text, answer):
    """One answer: its verdict is what its counts say."""
    counts = {word: answer.get(word, 0) for word in ("failed", "unknown", "passed", "waived")}
    verdict = answer["verdict"]
    assert verdict in VERDICTS
    if counts["failed"]:
        assert verdict == "fail", answer
    elif counts["unknown"]:
        assert verdict == "unknown", answer
    else:
        assert verdict in ("pass", "not_applicable", "waived"), answer
        assert verdict != "pass" or counts["passed"], answer
    assert answer["claim"] and answer["name"] == RULE[answer["rule"]]["name"]


def finding_is_whole(text, finding):
    assert finding["fix"].strip(), finding
    assert finding["message"].strip(), finding
    assert finding["severity"] in ("error", "warning", "note")
    assert finding["verdict"] in ("fail", "unknown", "waived")
    for name in re.findall(r"\{[a-z_0-9]+\}", finding["message"] + finding["fix"]):
        assert name in text, f"a brace is left: {finding}"


def check_whole(text, packs=None):
    """Checks a case in every way; returns what it says, as JSON."""
    written = text.decode()
    with parsed(text) as case:
        before = saved(case)
        with checked(case, packs=packs) as result:
            said = saved(result)
            page = check_text(result).decode()
            everything = check_text(result, -1).decode()
            sarif = json.loads(sarif_text([(result, "a case.json", text)]))
        with checked(case, packs=packs) as result:
            assert saved(result) == said, "checked twice, the same bytes"
        with checked(case, packs=packs, audience=PS_AUDIENCE_SPONSOR) as result:
            for_sponsor = json.loads(saved(result))
        asked = json.loads(next_question(case))
        assert saved(case) == before, "the case is as it was"
    check = json.loads(said)
    for answer in check["answers"]:
        as_it_should_be(written, answer)
    for finding in check["findings"]:
        finding_is_whole(written, finding)
    for finding in for_sponsor["findings"]:
        assert finding["fix"].strip() and finding["message"].strip()
    told = [f for f in check["findings"] if f["verdict"] == "fail" and f.get("told_by") is None]
    count = Counter(f["severity"] for f in told)
    assert [check["errors"], check["warnings"], check["notes"]] == [
        count[s] for s in ("error", "warning", "note")
    ]
    verdicts = [(a["rule"], a["verdict"]) for a in check["answers"]]
    assert [(a["rule"], a["verdict"]) for a in for_sponsor["answers"]] == verdicts
    assert len(page) <= len(everything)
    run = well_formed(sarif)
    assert len(run["results"]) == sum(f.get("told_by") is None for f in check["findings"])
    assert asked["sound"] or asked.get("question") is not None
    return check


def rules_of(check):
    return [answer["rule"] for answer in check["answers"]]


def readable(case):
    """The text of a case; None if it is one that the reader must refuse."""
    text = json.dumps(case).encode()
    try:
        with parsed(text):
            return text
    except PerfsysError:
        return None


def test_there_are_rules():
    assert len(RULES) > 40 and len(RULE) == len(RULES)
    assert {rule["pack"] for rule in RULES} <= set(PACKS)


# Two findings that are one to a sponsor.
SPEAKERS = [{"id": id, "side": "business", "speaking_share": 0.5} for id in ("a", "b")]


@settings(max_examples=100)
@given(INSTANCES.of(INSTANCES.document))
@example({"id": "c", "audience": "sponsor", "parties": SPEAKERS})
def test_any_case_can_be_checked(case):
    text = readable(case)
    if text is None:
        return
    assert rules_of(check_whole(text)) == list(RULE), "each rule once, in their order"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_cases(path):
    assert rules_of(check_whole(path.read_bytes())) == list(RULE)


# ---- pack by pack: the examples of its rules, changed a little ----


def fixtures(rule):
    """The cases among the examples of a rule (some are portfolios)."""
    blocks, block = [], None
    place = Path(__file__).resolve().parents[2] / "lib" / "check" / "examples" / f"{rule}.txt"
    for line in place.read_text().splitlines() if place.exists() else []:
        if re.match(r"# (fail|pass|not_applicable|unknown):", line):
            blocks.append(block := [])
        elif not line.startswith("#") and block is not None:
            block.append(line)
    cases = [json.loads("\n".join(lines)) for lines in blocks if lines]
    return [case for case in cases if isinstance(case, dict)]


def places(value, path=()):
    """Every place in a JSON value, but for the value itself."""
    inside = (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list)
        else ()
    )  # fmt: skip
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def strings(value):
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


ODD = [None, "", " ", "nowhere", "{name}", "Ü" * 300, True, 0, -1, 1e-300, 1e300, 2**53, [], {}]
DATES = ["0001-01-01", "2026-02-28", "9999-12-31"]


@st.composite
def changed(draw, cases):
    """One of the cases with one to four things in it removed, doubled or replaced."""
    case = json.loads(json.dumps(draw(st.sampled_from(cases))))
    for _ in range(draw(st.integers(1, 4))):
        all_places = list(places(case))
        if not all_places:
            break
        *where, last = draw(st.sampled_from(all_places))
        owner = case
        for key in where:
            owner = owner[key]
        what = draw(st.sampled_from(["remove", "replace", "date", "other", "double"]))
        if what == "remove":
            del owner[last]
        elif what == "replace":
            owner[last] = draw(st.sampled_from(ODD))
        elif what == "date":
            owner[last] = draw(st.sampled_from(DATES))
        elif what == "other":  # an id where another should be, a word of another list
            owner[last] = draw(st.sampled_from(sorted(set(strings(case))) or [""]))
        elif isinstance(owner, list):
            owner.append(owner[last])
    case.setdefault("id", "c")
    return case


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack(pack):
    rules = [rule["id"] for rule in RULES if rule["pack"] == pack]
    cases = [case for rule in rules for case in fixtures(rule)] or [{"id": "c"}]
    seen = Counter()

    @settings(max_examples=120)
    @given(changed(cases))
    def holds(case):
        text = readable(case)
        seen["read"] += text is not None
        seen["all"] += 1
        if text is not None:
            assert rules_of(check_whole(text, packs=pack.encode())) == rules

    holds()
    assert seen["read"] > seen["all"] / 4, "or what is made here does not test what it should"


def test_packs_are_parts_of_the_whole():
    for path in EXAMPLES:
        text = path.read_bytes()
        whole = {a["rule"]: a["verdict"] for a in check_whole(text)["answers"]}
        parts = {}
        for pack in PACKS:
            parts |= {a["rule"]: a["verdict"] for a in check_whole(text, pack.encode())["answers"]}
        assert parts == whole


# ---- SARIF ----

GOAL = {
    "goals": [{"id": "g", "text": "Fast"}],
    "measures": [{"id": "m", "kind": "output", "goal": "g"}],
}


def test_sarif_counts_columns_in_code_points():
    text = json.dumps({"id": "c", "title": "Ä😀é", **GOAL}, ensure_ascii=False)
    run = well_formed(sarif_of(text.encode(), rules=b"A01"))
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 1
    assert text[region["startColumn"] - 1 :].startswith('{"id": "g"')


def test_sarif_finds_lines_however_a_line_ends():
    for end in ("\n", "\r\n"):
        text = json.dumps({"id": "c", **GOAL}, indent=1).replace("\n", end).encode()
        (result,) = well_formed(sarif_of(text, rules=b"A01"))["results"]
        region = result["locations"][0]["physicalLocation"]["region"]
        lines = text.decode().split(end)
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("{")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12))
def test_sarif_names_files_as_uris(path):
    text = json.dumps({"id": "c", **GOAL}).encode()
    (result,) = well_formed(sarif_of(text, path, rules=b"A01"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == quote(path, safe="-._~/")


def test_sarif_levels_are_those_of_the_configuration_of_rules():
    run = well_formed(sarif_of(json.dumps({"id": "c", **GOAL}).encode()))
    levels = {r["id"]: r["defaultConfiguration"]["level"] for r in run["tool"]["driver"]["rules"]}
    assert levels == {rule["id"]: rule["severity"] for rule in RULES}


def test_sarif_of_a_text_that_is_no_json_is_refused():
    text = json.dumps({"id": "c", **GOAL}).encode()
    with parsed(text) as case, checked(case) as result, pytest.raises(PerfsysError):
        sarif_text([(result, "x", text[:-1])])


def test_sarif_of_nothing_is_an_empty_run():
    (run,) = json.loads(sarif_text([]))["runs"]
    assert run["results"] == []


def test_a_rule_or_pack_that_is_none_is_refused():
    with parsed(b'{"id":"c"}') as case:
        for options in ({"rules": b"A01,Z99"}, {"packs": b"core,nothing"}, {"as_of": 20260231}):
            with pytest.raises(PerfsysError), checked(case, **options):
                pass
    assert LIBRARY.ps_rule_at(len(RULES)) is None
