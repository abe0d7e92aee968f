"""Finds the line of a show file that a path into its data speaks of."""

import re

_STEP = re.compile(r"\.([A-Za-z_]+)(?:\[(\d+)\])?")


def line_of(text: str, place: str) -> int:
    """Return the line, from 1, of *place*, as ``$.scene[1].items[0].rect``.

    The nearest line above where the very key has none of its own, as when it is missing.
    """
    lines = text.splitlines()
    steps = [(name, int(n) if n else None) for name, n in _STEP.findall(place)]
    first, last = 0, len(lines)
    for depth, (name, n) in enumerate(steps):
        found = _find(lines, first, last, name, n or 0, depth)
        if found is None:
            break
        first, last = found
    return first + 1


def _find(
    lines: list[str], first: int, last: int, name: str, n: int, depth: int
) -> tuple[int, int] | None:
    """Return the lines of the *n*-th *name*: a table's, or else a key's, from first to last."""
    if depth == 0:
        header = re.compile(rf"\s*\[{{1,2}}\s*{name}\s*\]{{1,2}}")
        starts = [i for i in range(first, last) if header.match(lines[i])]
        if n < len(starts):
            return starts[n], _table_end(lines, starts[n] + 1, last)
    key = re.compile(rf"(?:^|[\s{{,]){name}\s*=")
    keys = [i for i in range(first, last) if key.search(lines[i])]
    if not keys:
        return None
    # An inline list of tables: its n-th entry opens with the n-th brace after the key.
    braces = [i for i in range(keys[0], last) for _ in range(lines[i].count("{"))]
    return (braces[n] if n < len(braces) else keys[0]), last


def _table_end(lines: list[str], first: int, last: int) -> int:
    return next((i for i in range(first, last) if lines[i].lstrip().startswith("[")), last)
