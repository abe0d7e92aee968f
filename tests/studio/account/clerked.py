"""A clerk of the account on a thread of its own, asked as a window asks it."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from mixer.clock import MonotonicClock
from mixer.handoff import BoundedQueue
from studio.account.calling import Calling
from studio.account.clerk import Clerk
from studio.account.engine_line import EngineLine
from studio.account.entry import Entry, EntryMeans
from studio.account.following import Following
from studio.account.going import Going
from studio.account.inbox import Asked, EndAsked, News, new_inbox
from studio.account.kept import KeptAccount
from studio.account.lending import Lending
from studio.account.office import Office
from studio.account.pages import OwnPages
from studio.account.talk_line import TalkLine
from studio.account.watching import Watching
from studio.client.stations import OwnStation
from studio.engine.desk import Desk
from studio.secrets import RecordKey, Secret
from studio.wire.account import (
    AccountDone,
    AccountRefused,
    AccountRequest,
    AccountState,
    AnyAccountCommand,
    AnyAccountEvent,
)
from tests.fakes.people import allow_all
from tests.waiting import wait_until


@dataclass
class Clerked:
    """A clerk of its own thread, and all that it said."""

    inbox: BoundedQueue[News]
    opened: list[str] = field(default_factory=list)
    told: list[AnyAccountEvent] = field(default_factory=list)

    def ask(self, number: int, command: AnyAccountCommand) -> None:
        self.inbox.put(Asked(1, AccountRequest(number, command)))

    def do(self, number: int, command: AnyAccountCommand) -> None:
        """Ask, and wait until it is done."""
        self.ask(number, command)
        wait_until(lambda: AccountDone(id=number) in list(self.told), 10, f"{command} is done")

    def wait(self, holds: Callable[[AccountState], object], what: str) -> None:
        def came() -> bool:
            states = [each for each in list(self.told) if isinstance(each, AccountState)]
            return bool(states) and bool(holds(states[-1]))

        wait_until(came, 10, what)

    def refusal(self, number: int) -> str:
        def found() -> list[str]:
            return [
                each.reason
                for each in list(self.told)
                if isinstance(each, AccountRefused) and each.id == number
            ]

        wait_until(found, 10, "a refusal")
        return found()[0]


def clerked(
    ends: ExitStack, folder: Path, ca_file: Path | None, browse: Callable[[str], object]
) -> Clerked:
    made = Clerked(new_inbox())
    desks = [Desk(name) for name in ("account desk", "browser desk", "stations desk")]

    def open_browser(url: str) -> None:
        made.opened.append(url)
        browse(url)

    means = EntryMeans(
        gate=allow_all,
        ca_file=ca_file,
        kept=KeptAccount(folder / "account.sealed", RecordKey.generate(protected=True)),
        open_browser=open_browser,
    )

    def send(_client: int | None, event: AnyAccountEvent) -> None:
        made.told.append(event)

    office = Office(desk=desks[0], post=made.inbox.put, send=send)
    watching = Watching(
        post=made.inbox.put, gate=allow_all, ca_file=ca_file, own=OwnStation("here", "Here")
    )
    clerk = Clerk(
        inbox=made.inbox,
        office=office,
        entry=lambda entered: Entry(office=office, means=means, browser=desks[1], entered=entered),
        going=Going(
            office=office, engine=EngineLine(folder / "none", lambda _: None), station="here"
        ),
        following=Following(office=office, watching=watching, desk=desks[2]),
        calling=Calling(
            office=office,
            line=TalkLine(folder / "talk"),
            desk=desks[2],
            station="here",
            name="Here",
            ca_file="",
        ),
        pages=OwnPages(office=office, open_browser=open_browser),
        lending=Lending(office=office, errand=Secret("")),
        clock=MonotonicClock(),
        send=send,
    )
    for desk in desks:
        desk.start()
        ends.callback(desk.stop, 10)
    thread = threading.Thread(target=clerk.run)
    thread.start()
    ends.callback(thread.join, 10)
    ends.callback(made.inbox.put, EndAsked())
    return made
