"""A camera that speaks RTSP, in the clear or over TLS; media interleaved on the one connection."""

import av
from av.error import FFmpegError

from mixer.worker import Worker

from .address import FeedAddress
from .connecting import Connector
from .decoding import PROBE_OPTIONS, play
from .delivery import Delivery
from .faults import FeedError, StalledError, UnplayableError
from .login import Login
from .rtsp_relay import RtspRelay
from .watch import Watch

_START_S = 8.0
_AV_S = 20.0
"""Longer than the relay's watch, which ends what av reads and knows why."""
_OPTIONS = {
    **PROBE_OPTIONS,
    "rtsp_transport": "tcp",
    "allowed_media_types": "video+audio",
    # Nothing in an answer may lead av to another place.
    "protocol_whitelist": "rtsp,rtp,tcp",
}


class RtspFeed:
    """Plays through a relay of ours, so that av connects to this machine only."""

    def __init__(self, address: FeedAddress, connector: Connector, login: Login) -> None:
        self._address = address
        self._connector = connector
        self._login = login

    def play(self, delivery: Delivery, watch: Watch) -> None:
        """Deliver until the camera ends it or *watch* does. Raises ``StudioError``."""
        watch.allow(_START_S)
        origin = self._address.origin
        try:
            self._play(delivery, watch)
        except StalledError as error:
            message = f"No picture comes from {origin}; see to the camera and its network."
            raise StalledError(message) from error
        except UnplayableError as error:
            message = f"{origin} sends nothing that can be shown ({error}); choose H.264 on it."
            raise UnplayableError(message) from error
        except (FFmpegError, OSError, ValueError) as error:
            message = f"{origin} broke off; see to the camera and its network."
            raise FeedError(message) from error

    def _play(self, delivery: Delivery, watch: Watch) -> None:
        camera = self._connector.connect(self._address, watch)
        try:
            relay = RtspRelay(camera, self._address, self._login, watch)
        except OSError:
            camera.hang_up()
            raise
        carrier = Worker(f"relay of {self._address.origin}", relay.run)
        carrier.start()
        broken: Exception | None = None
        try:
            with av.open(
                relay.url, "r", format="rtsp", options=_OPTIONS, timeout=_AV_S
            ) as container:
                play(container, delivery, watch)
        except (FFmpegError, OSError, ValueError) as error:
            broken = error
        finally:
            carrier.stop()
        _raise_cause(relay, broken)
        message = "the stream ended"
        raise OSError(message)


def _raise_cause(relay: RtspRelay, broken: Exception | None) -> None:
    """Raise what the relay knows, which says more than av's error does."""
    if relay.failure is not None:
        raise relay.failure
    if broken is not None:
        raise broken
