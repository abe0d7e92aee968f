"""Brings signed heads to another machine, beside the requests: none of them ever waits for it."""

import logging
import threading
from typing import Final

from mixer.handoff import BoundedQueue, Guard
from mixer.worker import Worker
from studio.backend.errors import BackendError, StoreError
from studio.backend.moment import HOUR_NS

from .kept_heads import HeadsElsewhere, KeptHeads
from .model import SignedHead

_LOOK_S: Final = 0.5
_END_S: Final = 15.0
"""One request that hangs, and what the last one takes."""
_log = logging.getLogger(__name__)


class HeadsCourier:
    """Keeps heads in *near*, at once, and has them kept elsewhere soon, again and again if need be.

    Of each chain the newest head waits, and no other: what it replaces is told by it as well.
    *pause_s*: between two times that heads go; *longest_s*: how long it waits at most after a
    failure, of which each wait is twice as long as the one before.
    """

    def __init__(self, near: KeptHeads, *, pause_s: float = 1.0, longest_s: float = 60.0) -> None:
        self._near = near
        self._pause_s, self._longest_s = pause_s, longest_s
        self._far: HeadsElsewhere | None = None
        self._guard = Guard()
        self._waiting: dict[str, SignedHead] = {}
        self._known: set[str] = set()
        self._written: set[str] = set()
        self._wake: BoundedQueue[str] = BoundedQueue(1)
        self._fault = ""
        self._enter_ns = 0
        self._worker = Worker("audit heads", self._run)

    def keep(self, head: SignedHead) -> None:
        """As :class:`KeptHeads` says; waits for no network."""
        self._written.add(head.chain)
        self._leave(head)
        self._near.keep(head)

    def all(self) -> tuple[SignedHead, ...]:
        """As :class:`KeptHeads` says: what is near."""
        return self._near.all()

    def start(self, far: HeadsElsewhere) -> None:
        """Begin, with what the last run may not have brought there. The owner's thread."""
        self._far = far
        try:
            for head in self._near.all():
                self._leave(head)
        except StoreError as error:
            _log.warning("%s", error)
        self._worker.start()

    def close(self) -> None:
        """End, having tried what waits once more. The owner's thread."""
        self._worker.stop(_END_S)

    def check(self) -> None:
        """Raise :class:`StoreError` while heads cannot be brought there: for a job that tells."""
        if self._fault:
            raise StoreError(self._fault)

    def _leave(self, head: SignedHead) -> None:
        with self._guard:
            before = self._waiting.get(head.chain)
            if before is None or before.size <= head.size:
                self._waiting[head.chain] = head
        self._wake.put(head.chain)

    def _run(self, stop: threading.Event) -> None:
        wait_s = self._pause_s
        while not stop.is_set():
            if self._wake.get(_LOOK_S) is None and not self._fault:
                continue
            wait_s = self._pause_s if self._bring() else min(wait_s * 2, self._longest_s)
            stop.wait(wait_s)
        self._bring()

    def _bring(self) -> bool:
        far = self._far
        with self._guard:
            heads = list(self._waiting.values())
        if far is None:
            return True
        try:
            for head in heads:
                self._bring_one(far, head)
        except BackendError as error:
            if not self._fault:
                _log.warning("%s", error)
            self._fault = str(error)
            return False
        self._fault = ""
        return True

    def _bring_one(self, far: HeadsElsewhere, head: SignedHead) -> None:
        if head.chain not in self._known:
            newest = far.newest(head.chain)
            is_behind = newest is not None and newest.size > head.size
            if is_behind and head.chain not in self._written:
                # What was near had not reached the disk when the machine fell.
                self._done(head)
                return
            if is_behind:
                # It must not be written over: it is all that shows what was taken away here.
                message = (
                    f"A head of chain {head.chain} that is kept elsewhere tells of more records "
                    "than there are here: the trail was cut; verify it with that head."
                )
                raise StoreError(message)
            self._known.add(head.chain)
        far.keep(head)
        if head.chain in self._written and head.at_ns >= self._enter_ns:
            # Again and again: what noted it may have been written over.
            far.enter(head)
            self._enter_ns = head.at_ns + HOUR_NS
        self._done(head)

    def _done(self, head: SignedHead) -> None:
        with self._guard:
            if self._waiting.get(head.chain) is head:
                del self._waiting[head.chain]
