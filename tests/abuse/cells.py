"""Runs a cell of the matrix in a process of its own and says how it ended."""

import builtins
import gc
import os
import resource
import signal
import traceback

import perfsys

import world as worlds

SECONDS = 5


def run(work, seconds=SECONDS):
    """The outcome of ``work()``, called in a forked process: "ok", the name of the exception's
    class, the name of the signal that ended it, or "hangs"; and a line about it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            os.write(writing, _in_child(work, seconds).encode(errors="replace")[:4000])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        hung = number in (signal.SIGALRM, signal.SIGPROF)
        name = "hangs" if hung else signal.Signals(number).name
        return name, said
    outcome, _, detail = said.partition("\n")
    return outcome or "died", detail


def _in_child(work, seconds):
    # Of the time it works itself, so that a busy machine changes nothing; and of all time.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(int(4 * seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    worlds.quiet()
    try:
        result = work()
        repr(result)
        outcome, detail = "ok", type(result).__name__
    except BaseException as error:  # everything that comes is an outcome
        outcome = public_name(type(error))
        message = str(error)
        detail = message[:300] if len(message) < 2000 else f"({len(message)} characters) {message[:99]}"
        if isinstance(error, (SystemError, AssertionError)) or type(error) in (Exception, RuntimeError):
            detail += "\n" + traceback.format_exc()[-1500:]
        del error
    gc.collect()
    return f"{outcome}\n{detail}"


def public_name(kind):
    """The name of an exception's class that a user can catch: of perfsys or of Python."""
    for base in kind.__mro__:
        name = base.__name__
        if getattr(builtins, name, None) is base or getattr(perfsys, name, None) is base:
            return name
    return kind.__name__


def afterwards(world):
    """What is left must still work, or say that it is gone."""
    for case in (world.case, world.other):
        try:
            perfsys.dumps(case)
            repr(case.gaps)
            repr(next(iter(case), None))
        except (perfsys.RemovedError, perfsys.BusyError):
            pass
