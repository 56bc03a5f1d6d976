"""Abuse by threads, forks and interpreters; scenarios.py runs it."""

import os
import subprocess
import sys
import threading
import time

import perfsys

import world as worlds
from scenario import SANITIZED, case, scenario

# ---- threads, forks, interpreters ------------------------------------------------------------

SECONDS = float(os.environ.get("ABUSE_THREAD_SECONDS", "2"))


def _together(*works):
    """Runs each in a thread for a while; what else than BusyError comes is raised."""
    end = time.monotonic() + SECONDS
    wrong, done, busy = [], [0] * len(works), [0] * len(works)

    def run(number, work):
        while time.monotonic() < end and not wrong:
            try:
                work()
                done[number] += 1
            except perfsys.BusyError:
                busy[number] += 1
            except BaseException as error:
                wrong.append(error)

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return done, busy


@scenario("ok")
def threads_that_read_and_write_one_case():
    one = case()
    number = iter(range(10**9))

    def write():
        gap = one.gaps.add(f"new-{next(number)}", desired=0.5, owners=["a", "b"])
        gap.place = "x" * 50
        one.remove(gap.id, "leave")
        if next(number) % 50 == 0:
            one.compact()

    def read():
        for entity in list(one.gaps):
            try:
                repr(entity)
                entity.owners[:]
            except (perfsys.RemovedError, IndexError):
                pass

    def check():
        one.check(rules="B41")
        time.sleep(0.001)  # else somebody would always be reading, and no writer get in

    done, busy = _together(check, lambda: perfsys.dumps(one) and time.sleep(0.001), write, read)
    assert all(done), (done, busy)
    perfsys.loads(perfsys.dumps(one))


@scenario("ok")
def threads_that_check_one_case():
    """Reading calls of several threads go on beside each other: none is refused."""
    one = case()
    done, busy = _together(*[one.check] * 3)
    assert all(done) and not any(busy), (done, busy)


@scenario("ok")
def threads_that_close_one_case():
    for _ in range(50):
        one = case()
        threads = [threading.Thread(target=_quietly, args=(call,))
                   for call in (one.check, one.close, one.size, one.close)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _quietly(call):
    try:
        call()
    except (perfsys.BusyError, perfsys.RemovedError):
        pass


@scenario("ok")
def fork_and_use_in_both():
    one = case()
    before = perfsys.dumps(one)
    child = os.fork()
    if child == 0:
        try:
            one.gaps[0].place = "in the child"
            one.check()
            assert perfsys.dumps(one) != before
            perfsys.load(os.path.join(worlds.CASES, "vienna-1847.json")).size()
            os._exit(0)
        except BaseException:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert perfsys.dumps(one) == before


@scenario("ok")
def fork_while_a_thread_checks():
    """The child may find the case in use for good, but nothing else than that."""
    if SANITIZED:
        return  # its allocator may be locked by the other thread at the fork, and stays so
    one, other = case(), case()
    stop = threading.Event()

    def work():
        while not stop.is_set():
            one.check()

    thread = threading.Thread(target=work)
    thread.start()
    ended = []
    for _ in range(20):
        child = os.fork()
        if child == 0:
            try:
                other.check()
                _quietly(one.check)
                _quietly(one.close)
                os._exit(0)
            except BaseException:
                os._exit(1)
        ended.append(os.waitpid(child, 0)[1])
    stop.set()
    thread.join()
    assert not any(ended), ended


SUBINTERPRETER = """
import sys
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import {first}
number = interpreters.create()
code = "import perfsys"
try:
    answer = interpreters.run_string(number, code) if hasattr(interpreters, "run_string") else \\
        interpreters.exec(number, code)
except Exception as error:
    answer = error
assert "ImportError" in repr(answer) + str(answer), repr(answer)
interpreters.destroy(number)
import perfsys
perfsys.Case("c").check()
"""


def _python(*arguments, python=sys.executable):
    ended = subprocess.run([python, *arguments], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0 and not ended.stderr, (ended.returncode, ended.stderr[-800:])


@scenario("ok")
def subinterpreter_after_the_main_one():
    _python("-c", SUBINTERPRETER.format(first="perfsys"))


@scenario("ok")
def subinterpreter_before_the_main_one():
    _python("-c", SUBINTERPRETER.format(first="os"))


@scenario("ok")
def subinterpreters_of_other_pythons():
    for python in os.environ.get("ABUSE_PYTHONS", "").split():
        _python("-c", SUBINTERPRETER.format(first="perfsys"), python=python)
        _python("-c", SUBINTERPRETER.format(first="os"), python=python)


USE = f"""
import perfsys
case = perfsys.load({os.path.join(worlds.CASES, "vienna-1847.json")!r})
case.check().text(); case.size().to_dict(); repr(list(case)); perfsys.knowledge.rules_text()
"""


@scenario("ok")
def warnings_are_errors():
    _python("-W", "error", "-c", USE)


@scenario("ok")
def development_mode():
    _python("-X", "dev", "-W", "error", "-c", USE)


@scenario("ok")
def used_at_the_end_of_the_interpreter():
    _python("-c", USE + "\nimport atexit\natexit.register(lambda: case.check())\n"
            "class Late:\n    def __del__(self): case.title\nlate = Late(); late.me = late\n")
