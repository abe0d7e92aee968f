"""What the supervisor hands to the process that uploads missed parts, and what that prints."""

import msgspec

from .state import MissedState


class MissedLaunch(msgspec.Struct, frozen=True, kw_only=True):
    """All shows whose ledgers lie in ``record_folder``.

    ``record_key`` and ``backend_secret`` are secrets, never logged.
    ``running``: the show of an engine that still runs, which is looked at again later.
    ``region``: where the show's data has its home. ``backend_url``: of the backend on this machine,
    where one runs already; '' for one of its own. ``account_socket``: where who is signed in
    elsewhere is asked for the way there and a token, by the secret ``errand``.
    """

    record_folder: str
    data_folder: str
    record_key: str
    protected: bool
    running: str
    region: str
    register_path: str | None
    backend_url: str = ""
    backend_secret: str = ""
    account_socket: str = ""
    errand: str = ""
    ca_file: str | None = None

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return f"MissedLaunch({self.record_folder!r}, …)"


class MissedTold(msgspec.Struct, frozen=True, tag="missed"):
    """A line that it prints: where it stands."""

    missed: MissedState
