"""Recordings in words, in the window's language."""

from PySide6.QtCore import QDateTime, QLocale

from studio.wire.library import JobState, PlayerState, ShelvedRecording, StorageState
from ui import words
from ui.language import translate
from ui.said import said

_NS_PER_S = 1_000_000_000
_NS_PER_MS = 1_000_000


def title(recording: ShelvedRecording) -> str:
    """Return what a recording is called."""
    return recording.show or recording.name


def when(utc_s: int) -> str:
    """Return a time of day as people here write it."""
    at = QDateTime.fromSecsSinceEpoch(utc_s)
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def day(utc_s: int) -> str:
    """Return a day as people here write it."""
    at = QDateTime.fromSecsSinceEpoch(utc_s).date()
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def status(recording: ShelvedRecording) -> str:
    """Return how a recording fares."""
    return {
        "recording": translate("Library", "being recorded"),
        "whole": translate("Library", "whole"),
        "repaired": translate("Library", "was cut off, plays to its end"),
        "torn": translate("Library", "cut off, plays up to there"),
        "damaged": translate("Library", "damaged"),
        "locked": translate("Library", "its key is missing"),
        "unreadable": translate("Library", "cannot be read"),
    }[recording.status]


def marks(recording: ShelvedRecording) -> list[str]:
    """Return what else there is to say of it, each in a few words."""
    told = [status(recording)]
    if recording.verified_utc_s:
        verified = translate("Library", "verified {day}")
        told.append(verified.format(day=day(recording.verified_utc_s)))
    if recording.kept:
        told.append(translate("Library", "kept"))
    if recording.upload == "wanted":
        told.append(translate("Library", "to be uploaded"))
    if recording.upload == "done":
        told.append(translate("Library", "uploaded"))
    if not recording.protected:
        told.append(translate("Library", "not protected"))
    if recording.deleted:
        until = translate("Library", "can be restored until {day}")
        told.append(until.format(day=day(recording.gone_utc_s)))
    return told


def facts(recording: ShelvedRecording) -> str:
    """Return when it was made, how long it is, how large."""
    told = [when(recording.began_utc_s), words.size(recording.file_bytes)]
    if recording.seconds:
        told.insert(1, words.duration(int(recording.seconds) * _NS_PER_S))
    return "  ·  ".join(told)


def storage(state: StorageState, count: int) -> str:
    """Return what recordings take."""
    used = translate("Library", "{count} recordings, {size}")
    told = [used.format(count=count, size=words.size(state.used_bytes))]
    if state.trash_bytes:
        trash = translate("Library", "trash {size}")
        told.append(trash.format(size=words.size(state.trash_bytes)))
    told.append(translate("Library", "{size} free").format(size=words.size(state.free_bytes)))
    return "  ·  ".join(told)


def job(state: JobState, shown_title: str) -> str:
    """Return what a job does, or what became of it."""
    verb = {
        "verify": translate("Library", "Verify {title}"),
        "export": translate("Library", "Export {title}"),
    }[state.kind].format(title=shown_title)
    ended = {
        "waiting": translate("Library", "waits"),
        "running": f"{round(state.done * 100)} %",
        "done": said(state.words),
        "failed": said(state.words),
        "cancelled": translate("Library", "cancelled"),
    }[state.status]
    return f"{verb}: {ended}"


def position(player: PlayerState, position_ms: int) -> str:
    """Return where a player is, and how long the recording."""
    now = words.duration(position_ms * _NS_PER_MS)
    return f"{now} / {words.duration(player.length_ms * _NS_PER_MS)}"
