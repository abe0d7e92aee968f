"""Examples that hypothesis makes up take as long as a busy machine makes them take.

What is proved of them is what comes out; how long that took is the benches' business.
"""

from hypothesis import HealthCheck, settings

_NAME = "any machine"


def pytest_configure() -> None:
    settings.register_profile(_NAME, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile(_NAME)
