"""The admins' pages in a real browser without scripts: by keyboard, in both colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from studio.backend.records import PROVIDER
from studio.policy.permissions import Role
from tests.fakes.people import Someone
from tests.parts.admins import PASSWORD, Admins, admins_in, code_of, served
from tests.parts.browser import browser, enter

from .looking import faults_of

PAGES = ("people", "blocked", "events", "deleted", "vendors", "residency", "retention", "audit")


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Chrome, str, Admins]]:
    with admins_in(tmp_path) as admins, served(admins) as server, browser(tmp_path) as opened:
        yield opened, server.url, admins


def _sign_in(opened: Chrome, url: str, admins: Admins, someone: Someone) -> None:
    opened.get(f"{url}/admin")
    assert opened.current_url == f"{url}/admin/sign-in"
    password = PASSWORD.reveal()
    enter(opened, opened.find_element(By.ID, "mail"), someone.mail, Keys.TAB, password)
    enter(opened, opened.find_element(By.ID, "code"), code_of(admins.parts, someone))


def test_the_pages_are_accessible_and_work_without_scripts(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    opened.get(f"{url}/admin/sign-in")
    assert faults_of(opened) == []
    _sign_in(opened, url, admins, admins.admin)
    assert opened.current_url == f"{url}/admin/people"
    person = f"people/{admins.others[0].id}"
    (event, *_) = admins.parts.eventing.events.list(admins.caller)
    for name in (*PAGES, person, f"events/{event.id}"):
        opened.get(f"{url}/admin/{name}")
        assert faults_of(opened) == [], name
    # By keyboard alone: the first stop leads past the sections, and it shows where one is.
    opened.get(f"{url}/admin/people")
    opened.switch_to.active_element.send_keys(Keys.TAB)
    skip = opened.switch_to.active_element
    assert skip.text == "Skip to the content"
    outline = opened.execute_script("return getComputedStyle(arguments[0]).outlineWidth", skip)
    assert outline == "3px"
    # What a form changes is said, and is so.
    opened.get(f"{url}/admin/{person}")
    enter(opened, opened.find_element(By.ID, "reason"), "Lost her phone")
    assert opened.find_element(By.CSS_SELECTOR, "[role=status]").text.startswith("The account is")
    rows = [row.text for row in opened.find_elements(By.CSS_SELECTOR, "tbody tr")]
    assert any("Ann Andersson" in row and "Lost her phone" in row for row in rows)
    # And no page asks for anything that is not on this machine, or needs a script.
    assert opened.execute_script("return document.scripts.length") == 0
    asked = opened.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert all(each.startswith(f"{url}/") for each in asked)


def test_a_developer_becomes_root_by_keyboard_and_goes_back(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    _sign_in(opened, url, admins, developer := admins.people.person(PROVIDER, Role.DEVELOPER))
    assert opened.current_url == f"{url}/admin/ingest"
    assert faults_of(opened) == []
    opened.get(f"{url}/admin/root")
    assert faults_of(opened) == []
    reason, code = opened.find_element(By.ID, "reason"), code_of(admins.parts, developer)
    enter(opened, reason, "The quarter's review", Keys.TAB, code)
    # Over HTTP on this machine a browser keeps these cookies, too.
    back = opened.find_element(By.CSS_SELECTOR, "form[action='/admin/leave'] button")
    assert back.text == "Back to your own session"
    for name in ("staff", "vendor-files", "organisations", "organisations/own"):
        opened.get(f"{url}/admin/{name}")
        assert faults_of(opened) == [], name
    enter(opened, opened.find_element(By.CSS_SELECTOR, "form[action='/admin/leave'] button"))
    assert opened.current_url == f"{url}/admin/ingest"
    assert not opened.find_elements(By.CSS_SELECTOR, "form[action='/admin/leave']")
