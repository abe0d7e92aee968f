"""Organisation A tries every id of B on every page and in every form, and gets nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts

from studio.backend.http.admin.cookies import ACCESS, VISIT, Forms

from .test_doors import PUBLIC
from .test_isolation import Two
from .test_isolation import parts as parts  # noqa: PLC0414  # a fixture, handed on
from .test_isolation import two as two  # noqa: PLC0414  # likewise

_FILLED = {
    "mail": "new@a.example", "role": "operator", "hours": "2", "reason": "because",
    "revision": "1", "demand": "eu-only", "code": "123456",
}  # fmt: skip
"""What forms are sent with otherwise."""
_URL = "https://backend.example"
_TELLING = ("/admin/audit", "/admin/me")


@pytest.mark.promise(37)
def test_a_tries_every_id_of_b_in_every_form_of_the_pages_and_gets_nothing(two: Two) -> None:
    before, got, tried = two.kept(), set(), 0
    said = {""}
    browser = _Browser(two)
    pages = sorted(_pages(two.client.app), key=lambda page: (page.is_form, len(page.names)))
    for page in pages:
        for path, fields, one in _fillings(page, two):
            status, told = browser.ask(page, path, fields)
            tried += 1
            said.add(one)
            # A's own trail and account tell what A said itself, before as well.
            own = said if page.path.startswith(_TELLING) else {one}
            others = [each for each in two.ids if each not in own and each not in path]
            leaked = any(each in told for each in others) or two.hers.mail in told
            if leaked or status >= 500 or (one and one in path and status < 400):
                got.add(f"{page.path} {fields} {status}")
    assert not got
    assert tried > 250
    assert {"/admin/people/{person}/role", "/admin/events/{event}/delete"} <= {
        page.path for page in pages if page.is_form
    }
    assert two.kept() == before
    # The same forms do what they say with what is A's own.
    role = next(page for page in pages if page.path.endswith("/role"))
    path = role.path.format(person=two.own["person"])
    assert browser.ask(role, path, {"role": "presenter"})[0] == 303


@dataclass(frozen=True)
class _Page:
    """A page, or what a form of one posts to with ``fields``."""

    path: str
    is_form: bool
    fields: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)


def _pages(app: Any) -> Iterator[_Page]:  # noqa: ANN401  # of Starlette
    """Yield the pages and forms for who is signed in; the way in and out has no ids."""
    for route in iter_route_contexts(app.routes):
        path = route.path or ""
        if path.startswith("/admin/") and path not in PUBLIC:
            fields = tuple(each.name for each in route.dependant.body_params)
            yield _Page(path, "POST" in (route.methods or ()), fields)


def _fillings(page: _Page, two: Two) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield paths and fields with an id of B's in each of their places, and which id it is."""
    good = {name: _FILLED.get(name, "a b c d") for name in page.fields}
    own = {name: two.own.get(name, two.own["event_id"]) for name in page.names}
    if not page.names and not page.is_form:
        yield page.path, {}, ""
    for one in two.ids:
        for name in page.names:
            yield page.path.format(**{**own, name: one}), good, one
        for name in page.fields:
            yield page.path.format(**own), {**good, name: one}, one
        if not page.is_form and not page.names:
            for name in ("account", "kind", "after"):
                yield page.path, {name: one}, one


class _Browser:
    """A's admin on the pages, whose forms it makes good tokens for."""

    def __init__(self, two: Two) -> None:
        self._client = two.client
        self._forms = Forms(two.parts.form_key)
        self._client.cookies.set(VISIT, "v" * 32, path="/admin")
        self._client.cookies.set(ACCESS, two.stranger.token, path="/admin")

    def ask(self, page: _Page, path: str, fields: dict[str, str]) -> tuple[int, str]:
        if page.is_form:
            token = self._forms.token("v" * 32, path)
            sent = {**fields, "form": token}
            answer = self._client.post(f"{_URL}{path}", data=sent, follow_redirects=False)
        else:
            answer = self._client.get(f"{_URL}{path}", params=fields, follow_redirects=False)
        assert answer.headers.get("Location") != "/admin/sign-in", path
        return answer.status_code, answer.text
