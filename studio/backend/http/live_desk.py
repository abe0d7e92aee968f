"""Who is connected to this instance, and hands each of them the newest state."""

import contextlib
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, Self, cast

import anyio
from anyio.lowlevel import current_token

from mixer.handoff import Guard
from studio.backend.accounts.ended import SessionsEnded, hear_ended
from studio.backend.bus import Bus, Topic
from studio.backend.live import LiveState
from studio.backend.live.service import decode_state

from .live_messages import encode_state

MOST_ANSWERS: Final = 32
"""A client that takes none of so many is cut off."""
MOST_SEATS: Final = 2000


class _Loop(Protocol):
    """The server's loop: the one method of it that another thread may call."""

    def call_soon_threadsafe(self, call: Callable[..., object], *arguments: object) -> object: ...


@dataclass(frozen=True, slots=True)
class News:
    """A state and its text, made once for all."""

    order: tuple[int, int]
    text: str

    @classmethod
    def of(cls, state: LiveState) -> Self:
        """Return what tells *state*."""
        return cls(state.order, encode_state(state))


class Seat:
    """One connected client: the newest state, and its answers. The loop's thread."""

    def __init__(self, event: str, session: str) -> None:
        self.event, self.session = event, session
        self.loop = cast("_Loop", current_token().native_token)
        self.is_ended = False
        self._news: News | None = None
        self._told: tuple[int, int] = (0, -1)
        self._answers: deque[str] = deque()
        self._ready = anyio.Event()

    def is_behind(self, order: tuple[int, int]) -> bool:
        """Whether a state of this order is newer than what was told."""
        return order > self._told

    def show(self, news: News) -> None:
        """Have *news* told, unless newer ones were; what waits still is dropped for them."""
        if self.is_behind(news.order):
            self._told, self._news = news.order, news
            self._ready.set()

    def answer(self, text: str) -> None:
        """Have an answer told; none is dropped: who takes none is cut off."""
        self._answers.append(text)
        if len(self._answers) > MOST_ANSWERS:
            self.end()
        self._ready.set()

    def end(self) -> None:
        """Have the connection end."""
        self.is_ended = True
        self._ready.set()

    async def wait(self) -> list[str]:
        """Return what is to be told next; nothing once it has ended."""
        while not (self.is_ended or self._answers or self._news):
            await self._ready.wait()
            self._ready = anyio.Event()
        if self.is_ended:
            return []
        texts = [*self._answers]
        self._answers.clear()
        if self._news is not None:
            # Before its answer: who made the change sees it first, then that it was kept.
            texts.insert(0, self._news.text)
            self._news = None
        return texts


class LiveDesk:
    """Hears the bus on its thread, and calls each loop once a state."""

    def __init__(self, bus: Bus) -> None:
        self._guard = Guard()
        self._seats: dict[str, set[Seat]] = defaultdict(set)
        self._endings = (
            bus.subscribe(Topic.LIVE_STATE, self._hear_state),
            hear_ended(bus, self._hear_ended),
        )

    def close(self) -> None:
        """Hear no more."""
        for end in self._endings:
            end()

    def sit(self, seat: Seat) -> bool:
        """Let a client be told; False when there are too many. The loop's thread."""
        with self._guard:
            if sum(map(len, self._seats.values())) >= MOST_SEATS:
                return False
            self._seats[seat.event].add(seat)
            return True

    def leave(self, seat: Seat) -> None:
        """Tell a client nothing more. The loop's thread."""
        with self._guard:
            self._seats[seat.event].discard(seat)
            if not self._seats[seat.event]:
                del self._seats[seat.event]

    def tell(self, state: LiveState) -> None:
        """Have everybody here see *state*. Any thread."""
        with self._guard:
            seats = list(self._seats.get(state.event, ()))
        if seats:
            news = News.of(state)
            _call(seats, lambda seat: seat.show(news))

    def _hear_state(self, body: bytes) -> None:
        self.tell(decode_state(body))

    def _hear_ended(self, told: SessionsEnded) -> None:
        ended = set(told.sessions)
        with self._guard:
            seats = [
                seat for some in self._seats.values() for seat in some if seat.session in ended
            ]
        _call(seats, Seat.end)


def _call(seats: list[Seat], do: Callable[[Seat], None]) -> None:
    by_loop: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        by_loop[id(seat.loop)].append(seat)
    for some in by_loop.values():

        def each(some: list[Seat] = some) -> None:
            for seat in some:
                do(seat)

        with contextlib.suppress(RuntimeError):  # its loop has ended, and its clients with it
            some[0].loop.call_soon_threadsafe(each)
