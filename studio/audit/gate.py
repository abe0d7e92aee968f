"""The gate that every socket to another machine passes before it is opened."""

import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from mixer.errors import StudioError
from studio.policy import (
    Destination,
    NotYetResolved,
    Policy,
    Purpose,
    Reach,
    Region,
    ResidencyRefused,
    Verdict,
    decide,
    parse_address,
    reach_of,
)

Resolve = Callable[[str, int], Sequence[str]]


class Trail(Protocol):
    """Where accesses and refusals are written; the audit log is one."""

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        """Write one entry for good. Any thread; raises StudioError."""
        ...


def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """Return the addresses of *host* by the system's resolver; it blocks. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class Gate:
    """Asks the policy, writes the answer to the trail, and raises where it is no.

    Any thread; may block on the disk, and on the resolver for a name in the local network.
    A refusal is written each time, a permission once for a destination.
    """

    def __init__(
        self,
        *,
        policy: Policy,
        trail: Trail,
        resolve: Resolve = resolve_by_system,
        also: Policy | None = None,
    ) -> None:
        """*also*: a second policy, which has to allow what *policy* allows."""
        self._policies = (policy,) if also is None else (policy, also)
        self._trail = trail
        self._resolve = resolve
        self._written: set[Destination] = set()

    def held_to(self, region: Region) -> "Gate":
        """Return a gate that goes by *region* as well as by its own: the stricter one decides."""
        own = self._policies[0]
        if region is own.region:
            return self
        also = Policy(own.register, region)
        return Gate(policy=own, trail=self._trail, resolve=self._resolve, also=also)

    def __call__(self, host: str, port: int, purpose: str, *, clear: bool = False) -> None:
        """Return when a socket may be opened to *host*.

        *purpose* is a value of :class:`Purpose`; *clear* says that media would cross it
        unencrypted. Raises :class:`ResidencyRefused` with the reason otherwise.
        """
        destination = Destination(host, port, Purpose(purpose), clear)
        verdict = self.ask(destination)
        if not verdict.allowed:
            self._refuse(destination, verdict)
        elif verdict.row is not None and destination not in self._written:
            self._trail.record("connection allowed", _details(destination, verdict))
            self._written.add(destination)

    def ask(self, destination: Destination) -> Verdict:
        """Return the verdict with a local name looked up, and write nothing."""
        verdicts = [decide(policy, destination) for policy in self._policies]
        verdict = next((each for each in verdicts if not each.allowed), verdicts[0])
        if verdict.allowed and verdict.local_only and parse_address(destination.host) is None:
            return self._stays_local(destination, verdict)
        return verdict

    def _stays_local(self, destination: Destination, verdict: Verdict) -> Verdict:
        try:
            spelled = self._resolve(destination.host, destination.port)
        except OSError:
            reason = f"{destination.host} has no address now, so nothing shows that it is local."
            return Verdict(allowed=False, reason=reason, row=verdict.row, passing=True)
        for text in spelled:
            address = parse_address(text)
            if address is None or reach_of(address) is Reach.PUBLIC:
                reason = (
                    f"{destination.host} is named as local in the register, but leads to {text}, "
                    "which is not; correct the row or the name."
                )
                return Verdict(allowed=False, reason=reason, row=verdict.row)
        return verdict

    def _refuse(self, destination: Destination, verdict: Verdict) -> None:
        try:
            self._trail.record("connection refused", _details(destination, verdict))
        except StudioError as error:
            message = f"{verdict.reason} This could not be written to the audit log: {error}"
            raise ResidencyRefused(message) from error
        kind = NotYetResolved if verdict.passing else ResidencyRefused
        raise kind(verdict.reason)


def _details(destination: Destination, verdict: Verdict) -> dict[str, str]:
    return {
        "host": destination.host,
        "port": str(destination.port),
        "purpose": destination.purpose.value,
        "row": verdict.row.name if verdict.row else "",
        "reason": verdict.reason,
    }
