"""A library must not leave the tests' process before all others: its children would inherit it."""

import os
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _as_urgent_as_before() -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    before = os.sched_getscheduler(0)
    yield
    if os.sched_getscheduler(0) != before:
        os.sched_setscheduler(0, before, os.sched_param(0))
        pytest.fail("The test's thread is scheduled otherwise than before.", pytrace=False)
