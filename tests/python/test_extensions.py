"""Members that perfsys does not know come back to the letter, wherever they stand."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from perfsys_ctypes import resaved

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
SPACE = st.sampled_from(["", "", "", " ", "\n", "\r\n", "\t", "  \n "])


@st.composite
def strings(draw):
    """A JSON string in one of the many ways to write it."""
    text = draw(st.text(CHARACTERS, max_size=12))
    way = draw(st.sampled_from(["plain", "ascii", "escaped", "solidus"]))
    if way == "escaped":
        units = text.encode("utf-16-be").hex()
        return '"' + "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4)) + '"'
    written = json.dumps(text, ensure_ascii=way == "ascii")
    return written.replace("/", "\\/") if way == "solidus" else written


DIGITS = st.from_regex(r"0|[1-9][0-9]{0,90}", fullmatch=True)
NUMBERS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "-"]),
        DIGITS,
        st.just("") | st.from_regex(r"\.[0-9]{1,90}", fullmatch=True),
        st.just("") | st.from_regex(r"[eE][+-]?[0-9]{1,2}", fullmatch=True),
    ),
)


@st.composite
def lists(draw, inner):
    items = draw(st.lists(inner, max_size=3))
    return "[" + ",".join(draw(SPACE) + item + draw(SPACE) for item in items) + draw(SPACE) + "]"


@st.composite
def objects(draw, inner):
    members = draw(
        st.lists(st.tuples(strings(), inner), max_size=3, unique_by=lambda m: json.loads(m[0]))
    )
    said = (draw(SPACE) + name + draw(SPACE) + ":" + draw(SPACE) + value for name, value in members)
    return "{" + ",".join(said) + draw(SPACE) + "}"


VALUES = st.recursive(
    st.sampled_from(["null", "true", "false"]) | NUMBERS | strings(),
    lambda inner: lists(inner) | objects(inner),
    max_leaves=12,
)

# Canonical texts with a %s behind the known members of each object.
PLACES = [
    '{"schema_version":1,"id":"x"%s}',
    '{"schema_version":1,"measures":[{"id":"m"%s}]}',
    '{"schema_version":1,"measures":[{"baseline":{"from":"2024-01-01"%s}}]}',
    '{"schema_version":1,"measures":[{"series":[{"on":"2024-01-01","value":0.1%s},'
    '{"on":"2024-01-02","value":1}]}]}',
    '{"schema_version":1,"measures":[{"series":[{"on":"2024-01-02","value":1},'
    '{"on":"2024-01-01","numerator":1,"denominator":2,"group":"a"%s}]}]}',
    '{"schema_version":1,"gaps":[{"id":"g"},{"id":"h"%s}]}',
    '{"schema_version":1,"gaps":[{"benchmark":{"group":"a"%s}}]}',
    '{"schema_version":1,"causes":[{"id":"c"%s}]}',
    '{"schema_version":1,"interventions":[{"causes":[{"cause":"a"},{"cause":"b"%s},{}]}]}',
]

NAMES = st.text(CHARACTERS, max_size=12).map(lambda name: "x " + name)
MEMBERS = st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=5, unique_by=lambda m: m[0])


@settings(max_examples=250)
@given(MEMBERS)
def test_unknown_members_survive_verbatim(members):
    for place in PLACES:
        said = "".join(f",{json.dumps(n, ensure_ascii=False)}:{value}" for n, value in members)
        text = place.replace("%s", said).encode()
        assert resaved(text) == text
        assert resaved(resaved(text, indent=3)) == text


@settings(max_examples=50)
@given(st.permutations(range(60)))
def test_many_of_them_keep_their_order(numbers):
    said = "".join(f',"x {number}":[ {number} ]' for number in numbers)
    for place in PLACES:
        text = place.replace("%s", said).encode()
        assert resaved(text) == text


@settings(max_examples=200)
@given(st.text(CHARACTERS, max_size=20).map(lambda word: word + "?"))
def test_unknown_words_survive(word):
    written = json.dumps(word, ensure_ascii=False)
    for place in ['"purpose"', '"origin"', '"status"']:
        text = f'{{"schema_version":1,"id":"x",{place}:{written}}}'.encode()
        assert resaved(text) == text
    text = f'{{"schema_version":1,"evidence":[{{"id":"e","method":{written}}}]}}'
    assert resaved(text.encode()).decode() == text
