"""Following an ingest that sends the studio elsewhere, never to where it is less safe.

Not in the specification; Adobe's servers and their followers answer ``connect`` by an error whose
``ex`` names the place (``code`` 302, ``redirect``).
"""

from studio.output.errors import BadDestinationError

from .destination import Destination
from .errors import RedirectRefusedError

MOST_REDIRECTS = 2


class Redirects:
    """Where the next attempt goes; one thread's. Whoever connects there asks the gate anew."""

    def __init__(self, first: Destination) -> None:
        self._first = first
        self._count = 0
        self.now = first

    def follow(self, url: str) -> None:
        """Go to *url* next.

        Raises :class:`RedirectRefusedError` when it is the third in a row, is no destination, or
        is not encrypted although the first place is. Its text repeats nothing but the host.
        """
        host = self._first.host
        if self._count >= MOST_REDIRECTS:
            message = f"{host} sends the studio on and on; ask whoever runs it."
            raise RedirectRefusedError(message)
        try:
            # The pin stays: whoever is spoken to in the place of the first one must have its key.
            wanted = Destination.parse(url, self._first.pin)
        except BadDestinationError:
            message = f"{host} sends the studio to what is no ingest; ask whoever runs it."
            raise RedirectRefusedError(message) from None
        if self._first.encrypted and not wanted.encrypted:
            message = (
                f"{host} sends the studio to {wanted.host} without encryption, where it does not "
                "go; ask whoever runs it."
            )
            raise RedirectRefusedError(message)
        self._count += 1
        self.now = wanted

    @property
    def followed(self) -> bool:
        """Whether the next attempt goes elsewhere than to the first place."""
        return self._count > 0

    def reset(self) -> None:
        """Begin anew at the first place."""
        self._count, self.now = 0, self._first
