"""Recovery codes, shown once: copied, or saved where the person says."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import translate
from ui.model.account import Account
from ui.widgets.path_field import PathField
from ui.widgets.styling import label

_NAME = "videosync-recovery-codes.txt"


class Recovery(QWidget):
    """Stays until the person says that she has them. GUI thread."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._told = label(
            translate(
                "Account",
                "Your second factor is set up. Each of these codes lets you in once if you lose "
                "your telephone. They are shown this one time: keep them away from this computer.",
            ),
            "todo",
        )
        self._told.setWordWrap(True)
        self.codes = QPlainTextEdit()
        self.codes.setReadOnly(True)
        self.codes.setTabChangesFocus(True)
        self.codes.setAccessibleName(translate("Account", "Recovery codes"))
        self.copy = QPushButton(translate("Account", "Copy the codes"))
        self.path = PathField()
        self.path.setAccessibleName(translate("Account", "File for the codes"))
        self.path.setText(_suggested())
        self.save = QPushButton(translate("Account", "Save the codes"))
        self.result = label("", "todo")
        self.result.setWordWrap(True)
        self.done = QPushButton(translate("Account", "I have kept them"))
        for button in (self.copy, self.save):
            button.setProperty("kind", "small")
        self._arrange()
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.path.returnPressed.connect(self._save)
        self.done.clicked.connect(lambda: account.recovery.put(()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._told)
        column.addWidget(self.codes, 1)
        column.addWidget(label(self.path.accessibleName(), "caption"))
        column.addWidget(self.path)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.result)
        column.addWidget(self.done)

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Show *codes*; none: let go of what was shown."""
        text = "\n".join(codes)
        if text != self.codes.toPlainText():
            self.codes.setPlainText(text)
            self._tell("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.codes.toPlainText())
        self._tell(translate("Account", "The codes are copied."))

    def _save(self) -> None:
        path = Path(self.path.text().strip())
        try:
            # For this person's eyes alone, and over nothing that is there already.
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as to:
                to.write(self.codes.toPlainText() + "\n")
        except OSError:
            self._tell(
                translate(
                    "Account",
                    "The codes cannot be saved there; name a new file in a folder of yours.",
                )
            )
            return
        told = translate("Account", "The codes are saved in {file}.").format(file=path.name)
        self._tell(told)

    def _tell(self, text: str) -> None:
        self.result.setText(text)
        self.result.setVisible(bool(text))
        self.codes.setAccessibleDescription(text)


def _suggested() -> str:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return str(Path(QStandardPaths.writableLocation(documents)) / _NAME)
