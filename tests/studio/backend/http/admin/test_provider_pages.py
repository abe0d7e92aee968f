"""The pages of the provider's people: as root, at customers', and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from studio.backend.accounts import OWN_ORGANISATION
from studio.backend.accounts.agreements import has_agreement
from studio.backend.http import create_app
from studio.backend.records import PROVIDER
from studio.policy.permissions import Role
from studio.policy.placing import Home
from studio.secrets import Secret
from tests.fakes.people import Someone
from tests.parts.admins import PASSWORD, Admins, admins_in, code_of, forms_on

_BASE = "https://backend.example"


@pytest.fixture
def admins(tmp_path: Path) -> Iterator[Admins]:
    with admins_in(tmp_path) as made:
        yield made


@pytest.fixture
def client(admins: Admins) -> TestClient:
    return TestClient(create_app(admins.parts), base_url=_BASE)


def _enter(client: TestClient, admins: Admins, someone: Someone) -> str:
    """Sign in on the pages; return the page that follows."""
    page = client.get("/admin/sign-in").text
    data = {
        "form": forms_on(page)["/admin/sign-in"],
        "mail": someone.mail,
        "password": PASSWORD.reveal(),
    }
    asked = client.post("/admin/sign-in", data=data).text
    ticket = asked.partition('name="ticket" value="')[2].partition('"')[0]
    data = {"form": forms_on(asked)["/admin/code"], "ticket": ticket}
    answer = client.post("/admin/code", data={**data, "code": code_of(admins.parts, someone)})
    assert answer.status_code == 200, answer.text
    return answer.text


def _post(  # of any form: the fields are the form's own
    client: TestClient, page: str, action: str, expected: int = 200, /, **fields: str
) -> str:
    token = forms_on(client.get(page).text)[action]
    answer = client.post(action, data={"form": token, **fields})
    assert answer.status_code == expected, answer.text
    return answer.text


def _become_root(client: TestClient, admins: Admins, developer: Someone) -> str:
    code = code_of(admins.parts, developer)
    return _post(client, "/admin/root", "/admin/root", reason="The quarter's review", code=code)


@pytest.mark.promise(16)
@pytest.mark.promise(18)
def test_a_developer_becomes_root_for_a_reason_sees_to_the_staff_and_goes_back(
    client: TestClient, admins: Admins
) -> None:
    developer = admins.people.person(PROVIDER, Role.DEVELOPER)
    assert "Root work" in _enter(client, admins, developer)
    assert client.get("/admin/staff").status_code == 403
    wrong = _post(client, "/admin/root", "/admin/root", 403, reason="x", code="000000")
    assert 'role="alert"' in wrong
    page = _become_root(client, admins, developer)
    assert "It ends by itself within an hour" in page
    assert developer.mail in client.get("/admin/staff").text
    agreed = {"mail": "new@provider.example", "document": "NDA 4", "signed_on": "2026-05-04"}
    page = _post(client, "/admin/staff", "/admin/staff/agreements", **agreed, role="support")
    assert "The invitation is on its way." in page
    (letter,) = admins.people.letters_to("new@provider.example")
    assert "support" in letter[1]
    # There is no way onto the list but by an agreement that names itself.
    _post(
        client,
        "/admin/staff",
        "/admin/staff/agreements",
        422,
        **{**agreed, "document": ""},
    )
    support = admins.people.person(PROVIDER, Role.SUPPORT)
    assert admins.parts.repository.read(lambda reader: has_agreement(reader, support.id))
    _post(client, "/admin/staff", f"/admin/staff/{support.id}/dismissal")
    assert support.mail not in client.get("/admin/staff").text
    page = _post(client, "/admin/staff", "/admin/leave")
    assert "It ends by itself within an hour" not in page
    assert client.get("/admin/staff").status_code == 403
    assert "Root work" in client.get("/admin/me").text


@pytest.mark.promise(48)
@pytest.mark.promise(50)
def test_root_approves_and_reviews_vendors_and_records_clauses(
    client: TestClient, admins: Admins
) -> None:
    developer = admins.people.person(PROVIDER, Role.DEVELOPER)
    _enter(client, admins, developer)
    _become_root(client, admins, developer)
    page, at = "/admin/vendor-files", "/admin/vendor-files/turbobridge"
    assert f"{at}/review" not in client.get(page).text
    _post(client, page, f"{at}/approval")
    shown = _post(client, page, f"{at}/clauses", reference="contracts/17")
    assert 'value="contracts/17"' in shown
    assert "due again" in _post(client, page, f"{at}/review")
    files = admins.parts.eventing.vendors.list(admins.caller)
    (file,) = (each.file for each in files if each.vendor.id == "turbobridge")
    assert (file.clauses, file.reviewed_by) == ("contracts/17", developer.id)
    # Nothing of a vendor in the EU has to be agreed to for the US.
    assert "/admin/vendor-files/npaw/clauses" not in client.get(page).text


@pytest.mark.promise(13)
@pytest.mark.promise(22)
def test_support_finds_a_customer_has_things_back_for_it_and_visits_it(
    client: TestClient, admins: Admins
) -> None:
    events = admins.parts.eventing.events
    (event, *_) = events.list(admins.caller)
    events.delete(admins.caller, event.id, event.revision)
    support = admins.people.person(PROVIDER, Role.SUPPORT)
    _enter(client, admins, support)
    at = f"/admin/organisations/{OWN_ORGANISATION}"
    assert f'href="{at}"' in client.get("/admin/organisations").text
    page = client.get(at).text
    assert event.name in page
    assert "Where they are at home" not in page
    page = _post(client, at, f"{at}/restoration/{event.id}", kind="events")
    assert "It is there again." in page
    assert event.id in {each.id for each in events.list(admins.caller)}
    # What she may see there she sees once she visits, and that is told to the customer.
    assert event.name not in client.get("/admin/events").text
    code = code_of(admins.parts, support)
    _post(client, at, f"{at}/visit", reason="Asked for help", code=code)
    assert event.name in client.get("/admin/events").text
    assert client.get("/admin/audit").status_code == 403
    _post(client, "/admin/events", "/admin/sign-out")
    # What led back is worth nothing any more, either.
    assert client.get("/admin/organisations").url.path == "/admin/sign-in"
    mine = admins.parts.accounts.sessions.of_person(admins.caller, support.id)
    assert mine == []
    added = {"name": "New customer", "mail": "boss@new.example"}
    client.cookies.set("vs-before", "of work that ended", domain="backend.example", path="/admin")
    page = _enter(client, admins, admins.people.person(PROVIDER, Role.SUPPORT))
    assert "/admin/leave" not in page
    page = _post(client, "/admin/organisations", "/admin/organisations", **added)
    assert "New customer" in page
    assert admins.people.letters_to("boss@new.example")


@pytest.mark.promise(34)
def test_root_says_where_a_customer_is_at_home(client: TestClient, admins: Admins) -> None:
    developer = admins.people.person(PROVIDER, Role.DEVELOPER)
    _enter(client, admins, developer)
    _become_root(client, admins, developer)
    at = f"/admin/organisations/{OWN_ORGANISATION}"
    assert "Not settled yet, so everything stays in the EU" in client.get(at).text
    _post(client, at, f"{at}/home", home="us", revision="0")
    assert admins.parts.eventing.residency.look(admins.caller).home is Home.US
    assert client.get("/admin/organisations/nobody").status_code == 404


def test_a_developer_registers_an_ingest_server_and_an_admin_sees_how_it_is(
    client: TestClient, admins: Admins
) -> None:
    developer = admins.people.person(PROVIDER, Role.DEVELOPER)
    _enter(client, admins, developer)
    new = {"name": "Helsinki 1", "region": "eu", "zone": "hel-1", "url": "rtmps://hel.example"}
    page = _post(client, "/admin/ingest", "/admin/ingest", **new)
    token = page.partition('aria-label="Token of the ingest server">')[2].partition("<")[0]
    server = admins.parts.eventing.ingest.server_of(Secret(token))
    assert server.name == "Helsinki 1"
    assert token not in client.get("/admin/ingest").text
    _post(
        client,
        "/admin/ingest",
        "/admin/ingest",
        400,
        **{**new, "url": "rtmp://hel.example"},
    )
    _see_as_admin(admins)
    _post(client, "/admin/ingest", f"/admin/ingest/{server.id}/removal")
    assert "No ingest server is registered" in client.get("/admin/ingest").text


def _see_as_admin(admins: Admins) -> None:
    parts = admins.parts
    (event, *_) = parts.eventing.events.list(admins.caller)
    at = f"/admin/events/{event.id}"
    hers = TestClient(create_app(parts), base_url=_BASE)
    _enter(hers, admins, admins.admin)
    page = hers.get(at).text
    assert "does not answer" in page
    assert "Nobody has a key now" in page
    (server,) = (each for each, _ in parts.eventing.ingest.of_event(admins.caller, event.id))
    parts.eventing.ingest.heard(server, is_well=True, publishing=0)
    issued = parts.eventing.keys.rehearse(admins.caller, event.id, "studio-3")
    page = hers.get(at).text
    assert ("does not answer" in page, "studio-3" in page, "rehearsal" in page) == (
        False, True, True,
    )  # fmt: skip
    page = _post(hers, at, f"{at}/keys/{issued.id}/end")
    assert "Nobody has a key now" in page
    assert parts.eventing.keys.list(admins.caller, event.id) == []


def test_of_the_providers_pages_a_customers_admin_finds_none(
    client: TestClient, admins: Admins
) -> None:
    page = _enter(client, admins, admins.admin)
    for name in ("organisations", "vendor-files", "staff", "root", "ingest"):
        assert f'href="/admin/{name}"' not in page
        assert client.get(f"/admin/{name}").status_code == 403
