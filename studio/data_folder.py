"""Where this user's lasting files lie: keys of the demo, the audit log, the register."""

import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "videosync-studio"


def data_folder(environment: Mapping[str, str], home: Path | None = None) -> Path:
    """Return the folder of what the studio itself keeps; it may not exist yet. Any thread.

    XDG base directory specification on Linux, the system's own custom on macOS and Windows.
    """
    home = Path.home() if home is None else home
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local")) / _NAME
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    return _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / _NAME


def config_folder(environment: Mapping[str, str], home: Path | None = None) -> Path:
    """Return the folder of what the person writes for the studio; it may not exist."""
    home = Path.home() if home is None else home
    if sys.platform in {"win32", "darwin"}:
        return data_folder(environment, home)
    return _xdg(environment, "XDG_CONFIG_HOME", home / ".config") / _NAME


def window_preferences(environment: Mapping[str, str], home: Path | None = None) -> Path:
    """Return the file of what this person chose for their window; it may not exist yet."""
    return config_folder(environment, home) / "window.json"


def _xdg(environment: Mapping[str, str], variable: str, default: Path) -> Path:
    named = environment.get(variable, "")
    # The specification: a relative path there is invalid and to be ignored.
    return Path(named) if named.startswith("/") else default
