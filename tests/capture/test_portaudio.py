"""PortAudio's list of devices is made anew when the system's cards are others."""

from types import SimpleNamespace
from typing import Any

import pytest

from capture import portaudio
from capture.errors import DeviceError


class _Library:
    """Counts how often its list is made."""

    PortAudioError = OSError

    def __init__(self) -> None:
        self.said: list[str] = []
        self.default = SimpleNamespace(device=(0, 0))

    def _terminate(self) -> None:
        self.said.append("terminate")

    def _initialize(self) -> None:
        self.said.append("initialize")

    def query_devices(self) -> list[dict[str, Any]]:
        return [{"name": "Desk", "index": 0, "max_input_channels": 2}]


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's cards, the last one counts."""
    known = ["desk"]
    monkeypatch.setattr(portaudio, "_cards", lambda: known[-1])
    return known


def test_the_list_is_made_anew_once_for_each_change(cards: list[str]) -> None:
    library: Any = _Library()
    listing = portaudio._Listing()
    for _ in range(2):
        listing.renew(library)
    assert library.said == []
    cards.append("desk, headset")
    for _ in range(2):
        listing.renew(library)
    assert library.said == ["terminate", "initialize"]


def test_an_open_microphone_is_not_cut_off_for_a_new_one(
    cards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library: Any = _Library()
    listing = portaudio._Listing()
    listing.renew(library)
    listing.open = 1
    cards.append("desk, headset")
    listing.renew(library)
    assert library.said == []
    monkeypatch.setattr(portaudio, "_LISTING", listing)
    with pytest.raises(DeviceError, match=r"choose one of: Desk .* once no other microphone"):
        portaudio._find(library, "headset")
    listing.open = 0
    listing.renew(library)
    assert library.said == ["terminate", "initialize"]
