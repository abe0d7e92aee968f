"""An upload that is ended goes on where it was."""

import threading
from pathlib import Path

import msgspec
import pytest

from studio.client import BackendAddress, UploadCancelledError
from studio.client.archive import ArchiveClient
from studio.client.http import BackendHttp
from studio.missed.__main__ import _Hearer
from studio.missed.recordings import bring_wanted, upload_recording, wanted_recordings
from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey
from studio.supervisor.backend import BackendProcess
from studio.wire.missed import MissedTold

_MEBIBYTES = 3


def test_an_upload_goes_on_where_it_was_ended(tmp_path: Path) -> None:
    key = RecordKey.generate(protected=True)
    path = tmp_path / "long.vsrec"
    writer = RecordWriter.create(path, key)
    for _ in range(_MEBIBYTES):
        writer.write(bytes(1 << 20))
        writer.commit()
    writer.finish()
    writer.close()
    backend = BackendProcess(tmp_path / "data", key)
    http = BackendHttp(BackendAddress.parse(backend.url), backend.secret, lambda *_: None)
    try:
        client = ArchiveClient(http, threading.Event())

        def impatient(done: float, _trouble: str) -> None:
            if done > 0:
                message = "Cancelled."
                raise UploadCancelledError(message)

        with pytest.raises(UploadCancelledError):
            upload_recording(path, client, impatient)
        heard: list[float] = []
        name = upload_recording(path, client, lambda done, _trouble: heard.append(done))
        # The first third was there; then it is whole.
        begun = [done for done in heard if done]
        assert begun[0] > 0.25
        assert begun[-1] == 1
        assert b"".join(client.recording(name)) == path.read_bytes()
        mark = path.with_name(f"{path.name}.upload")
        mark.touch()
        assert wanted_recordings(tmp_path, tmp_path / "data") == [path]
        bring_wanted(path, client, lambda *_: None)
        assert not mark.exists()
        assert path.with_name(f"{path.name}.uploaded").exists()
        assert wanted_recordings(tmp_path, tmp_path / "data") == []
    finally:
        http.close()
        backend.close()


def test_how_far_a_recording_is_is_told_by_whole_percents_and_why_it_waits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hear = _Hearer(Path("/films/Q3_01.vsrec"))
    for done, trouble in ((0, ""), (0, ""), (0.501, ""), (0.509, ""), (0, "It is off."), (1, "")):
        hear(done, trouble)
    lines = capsys.readouterr().out.splitlines()
    told = [msgspec.json.decode(line, type=MissedTold).missed for line in lines]
    assert [(each.brought, each.fault) for each in told] == [
        (0, ""),
        (0.5, ""),
        (0.5, "It is off."),
        (1, ""),
    ]
    assert {each.recording for each in told} == {"Q3_01.vsrec"}
