"""How fast the Python package is, each line beside its peer in the same run, the answers of both
compared first: what, value, target, met or missed, and what one of it costs. Timings are for
people to read: they never pass or fail.

    python.py measure CASE [WHEEL]    the table; CASE of 3 MB, as bench generate makes it
    python.py steady CASE             a million dumps and loads: the memory after each 100,000
"""

import datetime
import gc
import itertools
import json
import math
import random
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import perfsys

EXAMPLES = Path(__file__).parents[2] / "examples/cases"


def row(what: str, value: float, unit: str, sign: str, target: float, cost: str = "") -> None:
    met = value <= target if sign == "<=" else value >= target
    print(f"{what:<48} {value:9.2f} {unit:<4} {sign} {target:8.2f} {unit:<4}  "
          f"{'met   ' if met else 'MISSED'}  {cost}".rstrip(), flush=True)


def told(what: str, cost: str) -> None:
    """A line that has no target."""
    print(f"{what:<48} {cost}", flush=True)


def time(seconds: float) -> str:
    for unit, size in (("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3)):
        if seconds < 1000 * size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.3g} s"


def same(ours: object, theirs: object) -> None:
    if ours != theirs:
        sys.exit("bench: the answers differ: the times would not be of the same work")


def turns(rounds: int, *works: Callable[[], object], calls: int = 1) -> list[float]:
    """The median time of each, taken in turns, so that all meet the same weather. A turn has so
    many calls; the fastest counts, which nothing interrupted. What a call returns is let go
    outside its time; garbage is collected between turns, not within, as timeit has it."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(taken, works, strict=True):
            fastest = math.inf
            gc.collect()
            gc.disable()
            for _ in range(calls):
                begin = perf_counter()
                result = work()
                fastest = min(fastest, perf_counter() - begin)
                del result
            gc.enable()
            times.append(fastest)
    return [statistics.median(times) for times in taken]


# ---- reading JSON ----------------------------------------------------------------

LISTS = [field.name for field in perfsys.fields(perfsys.Case) if field.kind == "entity"]
# Relationships have entities of their own within them.
INNER = ["expectations", "commitments", "events"]


def ids_of_dict(case: dict[str, Any]) -> list[str]:
    ids = [each["id"] for name in LISTS for each in case.get(name, ())]
    for outer in case.get("relationships", ()):
        ids += [each["id"] for name in INNER for each in outer.get(name, ())]
    return ids


def ids_of(case: perfsys.Case) -> list[str | None]:
    ids = [each.id for name in LISTS for each in getattr(case, name)]
    for outer in case.relationships:
        ids += [each.id for name in INNER for each in getattr(outer, name)]
    return ids


def ids_of_model(case: Any) -> list[str]:
    ids = [each.id for name in LISTS for each in getattr(case, name) or ()]
    for outer in case.relationships or ():
        ids += [each.id for name in INNER for each in getattr(outer, name) or ()]
    return ids


def loads(paths: Iterable[Path]) -> None:
    import models

    for path in paths:
        text = path.read_text(encoding="utf-8")
        tree = json.loads(text)
        case, model = perfsys.loads(text), models.Case.model_validate(tree)
        same(case.to_dict(), tree)
        same(model.model_dump(mode="json", by_alias=True, exclude_unset=True), tree)
        same(ids_of(case), ids_of_dict(tree))
        same(ids_of_model(model), ids_of_dict(tree))
        del case, model, tree

        def with_perfsys() -> object:
            case = perfsys.loads(text)
            return case, ids_of(case)

        def with_json() -> object:
            tree = json.loads(text)
            return tree, ids_of_dict(tree)

        def with_models() -> object:
            model = models.Case.model_validate(json.loads(text))
            return model, ids_of_model(model)

        calls = max(2, 1_000_000 // len(text))
        ours, plain, checked = turns(25, with_perfsys, with_json, with_models, calls=calls)
        size = f"{len(text.encode()) / 1000:,.0f} kB"
        row(f"json.loads / loads: {path.stem}, {size}", plain / ours, "x", ">=", 1.5,
            f"{time(ours)} and {time(plain)}")
        row("  and pydantic models / loads", checked / ours, "x", ">=", 4,
            f"{time(ours)} and {time(checked)}")


# ---- reading attributes ----------------------------------------------------------


@dataclass
class PlainGap:
    id: str
    type: perfsys.GapType
    statement: str
    desired: float
    population_size: int
    since: datetime.date


def plain_gap(gap: perfsys.Gap) -> PlainGap:
    values = {name: getattr(gap, name) for name in PlainGap.__dataclass_fields__}
    return PlainGap(**values)


def attributes(path: Path) -> None:
    gap = perfsys.load(path).gaps[0]
    plain = plain_gap(gap)
    reads, loops = 50, 400

    def reading(thing: object, name: str) -> Callable[[], object]:
        timer = timeit.Timer("; ".join([f"thing.{name}"] * reads), "thing = given",
                             globals={"given": thing})
        return lambda: timer.timeit(loops)

    wanted = [("number", "desired", 15), ("integer", "population_size", 15),
              ("text", "statement", 15), ("date", "since", 30), ("enum", "type", 30)]
    for kind, name, target in wanted:
        same(getattr(gap, name), getattr(plain, name))
        ours, theirs = turns(51, reading(gap, name), reading(plain, name), calls=3)
        note = f" ({len(gap.statement)} letters)" if kind == "text" else ""
        row(f"reading: {kind}{note} / a plain attribute", ours / theirs, "x", "<=", target,
            f"{time(ours / reads / loops)} and {time(theirs / reads / loops)}")


# ---- iterating -------------------------------------------------------------------


def many_gaps(path: Path, count: int) -> perfsys.Case:
    """A case of many gaps, which say what those of the file say."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    gaps = [{**gap, "id": f"gap{number}", "measure": "m0"}
            for number, gap in zip(range(count), itertools.cycle(tree["gaps"]))]
    return perfsys.loads(json.dumps(
        {"schema_version": 1, "id": "many", "measures": tree["measures"][:1], "gaps": gaps}))


