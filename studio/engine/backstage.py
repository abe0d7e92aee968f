"""Microphones held out of the programme while somebody answers backstage through them."""

from collections.abc import Callable
from typing import Final

from mixer.audio_mix import AudioMix
from mixer.clock import NS_PER_S, Clock
from studio.wire.commands import BackstageCommand, FeedEar, HoldOut

from .ear_feed import EarFeed
from .errors import EngineError
from .station import Station

CLAIM_NS: Final = 5 * NS_PER_S
"""For so long after an engine was lost, what was held out then stays so by itself: whoever held it
connects again within that, and may still be speaking."""
GONE_NS: Final = 2 * NS_PER_S
"""For so long after a client was lost it stays so, too: who spoke has not seen it yet."""
MICROPHONE: Final = "microphone"


class Backstage:
    """Who holds which microphones out. The session's thread."""

    def __init__(
        self,
        *,
        station: Station,
        mix: Callable[[], AudioMix | None],
        clock: Clock,
        ear: EarFeed,
        opened_by: Callable[[str], str],
        held_before: tuple[str, ...] = (),
    ) -> None:
        """*held_before*: what was held out when the engine before this one was lost.

        *opened_by*: the device that a microphone is heard by, by its name; '' for none.
        """
        self._station = station
        self._mix = mix
        self._clock = clock
        self._ear = ear
        self._opened_by = opened_by
        self._before = held_before
        self._until_ns = clock.now_ns() + CLAIM_NS
        self._held: dict[int, HoldOut] = {}
        self._gone: list[tuple[int, HoldOut]] = []
        """What clients held that are gone, and until when it stays so."""
        self.look()

    def perform(self, client: int, command: BackstageCommand) -> None:
        """Do it. Raises ``StudioError`` with the reason why not."""
        if isinstance(command, FeedEar):
            self._ear.want(client, wanted=command.wanted)
        else:
            self.hold(client, command)

    def hold(self, client: int, command: HoldOut) -> None:
        """Hold out what *client* wants from now on, or let go of all that it held.

        Raises :class:`EngineError` for what is no microphone.
        """
        known = self._microphones
        for name in command.sources:
            if name not in known:
                message = f'"{name}" is no microphone of this show; name one, or none for all.'
                raise EngineError(message)
        self._held.pop(client, None)
        if command.down:
            self._held[client] = command
        self._before = ()
        self.look()

    def forget(self, client: int) -> None:
        """Let go of what a client held that has gone, in a moment."""
        self._ear.forget(client)
        command = self._held.pop(client, None)
        if command is not None:
            self._gone.append((self._clock.now_ns() + GONE_NS, command))
            self.look()

    def look(self) -> None:
        """Bring the mix and the state up to who holds what, also after the show was edited."""
        now_ns = self._clock.now_ns()
        if self._before and now_ns >= self._until_ns:
            self._before = ()
        self._gone = [each for each in self._gone if now_ns < each[0]]
        known = self._microphones
        held = set(self._before)
        for command in (*self._held.values(), *(each for _, each in self._gone)):
            held.update(self._meant(command, known))
        held &= set(known)
        mix = self._mix()
        if mix is not None:
            mix.hold_out(frozenset(held))
        for source in self._station.now.sources:
            if source.held_out != (source.name in held):
                self._station.source(source.name, held_out=source.name in held)

    def _meant(self, command: HoldOut, known: tuple[str, ...]) -> tuple[str, ...]:
        if command.sources or not command.device:
            return command.sources or known
        return tuple(name for name in known if self._opened_by(name) == command.device)

    @property
    def _microphones(self) -> tuple[str, ...]:
        return tuple(
            source.name for source in self._station.now.sources if source.kind == MICROPHONE
        )
