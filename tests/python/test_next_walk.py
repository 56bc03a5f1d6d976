"""The next question, asked again and again: it leads from an order taken, and from a new case,
to a sound one; whatever is answered, marked or accepted, it moves on.

PERFSYS_COMMAND names the command.
"""

import json
import os
import random
import re
import subprocess
from pathlib import Path

import pytest

from perfsys_ctypes import PS_CASE, RULES, checked, next_question, parsed, saved, schema_text

ROOT = Path(__file__).resolve().parents[2]
CASES = {path.stem: path for path in sorted((ROOT / "examples" / "cases").glob("*.json"))}
WALKS = json.loads((ROOT / "tests" / "data" / "training-order-walk.json").read_text("utf-8"))
SCHEMA = json.loads(schema_text(PS_CASE))
CORE = {rule["id"] for rule in RULES if "core" in rule}
BEARABLE = 20  # questions from an order taken, or from eight fields, to a sound case
EIGHT = {
    "--requester": "Jane Miller",
    "--asked": "A two-day course",
    "--measure": "Errors",
    "--now": "12 %",
    "--target": "4 %",
    "--for": "Claims handlers",
    "--sponsor": "Ada Byron",
    "--needed-by": "2027-03-31",
}
ACCUSING = re.compile(
    r"\b(blam|fault|fail|wrong|guilt|careless|neglig|neglect|ignor|should have|must have|refus|lazy"
    r"|order taker|poor|bad|never|your?)\w*\b",
    re.IGNORECASE,
)


def perfsys(*arguments, case=None):
    command = os.environ.get("PERFSYS_COMMAND")
    if not command:
        pytest.fail("PERFSYS_COMMAND must hold the path of the command perfsys")
    text = None if case is None else json.dumps(case)
    return subprocess.run(
        [command, *arguments], input=text, capture_output=True, text=True, encoding="utf-8",
        stdin=subprocess.DEVNULL if case is None else None, check=False,
    )  # fmt: skip


def load(name):
    return json.loads(CASES[name].read_text(encoding="utf-8"))


def new(**changes):
    """A new case of today's eight fields, some of them given."""
    given = {**EIGHT, **changes} if changes != {"nothing": True} else {}
    arguments = [part for pair in given.items() for part in pair]
    made = perfsys("new", *arguments, "--as-of", "2026-11-21")
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


def asked(case):
    with parsed(json.dumps(case).encode()) as read:
        return json.loads(next_question(read))


def check(case):
    with parsed(json.dumps(case).encode()) as read, checked(read) as result:
        return json.loads(saved(result))


def merged(old, edit):
    """A case with an edit of the walks made to it."""
    if isinstance(old, dict) and isinstance(edit, dict):
        made = {k: v for k, v in old.items() if edit.get(k, v) is not None}
        made |= {k: merged(old.get(k), v) for k, v in edit.items() if v is not None}
        return made
    if isinstance(edit, list) and edit and all(isinstance(e, dict) and "id" in e for e in edit):
        made = {entity["id"]: entity for entity in old or []}
        for e in edit:
            made[e["id"]] = merged(made.get(e["id"], {}), e)
        return [entity for entity in made.values() if not entity.get("removed")]
    return edit


def is_whole(question):
    """One question, with whom to ask and why; as many open as there are."""
    assert question["question"].strip() and question["who"].strip() and question["why"].strip()
    told = " ".join(question[key] for key in ("question", "who", "why"))
    assert not re.search(r"[{}]", told), told
    assert question["open"] >= 1
    assert question.get("rule") is None or question["rule"] in question["settles"]
    return True


def what(question):
    return question["question"], question.get("path"), question.get("rule")


# ---- from the start to a sound case ----


@pytest.mark.parametrize("start", ["training-order", "new"])
def test_the_questions_lead_to_a_sound_case(start):
    case = load(start) if start in CASES else new()
    steps = WALKS[start]
    said = set()
    for number, step in enumerate(steps, 1):
        question = asked(case)
        assert is_whole(question) and not question["sound"]
        seen = {key: question[key] for key in ("rule", "path") if key in question}
        assert seen == step["asks"], f"step {number}: {question['question']}"
        assert what(question) not in said, f"step {number} asks again: {question['question']}"
        said.add(what(question))
        case = merged(case, step["edit"])
    last = asked(case)
    assert last["sound"], last
    assert last.get("question") is None or (
        is_whole(last) and last["severity"] == "warning" and last["rule"] not in CORE
    )
    done = perfsys("check", "-", case=case)
    assert done.returncode == 0, done.stdout
    assert "no errors" in done.stdout
    assert "The case is sound" in perfsys("next", "-", case=case).stdout
    assert len(steps) <= BEARABLE


