"""A second factor, set up in the window: by a camera or typed, by keyboard and by names alone."""

import stat
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.wire.account import AccountState, CancelSignIn, PersonState
from studio.wire.account_factor import ConfirmFactor, FactorOffered, OfferFactor, RecoveryCodes
from ui.account.second_factor import SecondFactor

from .conftest import Shown

_SHOWN = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_URI = f"otpauth://totp/Videosync:anna%40example.com?digits=6&secret={_SHOWN}&issuer=Videosync"
_OFFERED = FactorOffered(secret=_SHOWN, uri=_URI)
_CODES = tuple(f"abcd-efgh-jkmn-{number:04}" for number in range(10))
_ANNA = PersonState(name="Anna", mail="anna@example.com", organisation="Oyj", role="operator")
_IN = AccountState(status="in", person=_ANNA)


def _camera(shown: Shown) -> str:
    """Return what a camera reads off the window."""
    image = shown.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    read, _, _ = cv2.QRCodeDetector().detectAndDecode(rows[:, : image.width()].copy())
    return read


def _factor(shown: Shown) -> SecondFactor:
    return shown.window.account.factor


def test_it_is_set_up_by_keyboard_and_its_codes_are_kept(shown: Shown, tmp_path: Path) -> None:
    shown.account.first = {
        OfferFactor: _OFFERED,
        ConfirmFactor: RecoveryCodes(codes=_CODES),
    }
    shown.tell(_IN)
    shown.reader.press("Second factor")
    shown.wait_asked(OfferFactor())
    offer = _factor(shown).offer
    shown.wait(offer.isVisible)
    # The same by a camera and as text, and the keys are where the code goes.
    assert _camera(shown) == _URI
    assert shown.reader.has("Square code for a camera; the secret is below as text")
    assert offer.secret.text() == "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"
    shown.reader.press("Copy the secret")
    shown.wait(lambda: QGuiApplication.clipboard().text() == _SHOWN)
    shown.wait(offer.code.hasFocus)
    QTest.keyClicks(offer.code, "123 456")
    QTest.keyClick(offer.code, Qt.Key.Key_Return)
    shown.wait_asked(ConfirmFactor("123 456"))
    recovery = _factor(shown).recovery
    shown.wait(recovery.codes.hasFocus)
    assert not offer.isVisible()
    assert offer.code_shown.modules == ()
    assert recovery.codes.toPlainText().splitlines() == list(_CODES)
    shown.reader.press("Copy the codes")
    shown.wait(lambda: QGuiApplication.clipboard().text().splitlines() == list(_CODES))
    kept = tmp_path / "codes.txt"
    shown.reader.type("File for the codes", str(kept))
    shown.reader.press("Save the codes")
    shown.wait(kept.exists)
    assert kept.read_text().splitlines() == list(_CODES)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    # Nothing that is there is written over, and it is said.
    shown.reader.press("Save the codes")
    shown.wait(lambda: "name a new file" in recovery.result.text())
    shown.reader.press("I have kept them")
    shown.wait(lambda: not _factor(shown).isVisible())
    assert recovery.codes.toPlainText() == ""
    assert shown.window.account.agenda.events.isVisible()


def test_it_is_due_before_one_is_in_and_may_be_given_up(shown: Shown) -> None:
    shown.tell(AccountState(status="enrol", address="https://b.example"))
    factor = _factor(shown)
    shown.wait(factor.isVisible)
    assert "asks for a second factor" in factor.why.text()
    assert factor.begin.hasFocus()
    assert not shown.window.account.form.isVisible()
    shown.account.first = {OfferFactor: _OFFERED}
    QTest.keyClick(factor.begin, Qt.Key.Key_Space)
    shown.wait(factor.offer.isVisible)
    shown.reader.press("Cancel")
    shown.wait_asked(CancelSignIn())
    assert not factor.offer.isVisible()
    shown.tell(AccountState(status="starting"))
    assert not factor.isVisible()


def test_another_one_needs_a_code_of_the_one_before(shown: Shown) -> None:
    person = PersonState(
        name="Anna", mail="a@example.com", organisation="Oyj", role="admin", second_factor=True
    )
    shown.tell(AccountState(status="in", person=person))
    shown.reader.press("Second factor")
    present = _factor(shown).present
    shown.wait(present.hasFocus)
    assert present.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(present, "654321")
    shown.account.refuse = {
        OfferFactor: "This code is wrong, too old or used; take the next one that is shown."
    }
    QTest.keyClick(present, Qt.Key.Key_Return)
    shown.wait_asked(OfferFactor("654321"))
    shown.wait(lambda: any("This code is wrong" in n.text for n in shown.notices.standing))
    assert not _factor(shown).offer.isVisible()
    assert present.text() == ""
