import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.library.cards import CardBox
from studio.library.errors import LibraryError
from studio.library.shelf import Shelf, Tidied
from studio.output.ledger import LEDGER_SUFFIX
from studio.output.record_format import FileKeys, ShreddedError, read_header
from studio.output.record_format.holding import hold
from studio.secrets import RecordKey
from studio.wire.library import RetentionState, matches
from tests.parts.recordings import record

from .shelves import DAY_S, NOW_S, Held

KEY, OTHER = RecordKey.generate(protected=True), RecordKey.generate(protected=False)


def days_ago(count: float) -> datetime:
    return datetime.fromtimestamp(NOW_S, UTC) - timedelta(days=count)


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path, [KEY])


def recorded(held: Held, show: str, days: float, key: RecordKey = KEY, seconds: float = 4) -> str:
    path = record(held.folder / "recordings", key, show=show, at=days_ago(days), seconds=seconds)
    at_s = NOW_S - days * DAY_S
    os.utime(path, (at_s, at_s))
    return path.name


def test_each_recording_is_known_by_what_is_in_it(held: Held) -> None:
    whole = recorded(held, "Q3 results", 2)
    torn = recorded(held, "Town hall", 1, seconds=3)
    path = held.folder / "recordings" / torn
    path.write_bytes(path.read_bytes()[:-30_000])
    os.utime(path, (NOW_S - DAY_S, NOW_S - DAY_S))
    locked = recorded(held, "Board", 3, OTHER)
    (held.folder / "recordings" / "no.vsrec").write_bytes(b"something else")
    os.utime(held.folder / "recordings" / "no.vsrec", (1, 1))
    found = {each.name: each for each in held.shelf().survey.look_whole()}
    assert list(found) == [torn, whole, locked, "no.vsrec"]
    assert (found[whole].status, found[whole].seconds) == ("whole", 4.0)
    assert found[whole].show == "Q3 results"
    assert found[whole].began_utc_s == NOW_S - 2 * DAY_S
    assert (found[whole].width, found[whole].height) == (320, 180)
    assert found[torn].status == "torn"
    assert 1.5 <= found[torn].seconds < 3
    assert found[locked].status == "locked"
    assert OTHER.key_id in found[locked].fault
    assert not found[locked].protected
    assert "no recording of the studio" in found["no.vsrec"].fault
    card = held.shelf().survey.card(whole)
    assert card is not None
    assert len(card.thumbnail) == 160 * 90 * 3 // 2


