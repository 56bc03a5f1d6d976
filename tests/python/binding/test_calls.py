"""The functions of `perfsys._core`: what SWIG generates over the typemaps. The package is made of
them; here is what has to hold whoever calls."""

import array
import datetime
import gc
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import perfsys
import pytest
from perfsys import _core

SMALL = json.dumps(
    {
        "id": "s",
        "gaps": [{"id": "g1", "desired": 0.5, "measure": "m1"}],
        "measures": [{"id": "m1", "series": [{"on": "2020-01-01", "value": 1}]}],
    }
)


@pytest.fixture
def case():
    return _core.case_parse(SMALL)


def long_text(gaps=40_000):
    return json.dumps({"id": "l", "gaps": [{"id": f"g{i}", "desired": i} for i in range(gaps)]})


def long_case(gaps=10):
    return _core.case_parse(long_text(gaps))


# ---- objects ----


def test_no_pointer_of_swig_gets_out(case):
    assert not [name for name in vars(_core) if "swig" in name.lower()]
    for made in (_core.size(case), _core.at(case, "gap", 0), _core.factor_at(0)):
        assert isinstance(made, _core.Object)
    assert isinstance(_core.config_new(), _core.Handle)


@pytest.mark.parametrize("wrong", [None, 3, "x", b"x", object(), _core, _core.factor_at(0)])
def test_only_a_case_is_a_case(wrong):
    with pytest.raises(TypeError, match="case must be a perfsys.Case, not "):
        _core.check(wrong)


def test_an_entity_is_changed_with_its_own_case_only(case):
    other = _core.case_copy(case)
    with pytest.raises(perfsys.ArgumentError, match="not of the case"):
        _core.set(case, _core.at(other, "gap", 0), "desired", 1.0)
    with pytest.raises(perfsys.ArgumentError, match="not of the case"):
        _core.series_add(case, _core.at(other, "measure", 0), "2020-02-01", 1, None, None, None)
    _core.series_add(case, _core.at(case, "measure", 0), "2020-02-01", 1, None, None, None)


def test_what_was_freed_says_so(case):
    gap, result = _core.at(case, "gap", 0), _core.size(case)
    _core.case_free(case)
    for gone in (case, gap):
        with pytest.raises(perfsys.RemovedError):
            _core.json_text(gone)
    _core.result_free(result)
    with pytest.raises(perfsys.RemovedError):
        _core.sizes_text(result)
    for wrong in (_core.factor_at(0), _core.case_new(), _core.diff(_core.case_new(), long_case())):
        part = wrong.differences[0] if isinstance(wrong, perfsys.Differences) else wrong
        with pytest.raises(TypeError, match="a whole result"):
            _core.result_free(part)


def test_a_child_keeps_its_owner():
    cell = _core.framework_cell_find(_core.framework_find("bem"), "B1") or _core.factor_at(0)
    gap = _core.at(_core.case_parse(SMALL), "gap", 0)
    gc.collect()
    assert _core.get(gap, "desired") == 0.5
    assert _core.json_text(cell)


def test_a_merge_gives_its_case_away_once(case):
    merge = _core.merge_cases(case, case, case)
    taken = _core.merge_take(merge)
    assert _core.merge_take(merge) is None
    _core.merge_free(merge)
    assert _core.equal(taken, case)


# ---- handles ----


def test_a_handle_is_of_its_kind_and_closes_twice():
    config = _core.config_new()
    with pytest.raises(TypeError, match="registry must be a handle of a registry"):
        _core.registry_read(config, "{}")
    config.close()
    config.close()
    assert config.closed
    with pytest.raises(perfsys.RemovedError):
        _core.config_set_limit(config, "voices.max_seats", 3)
    with pytest.raises(TypeError):
        _core.Handle()
    with pytest.raises(TypeError):
        type("Mine", (_core.Handle,), {})


def test_a_portfolio_check_keeps_what_its_options_name(case):
    config = _core.config_new()
    check = _core.portfolio_check_new({"config": config, "rules": "B" + str(41)})
    with pytest.raises(perfsys.BusyError):
        config.close()
    with pytest.raises(perfsys.BusyError):
        _core.config_set_limit(config, "voices.max_seats", 3)
    del config
    gc.collect()
    assert _core.portfolio_check_case(check, case)
    assert _core.portfolio_check_end(check)


def test_a_check_that_ended_lets_its_config_go():
    config = _core.config_new()
    _core.portfolio_check_new({"config": config}).close()
    _core.portfolio_check_new({"config": config})
    gc.collect()
    _core.config_set_limit(config, "voices.max_seats", 3)
    assert _core.config_limit(config, "voices.max_seats") == 3


