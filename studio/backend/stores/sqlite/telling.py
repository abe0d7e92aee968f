"""A restore is done while no backend runs; the first one afterwards writes it into the trail."""

import msgspec

from studio.backend.records import PROVIDER
from studio.backend.trail import Deed, Outcome, Trail

from .opening import ask
from .repository import SqliteRepository
from .restoring import Restored


class RestoreTold:
    """Looks whether the store was restored since. The keeper's thread."""

    def __init__(self, repository: SqliteRepository, trail: Trail) -> None:
        self._repository, self._trail = repository, trail

    def run_if_due(self) -> bool:
        """Write down a restore that nobody has written down; return whether there was one."""
        with self._repository.alone() as connection:
            rows = ask(connection, "SELECT value FROM meta WHERE name = 'restored'")
        if not rows:
            return False
        told = msgspec.json.decode(rows[0][0], type=Restored)
        details = {name: str(value) for name, value in msgspec.to_builtins(told).items()}
        self._trail.record(Deed("store restored", Outcome.DONE, PROVIDER, details=details))
        with self._repository.alone() as connection:
            connection.execute("DELETE FROM meta WHERE name = 'restored'")
        return True
