"""Vendors are off until everybody who has to agree has, and nothing undeclared reaches them."""

from collections.abc import Mapping
from typing import Any

import pytest

from studio.backend.errors import ConflictError, ForbiddenError, UnknownError
from studio.backend.moment import DAY_NS
from studio.backend.records import PROVIDER
from studio.backend.trail import Outcome
from studio.backend.vendors import Parcel, VendorGate, VendorService
from studio.backend.vendors.judging import Bar
from studio.policy.permissions import Role
from studio.policy.placing import Demand, Home
from studio.policy.vendors import Condition, shipped_vendors
from tests.fakes.people import FakePeople
from tests.studio.backend.events.parts import ADMIN, ANNA, ROOT, Backend, caller

VENDORS = shipped_vendors()
ABROAD = [each.id for each in VENDORS.vendor if each.abroad]
AT_HOME = [each.id for each in VENDORS.vendor if not each.abroad]


class Trade:
    """A backend with vendors; what the vendors got is in ``sent``."""

    def __init__(self) -> None:
        self.backend = Backend()
        about: dict[str, Any] = {
            "repository": self.backend.repository,
            "trail": self.backend.trail,
            "now": self.backend.clock.now_ns,
            "vendors": VENDORS,
        }
        self.service = VendorService(**about)
        self.gate = VendorGate(**about)
        self.sent: list[Mapping[str, Any]] = []

    def bar(self, vendor: str) -> Bar:
        return next(s.bar for s in self.service.list(ADMIN) if s.vendor.id == vendor)

    def send(self, vendor: str, fields: Mapping[str, Any], event: str = "") -> None:
        self.gate.send(Parcel(vendor, "acme", fields, event), self.sent.append)

    def agree(self, vendor: str) -> None:
        """Have everybody agree who has to."""
        self.service.approve(ROOT, vendor)
        if vendor in ABROAD:
            self.service.record_clauses(ROOT, vendor, "contracts/2026-1")
            self.service.consent(ADMIN, vendor)
        self.service.switch(ADMIN, vendor, on=True)

    def refusals(self) -> list[str]:
        deeds = self.backend.trail.deeds
        return [deed.kind for deed in deeds if deed.outcome is Outcome.REFUSED]


@pytest.mark.promise(48)
@pytest.mark.promise(50)
def test_a_vendor_abroad_takes_approval_clauses_consent_and_a_switch_in_that_order() -> None:
    trade = Trade()
    trade.backend.settle(Home.US)
    name = {"name": "Ann"}
    for bar, step in (
        (Bar.NOT_APPROVED, lambda: trade.service.approve(ROOT, "daily")),
        (Bar.NO_CLAUSES, lambda: trade.service.record_clauses(ROOT, "daily", "contracts/1")),
        (Bar.NO_CONSENT, lambda: trade.service.consent(ADMIN, "daily")),
        (Bar.OFF, lambda: trade.service.switch(ADMIN, "daily", on=True)),
    ):
        assert trade.bar("daily") is bar
        with pytest.raises(ForbiddenError, match="Daily"):
            trade.send("daily", name)
        if bar is not Bar.OFF:
            with pytest.raises(ForbiddenError):
                trade.service.switch(ADMIN, "daily", on=True)
        step()
    trade.send("daily", name)
    assert trade.sent == [name]
    trade.service.record_clauses(ROOT, "daily", "")
    with pytest.raises(ForbiddenError, match="contractual clauses"):
        trade.send("daily", name)
    trade.service.record_clauses(ROOT, "daily", "contracts/2")
    trade.service.withdraw(ADMIN, "daily")
    with pytest.raises(ForbiddenError, match="consent"):
        trade.send("daily", name)
    trade.service.consent(ADMIN, "daily")
    assert trade.bar("daily") is Bar.OFF


@pytest.mark.promise(36)
@pytest.mark.promise(49)
@pytest.mark.parametrize(
    ("home", "demand"),
    [(Home.EU, Demand.NONE), (Home.UNKNOWN, Demand.NONE), (Home.US, Demand.EU_ONLY)],
)
def test_under_eu_only_no_vendor_abroad_can_be_turned_on_and_each_attempt_is_written_down(
    home: Home, demand: Demand
) -> None:
    trade = Trade()
    trade.backend.settle(home, demand)
    for vendor in ABROAD:
        trade.service.approve(ROOT, vendor)
        trade.service.record_clauses(ROOT, vendor, "contracts/1")
        with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
            trade.service.consent(ADMIN, vendor)
        with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
            trade.service.switch(ADMIN, vendor, on=True)
        with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
            trade.send(vendor, {"name": "Ann"})
    assert trade.sent == []
    each = ["vendor consented to", "vendor switched on", "sent to a vendor"]
    assert trade.refusals() == each * len(ABROAD)


@pytest.mark.promise(35)
def test_a_demand_turns_off_at_once_what_was_on() -> None:
    trade = Trade()
    trade.backend.settle(Home.US)
    trade.agree("daily")
    trade.send("daily", {"name": "Ann"})
    trade.backend.residency.demand(ADMIN, Demand.EU_ONLY, 1)
    with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
        trade.send("daily", {"name": "Ann"})


