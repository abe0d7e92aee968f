"""The shape of what is used of daily-python; its names and parameters are the library's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Done = Callable[..., None]
"""Hears on one of the library's threads that something was done: with an error's text, or None."""


class AudioData(Protocol):
    """A piece of what a participant says: 16-bit samples."""

    @property
    def audio_frames(self) -> bytes:
        """The samples."""
        ...


class AudioSource(Protocol):
    """What one speaks into."""

    def write_frames(self, frames: bytes, completion: Done | None = None) -> object:
        """Write; returns at once with a *completion*, which hears when it was played out."""
        ...


class Client(Protocol):
    """A participant's end of a call. The names are daily-python's."""

    def join(
        self,
        meeting_url: str,
        meeting_token: str | None = None,
        client_settings: Mapping[str, Any] | None = None,
        completion: Done | None = None,
    ) -> None:
        """Begin to join; *completion* hears data and error."""
        ...

    def leave(self, completion: Done | None = None) -> None:
        """Begin to leave."""
        ...

    def set_user_name(self, user_name: str) -> None:
        """Be called so by others."""
        ...

    def set_proxy_url(self, proxy_url: str | None = None, completion: Done | None = None) -> None:
        """Have signalling go there."""
        ...

    def add_custom_audio_track(
        self,
        track_name: str,
        audio_track: Any,  # noqa: ANN401  # whatever the library made
        ignore_audio_level: bool | None = None,  # noqa: FBT001  # the library's own
        completion: Done | None = None,
    ) -> None:
        """Add a track."""
        ...

    def remove_custom_audio_track(self, track_name: str, completion: Done | None = None) -> None:
        """Take a track away."""
        ...

    def set_audio_renderer(  # the library's own
        self,
        participant_id: str,
        callback: Callable[[str, Any, str], None],
        audio_source: str = "microphone",
        sample_rate: int = 16000,
        callback_interval_ms: int = 20,
        logging_interval_ms: int = 10000,
    ) -> None:
        """Have *callback* hear a participant's track."""
        ...


@dataclass(frozen=True, slots=True)
class Sdk:
    """The library, or what stands in for it in a test: compared name by name with the library."""

    init: Callable[[], None]
    handler: type
    client: Callable[..., Any]
    source: Callable[..., Any]
    track: Callable[..., Any]
