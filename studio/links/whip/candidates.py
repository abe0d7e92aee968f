"""Which of the addresses in an answer media may go to: only what the gate allows."""

from collections.abc import Sequence

from aiortc import RTCIceCandidate

from studio.policy import parse_address

from .errors import ForbiddenError, NotNowError, RefusedError, WhipError
from .signalling import AskGate

_MOST = 16
"""An endpoint has a few addresses; more are not looked at."""


async def approved(
    candidates: Sequence[RTCIceCandidate], ask_gate: AskGate
) -> list[RTCIceCandidate]:
    """Return those of *candidates* that lie inside the show's region.

    Names (mDNS too), TCP and relays' spellings that are no address are left out unasked. Raises
    :class:`ForbiddenError` when the gate leaves none, :class:`RefusedError` when there was none.
    """
    usable = [each for each in candidates[:_MOST] if _is_usable(each)]
    if not usable:
        message = "The endpoint's answer names no address that media could go to by UDP."
        raise RefusedError(message)
    kept: list[RTCIceCandidate] = []
    refusal: WhipError | None = None
    for each in usable:
        try:
            await ask_gate(each.ip, each.port)
        except (ForbiddenError, NotNowError) as error:
            refusal = error
        else:
            kept.append(each)
    if not kept:
        message = f"The endpoint wants the media where the show may not go: {refusal}"
        raise ForbiddenError(message)
    return kept


def _is_usable(candidate: RTCIceCandidate) -> bool:
    address = parse_address(candidate.ip)
    return (
        address is not None
        and not address.is_unspecified
        and not address.is_multicast
        and candidate.protocol.lower() == "udp"
        and candidate.component == 1
        and candidate.type in {"host", "srflx", "relay"}
        and 0 < candidate.port < 1 << 16
    )
