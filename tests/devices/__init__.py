"""``python -m tests.devices``: the tests that need devices, on a machine that has some."""