def iterating(path: Path) -> None:
    import pyarrow.compute as compute

    count = 100_000
    case = many_gaps(path, count)
    plain = [plain_gap(gap) for gap in case.gaps]

    def two_numbers(gaps: Iterable[Any]) -> object:
        desired, people = 0.0, 0
        for gap in gaps:
            desired += gap.desired
            people += gap.population_size
        return round(desired, 6), people

    def number_and_text(gaps: Iterable[Any]) -> object:
        desired, letters = 0.0, 0
        for gap in gaps:
            desired += gap.desired
            letters += len(gap.statement)
        return round(desired, 6), letters

    def two_columns() -> object:
        frame = case.gaps.to_arrow(["desired", "population_size"])
        return round(compute.sum(frame["desired"]).as_py(), 6), \
            compute.sum(frame["population_size"]).as_py()

    def column_and_texts() -> object:
        frame = case.gaps.to_arrow(["desired", "statement"])
        letters = compute.sum(compute.utf8_length(frame["statement"])).as_py()
        return round(compute.sum(frame["desired"]).as_py(), 6), letters

    for what, loop, frame in (("two numbers", two_numbers, two_columns),
                              ("number, text", number_and_text, column_and_texts)):
        same(loop(case.gaps), loop(plain))
        same(frame(), loop(plain))
        ours, columns, theirs = turns(
            11, lambda: loop(case.gaps), frame, lambda: loop(plain), calls=2)
        row(f"100,000 gaps, {what} / dataclasses", ours / theirs, "x", "<=", 10,
            f"{time(ours / count)} and {time(theirs / count)} a gap")
        row(f"  the same with to_arrow / dataclasses", columns / theirs, "x", "<=", 1,
            f"{time(columns / count)} and {time(theirs / count)} a gap")


# ---- a frame of a million figures --------------------------------------------------


