"""Who comes into a call: what the door knows of them."""

from dataclasses import dataclass

from studio.policy.permissions import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """``station``: what they are called by; ``role``, ``account``, ``session``: who they are."""

    station: str
    name: str
    role: Role
    account: str
    session: str
    media: bool = True
