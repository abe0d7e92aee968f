"""How start.py speaks."""

import sys


class SetupError(Exception):
    """Setting up cannot go on; the text says what the person can do."""


def say(text: str) -> None:
    """Print *text* at once, also into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show_progress(text: str) -> None:
    """Replace the terminal's last line; nothing where there is no terminal."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\x1b[2K{text}")  # erase the line (ECMA-48 EL), then write it anew
        sys.stdout.flush()
