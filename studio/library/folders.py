"""The folders that recordings lie in, and the names by which clients know what lies there."""

from collections.abc import Callable, Iterable
from pathlib import Path

from .errors import LibraryError
from .places import TRASH


class Folders:
    """*main*, where recordings go now, and *others* that they went to. Any thread.

    A recording in *main* is known by where it lies below it, any other by its whole path.
    """

    def __init__(self, main: Path, others: Callable[[], Iterable[Path]] = tuple) -> None:
        self.main = main
        self._others = others

    def all(self) -> tuple[Path, ...]:
        """Return each folder once, *main* first."""
        return tuple(dict.fromkeys((self.main, *self._others())))

    def name_of(self, folder: Path, relative: str) -> str:
        """Return the name of what lies at *relative* below *folder*."""
        return relative if folder == self.main else f"{folder}/{relative}"

    def split(self, name: str) -> tuple[Path, str]:
        """Return the folder of *name*, and where it lies below it.

        Nothing outside of the folders has a name. Raises :class:`LibraryError`.
        """
        for folder in self.all():
            begin = "" if folder == self.main else f"{folder}/"
            relative = name.removeprefix(begin)
            above, _, plain = relative.rpartition("/")
            known = name.startswith(begin) and above in {"", TRASH}
            if known and plain not in {"", ".", ".."} and "\0" not in plain:
                return folder, relative
        raise unknown(name)

    def path(self, name: str) -> Path:
        """Return where *name* lies. Raises as :meth:`split`."""
        folder, relative = self.split(name)
        return folder / relative


def unknown(name: str) -> LibraryError:
    """Return what to say of a name that nothing has."""
    return LibraryError(f"There is no recording {name!r}; look at the list again.")
