"""What went wrong, in a sentence that tells what to do, and how soon to try again."""

import errno
import socket
import ssl
from dataclasses import dataclass

from mixer.errors import StudioError
from studio.output.output import OutputState
from studio.output.rtmp import RtmpError, codec_names

from .backoff import Pace
from .destination import Destination
from .errors import (
    ClearTextError,
    CodecsNotTakenError,
    PeerClosedError,
    PinMismatchError,
    PublishRefusedError,
    RedirectRefusedError,
    StalledError,
)
from .publisher import Step

_NAME_MISMATCHES = {62, 64}
_SELF_SIGNED = {18, 19}
_EXPIRED = 10
_NOT_YET_VALID = 9
"""OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH, _DEPTH_ZERO_SELF_SIGNED_CERT,
_SELF_SIGNED_CERT_IN_CHAIN, _CERT_HAS_EXPIRED, _CERT_NOT_YET_VALID."""
_OLD_TLS = ("UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "HANDSHAKE_FAILURE")
_NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE")


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure as it is shown. ``state`` None: whatever it was, connecting or reconnecting.

    ``final``: trying again would not help, as it is the studio itself that refuses.
    """

    text: str
    pace: Pace = Pace.NETWORK
    state: OutputState | None = None
    final: bool = False


def fault_of(  # noqa: C901, PLR0911  # a table, a line a kind
    error: BaseException, destination: Destination, step: Step | None
) -> Fault:
    """Return what to say of *error*, met at *step* of publishing, None before the first."""
    match error:
        case PublishRefusedError():
            return _refused(error, destination)
        case CodecsNotTakenError():
            return _not_taken(error, destination)
        case ClearTextError():
            return Fault(str(error), state=OutputState.REFUSED, final=True)
        case PinMismatchError():
            return _pin(destination)
        case RedirectRefusedError():
            return Fault(str(error), Pace.CERTIFICATE, OutputState.REFUSED)
        case PeerClosedError() | ConnectionResetError() | BrokenPipeError():
            return _closed(destination, step)
        case StalledError():
            return _silent(destination, step)
        case RtmpError():
            return Fault(f"{destination.address} does not speak RTMP; check host and port.")
        case StudioError():
            return Fault(str(error), state=OutputState.REFUSED, final=True)
        case ssl.SSLCertVerificationError():
            return _certificate(error, destination)
        case ssl.SSLError():
            return _tls(error, destination)
        case _:
            return _network(error, destination)


def _refused(error: PublishRefusedError, destination: Destination) -> Fault:
    code = f" ({error.code})" if error.code else ""
    if error.step == Step.CONNECT.value:
        text = f"{destination.label} refuses the application{code}; check the destination."
    elif error.code == "NetStream.Publish.BadName":
        text = (
            f"{destination.label} refuses the stream key{code}: it is wrong, "
            "or somebody is publishing with it already."
        )
    elif error.step == Step.LIVE.value:
        text = f"{destination.label} ended the stream{code}; ask whoever runs it."
    else:
        text = f"{destination.label} refuses the stream{code}; check the stream key."
    return Fault(text, Pace.REFUSAL, OutputState.REFUSED)


def _not_taken(error: CodecsNotTakenError, destination: Destination) -> Fault:
    text = (
        f"{destination.label} takes no {codec_names(error.fourccs)}; choose another codec for it."
    )
    return Fault(text, Pace.REFUSAL, OutputState.REFUSED)


def _closed(destination: Destination, step: Step | None) -> Fault:
    label = destination.label
    if step is Step.CONNECT:
        text = f"{label} hangs up when told the application; check the destination."
        return Fault(text, Pace.REFUSAL, OutputState.REFUSED)
    if step in {Step.CREATE, Step.PUBLISH}:
        text = f"{label} hangs up when told the stream key; check the key."
        return Fault(text, Pace.REFUSAL, OutputState.REFUSED)
    if step is Step.LIVE:
        return Fault(f"The connection to {label} broke; connecting again.")
    return Fault(f"{destination.address} hangs up at once; check host, port and rtmp or rtmps.")


def _silent(destination: Destination, step: Step | None) -> Fault:
    if step is Step.LIVE:
        return Fault(f"{destination.label} takes nothing any more; connecting again.")
    if step is None:
        return Fault(f"{destination.address} does not answer; check the network and the host.")
    return Fault(
        f"{destination.address} accepts the connection and stays silent; "
        "check the port, or ask whoever runs it."
    )


def _pin(destination: Destination) -> Fault:
    text = (
        f"The certificate of {destination.host} has another key than the pin says; nothing was "
        "sent. Ask whoever runs it whether its key was changed, and change the pin if so."
    )
    return Fault(text, Pace.CERTIFICATE, OutputState.REFUSED)


def _certificate(error: ssl.SSLCertVerificationError, destination: Destination) -> Fault:
    host = destination.host
    if error.verify_code in _NAME_MISMATCHES:
        text = f"The certificate of {host} is for another name; check the host."
    elif error.verify_code in _SELF_SIGNED:
        text = f"The certificate of {host} is self-signed; have its authority installed here."
    elif error.verify_code == _EXPIRED:
        text = f"The certificate of {host} has expired; whoever runs it must renew it."
    elif error.verify_code == _NOT_YET_VALID:
        text = f"The certificate of {host} is not valid yet; check the clock of this machine."
    else:
        text = f"The certificate of {host} is from no known authority; nothing was sent."
    return Fault(text, Pace.CERTIFICATE, OutputState.REFUSED)


def _tls(error: ssl.SSLError, destination: Destination) -> Fault:
    reason = error.reason or ""
    if any(mark in reason for mark in _OLD_TLS):
        text = f"{destination.host} offers no TLS 1.2 or newer; nothing was sent."
        return Fault(text, Pace.CERTIFICATE, OutputState.REFUSED)
    if any(mark in reason for mark in _NOT_TLS):
        text = f"{destination.address} does not speak TLS; check the port."
        return Fault(text, Pace.CERTIFICATE, OutputState.REFUSED)
    return Fault(f"The encrypted connection to {destination.host} broke; connecting again.")


def _network(error: BaseException, destination: Destination) -> Fault:
    if isinstance(error, socket.gaierror):
        return Fault(f"The host {destination.host} is not found; check its name and the network.")
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ECONNREFUSED:
        return Fault(f"Nobody listens at {destination.address}; check host and port.")
    if number in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ETIMEDOUT}:
        return Fault(f"{destination.address} cannot be reached; check the network.")
    return Fault(f"The connection to {destination.address} failed; check the network.")
