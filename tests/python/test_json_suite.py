"""The JSON parsing tests of nst/JSONTestSuite, given to the library through ctypes.

PERFSYS_LIBRARY names the shared library; the files are in shared/data beside the
repository, or below the directory that PERFSYS_SHARED names.
"""

import ctypes
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PERFSYS_SHARED", ROOT.parent / "shared"))
FILES = SHARED / "data" / "json_test_suite" / "test_parsing"

PS_OK = 0
PS_E_SYNTAX = 10


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


def files(kind):
    """The files whose result must be `kind`: y (accepted), n (refused), i (either)."""
    return sorted(FILES.glob(f"{kind}_*.json"))


def parameters(kind):
    """One test for each file; without the files, one that is visibly skipped."""
    found = files(kind)
    if not found:
        skip = pytest.mark.skip(reason=f"JSONTestSuite is not at {FILES}")
        return [pytest.param(None, id="absent", marks=skip)]
    return [pytest.param(path, id=path.stem) for path in found]


@pytest.fixture(scope="module")
def library():
    name = os.environ.get("PERFSYS_LIBRARY")
    if not name:
        pytest.fail("PERFSYS_LIBRARY must hold the path of the perfsys shared library")
    loaded = ctypes.CDLL(name)
    text = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.POINTER(Error)]
    loaded.ps_syntax_check.argtypes = text
    loaded.ps_syntax_check.restype = ctypes.c_int
    loaded.ps_case_parse.argtypes = text
    loaded.ps_case_parse.restype = ctypes.c_void_p
    loaded.ps_case_free.argtypes = [ctypes.c_void_p]
    loaded.ps_case_free.restype = None
    return loaded


def check(library, text):
    error = Error()
    status = library.ps_syntax_check(text, len(text), None, ctypes.byref(error))
    assert status == error.status, "a success leaves the error alone, a failure fills it in"
    return status, error


def test_all_files_are_there():
    if not FILES.is_dir():
        pytest.skip(f"JSONTestSuite is not at {FILES}")
    assert len(files("y")) == 95
    assert len(files("n")) == 188


@pytest.mark.parametrize("path", parameters("y"))
def test_accepted(library, path):
    status, error = check(library, path.read_bytes())
    assert status == PS_OK, error


@pytest.mark.parametrize("path", parameters("n"))
def test_refused(library, path):
    status, error = check(library, path.read_bytes())
    assert status != PS_OK
    assert error.line >= 1 and error.column >= 1
    assert error.message


@pytest.mark.parametrize("path", parameters("i"))
def test_either_way_it_comes_back(library, path):
    """Numbers of any size and lone escaped surrogates are JSON; other encodings are not."""
    status, error = check(library, path.read_bytes())
    text = path.read_bytes()
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        assert status != PS_OK
    else:
        assert status == PS_OK or b"\0" in text, error


@pytest.mark.parametrize("path", parameters("n"))
def test_refused_inside_a_case(library, path):
    """What is not JSON is not JSON either where a case has a member it does not know."""
    text = b'{"id":"x","extra":' + path.read_bytes() + b"}"
    error = Error()
    case = library.ps_case_parse(text, len(text), None, ctypes.byref(error))
    accepted = case is not None
    if accepted:
        library.ps_case_free(case)
    assert not accepted
    assert error.status != PS_OK
    assert error.message


def test_a_case_that_is_good_is_accepted(library):
    """Or the test above would pass with a reader that refuses everything."""
    text = b'{"id":"x","extra":[1,{"a":null}]}'
    error = Error()
    case = library.ps_case_parse(text, len(text), None, ctypes.byref(error))
    assert case is not None, error
    library.ps_case_free(case)
