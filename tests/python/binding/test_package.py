"""The package `perfsys` as such: what comes in and goes out, what it says of itself."""

import gzip
import inspect
import io
import json
import math
import pickle
import string
import subprocess
import sys

import perfsys
import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_cases import ALL, CASES, vienna  # noqa: F401


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_case_goes_through_every_way_in_and_out(path, tmp_path):
    case = perfsys.load(path)
    assert perfsys.loads(path.read_text()) == case
    assert perfsys.loads(path.read_bytes()) == case
    with open(path) as file:
        assert perfsys.load(file) == case
    with open(path, "rb") as file:
        assert perfsys.load(file) == case
    assert perfsys.loads(perfsys.dumps(case)) == case
    assert perfsys.Case.from_dict(case.to_dict()) == case
    assert json.loads(perfsys.dumps(case, indent=2)) == case.to_dict()

    target = tmp_path / "case.json"
    case.save(target)
    assert target.read_text() == perfsys.dumps(case, indent=2) + "\n"
    perfsys.dump(case, str(target), indent=0)
    assert target.read_text() == perfsys.dumps(case) + "\n"
    text = io.StringIO()
    perfsys.dump(case, text)
    assert text.getvalue() == perfsys.dumps(case, indent=2) + "\n"
    packed = io.BytesIO()
    with gzip.open(packed, "wb") as file:
        perfsys.dump(case, file)
    assert gzip.decompress(packed.getvalue()).decode() == text.getvalue()


def test_anything_can_be_dumped(vienna, tmp_path):
    gap = vienna.gaps[0]
    assert json.loads(perfsys.dumps(gap))["id"] == gap.id
    perfsys.dump(vienna.size(), tmp_path / "sizes.json")
    assert json.loads((tmp_path / "sizes.json").read_text())["gaps"][0]["gap"] == gap.id
    with pytest.raises(perfsys.FileError):
        perfsys.dump(gap, tmp_path / "nowhere" / "gap.json")


def test_errors_have_a_class_a_place_and_a_builtin():
    with pytest.raises(perfsys.JsonSyntaxError) as caught:
        perfsys.loads('{"id": "c",\n "title": }')
    error = caught.value
    assert isinstance(error, perfsys.Error) and isinstance(error, ValueError)
    assert (error.status, error.code, error.line, error.column) == ("PS_E_SYNTAX", 10, 2, 11)
    assert "line 2, column 11" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line, again.path) == (str(error), 2, error.path)

    with pytest.raises(perfsys.FieldTypeError) as caught:
        perfsys.loads('{"id": "c", "gaps": [{"id": "g", "desired": "much"}]}')
    assert caught.value.path == "gaps[0].desired" and isinstance(caught.value, TypeError)
    with pytest.raises(perfsys.FileError) as caught:
        perfsys.load("no such file.json")
    assert isinstance(caught.value, OSError) and caught.value.line is None
    with pytest.raises(perfsys.DuplicateError):
        perfsys.loads('{"id": "a", "id": "b"}')
    with pytest.raises(perfsys.EncodingError):
        perfsys.loads(b'{"id": "\xff"}')
    with pytest.raises(perfsys.FieldRangeError):
        perfsys.loads('{"id": "a", "forms": 123456789012345678901}')
    with pytest.raises(perfsys.LimitError):
        perfsys.loads('{"id": "a"}', limits=perfsys.Limits(bytes=5))
    with pytest.raises(perfsys.LimitError):
        perfsys.loads('{"id": "a"}', limits={"bytes": 5})
    with pytest.raises(TypeError):
        perfsys.loads('{"id": "a"}', limits={"byte": 5})
    with pytest.raises(TypeError):
        perfsys.loads(None)
    with pytest.raises(TypeError):
        perfsys.load(3)


def test_every_status_has_a_class_that_says_the_same():
    from perfsys.errors import BY_CODE

    header = (CASES.parents[1] / "include/perfsys/base.h").read_text()
    body = header.split("typedef enum ps_status {")[1].split("} ps_status;")[0]
    statuses = {}
    for line in body.splitlines():
        name, _, rest = line.strip().partition(" = ")
        if name.startswith("PS_E_"):
            statuses[int(rest.split(",")[0])] = name
    assert {code: kind.status for code, kind in BY_CODE.items()} == statuses
    for code, kind in BY_CODE.items():
        assert kind.code == code and issubclass(kind, perfsys.Error)
        assert len(kind.__mro__) > 4, "each is a builtin too"
        assert getattr(perfsys, kind.__name__) is kind
        assert perfsys.status_text(code).endswith(".")


