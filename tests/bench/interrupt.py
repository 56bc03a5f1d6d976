"""How long after Ctrl-C a long call of the Python package ends.

    python tests/bench/interrupt.py [CALL...]

Each call runs in a process of its own on a case of some 100 MB, so large that it lasts far
longer than it is given before SIGINT. Told are the seconds from the signal to KeyboardInterrupt,
the worst of some tries at several moments. Timings are for people to read: they pass or fail
nothing. With PERFSYS_BENCH_SCALE=0.1 the cases are a tenth as large.
"""

import datetime
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

TARGET = 0.1
SCALE = float(os.environ.get("PERFSYS_BENCH_SCALE", "1"))
TRIES = 3

#: What is set up before the call, and the call; `path` is that of the case it is about.
CALLS = {
    "load": ("causes", "", "perfsys.load(path)"),
    "check": ("causes", "case = perfsys.load(path)", "case.check()"),
    "check (20,000 gaps)": ("gaps", "case = perfsys.load(path)", "case.check()"),
    "check (100,000 gaps)": ("many gaps", "case = perfsys.load(path)", "case.check()"),
    "next question": ("causes", "case = perfsys.load(path)", "case.next_question()"),
    "inspect": ("causes", "case = perfsys.load(path)", "case.inspect()"),
    "import_frame": (
        "rows",
        "import pyarrow.csv; case = perfsys.Case('c'); frame = pyarrow.csv.read_csv(path)",
        "case.import_frame(frame, measure='m', create=True)",
    ),
    "import_series": (
        "rows",
        "case = perfsys.Case('c'); case.measures.add('m'); text = open(path).read()",
        "case.import_series('m', text=text)",
    ),
    "import_series (again)": (
        "rows",
        "case = perfsys.Case('c'); case.measures.add('m'); text = open(path).read();"
        "case.import_series('m', text=text); text = text + '2030-01-01,1,z\\n'",
        "case.import_series('m', text=text)",
    ),
    "size": ("many gaps", "case = perfsys.load(path)", "case.size()"),
    "copy": ("causes", "import copy; case = perfsys.load(path)", "case.copy()"),
    "redact": ("causes", "case = perfsys.load(path)", "case.redact()"),
    "diff": ("causes", "case = perfsys.load(path); other = case.copy()", "case.diff(other)"),
    "merge": (
        "causes",
        "case = perfsys.load(path); other = case.copy()",
        "perfsys.merge(case, other, case)",
    ),
    "report": ("many gaps", "case = perfsys.load(path)", "case.report()"),
    "show": ("causes", "case = perfsys.load(path)", "case.show()"),
    "dumps": ("causes", "case = perfsys.load(path)", "perfsys.dumps(case)"),
    "dump to a file object": (
        "causes",
        "case = perfsys.load(path); import io; file = io.StringIO()",
        "perfsys.dump(case, file)",
    ),
    "save": ("causes", "case = perfsys.load(path)", "case.save(path + '.saved')"),
}

#: Tells how long the call takes, or when it ended, by the clock that all processes share.
SCRIPT = """
import sys, time
import perfsys
path, begin, call, lap = sys.argv[1:]
exec(begin)
if lap == "lap":
    start = time.monotonic(); exec(call); print(time.monotonic() - start, flush=True)
else:
    print("begins", flush=True)
    try:
        while True:
            exec(call)
    except KeyboardInterrupt:
        print(time.monotonic(), flush=True)
"""


def process(path, begin, call, lap):
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), begin, call, lap],
        stdout=subprocess.PIPE,
        text=True,
    )


def latency(path, begin, call, after):
    """Seconds from SIGINT to KeyboardInterrupt."""
    with process(path, begin, call, "") as running:
        if running.stdout.readline() != "begins\n":
            raise SystemExit(f"{call} did not begin")
        time.sleep(after)
        sent = time.monotonic()
        running.send_signal(signal.SIGINT)
        return float(running.stdout.readline()) - sent


def duration(path, begin, call):
    with process(path, begin, call, "lap") as running:
        return float(running.stdout.readline())


def causes(file):
    file.write('{"id":"causes","gaps":[{"id":"g1","desired":1}],"causes":[')
    for i in range(int(400_000 * SCALE)):
        text = f"Cause {i}: " + "what is said of it " * 9
        file.write(f'{"," if i else ""}{{"id":"c{i}","gap":"g1","statement":"{text}"}}')
    file.write("]}")


def gaps(file, count):
    lists = {"measures": [], "gaps": [], "causes": []}
    for i in range(count):
        other = i * 7919 % count
        lists["measures"].append({"id": f"m{i}", "name": f"Measure {i}", "direction": "higher"})
        lists["gaps"].append(
            {"id": f"g{i}", "measure": f"m{other}", "statement": "Too few", "desired": 0.9}
        )
        lists["causes"].append(
            {"id": f"c{i}", "gap": f"g{other}", "statement": "No list is kept", "status": "confirmed"}
        )
    json.dump({"id": "gaps", "purpose": "performance", **lists}, file)


def rows(file):
    file.write("date,value,group\n")
    first = datetime.date(2000, 1, 1)
    days = [(first + datetime.timedelta(days=i)).isoformat() for i in range(10_000)]
    for i in range(int(3_000_000 * SCALE)):
        file.write(f"{days[i % 10_000]},{i % 97},region {i // 10_000}\n")


CASES = {
    "causes": causes,
    "gaps": lambda file: gaps(file, int(20_000 * SCALE)),
    "many gaps": lambda file: gaps(file, int(100_000 * SCALE)),
    "rows": rows,
}


def main(asked):
    with tempfile.TemporaryDirectory() as directory:
        paths = {}
        print(f"{'call':24} {'lasts':>8}  {'worst after Ctrl-C':>18}  target {TARGET} s")
        for name, (about, begin, call) in CALLS.items():
            if asked and name not in asked:
                continue
            if about not in paths:
                paths[about] = pathlib.Path(directory) / (about.replace(" ", "-") + ".txt")
                with paths[about].open("w") as file:
                    CASES[about](file)
            path = paths[about]
            lasts = duration(path, begin, call)
            worst = max(
                latency(path, begin, call, lasts * (0.1 + 0.8 * i / (TRIES - 1)))
                for i in range(TRIES)
            )
            met = "met" if worst <= TARGET else "MISSED"
            print(f"{name:24} {lasts:6.2f} s  {worst:16.3f} s  {met}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
