"""Standard input of a process of the studio: its launch, what follows, and the wish that it end."""

import sys
from collections.abc import Iterator
from io import FileIO


class Lifeline:
    """Reads it without a buffer of Python's.

    ``sys.stdin`` locks its buffer while it waits, and Python aborts where it wants that lock at the
    end of a process, as of one that has done its work and was not asked to end. Whoever waits here
    holds nothing. One thread at a time; the process's own.
    """

    def __init__(self) -> None:
        self._file = FileIO(sys.stdin.fileno(), closefd=False)

    def line(self) -> bytes:
        """Return the next line, once it is whole; b"" when there is no more."""
        return self._file.readline()

    def lines(self) -> Iterator[bytes]:
        """Yield all that follow, until whoever began this process wants its end, or is gone."""
        return iter(self.line, b"")
