"""A client of the account's process, as a window is one."""

from contextlib import suppress
from pathlib import Path

import pytest

from studio.wire.account import (
    AccountDone,
    AccountRefused,
    AccountRequest,
    AccountState,
    AnyAccountCommand,
    AnyAccountEvent,
)
from studio.wire.codec import account_event_decoder
from tests.parts.studio_run import StudioRun
from tests.parts.wire_client import WireClient


class Caller(WireClient[AccountState, AnyAccountCommand, AnyAccountEvent]):
    """Calls it, and knows what it tells."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            AccountState(),
            decoder=account_event_decoder(),
            request=AccountRequest,
            reduce=_newest,
            answer=_answer,
        )


def _newest(before: AccountState, event: AnyAccountEvent) -> AccountState:
    return event if isinstance(event, AccountState) else before


def _answer(event: AnyAccountEvent) -> tuple[int, str] | None:
    match event:
        case AccountDone(id=number):
            return number, ""
        case AccountRefused(id=number, reason=reason):
            return number, reason
        case _:
            return None


def children_of(run: StudioRun, *modules: str) -> list[int]:
    """Return the children of the studio that run one of *modules*."""
    assert run.process is not None
    children = Path(f"/proc/{run.process.pid}/task/{run.process.pid}/children").read_text()
    found = []
    for pid in map(int, children.split()):
        with suppress(FileNotFoundError, ProcessLookupError):
            words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            if set(modules) & set(words):
                found.append(pid)
    return found


def child_of(run: StudioRun, module: str) -> int:
    """Return the child of the studio that runs *module*."""
    children = children_of(run, module)
    if not children:
        pytest.fail(f"{module} does not run")
    return children[0]
