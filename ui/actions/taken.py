"""Keys that the system keeps for itself, so that no window hears them for sure: pure.

From the vendors' own lists: Windows' and macOS' keyboard shortcuts, those that GNOME and KDE Plasma
ship with, and the keys that leave an X server's screen.
"""

_PC = {"Print", "Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Ctrl+Alt+Del"}
_WINDOWS = {"Alt+Esc", "Alt+Space", "Ctrl+Esc", "Ctrl+Shift+Esc", "Ctrl+Alt+Tab"}
_X11 = {
    *("Alt+F1", "Alt+F2", "Alt+F8", "Alt+F10", "Alt+Space", "Alt+Esc", "Ctrl+Alt+Tab"),
    *("Ctrl+Alt+T", "Ctrl+Alt+L", "Ctrl+Alt+Backspace"),
    *(f"Ctrl+Alt+{key}" for key in ("Left", "Right", "Up", "Down")),
    *(f"Ctrl+Alt+F{number}" for number in range(1, 13)),
}
# Ctrl is Command there, in Qt's writing, and Meta is Control.
_MACOS = {
    *("Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Space", "Ctrl+Alt+Space", "Ctrl+H", "Ctrl+M"),
    *("Ctrl+Alt+Esc", "Ctrl+Alt+D", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5"),
    *("Meta+Ctrl+Q", "Ctrl+Shift+Q", "Meta+Space"),
    *(f"Meta+{key}" for key in ("Left", "Right", "Up", "Down")),
}
KEPT = {
    "win32": frozenset(_PC | _WINDOWS),
    "linux": frozenset(_PC | _X11),
    "darwin": frozenset(_MACOS),
}
"""By ``sys.platform``, in Qt's portable writing."""


def is_the_systems(key: str, system: str) -> bool:
    """Whether *system* (``sys.platform``) keeps *key*, in Qt's portable writing."""
    if system != "darwin" and "Meta+" in key:
        # With that key, both have most others to themselves.
        return True
    return key in KEPT.get(system, frozenset())
