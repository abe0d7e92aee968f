"""The bench of the embedded store, with few records: that it measures what it says."""

from .backend_stores import run


def test_each_figure_of_the_store_is_measured() -> None:
    rows = {row.name: row for row in run(events=200, kills=1)}
    assert rows["kill -9 during writes, 1 times: acknowledged lost"].value == 0
    worst = rows["retention run over 200 events: worst request meanwhile"]
    assert worst.bar == 100
    assert 0 < rows["retention run: median of a request meanwhile"].value <= worst.value
    assert rows["embedded store opened"].value > 0
