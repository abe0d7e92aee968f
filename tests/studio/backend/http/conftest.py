"""What the tests of the backend over HTTP share."""

from .serving import parts

__all__ = ["parts"]
