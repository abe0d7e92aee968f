"""What whoever starts the embedded backend hands it, on its standard input and nowhere else."""

from pathlib import Path

import msgspec

from studio.secrets import RecordKey, Secret

from .environment import Environment


class BackendLaunch(msgspec.Struct, frozen=True, kw_only=True):
    """``secret``, ``record_key`` and ``ingest_token`` are secrets: this is never logged.

    ``port``: 0 for one of its own choice. ``ingest_url``: the receiver that comes along, which
    brings that token; '' for none.
    """

    folder: str
    secret: str
    record_key: str
    protected: bool
    environment: Environment = Environment.PRODUCTION
    port: int = 0
    ingest_url: str = ""
    ingest_token: str = ""

    def __repr__(self) -> str:
        """Show nothing: most of it is secret."""
        return "BackendLaunch(…)"

    @property
    def key(self) -> RecordKey:
        """The key to seal with. Raises ``SecretError``."""
        return RecordKey.from_text(Secret(self.record_key), "The launch", protected=self.protected)

    @property
    def store_folder(self) -> Path:
        """Where records lie."""
        return Path(self.folder) / "store"

    @property
    def archive_folder(self) -> Path:
        """Where archives lie."""
        return Path(self.folder) / "archives"

    @property
    def heads_folder(self) -> Path:
        """Where the heads of the audit trail are kept apart from it."""
        return Path(self.folder).parent / "backend-heads"


class BackendReady(msgspec.Struct, frozen=True, tag="ready"):
    """The only line that an embedded backend prints: its port on this machine."""

    port: int
