"""The jobs of the store, of retention and of accounts, and which kinds are deleted and kept how."""

from typing import Any, Final

from .accounts import Accounts
from .accounts.session_records import SESSIONS
from .archive import ARCHIVES, ArchiveKeeping
from .audit import HeadsCourier
from .belongings import EventBelongings
from .events.kept import DELETABLE as EVENTS_DELETABLE
from .events.kept import RETAINED as EVENTS_RETAINED
from .events.model import EVENTS
from .jobs import Job
from .moment import Now
from .records import Kind
from .repository import Repository
from .retention import Category, Erasing, Restoring, Retained
from .retention.model import RECEIPTS
from .stores.sqlite import SqliteRepository
from .stores.sqlite.backups import Backups
from .stores.sqlite.drill import DRILLS, RestoreDrill
from .stores.sqlite.telling import RestoreTold
from .talkback.model import DAILY_ROOMS, TALK_MATRICES, TALK_ROOMS
from .trail import Trail
from .vendors import VendorService

DELETABLE: Final[tuple[Kind[Any], ...]] = (*EVENTS_DELETABLE, ARCHIVES)
"""What people delete softly, and support brings back."""
RETAINED: Final = (
    *EVENTS_RETAINED,
    Retained(ARCHIVES, Category.RECORDINGS, "begun_at_ns"),
    Retained(SESSIONS, Category.SIGN_INS, "ends_ns"),
    Retained(TALK_MATRICES, Category.OPERATIONS, "changed_at_ns"),
    Retained(TALK_ROOMS, Category.OPERATIONS, "changed_at_ns"),
    Retained(DAILY_ROOMS, Category.OPERATIONS, "changed_at_ns"),
    Retained(DRILLS, Category.OPERATIONS, "at_ns"),
    Retained(RECEIPTS, Category.OPERATIONS, "erased_at_ns"),
)


def retention_jobs(
    repository: Repository, trail: Trail, now: Now, archives: ArchiveKeeping
) -> tuple[Job, ...]:
    """Return what deletes and erases, in whichever store. One instance at a time runs them."""
    belongings = EventBelongings(repository, now)
    erasing = Erasing(
        repository,
        trail,
        now,
        deletable=DELETABLE,
        retained=RETAINED,
        assets={ARCHIVES.name: archives.erase_files, EVENTS.name: belongings.erase},
    )
    return (
        Job("files of archives", archives.match_if_due),
        Job("what belongs to events", belongings.match_if_due),
        Job("retention run", erasing.run_if_due),
    )


def no_jobs(_trail: Trail, _now: Now) -> tuple[Job, ...]:
    """Return nothing: what serves MongoDB looks after it."""
    return ()


def store_jobs(repository: SqliteRepository, trail: Trail, now: Now) -> tuple[Job, ...]:
    """Return what looks after the embedded store: its copies, and whether they are good."""
    told, backups = RestoreTold(repository, trail), Backups(repository, now)
    drill = RestoreDrill(repository, trail, now)
    return (
        Job("note of a restore", lambda _: told.run_if_due()),
        Job("backup", lambda _: backups.make_due()),
        Job("restore drill", lambda _: drill.run_if_due()),
    )


def vendor_jobs(vendors: VendorService) -> tuple[Job, ...]:
    """Return what tells of reviews of vendors that are overdue."""
    return (Job("reviews of vendors", lambda _: vendors.tell_overdue()),)


def head_jobs(courier: HeadsCourier) -> tuple[Job, ...]:
    """Return what tells that heads of the trail cannot be kept elsewhere."""
    return (Job("keeping heads of the trail elsewhere", lambda _: courier.check()),)


def account_jobs(accounts: Accounts) -> tuple[Job, ...]:
    """Return what sends letters and erases what is worthless. One instance at a time runs them."""
    return (
        Job("post", lambda _: accounts.outbox.send_waiting()),
        Job("housekeeping of accounts", lambda _: accounts.housekeeping.run_if_due()),
    )


def restoring(repository: Repository, trail: Trail, now: Now) -> Restoring:
    """Return what support brings deleted things back with."""
    return Restoring(repository, trail, now, deletable=DELETABLE, own=EVENTS)
