"""What a library in the engine's process may do by itself: nothing below TLS 1.2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority

_ROOT = Path(__file__).resolve().parents[3]
_ASK = (
    "import sys, av\n"
    "try:\n"
    "    av.open(sys.argv[1], timeout=5)\n"
    "except Exception as error:\n"
    "    print(type(error).__name__, error)\n"
)


def _shaken_hands(nginx: NginxIngest, folder: Path, environment: dict[str, str]) -> bool:
    """Whether PyAV's own TLS got as far as speaking to the server."""
    log = folder / "nginx" / "error.log"
    before = log.read_text() if log.exists() else ""
    subprocess.run(
        [sys.executable, "-c", _ASK, f"tls://127.0.0.1:{nginx.rtmps_port}"],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        timeout=30,
    )
    said = log.read_text()[len(before) :]
    return "SSL_do_handshake() failed" not in said


@pytest.mark.promise(4)
def test_the_engines_environment_forbids_old_tls_to_its_libraries(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    priorities = {"GNUTLS_SYSTEM_PRIORITY_FILE": str(_ROOT / "resources" / "gnutls.conf")}
    with NginxIngest(tmp_path / "nginx", authority.valid(), "TLSv1.1") as old:
        assert _shaken_hands(old, tmp_path, {}), "the library would, if it were let"
        assert not _shaken_hands(old, tmp_path, priorities)
