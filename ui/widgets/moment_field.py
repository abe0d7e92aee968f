"""A field for a day and a time of day, as they are written here."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from ui.language import translate


class MomentField(QDateTimeEdit):
    """Each part is typed, or moved by the arrow keys. Local time is shown; GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        short = QLocale.FormatType.ShortFormat
        # Years of two figures would be read in the last century, and seconds are nobody's plan.
        day = self.locale().dateFormat(short)
        day = day if "yyyy" in day else day.replace("yy", "yyyy")
        self.setDisplayFormat(f"{day} {self.locale().timeFormat(short)}")
        self.setAccessibleDescription(translate("Account", "Local time"))

    @property
    def utc_s(self) -> int:
        """The moment, in whole seconds UTC since 1970."""
        return self.dateTime().toSecsSinceEpoch()

    def set_utc_s(self, utc_s: int) -> None:
        """Show a moment."""
        self.setDateTime(QDateTime.fromSecsSinceEpoch(utc_s))
