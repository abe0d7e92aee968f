"""Entries of the trail, as this domain writes them."""

from collections.abc import Mapping

from studio.backend.caller import Caller
from studio.backend.errors import BackendError
from studio.backend.trail import NOWHERE, Deed, Outcome


def deed_of(
    caller: Caller,
    kind: str,
    outcome: Outcome = Outcome.DONE,
    *,
    target: str = "",
    organisation: str | None = None,
    details: Mapping[str, str] | None = None,
) -> Deed:
    """Return the entry of what *caller* did; *organisation*: whose data, if not the caller's."""
    return Deed(
        kind,
        outcome,
        caller.organisation if organisation is None else organisation,
        account=caller.account,
        session=caller.session,
        target=target,
        subject=caller.account,
        personal={"address": caller.address},
        details=dict(details or {}),
    )


def arrival(
    kind: str,
    outcome: Outcome,
    *,
    organisation: str = "",
    account: str = "",
    session: str = "",
    address: str = "",
    details: Mapping[str, str] | None = None,
) -> Deed:
    """Return the entry of somebody who comes to the door.

    Where nobody knows who it was, the address is sealed under the month's key.
    """
    return Deed(
        kind,
        outcome,
        organisation,
        account=account,
        session=session,
        subject=account,
        personal={"address": address} if address else {},
        details=dict(details or {}),
        stranger=address or NOWHERE,
    )


def failed(kind: str, error: BackendError, address: str, *, account: str = "") -> Deed:
    """Return the entry of somebody whose way in ended with *error*."""
    details = {"why": type(error).__name__}
    return arrival(kind, Outcome.FAILED, account=account, address=address, details=details)
