"""``python -m capture.drawing``: draws what it is asked to on standard input, until that ends.

It loads nothing but what draws, so that it is there in a moment.
"""

import struct
import sys
from collections.abc import Sequence
from typing import BinaryIO, Final

import msgspec
import resvg_py

from resources.fonts import FAMILY

LENGTH: Final = struct.Struct("<?I")
"""Before each message: whether it is what was wanted, and how long it is."""


class Order(msgspec.Struct, frozen=True):
    """An SVG, how large it may be drawn, in pixels, and the files of its typeface."""

    svg: str
    width: int
    height: int
    fonts: tuple[str, ...]


def png_of(svg: str, width: int, height: int, fonts: Sequence[str]) -> bytes:
    """Return *svg* as a PNG, as large as fits. Raises ValueError where it is none.

    No other thread of the process goes on meanwhile: the library keeps Python's lock to itself,
    for a tenth of a second or more.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            font_files=list(fonts),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            skip_system_fonts=True,
        )
    )


def main() -> int:
    """Draw one after the other, each answered by a PNG, or by nothing where it is no SVG."""
    decoder = msgspec.msgpack.Decoder(Order)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := asked.read(LENGTH.size):
        _, size = LENGTH.unpack(head)
        order = decoder.decode(asked.read(size))
        try:
            _answer(answers, png_of(order.svg, order.width, order.height, order.fonts))
        except ValueError:
            _answer(answers, b"", drawn=False)
    return 0


def _answer(answers: BinaryIO, png: bytes, *, drawn: bool = True) -> None:
    answers.write(LENGTH.pack(drawn, len(png)) + png)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
