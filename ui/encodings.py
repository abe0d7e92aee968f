"""What encodings are called by what they are good at, in the window's language."""

from ui.language import QT_TRANSLATE_NOOP, translate

_NAMES: dict[str, str] = {
    "people-in-a-room": QT_TRANSLATE_NOOP("Encoding", "People in a room"),
    "speech-and-slides": QT_TRANSLATE_NOOP("Encoding", "Speech and slides"),
    "movement": QT_TRANSLATE_NOOP("Encoding", "Movement"),
    "weak-laptop": QT_TRANSLATE_NOOP("Encoding", "Weak laptop"),
    "narrow-line": QT_TRANSLATE_NOOP("Encoding", "Narrow line"),
}


def encoding(name: str) -> str:
    """Return what an encoding is called; one that is not known is called as it came."""
    return translate("Encoding", _NAMES.get(name, name))
