"""Every function of the public headers can be reached from the public packages of Python and Lua.

`bindings/python/reach.tsv` and `bindings/lua/reach.tsv` name each with the public name that
reaches it, or "-" and why none does: at most ten are left out. A function that is added to a
header and nowhere else fails here. (`tests/lua/surface_spec.lua` finds the Lua names in Lua.)
"""

import re
import subprocess
import sys
from pathlib import Path

import perfsys
import pytest

ROOT = Path(__file__).resolve().parents[3]
BINDINGS = ROOT / "bindings"
sys.path.insert(0, str(BINDINGS / "swig"))

import describe  # noqa: E402

FUNCTIONS = [function.c_name for function in describe.read(ROOT / "include" / "perfsys").functions]
LEFT_OUT = 10


def reach(language):
    """C name -> (public name or "-", reason), as a file has them."""
    rows = {}
    for line in (BINDINGS / language / "reach.tsv").read_text().splitlines():
        name, public, *reason = line.split("\t")
        assert name not in rows, f"{name} is listed twice"
        rows[name] = (public, "".join(reason))
    return rows


PYTHON, LUA = reach("python"), reach("lua")


@pytest.mark.parametrize("rows", [PYTHON, LUA], ids=["python", "lua"])
def test_the_list_is_that_of_the_headers(rows):
    assert set(FUNCTIONS) - set(rows) == set(), "declared in a header and not reachable"
    assert set(rows) - set(FUNCTIONS) == set(), "listed and in no header"


@pytest.mark.parametrize("rows", [PYTHON, LUA], ids=["python", "lua"])
def test_few_are_left_out_and_each_for_a_reason(rows):
    left_out = {name: reason for name, (public, reason) in rows.items() if public == "-"}
    assert len(left_out) <= LEFT_OUT
    assert all(len(reason) > 20 for reason in left_out.values()), left_out


def resolve(public):
    """What a dotted name of Python stands for."""
    first, *rest = public.split(".")
    assert first == "perfsys"
    thing = perfsys
    for name in rest:
        thing = getattr(thing, name)
    return thing


@pytest.mark.parametrize("name", [name for name in PYTHON if PYTHON[name][0] != "-"])
def test_the_python_name_is_there(name):
    public = PYTHON[name][0]
    thing = resolve(public)
    last = public.rsplit(".", 1)[1]
    assert not last.startswith("_") or last.startswith("__"), f"{public} is not public"
    owner = resolve(public.rsplit(".", 1)[0])
    listed = getattr(owner, "__all__", dir(owner))
    assert last in listed or last in ("__version__",), f"{public} is not in __all__"
    assert callable(thing) or thing is not None


def text_of(folder, pattern):
    return "\n".join(path.read_text() for path in sorted((BINDINGS / folder).glob(pattern)))


PYTHON_SOURCE = text_of("python/perfsys", "*.py")
PYTHON_HALF = text_of("python/core", "*.[ch]") + text_of("swig", "*.c")
LUA_SOURCE = text_of("lua/perfsys", "*.lua")
LUA_HALF = text_of("lua/core", "*.[ch]") + text_of("swig", "*.c")


#: Functions for C whose work another one does here, by what the sources then call.
INSTEAD = {
    **dict.fromkeys(
        "text number integer flag date money range".split(), r"\bps_set\("
    ),  # a value of a language knows its kind
    **dict.fromkeys(("severity", "verdict", "voice"), r"\bpsb_word_name\("),  # words of any enum
    "entity_table": r"\bps_struct_at\(",
    "count": r"->count\b",  # lists are read where they are
    "at": r"->items\b",
}


def instead(name):
    return INSTEAD.get(re.sub("^ps_(set_)?|_name$", "", name))


def is_called(name, package, prefix, half):
    """Whether a package uses a function: by its name in the core, also as a word in a table of
    such names, or in C behind a method of the core's own types."""
    bare = re.escape(name.removeprefix("ps_"))
    return bool(
        re.search(rf'\b{prefix}\.{bare}\b|"{bare}"', package)
        or re.search(rf"\b{name}\s*\(", half)
        or (instead(name) and re.search(instead(name), half))
    )


@pytest.mark.parametrize("name", [name for name in PYTHON if PYTHON[name][0] != "-"])
def test_the_python_package_calls_it(name):
    assert is_called(name, PYTHON_SOURCE, "_core", PYTHON_HALF)


@pytest.mark.parametrize("name", [name for name in LUA if LUA[name][0] != "-"])
def test_the_lua_module_calls_it(name):
    assert is_called(name, LUA_SOURCE, "core", LUA_HALF)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_core_has_it(name):
    assert name == "ps_text_free" or hasattr(perfsys._core, name.removeprefix("ps_"))


def test_a_function_in_a_header_alone_is_noticed(tmp_path):
    """What this file is for, seen once from outside: a tree with one function more fails."""
    for folder in ("include", "bindings"):
        (tmp_path / folder).mkdir()
    headers = tmp_path / "include" / "perfsys"
    headers.mkdir()
    for header in (ROOT / "include" / "perfsys").glob("*.h"):
        (headers / header.name).write_text(header.read_text())
    with open(headers / "model.h") as file:
        text = file.read()
    declared = "/** A new one. */\nPS_API size_t ps_case_heft(const ps_case *c);\n\n"
    at = text.index("/** Frees a case and all that is in it.")
    (headers / "model.h").write_text(text[:at] + declared + text[at:])
    for name in ("python", "lua", "swig"):
        (tmp_path / "bindings" / name).symlink_to(BINDINGS / name)
    place = tmp_path / "tests" / "python" / "binding"
    place.mkdir(parents=True)
    (place / "test_parity.py").write_text(Path(__file__).read_text())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--noconftest",
         "-k", "list_is_that", str(place / "test_parity.py")],
        capture_output=True, text=True, cwd=tmp_path, timeout=120,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin",
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 1 and "2 failed" in done.stdout, done.stdout
    assert "ps_case_heft" in done.stdout
