"""What the supervisor hands to the talk link, as one line on its standard input."""

import msgspec


class TalkLaunch(msgspec.Struct, frozen=True, kw_only=True, tag="launch"):
    """``descriptor``: the listening socket that the process inherits.

    ``control_socket``: where the engine is. ``program_ring``: the file in which it leaves the
    programme without this station's own microphones, for the ear. ``region``, ``register_path``:
    what the show is held to, and with it every connection. ``record_key``: that of the audit
    log, in which each connection is written, a secret.
    """

    descriptor: int
    control_socket: str
    program_ring: str
    data_folder: str
    region: str
    register_path: str | None = None
    record_key: str = ""
    protected: bool = False

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return "TalkLaunch(…)"
