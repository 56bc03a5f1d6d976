"""Numbers come back through a whole case bit for bit: a million doubles, a million
integers."""

import json
import math
import random
import re
import struct
from array import array

from perfsys_ctypes import resaved

COUNT = 1_000_000


def doubles(count, rng):
    """Doubles of random bits, as an array: all sizes alike, and none that is not finite."""
    values = array("d")
    while len(values) < count:
        more = array("d", rng.randbytes(8 * (count - len(values))))
        values.extend(filter(math.isfinite, more))
    return values


def series_case(values):
    """A case with three numbers in each point of a series."""
    points = (
        f'{{"on":"2024-01-01","value":{a!r},"numerator":{b!r},"denominator":{c!r}}}'
        for a, b, c in zip(*[iter(values)] * 3)
    )
    return '{"id":"x","measures":[{"id":"m","series":[' + ",".join(points) + "]}]}"


def figures(text):
    """The numbers of such a case, as they are written."""
    return re.findall(r'"(?:value|numerator|denominator)":([^,}]+)', text)


def bits(values):
    return array("d", values).tobytes()


def test_a_million_doubles():
    rng = random.Random(1847)
    for _ in range(4):
        values = doubles(COUNT // 4 // 3 * 3 + 3, rng)
        text = resaved(series_case(values).encode()).decode()
        written = figures(text)
        assert bits(map(float, written)) == values.tobytes()
        # As Python reads them, and as they would be read once more.
        points = json.loads(text)["measures"][0]["series"]
        assert bits(p["denominator"] for p in points) == bits(values[2::3])
        assert resaved(text.encode()) == text.encode()


def test_doubles_that_are_written_in_other_ways():
    """Seventeen and more digits, exponents and zeros behind the point say the same."""
    rng = random.Random(1861)
    forms = ["%.17g", "%.16e", "%.25e", "%.40E", "%.800e"]
    values = doubles(30_000, rng)
    text = series_case(values)
    numbers = iter([forms[i % len(forms)] % value for i, value in enumerate(values)])
    text = re.sub(
        r'("(?:value|numerator|denominator)":)[^,}]+', lambda m: m[1] + next(numbers), text
    )
    # Written without a point, an integer that is not exact is refused: see test_round_trip.
    text = re.sub(r":(-?\d{17,})([,}])", r":\1.0\2", text)
    assert bits(map(float, figures(resaved(text.encode()).decode()))) == values.tobytes()


def test_doubles_at_the_edges():
    patterns = [0, 1, 2**52 - 1, 2**52, 2**52 + 1, 0x7FEFFFFFFFFFFFFF]
    patterns += [e << 52 for e in range(2047)]
    patterns += [(e << 52) - 1 for e in range(1, 2047)]
    patterns += [(e << 52) + 1 for e in range(2047)]
    values = [struct.unpack("<d", struct.pack("<Q", p | sign))[0]
              for p in patterns for sign in (0, 1 << 63)]  # fmt: skip
    values += [0.1] * (-len(values) % 3)
    text = resaved(series_case(values).encode()).decode()
    assert bits(map(float, figures(text))) == bits(values)


def integers(count, rng):
    """Integers of 64 bits, of all lengths, and those at the edges."""
    edges = [n + d for n in (0, 2**53, -(2**53), 2**63 - 2, -(2**63) + 1) for d in (-1, 0, 1)]
    made = array("q", rng.randbytes(8 * (count - len(edges))))
    return edges + [n >> rng.getrandbits(6) if i % 2 else n for i, n in enumerate(made)]


def test_a_million_integers():
    rng = random.Random(1909)
    for _ in range(10):
        values = integers(COUNT // 10, rng)
        gaps = ",".join(f'{{"population_size":{n}}}' for n in values)
        text = resaved(f'{{"id":"x","gaps":[{gaps}]}}'.encode()).decode()
        assert [gap["population_size"] for gap in json.loads(text)["gaps"]] == values
        # To the letter: integers have one canonical form.
        assert text == f'{{"schema_version":1,"id":"x","gaps":[{gaps}]}}'
