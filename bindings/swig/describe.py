#!/usr/bin/env python3
"""Writes down what the public headers declare, for bindings to be built from.

    python3 describe.py --headers include/perfsys --out DIR

writes into DIR: words.h and words.c (the words of enums), options.h and options.c (the members
of options), api.json (everything) and perfsys_ffi.h (for LuaJIT). What stands in a header and
is not understood is an error with its place: nothing is passed over.

As a module it gives read() and, for docstrings in the words of a language, python_doc() and
lua_doc(). Needs Python 3.9 and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Dict, List, Optional

sys.path.insert(0, str(Path(__file__).resolve().parent))

from described.ffi import ffi_h  # noqa: E402
from described.model import Api, DescribeError, class_name, plain  # noqa: E402
from described.prose import EXCEPTIONS, lua_doc, python_doc  # noqa: E402
from described.read import read  # noqa: E402
from described.record import api_json  # noqa: E402
from described.tables import OPTIONS_H, WORDS_H, options_c, words_c  # noqa: E402

__all__ = [
    "EXCEPTIONS",
    "Api",
    "DescribeError",
    "class_name",
    "files",
    "lua_doc",
    "plain",
    "python_doc",
    "read",
]


def files(api: Api) -> Dict[str, str]:
    """What is written, by the name of the file."""
    return {
        "words.h": WORDS_H,
        "words.c": words_c(api),
        "options.h": OPTIONS_H,
        "options.c": options_c(api),
        "api.json": api_json(api),
        "perfsys_ffi.h": ffi_h(api),
    }


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description="Writes down what the public headers declare.")
    parser.add_argument("--headers", required=True, help="the folder of the public headers")
    parser.add_argument("--out", required=True, help="the folder to write into")
    given = parser.parse_args(arguments)
    try:
        api = read(given.headers)
        folder = Path(given.out)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files(api).items():
            (folder / name).write_bytes(text.encode("utf-8"))
    except (DescribeError, OSError, UnicodeDecodeError) as error:
        print(f"describe.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