def test_everything_public_is_documented():
    for name in perfsys.__all__:
        thing = getattr(perfsys, name)
        if name == "SCHEMA_VERSION":
            continue
        assert inspect.getdoc(thing), name
        if inspect.isclass(thing) and thing.__module__.startswith("perfsys"):
            for attribute, value in vars(thing).items():
                if not attribute.startswith("_") and callable(value):
                    assert inspect.getdoc(value), f"{name}.{attribute}"


def test_no_field_hides_a_method_and_no_name_is_taken_twice():
    for kind in perfsys.classes().values():
        inherited = set(dir(kind.__mro__[1]))
        assert not inherited & set(kind._attributes), kind
    names = [kind.__name__ for kind in perfsys.classes().values()]
    from perfsys import enums

    everything = names + enums.enum_names() + list(perfsys.errors.__all__)
    assert len(everything) == len(set(everything))
    assert len(perfsys.__all__) == len(set(perfsys.__all__))


def test_syntax_and_schema():
    perfsys.check_syntax("[1, 2]")
    with pytest.raises(perfsys.JsonSyntaxError):
        perfsys.check_syntax("[1, 2,]")
    assert perfsys.schema()["$schema"].endswith("2020-12/schema")
    assert "desired" in json.dumps(perfsys.schema("gap"))
    with pytest.raises(perfsys.FieldValueError):
        perfsys.schema("gapp")


def test_importing_is_quiet_and_leaves_the_rest_unloaded():
    code = (
        "import sys; before = set(sys.modules); import perfsys; "
        "heavy = {'json', 'inspect', 'typing', 'difflib', 'pandas', 'tqdm', 'copy'}; "
        "print(sorted(heavy & (set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@given(
    st.dictionaries(
        st.text(string.ascii_lowercase, min_size=1, max_size=4),
        st.tuples(
            st.none() | st.floats(allow_nan=False, allow_infinity=False),
            st.none()
            | st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0")),
            st.none() | st.dates(),
            st.none() | st.sampled_from(["deficiency", "opportunity", "new_standard"]),
        ),
        max_size=8,
    )
)
def test_what_is_put_in_comes_out(entities):
    case = perfsys.Case("case_of_test")
    for id, (number, text, day, word) in entities.items():
        case.gaps.add(id, desired=number, place=text, detected=day, type=word)
    read, pickled = perfsys.loads(perfsys.dumps(case)), pickle.loads(pickle.dumps(case))
    for twin in (case, read, case.copy(), pickled):
        assert twin.gaps.ids() == list(entities)
        for id, (number, text, day, word) in entities.items():
            gap = twin.gaps[id]
            assert (gap.desired, gap.place, gap.detected, gap.type) == (number, text, day, word)
            if number is not None:
                assert math.copysign(1, gap.desired) == math.copysign(1, number)
        assert twin == case


def test_every_c_function_is_reached():
    import importlib
    import re

    root = CASES.parents[1]
    headers = "".join(
        path.read_text() for path in sorted((root / "include/perfsys").glob("*.h"))
    )
    declared = set(re.findall(r"^PS_API [^;(]*?\b(ps_\w+)\(", headers, re.MULTILINE))
    rows = [
        line.split("\t")
        for line in (root / "bindings/python/reach.tsv").read_text().splitlines()
    ]
    assert len(rows) == len({row[0] for row in rows})
    listed = {row[0] for row in rows}
    assert declared == listed, f"not told in reach.tsv: {sorted(declared ^ listed)}"
    left_out = [row for row in rows if row[1] == "-"]
    assert len(left_out) <= 10 and all(len(row) == 3 and len(row[2]) > 10 for row in left_out)
    for row in rows:
        if row[1] == "-":
            continue
        first, *rest = row[1].split(".")
        thing = importlib.import_module(first)
        for name in rest:
            thing = getattr(thing, name)
