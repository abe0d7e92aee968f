"""Daily in memory: rooms, and the parts of daily-python by the library's own names.

``tests/studio/links/daily/test_sdk.py`` compares every name and signature with the installed
library. As in the library, callbacks come on a thread of its own, and using the client from one
never returns; here that is a fault.
"""

import itertools
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.links.daily.client import Sdk

Done = Callable[..., None]
_NUMBERS = itertools.count()


def token_for(user_id: str, hears: tuple[str, ...] = (), room: str = "") -> str:
    """Return a token as Daily's: whose, for which room's URL, and what may be received.

    Each is good for one entry: whether a token of Daily's is so, or over by then, its user has no
    way to know.
    """
    told = {"user_id": user_id, "hears": hears, "room": room, "number": next(_NUMBERS)}
    return json.dumps(told)


@dataclass
class MemoryDaily:
    """All rooms while entered; ``faults``: what the library would hang or crash by.

    ``reachable``: whether joining is answered at all. ``tokens``: those that were entered with.
    """

    rooms: dict[str, list["CallClient"]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    reachable: bool = True
    tokens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._deeds: BoundedQueue[Callable[[], object]] = BoundedQueue(10_000)
        self._thread = Worker("daily in memory", self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._deeds.close()
        self._thread.stop()

    def later(self, deed: Callable[[], object]) -> None:
        """Have *deed* done on the library's thread."""
        self._deeds.put(deed)

    def called(self, what: str) -> None:
        """Take that the client is used."""
        if threading.current_thread().name == "daily in memory":
            self.faults.append(f"{what} was called from a callback")

    def _run(self, _stop: threading.Event) -> None:
        while (deed := self._deeds.get()) is not None:
            deed()

    @property
    def sdk(self) -> Sdk:
        """What stands in for the library."""
        return Sdk(
            init=Daily.init,
            handler=EventHandler,
            client=lambda event_handler=None: CallClient(event_handler, _of=self),
            source=lambda *of, **more: CustomAudioSource(*of, **more, _of=self),
            track=CustomAudioTrack,
        )


class Daily:
    """The library itself."""

    @staticmethod
    def init(worker_threads: int = 2, log_level: object = ...) -> None:
        """Begin."""


class EventHandler:
    """Hears of a call."""

    def on_call_state_updated(self, state: str) -> None:
        """Hear how the call is."""

    def on_error(self, message: str) -> None:
        """Hear what failed."""

    def on_participant_joined(self, participant: Mapping[str, Any]) -> None:
        """Hear who came."""

    def on_participant_left(self, participant: Mapping[str, Any], reason: str) -> None:
        """Hear who went."""


class AudioData:
    """A piece of sound."""

    def __init__(self, frames: bytes, sample_rate: int) -> None:
        self.bits_per_sample, self.num_channels = 16, 1
        self.sample_rate, self.audio_frames = sample_rate, frames
        self.num_audio_frames = len(frames) // 2


class CustomAudioSource:
    """What is written to, for the one track that has it."""

    def __init__(
        self,
        sample_rate: int,
        channels: int,
        auto_silence: bool = True,  # noqa: ARG002, FBT001, FBT002  # the library's own
        *,
        _of: MemoryDaily | None = None,
    ) -> None:
        self.sample_rate, self.channels = sample_rate, channels
        self._of = _of
        self.played: Callable[[bytes], None] | None = None

    def write_frames(self, frames: bytes, completion: Done | None = None) -> int:
        """Have *frames* played."""
        assert self._of is not None
        assert completion is not None, "without a completion it blocks for as long as it plays"

        def play() -> None:
            if self.played is not None:
                self.played(frames)
            completion(len(frames) // 2)

        self._of.later(play)
        return 0


class CustomAudioTrack:
    """A track of a source."""

    def __init__(self, audio_source: CustomAudioSource) -> None:
        self.source = audio_source
        self.id = f"track {id(self)}"


class CallClient:
    """A participant."""

    def __init__(self, event_handler: EventHandler | None = None, *, _of: MemoryDaily) -> None:
        self._of = _of
        self._events = event_handler or EventHandler()
        self._url = ""
        self.id = f"participant-{id(self):x}"
        self.user_id = ""
        self.hears: tuple[str, ...] = ()
        self.renderers: dict[tuple[str, str], tuple[Callable[..., None], int]] = {}

    def join(
        self,
        meeting_url: str,
        meeting_token: str | None = None,
        client_settings: Mapping[str, Any] | None = None,  # noqa: ARG002  # as it has it
        completion: Done | None = None,
    ) -> None:
        """Join, if the token is for that room."""
        self._of.called("join")
        told = json.loads(meeting_token or "{}")
        done = completion or (lambda *_told: None)

        def join() -> None:
            if not self._of.reachable:
                return
            is_used = meeting_token in self._of.tokens
            self._of.tokens.append(meeting_token or "")
            if is_used or told.get("room") not in ("", meeting_url):
                # As daily-python 0.36 has it, measured.
                no = 'Connection(Api(RoomLookup(... error: "HTTP error: 403 Forbidden" })))'
                self._events.on_error(no)
                done(None, no)
                return
            self._url, self.user_id = meeting_url, told["user_id"]
            self.hears = tuple(told["hears"])
            others = self._of.rooms.setdefault(meeting_url, [])
            people = {each.id: each.shown() for each in others}
            for each in others:
                each._events.on_participant_joined(self.shown())  # the room's
            others.append(self)
            self._events.on_call_state_updated("joined")
            local = {**self.shown(), "info": {"isLocal": True, "userId": self.user_id}}
            done({"participants": {"local": local, **people}}, None)

        self._of.later(join)

    def leave(self, completion: Done | None = None) -> None:
        """Leave."""
        self._of.called("leave")

        def leave() -> None:
            self.put_out()
            if completion is not None:
                completion(None)

        self._of.later(leave)

    def set_user_name(self, user_name: str) -> None:
        """Be called so."""

    def set_proxy_url(self, proxy_url: str | None = None, completion: Done | None = None) -> None:
        """Use a proxy."""

    def add_custom_audio_track(
        self,
        track_name: str,
        audio_track: CustomAudioTrack,
        ignore_audio_level: bool | None = None,  # noqa: ARG002, FBT001  # the library's own
        completion: Done | None = None,  # noqa: ARG002  # likewise
    ) -> None:
        """Add a track that others hear, once they may and want to."""
        self._of.called("add_custom_audio_track")

        def played(frames: bytes) -> None:
            for each in self._of.rooms.get(self._url, []):
                renderer = each.renderers.get((self.id, track_name))
                if each is not self and renderer is not None and track_name in each.hears:
                    renderer[0](self.id, AudioData(frames, renderer[1]), track_name)

        audio_track.source.played = played

    def remove_custom_audio_track(
        self,
        track_name: str,  # noqa: ARG002  # the library's own
        completion: Done | None = None,  # noqa: ARG002  # likewise
    ) -> None:
        """Take a track away."""
        self._of.called("remove_custom_audio_track")

    def set_audio_renderer(
        self,
        participant_id: str,
        callback: Callable[..., None],
        audio_source: str = "microphone",
        sample_rate: int = 16000,
        callback_interval_ms: int = 20,  # noqa: ARG002  # the library's own
        logging_interval_ms: int = 10000,  # noqa: ARG002  # likewise
    ) -> None:
        """Hear a participant's track."""
        self._of.called("set_audio_renderer")
        self.renderers[participant_id, audio_source] = (callback, sample_rate)

    def put_out(self) -> None:
        """Be out of the room: by oneself, or by an ejection. The library's thread."""
        others = self._of.rooms.get(self._url, [])
        if self in others:
            others.remove(self)
            for each in others:
                each._events.on_participant_left(self.shown(), "leftCall")  # the room's
            self._events.on_call_state_updated("left")

    def shown(self) -> dict[str, Any]:
        """Return it as others see it."""
        return {"id": self.id, "info": {"isLocal": False, "userId": self.user_id}}
