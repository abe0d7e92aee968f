"""Small pictures for whoever watches: drawn from what the mix has, after the mix has had its."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S, Clock
from mixer.compositor import Compositor
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.media import VideoFrame
from mixer.mips import MipStore
from mixer.ports import VideoSource
from mixer.scene import Fit, Item, Scene
from mixer.worker import Worker

from .errors import EngineError
from .inbox import FeedReady, Post
from .rings import PictureRing

PROGRAM, PREVIEW, SOURCE, SCENE = "program", "preview", "source:", "scene:"
_THUMBNAILS = (SOURCE, SCENE)
MAX_FEEDS = 64
MAX_RATE = 30.0
MIN_WIDTH, MAX_WIDTH = 64, 1920
_TURN_S, _IDLE_S = 1 / 120, 0.2
_NOTHING = Scene("")
_REST_NS = NS_PER_S
"""How long thumbnails rest after the mix was late."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A client's wish for a feed, or with ``width`` 0 its end."""

    client: int
    request: int
    feed: str
    width: int
    rate: float


@dataclass(slots=True)
class _Feed:
    ring: PictureRing
    compositor: Compositor
    period_ns: int
    due_ns: int = 0


class Monitors:
    """Draws every feed at its own size and rate, on one thread that yields to the mix."""

    def __init__(
        self,
        *,
        clock: Clock,
        folder: Path,
        size: tuple[int, int],
        sources: Callable[[], Mapping[str, VideoSource]],
        program: LatestSlot[VideoFrame],
        scene: Callable[[str], Scene | None],
        mips: MipStore,
        mix_late: Callable[[], int],
        post: Post,
    ) -> None:
        """*scene* finds a scene by its name, the one in preview by ''."""
        self._clock = clock
        self._folder = folder
        self._size = size
        self._sources = sources
        self._program = program
        self._scene = scene
        self._mips = mips
        self._mix_late = mix_late
        self._post = post
        self._pools = CanvasPools()
        self._watches: BoundedQueue[Watch] = BoundedQueue(4 * MAX_FEEDS)
        self._feeds: dict[tuple[int, str], _Feed] = {}
        self._made = 0
        self._late = 0
        self._rest_until_ns = 0
        self._worker = Worker("monitors", self._run)

    def start(self) -> None:
        """Begin; there is nothing to draw before somebody watches."""
        self._worker.start()

    def stop(self) -> None:
        """End and delete the rings."""
        self._worker.stop()

    def watch(self, watch: Watch) -> None:
        """Begin a feed, or end it. The session."""
        self._watches.put(watch)

    def forget(self, client: int) -> None:
        """End all feeds of a client that has gone. The session."""
        self._watches.put(Watch(client, 0, "", 0, 0))

    def _run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                # A wish wakes it; without one it looks often enough for the fastest feed.
                watch = self._watches.get(_TURN_S if self._feeds else _IDLE_S)
                while watch is not None:
                    self._change(watch)
                    watch = self._watches.get(timeout_s=0)
                self._draw_due()
        finally:
            for feed in self._feeds.values():
                feed.ring.close()

    def _change(self, watch: Watch) -> None:
        keys = [
            key
            for key in self._feeds
            if key[0] == watch.client and (not watch.feed or key[1] == watch.feed)
        ]
        for key in keys:
            self._feeds.pop(key).ring.close()
        if not watch.width:
            return
        fault = self._fault(watch)
        if fault:
            self._post(FeedReady(watch.client, watch.request, watch.feed, fault=fault))
            return
        width = max(MIN_WIDTH, min(MAX_WIDTH, watch.width)) & ~1
        height = max(2, round(width * self._size[1] / self._size[0]) & ~1)
        self._made += 1
        path = self._folder / f"feed-{watch.client}-{self._made}.ring"
        try:
            ring = PictureRing(path, width, height)
        except EngineError as error:
            self._post(FeedReady(watch.client, watch.request, watch.feed, fault=str(error)))
            return
        rate = max(0.2, min(MAX_RATE, watch.rate))
        compositor = Compositor(width, height, self._pools, self._mips)
        self._feeds[watch.client, watch.feed] = _Feed(ring, compositor, int(NS_PER_S / rate))
        self._post(FeedReady(watch.client, watch.request, watch.feed, str(path), width, height))

    def _fault(self, watch: Watch) -> str:
        if not self._is_known(watch.feed):
            return f'There are no pictures of "{watch.feed}".'
        if len(self._feeds) >= MAX_FEEDS:
            return f"More than {MAX_FEEDS} feeds are watched; close a window."
        return ""

    def _is_known(self, feed: str) -> bool:
        if feed.startswith(SOURCE):
            return feed.removeprefix(SOURCE) in self._sources()
        if feed.startswith(SCENE):
            return self._scene(feed.removeprefix(SCENE)) is not None
        return feed in {PROGRAM, PREVIEW}

    def _draw_due(self) -> None:
        now_ns = self._clock.now_ns()
        late = self._mix_late()
        if late > self._late:
            self._late, self._rest_until_ns = late, now_ns + _REST_NS
        for (_, name), feed in self._feeds.items():
            if now_ns < feed.due_ns:
                continue
            if name.startswith(_THUMBNAILS) and now_ns < self._rest_until_ns:
                continue
            feed.due_ns = max(feed.due_ns + feed.period_ns, now_ns)
            feed.ring.put(self._draw(name, feed.compositor, now_ns))

    def _draw(self, name: str, compositor: Compositor, now_ns: int) -> VideoFrame:
        if name == PREVIEW or name.startswith(SCENE):
            # A scene that was removed is dark until its feed is ended.
            wanted = name.removeprefix(SCENE) if name != PREVIEW else ""
            scene = self._scene(wanted) or _NOTHING
            frames = {item.source: self._frame(item.source, now_ns) for item in scene.items}
            return compositor.compose(scene, frames, now_ns)
        source = name.removeprefix(SOURCE) if name != PROGRAM else PROGRAM
        frame = self._program.get() if name == PROGRAM else self._frame(source, now_ns)
        key = source if name != PROGRAM else " program"
        scene = Scene(name, (Item(key, fit=Fit.CONTAIN),))
        return compositor.compose(scene, {key: frame}, frame.pts_ns if frame else now_ns)

    def _frame(self, source: str, t_ns: int) -> VideoFrame | None:
        found = self._sources().get(source)
        return found.frame_at(t_ns) if found is not None else None
