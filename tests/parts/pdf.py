"""A PDF of grey pages, written by hand as ISO 32000 has it."""

from collections.abc import Sequence
from pathlib import Path

_WIDTH, _HEIGHT = 1600, 900


def write_pdf(path: Path, shades: Sequence[int]) -> None:
    """Write a page for each shade, 0 to 255, in one step, as an exporting program does."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(shades)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(shades)} /Kids [{kids}] >>",
    ]
    for n, shade in enumerate(shades):
        drawn = f"{shade / 255:.4f} g 0 0 {_WIDTH} {_HEIGHT} re f"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] "
            f"/Contents {4 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    data += "".join(f"{place:010} 00000 n \n" for place in places).encode("ascii")
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    data += trailer.encode("ascii")
    beside = path.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(path)
