"""A figure and the bar it is held to."""

from collections.abc import Sequence

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One measured figure; ``bar`` is the most that it may be (or least, with ``at_least``)."""

    bench: str
    name: str
    value: float
    unit: str
    bar: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the bar is kept; None where there is none."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.at_least else self.value <= self.bar


def line(row: Row) -> str:
    """Return *row* as a line of a table."""
    sign = "≥" if row.at_least else "≤"
    bar = f"{sign} {row.bar:g}" if row.bar is not None else ""
    verdict = {None: "", True: "holds", False: "FALLS SHORT"}[row.holds]
    return f"{row.bench:<8} {row.name:<52} {row.value:>10.3f} {row.unit:<6} {bar:>9} {verdict}"


def as_json(rows: Sequence[Row]) -> bytes:
    """Return *rows* as JSON; figures of NumPy's count as what they are."""
    written = []
    for row in rows:
        bar = None if row.bar is None else float(row.bar)
        holds = None if row.holds is None else bool(row.holds)
        plain = msgspec.structs.replace(row, value=float(row.value), bar=bar)
        written.append({**msgspec.to_builtins(plain), "holds": holds})
    return msgspec.json.format(msgspec.json.encode(written))