def test_what_was_found_is_kept_sealed_and_not_looked_for_again(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(held, "Secret merger", 2)
    first = held.shelf().survey.look_whole()
    (card,) = (held.folder / "cards").iterdir()
    assert card.stat().st_mode & 0o777 == 0o600
    assert b"whole" not in card.read_bytes()

    def never(*_: object) -> None:
        pytest.fail("it was looked at again")

    monkeypatch.setattr("studio.library.survey.measure", never)
    assert held.shelf().survey.look_whole() == first
    # Under another key there is no card, and nothing is told.
    held.keys = [OTHER]
    (found,) = held.shelf().survey.look_whole()
    assert (found.status, found.seconds) == ("locked", 0)


def test_a_card_that_was_meddled_with_is_made_anew(held: Held) -> None:
    recorded(held, "Q3", 2)
    first = held.shelf().survey.look_whole()
    (card,) = (held.folder / "cards").iterdir()
    data = bytearray(card.read_bytes())
    data[-1] ^= 1
    card.write_bytes(data)
    assert held.shelf().survey.look_whole() == first


def test_a_second_look_tells_only_what_changed(held: Held) -> None:
    survey = held.shelf().survey
    first = recorded(held, "One", 2)
    assert [getattr(each, "name", each) for each in survey.look()] == [first]
    assert list(survey.look()) == []
    second = recorded(held, "Two", 1)
    assert [getattr(each, "name", each) for each in survey.look()] == [second]
    (held.folder / "recordings" / first).unlink()
    assert list(survey.look()) == [first]


@pytest.mark.promise(21)
def test_a_deleted_recording_can_be_restored_for_a_month_and_no_longer(held: Held) -> None:
    name = recorded(held, "Q3 results", 2)
    data = (held.folder / "recordings" / name).read_bytes()
    shelf = held.shelf()
    where = shelf.delete(name, "window")
    (found,) = held.shelf().survey.look_whole()
    assert (found.name, found.deleted) == (where, True)
    assert found.gone_utc_s == NOW_S + 30 * DAY_S
    held.now_s = NOW_S + 30 * DAY_S - 1
    assert held.shelf().tidy(RetentionState()) == Tidied([], [], [])
    assert held.shelf().restore(where, "window") == name
    assert (held.folder / "recordings" / name).read_bytes() == data
    again = held.shelf().delete(name, "window")
    held.now_s += 30 * DAY_S
    assert held.shelf().tidy(RetentionState()) == Tidied([], [again], [])
    assert held.shredded == [held.folder / "recordings" / again]
    assert not (held.folder / "recordings" / again).exists()
    assert not list((held.folder / "cards").iterdir())
    assert held.trail.kinds == [
        "recording deleted",
        "recording restored",
        "recording deleted",
        "recording erased",
    ]
    assert held.trail.entries[0][1] == {"recording": name, "by": "window"}


def test_one_that_cannot_be_erased_stays_and_keeps_no_other_from_it(held: Held) -> None:
    stuck, other = recorded(held, "Stuck", 40), recorded(held, "Other", 40)
    old = recorded(held, "Older", 400)
    stuck, other = (held.shelf().delete(name, "window") for name in (stuck, other))
    held.now_s += 30 * DAY_S
    where = held.folder / "recordings" / stuck
    held.unwritable = {where}
    tidied = held.shelf().tidy(RetentionState(keep_days=365))
    assert (tidied.deleted, tidied.erased) == ([old], [other])
    (left,) = tidied.left
    assert "Read-only file system" in left
    # Its key is there yet, so its file is, too; and nobody is told that it is gone.
    assert not read_header(where).is_shredded
    assert held.shredded == [held.folder / "recordings" / other]
    refused = [told for kind, told in held.trail.entries if kind == "recording not erased"]
    assert refused == [{"recording": stuck, "by": "retention", "why": left}]
    held.unwritable = set()
    assert held.shelf().tidy(RetentionState(keep_days=365)) == Tidied([], [stuck], [])


def test_what_is_shredded_takes_along_even_what_a_disk_keeps_of_its_card(held: Held) -> None:
    name = recorded(held, "Secret merger", 2)
    held.shelf().survey.look_whole()
    path = held.folder / "recordings" / name
    header = read_header(path)
    (card,) = (held.folder / "cards").iterdir()
    kept, box = card.read_bytes(), CardBox(held.folder / "cards")
    assert box.read(header.file_id, header.unwrap(KEY)) is not None
    held.shred(path)
    card.write_bytes(kept)
    assert held.shelf().survey.card(name) is None
    with pytest.raises(ShreddedError):
        read_header(path).unwrap(KEY)
    # The station's key alone, which others of its recordings need, opens it no more.
    station = FileKeys.of(bytes.fromhex(KEY.key.reveal()), header.file_id)
    assert box.read(header.file_id, station) is None


def test_a_recording_is_restored_beside_one_that_took_its_name(held: Held) -> None:
    name = recorded(held, "Q3", 2)
    where = held.shelf().delete(name, "window")
    assert recorded(held, "Q3", 2) == name
    assert held.shelf().restore(where, "window") == name.replace("_01.", "_01_2.")


def test_what_is_being_recorded_cannot_be_deleted(held: Held) -> None:
    name = recorded(held, "Q3", 0)
    path = held.folder / "recordings" / name
    path.write_bytes(path.read_bytes()[:-30_000])
    with path.open("r+b") as writing:
        # As its writer does, for as long as it lives, also while it pauses.
        assert hold(writing.fileno())
        with pytest.raises(LibraryError, match="stop the recording first"):
            held.shelf().delete(name, "window")
        (found,) = held.shelf().survey.look_whole()
        assert found.status == "recording"
    # Where a disk knows no locks, the show that runs says that it is its own.
    held.running = {name}
    with pytest.raises(LibraryError, match="stop the recording first"):
        held.shelf().delete(name, "window")
    held.running = set()
    held.shelf().delete(name, "window")


@pytest.mark.parametrize("name", ["../x.vsrec", "deleted/../../x", "/etc/passwd", "", "..", "a\0b"])
def test_nothing_outside_of_the_folder_has_a_name(held: Held, name: str) -> None:
    shelf = held.shelf()
    for act in (shelf.delete, shelf.restore):
        with pytest.raises(LibraryError, match="There is no recording"):
            act(name, "window")
    assert not held.trail.entries


def total(shelf: Shelf) -> int:
    return sum(each.file_bytes for each in shelf.survey.look_whole() if not each.deleted)


def test_retention_takes_the_old_and_the_too_much_and_nothing_that_is_needed(held: Held) -> None:
    old = recorded(held, "Old", 40)
    kept = recorded(held, "Kept", 50)
    owed = recorded(held, "Owed", 60)
    running = recorded(held, "Running", 70)
    middle, new = recorded(held, "Middle", 3), recorded(held, "New", 1)
    shelf = held.shelf()
    shelf.keep(kept, kept=True, by="window")
    folder = held.folder / "recordings"
    (folder / owed).with_suffix(LEDGER_SUFFIX).write_bytes(b"of a key that is not at hand")
    held.running = {running}
    assert shelf.tidy(RetentionState(keep_days=30)) == Tidied([old], [], [])
    assert held.trail.entries[-1][1]["why"] == "kept for 30 days"
    limit = total(shelf) - 1
    assert shelf.tidy(RetentionState(most_bytes=limit)) == Tidied([middle], [], [])
    assert shelf.tidy(RetentionState(most_bytes=1)) == Tidied([new], [], [])
    assert shelf.tidy(RetentionState(keep_days=1, most_bytes=1)) == Tidied([], [], [])
    left = {each.name for each in shelf.survey.look_whole() if not each.deleted}
    assert left == {kept, owed, running}
    # Once it is brought, the rule holds for it, too.
    (folder / owed).with_suffix(LEDGER_SUFFIX + ".done").touch()
    assert shelf.tidy(RetentionState(keep_days=30)) == Tidied([owed], [], [])


def test_search_finds_by_words_of_show_day_and_state(held: Held) -> None:
    recorded(held, "Q3 results", 2)
    (found,) = held.shelf().survey.look_whole()
    for words in ("", "q3", "RESULTS q3", found.name, "2026-09", "whole"):
        assert matches(found, words), words
    for words in ("q4", "q3 board", "torn"):
        assert not matches(found, words), words


def test_what_lies_in_other_folders_is_known_deleted_and_restored_there(held: Held) -> None:
    held.others = [held.folder / "second disk", held.folder / "gone"]
    here = recorded(held, "Here", 2)
    there = record(held.others[0], KEY, show="There", at=days_ago(40))
    names = [each.name for each in held.shelf().survey.look_whole()]
    assert names == [here, str(there)]
    where = held.shelf().delete(str(there), "window")
    assert where.startswith(str(held.others[0] / "deleted"))
    assert Path(where).exists()
    assert held.shelf().restore(where, "window") == str(there)
    assert held.shelf().tidy(RetentionState(keep_days=30)) == Tidied([str(there)], [], [])
    for name in (str(held.folder / "elsewhere.vsrec"), f"{held.others[0]}/../x.vsrec"):
        with pytest.raises(LibraryError, match="There is no recording"):
            held.shelf().delete(name, "window")


def test_what_is_to_be_uploaded_is_marked_and_kept_until_it_is(held: Held) -> None:
    name = recorded(held, "Q3 results", 60)
    shelf = held.shelf()
    assert shelf.upload(name, wanted=True, by="me").upload == "wanted"
    mark = held.folder / "recordings" / f"{name}.upload"
    assert mark.exists()
    # Old enough to go, but not before it was brought.
    assert shelf.tidy(RetentionState(keep_days=30)) == Tidied([], [], [])
    moved = shelf.delete(name, "me")
    assert not mark.exists()
    with pytest.raises(LibraryError, match="in the trash"):
        shelf.upload(moved, wanted=True, by="me")
    back = shelf.restore(moved, "me")
    assert shelf.survey.one(back).upload == "wanted"
    assert held.rung == [1]
    assert shelf.upload(back, wanted=False, by="me").upload == ""
    assert held.rung == [1]
    mark.with_name(f"{back}.uploaded").touch()
    assert shelf.survey.one(back).upload == "done"
