"""Debian's nginx with its RTMP module, behind its own TLS: an ingest that is not ours."""

import os
import pwd
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from .pki import Certificate
from .ports import free_port, wait_for_listener

_MODULES = Path("/usr/lib/nginx/modules")

_CONFIG = """
daemon off;
master_process off;
{user}
load_module {modules}/ngx_rtmp_module.so;
load_module {modules}/ngx_stream_module.so;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 64; }}
rtmp {{
    server {{
        listen 127.0.0.1:{rtmp_port};
        chunk_size 4096;
        access_log off;
        application live {{
            live on;
            record all;
            record_path {stored};
            record_unique on;
        }}
    }}
}}
stream {{
    server {{
        listen {address}:{rtmps_port} ssl;
        ssl_certificate {chain};
        ssl_certificate_key {key};
        ssl_protocols {protocols};
        ssl_ciphers {ciphers};
        proxy_pass 127.0.0.1:{rtmp_port};
    }}
}}
"""


class NginxIngest:
    """Runs while entered; stores what it is sent under ``stored``.

    *protocols* as nginx names them; those before TLSv1.2 get the ciphers that they need. It serves
    TLS at *address*; *within* are the words that enter the network namespace which has that.
    """

    def __init__(
        self,
        folder: Path,
        certificate: Certificate,
        protocols: str = "TLSv1.2 TLSv1.3",
        *,
        address: str = "127.0.0.1",
        within: Sequence[str] = (),
    ) -> None:
        self._folder = folder
        self.stored = folder / "stored"
        self.rtmp_port, self.rtmps_port = free_port(), free_port()
        folder.mkdir(parents=True)
        self._config = folder / "nginx.conf"
        self._certificate = certificate
        self._protocols = protocols
        self._address = address
        self._within = within
        self._starts = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, again after :meth:`kill`; returns when it listens."""
        self._starts += 1
        self._configure()
        self._process = subprocess.Popen(
            [*self._within, "nginx", "-c", str(self._config), "-p", str(self._folder)],
            stderr=subprocess.DEVNULL,
        )
        if not self._within:
            wait_for_listener(self.rtmp_port)
        wait_for_listener(self.rtmps_port, host=self._address)

    def _configure(self) -> None:
        # A folder for each start: nginx tells recordings apart by the second only.
        stored = self.stored / str(self._starts)
        stored.mkdir(parents=True)
        user = pwd.getpwuid(os.getuid()).pw_name
        self._config.write_text(
            _CONFIG.format(
                stored=stored,
                user=f"user {user};" if os.getuid() == 0 else "",
                modules=_MODULES,
                folder=self._folder,
                rtmp_port=self.rtmp_port,
                rtmps_port=self.rtmps_port,
                address=self._address,
                chain=self._certificate.chain,
                key=self._certificate.key,
                protocols=self._protocols,
                ciphers="HIGH" if "TLSv1.2" in self._protocols else "ALL:@SECLEVEL=0",
            )
        )

    def kill(self) -> None:
        """Kill it as a crash would, and wait until it is gone."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait(10)
            self._process = None

    def freeze(self) -> None:
        """Stop it without ending it: it holds its connections and reads nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen one go on."""
        self._signal(signal.SIGCONT)

    def files(self) -> list[Path]:
        """Return what it has stored, the oldest first."""
        return sorted(self.stored.glob("*/*.flv"), key=lambda path: path.stat().st_ctime_ns)

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

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
