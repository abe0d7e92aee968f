"""The window's language: Qt's translation files, and what a text is marked with.

Texts are marked ``translate("Context", "Text")``, which pyside6-lupdate finds; holes are filled
after the translation, by ``.format()``. ``python -m tests.translations`` brings the files up
to date.
"""

from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = {"en": "English", "fi": "Suomi", "sv": "Svenska"}
"""Each by its code (ISO 639-1), under the name that its speakers give it."""
SOURCE_LANGUAGE = "en"

translate = QCoreApplication.translate
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)
"""Marks a text of a table, which is translated where it is shown."""


def system_language() -> str:
    """Return the first language of the system that the window speaks."""
    for name in QLocale.system().uiLanguages():
        code = name.partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return SOURCE_LANGUAGE


def written_in(language: str, territory: QLocale.Country) -> QLocale:
    """Return how times and figures are written: in *language*, and as in the person's country.

    English alone would be that of the US, whose 3/4 is the fourth of March.
    """
    return QLocale(QLocale(language).language(), territory)


class Speaker:
    """Keeps the translators of the language that is spoken now. GUI thread."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translators: list[tuple[QTranslator, bytes]] = []
        self.language = SOURCE_LANGUAGE

    def speak(self, language: str) -> None:
        """Speak *language*, the system's where it is ''; windows built after it speak it too."""
        chosen = language if language in LANGUAGES else system_language()
        self._fall_silent()
        self.language = chosen
        QLocale.setDefault(written_in(chosen, QLocale.system().territory()))
        if chosen != SOURCE_LANGUAGE:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            qt = QTranslator()
            if qt.load(f"qtbase_{chosen}", folder):
                self._install(qt, b"")
            # Qt reads from the bytes as long as it translates, so they are kept.
            held = read_bytes(f"translations/studio_{chosen}.qm")
            ours = QTranslator()
            ours.load(held)
            self._install(ours, held)

    def _install(self, translator: QTranslator, held: bytes) -> None:
        self._app.installTranslator(translator)
        self._translators.append((translator, held))

    def _fall_silent(self) -> None:
        for translator, _ in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