def test_a_reader_keeps_its_text_and_its_callable():
    told = []
    reader = _core.portfolio_text("\n".join([SMALL] * 3), (None, told.append))
    gc.collect()
    found = 0
    while _core.portfolio_next(reader) is not None:
        found += 1
    assert found == 3 and _core.portfolio_at_end(reader)


def test_a_handle_in_a_circle_is_collected():
    held = []
    held.append(_core.config_new((None, lambda share, held=held: None)))
    held.append(held)
    before = len([o for o in gc.get_objects() if isinstance(o, _core.Handle)])
    del held
    gc.collect()
    assert len([o for o in gc.get_objects() if isinstance(o, _core.Handle)]) == before - 1


# ---- arguments ----


@pytest.mark.parametrize("text", [SMALL, SMALL.encode(), bytearray(SMALL.encode())])
def test_texts_are_str_or_bytes(text, case):
    assert _core.equal(_core.case_parse(text), case)
    assert _core.equal(_core.case_parse(memoryview(text.encode() if text is SMALL else text)), case)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\0"])
def test_a_text_without_meaning_is_refused(text, case):
    for call in (
        lambda: _core.size(case, {"gap": text}),
        lambda: _core.get(case, text),
        lambda: _core.case_load(text),
        lambda: _core.factor_find(text),
    ):
        with pytest.raises(perfsys.EncodingError):
            call()


@pytest.mark.parametrize(
    ("index", "error"),
    [(-1, OverflowError), (2**64, OverflowError), (True, TypeError), (1.0, TypeError)],
)
def test_integers(index, error, case):
    with pytest.raises(error, match="index"):
        _core.at(case, "gap", index)
    assert _core.at(case, "gap", 2**63) is None


@pytest.mark.parametrize("sums", [[1, 2.0, 3], array.array("d", [1, 2, 3]), (x for x in (1, 2, 3))])
def test_numbers_from_any_sequence(sums):
    assert _core.net_present_value(sums, 0.0) == 6


@pytest.mark.parametrize("sums", [None, "123", b"123", {1: 2}, [1, "2"], [True], 3])
def test_what_is_no_sequence_of_numbers(sums):
    with pytest.raises(TypeError):
        _core.net_present_value(sums, 0.0)


def test_dates():
    day = datetime.date(2020, 2, 29)
    assert _core.date_make(2020, 2, 29) == day == _core.date_parse("2020-02-29")
    assert _core.date_add_days(day, 1) == datetime.date(2020, 3, 1)
    assert _core.date_make(2021, 2, 29) is None
    with pytest.raises(TypeError, match="datetime.date, not datetime"):
        _core.date_text(datetime.datetime(2020, 1, 1))
    with pytest.raises(perfsys.FieldValueError):
        _core.date_text("2021-02-29")


def test_words(case):
    assert _core.entity_type_of(case) == "case"
    assert _core.factor_learnable(_core.factor_find("F23"), None) == "no"
    assert isinstance(_core.factor_learnable(_core.factor_find("F23"), None), perfsys.Learnable)
    with pytest.raises(perfsys.FieldValueError, match='did you mean "cascade"'):
        _core.remove(case, "g1", "cascad")
    for wrong in (1, True, None, b"cascade"):
        with pytest.raises(TypeError, match="how must be a word"):
            _core.remove(case, "g1", wrong)


def test_options(case):
    assert len(_core.size(case, {"as_of": "2020-12-31", "gap": None}).gaps) == 1
    with pytest.raises(TypeError, match="no 'as_off'; did you mean 'as_of'"):
        _core.size(case, {"as_off": None})
    with pytest.raises(TypeError, match="None or a dict"):
        _core.size(case, [("as_of", None)])
    with pytest.raises(TypeError, match="create must be a bool"):
        _core.import_series(case, "m1", "date,value\n", {"create": 1})
    with pytest.raises(perfsys.FieldValueError, match="one ASCII character"):
        _core.import_series(case, "m1", "date,value\n", {"separator": ";;"})


def test_arguments_that_run_code_cannot_pull_the_case_away(case):
    class Closer(datetime.date):
        @property
        def year(self):
            _core.case_free(case)
            return 2020

    with pytest.raises(perfsys.BusyError):
        _core.size(case, {"as_of": Closer(2020, 1, 1)})
    assert _core.size(case)


def test_errors_say_where():
    with pytest.raises(perfsys.JsonSyntaxError) as caught:
        _core.case_parse('{"id": "a",\n "gaps": [x]}')
    error = caught.value
    assert (error.status, error.code) == ("PS_E_SYNTAX", 10)
    assert (error.line, error.column) == (2, 11) and error.message in str(error)


