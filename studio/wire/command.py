"""The base of all commands."""

import msgspec


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """Something that a client asks for."""
