"""The demo's show: the shipped one, with this machine's camera and microphone if it has any."""

from importlib.resources import as_file, files
from pathlib import Path

from .devices import ask_devices

_CAMERA = """
[[source]]
name = "camera"
label = "Camera"
kind = "camera"
"""
_PRESENTER = """
[[source]]
name = "camera"
label = "Presenter"
kind = "file"
path = "presenter.mp4"
audio = "{audio}"
"""
_MICROPHONE = """
[[source]]
name = "microphone"
label = "Microphone"
kind = "microphone"
"""


def write_demo_show(folder: Path, *, devices: bool) -> Path:
    """Write the demo's files into *folder* and return its show file."""
    for resource in files("resources.demo").iterdir():
        with as_file(resource) as path:
            if path.is_file():
                (folder / path.name).write_bytes(path.read_bytes())
    found = ask_devices() if devices else {}
    has_microphone = bool(found.get("microphones"))
    text = (folder / "show.toml").read_text("utf-8")
    if found.get("cameras"):
        text += _CAMERA
    else:
        text += _PRESENTER.format(audio="off" if has_microphone else "always")
    if has_microphone:
        text += _MICROPHONE
    show = folder / "show.toml"
    show.write_text(text, "utf-8")
    return show
