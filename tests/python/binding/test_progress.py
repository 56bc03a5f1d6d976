"""Long calls tell how far they are, and end soon when somebody presses Ctrl-C."""

import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import perfsys
import pytest

#: How long after SIGINT a call may go on. It is a tenth of a second where the machine does
#: nothing else (tests/bench/interrupt.py measures it); here machines may be busy.
SOON = float(os.environ.get("PERFSYS_INTERRUPT_SECONDS", "2"))


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


def test_the_share_done_never_falls(huge):
    shares = []
    case = perfsys.load(huge, progress=shares.append)
    case.check(progress=shares.append)
    assert shares.count(1.0) == 2
    middle = shares.index(1.0)
    for told in (shares[: middle + 1], shares[middle + 1 :]):
        assert told == sorted(told) and told[0] == 0.0 and len(told) > 4


def test_a_callable_ends_a_call(huge):
    case = perfsys.load(huge)
    for call in (case.check, case.inspect, case.next_question):
        with pytest.raises(perfsys.CancelledError):
            call(progress=lambda share: share == 0)  # goes on at first, ends in the middle


# What is interrupted says when it was over, by the clock that all processes share. It goes on
# and on, so that the signal always meets a call.
SCRIPT = """
import io, sys, time
import perfsys
path, call = sys.argv[1:]
case = perfsys.load(path)
other = case.copy()
print("begins", flush=True)
try:
    while True:
        eval(call)
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""


def interrupted(path, call, after):
    """Seconds from SIGINT to KeyboardInterrupt."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), call], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "begins\n"
        time.sleep(after)
        sent = time.monotonic()
        running.send_signal(signal.SIGINT)
        told = running.stdout.readline().strip()
        running.wait()
    return float(told) - sent


@pytest.fixture(scope="module")
def huge(tmp_path_factory) -> pathlib.Path:
    """A case of 100 MB: many causes with long statements, half of them on one gap."""
    path = tmp_path_factory.mktemp("huge") / "huge.json"
    with path.open("w") as file:
        file.write('{"id":"huge","gaps":[{"id":"g1","desired":1},{"id":"g2"}],"causes":[')
        for i in range(400_000):
            text = f"Cause {i}: " + "what is said of it " * 9
            file.write(
                f'{"," if i else ""}{{"id":"c{i}","gap":"g{i % 2 + 1}","statement":"{text}"}}'
            )
        file.write("]}")
    assert path.stat().st_size >= 90_000_000
    yield path
    path.unlink()


@pytest.mark.parametrize("after", [0.05, 0.3])
@pytest.mark.parametrize(
    "call",
    [
        "perfsys.load(path)",
        "case.check()",
        "case.next_question()",
        "case.inspect()",
        "case.redact()",
        "case.diff(other)",
        "perfsys.merge(case, other, case)",
        "case.report()",
        "perfsys.dumps(case)",
        "perfsys.dump(case, io.BytesIO())",
    ],
)
def test_ctrl_c_ends(huge, call, after):
    assert interrupted(huge, call, after) < SOON


# One call that lasts far longer than is allowed after the signal, so that only one that was
# ended in its middle passes: each of many texts is looked at for each of many names.
ENDLESS = """
import json, sys, time
import perfsys
many = 4000
case = perfsys.loads(json.dumps({
    "id": "endless",
    "parties": [{"id": f"p{i}", "name": f"Person Number{i}"} for i in range(many)],
    "causes": [{"id": f"c{i}", "statement": "what is said " * 200} for i in range(many)],
}))
print("begins", flush=True)
try:
    case.redact()
    print("done", flush=True)
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""


def test_ctrl_c_ends_a_call_that_would_last():
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "begins\n"
        time.sleep(0.3)
        sent = time.monotonic()
        running.send_signal(signal.SIGINT)
        told = running.stdout.readline().strip()
        running.kill()
    assert told != "done"
    assert float(told) - sent < SOON
