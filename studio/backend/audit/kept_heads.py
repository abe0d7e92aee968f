"""Heads kept elsewhere: who cuts a chain, and signs it anew, cannot change these as well."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

import msgspec

from studio.backend.errors import StoreError

from .model import SignedHead

_SUFFIX: Final = ".head"
_SECTOR_BYTES: Final = 512
_HISTORY_NS: Final = 3600 * 1_000_000_000


class KeptHeads(Protocol):
    """Keeps the newest head of each chain, in another place than the chains."""

    def keep(self, head: SignedHead) -> None:
        """Keep *head* in place of the one before. Any thread, one at a time.

        Raises :class:`StoreError`.
        """
        ...

    def all(self) -> tuple[SignedHead, ...]:
        """Return what is kept. Raises :class:`StoreError`."""
        ...


class HeadsElsewhere(Protocol):
    """Keeps the newest head of each chain on another machine. One thread at a time."""

    def keep(self, head: SignedHead) -> None:
        """Keep *head* in place of the one before; blocks on it. Raises :class:`StoreError`."""
        ...

    def newest(self, chain: str) -> SignedHead | None:
        """Return what is kept of *chain*; None where nothing is. As :meth:`keep`."""
        ...

    def enter(self, head: SignedHead) -> None:
        """Note by *head* that its instance writes a trail, once and for good. As :meth:`keep`."""
        ...

    def entered(self) -> Iterator[SignedHead]:
        """Yield what was noted, a head of each instance. As :meth:`keep`."""
        ...


def heads_of(far: HeadsElsewhere, chains: Iterable[str]) -> tuple[SignedHead, ...]:
    """Return what is kept elsewhere of *chains*, and of those that came before or after them.

    A chain that was taken out whole is found so: an instance counts its own from 1, and is noted
    there itself, if all of its chains were taken out.
    """
    found: list[SignedHead] = []
    noted = tuple(far.entered())
    newest: dict[str, int] = {}
    for chain in (*chains, *(head.chain for head in noted)):
        instance, _, epoch = chain.rpartition(".")
        if epoch.isdigit():
            newest[instance] = max(int(epoch), newest.get(instance, 0))
    for instance, last in newest.items():
        number = 1
        while (head := far.newest(f"{instance}.{number}")) is not None or number <= last:
            if head is not None:
                found.append(head)
            number += 1
    return (*found, *noted)


class FolderOfHeads:
    """Keeps heads in a folder, best on another disk or machine: the newest, and one an hour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next_ns: dict[str, int] = {}

    def keep(self, head: SignedHead) -> None:
        """As the Protocol says; not synced: a machine that falls may lose the newest ones."""
        try:
            path = self._folder / f"{head.chain}{_SUFFIX}"
            text = msgspec.json.encode(head)
            try:
                _write_over(path, text)
            except FileNotFoundError:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write_over(path, text)
            if head.at_ns >= self._next_ns.get(head.chain, 0):
                self._next_ns[head.chain] = head.at_ns + _HISTORY_NS
                with path.with_suffix(".history").open("ab") as file:
                    file.write(text + b"\n")
        except OSError as error:
            raise _refused(self._folder, error) from error

    def all(self) -> tuple[SignedHead, ...]:
        """As the Protocol says: the newest, and those of the history."""
        heads: dict[tuple[str, int], SignedHead] = {}
        try:
            for path in sorted(self._folder.glob("*")):
                if path.suffix in {_SUFFIX, ".history"}:
                    for line in path.read_bytes().splitlines():
                        head = msgspec.json.decode(line, type=SignedHead)
                        heads[head.chain, head.size] = head
        except msgspec.DecodeError as error:
            message = f"A head of the audit trail in {self._folder} is none; look who changed it."
            raise StoreError(message) from error
        except OSError as error:
            raise _refused(self._folder, error) from error
        return tuple(heads.values())


def _write_over(path: Path, text: bytes) -> None:
    # One sector, so it is there as it was or as it is. Putting a new file in its place would have
    # some systems write all that waits to the disk, at every write of the trail.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.pwrite(descriptor, text.ljust(_SECTOR_BYTES - 1) + b"\n", 0)
    finally:
        os.close(descriptor)


def _refused(folder: Path, error: OSError) -> StoreError:
    reason = error.strerror or "the system refused"
    return StoreError(f"The heads of the audit trail in {folder} cannot be kept ({reason}).")
