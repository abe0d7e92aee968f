"""What the supervisor hands to the process that repairs recordings, and what that prints."""

import msgspec


class RepairLaunch(msgspec.Struct, frozen=True, kw_only=True):
    """All recordings in ``record_folder``. ``record_key`` is a secret, never logged."""

    record_folder: str
    data_folder: str
    record_key: str
    protected: bool

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return f"RepairLaunch({self.record_folder!r}, …)"


class RepairTold(msgspec.Struct, frozen=True, tag="repaired"):
    """A line that it prints: what became of one recording, in a sentence."""

    text: str
