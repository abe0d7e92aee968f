"""The stream keys of a station, one a destination."""

from collections.abc import Mapping

from studio.secrets import Secret

from .ways import Place

# It opens nothing: the receiver is this machine's own.
_REHEARSAL_KEY = Secret("rehearsal")


class StreamKeys:
    """Written by the session's thread, read by any."""

    def __init__(self, primary: Secret | None, others: Mapping[str, Secret]) -> None:
        self._primary = primary
        self._others = dict(others)

    def give(self, key: Secret, name: str = "") -> None:
        """Use *key* for the destination *name*, or for the primary, from the next start on."""
        if name:
            self._others = {**self._others, name: key}
        else:
            self._primary = key

    def of(self, place: Place, *, alone: bool = False) -> Secret | None:
        """Return the key for *place*, None for none.

        The primary's serves whatever the show goes to *alone*, too, where that has no own.
        """
        if place.keyless:
            return _REHEARSAL_KEY
        own = self._others.get(place.name)
        if own is None and (alone or place.role == "primary" or "://" in place.wanted):
            return self._primary
        return own
