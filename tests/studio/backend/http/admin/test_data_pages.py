"""What is kept of people, and how long, on pages: exported, put right, erased, changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from studio.backend.http import create_app
from studio.backend.http.admin.cookies import ACCESS
from studio.backend.retention import Category
from tests.fakes.people import Someone
from tests.parts.admins import Admins, admins_in, forms_on


@pytest.fixture
def admins(tmp_path: Path) -> Iterator[Admins]:
    with admins_in(tmp_path) as made:
        yield made


def _client(admins: Admins, someone: Someone) -> TestClient:
    """Return a browser in which somebody is signed in."""
    client = TestClient(create_app(admins.parts), base_url="https://backend.example")
    token = admins.people.sign_in(someone).tokens.access.reveal()
    client.cookies.set(ACCESS, token, path="/admin")
    return client


def _post(client: TestClient, page: str, action: str, /, **fields: str) -> tuple[int, str]:
    token = forms_on(client.get(page).text)[action]
    answer = client.post(action, data={"form": token, **fields})
    return answer.status_code, answer.text


@pytest.mark.promise(46)
def test_a_person_exports_what_is_kept_of_her_the_trail_too_and_erases_it(admins: Admins) -> None:
    ann = admins.others[0]
    client = _client(admins, ann)
    client.get("/admin/vendors")
    answer = client.get("/admin/me/export")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.json()
    assert told["person"]["mail"] == ann.mail
    seen = [each for each in told["trail"] if each["kind"] == "access"]
    assert {each["address"] for each in seen} == {"testclient"}
    assert told["trail_left_out"] == 0
    # Of nobody else, and no word of how she proves who she is.
    for word in (admins.admin.mail, "argon2", "token_hash"):
        assert word not in json.dumps(told)
    wrong = _post(client, "/admin/me", "/admin/me/erasure", sure=admins.admin.mail)
    assert (wrong[0], "nothing was erased" in wrong[1]) == (400, True)
    status, page = _post(client, "/admin/me", "/admin/me/erasure", sure=f" {ann.mail.upper()} ")
    assert (status, "<h1>Sign in</h1>" in page) == (200, True)
    listed = admins.parts.accounts.people.listed(admins.caller)
    assert ann.id not in {each.membership.person for each in listed}


@pytest.mark.promise(46)
def test_an_admin_exports_puts_right_and_erases_her_own_people(admins: Admins) -> None:
    ann = admins.others[0]
    client, at = _client(admins, admins.admin), f"/admin/people/{ann.id}"
    assert client.get(f"{at}/export").json()["person"]["mail"] == ann.mail
    _, page = _post(client, at, f"{at}/name", name="Ann Meikäläinen")
    assert "<dt>Name</dt><dd>Ann Meikäläinen</dd>" in page
    assert _post(client, at, f"{at}/erasure", sure="yes")[0] == 400
    _, page = _post(client, at, f"{at}/erasure", sure=ann.mail)
    assert ("is erased" in page, ann.mail in page) == (True, False)
    producer = _client(admins, admins.others[1])
    for path in (f"/admin/people/{admins.admin.id}/export", "/admin/people/nobody/export"):
        assert producer.get(path).status_code == 403


@pytest.mark.promise(47)
def test_an_admin_says_how_long_each_category_is_kept(admins: Admins) -> None:
    client = _client(admins, admins.admin)
    days = {"events": "100", "recordings": "50", "sign_ins": "7", "operations": "400"}
    _, page = _post(client, "/admin/retention", "/admin/retention", **days)
    assert "It is changed." in page
    kept = admins.parts.policies.get(admins.caller)
    assert kept == {
        Category.EVENTS: 100, Category.RECORDINGS: 50, Category.SIGN_INS: 7,
        Category.OPERATIONS: 400,
    }  # fmt: skip
    for wrong in ("0", "3651", "a week"):
        status, _ = _post(
            client, "/admin/retention", "/admin/retention", **{**days, "events": wrong}
        )
        assert status == 422
    producer = _client(admins, admins.others[0])
    page = producer.get("/admin/retention").text
    assert ("7 days" in page, "<input" in page.partition("<main")[2]) == (True, False)
