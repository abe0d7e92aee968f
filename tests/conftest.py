"""What holds in every test; see tests/guards."""

from hypothesis import HealthCheck, settings

# How fast a machine with other work to do draws examples says nothing of what they show.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

pytest_plugins = [
    "pytester",
    "tests.guards.logs",
    "tests.guards.threads",
    "tests.guards.processes",
    "tests.guards.qt",
    "tests.guards.loopback",
    "tests.guards.examples",
]
