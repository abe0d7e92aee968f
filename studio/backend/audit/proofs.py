"""Proofs that records are in the tree that a head was signed over (RFC 6962, 2.1.1)."""

from collections.abc import Sequence
from typing import Final

from studio.backend.repository import Query, Reader

from .chain import leaves_of, tiles_of
from .merkle import TILE, path_of, root_of
from .model import RECORDS, AuditHead, SignedHead

_BITS: Final = TILE.bit_length() - 1


class Proofs:
    """Makes the proofs of one chain as it stood at *head*, whose tiles it reads once."""

    def __init__(self, reader: Reader, head: SignedHead) -> None:
        self.head = head
        whole, rest = divmod(head.size, TILE)
        self._tiles = tiles_of(reader, head.chain, whole)
        self._nodes = [bytes.fromhex(tile.root) for tile in self._tiles]
        self._last: list[bytes] = []
        if rest:
            query = Query(
                equals={"chain": head.chain}, order="number", at_least=whole * TILE,
                below=head.size, limit=TILE,
            )  # fmt: skip
            self._last = [bytes.fromhex(each.hash) for each in reader.find(RECORDS, query)]
            self._nodes.append(root_of(self._last))
        self._at = -1
        self._leaves: Sequence[bytes] = ()
        self._above: list[bytes] = []

    def path(self, number: int) -> list[str]:
        """Return the audit path of record *number*; quickest when asked in their order."""
        tile, index = number >> _BITS, number & (TILE - 1)
        if tile != self._at:
            is_whole = tile < len(self._tiles)
            self._leaves = leaves_of(self._tiles[tile]) if is_whole else self._last
            self._above = path_of(self._nodes, tile)
            self._at = tile
        return [node.hex() for node in (*path_of(self._leaves, index), *self._above)]


class ProofsOfAll:
    """The proofs of every chain, each read when it is first asked for."""

    def __init__(self, heads: Sequence[AuditHead]) -> None:
        self._heads = {kept.id: kept.head for kept in heads}
        self._proofs: dict[str, Proofs] = {}

    def path(self, reader: Reader, chain: str, number: int) -> list[str] | None:
        """Return the path; None for a record that is newer than the head."""
        head = self._heads.get(chain)
        if head is None or number >= head.size:
            return None
        if chain not in self._proofs:
            self._proofs[chain] = Proofs(reader, head)
        return self._proofs[chain].path(number)
