"""Marks in the programme by which a receiver can be judged.

**Picture**: a strip along one edge, two rows of 36 cells, each row a ninetieth of the height.
Luma 40 is a zero, 210 a one, chroma neutral; so each cell is some 35 x 8 pixels at 720p, which
x264 keeps readable at 1.5 Mbit/s. The 72 bits, first row first, most significant first, are
a 24-bit frame number and a 40-bit time in microseconds of the studio's clock, both in Gray code
(a picture caught between two is then off by one at most), and a CRC-8 (polynomial 0x07) over
those 64 bits.

**Sound**: at each whole second of the studio's clock a chirp of 20 ms under a Hann window, rising
from 2 to 6 kHz on even seconds, falling on odd ones.
"""

from enum import Enum

import numpy as np

from .clock import NS_PER_S
from .media import SAMPLE_RATE, Plane, Samples, i420_views

ROWS, COLUMNS = 2, 36
NUMBER_BITS, TIME_BITS, CRC_BITS = 24, 40, 8
LUMA_ZERO, LUMA_ONE, CHROMA_NEUTRAL = 40, 210, 128
CHIRP_LOW_HZ, CHIRP_HIGH_HZ = 2000.0, 6000.0
CHIRP_SAMPLES = SAMPLE_RATE // 50
_CRC_POLYNOMIAL = 0x07
_NS_PER_US = 1000


class Edge(Enum):
    """The edge of the picture along which the strip lies."""

    TOP = "top"
    BOTTOM = "bottom"


def strip_rows(height: int) -> int:
    """Return the height of one row of cells in a picture of *height* luma rows."""
    return max(2, height // 90 // 2 * 2)


def cell_edges(width: int) -> list[int]:
    """Return the 37 luma columns between which the cells of a row lie."""
    return [round(cell * width / COLUMNS) for cell in range(COLUMNS + 1)]


def crc8(data: bytes) -> int:
    """Return the CRC-8 of *data*, polynomial x^8 + x^2 + x + 1, starting at 0."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ _CRC_POLYNOMIAL if crc & 0x80 else crc << 1) & 0xFF
    return crc


def gray(value: int) -> int:
    """Return *value* in Gray code, in which neighbours differ in one bit."""
    return value ^ value >> 1


class PictureStamp:
    """Draws the strip into pictures of one size. One thread."""

    def __init__(self, width: int, height: int, edge: Edge = Edge.BOTTOM) -> None:
        row = strip_rows(height)
        top = 0 if edge is Edge.TOP else height - ROWS * row
        self._luma_rows = [slice(top + n * row, top + (n + 1) * row) for n in range(ROWS)]
        self._chroma_rows = slice(top // 2, (top + ROWS * row) // 2)
        self._cell_widths = np.diff(cell_edges(width))

    def draw(self, packed: Plane, number: int, t_ns: int) -> None:
        """Write *number* and *t_ns* into the packed I420 picture, in place."""
        cells = np.unpackbits(np.frombuffer(_payload(number, t_ns), np.uint8))
        luma = np.where(cells, np.uint8(LUMA_ONE), np.uint8(LUMA_ZERO)).reshape(ROWS, COLUMNS)
        y, u, v = i420_views(packed)
        for row, values in zip(self._luma_rows, luma, strict=True):
            y[row] = np.repeat(values, self._cell_widths)
        u[self._chroma_rows] = v[self._chroma_rows] = CHROMA_NEUTRAL


def _payload(number: int, t_ns: int) -> bytes:
    number_code = gray(number & (1 << NUMBER_BITS) - 1)
    time_code = gray(t_ns // _NS_PER_US & (1 << TIME_BITS) - 1)
    data = (number_code << TIME_BITS | time_code).to_bytes((NUMBER_BITS + TIME_BITS) // 8, "big")
    return data + bytes([crc8(data)])


class SoundStamp:
    """Adds the chirps to blocks of sound. One thread."""

    def __init__(self, level_db: float = -30.0) -> None:
        t = np.arange(CHIRP_SAMPLES) / SAMPLE_RATE
        sweep = (CHIRP_HIGH_HZ - CHIRP_LOW_HZ) / (2 * CHIRP_SAMPLES / SAMPLE_RATE)
        window = np.hanning(CHIRP_SAMPLES) * 10 ** (level_db / 20)
        rising = np.sin(2 * np.pi * (CHIRP_LOW_HZ * t + sweep * t * t)) * window
        falling = np.sin(2 * np.pi * (CHIRP_HIGH_HZ * t - sweep * t * t)) * window
        self._chirps: tuple[Samples, Samples] = (
            rising.astype(np.float32)[:, None],
            falling.astype(np.float32)[:, None],
        )

    def add(self, samples: Samples, pts_ns: int) -> None:
        """Add to *samples* (n, channels), in place, what of a chirp falls into their time."""
        second = pts_ns // NS_PER_S
        for candidate in (second, second + 1):
            start = round((candidate * NS_PER_S - pts_ns) * SAMPLE_RATE / NS_PER_S)
            first, last = max(start, 0), min(start + CHIRP_SAMPLES, len(samples))
            if first < last:
                chirp = self._chirps[candidate % 2]
                samples[first:last] += chirp[first - start : last - start]
