"""Proofs that records are in the tree that a head was signed over (RFC 6962, 2.1.1)."""

from collections.abc import Sequence
from typing import Final

from studio.backend.repository import Query, Repository

from .chain import leaves_of, tile_of, tiles_of
from .merkle import TILE, Tree
from .model import RECORDS, AuditHead, SignedHead

_BITS: Final = TILE.bit_length() - 1
_TILES_AT_ONCE: Final = 100


class Proofs:
    """Makes the proofs of one chain as it stood at *head*, of which no more than a tile is held.

    What it reads never changes again, so it is read a little at a time.
    """

    def __init__(self, repository: Repository, head: SignedHead) -> None:
        self._repository = repository
        self._chain = head.chain
        self._whole, rest = divmod(head.size, TILE)
        nodes: list[bytes] = []
        while len(nodes) < self._whole:
            until = min(len(nodes) + _TILES_AT_ONCE, self._whole)
            tiles = repository.read(
                lambda reader: tiles_of(reader, head.chain, len(nodes), until)  # noqa: B023  # called at once
            )
            if not tiles:
                break
            nodes += [bytes.fromhex(tile.root) for tile in tiles]
        self._last: Sequence[bytes] = ()
        if rest:
            query = Query(
                equals={"chain": head.chain}, order="number", at_least=self._whole * TILE,
                below=head.size, limit=TILE,
            )  # fmt: skip
            found = repository.read(lambda reader: reader.find(RECORDS, query))
            self._last = [bytes.fromhex(each.hash) for each in found]
        self._above = Tree([*nodes, Tree(self._last).root] if self._last else nodes)
        self._at = -1
        self._tile = self._above

    def path(self, number: int) -> list[str]:
        """Return the audit path of record *number*; quickest when asked in their order.

        Raises :class:`StoreError` when the store lost the tile that it is in.
        """
        at, index = number >> _BITS, number & (TILE - 1)
        if at != self._at:
            self._tile = Tree(self._leaves(at))
            self._at = at
        return [node.hex() for node in (*self._tile.path(index), *self._above.path(at))]

    def _leaves(self, at: int) -> Sequence[bytes]:
        if at >= self._whole:
            return self._last
        return leaves_of(self._repository.read(lambda reader: tile_of(reader, self._chain, at)))


class ProofsOfAll:
    """The proofs of every chain, each read when it is first asked for."""

    def __init__(self, repository: Repository, heads: Sequence[AuditHead]) -> None:
        self._repository = repository
        self._heads = {kept.head.chain: kept.head for kept in heads}
        self._proofs: dict[str, Proofs] = {}

    def path(self, chain: str, number: int) -> list[str] | None:
        """Return the path; None for a record that is newer than the head."""
        head = self._heads.get(chain)
        if head is None or number >= head.size:
            return None
        if chain not in self._proofs:
            self._proofs[chain] = Proofs(self._repository, head)
        return self._proofs[chain].path(number)
