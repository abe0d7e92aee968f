"""node-media-server, an ingest of the npm world that nobody here wrote, behind its own TLS."""

import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from .pki import Certificate
from .ports import free_port, wait_for_listener

_FOLDER = Path(__file__).parent / "node"
_END_S = 20


class NodeMediaIngest:
    """Runs while entered; the application is ``live``."""

    def __init__(self, certificate: Certificate) -> None:
        self.rtmp_port, self.rtmps_port = free_port(), free_port()
        self._certificate = certificate
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, again after :meth:`kill`; returns when it listens."""
        installed = _FOLDER / "node_modules" / "node-media-server"
        assert installed.is_dir(), "`python3 start.py test` installs node-media-server; run it once"
        ports = [str(self.rtmp_port), str(self.rtmps_port)]
        secured = [str(self._certificate.chain), str(self._certificate.key)]
        self._process = subprocess.Popen(
            ["node", "ingest.js", *ports, *secured],
            cwd=_FOLDER,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_listener(self.rtmp_port)
        wait_for_listener(self.rtmps_port)

    def kill(self) -> None:
        """Kill it as a crash would, and wait until it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def freeze(self) -> None:
        """Stop it without ending it: it holds its connections and reads nothing."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen one go on."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)


class Playback:
    """ffmpeg, which plays a stream of *port* under *name* and keeps it in *file* while entered."""

    def __init__(self, port: int, name: str, file: Path) -> None:
        self._words = [
            *("ffmpeg", "-nostdin", "-loglevel", "error", "-rw_timeout", "10000000"),
            *("-i", f"rtmp://127.0.0.1:{port}/live/{name}", "-c", "copy", "-f", "flv", str(file)),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._words, stderr=subprocess.DEVNULL)
        return self

    def wait(self) -> None:
        """Return when the stream has ended."""
        if self._process is not None:
            self._process.wait(_END_S)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            if self._process.poll() is None:
                self._process.send_signal(signal.SIGINT)
            self._process.wait(10)
