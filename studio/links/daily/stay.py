"""A stay in one room: the only place that calls the client, on one thread."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from mixer.clock import NS_PER_S, Clock
from studio.talkback.daily_names import number_of
from studio.talkback.daily_pipe import (
    Enter,
    Entered,
    FromDaily,
    Leave,
    Listen,
    Speak,
    Trouble,
)
from studio.talkback.routing.packets import Packet

from .client import AudioData, Client, Sdk
from .errors import trouble_of
from .told import Ended, Failed, Joined, Nobody, Somebody, Sound, State, Told, Written
from .voices import BLOCK_MS, RATE, Listener, Speaker

JOIN_WITHIN_NS: Final = 4 * NS_PER_S
"""The library itself tries for nineteen seconds before it says that nobody is there."""
LEAVE_WITHIN_NS: Final = NS_PER_S
_SETTINGS: Final = {"inputs": {"camera": False, "microphone": False}}
Put = Callable[[Told], object]


class Stay:
    """One thread's: :meth:`take` and :meth:`look` alone are called, and nothing from a callback.

    *put*: what the library's threads put into the queue that this thread takes from. *tell* and
    *heard* reach the talk link.
    """

    def __init__(
        self,
        sdk: Sdk,
        clock: Clock,
        put: Put,
        tell: Callable[[FromDaily], object],
        heard: Callable[[Packet], object],
    ) -> None:
        self._sdk, self._clock, self._put = sdk, clock, put
        self._tell, self._heard = tell, heard
        self._client: Client | None = None
        self._speaker = Speaker(lambda track: put(Written(track)))
        self._wanted: dict[int, str] = {}
        self._people: dict[str, int] = {}
        self._rendered: set[tuple[str, str]] = set()
        self._listeners: dict[tuple[str, str], Listener] = {}
        self._ready: tuple[str, ...] = ()
        self._until_ns: int | None = None
        self._said = ""
        self._is_in = self._is_leaving = False
        self.is_over = False

    @property
    def dropped(self) -> int:
        """Packets that were not written."""
        return self._speaker.dropped

    def take(self, told: Told) -> None:
        """Take what the pipe or the library tells."""
        if self._took_sound(told):
            return
        match told:
            case Enter():
                self._enter(told)
            case Speak():
                self._ready, self._speaker.on = told.ready, told.on
                self._publish()
            case Listen():
                self._wanted = told.tracks
                self._render()
            case Joined():
                self._joined(told.error)
            case Failed():
                self._said = told.text
            case State():
                self._state(told.name)
            case Leave() | Ended():
                self._leave()
            case _:
                self._people_changed(told)

    def _took_sound(self, told: Told) -> bool:
        """Take *told* if it is what comes a hundred times a second."""
        if isinstance(told, Sound):
            self._sound(told)
        elif isinstance(told, Written):
            self._speaker.was_written(told.track)
        elif isinstance(told, Packet):
            if self._is_in:
                self._speaker.speak(told)
        else:
            return False
        return True

    def _people_changed(self, told: Told) -> None:
        if isinstance(told, Somebody):
            self._somebody(told)
        elif isinstance(told, Nobody):
            self._nobody(told.id)

    def look(self) -> None:
        """See whether what was begun has taken too long."""
        if self._until_ns is None or self._clock.now_ns() < self._until_ns:
            return
        if self._is_leaving:
            self.is_over = True
        else:
            self._fail(self._said)

    def _enter(self, told: Enter) -> None:
        if self._client is not None:
            return
        self._sdk.init()
        client = self._client = self._sdk.client(event_handler=self._handler())
        if told.proxy_url:
            client.set_proxy_url(told.proxy_url, completion=_passed)
        self._until_ns = self._clock.now_ns() + JOIN_WITHIN_NS
        client.join(
            told.url,
            meeting_token=told.token,
            client_settings=_SETTINGS,
            completion=self._on_joined,
        )

    def _on_joined(self, data: Mapping[str, Any] | None, error: str | None) -> None:
        # One of the library's threads: who is there already is told with this alone.
        for each in ((data or {}).get("participants") or {}).values():
            _put_somebody(self._put, each)
        self._put(Joined(error or ""))

    def _joined(self, error: str) -> None:
        if error:
            self._fail(error)
            return
        self._is_in, self._until_ns = True, None
        self._tell(Entered())
        self._publish()
        self._render()

    def _state(self, name: str) -> None:
        if name == "left" and self._is_leaving:
            self.is_over = True
        elif name == "left" and self._is_in:
            self._fail(self._said)

    def _publish(self) -> None:
        client = self._client
        if client is None or not self._is_in:
            return
        for track in (*self._ready, *self._speaker.on):
            if not self._speaker.has(track):
                source = self._sdk.source(RATE, 1, auto_silence=True)
                client.add_custom_audio_track(
                    track, self._sdk.track(source), ignore_audio_level=True, completion=_passed
                )
                self._speaker.add(track, source)

    def _somebody(self, told: Somebody) -> None:
        number = number_of(told.user_id)
        if number is not None:
            self._people[told.id] = number
            self._render()

    def _nobody(self, participant: str) -> None:
        self._people.pop(participant, None)
        self._rendered = {each for each in self._rendered if each[0] != participant}
        for key in [each for each in self._listeners if each[0] == participant]:
            del self._listeners[key]

    def _render(self) -> None:
        if self._client is None or not self._is_in:
            return
        for participant, number in self._people.items():
            track = self._wanted.get(number)
            if track is not None and (participant, track) not in self._rendered:
                self._rendered.add((participant, track))
                self._client.set_audio_renderer(
                    participant,
                    self._on_sound,
                    audio_source=track,
                    sample_rate=RATE,
                    callback_interval_ms=BLOCK_MS,
                )

    def _on_sound(self, participant: str, data: AudioData, track: str) -> None:
        # One of the library's threads.
        self._put(Sound(participant, track, data.audio_frames))

    def _sound(self, told: Sound) -> None:
        number = self._people.get(told.id)
        # A renderer cannot be taken away again: what it still brings is passed over.
        if number is None or self._wanted.get(number) != told.track:
            return
        key = (told.id, told.track)
        listener = self._listeners.get(key)
        if listener is None:
            listener = self._listeners[key] = Listener(number, told.track, self._heard)
        listener.hear(told.frames)

    def _leave(self) -> None:
        if self._client is None or self._until_ns is not None:
            # Whoever is still joining cannot leave, and is not waited for.
            self.is_over = True
            return
        self._is_leaving = True
        self._until_ns = self._clock.now_ns() + LEAVE_WITHIN_NS
        self._client.leave(completion=self._on_left)

    def _on_left(self, *_told: Any) -> None:  # noqa: ANN401  # an error, or None
        # One of the library's threads.
        self._put(State("left"))

    def _fail(self, said: str) -> None:
        text, refused = trouble_of(said)
        self._tell(Trouble(text, refused))
        self.is_over = True

    def _handler(self) -> object:
        put = self._put

        class Handler(self._sdk.handler):  # type: ignore[misc,name-defined]  # the library's base
            """Puts and returns: each is called on one of the library's threads."""

            def on_call_state_updated(self, state: str) -> None:
                put(State(state))

            def on_error(self, message: str) -> None:
                put(Failed(str(message)))

            def on_participant_joined(self, participant: Mapping[str, Any]) -> None:
                _put_somebody(put, participant)

            def on_participant_left(self, participant: Mapping[str, Any], reason: str) -> None:  # noqa: ARG002  # the library's own
                put(Nobody(str(participant.get("id", ""))))

        return Handler()


def _put_somebody(put: Put, participant: Mapping[str, Any]) -> None:
    info = participant.get("info") or {}
    if not info.get("isLocal"):
        put(Somebody(str(participant.get("id", "")), str(info.get("userId") or "")))


def _passed(*_told: Any) -> None:  # noqa: ANN401  # what fails of it is told by the client's state
    """Take that something was done."""
