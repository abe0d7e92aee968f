"""What is done with recordings, written to this station's audit log before it is done."""

from dataclasses import dataclass

from studio.audit.gate import Trail


@dataclass(frozen=True, slots=True)
class Acts:
    """Writes acts. Any thread; blocks on the disk for about a millisecond.

    Raises ``AuditError``: what cannot be written down is not done.
    """

    trail: Trail

    def record(self, kind: str, name: str, by: str, **details: str) -> None:
        """Write that *by* does *kind* with the recording *name*; empty details are left out."""
        told = {key: text for key, text in details.items() if text}
        self.trail.record(kind, {"recording": name, "by": by, **told})
