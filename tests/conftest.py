"""What holds in every test; see tests/guards."""

pytest_plugins = [
    "pytester",
    "tests.guards.logs",
    "tests.guards.threads",
    "tests.guards.processes",
    "tests.guards.qt",
    "tests.guards.loopback",
    "tests.guards.examples",
]
