"""Daily in memory is the installed library: name by name, and signature by signature."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import daily
import pytest

from studio.links.daily import client
from tests.fakes import daily_sdk

RECORDED = Path(__file__).with_name("sdk_signatures.txt")
_CLASSES = (
    "CallClient",
    "CustomAudioSource",
    "CustomAudioTrack",
    "Daily",
    "EventHandler",
    "AudioData",
)


def _shape(of: Callable[..., Any], *, drops: int) -> list[tuple[str, object]]:
    """Return names and defaults of a callable's parameters, without what a test adds to it."""
    parameters = list(inspect.signature(of).parameters.values())[drops:]
    return [(p.name, p.default) for p in parameters if p.kind is not p.KEYWORD_ONLY]


def _is_static(owner: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(owner, name), staticmethod) or (
        owner is daily.Daily and callable(getattr(owner, name))
    )


def _names(owner: type) -> list[str]:
    return sorted(name for name in dir(owner) if not name.startswith("_"))


def installed() -> str:
    """Return what the installed library has, a line each."""
    lines = []
    for name in _CLASSES:
        owner = getattr(daily, name)
        lines.append(f"{name}{owner.__text_signature__ or ''}")
        for each in _names(owner):
            member = getattr(owner, each)
            told = str(inspect.signature(member)) if callable(member) else ""
            lines.append(f"{name}.{each}{told}")
    return "\n".join(lines) + "\n"


def test_the_library_is_what_the_link_was_written_for() -> None:
    # A new release of it is looked through before this file is written anew.
    assert installed() == RECORDED.read_text("utf-8")


@pytest.mark.parametrize("name", _CLASSES)
def test_what_is_in_memory_has_the_librarys_names_and_signatures(name: str) -> None:
    ours, theirs = getattr(daily_sdk, name), getattr(daily, name)
    if name in {"CallClient", "CustomAudioSource", "CustomAudioTrack"}:
        assert _shape(ours, drops=0) == _shape(theirs, drops=0)
    made = {"AudioData": lambda: ours(b"", 48_000), "CustomAudioSource": lambda: ours(48_000, 1)}
    attributes = set(vars(made[name]())) if name in made else set()
    public = {each for each in _names(ours) if each not in _TESTS_OWN}
    assert public | {each for each in attributes if not each.startswith("_")} - _TESTS_OWN <= set(
        _names(theirs)
    )
    for each in public:
        drops = 0 if _is_static(ours, each) else 1
        ours_has = _shape(getattr(ours, each), drops=drops)
        assert ours_has == _shape(getattr(theirs, each), drops=drops), each


_TESTS_OWN = {"put_out", "shown", "played"}


@pytest.mark.parametrize(
    ("shape", "name"), [(client.Client, "CallClient"), (client.AudioSource, "CustomAudioSource")]
)
def test_what_the_link_expects_is_what_the_library_has(shape: type, name: str) -> None:
    theirs = getattr(daily, name)
    for each in _names(shape):
        assert _shape(getattr(shape, each), drops=1) == _shape(getattr(theirs, each), drops=1), each
    assert "audio_frames" in dir(daily.AudioData)
