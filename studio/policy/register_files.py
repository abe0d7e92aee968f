"""Reads the register: the shipped rows, then what an organisation adds."""

from pathlib import Path

from resources import read_text

from .errors import RegisterError
from .register import Register, parse_register
from .vendors import disagreements, shipped_vendors

REGISTER_NAME = "register.toml"


def shipped_register() -> Register:
    """Return the rows that come with the studio."""
    return parse_register(read_text(REGISTER_NAME), "that the studio ships")


def load_register(organisation: Path | None) -> Register:
    """Return the shipped rows with those of the file *organisation*, if it exists.

    Reads files; called before the show starts. Raises :class:`RegisterError`.
    """
    shipped = shipped_register()
    if organisation is None or not organisation.exists():
        return shipped
    try:
        text = organisation.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The register {organisation} cannot be read; check its mode and its text."
        raise RegisterError(message) from error
    register = parse_register(text, str(organisation), shipped)
    for fault in disagreements(register, shipped_vendors()):
        message = f"The register {organisation} contradicts the register of vendors. {fault}"
        raise RegisterError(message)
    return register
