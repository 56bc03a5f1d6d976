"""Random calls: hypothesis drives the package through long ways of using it, and compares what it
says with a model in plain Python; between them calls with bad values, whose only duty is to end.

usage: fuzz_python.py API.json SECONDS [SEED]     (run it under AddressSanitizer)
"""

import copy
import datetime
import gc
import io
import os
import pickle
import sys
import tempfile
import time

import perfsys
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from hypothesis.stateful import run_state_machine_as_test

import matrix
import targets
import values
from world import World

KINDS = {"gaps": "Gap", "causes": "Cause", "measures": "Measure", "events": "Event"}
NAMES = st.text("abcdeé😀", min_size=1, max_size=3)
TEXTS = st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\0")))
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))
WHOLE = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1))
DAYS = st.one_of(st.none(), st.dates())
#: What a bad call may raise: everything but what says that the binding is at its wits' end.
ALLOWED = (perfsys.Error, TypeError, ValueError, AttributeError, LookupError, OverflowError)


class Model(RuleBasedStateMachine):
    """A case and what it should hold: by list the ids in order, by id the fields that were set."""

    def __init__(self):
        super().__init__()
        self.case = perfsys.Case("fuzzed")
        self.lists = {name: [] for name in KINDS}
        self.fields = {}
        self.series = {}
        self.kept = []  # objects that outlive what they belong to

    entities = Bundle("entities")

    @rule(target=entities, of=st.sampled_from(sorted(KINDS)), id=NAMES, alone=st.booleans())
    def add(self, of, id, alone):
        items = getattr(self.case, of)
        try:
            if alone:
                entity = getattr(perfsys, KINDS[of])(id)
                items.append(entity)
            else:
                entity = items.add(id)
        except perfsys.ExistsError:
            assert id in self.fields or id == self.case.id
            entity = self.case.find(id)
        else:
            assert id not in self.fields and id != self.case.id
            self.lists[of].append(id)
            self.fields[id] = {}
        return entity

    def model_of(self, entity):
        """What an entity should hold; None if it is gone."""
        if not entity._alive or isinstance(entity, perfsys.Case):
            return None
        return self.fields[entity.id]

    def put(self, entity, name, value):
        model = self.model_of(entity)
        if model is None or name not in type(entity)._attributes:
            return
        setattr(entity, name, value)
        model[name] = value
        assert getattr(entity, name) == value

    @rule(entity=entities, value=TEXTS, name=st.sampled_from(["place", "statement", "name", "what"]))
    def set_text(self, entity, name, value):
        self.put(entity, name, value)

    @rule(entity=entities, value=NUMBERS, name=st.sampled_from(["desired", "actual", "target", "prior"]))
    def set_number(self, entity, name, value):
        self.put(entity, name, value)

    @rule(entity=entities, value=WHOLE, name=st.sampled_from(["population_size", "level"]))
    def set_whole(self, entity, name, value):
        self.put(entity, name, value)

    @rule(entity=entities, value=DAYS, name=st.sampled_from(["since", "confirmed_on", "on"]))
    def set_day(self, entity, name, value):
        self.put(entity, name, value)

    @rule(entity=entities, texts=st.lists(NAMES, max_size=4),
          name=st.sampled_from(["owners", "not_applicable", "parents", "topics"]))  # fmt: skip
    def set_list(self, entity, name, texts):
        if self.model_of(entity) is None or name not in type(entity)._attributes:
            return
        items = getattr(entity, name)
        self.kept.append(items)
        items[:] = texts
        items.append("last")
        assert list(items) == [*texts, "last"]
        assert items.pop(0) == [*texts, "last"][0]
        items.clear()
        assert len(items) == 0
        setattr(entity, name, texts)
        assert list(getattr(entity, name)) == texts

    @rule(entity=entities, reason=TEXTS, day=DAYS)
    def set_part(self, entity, reason, day):
        if self.model_of(entity) is None or not isinstance(entity, perfsys.Gap):
            return
        part = entity.benchmark
        self.kept.append(part)
        part.reason = reason
        part.from_ = day
        assert entity.benchmark == part and part.reason == reason and part.from_ == day
        if reason is None:
            entity.benchmark = None

    @rule(entity=entities, day=st.dates(), number=st.floats(allow_nan=False, allow_infinity=False))
    def add_point(self, entity, day, number):
        if self.model_of(entity) is None or not isinstance(entity, perfsys.Measure):
            return
        points = self.series.setdefault(entity.id, [])
        entity.series.append(day, number)
        points.append((day, number))
        assert [point[:2] for point in entity.series] == points
        self.kept.append(entity.series)

    @rule(entity=consumes(entities), how=st.sampled_from(["refuse", "cascade", "leave"]))
    def remove(self, entity, how):
        if self.model_of(entity) is None:
            return
        id = entity.id
        before = {each.id for each in self.case}
        try:
            self.case.remove(id, how)
        except perfsys.ReferencedError:
            assert how == "refuse" and len(self.case.references(id).findings) > 0
            return
        gone = before - {each.id for each in self.case}
        assert id in gone and (how == "cascade" or gone == {id})
        for each in gone:
            del self.fields[each]
            self.series.pop(each, None)
            for ids in self.lists.values():
                if each in ids:
                    ids.remove(each)
        self.kept.append(entity)
        try:
            repr(entity.id)
            raise AssertionError("a removed entity was read")
        except perfsys.RemovedError:
            pass

    @rule(entity=entities, new_id=NAMES)
    def rename(self, entity, new_id):
        if self.model_of(entity) is None:
            return
        id = entity.id
        try:
            self.case.rename(id, new_id)
        except perfsys.ExistsError:
            assert new_id in self.fields or new_id == self.case.id
            return
        assert entity.id == new_id
        self.fields[new_id] = self.fields.pop(id)
        if id in self.series:
            self.series[new_id] = self.series.pop(id)
        for ids in self.lists.values():
            if id in ids:
                ids[ids.index(id)] = new_id

    @rule(how=st.sampled_from(["text", "pickle", "copy", "deepcopy", "dict"]))
    def round_trip(self, how):
        text = perfsys.dumps(self.case)
        twin = {
            "text": lambda: perfsys.loads(text),
            "pickle": lambda: pickle.loads(pickle.dumps(self.case)),
            "copy": lambda: copy.copy(self.case),
            "deepcopy": lambda: copy.deepcopy(self.case),
            "dict": lambda: perfsys.Case.from_dict(self.case.to_dict()),
        }[how]()
        assert twin == self.case
        assert perfsys.dumps(twin) == text, (how, perfsys.dumps(twin), text)
        assert not self.case.diff(twin).differences
        self.kept.append(twin.gaps)

    @rule()
    def compact(self):
        self.case.compact()

    @rule()
    def ask(self):
        result = self.case.check(rules="B41,B60,A41")
        assert len(result.answers) == 3
        self.kept += [result.findings, self.case.inspect().findings, self.case.size().gaps]
        self.case.next_question()

    @rule(number=st.integers(0, 10**6))
    def look_at_what_was_kept(self, number):
        for thing in self.kept[-20:]:
            try:
                repr(thing)
                if hasattr(thing, "__len__") and len(thing):
                    repr(thing[number % len(thing)])
            except perfsys.RemovedError:
                pass
        if number % 7 == 0:
            self.kept.clear()
            gc.collect()

    @rule(where=st.integers(0, 10**9), what=st.sampled_from(sorted(values.VALUES)))
    def abuse(self, where, what):
        """A cell of the matrix, in this process; what it works on is thrown away."""
        target, name = PLACES[where % len(PLACES)]
        if what == "10 MB" and target.name.startswith("set "):
            return
        world = World()
        try:
            target.call(matrix.arguments(world, target, name, what))
        except ALLOWED:
            pass

    @invariant()
    def is_as_the_model_has_it(self):
        for name, ids in self.lists.items():
            assert getattr(self.case, name).ids() == ids
        for id, model in self.fields.items():
            entity = self.case[id]
            for name, value in model.items():
                assert getattr(entity, name) == value, (id, name)

    def teardown(self):
        self.case.close()
        for thing in self.kept:
            repr(thing)


