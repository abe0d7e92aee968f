"""A figure and the bar it is held to."""

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
