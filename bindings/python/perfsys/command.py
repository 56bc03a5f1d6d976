#!python
"""The command ``perfsys``: a program in C, which the extension carries inside.

A second copy of the library, in a program of its own, would make the wheel too large. This
file is in the wheel twice: as a module, for ``python -m perfsys``, and as the script that the
shell finds. The script imports nothing else of the package, for that would take longer than
most answers of the command.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import signal
import sys
from importlib.machinery import PathFinder

__all__ = ["main"]


def _extension() -> str:
    """The file of the extension."""
    package = importlib.util.find_spec("perfsys")
    if package is not None and package.submodule_search_locations is not None:
        found = PathFinder.find_spec("_core", list(package.submodule_search_locations))
        if found is not None and found.origin is not None:
            return found.origin
    from perfsys import _core  # installed in a way of its own, as by pip install -e

    return str(_core.__file__)


def main() -> None:
    """Runs the program with the arguments of this one, and exits as it does."""
    try:
        run = ctypes.CDLL(_extension()).perfsys_command
    except AttributeError:
        sys.exit("perfsys: this extension was built without the command")
    arguments = [b"perfsys", *map(os.fsencode, sys.argv[1:])]
    # What Python has taken in hand is the program's again.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    sys.exit(run(len(arguments), (ctypes.c_char_p * (len(arguments) + 1))(*arguments)))


if __name__ == "__main__":
    main()
