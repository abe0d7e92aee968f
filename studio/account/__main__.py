"""``python -m studio.account``: serves the account of one station to the windows that call.

One launch, a line of JSON, on standard input, then how the backend that comes along is asked; ends
with it. The listening socket is inherited.
"""

import contextlib
import logging
import platform
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import MonotonicClock
from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.audit.gate import Gate
from studio.client.stations import OwnStation
from studio.engine.desk import Desk
from studio.policy import Policy, Region, load_register
from studio.secrets import RecordKey, Secret
from studio.wire.account import AccountRequest
from studio.wire.account_launch import ACCOUNT_NAME, AccountLaunch, AccountLine
from studio.wire.codec import account_request_decoder
from studio.wire.ear import Ear
from studio.wire.lifeline import Lifeline
from studio.wire.server import WireServer

from .calling import Calling
from .clerk import Clerk
from .engine_line import EngineLine
from .entry import Entry, EntryMeans
from .following import Following
from .going import Going
from .inbox import Asked, Came, EndAsked, EngineNews, Left, Post, new_inbox
from .kept import KeptAccount
from .lending import Lending
from .office import Office
from .pages import OwnPages
from .talk_line import TalkLine
from .watching import Watching

_log = logging.getLogger(__name__)
_END_S: Final = 2.0
_NAME_CHARACTERS: Final = 80
OK, FAILED = 0, 1


def main() -> int:
    """Serve until standard input ends."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    lifeline = Lifeline()
    launch = msgspec.json.decode(lifeline.line(), type=AccountLaunch)
    try:
        _serve(launch, lifeline)
    except StudioError as error:
        _log.error("%s", error)
        return FAILED
    return OK


def _serve(launch: AccountLaunch, lifeline: Lifeline) -> None:
    inbox = new_inbox()
    means = _means(launch)
    listener = socket.socket(fileno=launch.descriptor)
    server = WireServer("account server", listener, account_request_decoder, _ear(inbox.put))
    desk, browser, stations = Desk("account desk"), Desk("browser desk"), Desk("stations desk")
    talk = Desk("talk desk")
    engine = EngineLine(Path(launch.control_socket), lambda state: inbox.put(EngineNews(state)))
    office = Office(desk=desk, post=inbox.put, send=server.send)
    name = platform.node()
    going = Going(office=office, engine=engine, station=name)
    watching = Watching(
        post=inbox.put,
        gate=means.gate,
        ca_file=means.ca_file,
        own=OwnStation(going.station, name[:_NAME_CHARACTERS] or going.station),
    )
    clerk = Clerk(
        inbox=inbox,
        office=office,
        entry=lambda entered: Entry(office=office, means=means, browser=browser, entered=entered),
        going=going,
        following=Following(office=office, watching=watching, desk=stations),
        calling=Calling(
            office=office,
            line=TalkLine(Path(launch.talk_socket)),
            desk=talk,
            station=going.station,
            name=name[:_NAME_CHARACTERS] or going.station,
            ca_file=launch.ca_file or "",
        ),
        pages=OwnPages(office=office, open_browser=means.open_browser),
        lending=Lending(office=office, errand=Secret(launch.errand)),
        clock=MonotonicClock(),
        send=server.send,
    )
    with contextlib.ExitStack() as ends:
        # The last that is opened ends first: nobody is served by what has gone.
        for each in (desk, browser, stations, talk):
            each.start()
            ends.callback(each.stop, _END_S)
        engine.open()
        ends.callback(engine.close)
        server.start()
        ends.callback(server.stop)
        listening = threading.Thread(
            target=_listen, args=(lifeline, inbox.put), name="account launch", daemon=True
        )
        listening.start()
        clerk.run()


def _means(launch: AccountLaunch) -> EntryMeans:
    folder = Path(launch.data_folder)
    key = RecordKey.from_text(Secret(launch.record_key), "The launch", protected=launch.protected)
    register = load_register(Path(launch.register_path) if launch.register_path else None)
    policy = Policy(register, Region(launch.region))
    return EntryMeans(
        gate=Gate(policy=policy, trail=AuditLog(folder / LOG_NAME, key)),
        ca_file=Path(launch.ca_file) if launch.ca_file else None,
        kept=KeptAccount(folder / ACCOUNT_NAME, key),
        open_browser=webbrowser.open,
    )


def _listen(lifeline: Lifeline, post: Post) -> None:
    """Take in what the supervisor says, until it says no more."""
    for line in lifeline.lines():
        told = msgspec.json.decode(line, type=AccountLine)
        if not isinstance(told, AccountLaunch):
            post(told)
    post(EndAsked())


def _ear(post: Post) -> Ear[AccountRequest]:
    return Ear(
        came=lambda client: post(Came(client)),
        asked=lambda client, request: post(Asked(client, request)),
        left=lambda client: post(Left(client)),
    )


if __name__ == "__main__":
    sys.exit(main())