def test_setters_by_path(case):
    commitment = _core.add(case, "commitment", "k1")
    gap, party = _core.at(case, "gap", 0), _core.add(case, "party", "p1")
    day = datetime.date(2020, 1, 2)
    for entity, path, given, setter, args in (
        (case, "title", "T", _core.set_text, ("T",)),
        (gap, "desired", 0.25, _core.set_number, (0.25,)),
        (gap, "desired", 3.0, _core.set_integer, (3,)),
        (gap, "onset", day, _core.set_date, (day,)),
        (party, "seat", True, _core.set_flag, (True,)),
        (commitment, "stake", (5, "EUR"), _core.set_money, (5, "EUR")),
        (commitment, "stake", (2**63 - 1, None), _core.set_money, (2**63 - 1, None)),
        (_core.add(case, "intervention", "i1"), "cost", (1, 2, 3), _core.set_range, (1, 2, 3)),
    ):
        _core.set(case, entity, path, None)
        assert _core.get(entity, path) is None
        setter(case, entity, path, *args)
        assert _core.get(entity, path) == given
        _core.set(case, entity, path, None)
        _core.set(case, entity, path, given)
        assert _core.get(entity, path) == given
    _core.append(case, party, "perspectives", "strategy")
    assert _core.get(party, "perspectives[0]") == "strategy"
    _core.erase(case, party, "perspectives", 0)
    _core.clear(case, party, "perspectives")
    assert len(party.perspectives) == 0 and _core.is_set(party, "perspectives")


def test_registry_and_walk():
    registry = _core.registry_new()
    text = _core.json_text(_core.framework_find("bem")).replace('"id":"bem"', '"id":"own"', 1)
    _core.registry_read(registry, text)
    own = _core.registry_framework_find(registry, "own")
    with pytest.raises(perfsys.ExistsError):
        _core.registry_add_framework(registry, own)
    other = _core.registry_new()
    _core.registry_add_framework(other, own)
    assert _core.equal(_core.registry_framework_find(other, "own"), own)
    assert _core.registry_framework_find(None, "own") is None
    registry.close()
    with pytest.raises(perfsys.RemovedError):
        _core.json_text(own)
    config = _core.config_new()
    _core.config_add_word(config, _core.lexicon_at(0).list, "learning path")
    walk = _core.walk_of(_core.framework_find("mager_pipe_1997"), "MP1=yes")
    assert walk.next and _core.walk_text(walk)


class Table:
    """What gives its rows by Arrow, after something else was done."""

    def __init__(self, give):
        self.give = give

    def __arrow_c_stream__(self, requested_schema=None):
        return self.give()


def test_tables_go_in_and_out(case):
    other = _core.case_copy(case)
    capsule = _core.arrow_rows(case.measures[0], "series")
    wanted = {"measure": "m1", "date_column": "on", "value_column": "value"}
    assert _core.import_frame(other, capsule, wanted).present == 1
    with pytest.raises(perfsys.ArgumentError, match="taken"):
        _core.import_frame(other, capsule, wanted)
    own = Table(lambda: _core.arrow_rows(case.measures[0], "series"))
    assert _core.import_frame(case, own, wanted).added == 0
    with pytest.raises(TypeError, match="capsule of a stream, not int"):
        _core.import_frame(case, Table(lambda: 3))
    with pytest.raises(ZeroDivisionError):
        _core.import_frame(case, Table(lambda: 1 / 0))
    for wrong in (None, 3, Table, object()):
        with pytest.raises(TypeError, match="a table with __arrow_c_stream__"):
            _core.import_frame(case, wrong)
    with pytest.raises(perfsys.RemovedError):
        _core.import_frame(case, Table(lambda: _core.case_free(case)))


# ---- settings ----


def test_progress_is_told_from_0_to_1(case):
    told = []
    _core.check(case, None, (None, told.append))
    assert told[0] == 0 and told[-1] == 1 and told == sorted(told)
    assert told.count(1) == 1


def test_progress_can_stop_and_its_exception_comes_out(case):
    for call in (_core.check, _core.json_text, _core.case_copy):
        extra = () if call is _core.case_copy else (None,)
        with pytest.raises(perfsys.CancelledError):
            call(case, *extra, (None, lambda share: False))
        with pytest.raises(ZeroDivisionError):
            call(case, *extra, {"progress": lambda share: 1 / 0})
        with pytest.raises(ZeroDivisionError):  # when all is done: the answer is freed
            call(case, *extra, {"progress": lambda share: 1 / (1 - share)})


