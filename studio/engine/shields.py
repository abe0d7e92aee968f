"""Which sources are covered, by name: a source that an edit or a restart brings anew stays so."""

from collections.abc import Mapping

from capture.shield import Shield


class Shields:
    """Remembers; it never forgets a name, as an undo may bring it back. The session's thread."""

    def __init__(self, shields: Mapping[str, str]) -> None:
        self._shields = {name: Shield(value) for name, value in shields.items()}

    def of(self, name: str) -> Shield:
        """Return how a source is covered."""
        return self._shields.get(name, Shield.OFF)

    def put(self, name: str, shield: Shield) -> None:
        """Note that a source is covered so."""
        self._shields[name] = shield

    def rename(self, before: str, after: str) -> None:
        """Note that a source has another name."""
        if before in self._shields:
            self._shields[after] = self._shields[before]