@pytest.mark.promise(58)
def test_the_one_way_to_a_vendor_refuses_each_field_that_is_not_declared() -> None:
    trade = Trade()
    trade.backend.settle(Home.US)
    event = trade.backend.event(registers=True, orders_subtitles=True)
    fields = {f for each in VENDORS.vendor for f in each.fields_under(*Condition)}
    for vendor in VENDORS.vendor:
        trade.agree(vendor.id)
        declared = vendor.fields_under(*Condition)
        for field in sorted(fields | {"password", ""}):
            before = len(trade.sent)
            if field in declared:
                trade.send(vendor.id, {field: "x"}, event.id)
            else:
                with pytest.raises(ForbiddenError, match="does not declare"):
                    trade.send(vendor.id, {field: "x"}, event.id)
            assert len(trade.sent) - before == (field in declared)


@pytest.mark.promise(54)
def test_answers_reach_the_database_only_of_an_event_that_registers() -> None:
    trade = Trade()
    trade.agree("mongodb-atlas")
    answers = {"registration-answers": "{}", "ip-address": "192.0.2.7"}
    registers, does_not = trade.backend.event(registers=True), trade.backend.event()
    trade.send("mongodb-atlas", answers, registers.id)
    for event in (does_not.id, "", "unknown"):
        with pytest.raises(ForbiddenError, match="for this event"):
            trade.send("mongodb-atlas", answers, event)
    trade.backend.events.delete(ANNA, registers.id, registers.revision)
    with pytest.raises(ForbiddenError):
        trade.send("mongodb-atlas", answers, registers.id)


@pytest.mark.promise(50)
def test_a_review_is_due_at_its_interval_and_its_being_overdue_is_told() -> None:
    trade = Trade()
    trade.agree("datadog")
    assert trade.service.tell_overdue() == []
    trade.backend.clock.advance(365 * DAY_NS)
    assert trade.service.tell_overdue() == ["datadog"]
    assert trade.service.tell_overdue() == []
    assert trade.backend.trail.deeds[-1].kind == "vendor review overdue"
    assert [s.vendor.id for s in trade.service.list(ADMIN) if s.is_overdue] == ["datadog"]
    trade.service.review(ROOT, "datadog")
    assert trade.service.tell_overdue() == []


@pytest.mark.promise(50)
def test_an_overdue_review_is_written_to_whom_it_concerns_once_a_review() -> None:
    trade = Trade()
    people = FakePeople(trade.backend.repository)
    uses, does_not = people.organisation("Uses"), people.organisation("Does not")
    developer = people.person(PROVIDER, Role.DEVELOPER)
    admins = [people.person(uses, Role.ADMIN) for _ in range(2)]
    blocked, idle = people.person(uses, Role.ADMIN), people.person(does_not, Role.ADMIN)
    people.person(uses, Role.PRODUCER)
    people.accounts.people.block(people.caller(admins[0]), blocked.id, 1 << 62, "away")
    trade.service.approve(ROOT, "datadog")
    trade.service.switch(caller(Role.ADMIN, idle.id, does_not), "datadog", on=False)
    for _ in range(2):
        trade.backend.clock.advance(365 * DAY_NS)
        people.letters_to(developer.mail, take=True)
        assert trade.service.tell_overdue() == ["datadog"]
        assert trade.service.tell_overdue() == []
        told = {each.mail: people.letters_to(each.mail, take=True) for each in admins}
        assert [len(letters) for letters in told.values()] == [1, 1]
        (title, text) = told[admins[0].mail][0]
        assert (title, "switch it off" in text) == ("A vendor's review is overdue: Datadog", True)
        (ours,) = people.letters_to(developer.mail, take=True)
        assert "record the review" in ours[1]
        assert people.letters() == []
        trade.service.review(ROOT, "datadog")


@pytest.mark.promise(50)
def test_nobody_uses_a_vendor_in_the_eu_either_before_it_was_approved() -> None:
    trade = Trade()
    for vendor in AT_HOME:
        assert trade.bar(vendor) is Bar.NOT_APPROVED
        trade.service.approve(ROOT, vendor)
        assert trade.bar(vendor) is Bar.NOTHING
        trade.service.switch(ADMIN, vendor, on=False)
        assert trade.bar(vendor) is Bar.OFF
    with pytest.raises(ConflictError, match="review it"):
        trade.service.approve(ROOT, "aws")
    with pytest.raises(ConflictError, match="approve it"):
        trade.service.review(ROOT, "daily")


def test_an_organisations_choice_is_its_own() -> None:
    trade = Trade()
    trade.service.approve(ROOT, "npaw")
    other = caller(ADMIN.role, "olga", "others")
    trade.service.switch(other, "npaw", on=False)
    assert trade.bar("npaw") is Bar.NOTHING
    with pytest.raises(UnknownError):
        trade.service.consent(ADMIN, "nobody")
    for attempt in (
        lambda: trade.service.consent(ANNA, "daily"),
        lambda: trade.service.switch(ANNA, "daily", on=False),
        lambda: trade.service.approve(ADMIN, "daily"),
        lambda: trade.service.record_clauses(ADMIN, "daily", "x"),
    ):
        with pytest.raises(ForbiddenError, match="may not"):
            attempt()