def frames() -> None:
    import pyarrow

    count = 1_000_000
    draw = random.Random(1847)
    first = datetime.date(1900, 1, 1)

    def frame(groups: int, shuffled: bool) -> pyarrow.Table:
        """Every group has a figure for each of the same days, in the order of the days."""
        days = [first + datetime.timedelta(n) for n in range(count // groups)]
        order = list(range(count))
        if shuffled:
            draw.shuffle(order)
        names = [f"site {number:07}" for number in range(groups)]
        return pyarrow.table({
            "date": pyarrow.array([days[at // groups] for at in order], pyarrow.date32()),
            "value": pyarrow.array([draw.random() for _ in order], pyarrow.float64()),
            "group": pyarrow.array([names[at % groups] for at in order], pyarrow.string()),
        })

    for what, groups, shuffled in (("20 groups", 20, False), ("20 groups, shuffled", 20, True),
                                   ("1,000 groups, shuffled", 1000, True),
                                   ("a group a row", count, True)):
        table = frame(groups, shuffled)

        def take() -> perfsys.Case:
            case = perfsys.Case("frame")
            case.import_frame(table, measure="m", create=True)
            return case

        def sort() -> pyarrow.Table:
            return table.sort_by([("group", "ascending"), ("date", "ascending")])

        points = take().measures["m"].series.to_arrow("on,value,group").rename_columns(
            ["date", "value", "group"])
        by = [("group", "ascending"), ("date", "ascending")]
        same(points.sort_by(by).to_pydict() == sort().to_pydict(), True)
        del points
        ours, theirs = turns(5, take, sort, calls=2)
        row(f"a million rows in, {what} / sort", ours / theirs, "x", "<=", 3,
            f"{time(ours / count)} and {time(theirs / count)} a row")


# ---- importing, the wheel, memory ----------------------------------------------------


def importing() -> None:
    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    run("import perfsys")()  # what is compiled once is not counted
    whole, bare = turns(15, run("import perfsys"), run("pass"), calls=3)
    row("import perfsys", (whole - bare) * 1e3, "ms", "<=", 50,
        f"{time(whole)} with the interpreter, which takes {time(bare)}")


def wheel(path: Path | None) -> None:
    if path is None:
        told("the wheel", "not there: tests/gates/wheel makes it")
    else:
        made = datetime.datetime.fromtimestamp(path.stat().st_mtime)
        row("the wheel", path.stat().st_size / 1e6, "MB", "<=", 1, f"made {made:%Y-%m-%d %H:%M}")


def resident() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise OSError("/proc/self/status does not tell VmRSS")


def small_case(path: Path) -> str:
    """One unit of the generated case, with the last year of its figures."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    measure = {**tree["measures"][0], "series": tree["measures"][0]["series"][-24:]}
    small = {"schema_version": 1, "id": "small", "measures": [measure], "gaps": tree["gaps"][:1],
             "causes": tree["causes"][:4], "evidence": tree["evidence"][:12]}
    return perfsys.dumps(perfsys.loads(json.dumps(small)))


def steady(path: Path) -> None:
    text = small_case(path)
    for number in range(1, 1_000_001):
        text = perfsys.dumps(perfsys.loads(text))
        if number % 1000 == 0:  # what fails may not leave anything behind either
            try:
                perfsys.loads(text[:-1])
            except perfsys.JsonSyntaxError:
                pass
        if number % 100_000 == 0:
            print(resident(), flush=True)
    same(text, small_case(path))


def memory(path: Path) -> None:
    begin = perf_counter()
    done = subprocess.run([sys.executable, __file__, "steady", str(path)], check=True,
                          capture_output=True, text=True)
    each = (perf_counter() - begin) / 1_000_000
    kilobytes = [int(line) for line in done.stdout.split()]
    told("a million dumps and loads, kB resident", " ".join(map(str, kilobytes)))
    row("  most more than after the first 100,000", max(kilobytes) - kilobytes[0], "kB", "<=", 256,
        f"{time(each)} each, of a case of {len(small_case(path)) / 1000:.1f} kB")


def main(what: str, path: Path, given: Path | None = None) -> None:
    if what == "steady":
        return steady(path)
    loads([path, *sorted(EXAMPLES.glob("*.json"))])
    attributes(path)
    iterating(path)
    frames()
    importing()
    wheel(given)
    memory(path)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
