"""The ingest that the bench breaks, in a process of its own: what starts a process waits for it.

``python -m tests.bench.ingest_target FOLDER CHAIN KEY`` runs nginx, prints its RTMPS port, and
obeys the lines kill, start, freeze and thaw, each answered by a line once it is done.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.parts.nginx import NginxIngest
from tests.parts.pki import Certificate


class Target:
    """An nginx in another process, which this one never waits for longer than for a line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.rtmps_port = int(self._answer())

    def order(self, word: str) -> None:
        """Have it killed, started, frozen or thawed; return once that is done."""
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()
        self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def target(folder: Path, certificate: Certificate) -> Iterator[Target]:
    """Run one while entered."""
    paths = [str(folder), str(certificate.chain), str(certificate.key)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.ingest_target", *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Target(process)
        finally:
            process.communicate(timeout=30)


def main() -> None:
    """Run until the input ends."""
    folder, chain, key = map(Path, sys.argv[1:])
    with NginxIngest(folder, Certificate(chain, key)) as nginx:
        orders = {
            "kill": nginx.kill, "start": nginx.start, "freeze": nginx.freeze, "thaw": nginx.thaw,
        }  # fmt: skip
        print(nginx.rtmps_port, flush=True)
        for line in sys.stdin:
            orders[line.strip()]()
            print("done", flush=True)


if __name__ == "__main__":
    main()
