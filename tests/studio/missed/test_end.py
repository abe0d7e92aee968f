"""An uploader that has nothing more to do ends well, although nobody asked it to."""

from pathlib import Path

import msgspec

from studio.secrets import RecordKey
from studio.supervisor.children import end_process, start_module
from studio.wire.missed import MissedLaunch


def test_it_ends_well_by_itself(tmp_path: Path) -> None:
    for name in ("data", "recordings"):
        (tmp_path / name).mkdir()
    launch = MissedLaunch(
        record_folder=str(tmp_path / "recordings"),
        data_folder=str(tmp_path / "data"),
        record_key=RecordKey.generate(protected=True).key.reveal(),
        protected=True,
        running="",
        region="eu",
        register_path=None,
    )
    process = start_module("studio.missed")
    try:
        assert process.stdin is not None
        process.stdin.write(msgspec.json.encode(launch) + b"\n")
        process.stdin.flush()
        # Its standard input stays open: whoever began it is still there.
        assert process.wait(30) == 0
    finally:
        end_process(process, 0)
