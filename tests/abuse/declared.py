"""What must come of a cell of the matrix, as a table declares it.

A line is "what TAB values TAB outcomes". ``what`` is an argument ("perfsys.load.source"; "*.indent"
for that of any function), or a kind of argument ("str | None"), or "*"; ``values`` are parted by
", ", and "*" is any. The first ``what``, in this order, that has the value counts. Outcomes are
parted by "|" only where it is not the value that decides.
"""

import os

#: What no cell may come to, whatever is declared.
DEATHS = (
    "SystemError", "Exception", "RuntimeError", "MemoryError", "AssertionError", "died", "hangs",
)  # fmt: skip


def is_death(outcome):
    return outcome in DEATHS or outcome.startswith("SIG")


class Table:
    def __init__(self, *names):
        self.rows = {}
        for name in names:
            self.read(name)

    def read(self, name):
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if not line.strip() or line.startswith("#"):
                    continue
                what, values, outcomes = line.rstrip("\n").split("\t")
                for value in values.split(", "):
                    if (what, value) in self.rows:
                        raise SystemExit(f"{name}:{number}: {what} {value} is declared twice")
                    self.rows[what, value] = outcomes

    def expected(self, function, argument, kind, value):
        """The outcomes declared for a cell; None if none are."""
        for what in (f"{function}.{argument}", f"*.{argument}", kind, "*"):
            for of in (value, "*"):
                if (what, of) in self.rows:
                    return self.rows[what, of]
        return None

    def fits(self, function, argument, kind, value, outcome):
        declared = self.expected(function, argument, kind, value)
        return declared is not None and outcome in declared.split("|") and not is_death(outcome)
