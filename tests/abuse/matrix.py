"""The abuse matrix: function x argument x bad value -> what comes.

Every cell runs in a process of its own (cells.py). What must come is declared in expected_*.tsv
(declared.py). The value "good" is no abuse: with it every call has to work, so that the other
cells test what they say.

Without ABUSE_ALL=1, which takes ten minutes, each argument gets an eighth of the bad values: another
eighth than its neighbours, and all of them where it is the first of its kind.

usage: matrix.py API.json OUT.tsv [PART ...]   (only targets whose names begin with a PART)
"""

import gc
import itertools
import os
import sys
import tempfile
import time
import zlib
from collections import Counter

import cells
import declared
import good
import targets
import values
import perfsys

from world import World

WORKERS = int(os.environ.get("ABUSE_WORKERS", os.cpu_count() or 1))


def arguments(world, target, chosen, value):
    """Good arguments, and the value in the place chosen ("-": nowhere)."""
    given = {}
    if target.own is not None:
        given["self"] = None if chosen == "self" else world.instance(target.own)
    for name in target.kinds:
        if name == chosen:
            given[name] = None
        elif name in target.needed or good.also(target.name, name, chosen):
            given[name] = target.make[name](world)
    # The bad one last: making it may close or remove what the others are made from.
    if chosen != "-":
        if value == "good":
            own = target.own if chosen == "self" else None
            given[chosen] = world.instance(own) if own else target.make[chosen](world)
        else:
            own = target.own if chosen == "self" else None
            kind = own or kinds.get((target.name, chosen))
            given[chosen] = values.VALUES[value](world, kind)
    return given


kinds = {}  # (target, argument) -> class of perfsys that it wants
rows = set()  # classes of rows of the library, which nothing closes


def work(world, target, chosen, value):
    def call():
        given = arguments(world, target, chosen, value)
        try:
            return target.call(given)
        finally:
            del given
            cells.afterwards(world)

    return call


def removable(kind):
    """Whether it can be removed from a case, or the entity it is part of."""
    of = (perfsys.Entity, perfsys.Nested, perfsys.Series)
    return issubclass(kind, of) and not issubclass(kind, perfsys.Case)


def columns(target):
    """The cells of a target: (argument, value)."""
    if target.own is not None:
        yield "self", "good"
        for value in values.SELVES:
            if value in ("None", "foreign") and not target.name.startswith(("get ", "set ")):
                continue  # Python's own methods of Python's own classes
            if value != "removed" or removable(target.own):
                yield "self", value
    for name, kind in target.kinds.items():
        if kind.startswith("result's"):
            yield from ((name, value) for value in ("None", "3", "text", "nan", "hostile"))
            continue
        yield name, "good"
        for value in values.VALUES:
            yield name, value
    if target.own is None and not target.kinds:
        yield "-", "good"


ALL = os.environ.get("ABUSE_ALL") == "1"
SHARE = 8  # a value in so many
FIRST = 1  # arguments of a kind that get all values


def cells_of(target, met):
    """The cells of a target that are run; ``met`` counts the arguments of each kind so far."""
    every = list(columns(target))
    for name in {name: None for name, _ in every}:
        met[kind_of(target, name)] += 1
    place = Counter()
    for name, value in every:
        place[name] += 1
        turn = (zlib.crc32(f"{target.name}.{name}".encode()) + place[name]) % SHARE == 0
        if ALL or value == "good" or turn or met[kind_of(target, name)] <= FIRST:
            yield name, value


def learn(world, target):
    """Remembers which classes of perfsys the arguments of a target want."""
    for name in target.kinds:
        if name in target.make:
            made = target.make[name](world)
            if isinstance(made, (perfsys._core.Object, perfsys._core.List, perfsys._core.Series)):
                kinds[target.name, name] = type(made)


