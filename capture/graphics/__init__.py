"""Text and SVG, drawn off the mix thread into premultiplied pictures."""

from .picture import picture_of, read_picture
from .svg import fill_fields, render_svg

__all__ = ["fill_fields", "picture_of", "read_picture", "render_svg"]
