from pathlib import Path

import pytest

from studio.audit import verify
from studio.cli.recording import add_parser
from studio.output.record_format import RecordReader, RecordWriter, read_header, shred
from studio.secrets import (
    EscrowKey,
    RecordKey,
    demo_key,
    escrow_key_from_file,
    key_from_file,
    write_new_key,
)

from .commands import run

PLAIN = b"what was shown " * 100


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setattr("studio.secrets.sealed._MEMORY_KIB", 64)


def recorded(path: Path, key: RecordKey, *escrow: EscrowKey, finish: bool = True) -> Path:
    writer = RecordWriter.create(path, key, escrow)
    writer.write(PLAIN)
    writer.commit()
    if finish:
        writer.finish()
    writer.close()
    return path


def opens(path: Path, key: RecordKey) -> bool:
    if key.key_id not in read_header(path).key_ids:
        return False
    with RecordReader.open(path, key) as reader:
        return reader.read() == PLAIN


def act(*words: object) -> int:
    return run(add_parser, "recording", *words)


def audited(folder: Path, key: RecordKey) -> list[str]:
    log = folder / "data" / "videosync-studio" / "audit.log"
    found = verify(log, lambda key_id: key if key_id == key.key_id else None)
    assert found.broken_at is None
    return [each.entry.kind for each in found.entries if each.entry is not None]


@pytest.mark.promise(15)
def test_a_lost_laptops_recordings_are_recovered_with_the_organisations_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORD", "correct horse battery")
    private, public = tmp_path / "private.key", tmp_path / "public.pem"
    assert act("new-escrow-key", private, public, "--passphrase-from", "env:WORD") == 0
    told = capsys.readouterr().out
    escrow = escrow_key_from_file(public)
    assert escrow.key_id in told
    assert f'escrow = "{escrow.line}"' in told
    assert "PRIVATE" not in private.read_text()
    lost, new = RecordKey.generate(protected=True), write_new_key(tmp_path / "new.key")
    paths = [recorded(tmp_path / name, lost, escrow) for name in ("a.vsrec", "b.vsrec")]
    words = (*paths, "--escrow-key", private, "--to-key-file", tmp_path / "new.key")
    assert act("recover", *words) == 3
    assert "--passphrase-from" in capsys.readouterr().err
    monkeypatch.setenv("WORD", "correct horse battery")
    assert act("recover", *words, "--passphrase-from", "env:WORD") == 0
    assert "says nothing about who made it" in capsys.readouterr().out
    for path in paths:
        assert opens(path, new)
        assert not opens(path, lost)
        assert read_header(path).escrow_ids == (escrow.key_id,)
    assert audited(tmp_path, new) == ["recording recovered"] * 2


def test_recordings_are_moved_to_another_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write_new_key(tmp_path / "old.key"), write_new_key(tmp_path / "new.key")
    assert act("new-escrow-key", tmp_path / "private.key", tmp_path / "public.pem") == 0
    path = recorded(tmp_path / "a.vsrec", old)
    before = path.read_bytes()[1 << 14 :]
    words = (path, "--key-file", tmp_path / "old.key", "--to-key-file", tmp_path / "new.key")
    capsys.readouterr()
    assert act("rewrap", *words, "--escrow", tmp_path / "public.pem") == 0
    escrow = escrow_key_from_file(tmp_path / "public.pem")
    assert capsys.readouterr().out == (
        f"{path}: Opened by record key {new.key_id}, escrow key {escrow.key_id}.\n"
    )
    assert opens(path, new)
    assert not opens(path, old)
    assert path.read_bytes()[1 << 14 :] == before
    assert act("rewrap", *words) == 3
    said = capsys.readouterr().err
    assert f"record key {new.key_id}, which is not in {tmp_path / 'old.key'}" in said
    assert f"It is in escrow (key {escrow.key_id})" in said
    again = (path, "--key-file", tmp_path / "new.key", "--to-key-file", tmp_path / "old.key")
    assert act("rewrap", *again) == 0
    assert read_header(path).escrow_ids == (escrow.key_id,)
    assert act("rewrap", *words, "--no-escrow") == 0
    assert read_header(path).escrow_ids == ()
    assert audited(tmp_path, new).count("recording re-wrapped") == 2


