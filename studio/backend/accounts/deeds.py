"""Entries of the trail, as this domain writes them."""

from collections.abc import Mapping

from studio.backend.caller import Caller
from studio.backend.trail import Deed, Outcome


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

    Where nobody knows who it was, there is no person under whose key the address could be sealed,
    so it is left out.
    """
    return Deed(
        kind,
        outcome,
        organisation,
        account=account,
        session=session,
        subject=account,
        personal={"address": address} if account and address else {},
        details=dict(details or {}),
    )
