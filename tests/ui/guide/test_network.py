"""The first steps' test of the network: a verdict in words, and nobody held up by it."""

from collections.abc import Callable
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from studio.wire.commands import AnyCommand, Check
from studio.wire.events import Readiness
from studio.wire.state import FindingState

from ..conftest import Opened

Light = Literal["green", "amber", "red"]
_WORDS = "The line carries 4 Mbit/s, an answer takes 38 ms: too little for 720p at 30 (movement)."
_TODO = "Choose the encoding narrow-line in the check: it makes do with 1 Mbit/s."


def _readiness(*lights: Light) -> Readiness:
    names = ("Sources", "Ingest", "Network")
    return Readiness(
        revision=0,
        findings=tuple(
            FindingState(name=name, light=light, words=_WORDS, todo=_TODO)
            for name, light in zip(names, lights, strict=False)
        ),
    )


class _Asked:
    """What the window asked of an engine that says nothing of itself."""

    def __init__(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        self.checks: list[Check] = []
        self.answer: Callable[[str], object] = lambda _: None
        opened.link.stop()
        monkeypatch.setattr(opened.station, "submit", self._submit)

    def _submit(self, command: AnyCommand, answered: Callable[[str], object] = print) -> None:
        if isinstance(command, Check):
            self.checks.append(command)
            self.answer = answered


def _open(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> _Asked:
    asked, guide = _Asked(opened, monkeypatch), opened.window.guide
    opened.window.sides.show("guide")
    while guide.stack.currentWidget() is not guide.network:
        guide.on.click()
    return asked


@pytest.mark.parametrize(
    ("ingest", "network", "verdict"),
    [
        ("green", "green", "The way is open."),
        ("green", "amber", "Look at this before you go live."),
        ("red", "amber", "The way is not open yet."),
    ],
)
def test_the_line_is_measured_and_what_came_of_it_is_said(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, ingest: Light, network: Light, verdict: str
) -> None:
    asked, page = _open(opened, monkeypatch), opened.window.guide.network
    page.test.click()
    assert asked.checks == [Check(network=True)]
    assert page.bar.isVisible()
    assert "Next goes on" in opened.window.announcer.last
    # What another check found is not what was asked for here.
    opened.station.readiness_came.emit(_readiness("red"))
    assert page.bar.isVisible()
    opened.station.readiness_came.emit(_readiness("red", ingest, network))
    asked.answer("")
    assert not page.bar.isVisible()
    assert page.test.isEnabled()
    assert page.verdict.text() == verdict
    assert "4 Mbit/s" in page.result.text()
    assert "Narrow line" in page.result.text()
    assert opened.window.announcer.last.startswith(verdict)


def test_who_goes_on_is_not_held_and_hears_no_more_of_it(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, guide = _open(opened, monkeypatch), opened.window.guide
    guide.network.test.click()
    qtbot.waitUntil(lambda: guide.network.bar.value() > 0, timeout=5000)
    guide.on.click()
    assert guide.stack.currentWidget() is guide.ready
    told = opened.window.announcer.last
    opened.station.readiness_came.emit(_readiness("green", "green", "green"))
    asked.answer("")
    assert opened.window.announcer.last == told
    guide.back.click()
    assert "The way is open." in opened.window.announcer.last


def test_a_test_that_could_not_be_made_says_why(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, page = _open(opened, monkeypatch), opened.window.guide.network
    page.test.click()
    asked.answer("A check is being made already; wait for it.")
    assert page.verdict.text() == "The network was not tested."
    assert page.result.text() == "A check is being made already; wait for it."
    assert page.test.isEnabled()
