"""Errors of keys and secrets; no text here ever holds one."""

from mixer.errors import StudioError


class SecretError(StudioError):
    """A secret could not be read, or is not what it should be."""


class KeyMissingError(SecretError):
    """None of the places that were looked at holds the key that is asked for."""