def test_a_case_in_use_can_be_read_and_not_changed(case):
    seen = []

    def look(share):
        seen.append(_core.count(case, "gap"))
        for change in (
            lambda: _core.case_free(case),
            lambda: _core.remove(case, "g1", "cascade"),
            lambda: _core.set_number(case, case.gaps[0], "desired", 1.0),
        ):
            with pytest.raises(perfsys.BusyError):
                change()

    _core.check(case, None, (None, look))
    assert set(seen) == {1}


def test_a_case_being_changed_can_not_be_read(case):
    def look(share):
        with pytest.raises(perfsys.BusyError):
            _core.json_text(case)
        with pytest.raises(perfsys.BusyError):
            _core.get(case.gaps[0], "desired")

    _core.import_series(case, "m1", "date,value\n2020-02-01,2\n", None, (None, look))
    assert len(_core.at(case, "measure", 0).series) == 2


def test_limits(case):
    with pytest.raises(perfsys.LimitError):
        _core.case_parse(SMALL, ({"bytes": 10}, None))
    with pytest.raises(TypeError, match="did you mean 'bytes'"):
        _core.case_parse(SMALL, ({"byte": 10}, None))
    for wrong in (3, lambda share: None, (None,), {"progres": None}):
        with pytest.raises(TypeError):
            _core.case_parse(SMALL, wrong)


@pytest.mark.parametrize("what", ["text", "case"])
def test_others_run_during_long_calls(what):
    text, case = long_text(), long_case(20_000)
    call = (lambda: _core.case_parse(text)) if what == "text" else (lambda: _core.json_text(case))
    count, stop = [0], threading.Event()

    def other():
        while not stop.is_set():
            count[0] += 1
            time.sleep(0.0001)

    thread = threading.Thread(target=other)
    before = sys.getswitchinterval()
    thread.start()
    try:
        # From here on a thread that does not let go is not asked to for ten seconds.
        sys.setswitchinterval(10)
        seen, end = count[0], time.monotonic() + 8
        while count[0] == seen and time.monotonic() < end:
            call()
        assert count[0] > seen
    finally:
        sys.setswitchinterval(before)
        stop.set()
        thread.join()


def test_two_threads_on_one_case(case):
    errors, end = [], time.monotonic() + 1

    def work(number):
        while time.monotonic() < end:
            try:
                _core.check(case, {"packs": "core"})
                _core.set_text(case, case, "title", f"of thread {number}")
                _core.case_compact(case)
            except perfsys.BusyError:
                pass
            except Exception as error:  # noqa: BLE001
                errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert case.title.startswith("of thread")


def test_control_c_stops_a_long_text():
    script = (
        "import json, os, signal, sys, threading, time\n"
        "from perfsys import _core\n"
        f"text = json.dumps({{'id': 'l', 'gaps': [{{'id': f'g{{i}}'}} for i in range(800_000)]}})\n"
        "def send():\n"
        "    time.sleep(0.05); sent.append(time.process_time())\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "sent = []\n"
        "threading.Thread(target=send).start()\n"
        "try: _core.case_parse(text)\n"
        "except KeyboardInterrupt: print(time.process_time() - sent[0])\n"
    )
    # By the process's own clock: the machine may be busy with other things.
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 0.1, done


# ---- the module ----


def test_import_is_silent_and_only_in_the_main_interpreter():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import perfsys"], capture_output=True, check=True
    )
    assert done.stderr == b""
    interpreters = pytest.importorskip("_xxsubinterpreters")
    one = interpreters.create()
    path = str(Path(perfsys.__file__).parent.parent)
    with pytest.raises(interpreters.RunFailedError, match="main interpreter"):
        interpreters.run_string(one, f"import sys; sys.path[:0] = [{path!r}]; import perfsys")
    interpreters.destroy(one)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_goes_on(case):
    child = os.fork()
    if child == 0:
        os._exit(7 if _core.check(case) and _core.case_parse(SMALL) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_imported_again_it_has_the_same_types(case):
    script = (
        "import sys, perfsys\n"
        "case = perfsys.Case('a')\n"
        "for name in [n for n in sys.modules if n.startswith('perfsys')]: del sys.modules[name]\n"
        "import perfsys\n"
        "assert perfsys._core.json_text(case) and perfsys.Case('b').id == 'b'\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_every_function_of_the_headers_is_there():
    headers = Path(__file__).parents[3] / "include" / "perfsys"
    text = "".join(header.read_text() for header in headers.glob("*.h"))
    names = set(re.findall(r"^PS_API [^;(]*?\bps_(\w+)\(", text, re.MULTILINE))
    assert len(names) > 160
    missing = {name for name in names if not hasattr(_core, name)}
    assert missing == {"text_free"}  # texts are freed by the binding
