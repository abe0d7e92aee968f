"""Each failure is one sentence that tells what to do."""

import errno
import socket
import ssl

import pytest

from mixer.errors import StudioError
from studio.output.ingest import Destination
from studio.output.ingest.backoff import Pace
from studio.output.ingest.errors import (
    ClearTextError,
    PeerClosedError,
    PublishRefusedError,
    StalledError,
)
from studio.output.ingest.faults import fault_of
from studio.output.ingest.publisher import Step
from studio.output.output import OutputState
from studio.output.rtmp import RtmpError

DESTINATION = Destination.parse("rtmps://ingest.example/live/pasted-key")


def _unverified(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = code
    return error


def _tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError("tls")
    error.reason = reason
    return error


ERRORS: list[tuple[BaseException, Step | None]] = [
    *((PublishRefusedError(step.value, ""), step) for step in Step),
    (PublishRefusedError("publish", "NetStream.Publish.BadName"), Step.PUBLISH),
    (PublishRefusedError("connect", "NetConnection.Connect.Rejected"), Step.CONNECT),
    *((PeerClosedError("x"), step) for step in [*Step, None]),
    *((StalledError("x"), step) for step in [*Step, None]),
    (ConnectionResetError(errno.ECONNRESET, "x"), Step.LIVE),
    (BrokenPipeError(errno.EPIPE, "x"), Step.LIVE),
    (ConnectionRefusedError(errno.ECONNREFUSED, "x"), None),
    (OSError(errno.EHOSTUNREACH, "x"), None),
    (OSError(errno.EIO, "x"), None),
    (socket.gaierror(socket.EAI_NONAME, "x"), None),
    *((_unverified(code), None) for code in (9, 10, 18, 19, 20, 62, 64)),
    (_tls("TLSV1_ALERT_PROTOCOL_VERSION"), None),
    (_tls("WRONG_VERSION_NUMBER"), None),
    (_tls("SOMETHING_NEW"), None),
    (RtmpError("x"), Step.HANDSHAKE),
]


@pytest.mark.parametrize(("error", "step"), ERRORS, ids=lambda value: repr(value)[:60])
def test_every_failure_is_a_sentence_of_its_own_words(
    error: BaseException, step: Step | None
) -> None:
    fault = fault_of(error, DESTINATION, step)
    assert fault.text.endswith(".")
    assert "\n" not in fault.text
    assert "ingest.example" in fault.text
    assert "pasted-key" not in fault.text
    assert not fault.final


def test_certificates_are_tried_slowly_and_refused_keys_less_so() -> None:
    assert fault_of(_unverified(10), DESTINATION, None).pace is Pace.CERTIFICATE
    assert fault_of(_tls("UNSUPPORTED_PROTOCOL"), DESTINATION, None).pace is Pace.CERTIFICATE
    refused = fault_of(PublishRefusedError("publish", ""), DESTINATION, Step.PUBLISH)
    assert (refused.pace, refused.state) == (Pace.REFUSAL, OutputState.REFUSED)
    assert fault_of(OSError(), DESTINATION, None).pace is Pace.NETWORK


@pytest.mark.parametrize("error", [ClearTextError("No, use rtmps."), StudioError("Not there.")])
def test_what_the_studio_itself_refuses_is_final(error: StudioError) -> None:
    fault = fault_of(error, DESTINATION, None)
    assert fault.final
    assert fault.text == str(error)
    assert fault.state is OutputState.REFUSED
