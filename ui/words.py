"""Figures in words, as the window shows them, with the decimal sign of the person's language."""

from PySide6.QtCore import QLocale

from studio.wire.state import FormatState

SILENCE_DB = -90.0
_NS_PER_S = 1_000_000_000
_MEGA = 1_000_000
_KILO = 1000


def figure(text: str) -> str:
    """Return a number that Python wrote with the decimal sign of the language that is spoken."""
    return text.replace(".", QLocale().decimalPoint())


def duration(ns: int) -> str:
    """Return h:mm:ss, rounded down; never negative."""
    seconds = max(0, ns) // _NS_PER_S
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def hours(seconds: int) -> str:
    """Return h:mm, rounded down; never negative."""
    minutes = max(0, seconds) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def bitrate(bps: int) -> str:
    """Return a bit rate in the unit a network is measured in."""
    return figure(f"{bps / _MEGA:.1f} Mbit/s") if bps >= _MEGA else f"{bps / _KILO:.0f} kbit/s"


def size(count: int) -> str:
    """Return a size in bytes by decimal units, as disks are sold."""
    value, units = float(count), ("B", "kB", "MB", "GB", "TB")
    for unit in units[:-1]:
        if value < _KILO:
            return f"{value:.0f} {unit}" if unit in "BkB" else figure(f"{value:.1f} {unit}")
        value /= _KILO
    return figure(f"{value:.1f} {units[-1]}")


def rate(form: FormatState) -> str:
    """Return pictures a second as engineers name them: 25, 59.94."""
    return figure(f"{form.rate_numerator / form.rate_denominator:.2f}".rstrip("0").rstrip("."))


def house_format(form: FormatState) -> str:
    """Return the house picture: 1280 x 720 at 25 fps."""
    return f"{form.width} × {form.height}, {rate(form)} fps"  # noqa: RUF001 - a real times sign


def level(db: float) -> str:
    """Return a level with a real minus sign, and infinity where nothing is heard."""
    if db <= SILENCE_DB:
        return "−∞ dB"  # noqa: RUF001 - a real minus sign
    text = f"{abs(db):.1f} dB"
    if text == "0.0 dB":
        return figure(text)
    return ("−" if db < 0 else "+") + figure(text)  # noqa: RUF001 - likewise
