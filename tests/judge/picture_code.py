"""Reads the mark out of a picture's luma, by the layout that the mark's own module states."""

import numpy as np

from mixer.media import Plane
from mixer.stamp import (
    COLUMNS,
    CRC_BITS,
    LUMA_ONE,
    LUMA_ZERO,
    NUMBER_BITS,
    ROWS,
    TIME_BITS,
    Edge,
    cell_edges,
    crc8,
    strip_rows,
)

_THRESHOLD = (LUMA_ZERO + LUMA_ONE) / 2


def read_mark(luma: Plane, edge: Edge) -> tuple[int, int] | None:
    """Return frame number and studio time in ns; None where no mark can be read."""
    height, width = luma.shape
    row = strip_rows(height)
    top = 0 if edge is Edge.TOP else height - ROWS * row
    borders = cell_edges(width)
    bits = 0
    for n in range(ROWS):
        # The middle of a cell alone: a codec smears its borders.
        strip = luma[top + n * row + row // 4 : top + (n + 1) * row - row // 4]
        for cell in range(COLUMNS):
            left, right = borders[cell], borders[cell + 1]
            inset = (right - left) // 4
            value = float(np.mean(strip[:, left + inset : right - inset]))
            bits = bits << 1 | (value > _THRESHOLD)
    data, check = bits >> CRC_BITS, bits & (1 << CRC_BITS) - 1
    if crc8(data.to_bytes((NUMBER_BITS + TIME_BITS) // 8, "big")) != check or not data:
        return None
    number = _from_gray(data >> TIME_BITS)
    return number, _from_gray(data & (1 << TIME_BITS) - 1) * 1000


def _from_gray(code: int) -> int:
    value = 0
    while code:
        value ^= code
        code >>= 1
    return value
