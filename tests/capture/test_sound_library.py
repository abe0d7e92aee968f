"""Each stream has a PortAudio of its own, which looked at the devices as it was opened."""

import pytest

from capture import sound_library
from capture.sound_library import SoundLibraries


def test_libraries_are_lent_anew_and_know_nothing_of_one_another() -> None:
    libraries = SoundLibraries()
    first = libraries.lend()
    second = libraries.lend()
    assert libraries.newest is second
    assert first._lib is not second._lib
    assert _address(first) != _address(second)
    # One can begin anew while the other is in use, and both still answer.
    libraries.give_back(second)
    assert libraries.lend() is second
    assert first.get_portaudio_version() == second.get_portaudio_version()
    libraries.give_back(first)
    assert libraries.lend() is first
    libraries.give_back(first)
    libraries.give_back(second)


def test_where_no_copy_can_be_made_all_share_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_first: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(sound_library, "_file_of", unknown)
    libraries = SoundLibraries()
    first = libraries.lend()
    assert libraries.lend() is first
    libraries.give_back(first)
    assert libraries.lend() is first


def _address(library: object) -> int:
    function = vars(library)["_ffi"].addressof(vars(library)["_lib"], "Pa_GetVersion")
    return int(vars(library)["_ffi"].cast("intptr_t", function))
