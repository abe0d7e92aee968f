"""Errors of the ledger and of what is made of it."""

from studio.output.errors import OutputError


class LedgerError(OutputError):
    """A ledger, or a recording that it names, cannot be used; the text says what to do."""
