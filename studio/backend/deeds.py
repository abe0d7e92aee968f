"""Entries of the trail about what a person did, written in one way."""

from collections.abc import Mapping

from .caller import Caller
from .trail import Deed, Outcome


def deed_by(
    caller: Caller,
    kind: str,
    target: str = "",
    *,
    outcome: Outcome = Outcome.DONE,
    organisation: str | None = None,
    details: Mapping[str, str] | None = None,
) -> Deed:
    """Return the entry of something that *caller* did, or was refused.

    *organisation*: whose data it touched, where that is not the caller's own. Their address is
    sealed under their own key.
    """
    return Deed(
        kind,
        outcome,
        caller.organisation if organisation is None else organisation,
        account=caller.account,
        session=caller.session,
        target=target,
        subject=caller.account,
        personal={"address": caller.address},
        details=details or {},
    )