def test_a_recording_is_never_moved_to_the_demos_key_by_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = write_new_key(tmp_path / "station.key")
    path = recorded(tmp_path / "a.vsrec", key)
    assert act("rewrap", path, "--key-file", tmp_path / "station.key") == 3
    assert "protects nothing" in capsys.readouterr().err
    assert opens(path, key)
    # The other way round is what one does when a key is there.
    demos = recorded(tmp_path / "b.vsrec", demo_key(tmp_path / "data" / "videosync-studio"))
    assert not read_header(demos).is_protected
    assert act("rewrap", demos, "--to-key-file", tmp_path / "station.key") == 0
    assert read_header(demos).is_protected
    assert opens(demos, key)


def test_recovery_says_which_key_would_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "other"):
        assert act("new-escrow-key", tmp_path / f"{name}.key", tmp_path / f"{name}.pem") == 0
    one, other = (escrow_key_from_file(tmp_path / f"{name}.pem") for name in ("one", "other"))
    lost = RecordKey.generate(protected=True)
    words = ("--escrow-key", tmp_path / "other.key")
    path = recorded(tmp_path / "a.vsrec", lost, one)
    assert act("recover", path, *words) == 3
    assert f"in escrow with {one.key_id}" in (said := capsys.readouterr().err)
    assert f"other.key is {other.key_id}" in said
    alone = recorded(tmp_path / "b.vsrec", lost)
    assert act("recover", alone, *words) == 3
    assert "no key at all" in capsys.readouterr().err
    shred(alone)
    assert act("recover", alone, *words) == 3
    assert "was shredded" in capsys.readouterr().err
    assert act("recover", tmp_path / "absent.vsrec", *words) == 3
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err


def test_which_keys_open_a_recording_is_told_without_any(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demo = demo_key(tmp_path / "data" / "videosync-studio")
    path = recorded(tmp_path / "a.vsrec", demo)
    assert act("keys", path) == 0
    assert (
        f"record key {demo.key_id} (the demo's, which protects nothing)" in capsys.readouterr().out
    )
    shred(path)
    assert act("keys", path) == 0
    assert "Shredded" in capsys.readouterr().out


def test_a_recording_that_was_cut_off_is_repaired(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = write_new_key(tmp_path / "station.key")
    path = recorded(tmp_path / "a.vsrec", key, finish=False)
    with path.open("ab") as file:
        file.write(b"torn")
    words = ("repair", path, "--key-file", tmp_path / "station.key")
    assert act(*words) == 0
    assert capsys.readouterr().out == f"{path}: Repaired: 4 bytes were torn and came off.\n"
    assert opens(path, key)
    assert act(*words) == 0
    assert "nothing to repair" in capsys.readouterr().out


def test_a_stations_key_is_kept_elsewhere_under_a_passphrase(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = write_new_key(tmp_path / "station.key")
    monkeypatch.setenv("WORD", "correct horse battery")
    kept = tmp_path / "kept.key"
    words = ("keep-key", kept, "--key-file", tmp_path / "station.key", "--sealed")
    assert act(*words, "--passphrase-from", "env:WORD") == 0
    assert key.key_id in capsys.readouterr().out
    assert key.key.reveal() not in kept.read_text()
    path = recorded(tmp_path / "a.vsrec", key)
    monkeypatch.setenv("WORD", "correct horse battery")
    asked = ("rewrap", path, "--key-file", kept, "--passphrase-from", "env:WORD")
    assert act(*asked, "--to-key-file", tmp_path / "station.key") == 0
    assert act("keep-key", kept, "--key-file", tmp_path / "station.key") == 3
    assert "name a new file" in capsys.readouterr().err
    monkeypatch.setenv("WORD", "short")
    assert act("new-key", tmp_path / "new.key", "--passphrase-from", "env:WORD") == 3
    assert "at least 8 characters" in capsys.readouterr().err
    assert key_from_file(tmp_path / "station.key") == key
