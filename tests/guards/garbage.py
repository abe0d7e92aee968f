"""What was loaded before the first test is looked through no more: it is there until the end.

Looking for garbage, and for what a test left in Qt, took a third of a second a test among the
hundreds of thousands of objects of all modules.
"""

import gc

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
