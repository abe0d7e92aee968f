"""One's own account and the pages that letters lead to, in a real browser: by keyboard alone."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from studio.policy.permissions import Role
from tests.fakes.people import Authenticator
from tests.parts.admins import PASSWORD, Admins, admins_in, served
from tests.parts.browser import browser, enter

from .looking import faults_of

_NEW = "ten quiet harbours at dusk"
_MAIL = "nina.nord@customer.example"
_STEP_NS = 30_000_000_000


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Chrome, str, Admins]]:
    with admins_in(tmp_path) as admins, served(admins) as server, browser(tmp_path) as opened:
        # As tall as what is looked at: of what is below the edge a picture has nothing.
        opened.set_window_size(1000, 1200)
        yield opened, server.url, admins


def _field(opened: Chrome, name: str) -> WebElement:
    """Return the field that this label is of, as a screen reader finds it."""
    label = opened.find_element(By.XPATH, f"//label[normalize-space()='{name}']")
    return opened.find_element(By.ID, str(label.get_attribute("for")))


def _sign_in(opened: Chrome, url: str, mail: str, password: str) -> None:
    opened.get(f"{url}/admin/sign-in")
    enter(opened, _field(opened, "Mail address"), mail, Keys.TAB, password)


def _key(opened: Chrome) -> str:
    """Return the key that is typed into an authenticator."""
    return opened.find_element(By.CLASS_NAME, "key").text.replace(" ", "")


def _camera(square: WebElement) -> str:
    """Return the secret's part of what a camera reads off the page."""
    picture = cv2.imdecode(np.frombuffer(square.screenshot_as_png, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    read, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    found = re.search(r"secret=[A-Z2-7]+", read)
    return found[0] if found else read


def _said(opened: Chrome, role: str) -> str:
    return opened.find_element(By.CSS_SELECTOR, f"[role={role}]").text


@pytest.mark.promise(14)
def test_who_is_invited_comes_in_and_sets_up_a_second_factor(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    admins.parts.accounts.invitations.invite(admins.caller, _MAIL, Role.ADMIN)
    code = admins.people.letter_code(_MAIL).reveal()
    opened.get(f"{url}/admin/invitation")
    assert faults_of(opened) == []
    either = "A new password, or the one of your account if you have one here"
    for brought in ("not the code of any letter", code):
        _field(opened, "Code of your letter").send_keys(brought)
        _field(opened, "Your name").send_keys("Nina Nord")
        enter(opened, _field(opened, either), _NEW)
        if brought != code:
            assert "begin again, or ask for a new letter" in _said(opened, "alert")
            assert faults_of(opened) == []
    assert opened.current_url == f"{url}/admin/sign-in"
    _sign_in(opened, url, _MAIL, _NEW)
    # Her role needs a second factor: by a camera, or as text, which are the same.
    assert faults_of(opened) == []
    square = opened.find_element(By.CSS_SELECTOR, "[role=img]")
    assert _camera(square) == f"secret={_key(opened)}"
    assert "as text" in str(square.get_attribute("aria-label"))
    secret = _key(opened)
    enter(opened, _field(opened, "Code that the authenticator shows"), "000000")
    assert "This code is wrong" in _said(opened, "alert")
    assert faults_of(opened) == []
    # What was scanned stays good after a slip.
    shows = Authenticator(secret).code(time.time_ns())
    enter(opened, _field(opened, "Code that the authenticator shows"), shows)
    assert len(opened.find_elements(By.CSS_SELECTOR, ".codes li")) == 10
    assert faults_of(opened) == []
    enter(opened, opened.find_element(By.LINK_TEXT, "I have kept them"))
    assert opened.current_url == f"{url}/admin/people"


def test_ones_own_account_is_looked_after_by_keyboard_alone(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    operator = admins.others[1]
    admins.people.sign_in(operator)
    _sign_in(opened, url, operator.mail, PASSWORD.reveal())
    enter(opened, opened.find_element(By.LINK_TEXT, "Your account"))
    assert opened.current_url == f"{url}/admin/me"
    assert faults_of(opened) == []
    name = _field(opened, "Your name, as others see it")
    name.send_keys(Keys.CONTROL, "a")
    enter(opened, name, "Bertil Bergström")
    assert _said(opened, "status") == "It is changed."
    assert "Bertil Bergström" in opened.find_element(By.TAG_NAME, "dl").text
    # Wherever else she is signed in, she ends it here.
    assert len(opened.find_elements(By.CSS_SELECTOR, "tbody tr")) == 2
    others = "button[aria-label='End all others: your sessions elsewhere']"
    enter(opened, opened.find_element(By.CSS_SELECTOR, others))
    assert [row.text.split()[-1] for row in opened.find_elements(By.CSS_SELECTOR, "tbody tr")] == [
        "here"
    ]
    # A wrong password changes nothing, and says so; the right one does.
    for current in ("not hers at all", PASSWORD.reveal()):
        enter(opened, _field(opened, "Present password"), current, Keys.TAB, _NEW)
        if current != PASSWORD.reveal():
            assert "This is not your password" in _said(opened, "alert")
            assert faults_of(opened) == []
    assert _said(opened, "status") == "It is changed."
    enter(opened, opened.find_element(By.XPATH, "//button[text()='Set it up']"))
    assert faults_of(opened) == []
    secret = _key(opened)
    shows = Authenticator(secret).code(time.time_ns())
    enter(opened, _field(opened, "Code that the authenticator shows"), shows)
    assert len(opened.find_elements(By.CSS_SELECTOR, ".codes li")) == 10
    enter(opened, opened.find_element(By.LINK_TEXT, "I have kept them"))
    assert "set up" in opened.find_element(By.TAG_NAME, "dl").text
    # Another one takes a code of the one before.
    present = _field(opened, "Code of your present authenticator, or a recovery code")
    enter(opened, present, "000000")
    assert "This code is wrong" in _said(opened, "alert")
    assert faults_of(opened) == []


@pytest.mark.promise(14)
def test_a_new_mail_address_is_confirmed_by_its_letter(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    producer = admins.others[0]
    _sign_in(opened, url, producer.mail, PASSWORD.reveal())
    opened.get(f"{url}/admin/me")
    for password in ("not hers at all", PASSWORD.reveal()):
        enter(opened, _field(opened, "New mail address"), _MAIL, Keys.TAB, password)
        if password != PASSWORD.reveal():
            assert "This is not your password" in _said(opened, "alert")
            assert _MAIL not in {to for to, _, _ in admins.people.letters()}
    assert "on its way to the new address" in _said(opened, "status")
    assert faults_of(opened) == []
    # Until the letter was read, nothing has changed; whoever has the old address hears of it.
    assert producer.mail in opened.find_element(By.TAG_NAME, "dl").text
    assert producer.mail in {to for to, _, _ in admins.people.letters()}
    code = admins.people.letter_code(_MAIL).reveal()
    # The letter may be opened anywhere.
    opened.delete_all_cookies()
    opened.get(f"{url}/admin/new-mail")
    assert faults_of(opened) == []
    for brought in ("not the code of any letter", code):
        enter(opened, _field(opened, "Code of your letter"), brought)
        if brought != code:
            assert "begin again, or ask for a new letter" in _said(opened, "alert")
            assert faults_of(opened) == []
    assert "Sign in with it from now on." in _said(opened, "status")
    assert faults_of(opened) == []
    _sign_in(opened, url, _MAIL, PASSWORD.reveal())
    opened.get(f"{url}/admin/me")
    assert _MAIL in opened.find_element(By.TAG_NAME, "dl").text


def test_a_forgotten_password_is_replaced_and_a_deleted_event_had_back(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    producer = admins.others[0]
    opened.get(f"{url}/admin/new-password")
    assert faults_of(opened) == []
    enter(opened, _field(opened, "Mail address"), producer.mail)
    assert "a letter with a code is on its way" in _said(opened, "status")
    assert faults_of(opened) == []
    code = admins.people.letter_code(producer.mail).reveal()
    enter(opened, _field(opened, "Code of your letter"), code, Keys.TAB, _NEW)
    _sign_in(opened, url, producer.mail, _NEW)
    assert opened.current_url == f"{url}/admin/people"
    (event, *_) = admins.parts.eventing.events.list(admins.caller)
    admins.parts.eventing.events.delete(admins.caller, event.id, event.revision)
    opened.get(f"{url}/admin/deleted")
    assert faults_of(opened) == []
    row = opened.find_element(By.CSS_SELECTOR, "tbody tr")
    assert "Eva Ek" in row.text
    enter(opened, row.find_element(By.TAG_NAME, "button"))
    assert _said(opened, "status") == "The event is there again."
    there = [each.id for each in admins.parts.eventing.events.list(admins.caller)]
    assert event.id in there
