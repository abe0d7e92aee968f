"""The admins' pages: the way in, what each form does, and what no form of another's may."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from studio.backend.audit.model import RECORDS
from studio.backend.http import create_app
from studio.backend.moment import NS_PER_S
from studio.backend.repository import Query
from studio.policy.permissions import Role
from tests.parts.admins import NAMES, PASSWORD, Admins, admins_in, forms_on

PAGES = ("people", "blocked", "events", "deleted", "vendors", "residency", "audit")


@pytest.fixture
def admins(tmp_path: Path) -> Iterator[Admins]:
    with admins_in(tmp_path) as made:
        yield made


@pytest.fixture
def client(admins: Admins) -> TestClient:
    return TestClient(create_app(admins.parts), base_url="https://backend.example")


def enter(client: TestClient, admins: Admins) -> None:
    page = client.get("/admin/sign-in").text
    answer = client.post(
        "/admin/sign-in",
        data={
            "form": forms_on(page)["/admin/sign-in"],
            "mail": admins.admin.mail,
            "password": PASSWORD.reveal(),
        },
    )
    ticket = answer.text.partition('name="ticket" value="')[2].partition('"')[0]
    token = forms_on(answer.text)["/admin/code"]
    answer = client.post(
        "/admin/code", data={"form": token, "ticket": ticket, "code": admins.code()}
    )
    assert answer.url.path == "/admin/people", answer.text


def post(client: TestClient, page: str, action: str, **fields: str) -> str:
    """Send the form of *page* that posts to *action*, and return the page that follows."""
    token = forms_on(client.get(page).text)[action]
    answer = client.post(action, data={"form": token, **fields})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_an_admin_comes_in_by_password_and_code_and_goes_out(
    client: TestClient, admins: Admins
) -> None:
    assert client.get("/admin").url.path == "/admin/sign-in"
    enter(client, admins)
    for cookie in client.cookies.jar:
        assert cookie.secure
        assert cookie.path == "/admin"
        assert "HttpOnly" in cookie._rest  # type: ignore[attr-defined]  # of the standard's own
        assert cookie._rest["SameSite"] == "strict"  # type: ignore[attr-defined]  # likewise
    for name in PAGES:
        answer = client.get(f"/admin/{name}")
        assert answer.status_code == 200
        assert "script" not in answer.headers["Content-Security-Policy"]
        assert f'<a href="/admin/{name}" aria-current="page">' in answer.text
    token = forms_on(client.get("/admin/people").text)["/admin/sign-out"]
    client.post("/admin/sign-out", data={"form": token})
    assert client.get("/admin/people").url.path == "/admin/sign-in"


def test_wrong_passwords_and_codes_are_told_without_a_hint(
    client: TestClient, admins: Admins
) -> None:
    token = forms_on(client.get("/admin/sign-in").text)["/admin/sign-in"]
    told = set()
    for mail in (admins.admin.mail, "nobody@customer.example"):
        data = {"form": token, "mail": mail, "password": "wrong horse"}
        answer = client.post("/admin/sign-in", data=data)
        assert answer.status_code == 401
        told.add(answer.text.partition('role="alert">')[2].partition("<")[0])
    assert len(told) == 1


def test_a_form_of_another_site_does_nothing(client: TestClient, admins: Admins) -> None:
    enter(client, admins)
    block = f"/admin/people/{admins.others[0].id}/block"
    token = forms_on(client.get(f"/admin/people/{admins.others[0].id}").text)[block]
    data = {"hours": "2", "reason": "because"}
    other = forms_on(client.get("/admin/people").text)["/admin/people/invite"]
    assert client.post(block, data=data).status_code == 403
    assert client.post(block, data={**data, "form": other}).status_code == 403
    for headers in (
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://backend.example", "Sec-Fetch-Site": "same-site"},
    ):
        answer = client.post(block, data={**data, "form": token}, headers=headers)
        assert answer.status_code == 403
    stranger = TestClient(client.app, base_url="https://backend.example")
    stranger.get("/admin/sign-in")
    assert stranger.post(block, data={**data, "form": token}).status_code == 403
    fresh = forms_on(stranger.get("/admin/sign-in").text)["/admin/sign-in"]
    assert stranger.post(block, data={**data, "form": fresh}).status_code == 403
    assert len(admins.parts.accounts.people.blocked(admins.caller)) == 1


def test_people_are_invited_given_roles_blocked_and_removed(
    client: TestClient, admins: Admins
) -> None:
    enter(client, admins)
    page = post(
        client,
        "/admin/people",
        "/admin/people/invite",
        mail="new@customer.example",
        role="operator",
    )
    assert "The invitation is on its way." in page
    assert "new@customer.example, operator" in page
    ann, at = admins.others[0].id, f"/admin/people/{admins.others[0].id}"
    post(client, at, f"{at}/role", role="operator")
    assert admins.parts.accounts.people.one(admins.caller, ann).membership.role is Role.OPERATOR
    assert "Ann Andersson" in post(client, at, f"{at}/block", hours="2", reason="Lost her phone")
    assert "Ann Andersson" not in post(client, "/admin/blocked", f"{at}/unblock")
    page = post(client, at, f"{at}/remove")
    assert "Ann Andersson" not in page
    me = f"/admin/people/{admins.admin.id}"
    assert "Open sessions" in client.get(me).text
    assert client.get("/admin/people/nobody").status_code == 404


def test_events_vendors_and_residency_follow_their_forms(
    client: TestClient, admins: Admins
) -> None:
    enter(client, admins)
    (event, *_) = admins.parts.eventing.events.list(admins.caller)
    at = f"/admin/events/{event.id}"
    assert "Why there" in client.get(at).text
    token = forms_on(client.get(at).text)[f"{at}/delete"]
    answer = client.post(f"{at}/delete", data={"form": token, "revision": str(event.revision)})
    assert (answer.url.path, event.name in answer.text) == ("/admin/deleted", True)
    assert event.name not in client.get("/admin/events").text
    page = post(client, "/admin/residency", "/admin/residency", demand="eu-only", revision="0")
    assert "Everything stays in the EU" in page
    page = client.get("/admin/vendors").text
    assert "TurboBridge" in page
    assert "keeps everything in the EU" in page
    assert "/admin/vendors/turbobridge/consent" not in forms_on(page)


def test_the_trail_is_searched_and_exported_on_its_page(client: TestClient, admins: Admins) -> None:
    enter(client, admins)
    page = client.get("/admin/audit", params={"kind": "signed in", "account": admins.admin.id})
    assert "signed in" in page.text
    assert "python -m studio audit verify" in page.text
    export = client.get("/admin/audit/export", params={"outcome": "done"})
    assert export.headers["Content-Disposition"].endswith('"audit.jsonl"')
    assert export.text.startswith('{"format":"videosync-audit-export"')
    for wrong in ({"since": "yesterday"}, {"outcome": "won"}):
        answer = client.get("/admin/audit", params=wrong)
        assert (answer.status_code, "text/html" in answer.headers["Content-Type"]) == (422, True)


@pytest.mark.promise(43)
def test_each_page_that_was_looked_at_is_in_the_trail(client: TestClient, admins: Admins) -> None:
    query = Query(order="number", descending=True, limit=1)
    client.get("/admin/vendors")
    (record,) = admins.parts.repository.read(lambda reader: reader.find(RECORDS, query))
    assert (record.outcome, record.account) == ("refused", "")
    enter(client, admins)
    client.get("/admin/vendors")
    (record,) = admins.parts.repository.read(lambda reader: reader.find(RECORDS, query))
    assert record.account == admins.admin.id
    assert record.details["route"] == "GET /admin/vendors"


def test_a_producer_sees_no_admins_page(client: TestClient, admins: Admins) -> None:
    ann = admins.others[0]
    answer = admins.people.sign_in(ann)
    client.cookies.set("vs-access", answer.tokens.access.reveal(), path="/admin")
    page = client.get("/admin/people")
    assert NAMES[0][0] in page.text
    assert "Audit trail" not in page.text
    assert client.get("/admin/audit").status_code == 403
    assert client.get("/admin/blocked").status_code == 403


@pytest.mark.promise(43)
def test_the_owner_comes_in_by_a_link_that_is_good_once_and_for_a_minute(
    admins: Admins, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, base = create_app(admins.parts), "https://backend.example"
    owner = {"Authorization": f"Bearer {'s' * 43}"}
    first = TestClient(app, base_url=base).post("/me/pages", headers=owner).json()["path"]
    path = TestClient(app, base_url=base).post("/me/pages", headers=owner).json()["path"]
    browser, other = TestClient(app, base_url=base), TestClient(app, base_url=base)
    entered = browser.get(path)
    assert (entered.url.path, entered.url.query) == ("/admin/people", b"")
    assert "Users and roles" in entered.text
    assert browser.get("/admin/audit").status_code == 200
    for worthless in (path, first):
        refused = other.get(worthless)
        assert "used already, or is too old" in refused.text
        assert other.get("/admin/people").url.path == "/admin/sign-in"
    late = other.post("/me/pages", headers=owner).json()["path"]
    pages, soon_ns = admins.parts.accounts.owner_pages, time.time_ns() + 61 * NS_PER_S
    monkeypatch.setattr(pages, "_now", lambda: soon_ns)
    assert "too old" in other.get(late).text
    producer = admins.people.sign_in(admins.others[0]).tokens.access.reveal()
    hers = {"Authorization": f"Bearer {producer}"}
    assert other.post("/me/pages", headers=hers).status_code == 403


def test_a_session_goes_on_by_its_refresh_token(client: TestClient, admins: Admins) -> None:
    enter(client, admins)
    before = client.cookies["vs-access"]
    client.cookies.set("vs-access", "expired", domain="backend.example", path="/admin")
    assert client.get("/admin/people").url.path == "/admin/people"
    assert client.cookies["vs-access"] not in {before, "expired"}
    client.cookies.set("vs-access", "expired", domain="backend.example", path="/admin")
    client.cookies.set("vs-refresh", "stolen", domain="backend.example", path="/admin")
    assert client.get("/admin/people").url.path == "/admin/sign-in"
