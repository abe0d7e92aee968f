"""Cameras that are not ours: ffmpeg over HTTP and UDP, GStreamer over RTSP."""

import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from .pki import Certificate
from .ports import free_port, wait_for_listener

_SIZE = "320x180"
_HERE = Path(__file__).parent
_SYSTEM_PYTHON = "/usr/bin/python3"  # GStreamer's bindings come with Debian's own Python.


class Camera(ABC):
    """A process that sends pictures; runs while entered, and may be killed and started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """Return the program and its arguments."""

    def start(self) -> None:
        self._process = subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.await_start()

    def await_start(self) -> None:
        wait_for_listener(self.port)

    def kill(self) -> None:
        """As a crash would; returns when it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()


def _pictures(rate: int, size: str = _SIZE) -> list[str]:
    return ["-re", "-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}"]


class MjpegCamera(Camera):
    """ffmpeg's pictures behind a small HTTP server, ours, that any number of readers may ask."""

    def __init__(self, *, password: str = "", certificate: Certificate | None = None) -> None:
        super().__init__()
        self._password = password
        self._certificate = certificate

    @property
    def url(self) -> str:
        scheme = "https" if self._certificate else "http"
        return f"{scheme}://127.0.0.1:{self.port}/video.mjpeg"

    def command(self) -> list[str]:
        command = [sys.executable, str(_HERE / "mjpeg_camera.py"), str(self.port)]
        command += [self._password]
        if self._certificate:
            command += [str(self._certificate.chain), str(self._certificate.key)]
        return command


class UdpCamera(Camera):
    """ffmpeg sending H.264 and AAC in MPEG-TS to a port of this machine, and into *kept*, too."""

    def __init__(self, *, kept: Path | None = None, size: str = _SIZE, rate: int = 25) -> None:
        super().__init__()
        self._kept = kept
        self._size = size
        self._rate = rate

    @property
    def url(self) -> str:
        return f"udp://127.0.0.1:{self.port}"

    def await_start(self) -> None:
        """It only sends: there is nothing to wait for."""

    def command(self) -> list[str]:
        return [
            *["ffmpeg", "-nostdin", "-loglevel", "quiet", *_pictures(self._rate, self._size)],
            *["-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"],
            *["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"],
            *["-g", str(self._rate), "-map", "0:v", "-map", "1:a"],
            *["-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "tee", "|".join(self._places())],
        ]

    def _places(self) -> list[str]:
        there = f"[f=mpegts]udp://127.0.0.1:{self.port}?pkt_size=1316"
        return [there, *([f"[f=mpegts]{self._kept}"] if self._kept else [])]


class RtspCamera(Camera):
    """GStreamer's RTSP server with H.264 and AAC, over TLS where it is given a certificate."""

    def __init__(self, *, password: str = "", certificate: Certificate | None = None) -> None:
        super().__init__()
        self._password = password
        self._certificate = certificate

    @property
    def url(self) -> str:
        scheme = "rtsps" if self._certificate else "rtsp"
        return f"{scheme}://127.0.0.1:{self.port}/camera"

    def command(self) -> list[str]:
        command = [_SYSTEM_PYTHON, str(_HERE / "rtsp_camera.py"), str(self.port), self._password]
        if self._certificate:
            command += [str(self._certificate.chain), str(self._certificate.key)]
        return command
