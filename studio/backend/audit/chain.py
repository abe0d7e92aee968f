"""One instance's chain: what was written, held ready for the next record."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from studio.backend.errors import StoreError
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Reader, Transaction

from .entry import NOTHING_BEFORE
from .merkle import TILE, Frontier, root_of
from .model import HEADS, RECORDS, TILES, AuditHead, AuditRecord, AuditTile, SignedHead

_HEX: Final = 64


@dataclass(slots=True)
class Chain:
    """How a chain stands; ``leaves``: those of the tile that is not whole yet."""

    instance: str
    epoch: int
    revision: int = 0
    newest: str = NOTHING_BEFORE
    frontier: Frontier = field(default_factory=Frontier)
    leaves: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called: begun anew, it is another."""
        return f"{self.instance}.{self.epoch}"

    def grown(self, records: Sequence[AuditRecord]) -> tuple["Chain", list[AuditTile]]:
        """Return the chain with *records* added, and the tiles that became whole by it."""
        after = Chain(
            self.instance,
            self.epoch,
            self.revision,
            records[-1].hash,
            self.frontier.copy(),
            list(self.leaves),
        )
        tiles: list[AuditTile] = []
        for record in records:
            after.frontier.add(bytes.fromhex(record.hash))
            after.leaves.append(record.hash)
            if len(after.leaves) == TILE:
                tiles.append(_made_of(after.name, record.number // TILE, after.leaves))
                after.leaves.clear()
        return after, tiles

    def record_of(self, head: SignedHead) -> AuditHead:
        """Return *head* as it is kept, to be put."""
        return AuditHead(
            id=self.name,
            organisation=PROVIDER,
            revision=self.revision,
            instance=self.instance,
            epoch=self.epoch,
            head=head,
            frontier=tuple(root.hex() for root in self.frontier.roots),
        )


def newest_chain(reader: Reader, instance: str) -> Chain | None:
    """Return how the newest chain of *instance* stands in the store; None when it has none."""
    query = Query(equals={"instance": instance}, order="epoch", descending=True, limit=1)
    kept = next(iter(reader.find(HEADS, query)), None)
    if kept is None:
        return None
    chain = Chain(
        instance,
        kept.epoch,
        kept.revision,
        kept.head.newest,
        Frontier(kept.head.size, map(bytes.fromhex, kept.frontier)),
    )
    begin = kept.head.size // TILE * TILE
    query = Query(
        equals={"chain": chain.name}, order="number", at_least=begin, below=kept.head.size,
        limit=TILE,
    )  # fmt: skip
    chain.leaves = [record.hash for record in reader.find(RECORDS, query)]
    return chain


def put_all(
    transaction: Transaction,
    records: Sequence[AuditRecord],
    tiles: Sequence[AuditTile],
    head: AuditHead,
) -> int:
    """Keep what was added to a chain; return the revision of its head."""
    for record in records:
        transaction.put(RECORDS, record)
    for tile in tiles:
        transaction.put(TILES, tile)
    return transaction.put(HEADS, head).revision


def leaves_of(tile: AuditTile) -> list[bytes]:
    """Return the hashes in *tile*."""
    return [bytes.fromhex(tile.leaves[at : at + _HEX]) for at in range(0, len(tile.leaves), _HEX)]


def tiles_of(reader: Reader, chain: str, begin: int, end: int) -> Sequence[AuditTile]:
    """Return the tiles of *chain* from *begin* on, before *end*."""
    query = Query(
        equals={"chain": chain}, order="number", at_least=begin, below=end, limit=end - begin
    )
    return reader.find(TILES, query)


def tile_of(reader: Reader, chain: str, number: int) -> AuditTile:
    """Return one tile. Raises :class:`StoreError` when it is not there."""
    tile = reader.get(TILES, _id_of(chain, number))
    if tile is None:
        message = f"Hashes of the audit trail's chain {chain} are missing; restore a backup."
        raise StoreError(message)
    return tile


def _id_of(chain: str, number: int) -> str:
    return f"{chain}-{number:09d}"


def _made_of(chain: str, number: int, leaves: Sequence[str]) -> AuditTile:
    return AuditTile(
        id=_id_of(chain, number),
        organisation=PROVIDER,
        chain=chain,
        number=number,
        leaves="".join(leaves),
        root=root_of([bytes.fromhex(leaf) for leaf in leaves]).hex(),
    )