def test_the_order_taken_begins_with_errors():
    assert perfsys("check", str(CASES["training-order"])).returncode == 1
    assert check(load("training-order"))["errors"] > 5


def test_each_answer_of_the_order_leaves_no_more_errors_than_questions():
    """What is left as an error is always asked for: the core and the rest."""
    case = load("training-order")
    for step in WALKS["training-order"]:
        assert check(case)["errors"] == 0 or asked(case)["open"] >= 1
        case = merged(case, step["edit"])
    assert check(case)["errors"] == 0


# ---- where it starts ----


@pytest.mark.parametrize("given", ["all", "nothing", *EIGHT])
def test_a_new_case_is_not_accused(given):
    changes = {"all": {}, "nothing": {"nothing": True}}.get(given, {given: ""})
    case = new(**changes)
    result = check(case)
    assert len(result["findings"]) <= 5
    assert result["errors"] == 0
    assert all(f["severity"] != "error" or f["verdict"] == "unknown" for f in result["findings"])
    for finding in result["findings"]:
        assert not ACCUSING.search(finding["message"]), finding["message"]
    question = asked(case)
    assert is_whole(question) and not question["sound"]
    assert not ACCUSING.search(question["question"] + question["why"]), question


@pytest.mark.parametrize("name", CASES)
def test_an_example_is_sound_or_asks_one_question(name):
    question = asked(load(name))
    if not question["sound"]:
        assert is_whole(question)
    assert question.get("question") is None or is_whole(question)
    page = perfsys("next", str(CASES[name]))
    assert page.returncode == 0
    assert len(re.findall(r"^- whom to ask: ", page.stdout, re.MULTILINE)) == (
        question.get("question") is not None
    )


@pytest.mark.parametrize(
    "changes, path",
    [
        ({"purpose": None}, "purpose"),
        (
            {"requester": None, "not_applicable": ["requester"], "request_text": None},
            "request_text",
        ),
        ({"requester": None, "origin": "signal", "request_text": None, "sponsor": None}, "sponsor"),
        ({"gaps": None}, "gaps"),
        ({"sponsor": None}, "sponsor"),
        ({"purpose": "how_to", "gaps": None, "measures": None}, "interventions"),
    ],
)
def test_the_order_of_the_work_is_kept(changes, path):
    assert asked(merged(new(), changes)).get("path") == path


def test_people_who_ask_how_are_not_asked_why():
    """No diagnosis where nobody performs badly: what would help them do it?"""
    case, seen = merged(new(), {"purpose": "how_to"}), []
    for _ in range(60):
        question = asked(case)
        if question["sound"]:
            break
        seen.append(question["question"])
        case = settled(case, question)
    assert question["sound"]
    assert not any("explain" in text or "speaks for" in text for text in seen), seen
    assert any("look up" in text for text in seen), seen
    assert len(seen) <= BEARABLE


def test_a_closed_case_is_asked_what_can_still_be_said():
    case = merged(new(), {"status": "closed", "needed_by": None})
    seen = {what(question)[0] for question in questions_of(case)}
    assert not any("By when is it needed" in text for text in seen)
    assert not any("reasons could explain it" in text for text in seen)
    assert "Did the figure move, and because of this?" in seen


# ---- it moves on ----


def resolved(case, path):
    """The innermost object a path leads to, and its field."""
    at, parts = case, re.findall(r"([a-z_]+)((?:\[\d+\])?)", path)
    for i, (name, index) in enumerate(parts):
        if index == "" or not isinstance(at.get(name, [None])[0], dict):
            return at, name
        at = at[name][int(index[1:-1])]
    return at, None


def settled(case, question):
    """The question put aside: a failing rule is accepted by somebody, a field does not apply."""
    case = json.loads(json.dumps(case))
    if "severity" in question:
        case.setdefault("waivers", []).append(
            {"rule": question["rule"], "by": "Kim", "why": "For now", "until": "2099-12-31"}
        )
        return case
    at, field = resolved(case, question["path"])
    assert field is not None, question
    assert field not in at.get("not_applicable", []), f"asked again: {question}"
    at.setdefault("not_applicable", []).append(field)
    return case


def questions_of(case, most=200):
    """All questions, each put aside; until none is left."""
    said = []
    for _ in range(most):
        question = asked(case)
        if question.get("question") is None:
            assert question["sound"] and question["open"] == 0
            return said
        assert is_whole(question)
        assert what(question) not in map(what, said), f"asked again: {question}"
        said.append(question)
        case = settled(case, question)
    pytest.fail(f"more than {most} questions")


