"""A device that is busy or forbidden says which setting to change on this system."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from capture.alsa_cards import hidden_inputs
from capture.camera_modes import refusal
from capture.devices import Camera
from capture.holders import holder_of, program
from capture.refusals import camera_refusal, hushed, sound_refusal
from tests.waiting import wait_until


@pytest.mark.parametrize(
    ("system", "number", "said"),
    [
        ("linux", errno.EBUSY, "used by another program (zoom); close that program"),
        ("win32", errno.EBUSY, "under Settings, Bluetooth & devices, Cameras"),
        ("linux", errno.EACCES, "sudo usermod -aG video"),
        ("darwin", errno.EPERM, "System Settings, Privacy & Security, Camera"),
        ("win32", errno.EACCES, "Settings, Privacy & security, Camera"),
        ("freebsd", errno.EACCES, "allow this program"),
        # FFmpeg's words for anything that went wrong there.
        ("darwin", errno.EIO, "close other programs that use it, and see that it is allowed under"),
        ("win32", errno.EIO, "Settings, Privacy & security, Camera"),
        ("win32", errno.ENODEV, "unplug it and plug it in again"),
        ("linux", errno.EIO, "unplug it and plug it in again"),
    ],
)
def test_a_camera_says_which_setting_to_change(system: str, number: int, said: str) -> None:
    text = camera_refusal("Studio Cam", number, "zoom", system)
    assert text.startswith("Studio Cam ")
    assert said in text


def test_a_microphone_says_which_setting_to_change() -> None:
    assert "Privacy & Security, Microphone" in sound_refusal("microphone", "darwin")
    assert "Privacy & security, Microphone" in sound_refusal("microphone", "win32")
    assert "Privacy" not in sound_refusal("headphone output", "win32")
    assert "close other programs" in sound_refusal("microphone", "linux")
    assert "Privacy & Security, Microphone" in hushed("Yeti", "darwin")
    assert hushed("Yeti", "linux") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_the_program_that_has_a_camera_is_named(tmp_path: Path) -> None:
    node = tmp_path / "video7"
    node.touch()
    with node.open():
        # One's own does not count.
        assert holder_of(str(node)) == ""
    with subprocess.Popen(["tail", "-f", str(node)]) as other:
        try:
            wait_until(lambda: holder_of(str(node)) == "tail", 10, "it is open")
            failure = refusal(Camera("Cam", str(node)), OSError(errno.EBUSY, "busy"))
        finally:
            other.kill()
    assert str(failure) == "Cam is used by another program (tail); close that program."
    assert program(os.getpid())
    assert program(2**22 + 1) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_camera_of_another_source_of_the_show_is_not_blamed_on_a_program(tmp_path: Path) -> None:
    node = tmp_path / "video7"
    node.touch()
    busy = OSError(errno.EBUSY, "busy")
    with node.open():
        text = str(refusal(Camera("Cam", str(node)), busy))
    assert text.startswith("Cam is shown by another source of this show; choose another camera")
    # Nobody has it open that can be seen, so it is a program of somebody else's.
    assert "another program" in str(refusal(Camera("Cam", str(node)), busy))


def _card(folder: Path, nodes: Path, *, owner: str, mode: int = 0o600) -> None:
    device = folder / "card1" / "pcm0c"
    (device / "sub0").mkdir(parents=True)
    nodes.mkdir()
    (folder / "cards").write_text(
        " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
        "                      HDA Intel PCH at 0x0 irq 1\n"
        " 1 [Yeti           ]: USB-Audio - Blue Yeti\n"
        "                      Blue Yeti at usb-1\n"
    )
    (device / "info").write_text("card: 1\ndevice: 0\nname: USB Audio\n")
    (device / "sub0" / "status").write_text(owner)
    node = nodes / "pcmC1D0c"
    node.touch()
    node.chmod(mode)


def test_a_sound_card_of_another_program_is_told_from_one_that_is_not_there(
    tmp_path: Path,
) -> None:
    cards, nodes = tmp_path / "asound", tmp_path / "snd"
    with subprocess.Popen(["sleep", "60"]) as other:
        wait_until(lambda: program(other.pid) == "sleep", 10, "it runs")
        _card(cards, nodes, owner=f"state: RUNNING\nowner_pid   : {other.pid}\n")
        (hidden,) = hidden_inputs(cards, nodes)
        other.kill()
    assert hidden.name == "Blue Yeti: USB Audio (hw:1,0)"
    assert hidden.fault == (
        '"Blue Yeti: USB Audio (hw:1,0)" is used by another program (sleep); close that program.'
    )
    status = cards / "card1" / "pcm0c" / "sub0" / "status"
    status.write_text("closed\n")
    assert hidden_inputs(cards, nodes) == []
    status.write_text(f"state: RUNNING\nowner_pid   : {os.getpid()}\n")
    assert hidden_inputs(cards, nodes) == []
    assert hidden_inputs(tmp_path / "none", nodes) == []


def test_a_sound_card_that_is_forbidden_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards, nodes = tmp_path / "asound", tmp_path / "snd"
    _card(cards, nodes, owner="closed\n", mode=0)
    # Whoever is root may open anything.
    monkeypatch.setattr(os, "access", lambda *_: False)
    (hidden,) = hidden_inputs(cards, nodes)
    assert "sudo usermod -aG audio" in hidden.fault
