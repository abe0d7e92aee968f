"""What is said to whom, and in which words a refusal is told."""

import asyncio
import ssl
import warnings
from pathlib import Path

import pytest

from studio.links.whip.errors import ForbiddenError, RefusedError, UntrustedError, WhipError
from studio.links.whip.signalling import AskGate, Session, Signalling
from studio.links.whip.tls import context_for
from studio.output.whip.endpoint import WhipEndpoint
from tests.parts.pki import Authority
from tests.parts.ports import free_port

from .https_part import Answers, HttpsPart, http, https

TOKEN = "the-very-secret-token"  # noqa: S105 - of the tests


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


async def allow(_host: str, _port: int) -> None:
    """A gate that stands open."""


async def _offer(_local: str) -> str:
    return "v=0\r\n"


def _signalling(url: str, ca_file: Path, *, ask_gate: AskGate = allow, pin: str = "") -> Signalling:
    endpoint = WhipEndpoint.parse(url, pin)
    return Signalling(
        endpoint=endpoint,
        token=TOKEN,
        context=context_for(str(ca_file)),
        pins=endpoint.pins,
        ask_gate=ask_gate,
    )


def _publish(
    authority: Authority, answers: Answers, *, ask_gate: AskGate = allow, pin: str = ""
) -> tuple[Session, HttpsPart]:
    async def run() -> tuple[Session, HttpsPart]:
        async with https(authority.valid(), answers) as part:
            signalling = _signalling(part.url, authority.ca_file, ask_gate=ask_gate, pin=pin)
            return await signalling.publish(_offer), part

    return asyncio.run(run())


def _refused_by(
    authority: Authority,
    kind: str,
    newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
    *,
    pin: str = "",
    expected: type[WhipError] = UntrustedError,
) -> str:
    """Return in which words an endpoint with that certificate is refused; it is told nothing."""

    async def run() -> str:
        async with https(getattr(authority, kind)(), lambda _: b"", newest) as part:
            signalling = _signalling(part.url, authority.ca_file, pin=pin)
            with pytest.raises(expected) as refused:
                await signalling.publish(_offer)
            assert part.requests == []
            return str(refused.value)

    return asyncio.run(run())


@pytest.mark.promise(4)
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("for_another_name", "for another name"),
        ("expired", "has expired"),
        ("from_a_stranger", "no known authority"),
        ("self_signed", "self-signed"),
    ],
)
def test_a_bad_certificate_gets_nothing(authority: Authority, kind: str, words: str) -> None:
    assert words in _refused_by(authority, kind)


@pytest.mark.promise(4)
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_tls_gets_nothing(authority: Authority, version: ssl.TLSVersion) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        # As an alert, or where the server resets the connection behind it, as that.
        said = _refused_by(authority, "valid", version, expected=WhipError)
    assert "no TLS 1.2 or newer" in said


@pytest.mark.promise(4)
def test_another_key_than_the_pinned_one_gets_nothing(authority: Authority) -> None:
    assert "pinned" in _refused_by(authority, "valid", pin="sha256:" + "A" * 43 + "=")


def test_the_offer_and_the_token_go_to_the_endpoint(authority: Authority) -> None:
    session, part = _publish(
        authority, lambda _: http(201, "Location: /session/7", body="v=0\r\nanswer")
    )
    assert session.answer.endswith("answer")
    assert session.resource is not None
    assert session.resource.target == "/session/7"
    assert part.requests[0].startswith("POST /whip HTTP/1.1\r\n")
    assert f"Authorization: Bearer {TOKEN}" in part.requests[0]
    assert "Content-Type: application/sdp" in part.requests[0]


def test_an_answer_in_chunks_is_read(authority: Authority) -> None:
    head = b"HTTP/1.1 201 So\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"3\r\nv=0\r\n4;x=y\r\n\r\nok\r\n0\r\n\r\n"
    session, _ = _publish(authority, lambda _: head + chunks)
    assert session.answer == "v=0\r\nok"
    assert session.resource is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "refuses the stream key"),
        (403, "refuses the stream key"),
        (404, "has nothing at that address"),
        (409, "somebody is publishing"),
        (422, "cannot use H.264"),
        (429, "fewer attempts"),
        (302, "refuses the offer"),
        (503, "is busy or broken"),
    ],
)
def test_each_refusal_has_its_words(authority: Authority, status: int, words: str) -> None:
    with pytest.raises(WhipError, match=words) as refused:
        _publish(authority, lambda _: http(status))
    assert refused.value.refused == (status != 503)


@pytest.mark.parametrize(
    "answer", [b"no http at all\r\n\r\n", b"", b"HTTP/1.1 201 So\r\nContent-Length: -1\r\n\r\n"]
)
def test_what_is_no_answer_is_told(authority: Authority, answer: bytes) -> None:
    with pytest.raises(WhipError, match=r"HTTP as it should|hangs up"):
        _publish(authority, lambda _: answer)


def test_an_endless_answer_is_cut_off(authority: Authority) -> None:
    with pytest.raises(RefusedError):
        _publish(authority, lambda _: b"HTTP/1.1 201 So\r\n\r\n" + b"x" * 300_000)


@pytest.mark.promise(36)
def test_a_redirect_is_asked_for_before_it_is_followed(authority: Authority) -> None:
    asked: list[str] = []

    async def ask_gate(host: str, _port: int) -> None:
        asked.append(host)
        if host != "127.0.0.1":
            message = "lies in the US, and this show stays in the EU"
            raise ForbiddenError(message)

    with pytest.raises(ForbiddenError, match="stays in the EU"):
        _publish(
            authority,
            lambda _: http(307, "Location: https://203.0.113.9/whip"),
            ask_gate=ask_gate,
        )
    assert asked == ["127.0.0.1", "203.0.113.9"]


def test_a_redirect_to_clear_text_is_not_followed(authority: Authority) -> None:
    with pytest.raises(RefusedError, match="not https"):
        _publish(authority, lambda _: http(307, "Location: http://127.0.0.1/whip"))


def test_redirects_end(authority: Authority) -> None:
    with pytest.raises(RefusedError, match="on and on"):
        _publish(authority, lambda _: http(307, "Location: /again"))


def test_a_publication_is_ended_where_it_was_said_to_be(authority: Authority) -> None:
    async def run() -> list[str]:
        async with https(authority.valid(), lambda _: http(201, "Location: /mine")) as part:
            signalling = _signalling(part.url, authority.ca_file)
            await signalling.leave(await signalling.publish(_offer))
            return part.requests

    requests = asyncio.run(run())
    assert requests[1].startswith("DELETE /mine ")
    assert f"Authorization: Bearer {TOKEN}" in requests[1]


def test_nobody_listening_is_told(authority: Authority) -> None:
    signalling = _signalling(f"https://127.0.0.1:{free_port()}/", authority.ca_file)
    with pytest.raises(WhipError, match="Nobody listens"):
        asyncio.run(signalling.publish(_offer))
