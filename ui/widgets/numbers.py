"""Fields of numbers that tell what is, beside somebody who types what is to be."""

from PySide6.QtWidgets import QSpinBox


def show_quietly(field: QSpinBox, value: int) -> None:
    """Show *value* and tell nobody; what is being typed is newer, and is left alone. GUI thread."""
    if value != field.value():
        blocked = field.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        field.setValue(value)
        field.blockSignals(blocked)
