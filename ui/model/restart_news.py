"""What to say about an engine that had to be started again: pure."""

from studio.wire.state import Snapshot


def restart_news(before: Snapshot | None, now: Snapshot) -> str:
    """Return a sentence on what happened between two snapshots; '' when nothing did.

    *before* is the last state of the engine that this window knew, None in a new window.
    """
    restart = now.restart
    if before is None:
        if not restart.count:
            return ""
        happened = f"The engine had to be restarted {_times(restart.count)} during this show"
        return f"{happened}; the last time: {_reason(restart.reason)}"
    if before.engine_pid == now.engine_pid:
        return ""
    if not restart.count:
        return f"This is a new show, {now.show}: the engine that was here before has ended."
    sentences = [f"The engine was restarted: {_reason(restart.reason)}"]
    if restart.off_air_ms:
        sentences.append(f"It was away for {restart.off_air_ms / 1000:.1f} s.")
    if now.recording.status == "recording":
        sentences.append("The recording goes on in a new file.")
    return " ".join(sentences)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _reason(reason: str) -> str:
    text = reason.strip() or "it ended without a word"
    return text if text.endswith((".", "!", "?")) else text + "."
