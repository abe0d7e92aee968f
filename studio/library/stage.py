"""Which recording is played, for which client: one at a time."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from capture.headphones import Choice
from mixer.clock import Clock
from studio.output.record_format import FindKey
from studio.wire.library import PlayRecording

from .acts import Acts
from .errors import LibraryError
from .inbox import PlayerNews, Post
from .playback.player import Player, PlayerMeans


@dataclass(frozen=True, slots=True)
class StageMeans:
    """What a stage is handed; *path* finds a recording by its name, *rings* holds the pictures."""

    path: Callable[[str], Path]
    find_key: FindKey
    acts: Acts
    rings: Path
    clock: Clock
    post: Post


class Stage:
    """Owns the player. The librarian's thread, which closes it."""

    def __init__(self, means: StageMeans) -> None:
        self._means = means
        self._numbers = itertools.count(1)
        self._number = 0
        self._client = 0
        self._name = ""
        self._player: Player | None = None

    @property
    def player(self) -> Player:
        """The player. Raises :class:`LibraryError` where nothing is played."""
        if self._player is None:
            message = "Nothing is played; choose a recording first."
            raise LibraryError(message)
        return self._player

    def is_current(self, number: int) -> bool:
        """Whether news of player *number* are of the one that plays now."""
        return self._player is not None and number == self._number

    def play(self, client: int, command: PlayRecording, by: str) -> None:
        """Play another recording, in place of the one before.

        Raises :class:`LibraryError`, and ``AuditError`` where it cannot be written down.
        """
        path = self._means.path(command.name)
        self._means.acts.record("recording played", command.name, by)
        self.close()
        number = next(self._numbers)
        post = self._means.post
        choice = None
        if command.headphones is not None:
            choice = Choice(command.headphones, command.gain_db)
        self._number, self._client, self._name = number, client, command.name
        self._player = Player(
            PlayerMeans(
                path=path,
                name=command.name,
                find_key=self._means.find_key,
                ring=self._means.rings / f"player-{number}.ring",
                width=command.width,
                clock=self._means.clock,
                tell=lambda player: _post(post, PlayerNews(number, player)),
            ),
            choice,
        )
        self._player.start()

    def leave(self, client: int) -> bool:
        """End what is played for a client that has gone; whether it was."""
        if self._player is None or client != self._client:
            return False
        self.close()
        return True

    def clear(self, name: str) -> None:
        """End what is played of *name*, which is about to go."""
        if name == self._name:
            self.close()

    def close(self) -> None:
        """Play no more."""
        player, self._player = self._player, None
        if player is not None:
            player.stop()


def _post(post: Post, news: PlayerNews) -> None:
    post(news)
