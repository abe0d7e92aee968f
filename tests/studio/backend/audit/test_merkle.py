"""The tree against the vectors of Certificate Transparency's reference implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.backend.audit.merkle import (
    EMPTY_ROOT,
    Frontier,
    Tree,
    leaf_hash,
    node_hash,
    root_by,
    root_of,
)

# The leaves and roots that the reference implementations of RFC 6962 are tested with.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def by_the_book(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, as it is written there."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_the_book(leaves[:split]), by_the_book(leaves[split:]))


@pytest.mark.parametrize("size", ROOTS)
def test_the_roots_are_those_of_the_reference(size: int) -> None:
    assert root_of([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size]
    assert by_the_book(LEAVES[:size]).hex() == ROOTS[size]


@given(st.integers(0, 70), st.data())
def test_every_path_leads_to_the_root_and_to_no_other(size: int, data: st.DataObject) -> None:
    leaves = [str(n).encode() for n in range(size)]
    nodes = [leaf_hash(leaf) for leaf in leaves]
    root = by_the_book(leaves)
    frontier = Frontier()
    for node in nodes:
        frontier.add(node)
    assert frontier.root() == root_of(nodes) == root
    if not size:
        return
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(nodes)
    path = tree.path(index)
    assert tree.root == root
    assert root_by(nodes[index], index, size, path) == root
    assert root_by(leaf_hash(b"another"), index, size, path) != root
    assert root_by(nodes[index], index + 1, size, path) != root or size == 1
    assert root_by(nodes[index], index, size, [*path, root]) is None
    if path:
        assert root_by(nodes[index], index, size, path[:-1]) is None
