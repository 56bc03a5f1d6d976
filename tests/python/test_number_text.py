"""ps_number_text() against CPython, whose repr() is David Gay's algorithm.

The library to test is the one the environment variable PERFSYS_LIBRARY names.
"""

import ctypes
import json
import math
import os
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[2] / "lib" / "base"
COUNT = 100_000  # numbers for each kind


@pytest.fixture(scope="module")
def number_text():
    path = os.environ.get("PERFSYS_LIBRARY")
    if not path:
        pytest.fail("PERFSYS_LIBRARY must hold the path of the perfsys shared library")
    function = ctypes.CDLL(path).ps_number_text
    function.argtypes = [ctypes.c_double, ctypes.c_char_p]
    function.restype = ctypes.c_char_p
    buffer = ctypes.create_string_buffer(32)
    return lambda value: function(value, buffer).decode("ascii")


def bits(value):
    return struct.pack("<d", value)


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def digits(text):
    """The significant digits of a number's text, without sign, point and exponent."""
    mantissa = text.lower().split("e")[0].lstrip("-")
    return mantissa.replace(".", "").strip("0")


def any_bits(rng):
    return double(rng.getrandbits(64))


def subnormal(rng):
    return double(rng.getrandbits(52) >> rng.randrange(52))


def power_of_two(rng):
    return double((rng.randrange(1, 2047) << 52) + rng.randrange(-2, 3))


def decimal(rng):
    return round(rng.uniform(-10000, 10000), rng.randrange(7))


def whole(rng):
    return float(rng.getrandbits(64) >> rng.randrange(64))


def near_the_notation_bounds(rng):
    bound = rng.choice([1e-5, 2.0**53])
    return double(struct.unpack("<Q", bits(bound))[0] + rng.randrange(-50, 51))


def check(text, value):
    assert bits(float(text)) == bits(value), (text, value)
    # CPython picks the nearest of the shortest texts, as ps_number_text() does.
    assert digits(text) == digits(repr(value)), (text, value)
    plain = value == 0 or 1e-5 <= abs(value) <= 2.0**53
    assert ("e" in text) != plain, (text, value)
    if "e" not in text and "." not in text:
        assert int(text) == value, (text, value)
    assert len(text) <= 25, text


@pytest.mark.parametrize(
    "kind", [any_bits, subnormal, power_of_two, decimal, whole, near_the_notation_bounds]
)
def test_agrees_with_repr(number_text, kind):
    rng = random.Random(kind.__name__)
    for _ in range(COUNT):
        value = kind(rng)
        if math.isfinite(value):
            check(number_text(value), value)


def test_powers_of_ten_and_their_neighbours(number_text):
    for exponent in range(-323, 309):
        pattern = struct.unpack("<Q", bits(float("1e%d" % exponent)))[0]
        for step in (-1, 0, 1):
            value = double(pattern + step)
            check(number_text(value), value)


def test_is_json(number_text):
    rng = random.Random(1)
    for _ in range(COUNT):
        value = any_bits(rng)
        if math.isfinite(value):
            assert bits(float(json.loads(number_text(value)))) == bits(value)
    assert [number_text(value) for value in (0.0, -0.0, 45.0)] == ["0", "-0", "45"]
    assert [number_text(value) for value in (math.nan, math.inf, -math.inf)] == ["", "", ""]


def test_table_of_powers_is_what_its_generator_writes():
    made = subprocess.run(
        [sys.executable, str(BASE / "make_number_powers.py")], check=True, capture_output=True
    )
    assert made.stdout.decode("ascii").split("\n") == (
        (BASE / "number_powers.h").read_text(encoding="ascii").split("\n")
    )
