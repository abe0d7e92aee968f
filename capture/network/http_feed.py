"""A camera that sends JPEG pictures over HTTP or HTTPS."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from av.codec import CodecContext
from av.error import FFmpegError
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext

from capture.errors import CaptureError

from .address import FeedAddress
from .connecting import Connector
from .decoding import MOST_PIXELS
from .delivery import Delivery
from .faults import EndedError, FeedError, LoginError, MovedError, StalledError, UnplayableError
from .line import Line
from .login import Login
from .multipart import parts
from .watch import Watch

_MOST_REDIRECTS = 3
_START_S = 4.0
_REDIRECTS = {301, 302, 303, 307, 308}
_OK, _UNAUTHORIZED = 200, 401
_STARTS, _ENDS = b"\xff\xd8", b"\xff\xd9"
_Next = tuple[FeedAddress, str]


class HttpFeed:
    """Plays ``multipart/x-mixed-replace`` of JPEG; one connection at a time."""

    def __init__(self, address: FeedAddress, connector: Connector, login: Login) -> None:
        self._address = address
        self._connector = connector
        self._login = login

    def play(self, delivery: Delivery, watch: Watch) -> None:
        """Deliver pictures until the feed ends or *watch* does. Raises :class:`CaptureError`."""
        watch.allow(_START_S)
        origin = self._address.origin
        try:
            with self._stream(watch) as response:
                self._check_kind(response)
                _show(response, delivery)
        except UnplayableError as error:
            message = f"{origin} sends no JPEG pictures ({error}); correct the address in the show."
            raise UnplayableError(message) from error
        except StalledError as error:
            raise StalledError(self._stall(delivery)) from error
        except (OSError, EndedError) as error:
            message = f"{origin} broke off; see to the camera and its network."
            raise EndedError(message) from error
        except http.client.HTTPException as error:
            message = f"{origin} does not speak HTTP; correct the address in the show."
            raise UnplayableError(message) from error

    def _stall(self, delivery: Delivery) -> str:
        if delivery.spoiled:
            return f"{self._address.origin} sends damaged pictures only; restart the camera."
        return f"No picture comes from {self._address.origin}; see to the camera and its network."

    @contextmanager
    def _stream(self, watch: Watch) -> Iterator[http.client.HTTPResponse]:
        """Follow redirects, each asked of the gate, and log in; yield the answer with pictures."""
        here, authorization, redirects = self._address, "", 0
        while redirects <= _MOST_REDIRECTS:
            with self._connector.connect(here, watch) as line:
                response = _ask(line, here, authorization)
                following = self._follow(response, here, authorization)
                if following is None:
                    yield response
                    return
                redirects += following[0] is not here
                here, authorization = following
        message = f"{self._address.origin} sends from place to place; correct the address."
        raise MovedError(message)

    def _follow(
        self, response: http.client.HTTPResponse, here: FeedAddress, authorization: str
    ) -> _Next | None:
        if response.status == _OK:
            return None
        if response.status in _REDIRECTS:
            return self._moved(response, here), ""
        if response.status == _UNAUTHORIZED:
            # Who we are is nobody's business but the camera's that the show names.
            if authorization or not self._login.given or here.origin != self._address.origin:
                message = f"{here.origin} does not take the user name and password; correct them."
                raise LoginError(message)
            challenges = response.msg.get_all("WWW-Authenticate", [])
            return here, self._login.answer(challenges, "GET", here.target)
        message = f"{here.origin} answers {response.status}; correct the address in the show."
        raise FeedError(message)

    def _moved(self, response: http.client.HTTPResponse, here: FeedAddress) -> FeedAddress:
        try:
            there = here.moved(response.headers.get("Location", ""))
        except CaptureError:
            there = None
        if there is None or there.scheme not in {"http", "https"}:
            message = f"{here.origin} sends to a place that is no feed; correct the address."
            raise MovedError(message)
        return there

    def _check_kind(self, response: http.client.HTTPResponse) -> None:
        kind = response.headers.get_content_type()
        if not kind.startswith("multipart/"):
            what = "a web page" if kind == "text/html" else "something else"
            message = f"it is {what}"
            raise UnplayableError(message)


def _ask(line: Line, here: FeedAddress, authorization: str) -> http.client.HTTPResponse:
    headers = {"Host": here.authority, "Accept": "multipart/x-mixed-replace, image/jpeg"}
    headers |= {"User-Agent": "Videosync Studio", "Connection": "close"}
    if authorization:
        headers["Authorization"] = authorization
    lines = [f"GET {here.target} HTTP/1.1", *(f"{key}: {value}" for key, value in headers.items())]
    line.send("\r\n".join([*lines, "", ""]).encode("ascii", "replace"))
    # All that it asks of a socket is a file to read from.
    response = http.client.HTTPResponse(cast("Any", line))
    response.begin()
    return response


def _show(response: http.client.HTTPResponse, delivery: Delivery) -> None:
    decoder = _decoder()
    for body in parts(response):
        picture = body[body.find(_STARTS) :].rstrip(b"\0\r\n") if _STARTS in body else b""
        # Half a picture would be decoded to half a grey one.
        if not picture.endswith(_ENDS):
            delivery.spoil()
            continue
        try:
            for frame in decoder.decode(Packet(picture)):
                delivery.picture(frame)
        except (FFmpegError, ValueError):
            delivery.spoil()
            decoder = _decoder()


def _decoder() -> VideoCodecContext:
    decoder = CodecContext.create("mjpeg", "r")
    decoder.options = {"max_pixels": str(MOST_PIXELS)}
    # More than one picture in work would be a delay of as many.
    decoder.thread_type = "SLICE"
    return decoder
