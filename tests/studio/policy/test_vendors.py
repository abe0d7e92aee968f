"""The register of vendors, and that nothing leaves which it does not declare."""

from pathlib import Path

import pytest

from resources import read_text
from studio.policy import RegisterError, load_register, parse_register, shipped_register
from studio.policy.errors import UndeclaredDataError
from studio.policy.register import Location
from studio.policy.vendors import (
    Condition,
    Vendor,
    check_outbound,
    disagreements,
    parse_vendors,
    shipped_vendors,
)

from .test_register import row

VENDORS = shipped_vendors()
EVERY_FIELD = sorted(
    {field for each in VENDORS.vendor for field in each.fields_under(*Condition)}
    | {"password", "stream-key", "home-address", "", "ip_address", "IP-ADDRESS"}
)


@pytest.mark.promise(50)
def test_every_vendor_that_was_promised_has_its_row() -> None:
    told = {each.name: each.location for each in VENDORS.vendor}
    eu, us = Location.EU, Location.US
    assert told == {
        "Amazon Web Services": eu,
        "NPAW": eu,
        "Datadog": eu,
        "MongoDB Atlas": eu,
        "TurboBridge": us,
        "Daily": us,
        "Amberscript": eu,
    }
    for each in VENDORS.vendor:
        assert each.purpose and each.criteria and each.review_days <= 366  # noqa: PT018  # one idea
        assert (each.on, each.consent_needed) == (not each.abroad, each.abroad)


@pytest.mark.promise(58)
@pytest.mark.parametrize("vendor", VENDORS.vendor, ids=lambda each: each.id)
def test_each_field_that_is_not_declared_is_refused(vendor: Vendor) -> None:
    declared = {field for each in vendor.category for field in each.fields}
    assert declared < set(EVERY_FIELD)
    for field in EVERY_FIELD:
        if field in declared:
            check_outbound(vendor, [field], Condition)
            continue
        with pytest.raises(UndeclaredDataError, match=vendor.name):
            check_outbound(vendor, [field], Condition)
        with pytest.raises(UndeclaredDataError):
            check_outbound(vendor, [*declared, field], Condition)


@pytest.mark.promise(54)
def test_answers_reach_the_database_only_when_an_event_registers() -> None:
    atlas = VENDORS.by_id["mongodb-atlas"]
    answers = ["ip-address", "registration-answers"]
    check_outbound(atlas, answers, [Condition.EVENT_REGISTERS])
    for conditions in ([], [Condition.ALWAYS], [Condition.EVENT_ORDERS]):
        with pytest.raises(UndeclaredDataError, match="for this event"):
            check_outbound(atlas, answers, conditions)


def test_recordings_reach_the_transcriber_only_when_an_event_orders_it() -> None:
    amberscript = VENDORS.by_id["amberscript"]
    check_outbound(amberscript, ["recording"], [Condition.EVENT_ORDERS])
    with pytest.raises(UndeclaredDataError):
        check_outbound(amberscript, ["recording"])


@pytest.mark.promise(50)
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("review_days = 180", "review_days = 0", "review_days"),
        ("on = false", "on = true", "without a consent"),
        ('id = "npaw"', 'id = "aws"', "twice"),
        ('purpose = "Monitoring"\n', "", "purpose"),
        ('fields = ["ip-address"]', "fields = []", "fields"),
        ('location = "us"', 'location = "mars"', "location"),
        ("[[vendor]]", "[[vendor", "cannot be used"),
    ],
)
def test_a_register_that_makes_no_sense_is_refused(old: str, new: str, says: str) -> None:
    text = read_text("vendors.toml")
    assert old in text
    with pytest.raises(RegisterError) as caught:
        parse_vendors(text.replace(old, new, 1))
    assert says in str(caught.value)


@pytest.mark.promise(36)
@pytest.mark.promise(50)
def test_connections_and_vendors_agree_and_an_addition_that_does_not_is_refused(
    tmp_path: Path,
) -> None:
    assert disagreements(shipped_register(), VENDORS) == ()
    elsewhere = row(host="api.example.org").replace("Example Oy", "Daily")
    told = disagreements(parse_register(elsewhere, "here"), VENDORS)
    assert len(told) == 2
    assert "another place" in told[0]
    assert "no consent" in told[1]
    path = tmp_path / "register.toml"
    path.write_text(elsewhere, encoding="utf-8")
    with pytest.raises(RegisterError, match="contradicts the register of vendors"):
        load_register(path)
    good = row(host="api.example.org", location="us", consent="needed")
    path.write_text(good.replace("Example Oy", "Daily"), encoding="utf-8")
    assert load_register(path).by_name["ours"].vendor == "Daily"
