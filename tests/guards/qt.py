"""A widget, a running timer or a running QThread must not outlive the test that made it."""

import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from shiboken6 import Object

_QT_FIXTURES = {"qapp", "qtbot", "qapp_args", "qapp_cls"}


def _alive() -> dict[int, str]:
    """Return what is alive in Qt now, by its address there: top-level widgets, timers, threads.

    Python may have another object for the same widget each time: by that, what one test left would
    be each later one's fault.
    """
    # Imported here: most tests never load Qt.
    import shiboken6  # noqa: PLC0415 - see above
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer  # noqa: PLC0415 - likewise
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - likewise

    if QCoreApplication.instance() is None:
        return {}
    # What was told to delete itself later is not left behind.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    alive = {_address(widget): f"widget {widget!r}" for widget in QApplication.topLevelWidgets()}
    for thing in gc.get_objects():
        # By type, not isinstance, which would touch proxies of every library in the process.
        kind = type(thing)
        if issubclass(kind, QTimer) and shiboken6.isValid(thing) and thing.isActive():
            alive[_address(thing)] = f"running timer {thing!r}"
        elif issubclass(kind, QThread) and shiboken6.isValid(thing) and thing.isRunning():
            alive[_address(thing)] = f"running thread {thing!r}"
    return alive


def _address(thing: "Object") -> int:
    import shiboken6  # noqa: PLC0415 - as above

    return int(shiboken6.getCppPointer(thing)[0])


@pytest.fixture(autouse=True)
def _no_qt_object_left(request: pytest.FixtureRequest) -> Iterator[None]:
    if not _QT_FIXTURES & set(request.fixturenames):
        yield
        return
    before = _alive()
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    left = [what for key, what in _alive().items() if key not in before]
    if left:
        pytest.fail("Left behind in Qt: " + ", ".join(left), pytrace=False)
