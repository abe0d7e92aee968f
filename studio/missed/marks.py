"""Which shows need no more looking at: a mark beside a ledger, which says nothing else."""

from pathlib import Path

MARK_SUFFIX = ".done"


def is_marked(ledger: Path) -> bool:
    """Return whether all that was missed by *ledger* was brought."""
    return _mark(ledger).exists()


def mark(ledger: Path) -> None:
    """Note that all that was missed by *ledger* was brought. Raises OSError."""
    _mark(ledger).touch(mode=0o600)


def _mark(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + MARK_SUFFIX)
