"""What ships in deploy/, made to run on this machine: its places and names replaced."""

import os
import pwd
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from .pki import Certificate
from .ports import wait_for_listener

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
_MODULES = "/usr/lib/nginx/modules"
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def secrets_in(folder: Path, certificate: Certificate, authority: Path) -> Path:
    """Write what the files of deploy/ read, and return where."""
    place = folder / "run" / "secrets"
    place.mkdir(parents=True)
    for name in ("front", "ingest", "nats"):
        (place / f"{name}_chain").write_bytes(certificate.chain.read_bytes())
        (place / f"{name}_key").write_bytes(certificate.key.read_bytes())
    (place / "authority").write_bytes(authority.read_bytes())
    (place / "nats_token_line").write_text('authorization { token: "of-the-instances" }\n')
    line = 'proxy_set_header Authorization "Bearer of-the-ingest";\n'
    (place / "ingest_token_line").write_text(line)
    return place


def shipped(name: str, folder: Path, replaced: Mapping[str, str]) -> Path:
    """Write the file *name* of deploy/ below *folder*, where its secrets are; return its path."""
    text = (DEPLOY / name).read_text("utf-8")
    # Of those that begin at the root alone: NATS goes up from where its file is.
    text = re.sub(r"(?<![.\w])/run/secrets", str(folder / "run" / "secrets"), text)
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "etc" / name.split("/", maxsplit=1)[0].partition(".")[0] / Path(name).name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def nginx_shipped(name: str, folder: Path, replaced: Mapping[str, str]) -> list[str]:
    """Return the command that runs nginx by *name* of deploy/, with Debian's modules."""
    user = f"user {pwd.getpwuid(os.getuid()).pw_name};" if os.getuid() == 0 else ""
    modules = "include /etc/nginx/modules-enabled/*.conf;\n"
    temporary = "".join(f"{each}_temp_path {folder}/{each};\n" for each in _TEMPORARY)
    text = (DEPLOY / name).read_text("utf-8")
    config = shipped(name, folder, {"http {": f"http {{\n{temporary}", **replaced})
    loaded = "".join(
        f"load_module {_MODULES}/ngx_{module}_module.so;\n"
        for module in ("stream", "rtmp")
        if modules in text
    )
    log = f"error_log {folder}/error.log warn;\npid {folder}/nginx.pid;\n"
    config.write_text(f"{user}\n{loaded}{log}{config.read_text().replace(modules, '')}")
    return ["nginx", "-e", f"{folder}/error.log", "-c", str(config), "-p", str(folder)]


class Started:
    """A program that runs while entered, once it listens at *port*."""

    def __init__(self, command: list[str], port: int) -> None:
        self._command, self._port = command, port

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for_listener(self._port)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait(10)
