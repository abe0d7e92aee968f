"""The thread that the shelf is worked on: it looks through the folder, and serves in between."""

import threading
from collections.abc import Callable, Iterator
from typing import Final

from mixer.clock import NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.wire.library import RetentionState, Shelved, ShelvedRecording, ThumbnailCame

from .inbox import Answered, Looked, Post
from .jobs import step_back
from .shelf import Shelf

_ORDERS: Final = 512
_AGAIN_NS: Final = 3 * NS_PER_S
_TIDY_NS: Final = 3600 * NS_PER_S
_BATCH_NS: Final = NS_PER_S // 5
"""What a look brings is told this often, not one by one."""
_LISTEN_S: Final = 0.2


class ShelfDesk:
    """Owns the thread; *post* hears of what it finds, *retention* is asked before it tidies.

    The owner opens and closes it; one thread asks.
    """

    def __init__(
        self,
        *,
        shelf: Shelf,
        clock: Clock,
        retention: Callable[[], RetentionState],
        post: Post,
        say: Callable[[str], None],
    ) -> None:
        self._shelf = shelf
        self._clock = clock
        self._retention = retention
        self._post = post
        self._say = say
        self._orders: BoundedQueue[Callable[[], None]] = BoundedQueue(_ORDERS)
        self._told: dict[str, ShelvedRecording] = {}
        self._told_ns = 0
        self._worker = Worker("library shelf", self._run)

    def open(self) -> None:
        """Begin to look."""
        self._worker.start()

    def close(self) -> None:
        """Join, after what is being done."""
        self._orders.close()
        self._worker.stop(10.0)

    def change(self, client: int, request: int, do: Callable[[Shelf], object]) -> bool:
        """Queue a change for *client*, answered when it is done; False when too many wait."""

        def order() -> None:
            try:
                do(self._shelf)
            except StudioError as error:
                self._post(Answered(client, request, str(error)))
            else:
                self._look_whole()
                self._post(Answered(client, request))

        return self._orders.put(order)

    def thumbnail(self, client: int, request: int, name: str) -> bool:
        """Queue the question for a small picture; False when too many wait."""

        def order() -> None:
            card = self._shelf.survey.card(name)
            picture = None
            if card is not None and card.thumbnail:
                picture = ThumbnailCame(
                    name=name,
                    width=card.thumbnail_width,
                    height=card.thumbnail_height,
                    i420=card.thumbnail,
                )
            self._post(Answered(client, request, thumbnail=picture))

        return self._orders.put(order)

    def note(self, do: Callable[[Shelf], object]) -> None:
        """Queue a change that nobody waits for."""

        def order() -> None:
            try:
                do(self._shelf)
            except (StudioError, OSError) as error:
                self._say(str(error))
            self._look_whole()

        self._orders.put(order)

    def tidy(self) -> None:
        """Queue what the retention says, as it was just changed."""
        self._orders.put(self._tidy)

    def _run(self, stop: threading.Event) -> None:
        step_back()
        look: Iterator[object] | None = self._shelf.survey.look()
        look_ns = tidy_ns = 0
        while not stop.is_set():
            order = self._orders.get(0 if look is not None else _LISTEN_S)
            if order is not None:
                order()
                continue
            now_ns = self._clock.now_ns()
            if look is not None:
                if not self._go_on(look):
                    look, look_ns = None, now_ns + _AGAIN_NS
                    self._tell(looking=False)
                elif now_ns - self._told_ns > _BATCH_NS:
                    self._tell(looking=True)
            elif now_ns >= tidy_ns:
                tidy_ns = now_ns + _TIDY_NS
                self._tidy()
            elif now_ns >= look_ns:
                look = self._shelf.survey.look()

    def _go_on(self, look: Iterator[object]) -> bool:
        """Take one step of a look; False when it is over."""
        try:
            return next(look, None) is not None
        except StudioError as error:
            self._say(str(error))
            return False

    def _look_whole(self) -> None:
        """Tell at once what a change brought; what was known before is not looked at again."""
        look = self._shelf.survey.look()
        while self._go_on(look):
            pass
        self._tell(looking=False)

    def _tidy(self) -> None:
        try:
            tidied = self._shelf.tidy(self._retention())
        except StudioError as error:
            self._say(str(error))
        else:
            for words in tidied.left:
                self._say(words)
        self._look_whole()

    def _tell(self, *, looking: bool) -> None:
        """Tell what is otherwise than it was told last."""
        self._told_ns = self._clock.now_ns()
        now = {each.name: each for each in self._shelf.survey.recordings}
        news = Looked(
            Shelved(
                recordings=tuple(
                    each for each in now.values() if self._told.get(each.name) != each
                ),
                gone=tuple(sorted(self._told.keys() - now.keys())),
            ),
            self._shelf.storage(),
            looking,
        )
        self._told = now
        self._post(news)
