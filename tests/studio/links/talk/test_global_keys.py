"""Keys behind other programs' windows, on a real X server, with keys pressed by another client."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display

from studio.links.talk.errors import TalkError
from studio.links.talk.global_keys import GlobalKeys, Press
from studio.wire.talk import GlobalKey, HoldKey, ReleaseKeys, UseGlobalKeys
from tests.parts.ports import free_port
from tests.parts.talk_link import TalkLinkProcess, use_call
from tests.parts.talk_server import TalkServer
from tests.parts.x_server import XServer
from tests.waiting import wait_until

_PARTY = GlobalKey("F10", "party:main")


@pytest.fixture(scope="module")
def screen() -> Iterator[XServer]:
    with XServer(wander=False) as screen:
        yield screen


def _hand(screen: XServer, *words: str) -> None:
    subprocess.run(
        ["xdotool", *words], env={"DISPLAY": screen.display, "PATH": "/usr/bin:/bin"}, check=True,
        timeout=20,
    )  # fmt: skip


def test_a_key_is_down_as_long_as_a_hand_is_on_it_whatever_locks_are_on(screen: XServer) -> None:
    told: list[tuple[str, Press]] = []
    keys = GlobalKeys({"DISPLAY": screen.display}, lambda line, press: told.append((line, press)))
    keys.choose((_PARTY, GlobalKey("Ctrl+Shift+F4", "all")))
    try:
        for lock in ("", "Caps_Lock", "Num_Lock"):
            told.clear()
            if lock:
                _hand(screen, "key", lock)
            _hand(screen, "keydown", "F10")
            wait_until(lambda: told[-1:] == [("party:main", "kept")], 5, "it is kept")
            _hand(screen, "keyup", "F10")
            wait_until(lambda: told[-1] == ("party:main", "up"), 5, "it is up")
            assert told[0] == ("party:main", "down")
            assert [press for _, press in told].count("down") == 1
            if lock:
                _hand(screen, "key", lock)
        told.clear()
        # Not without its modifiers, and not any other key.
        _hand(screen, "key", "F4", "F9")
        _hand(screen, "key", "ctrl+shift+F4")
        wait_until(lambda: ("all", "up") in told, 5, "with them")
        assert told[0] == ("all", "down")
        # Let go of while one is down: it goes up.
        _hand(screen, "keydown", "F10")
        wait_until(lambda: ("party:main", "down") in told, 5, "down again")
        keys.choose(())
        assert told[-1] == ("party:main", "up")
        told.clear()
        _hand(screen, "keyup", "F10", "key", "F10")
        assert told == []
    finally:
        keys.close()


def test_what_cannot_be_heard_is_said_with_what_to_do(screen: XServer) -> None:
    for environment in ({}, {"DISPLAY": "far:0"}, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}):
        with pytest.raises(TalkError, match="on X11 alone"):
            GlobalKeys(environment, _nobody).choose((_PARTY,))
    keys = GlobalKeys({"DISPLAY": screen.display}, _nobody)
    for name in ("A", "Escape", "Meta+F1", "", "F"):
        with pytest.raises(TalkError, match="choose an F key"):
            keys.choose((GlobalKey(name, "all"),))
    other = Display(screen.display)
    try:
        code = other.keysym_to_keycode(0xFFC7)
        other.screen().root.grab_key(code, 0, 0, X.GrabModeAsync, X.GrabModeAsync)
        other.sync()
        with pytest.raises(TalkError, match="Another program hears the key F10"):
            keys.choose((_PARTY,))
    finally:
        other.close()
    keys.choose((_PARTY,))
    keys.close()


def test_a_dead_x_server_lets_go_of_what_was_down() -> None:
    told: list[tuple[str, Press]] = []
    with XServer(wander=False) as screen:
        keys = GlobalKeys(
            {"DISPLAY": screen.display}, lambda line, press: told.append((line, press))
        )
        keys.choose((_PARTY,))
        _hand(screen, "keydown", "F10")
        wait_until(lambda: told[-1:] == [("party:main", "kept")], 5, "it is down")
    wait_until(lambda: told[-1] == ("party:main", "up"), 5, "it is up")
    keys.close()


def test_a_key_is_heard_in_the_call_whatever_window_is_in_front(
    screen: XServer, tmp_path: Path
) -> None:
    environment = {"PATH": "/nonexistent", "DISPLAY": screen.display}
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(tmp_path / "p", environment) as link,
    ):
        window, account = link.client(), link.client()
        assert account.ask(use_call(server.url, "pia", "producer")) == ""
        window.wait(lambda state: state.status == "in", "in the call")
        assert window.ask(UseGlobalKeys((_PARTY,))) == ""
        _hand(screen, "keydown", "F10")
        wait_until(lambda: ("pia", ("party:main",)) in server.keys, 10, "the key is down")
        assert window.ask(HoldKey("all", down=True)) == ""
        # Another window came in front: a hand is on that key still, and on no other.
        assert window.ask(ReleaseKeys(but_global=True)) == ""
        window.wait(lambda state: state.open_s >= 1, "it stays down")
        assert server.keys[-1] == ("pia", ("party:main",))
        _hand(screen, "keyup", "F10")
        wait_until(lambda: server.keys[-1] == ("pia", ()), 5, "it is up")
        # Closed by the sign, it is not open again before the hand presses it anew.
        _hand(screen, "keydown", "F10")
        wait_until(lambda: server.keys[-1] == ("pia", ("party:main",)), 5, "down again")
        assert window.ask(ReleaseKeys()) == ""
        wait_until(lambda: server.keys[-1] == ("pia", ()), 5, "closed")
        _hand(screen, "keyup", "F10", "keydown", "F10")
        wait_until(lambda: server.keys[-1] == ("pia", ("party:main",)), 5, "anew")
        # With its window goes the key: nobody would see that a microphone is open.
        window.close()
        wait_until(lambda: server.keys[-1] == ("pia", ()), 5, "up with its window")
        _hand(screen, "keyup", "F10")


def _nobody(_line: str, _press: Press) -> None:
    """Nobody hears it."""
