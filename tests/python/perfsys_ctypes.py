"""The C functions that the tests in Python call, by ctypes: no binding, only a way in.

PERFSYS_LIBRARY names the shared library to test.
"""

import ctypes
import json
import os
from contextlib import contextmanager

PS_E_ENCODING = 11
PS_E_RANGE = 15
PS_E_VERSION = 16

PS_CASE, PS_MEASURE, PS_GAP, PS_CAUSE = 1, 2, 3, 4


class Error(ctypes.Structure):
    """ps_error of base.h."""

    _fields_ = [
        ("status", ctypes.c_int),
        ("line", ctypes.c_size_t),
        ("column", ctypes.c_size_t),
        ("path", ctypes.c_char * 256),
        ("message", ctypes.c_char * 512),
    ]


class JsonOptions(ctypes.Structure):
    """ps_json_options of exchange.h."""

    _fields_ = [("size", ctypes.c_size_t), ("indent", ctypes.c_int)]


class PerfsysError(Exception):
    """A call that failed: its status and where."""

    def __init__(self, error):
        self.status = error.status
        self.line, self.column = error.line, error.column
        self.path = error.path.decode()
        place = f"{self.line}:{self.column} ({self.path})"
        super().__init__(f"status {self.status} at {place}: {error.message.decode()}")


def load():
    path = os.environ.get("PERFSYS_LIBRARY")
    if not path or not os.path.exists(path):
        raise RuntimeError(f"PERFSYS_LIBRARY must name the perfsys shared library, not {path!r}")
    library = ctypes.CDLL(path)
    error, options = ctypes.POINTER(Error), ctypes.POINTER(JsonOptions)
    size, pointer = ctypes.POINTER(ctypes.c_size_t), ctypes.c_void_p
    for name, result, arguments in [
        ("ps_case_parse", pointer, [ctypes.c_char_p, ctypes.c_size_t, pointer, error]),
        ("ps_case_free", None, [pointer]),
        ("ps_json_text", pointer, [pointer, options, size, pointer, error]),
        ("ps_schema_text", pointer, [ctypes.c_int, options, size, pointer, error]),
        ("ps_text_free", None, [pointer, pointer]),
    ]:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


LIBRARY = load()


def text_from(function, argument, indent):
    """What a function of the form of ps_json_text() returns, as bytes."""
    options = JsonOptions(ctypes.sizeof(JsonOptions), indent)
    length, error = ctypes.c_size_t(), Error()
    text = function(
        argument, ctypes.byref(options), ctypes.byref(length), None, ctypes.byref(error)
    )
    if text is None:
        raise PerfsysError(error)
    try:
        return ctypes.string_at(text, length.value)
    finally:
        LIBRARY.ps_text_free(text, None)


@contextmanager
def parsed(text):
    """The case that a text (bytes) holds, for the time of a with-block."""
    error = Error()
    case = LIBRARY.ps_case_parse(text, len(text), None, ctypes.byref(error))
    if case is None:
        raise PerfsysError(error)
    try:
        yield case
    finally:
        LIBRARY.ps_case_free(case)


def saved(case, indent=0):
    """A case as JSON text (bytes)."""
    return text_from(LIBRARY.ps_json_text, case, indent)


def resaved(text, indent=0):
    """Reads a case and writes it."""
    with parsed(text) as case:
        return saved(case, indent)


def schema_text(entity_type, indent=0):
    """The JSON Schema of an entity type (bytes)."""
    return text_from(LIBRARY.ps_schema_text, entity_type, indent)


# ---- checking ----

PS_AUDIENCE_TEAM, PS_AUDIENCE_SPONSOR = 1, 2


class CheckOptions(ctypes.Structure):
    """ps_check_options of check.h."""

    _fields_ = [
        ("size", ctypes.c_size_t),
        ("packs", ctypes.c_char_p),
        ("rules", ctypes.c_char_p),
        ("severity", ctypes.c_int),
        ("config", ctypes.c_void_p),
        ("registry", ctypes.c_void_p),
        ("as_of", ctypes.c_int32),
        ("audience", ctypes.c_int),
    ]