def kind_of(target, name):
    """What an argument is, for the table of what is declared."""
    if name != "self" or "self" in target.kinds:
        return target.kinds.get(name, "none")
    if not target.name.startswith(("get ", "set ")):
        return "self"
    if issubclass(target.own, (perfsys.Entity, perfsys.Nested)):
        of = "entities" if "entity" in target.kinds.get("value", "") else "a case"
    else:
        of = "a row" if target.own in rows else "a result"
    return f"self, {target.name[:3]} in {of}"


def share(world, all_cells, number, out):
    """Runs every WORKERS-th cell, in an empty directory: what is given as a path may be written
    to."""
    with tempfile.TemporaryDirectory() as directory, open(out, "w", encoding="utf-8") as file:
        os.chdir(directory)
        world.directory = directory  # one of its own: another worker would see a file half written
        for target, name, value in itertools.islice(all_cells, number, None, WORKERS):
            kind = kind_of(target, name)
            outcome, detail = cells.run(work(world, target, name, value))
            first = detail.replace("\t", " ").replace("\\", "\\\\").replace("\n", "\\n")
            file.write(f"{target.name}\t{name}\t{kind}\t{value}\t{outcome}\t{first}\n")
            for left in os.scandir(directory):
                os.remove(left)
        os.chdir("/")


def main():
    api, out, *parts = sys.argv[1:]
    out = os.path.abspath(out)
    with tempfile.TemporaryDirectory() as directory:
        os.environ["ABUSE_DIRECTORY"] = directory
        run_all(api, out, parts)


def run_all(api, out, parts):
    world = World()
    chosen = [
        target
        for target in itertools.chain(
            targets.core_targets(api), targets.package_targets(), targets.field_targets()
        )
        if not parts or target.name.startswith(tuple(parts))
    ]
    rows.update(world.rows)
    for target in chosen:
        learn(world, target)
    met = Counter()
    chosen_cells = [(target, *cell) for target in chosen for cell in cells_of(target, met)]
    gc.collect()
    gc.freeze()  # so that collecting in a child costs little
    begun = time.monotonic()
    children = []
    for number in range(WORKERS):
        child = os.fork()
        if child == 0:
            try:
                share(world, chosen_cells, number, f"{out}.{number}")
                os._exit(0)
            except BaseException:
                import traceback

                traceback.print_exc()
                os._exit(1)
        children.append(child)
    ended = [os.waitpid(child, 0)[1] for child in children]
    if any(ended):
        sys.exit(f"not ok a worker ended with {ended}")
    found = []
    for number in range(WORKERS):
        with open(f"{out}.{number}", encoding="utf-8") as file:
            found += [line.rstrip("\n").split("\t") for line in file]
        os.remove(f"{out}.{number}")
    found.sort(key=lambda row: row[:2])
    with open(out, "w", encoding="utf-8") as file:
        file.write("function\targument\tkind\tvalue\toutcome\tmessage\n")
        file.writelines("\t".join(row) + "\n" for row in found)
    report(found, len(chosen), time.monotonic() - begun)


def report(found, functions, seconds):
    """Says how it went: a line of counts, and the cells that did not come as declared."""
    table = declared.Table("expected_kinds.tsv", "expected_core.tsv", "expected_package.tsv")
    wrong = [row for row in found if not table.fits(*row[:5])]
    part = "all" if ALL else f"a share (1 in {SHARE}; ABUSE_ALL=1 for all) of the"
    print(f"# {part} cells of {functions} functions and fields, {len(found)}, in {seconds:.0f} s:")
    for outcome, count in Counter(row[4] for row in found).most_common():
        print(f"#   {count:6d} {outcome}")
    for row in wrong[: int(os.environ.get("ABUSE_SHOWN", 60))]:
        print(f"# {row[0]}({row[1]}={row[3]}): {row[4]}, declared "
              f"{table.expected(*row[:4])}; {row[5][:300]}")
    deaths = [row for row in found if declared.is_death(row[4])]
    print(f"{'not ok' if deaths else 'ok'} no cell crashes, hangs or raises SystemError")
    print(f"{'not ok' if wrong else 'ok'} every cell raises the class declared for it")
    sys.exit(1 if wrong or deaths else 0)


if __name__ == "__main__":
    main()
