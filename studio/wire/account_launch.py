"""What the supervisor hands to the account's process, line by line on its standard input."""

from typing import Final, Literal

import msgspec

ACCOUNT_NAME: Final = "account.sealed"
"""The file in the data folder by which one stays signed in; without it the own backend serves."""


class AccountLaunch(msgspec.Struct, frozen=True, kw_only=True, tag="launch"):
    """The first line. ``record_key`` is a secret, never logged.

    ``descriptor``: the listening socket that the process inherits. ``control_socket``: where the
    engine is; ``talk_socket``: where the talk link is called. ``region``: what the
    show is held to, and with it every connection. ``errand``: by which the one who brings
    recordings to the backend is known; a secret, too.
    """

    descriptor: int
    control_socket: str
    talk_socket: str
    data_folder: str
    record_key: str
    protected: bool
    region: Literal["eu", "us"]
    register_path: str | None = None
    ca_file: str | None = None
    errand: str = ""

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return "AccountLaunch(…)"


class OwnBackendUp(msgspec.Struct, frozen=True, tag="own backend"):
    """Any further line: the backend that comes along serves there. ``secret`` is its owner's."""

    url: str
    secret: str

    def __repr__(self) -> str:
        """Show nothing: it is secret."""
        return "OwnBackendUp(…)"


class OwnBackendLost(msgspec.Struct, frozen=True, tag="own backend lost"):
    """The backend that comes along has ended; another one is begun."""


AccountLine = AccountLaunch | OwnBackendUp | OwnBackendLost
