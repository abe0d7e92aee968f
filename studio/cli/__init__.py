"""The command line: one module a command."""

from .parser import main

__all__ = ["main"]
