"""What the studio, its window and its tests need of the system, each with a probe for the thing.

The probe looks for what is used, never for a package: it may have come another way.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_SYSTEM_PYTHON = Path("/usr/bin/python3")
_SYSTEM_PATHS = "/usr/local/sbin:/usr/sbin:/sbin"


@dataclass(frozen=True)
class Need:
    """Something of the system's: the Debian package that brings it, and whether it is here."""

    package: str
    is_here: Callable[[], bool]


def library(package: str, *names: str) -> Need:
    """Need shared libraries that load."""

    def loads() -> bool:
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return Need(package, loads)


def program(package: str, *names: str) -> Need:
    """Need programs, those of the administrator's folders included."""
    path = os.environ.get("PATH", os.defpath) + os.pathsep + _SYSTEM_PATHS
    return Need(package, lambda: all(shutil.which(name, path=path) for name in names))


def file(package: str, *patterns: str) -> Need:
    """Need a file below /usr that matches one of *patterns*."""
    return Need(package, lambda: any(any(Path("/usr").glob(pattern)) for pattern in patterns))


def can_make_environments() -> bool:
    """Whether this Python can make a virtual environment and put packages into it."""
    return any(importlib.util.find_spec(name) for name in ("ensurepip", "pip"))


def _environments() -> Need:
    same = _SYSTEM_PYTHON.exists() and _SYSTEM_PYTHON.resolve() == Path(sys.executable).resolve()
    version = "" if same else f".{sys.version_info.minor}"
    return Need(f"python3{version}-venv", can_make_environments)


def _system_python_has_gi() -> bool:
    # Debian builds it for its own interpreter only; the tests' RTSP camera runs under that one.
    if not _SYSTEM_PYTHON.exists():
        return False
    command = [str(_SYSTEM_PYTHON), "-c", "import gi"]
    return not subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603  # fixed words


ENVIRONMENT = (_environments(),)
_PULSE_BY_ALSA = "alsa-lib/libasound_module_pcm_pulse.so"
SOUND = (
    library("libportaudio2", "libportaudio.so.2"),
    # By which a sound server's devices are had by their names.
    file("libasound2-plugins", f"lib/*/{_PULSE_BY_ALSA}", f"lib*/{_PULSE_BY_ALSA}"),
)
# What Qt's own libraries and its xcb platform name as needed and do not bring along.
WINDOW = (
    library("libegl1", "libEGL.so.1"),
    library("libgl1", "libGL.so.1"),
    library("libfontconfig1", "libfontconfig.so.1"),
    library("libdbus-1-3", "libdbus-1.so.3"),
    library("libglib2.0-0", "libglib-2.0.so.0", "libgthread-2.0.so.0"),
    library("libxkbcommon0", "libxkbcommon.so.0"),
)
WINDOW_ON_X11 = (
    library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    library("libx11-6", "libX11.so.6"),
    library("libx11-xcb1", "libX11-xcb.so.1"),
    library("libxcb1", "libxcb.so.1"),
    library("libxcb-cursor0", "libxcb-cursor.so.0"),
    library("libxcb-glx0", "libxcb-glx.so.0"),
    library("libxcb-icccm4", "libxcb-icccm.so.4"),
    library("libxcb-image0", "libxcb-image.so.0"),
    library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    library("libxcb-randr0", "libxcb-randr.so.0"),
    library("libxcb-render-util0", "libxcb-render-util.so.0"),
    library("libxcb-render0", "libxcb-render.so.0"),
    library("libxcb-shape0", "libxcb-shape.so.0"),
    library("libxcb-shm0", "libxcb-shm.so.0"),
    library("libxcb-sync1", "libxcb-sync.so.1"),
    library("libxcb-util1", "libxcb-util.so.1"),
    library("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    library("libxcb-xkb1", "libxcb-xkb.so.1"),
)
WINDOW_ON_WAYLAND = (
    library("libwayland-client0", "libwayland-client.so.0"),
    library("libwayland-cursor0", "libwayland-cursor.so.0"),
    library("libwayland-egl1", "libwayland-egl.so.1"),
)
TESTS = (
    program("nginx", "nginx"),
    file("libnginx-mod-rtmp", "lib/nginx/modules/ngx_rtmp_module.so"),
    file("libnginx-mod-stream", "lib/nginx/modules/ngx_stream_module.so"),
    program("openssl", "openssl"),
    program("git", "git"),
    program("procps", "ps"),
    program("ffmpeg", "ffmpeg", "ffprobe"),
    program("xvfb", "Xvfb"),
    program("xauth", "xauth"),
    program("xdotool", "xdotool"),
    program("x11-utils", "xwininfo", "xprop"),
    program("imagemagick", "compare", "import"),
    program("pulseaudio", "pulseaudio"),
    program("pulseaudio-utils", "pactl", "pacat"),
    file("gir1.2-gst-rtsp-server-1.0", "lib/*/girepository-1.0/GstRtspServer-1.0.typelib"),
    file("gstreamer1.0-plugins-base", "lib/*/gstreamer-1.0/libgstvideotestsrc.so"),
    file("gstreamer1.0-plugins-good", "lib/*/gstreamer-1.0/libgstrtp.so"),
    file("gstreamer1.0-plugins-ugly", "lib/*/gstreamer-1.0/libgstx264.so"),
    Need("python3-gi", _system_python_has_gi),
    program("dbus-daemon", "dbus-run-session"),
    program("gnome-keyring", "gnome-keyring-daemon"),
    program("nodejs", "node"),
    program("npm", "npm"),
    program("iproute2", "tc", "ip"),
    program("iptables", "iptables"),
    program("janus", "janus"),
    program("nats-server", "nats-server"),
    program("chromium", "chromium"),
    program("chromium-driver", "chromedriver"),
)


def for_window() -> tuple[Need, ...]:
    """Return what a window needs on the display there is; nothing where there is none."""
    if sys.platform != "linux":
        return ()  # the wheels bring it all
    x11 = WINDOW_ON_X11 if os.environ.get("DISPLAY") else ()
    wayland = WINDOW_ON_WAYLAND if os.environ.get("WAYLAND_DISPLAY") else ()
    return (*WINDOW, *x11, *wayland) if x11 or wayland else ()


def missing(needs: Iterable[Need]) -> list[str]:
    """Return the packages that would bring what is not here."""
    return [need.package for need in needs if not need.is_here()]
