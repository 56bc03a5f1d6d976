"""How Hypothesis works in all tests here: the same examples in every run, no time limit for
one of them, and what is needed to repeat a failure printed."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    # Whole cases are large and slow to make; the run as a whole is timed instead.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("ci")


def pytest_configure():
    path = os.environ.get("PERFSYS_LIBRARY")
    if not path or not os.path.exists(path):
        pytest.exit(f"PERFSYS_LIBRARY must name the perfsys shared library, not {path!r}", 2)