STARTS = {
    **{name: load(name) for name in CASES},
    **{f"{name}, walked": None for name in ("training-order", "new")},
    **{
        name: changes
        for name, changes in {
            "new": {},
            "new how-to": {"purpose": "how_to"},
            "new launch": {"purpose": "launch", "status": "planned"},
            "new, closed": {"status": "closed"},
            "new, delivered": {"status": "delivered", "as_of": "2027-06-30"},
            "new, planned": {"status": "planned", "as_of": "2026-12-31"},
            "nothing": None,
        }.items()
    },
}


def start_of(name):
    if name in CASES:
        return load(name)
    if name == "nothing":
        return {"id": "c"}
    if name.endswith("walked"):
        base = name.split(",")[0]
        case = load(base) if base in CASES else new()
        for step in WALKS[base]:
            case = merged(case, step["edit"])
        return case
    return merged(new(), STARTS[name])


@pytest.mark.parametrize("name", STARTS)
def test_what_is_put_aside_is_not_asked_again(name):
    said = questions_of(start_of(name))
    turns = [
        "core" if q.get("rule") is None or q["rule"] in CORE else q["severity"] for q in said
    ]
    order = ["core", "error", "warning"]
    assert turns == sorted(turns, key=order.index), "the core, then errors, then warnings"
    for question, turn in zip(said, turns, strict=True):
        assert question["sound"] == (turn == "warning")


def schema_of(path):
    """What the schema says of the field a path ends in."""
    node = SCHEMA
    for name, index in re.findall(r"([a-z_]+)((?:\[\d+\])?)", path):
        while "$ref" in node:
            node = SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = node.get("properties", {}).get(name, {})
        if index:
            node = node.get("items", {})
    while "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def ids_in(case):
    return [e["id"] for part in case.values() if isinstance(part, list)
            for e in part if isinstance(e, dict) and "id" in e]  # fmt: skip


def any_value(node, case, path, chance):
    """Some value that a field can hold; None where there is no simple one."""
    types = node.get("type", [])
    if "enum" in node:
        return chance.choice([word for word in node["enum"] if word])
    if node.get("format") == "date":
        return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    if "boolean" in types:
        return chance.random() < 0.5
    if "number" in types or "integer" in types:
        return chance.randint(1, 5)
    if "string" in types:
        return chance.choice([*ids_in(case), "F09", "I11", "something"])
    if path.endswith(".evaluation_plan"):
        return {"measure": chance.choice([*ids_in(case), "none"]), "date": "2027-03-31"}
    return None


def any_item(node, case, field, chance):
    """Something more for a list."""
    if "string" in node.get("type", []):
        return chance.choice(["performer", "sponsor", *ids_in(case)])
    if field == "causes" and "cause" in node["properties"]:
        return {"cause": chance.choice([*ids_in(case), "none"])}
    made = {"id": f"{field}-{chance.randint(1, 10**9)}"}
    for name, part in node["properties"].items():
        if chance.random() < 0.5 and name not in ("id", "not_applicable", "private"):
            made[name] = any_value(part, case, name, chance)
    return {name: value for name, value in made.items() if value is not None}


def answered(case, question, chance):
    """The case with some answer, sensible or not; None where there is no simple one."""
    case, path = json.loads(json.dumps(case)), question.get("path")
    if path is None or path == "waivers":
        return None
    at, field = resolved(case, path)
    if field in (None, "series") or not re.fullmatch(r"(.*[].])?" + field, path):
        return None
    node = schema_of(path)
    if "array" in node.get("type", []):
        item = any_item(schema_of(path + "[0]"), case, field, chance)
        at[field] = [*at.get(field, []), item]
        return case
    at[field] = any_value(node, case, path, chance)
    return None if at[field] is None else case


@pytest.mark.parametrize("seed", range(50))
def test_a_walk_of_any_answers_ends(seed):
    """Answers at random, sensible or not; asked the same again, the question is put aside."""
    chance = random.Random(seed)
    case = start_of(chance.choice(list(STARTS)))
    last, aside = None, set()
    for _ in range(400):
        question = asked(case)
        if question.get("question") is None:
            assert question["sound"] and check(case)["errors"] == 0
            return
        assert is_whole(question)
        assert what(question) not in aside, f"put aside, and asked again: {question}"
        again = what(question) == last
        last = what(question)
        made = None if again or chance.random() < 0.2 else answered(case, question, chance)
        if made is None:
            aside.add(what(question))
            made = settled(case, question)
        case = made
    pytest.fail("no end")
