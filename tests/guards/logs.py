"""A warning in the log that a test did not announce fails it."""

import logging
import re
from collections.abc import Iterator

import pytest

MARKER = "allow_log(pattern): log records of level WARNING or more that this test may cause"


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARKER)


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a record whose ``logger: message`` no ``allow_log`` pattern of the test matches."""
    allowed = [re.compile(mark.args[0]) for mark in request.node.iter_markers("allow_log")]
    recorder = _Recorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    lines = [f"{record.name}: {record.getMessage()}" for record in recorder.records]
    unexpected = [line for line in lines if not any(rule.search(line) for rule in allowed)]
    if unexpected:
        pytest.fail("Unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)
