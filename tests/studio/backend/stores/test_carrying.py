"""What the write-ahead log holds is carried when it is long; who writes is not told of failing."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import apsw
import pytest

from studio.backend.stores.sqlite.carrying import LONG_PAGES, Carrying
from tests.waiting import wait_until

_PAGE_BYTES = 4096


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def _connection(stack: ExitStack, path: Path) -> apsw.Connection:
    made = apsw.Connection(str(path))
    stack.callback(made.close)
    made.pragma("journal_mode", "wal")
    made.pragma("synchronous", 0)
    return made


def _carried_by(stack: ExitStack, writer: apsw.Connection, carrier: apsw.Connection) -> None:
    carrying = Carrying(writer, carrier)
    carrying.start()
    stack.callback(carrying.stop)


def _write(connection: apsw.Connection, pages: int) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS kept (what)")
    connection.execute("INSERT INTO kept VALUES (zeroblob(?))", (pages * _PAGE_BYTES,))


def _await_carried(path: Path) -> None:
    is_carried = partial(_is_carried, path)
    wait_until(is_carried, 10, "it is carried")


def _is_carried(path: Path) -> bool:
    return path.stat().st_size > LONG_PAGES * _PAGE_BYTES


def test_a_long_log_is_carried_and_a_short_one_left(stack: ExitStack, tmp_path: Path) -> None:
    path = tmp_path / "store"
    writer = _connection(stack, path)
    _carried_by(stack, writer, _connection(stack, path))
    _write(writer, 10)
    assert path.stat().st_size < 10 * _PAGE_BYTES
    _write(writer, LONG_PAGES)
    _await_carried(path)
    # What was carried makes no log long any more; its last page may just be on its way.
    log = path.with_name("store-wal")

    def is_used_again() -> bool:
        before = log.stat().st_size
        _write(writer, 10)
        return log.stat().st_size == before

    wait_until(is_used_again, 10, "the log is used again")


def test_where_another_carries_it_is_left_to_the_next_write(
    stack: ExitStack, tmp_path: Path
) -> None:
    path = tmp_path / "store"
    writer, reader, other = (_connection(stack, path) for _ in range(3))
    carrier = _Watched(str(path))
    stack.callback(carrier.close)
    assert carrier.pragma("journal_mode") == "wal"
    carrying = Carrying(writer, carrier)
    _write(writer, 1)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM kept").fetchall()
    holds, go_on = threading.Event(), threading.Event()

    def waits(_tries: int) -> bool:
        # In the midst of its work, as the reader looks at what it would write over.
        holds.set()
        go_on.wait(20)
        return False

    other.set_busy_handler(waits)

    def carry_all() -> None:
        with pytest.raises(apsw.BusyError):
            other.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)

    _write(writer, LONG_PAGES)
    thread = threading.Thread(target=carry_all)
    thread.start()
    try:
        assert holds.wait(20)
        carrying.start()
        stack.callback(carrying.stop)
        assert carrier.was_busy.wait(20)
        assert not _is_carried(path)
    finally:
        go_on.set()
        thread.join()
    reader.execute("COMMIT")
    _write(writer, 1)
    _await_carried(path)


@pytest.mark.allow_log("the store's log stays long")
def test_what_cannot_be_carried_at_all_is_logged(
    stack: ExitStack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "store"
    writer, carrier = _connection(stack, path), _connection(stack, path)
    _carried_by(stack, writer, carrier)
    carrier.close()
    with caplog.at_level("WARNING"):
        _write(writer, LONG_PAGES)
        wait_until(lambda: "the store's log stays long" in caplog.text, 10, "it is logged")


class _Watched(apsw.Connection):
    """Tells when it found that somebody else was at it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.was_busy = threading.Event()

    def wal_checkpoint(self, dbname: str | None = None, mode: int = 0) -> tuple[int, int]:
        try:
            return super().wal_checkpoint(dbname, mode)
        except apsw.BusyError:
            self.was_busy.set()
            raise
