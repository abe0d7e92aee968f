"""Every combination, by a table that is read beside the promises."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from studio.policy.placing import Demand, Home, Origin, Placement, place
from studio.policy.vendors import shipped_vendors

TABLE = Path(__file__).with_name("placements.toml")
ROWS: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["placement"]


def _placed(row: dict[str, Any]) -> Placement:
    return place(Home(row["customer"]), Demand(row["demand"]), Origin(row["origin"]))


def test_the_table_has_every_combination_once() -> None:
    told = sorted((row["customer"], row["demand"], row["origin"]) for row in ROWS)
    every = itertools.product(*([each.value for each in kind] for kind in (Home, Demand, Origin)))
    assert told == sorted(every)


@pytest.mark.promise(33)
@pytest.mark.promise(34)
@pytest.mark.promise(35)
def test_each_combination_is_placed_as_the_table_says() -> None:
    vendors = shipped_vendors()
    for row in ROWS:
        placed = _placed(row)
        found = {
            "ingest": placed.ingest.value,
            "storage": placed.storage.value,
            "eu_only": placed.eu_only,
            "vendors": sorted(vendors.on_unasked(placed)),
            "with_consent": sorted(vendors.may_be_on(placed) - vendors.on_unasked(placed)),
        }
        assert found == {name: row[name] for name in found}, row
        assert placed.reason.endswith(".")


@pytest.mark.promise(34)
def test_a_customer_in_the_eu_is_eu_only_for_everything_by_default() -> None:
    for origin in Origin:
        placed = place(Home.EU, Demand.NONE, origin)
        assert placed.eu_only
        assert (placed.ingest.value, placed.storage.value) == ("eu", "eu")


@pytest.mark.promise(35)
def test_a_demand_overrides_every_origin_and_home() -> None:
    for home, origin in itertools.product(Home, Origin):
        assert place(home, Demand.EU_ONLY, origin).eu_only


@pytest.mark.promise(33)
def test_without_a_demand_each_stream_stays_where_it_comes_from() -> None:
    for home, demand in ((Home.US, Demand.NONE), (Home.EU, Demand.BY_ORIGIN)):
        assert place(home, demand, Origin.US).ingest.value == "us"
        assert place(home, demand, Origin.EU).ingest.value == "eu"
