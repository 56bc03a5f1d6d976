"""bindings/swig/describe.py: what it writes of the public headers is what the library is; what
it refuses is in test_describe_refuses.py."""

import ctypes
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import perfsys_ctypes
import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADERS = ROOT / "include" / "perfsys"
sys.path.insert(0, str(ROOT / "bindings" / "swig"))

import describe  # noqa: E402

API = describe.read(HEADERS)
STRICT = ["-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Wpedantic", "-Werror",
          "-Wmissing-prototypes", "-Wstrict-prototypes"]  # fmt: skip
LIBRARY = perfsys_ctypes.LIBRARY


def compiled(*arguments, cwd=None):
    command = [os.environ.get("CC", "cc"), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder that the command wrote into."""
    folder = tmp_path_factory.mktemp("describe") / "made"
    script = ROOT / "bindings" / "swig" / "describe.py"
    subprocess.run(
        [sys.executable, script, "--headers", HEADERS, "--out", folder], check=True, timeout=120
    )
    return folder


# ---- the field tables of the library, by ctypes ----


class EnumValue(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("doc", ctypes.c_char_p)]


class Enum(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("values", ctypes.POINTER(EnumValue)),
        ("count", ctypes.c_size_t),
    ]


class Struct(ctypes.Structure):
    pass


class Field(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("kind", ctypes.c_int),
        ("flags", ctypes.c_uint32),
        ("offset", ctypes.c_size_t),
        ("unit", ctypes.c_char_p),
        ("minimum", ctypes.c_double),
        ("maximum", ctypes.c_double),
        ("values", ctypes.POINTER(Enum)),
        ("element", ctypes.POINTER(Struct)),
        ("targets", ctypes.c_char_p),
        ("since", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    ]


Struct._fields_ = [
    ("name", ctypes.c_char_p),
    ("doc", ctypes.c_char_p),
    ("size", ctypes.c_size_t),
    ("fields", ctypes.POINTER(Field)),
    ("count", ctypes.c_size_t),
]


def tables():
    """All field tables of the library."""
    at = LIBRARY.ps_struct_at
    at.restype, at.argtypes = ctypes.POINTER(Struct), [ctypes.c_size_t]
    found = []
    while row := at(len(found)):
        found.append(row.contents)
    assert len(found) > 60
    return found


TABLES = tables()


# ---- words ----


def words_of_tables():
    """The enums that described fields take, by name."""
    return {
        field.values.contents.name.decode(): field.values.contents
        for table in TABLES
        for field in table.fields[: table.count]
        if field.values
    }


@pytest.mark.parametrize("name, table", words_of_tables().items())
def test_words_are_those_of_the_tables(name, table):
    enum = API.find(f"ps_{name}")
    rows = table.values[: table.count]
    assert [word.word for word in enum.words] == [row.name.decode() for row in rows]
    assert [word.value for word in enum.words] == list(range(table.count))
    for word, row in zip(enum.words, rows):
        # A header may say more than a table.
        assert " ".join(word.doc.split()).startswith(row.doc.decode().rstrip("."))


def test_the_tables_have_many_words():
    assert len(words_of_tables()) > 45


@pytest.mark.parametrize("enum, function", [
    ("ps_status", "ps_status_name"), ("ps_kind", "ps_kind_name"),
    ("ps_severity", "ps_severity_name"), ("ps_verdict", "ps_verdict_name"),
    ("ps_voice", "ps_voice_name"),
])  # fmt: skip
def test_words_are_what_the_library_calls_them(enum, function):
    called = getattr(LIBRARY, function)
    called.restype, called.argtypes = ctypes.c_char_p, [ctypes.c_int]
    for word in API.find(enum).words:
        assert word.word == called(word.value).decode()


def test_entity_types_are_the_tables_names():
    table = LIBRARY.ps_entity_table
    table.restype, table.argtypes = ctypes.POINTER(Struct), [ctypes.c_int]
    types = API.find("ps_entity_type")
    assert (types.words[0].c_name, types.words[0].word) == ("PS_ENTITY_NONE", "")
    for word in types.words[1:]:
        assert word.word == table(word.value).contents.name.decode()
    assert not table(len(types.words)), "an entity type is missing"


def test_words_that_no_field_takes():
    def words(name):
        return {word.word: word.value for word in API.find(name).words}

    assert words("ps_removal") == {"refuse": 0, "cascade": 1, "leave": 2}
    assert words("ps_import_format") == {"csv": 1, "ics": 2, "markdown": 3}
    assert words("ps_date_order") == {"iso": 0, "day_first": 1, "month_first": 2}
    assert words("ps_page_format") == {"text": 0, "markdown": 1}
    assert words("ps_gut_variant") == {"product": 0, "sum": 1}


def test_ends_are_no_words():
    assert API.find("ps_status").end == "PS_STATUS_END_"
    assert API.find("PS_STATUS_END_") is None
    assert API.find("PS_PERSPECTIVE_END_USER").word == "end_user"


# ---- structs ----


def test_described_structs_are_those_of_the_library():
    ours = {s.name for s in API.structs if s.kind in ("entity", "result", "described")}
    # What every entity begins with is no struct of its own.
    assert ours - {"entity"} == {table.name.decode() for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.decode())
def test_fields_are_members(table):
    """Every field of a table is a member of the struct, at the same place in the order."""
    struct = API.find("ps_" + table.name.decode())
    own = {"object", "store", "text_store", "index", "merged"}  # the library's
    fields = table.fields[: table.count]
    by_offset = [f.name.decode() for f in sorted(fields, key=lambda f: f.offset)]
    members = [m.c_name.rstrip("_") for m in struct.members if m.c_name not in own]
    assert members == by_offset


def test_kinds_of_structs():
    kinds = {name: API.find(name).kind for name in (
        "ps_gap", "ps_check_result", "ps_finding", "ps_finding_list", "ps_size_options",
        "ps_limits", "ps_registry", "ps_error")}  # fmt: skip
    assert list(kinds.values()) == ["entity", "result", "described", "list", "options",
                                    "options", "opaque", "plain"]  # fmt: skip
    assert API.find("ps_finding_list").element == "ps_finding"
    assert API.find("ps_text_list").element == "const char *"


# ---- options ----


def bodies():
    """The members of options, read by other means: lines of the header."""
    found = {}
    for path in HEADERS.glob("*.h"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        found_here = re.findall(r"struct \w+ \{([^{}]*)\} ps_(\w+_options|limits);", text)
        for body, name in found_here:
            members = [re.search(r"(\w+)$", line.strip()) for line in body.split(";")]
            found[name] = [m.group(1) for m in members if m and m.group(1) != "size"]
    return found


def test_every_option_is_there():
    assert {o.name: [item.name for item in o.items] for o in API.options} == bodies()
    assert len(bodies()) > 10


def test_options_in_c(written):
    """Sizes and places as C has them; ctypes has them from another hand."""
    library = shared(written, "options.c")

    class Option(ctypes.Structure):
        _fields_ = [("name", ctypes.c_char_p), ("kind", ctypes.c_int),
                    ("offset", ctypes.c_size_t), ("words", ctypes.c_char_p),
                    ("doc", ctypes.c_char_p)]  # fmt: skip

    class Options(ctypes.Structure):
        _fields_ = [("name", ctypes.c_char_p), ("doc", ctypes.c_char_p),
                    ("size", ctypes.c_size_t), ("items", ctypes.POINTER(Option)),
                    ("count", ctypes.c_size_t)]  # fmt: skip

    find, at = library.psb_options_find, library.psb_options_at
    find.restype, find.argtypes = ctypes.POINTER(Options), [ctypes.c_char_p]
    at.restype, at.argtypes = ctypes.POINTER(Options), [ctypes.c_size_t]
    check = find(b"check_options").contents
    theirs = perfsys_ctypes.CheckOptions
    assert check.size == ctypes.sizeof(theirs)
    items = check.items[: check.count]
    assert [(o.name.decode(), o.offset) for o in items] == [
        (name, getattr(theirs, name).offset) for name, _ in theirs._fields_[1:]
    ]
    text, word, config, registry, date = 4, 6, 8, 9, 5
    assert [o.kind for o in items] == [text, text, word, config, registry, date, word]
    assert [o.words for o in items if o.words] == [b"severity", b"audience"]
    assert not find(b"settings") and not find(None)
    for index, options in enumerate(API.options):
        row = at(index).contents
        assert row.name.decode() == options.name and find(row.name).contents.size == row.size
        assert [o.name.decode() for o in row.items[: row.count]] == [o.name for o in options.items]
        assert all(o.doc for o in row.items[: row.count])
    assert not at(len(API.options))


def shared(written, source):
    """A made C file compiled strictly, as a library."""
    made = written / (source + ".so")
    compiled(*STRICT, "-fPIC", "-shared", f"-I{ROOT / 'include'}", written / source, "-o", made)
    return ctypes.CDLL(str(made))


def test_words_in_c(written):
    library = shared(written, "words.c")

    class Words(ctypes.Structure):
        _fields_ = [("name", ctypes.c_char_p), ("doc", ctypes.c_char_p),
                    ("items", ctypes.c_void_p), ("count", ctypes.c_size_t)]  # fmt: skip

    pointer, value = ctypes.POINTER(Words), ctypes.c_int(-7)
    library.psb_words_find.restype = library.psb_words_at.restype = pointer
    library.psb_words_at.argtypes = [ctypes.c_size_t]
    library.psb_word_value.restype = ctypes.c_bool
    library.psb_word_name.restype = ctypes.c_char_p
    for index, enum in enumerate(API.enums):
        words = library.psb_words_find(enum.name.encode())
        assert words.contents.name == library.psb_words_at(index).contents.name
        assert words.contents.count == len(enum.words)
        for word in enum.words:
            text = word.word.encode()
            assert library.psb_word_value(words, text, ctypes.byref(value))
            assert value.value == word.value
            assert library.psb_word_name(words, word.value) == text
        value.value = -7
        assert not library.psb_word_value(words, b"no such word", ctypes.byref(value))
        assert value.value == -7 and library.psb_word_name(words, 999) is None
    assert not library.psb_words_at(len(API.enums))
    assert not library.psb_words_find(b"no_such_enum") and not library.psb_words_find(None)
    assert library.psb_word_name(None, 0) is None
    assert not library.psb_word_value(None, b"", ctypes.byref(value))


# ---- the record and the header of LuaJIT ----


def test_functions_are_the_symbols_of_the_library(written):
    record = json.loads((written / "api.json").read_text("utf-8"))
    symbols = subprocess.run(
        ["nm", "-D", "--defined-only", os.environ["PERFSYS_LIBRARY"]],
        check=True, capture_output=True, text=True, timeout=120,
    ).stdout  # fmt: skip
    exported = {line.split()[-1] for line in symbols.splitlines() if " T " in line}
    assert {function["c_name"] for function in record["functions"]} == exported
    assert all(function["doc"] for function in record["functions"])


def test_record_of_a_function(written):
    record = json.loads((written / "api.json").read_text("utf-8"))
    functions = {function["c_name"]: function for function in record["functions"]}
    remove = functions["ps_remove"]
    assert remove["header"] == "model.h" and remove["name"] == "remove"
    assert remove["returns"] == "ps_status" and remove["changes_case"]
    assert not remove["takes_settings"] and remove["takes_error"]
    assert [(a["name"], a["type"]) for a in remove["args"]] == [
        ("c", "ps_case *"), ("id", "const char *"), ("how", "ps_removal"), ("error", "ps_error *"),
    ]  # fmt: skip
    assert "::" not in remove["doc"] and "PS_OBJECT_REMOVED" in remove["doc"]
    check = functions["ps_check"]
    assert check["takes_settings"] and not check["changes_case"]
    date = functions["ps_date_text"]
    assert date["declaration"] == "const char *ps_date_text(ps_date date, char buffer[11]);"
    constants = {c["c_name"]: c["value"] for c in record["constants"]}
    assert constants["PS_FIELD_ACYCLIC"] == 16 and "PS_SIZE_OPTIONS_INIT" not in constants
    assert [s["name"] for s in record["statuses"]][-1] == "PS_E_BUSY"


def test_ffi_declares_what_the_headers_do(written):
    """Both compile, and to the same sizes and values."""
    text = (written / "perfsys_ffi.h").read_text("utf-8")
    assert not re.search(r"#|/\*|//|PS_API", text)
    sizes = [s.tag or s.c_name for s in API.structs if s.kind != "opaque"]
    values = [word.c_name for enum in API.enums for word in enum.words]
    values += [c.c_name for c in API.constants if isinstance(c.value, int)]
    lines = [f'printf("%zu\\n", sizeof({name}));' for name in sizes]
    lines += [f'printf("%d\\n", (int){name});' for name in values]
    lines += [f"(void){function.c_name};" for function in API.functions]
    body = "int main(void) {\n" + "\n".join(lines) + "\nreturn 0; }\n"
    system = "#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <stdio.h>\n"
    said = []
    for name, head in (("ffi", text), ("headers", "#include <perfsys/perfsys.h>\n")):
        source = written / f"{name}.c"
        source.write_text(system + head + body)
        program = written / name
        library = Path(os.environ["PERFSYS_LIBRARY"])
        compiled("-std=c99", "-Wall", "-Wno-unused-value", "-Werror", f"-I{ROOT / 'include'}",
                 source, "-c", "-o", f"{program}.o")  # fmt: skip
        compiled(f"{program}.o", library, f"-Wl,-rpath,{library.parent}", "-o", program)
        said.append(subprocess.run([program], check=True, capture_output=True, timeout=120).stdout)
    assert said[0] == said[1] and len(said[0].split()) == len(sizes) + len(values)


def test_equal_headers_give_equal_bytes():
    assert describe.files(API) == describe.files(describe.read(HEADERS))


# ---- docstrings ----


def test_python_says_it_in_its_words():
    def say(name):
        return describe.python_doc(API.find(name), API, {"ps_check": "Case.check()"}, 1000)

    assert say("ps_size").startswith(
        "Sizes the gaps of a case, or raises: no gap of that id (NotFoundError), an as_of that "
        "does not exist (FieldValueError). A gap"
    )
    assert say("ps_case_new") == "A new, empty case."
    assert say("ps_factor_find") == 'The factor of an id such as "F14", or None.'
    assert "Raises as Case.check()." in say("ps_next_question")
    assert say("ps_redact").startswith("A pseudonymised copy: parties become")
    assert say("ps_json_text") == "A case, an entity or a result as JSON text."
    assert "With Removal.REFUSE the message" in say("ps_remove")
    assert '"case" for the whole format' in say("ps_schema_text")
    assert "a word of EventKind" in say("ps_import_events")
    assert "core (True) or supplemental (False)" in say("ps_task_is_core")
    assert 'as "PS_E_SYNTAX"; "PS_E_UNKNOWN"' in say("ps_status_name")
    assert "order of EntityType" in say("ps_struct_at")
    assert describe.python_doc("::ps_gap or ps_number", API) == "Gap or float"
    assert "yes, y and true are one, so are no, n and false" in say("ps_walk_of")
    assert describe.python_doc("Text is borrowed. Yes.", API) == "Yes."


def test_lua_says_it_in_its_words():
    def say(name):
        return describe.lua_doc(API.find(name), API, {"ps_check": "case:check()"}, 1000)

    assert "or nil and an error: no gap of that id (\"PS_E_NOT_FOUND\")" in say("ps_size")
    assert say("ps_factor_find") == 'The factor of an id such as "F14", or nil.'
    assert "Fails as case:check()." in say("ps_next_question")
    assert 'With "refuse" the message' in say("ps_remove")
    assert "core (true) or supplemental (false)" in say("ps_task_is_core")
    assert "a word of event_kind" in say("ps_import_events")


def test_docstrings_keep_lists_and_code():
    lines = describe.python_doc(API.find("ps_timing_of"), API, width=60).split("\n")
    assert "- t0, the gap began: gap.onset;" in lines and "" in lines
    assert all(len(line) <= 60 for line in lines)
    doc = describe.python_doc(API.find("ps_config_read"), API)
    assert '\n\n    {"language": "en",\n     "limits": {"voices.max_seats": 12},\n' in doc
    doc = describe.python_doc(API.find("ps_registry_add_framework"), API)
    assert "- ExistsError: its id" in doc and "not UTF-8.\n\nA framework refused leaves" in doc


    doc = describe.lua_doc("This:\n  - one\n    more\n  and on\n  - two", API)
    assert doc == "This:\n\n- one more\n\nand on\n\n- two"


def test_no_word_of_c_is_left():
    left = re.compile(r"\b(ps_\w+|PS_(?!E_)\w+|NULL|\w+\.h)\b|->|::")
    # Bits and allocators are for C.
    known = {"ps_remove", "ps_allocator", "state", "flags", "minimum", "maximum", "size"}
    items = [*API.functions, *API.enums, *API.structs, *API.options]
    items += [word for enum in API.enums for word in enum.words]
    items += [member for struct in API.structs for member in struct.members]
    for say in (describe.python_doc, describe.lua_doc):
        for item in items:
            found = left.search(say(item, API))
            assert not found or item.c_name in known, f"{item.place} {item.c_name}: {found}"


def test_every_status_has_an_exception():
    statuses = [word.c_name for word in API.find("ps_status").words]
    assert list(describe.EXCEPTIONS) == statuses[1:]
    assert len(set(describe.EXCEPTIONS.values())) == len(statuses) - 1


def test_class_names():
    assert describe.class_name("ps_gap_type") == "GapType"
    assert describe.class_name("ps_dif_row") == "DifRow"