class SarifFile(ctypes.Structure):
    """ps_sarif_file of exchange.h."""

    _fields_ = [
        ("result", ctypes.c_void_p),
        ("path", ctypes.c_char_p),
        ("text", ctypes.c_char_p),
        ("length", ctypes.c_size_t),
    ]


def load_checking():
    error, options = ctypes.POINTER(Error), ctypes.POINTER(JsonOptions)
    size, pointer = ctypes.POINTER(ctypes.c_size_t), ctypes.c_void_p
    checking = [pointer, ctypes.POINTER(CheckOptions), pointer, error]
    for name, result, arguments in [
        ("ps_check", pointer, checking),
        ("ps_next_question", pointer, checking),
        ("ps_result_free", None, [pointer]),
        ("ps_check_text", pointer, [pointer, ctypes.c_int, pointer, size, pointer, error]),
        ("ps_next_text", pointer, [pointer, pointer, size, pointer, error]),
        ("ps_rule_at", pointer, [ctypes.c_size_t]),
        ("ps_rule_pack_at", ctypes.c_char_p, [ctypes.c_size_t]),
        ("ps_sarif_text", pointer,
         [ctypes.POINTER(SarifFile), ctypes.c_size_t, options, size, pointer, error]),
    ]:  # fmt: skip
        function = getattr(LIBRARY, name)
        function.restype, function.argtypes = result, arguments


load_checking()


def taken(text, length, error):
    """A text the library made, as bytes; freed there."""
    if text is None:
        raise PerfsysError(error)
    try:
        return ctypes.string_at(text, length.value)
    finally:
        LIBRARY.ps_text_free(text, None)


@contextmanager
def asked(function, case, **options):
    """What ps_check() or ps_next_question() says of a case, for the time of a with-block."""
    error = Error()
    given = CheckOptions(size=ctypes.sizeof(CheckOptions), **options)
    result = function(case, ctypes.byref(given), None, ctypes.byref(error))
    if result is None:
        raise PerfsysError(error)
    try:
        yield result
    finally:
        LIBRARY.ps_result_free(result)


def checked(case, **options):
    """What the rules say of a case: a context."""
    return asked(LIBRARY.ps_check, case, **options)


def next_question(case, **options):
    """The next question, as JSON text (bytes)."""
    with asked(LIBRARY.ps_next_question, case, **options) as result:
        return text_from(LIBRARY.ps_json_text, result, 0)


def check_text(result, most=0):
    """A result of checking as a page (bytes)."""
    length, error = ctypes.c_size_t(), Error()
    text = LIBRARY.ps_check_text(
        result, most, None, ctypes.byref(length), None, ctypes.byref(error)
    )
    return taken(text, length, error)


def sarif_text(files, indent=0):
    """SARIF (bytes) of (result, path, text or None)."""
    made = (SarifFile * len(files))()
    for i, (result, path, text) in enumerate(files):
        made[i] = SarifFile(result, path.encode(), text, 0 if text is None else len(text))
    options = JsonOptions(ctypes.sizeof(JsonOptions), indent)
    length, error = ctypes.c_size_t(), Error()
    text = LIBRARY.ps_sarif_text(
        made, len(files), ctypes.byref(options), ctypes.byref(length), None, ctypes.byref(error)
    )
    return taken(text, length, error)


def rows(function):
    """The rows of a table of the library, as JSON says them, or the texts it lists."""
    found, index = [], 0
    while (row := function(index)) is not None:
        found.append(row.decode() if isinstance(row, bytes)
                     else json.loads(text_from(LIBRARY.ps_json_text, row, 0)))  # fmt: skip
        index += 1
    return found


RULES = rows(LIBRARY.ps_rule_at)
PACKS = rows(LIBRARY.ps_rule_pack_at)
