"""The rows of this bench."""

from tests.bench.rows import Row


def row(
    name: str, value: float, unit: str, bar: float | None = None, *, at_least: bool = False
) -> Row:
    """Return a row of the bench ``recording``."""
    value = float(value)
    return Row(bench="record", name=name, value=value, unit=unit, bar=bar, at_least=at_least)
