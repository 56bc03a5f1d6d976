"""Long calls tell how far they are, and end soon when somebody presses Ctrl-C."""

import io
import json
import os
import pathlib
import signal
import subprocess
import sys

import perfsys
import pytest

#: How long after SIGINT a call may go on. Machines that do much else are given more.
SOON = float(os.environ.get("PERFSYS_INTERRUPT_SECONDS", "0.1"))


@pytest.fixture
def bar():
    pytest.importorskip("tqdm")
    return perfsys.progress.tqdm("reading", file=io.StringIO(), mininterval=0)


def long_text(gaps):
    return json.dumps({"id": "l", "gaps": [{"id": f"g{i}", "desired": i} for i in range(gaps)]})


def test_a_bar_goes_to_its_end(bar):
    perfsys.loads(long_text(40_000), progress=bar)
    assert bar.bar.n == pytest.approx(1.0) and bar.bar.disable  # closed
    assert "reading: 100%" in bar.bar.fp.getvalue()


def test_a_bar_of_a_call_that_failed_can_be_closed(bar):
    with pytest.raises(perfsys.JsonSyntaxError):
        perfsys.loads(long_text(40_000)[:-1], progress=bar)
    bar.close()
    bar.close()
    assert bar.bar.disable


def test_a_bar_without_tqdm_names_it():
    script = """
import sys
sys.modules["tqdm"] = sys.modules["tqdm.auto"] = None
import perfsys
try:
    perfsys.progress.tqdm()
except ImportError as error:
    print(error)
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout == "bars need tqdm: pip install tqdm\n"


# What is interrupted says when it was over, by the clock that all processes share.
SCRIPT = """
import sys, time
import perfsys
path, call = sys.argv[1:]
case = perfsys.load(path) if call == "check" else None
print("begins", flush=True)
try:
    perfsys.load(path) if call == "load" else case.check()
    print("done", flush=True)
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""


def interrupted(path, call, after):
    """Seconds from SIGINT to KeyboardInterrupt; None where the call was done before."""
    import time

    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), call], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "begins\n"
        time.sleep(after)
        sent = time.monotonic()
        running.send_signal(signal.SIGINT)
        told = running.stdout.readline().strip()
        running.wait()
    return None if told == "done" else float(told) - sent


@pytest.fixture(scope="module")
def huge(tmp_path_factory) -> pathlib.Path:
    """A case of 100 MB: many causes, evidence and a long series."""
    path = tmp_path_factory.mktemp("huge") / "huge.json"
    with path.open("w") as file:
        file.write('{"id":"huge","gaps":[{"id":"g1","desired":1}],"causes":[')
        for i in range(400_000):
            text = f"Cause {i}: " + "what is said of it " * 9
            file.write(f'{"," if i else ""}{{"id":"c{i}","gap":"g1","statement":"{text}"}}')
        file.write("]}")
    assert path.stat().st_size >= 90_000_000
    yield path
    path.unlink()


@pytest.mark.parametrize("after", [0.05, 0.3])
def test_ctrl_c_ends_reading(huge, after):
    took = interrupted(huge, "load", after)
    assert took is not None, "the call was done before: it needs a larger case"
    assert took < SOON


@pytest.mark.parametrize("after", [0.05, 0.3])
def test_ctrl_c_ends_a_check(huge, after):
    took = interrupted(huge, "check", after)
    assert took is not None, "the call was done before: it needs a larger case"
    assert took < SOON
