"""What scenarios are made with: how one is declared, and the case it begins with."""

import os

import world as worlds

SCENARIOS = []
SANITIZED = "libasan" in os.environ.get("LD_PRELOAD", "")


def scenario(*outcomes):
    """Declares what a scenario comes to."""

    def add(function):
        SCENARIOS.append((function, outcomes))
        return function

    return add


def case():
    return worlds.full_case()
