"""The abuse matrix of Lua: starts lua_matrix.lua once per function and struct, goes on behind a
cell that ends the process, and compares what came with expected_lua.tsv (declared.py).

Outcomes: "ok"; "PS_E_X", an error given out; "raises PS_E_X", an error object raised (a wrong
call); "raises text", Lua's own error.

ABUSE_SHARE as in lua_matrix.lua.

usage: lua_matrix.py INTERPRETER OUT.tsv     (LUA_PATH and LUA_CPATH lead to the module)
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import declared

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 20  # of work for all cells of one function


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def start(interpreter, *arguments):
    # A file called "x" is written there too.
    with tempfile.TemporaryDirectory() as directory:
        return subprocess.run(
            [interpreter, os.path.join(HERE, "lua_matrix.lua"), *arguments],
            capture_output=True, text=True, errors="replace", preexec_fn=limits, timeout=600,
            cwd=directory, env={**os.environ, "PERFSYS_ROOT": os.path.dirname(os.path.dirname(HERE))},
        )  # fmt: skip


def cells_of(interpreter, name):
    """All cells of a function, however often the process ends."""
    rows = []
    while True:
        done = start(interpreter, name, str(len(rows)))
        before = len(rows)
        lines = done.stdout.split("\n")
        rows += [line.split("\t") for line in lines[:-1]]
        if done.returncode == 0:
            return rows
        if not lines[-1]:
            raise SystemExit(f"not ok {name}: {done.stderr}")
        how = {-9: "hangs", -24: "hangs"}.get(done.returncode, f"died {done.returncode}")
        rows.append([*lines[-1].split("\t")[:3], how, done.stderr[-300:].replace("\n", " ")])
        if len(rows) - before > 5000:
            return rows


def main():
    interpreter, out = sys.argv[1:]
    began = time.monotonic()
    listed = start(interpreter, "list")
    assert listed.returncode == 0, listed.stderr
    names = sorted(listed.stdout.splitlines())
    missing = [name for name in names if name.startswith("MISSING")]
    with ThreadPoolExecutor(int(os.environ.get("ABUSE_WORKERS", os.cpu_count() or 1))) as pool:
        rows = [
            row
            for rows in pool.map(
                lambda name: cells_of(interpreter, name),
                [name for name in names if name not in missing],
            )
            for row in rows
        ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("function\targument\tvalue\toutcome\tmessage\n")
        file.writelines("\t".join(row) + "\n" for row in rows)
    table = declared.Table("expected_lua.tsv")
    wrong = []
    for row in rows:
        position, _, kind = row[1].partition(" ")
        if not table.fits(row[0], position, kind, row[2], row[3]):
            wrong.append((row, table.expected(row[0], position, kind, row[2])))
    deaths = [row for row in rows if row[3] == "hangs" or row[3].startswith("died")]
    share = os.environ.get("ABUSE_SHARE", "1/1")
    print(f"# {os.path.basename(interpreter)}: {len(rows)} cells ({share} of all) of {len(names)} "
          f"functions and structs in {time.monotonic() - began:.0f} s:")
    for outcome, count in Counter(row[3] for row in rows).most_common():
        print(f"#   {count:6d} {outcome}")
    for row, wanted in wrong[:60]:
        print(f"# {row[0]}({row[1]}={row[2]}): {row[3]}, declared {wanted}; {row[4]}")
    for name in missing:
        print(f"# {name[8:]} has no good arguments in lua_world.lua")
    short = os.path.basename(interpreter)
    print(f"{'not ok' if deaths else 'ok'} no cell ends or hangs {short}")
    print(f"{'not ok' if wrong or missing else 'ok'} every cell comes as declared in {short}")
    sys.exit(bool(wrong or deaths or missing))


main()
