"""A square code (QR, ISO/IEC 18004) drawn into a page, which loads no picture from anywhere."""

from studio.secrets import Secret


def square_code(uri: Secret) -> str:
    """Return *uri* as an SVG, dark on light whatever the page's colours are. A secret."""
    # Loaded with the first code: a backend without admins starts without it.
    import segno  # noqa: PLC0415  # see above

    made = segno.make(uri.reveal(), error="m", micro=False)
    # By its view box alone it is drawn whole, whatever size the page gives it.
    drawn: str = made.svg_inline(
        dark="#000", light="#fff", svgclass=None, lineclass=None, omitsize=True
    )
    return drawn
