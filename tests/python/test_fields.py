"""Every field that the rules read has a home in the model.

tests/data/fields.json lists them as the notes to the rules have them, copied by hand: for
each entity its members, each with a valid value. Its "renamed" says what a member is called
here where that differs ("our name: why"), or "none" where it is computed and not kept.
Nothing in the list comes from the headers, or the test would ask the model what it has.

PERFSYS_LIBRARY names the shared library.
"""

import ctypes
import json
import os
from pathlib import Path

import pytest

FIELDS = Path(__file__).resolve().parents[1] / "data" / "fields.json"

LISTS = {
    "phase": "phases",
    "party": "parties",
    "goal": "goals",
    "measure": "measures",
    "gap": "gaps",
    "objective": "objectives",
    "task": "tasks",
    "skill": "skills",
    "cause": "causes",
    "inquiry": "inquiries",
    "evidence": "evidence",
    "intervention": "interventions",
    "asset": "assets",
    "persona": "personas",
    "responsibility": "responsibilities",
    "expectation": "expectations",
    "commitment": "commitments",
    "event": "events",
    "evaluation": "evaluations",
    "budget": "budgets",
    "scenario": "scenarios",
    "relationship": "relationships",
}

# Members to be told where they are not a field: an unknown word, a member that is
# nearly one of the format, a member that is none.
NOT_A_FIELD = {"M10", "M11", "M12"}


class Error(ctypes.Structure):
    """ps_error of base.h."""

    _fields_ = [
        ("status", ctypes.c_int),
        ("line", ctypes.c_size_t),
        ("column", ctypes.c_size_t),
        ("path", ctypes.c_char * 256),
        ("message", ctypes.c_char * 512),
    ]

    def __str__(self):
        return f"{self.line}:{self.column}: {self.message.decode()} (status {self.status})"


class Library:
    """The few calls these tests need, each with JSON going in or out."""

    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        error = ctypes.POINTER(Error)
        self.c.ps_case_parse.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_void_p,
            error,
        ]
        self.c.ps_case_parse.restype = ctypes.c_void_p
        self.c.ps_case_free.argtypes = [ctypes.c_void_p]
        self.c.ps_case_free.restype = None
        self.c.ps_case_inspect.argtypes = [ctypes.c_void_p, ctypes.c_void_p, error]
        self.c.ps_case_inspect.restype = ctypes.c_void_p
        self.c.ps_result_free.argtypes = [ctypes.c_void_p]
        self.c.ps_result_free.restype = None
        self.c.ps_json_text.argtypes = [ctypes.c_void_p] * 4 + [error]
        self.c.ps_json_text.restype = ctypes.c_void_p
        self.c.ps_text_free.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.c.ps_text_free.restype = None

    def json(self, thing):
        error = Error()
        text = self.c.ps_json_text(thing, None, None, None, ctypes.byref(error))
        assert text, error
        try:
            return json.loads(ctypes.string_at(text).decode("utf-8"))
        finally:
            self.c.ps_text_free(text, None)

    def load_and_inspect(self, case):
        """The case as it is written back, and the findings on it."""
        error = Error()
        text = json.dumps(case).encode("utf-8")
        loaded = self.c.ps_case_parse(text, len(text), None, ctypes.byref(error))
        assert loaded, error
        found = self.c.ps_case_inspect(loaded, None, ctypes.byref(error))
        assert found, error
        try:
            return self.json(loaded), self.json(found).get("findings", [])
        finally:
            self.c.ps_result_free(found)
            self.c.ps_case_free(loaded)


@pytest.fixture(scope="module")
def library():
    name = os.environ.get("PERFSYS_LIBRARY")
    if not name:
        pytest.fail("PERFSYS_LIBRARY must hold the path of the perfsys shared library")
    return Library(name)


def no_member_twice(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f"given twice: {names}"
    return dict(pairs)


def read_fields():
    entities = json.loads(FIELDS.read_text(encoding="utf-8"), object_pairs_hook=no_member_twice)
    return entities, entities.pop("renamed"), entities.pop("any")


def our_name(renamed, entity, member):
    return renamed.get(f"{entity}.{member}", member).split(":")[0]


def is_at(path, place):
    """Whether a path leads to a place or into it: "watch[0].by" into "watch"."""
    return path == place or path.startswith((f"{place}.", f"{place}["))


def build():
    """A case in which each entity has every member, and what is compared afterwards:
    (entity, member as the notes call it, our name)."""
    entities, renamed, marks = read_fields()
    case, members = {}, []
    for entity, given in entities.items():
        ours = {}
        for member, value in given.items():
            name = our_name(renamed, entity, member)
            assert name not in ours, f"{entity}.{member}: {name} is there already"
            ours[name] = value
            members.append((entity, member, name))
        for mark, value in marks.items():
            ours[mark] = value
            members.append((entity, mark, mark))
        if entity == "case":
            case.update(ours)
        else:
            # The second of its type is what references to the same type lead to.
            case[LISTS[entity]] = [ours, {"id": f"{entity}-2"}]
    return case, members


def test_the_list_is_whole():
    entities, renamed, _ = read_fields()
    assert set(entities) == {"case", *LISTS}
    for key, text in renamed.items():
        entity, member = key.split(".", 1)
        name, _, why = text.partition(": ")
        assert name and why, f"{key} must say our name and why"
        kept = member in entities[entity]
        assert kept != (name == "none"), key


def test_every_field_is_one_of_the_model(library, capsys):
    case, members = build()
    written, findings = library.load_and_inspect(case)
    extensions = {f["path"]: f["message"] for f in findings if f["rule"] in NOT_A_FIELD}
    lost = []
    for entity, member, name in members:
        place = "" if entity == "case" else f"{LISTS[entity]}[0]."
        given = case if entity == "case" else case[LISTS[entity]][0]
        kept = written if entity == "case" else written[LISTS[entity]][0]
        told = [text for path, text in extensions.items() if is_at(path, place + name)]
        if told or kept.get(name) != given[name]:
            lost.append(f"{entity}.{member}: {told or kept.get(name)}")
    with capsys.disabled():
        print(f"\nimplemented {len(members) - len(lost)} of {len(members)}")
    assert lost == []
    assert extensions == {}
    assert findings == [], "the values of the list are valid"


def test_whole_case_comes_back(library):
    case, _ = build()
    written, _ = library.load_and_inspect(case)
    written.pop("schema_version")
    assert written == case


@pytest.mark.parametrize(
    "change, rule",
    [
        ({"parties": [{"id": "p", "perspective": ["sponsor"]}]}, "M11"),
        ({"parties": [{"id": "p", "shoe_size": 43}]}, "M12"),
        ({"parties": [{"id": "p", "side": "opposite"}]}, "M10"),
        ({"evaluations": [{"id": "e", "accepted_by": {"person": "p"}}]}, "M12"),
    ],
)
def test_what_is_not_a_field_would_be_seen(library, change, rule):
    """Or the tests above would pass with a model that keeps everything as an extension."""
    _, findings = library.load_and_inspect({"id": "x", **change})
    assert rule in [f["rule"] for f in findings]
