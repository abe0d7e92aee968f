"""What to say about an engine that had to be started again: pure."""

from studio.wire.state import Snapshot
from ui.language import translate
from ui.said import said
from ui.words import figure


def restart_news(before: Snapshot | None, now: Snapshot) -> str:
    """Return a sentence on what happened between two snapshots; '' when nothing did.

    *before* is the last state of the engine that this window knew, None in a new window.
    """
    restart = now.restart
    if before is None:
        if not restart.count:
            return ""
        words = translate(
            "RestartNews",
            "The engine had to be restarted {times} during this show; the last time: {reason}",
        )
        return words.format(times=_times(restart.count), reason=_reason(restart.reason))
    if before.engine_pid == now.engine_pid:
        return ""
    if not restart.count:
        words = translate(
            "RestartNews", "This is a new show, {show}: the engine that was here before has ended."
        )
        return words.format(show=now.show)
    words = translate("RestartNews", "The engine was restarted: {reason}")
    sentences = [words.format(reason=_reason(restart.reason))]
    if restart.off_air_ms:
        words = translate("RestartNews", "It was away for {seconds} s.")
        sentences.append(words.format(seconds=figure(f"{restart.off_air_ms / 1000:.1f}")))
    if now.recording.status == "recording":
        sentences.append(translate("RestartNews", "The recording goes on in a new file."))
    if now.recording.status == "paused":
        sentences.append(translate("RestartNews", "The recording is paused still, in a new file."))
    return " ".join(sentences)


def _times(count: int) -> str:
    return (
        translate("RestartNews", "once")
        if count == 1
        else translate("RestartNews", "{count} times").format(count=count)
    )


def _reason(reason: str) -> str:
    text = reason.strip() or translate("RestartNews", "it ended without a word")
    return said(text if text.endswith((".", "!", "?")) else text + ".")