def main():
    api, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2])
    seed = int(sys.argv[3]) if sys.argv[3:] and sys.argv[3] else int.from_bytes(os.urandom(4), "little")
    end = time.monotonic() + seconds
    rounds = 0
    with tempfile.TemporaryDirectory() as directory:
        os.environ["ABUSE_DIRECTORY"] = directory
        os.chdir(directory)
        prepare(api)
        while time.monotonic() < end:
            print(f"# seed {seed + rounds}", flush=True)
            Model._hypothesis_internal_use_seed = seed + rounds
            run_state_machine_as_test(
                Model,
                settings=settings(
                    max_examples=40, stateful_step_count=60, deadline=None, database=None,
                    print_blob=False, phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                ),
            )  # fmt: skip
            rounds += 1
    print(f"# {rounds} rounds of 40 ways, calls at {len(PLACES)} arguments")


PLACES = []


def prepare(api):
    """The arguments that bad values are given for."""
    world = World()
    for target in [*targets.core_targets(api), *targets.package_targets(), *targets.field_targets()]:
        if target.name in ("_core.register", "perfsys.load", "_core.case_load"):
            continue
        matrix.learn(world, target)
        PLACES.extend((target, name) for name in target.kinds)


if __name__ == "__main__":
    sys.stdin = io.StringIO()
    main()
