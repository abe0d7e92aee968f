"""``python -m studio.missed``: uploads what the ingests missed, at the lowest priority.

One launch, a line of JSON, on standard input; ends with it, and goes on the next time where it
was. Prints lines of JSON.
"""

import contextlib
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.audit.gate import Gate
from studio.client import BackendAddress, UploadCancelledError
from studio.client.archive import ArchiveClient
from studio.client.http import BackendHttp
from studio.output.record_format import RecordingError
from studio.policy import Policy, Region, load_register
from studio.record_folders import known_folders, take_wanted_upload
from studio.secrets import RecordKey, Secret
from studio.supervisor.backend import BackendProcess
from studio.wire.account_launch import ACCOUNT_NAME
from studio.wire.lifeline import Lifeline
from studio.wire.missed import MissedLaunch, MissedTold
from studio.wire.state import MissedState

from .borrowing import BorrowedToken
from .marks import is_marked, mark
from .recordings import bring_wanted, wanted_recordings
from .shows import RecordedShow, find_shows
from .uploading import Bringing, bring

if TYPE_CHECKING:
    from studio.client.address import Revealable

_LEAST: Final = 19
DONE, FAILED = 0, 1


def main() -> int:
    """Upload until all is there, or standard input ends."""
    lifeline = Lifeline()
    launch = msgspec.json.decode(lifeline.line(), type=MissedLaunch)
    cancel = threading.Event()
    threading.Thread(target=_wait_for_end, args=(lifeline, cancel), daemon=True).start()
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_LEAST)
    try:
        _print(MissedState(status="looking"))
        _print(_bring_all(launch, cancel))
    except UploadCancelledError:
        return DONE
    except (StudioError, OSError) as error:
        _print(MissedState(status="failed", fault=str(error)))
        return FAILED
    return DONE


def _bring_all(launch: MissedLaunch, cancel: threading.Event) -> MissedState:
    key = RecordKey.from_text(Secret(launch.record_key), "The launch", protected=launch.protected)
    folders = (Path(launch.record_folder), *known_folders(Path(launch.data_folder)))
    shows = [
        show
        for show in find_shows(folders, lambda _: key)
        if not all(is_marked(ledger.path) for ledger in show.ledgers)
    ]
    done = MissedState()
    with contextlib.ExitStack() as ends:
        client: ArchiveClient | None = None
        for show in shows:
            if show.missed().parts:
                client = client or _client(launch, key, cancel, ends)
                missed = bring(show, client, lambda told: _print(_state(told)))
                client.assemble(show.session)
                seconds = missed.missed_ns / 1e9
                done = MissedState(status="done", missed_s=seconds, uploaded_s=seconds)
            if show.session != launch.running:
                _mark_all(show)
        # Before it is looked which: what is wanted after that is brought by the next.
        with contextlib.suppress(OSError):
            take_wanted_upload(Path(launch.data_folder))
        refused: RecordingError | None = None
        for path in wanted_recordings(Path(launch.record_folder), Path(launch.data_folder)):
            client = client or _client(launch, key, cancel, ends)
            try:
                bring_wanted(path, client, _Hearer(path))
            except RecordingError as error:
                # One that cannot be read keeps no other from being brought.
                refused = refused or error
        if refused is not None:
            raise refused
    return done


class _Hearer:
    """Tells how far an upload of a recording is, by whole percents, and why it waits."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._brought = 0.0
        self._told: MissedState | None = None

    def __call__(self, done: float, trouble: str) -> None:
        if not trouble:
            # What waits tells 0, and yet what came is there.
            self._brought = int(done * 100) / 100
        now = MissedState(
            status="uploading", recording=self._name, brought=self._brought, fault=trouble
        )
        if now != self._told:
            self._told = now
            _print(now)


def _client(
    launch: MissedLaunch, key: RecordKey, cancel: threading.Event, ends: contextlib.ExitStack
) -> ArchiveClient:
    folder = Path(launch.data_folder)
    register = load_register(Path(launch.register_path) if launch.register_path else None)
    gate = Gate(
        policy=Policy(register, Region(launch.region)), trail=AuditLog(folder / LOG_NAME, key)
    )
    url = launch.backend_url
    token: Revealable = Secret(launch.backend_secret)
    if launch.account_socket and (folder / ACCOUNT_NAME).exists():
        # Somebody is signed in elsewhere: what is theirs goes there.
        borrowed = BorrowedToken(Path(launch.account_socket), Secret(launch.errand))
        url, token = borrowed.address, borrowed
    elif not url:
        backend = BackendProcess(folder, key)
        ends.callback(backend.close)
        url, token = backend.url, backend.secret
    ca_file = Path(launch.ca_file) if launch.ca_file else None
    http = BackendHttp(BackendAddress.parse(url), token, gate, ca_file)
    ends.callback(http.close)
    return ArchiveClient(http, cancel)


def _mark_all(show: RecordedShow) -> None:
    for path in (*(ledger.path for ledger in show.ledgers), *show.others):
        # One on a disk that is read-only by now is looked through again the next time.
        with contextlib.suppress(OSError):
            mark(path)


def _state(told: Bringing) -> MissedState:
    return MissedState(
        status="uploading",
        missed_s=round(told.missed_s, 1),
        uploaded_s=round(told.uploaded_s, 1),
        fault=told.trouble,
    )


def _wait_for_end(lifeline: Lifeline, cancel: threading.Event) -> None:
    for _ in lifeline.lines():
        # Nothing is said after the launch.
        continue
    cancel.set()


def _print(state: MissedState) -> None:
    # Where the supervisor is gone, nobody wants it: the end of standard input says so, too.
    with contextlib.suppress(OSError):
        sys.stdout.write(msgspec.json.encode(MissedTold(state)).decode() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
