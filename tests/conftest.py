"""What holds in every test; see tests/guards."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast a machine with other work to do draws examples says nothing of what they show.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

pytest_plugins = [
    "pytester",
    "tests.guards.garbage",
    "tests.guards.logs",
    "tests.guards.threads",
    "tests.guards.processes",
    "tests.guards.scheduling",
    "tests.guards.qt",
    "tests.guards.loopback",
    "tests.guards.examples",
]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over files without such a mark where only tests marked ``alone`` are wanted.

    Loading all others, with all that they import, takes longer than some of these tests.
    """
    if config.option.markexpr != "alone" or collection_path.suffix != ".py":
        return None
    return True if "mark.alone" not in collection_path.read_text("utf-8") else None
