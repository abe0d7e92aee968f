"""Asks the authority on threads of its own: no stream waits while another one is decided about."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker

from .authority import AuthorityError, Authorizer, Grant

LOOK_EVERY_S: Final = 0.3
"""A key that was revoked ends what is published with it within a second."""
_BEAT_NS: Final = 5 * NS_PER_S
_TRUST_NS: Final = 600 * NS_PER_S
"""A show outlives a backend that cannot be asked for as long as its key would."""
_MOST_WAITING: Final = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one question."""

    ticket: int
    grant: Grant | None


class Asking:
    """Owns the two threads. *told* is called on them when there is something to take."""

    def __init__(self, authorizer: Authorizer, clock: Clock, told: Callable[[], None]) -> None:
        self._authorizer = authorizer
        self._clock = clock
        self._told = told
        self._questions: BoundedQueue[tuple[int, str, str]] = BoundedQueue(_MOST_WAITING)
        self._answers: BoundedQueue[Answer] = BoundedQueue(_MOST_WAITING)
        self._watched: LatestSlot[tuple[str, ...]] = LatestSlot()
        self._ended: BoundedQueue[frozenset[str]] = BoundedQueue(_MOST_WAITING)
        self._asker = Worker("ingest authority", self._ask)
        self._watcher = Worker("ingest watch", self._watch)

    def start(self) -> None:
        """Begin. The owner's thread."""
        self._asker.start()
        self._watcher.start()

    def stop(self) -> None:
        """End, once what is being asked was answered. The owner's thread."""
        self._questions.close()
        self._asker.ask_to_stop()
        self._watcher.ask_to_stop()
        self._asker.stop(30.0)
        self._watcher.stop(30.0)
        self._authorizer.close()

    def ask(self, ticket: int, application: str, name: str) -> bool:
        """Ask; False when too many wait already. The server's thread."""
        return self._questions.put((ticket, application, name))

    def watch(self, grants: tuple[str, ...]) -> None:
        """Say what is being published now. The server's thread."""
        self._watched.put(grants)

    def answers(self) -> list[Answer]:
        """Take what was answered. The server's thread."""
        found = []
        while (answer := self._answers.get(0)) is not None:
            found.append(answer)
        return found

    def ended(self) -> frozenset[str]:
        """Take the grants that have ended. The server's thread."""
        found: frozenset[str] = frozenset()
        while (some := self._ended.get(0)) is not None:
            found |= some
        return found

    def _ask(self, stop: threading.Event) -> None:
        while not stop.is_set():
            question = self._questions.get(1.0)
            if question is None:
                continue
            ticket, application, name = question
            grant = None
            # Whoever cannot be asked has not said yes.
            with contextlib.suppress(AuthorityError):
                grant = self._authorizer.authorize(application, name)
            self._answers.put(Answer(ticket, grant))
            self._told()

    def _watch(self, stop: threading.Event) -> None:
        heard_ns = self._clock.now_ns()
        beat_ns = heard_ns - _BEAT_NS
        while not stop.is_set():
            grants = self._watched.get() or ()
            try:
                if self._clock.now_ns() - beat_ns >= _BEAT_NS:
                    beat_ns = self._clock.now_ns()
                    self._authorizer.heartbeat(len(grants))
                ended = self._authorizer.ended(grants) if grants else frozenset()
                heard_ns = self._clock.now_ns()
            except AuthorityError:
                is_lost = self._clock.now_ns() - heard_ns > _TRUST_NS
                ended = frozenset(grants) if is_lost else frozenset()
            if ended:
                self._ended.put(ended)
                self._told()
            stop.wait(LOOK_EVERY_S)
