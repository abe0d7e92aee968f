"""The tree of RFC 6962, 2.1, over hashes that are leaves already. Pure."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256().digest()
TILE: Final = 256
"""So many leaves are kept together; a power of two, so that a whole tile is one node."""
_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of what stands above two."""
    return hashlib.sha256(_NODE + left + right).digest()


class Frontier:
    """A tree that only grows: the roots of its whole subtrees, the largest first."""

    def __init__(self, size: int = 0, roots: Iterable[bytes] = ()) -> None:
        self.size = size
        self.roots = list(roots)

    def add(self, leaf: bytes) -> None:
        """Take one more leaf in."""
        left = self.size
        while left & 1:
            leaf = node_hash(self.roots.pop(), leaf)
            left >>= 1
        self.roots.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """Return the hash of the whole tree."""
        if not self.roots:
            return EMPTY_ROOT
        *rest, whole = self.roots
        for left in reversed(rest):
            whole = node_hash(left, whole)
        return whole

    def copy(self) -> "Frontier":
        """Return one that grows by itself."""
        return Frontier(self.size, self.roots)


def root_of(nodes: Sequence[bytes]) -> bytes:
    """Return the root over *nodes*: leaves, or whole tiles with whatever is last."""
    frontier = Frontier()
    for node in nodes:
        frontier.add(node)
    return frontier.root()


class Tree:
    """The tree over *nodes*, one at least: each node of it is hashed once, for all its paths."""

    def __init__(self, nodes: Sequence[bytes]) -> None:
        self._levels = [list(nodes)]
        while len(below := self._levels[-1]) > 1:
            above = [node_hash(*below[at : at + 2]) for at in range(0, len(below) - 1, 2)]
            # Who stands alone at the end goes up as it is.
            self._levels.append(above + below[2 * len(above) :])

    @property
    def root(self) -> bytes:
        """The hash of the whole tree."""
        return self._levels[-1][0]

    def path(self, index: int) -> list[bytes]:
        """Return the audit path of node *index*, from the bottom (RFC 6962, 2.1.1)."""
        path: list[bytes] = []
        for level in self._levels:
            sibling = index ^ 1
            if sibling < len(level):
                path.append(level[sibling])
            index >>= 1
        return path


def root_by(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that *path* leads to (RFC 9162, 2.1.3); None when no such tree has it."""
    if not 0 <= index < size:
        return None
    at, last = index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            leaf = node_hash(sibling, leaf)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None
