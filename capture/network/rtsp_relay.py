"""Between av, on this machine, and an RTSP camera: our socket, our TLS, our login, no redirect."""

import secrets
import select
import socket
import threading
from collections import OrderedDict
from dataclasses import replace
from urllib.parse import urlsplit

from .address import FeedAddress
from .faults import FeedError, LoginError, MovedError, UnplayableError
from .line import Line
from .login import Login
from .rtsp_messages import Message, Splitter
from .watch import SLICE_S, Watch

_CHUNK = 64 << 10
_LOCAL_S = 2.0
_MOST_ASKED = 16
_MULTIPLE, _BAD, _UNAUTHORIZED = 300, 400, 401
_NEEDED = {"DESCRIBE", "SETUP", "PLAY"}


class RtspRelay:
    """Takes one connection from av at ``url`` and speaks for it with the camera.

    :meth:`run` is a worker's body; ``failure`` says, once it has ended, why.
    """

    def __init__(self, camera: Line, address: FeedAddress, login: Login, watch: Watch) -> None:
        self._camera = camera
        self._address = address
        self._login = login
        self._watch = watch
        self._token = secrets.token_urlsafe(12)
        self._challenges: list[str] = []
        self._asked: OrderedDict[str, tuple[Message, bool]] = OrderedDict()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=1)
        self._door.settimeout(SLICE_S)
        self.failure: Exception | None = None

    @property
    def url(self) -> str:
        """Where av finds it; a token keeps other programs of this machine out."""
        port = self._door.getsockname()[1]
        return f"rtsp://127.0.0.1:{port}/{self._token}{self._address.target}"

    def run(self, stop: threading.Event) -> None:
        """Carry until either side ends, the watch does, or *stop* is set."""
        try:
            with self._door, self._accept(stop) as player:
                self._carry(player, stop)
        except Exception as error:  # noqa: BLE001  # kept for the source, which raises it
            self.failure = error
        finally:
            self._camera.hang_up()

    def _accept(self, stop: threading.Event) -> socket.socket:
        while not stop.is_set():
            self._watch.check()
            try:
                player, _ = self._door.accept()
            except TimeoutError:
                continue
            player.settimeout(_LOCAL_S)
            player.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return player
        message = "Nobody came."
        raise FeedError(message)

    def _carry(self, player: socket.socket, stop: threading.Event) -> None:
        from_camera, from_player = Splitter(), Splitter()
        while not stop.is_set():
            self._watch.check()
            ready = [] if self._camera.pending else _readable(self._camera, player)
            if player in ready:
                data = player.recv(_CHUNK)
                if not data:
                    return
                for item in from_player.feed(data):
                    self._camera.send(item if isinstance(item, bytes) else self._outward(item))
            if self._camera in ready or self._camera.pending:
                data = self._camera.read(_CHUNK) or b""
                if not data:
                    message = f"{self._address.origin} broke off; see to the camera."
                    raise FeedError(message)
                for item in from_camera.feed(data):
                    inward = item if isinstance(item, bytes) else self._inward(item)
                    if inward:
                        player.sendall(inward)

    def _outward(self, request: Message) -> bytes:
        """Return av's *request* as the camera is to hear it."""
        method, _, rest = request.start.partition(" ")
        url, _, version = rest.rpartition(" ")
        target = self._target(url, first=not self._asked)
        real = f"rtsp://{self._address.authority}{target}"
        request = replace(request, start=f"{method} {real} {version}")
        self._asked[request.get("CSeq")] = (request, bool(self._challenges))
        while len(self._asked) > _MOST_ASKED:
            self._asked.popitem(last=False)
        return self._authorized(request) if self._challenges else request.encoded()

    def _target(self, url: str, *, first: bool) -> str:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        ours = f"/{self._token}"
        if target.startswith(ours):
            return target.removeprefix(ours) or "/"
        if first:
            message = "Another program came to the relay of a feed; start the source again."
            raise FeedError(message)
        return target

    def _authorized(self, request: Message) -> bytes:
        method, url, _ = request.start.split(" ", 2)
        answer = self._login.answer(self._challenges, method, url)
        return request.with_header("Authorization", answer).encoded()

    def _inward(self, answer: Message) -> bytes:
        """Return what av is to hear of the camera's *answer*, if anything."""
        status = answer.status
        if status is None:
            # A request of the camera's: av needs none, and a redirect is one of them.
            return b""
        request, authorized = self._asked.get(answer.get("CSeq"), (None, True))
        if status == _UNAUTHORIZED:
            self._log_in(answer, request, authorized=authorized)
            return b""
        if _MULTIPLE <= status < _BAD:
            message = (
                f"{self._address.origin} sends elsewhere, where it is not followed; "
                "enter the final address in the show."
            )
            raise MovedError(message)
        method = request.start.partition(" ")[0] if request else ""
        if status >= _BAD and method in _NEEDED:
            message = f"{self._address.origin} answers {status}; correct the path in the show."
            raise FeedError(message)
        transport = answer.get("Transport")
        if transport and "interleaved" not in transport.lower():
            message = "it sends its media on another connection"
            raise UnplayableError(message)
        return answer.encoded()

    def _log_in(self, answer: Message, request: Message | None, *, authorized: bool) -> None:
        challenges = answer.all("WWW-Authenticate")
        stale = any("stale=true" in text.lower().replace(" ", "") for text in challenges)
        if request is None or not self._login.given or (authorized and not stale):
            message = (
                f"{self._address.origin} does not take the user name and password; correct them."
            )
            raise LoginError(message)
        self._challenges = challenges
        self._asked[request.get("CSeq")] = (request, True)
        self._camera.send(self._authorized(request))


def _readable(camera: Line, player: socket.socket) -> list[Line | socket.socket]:
    both: list[Line | socket.socket] = [camera, player]
    return select.select(both, [], [], SLICE_S)[0]
