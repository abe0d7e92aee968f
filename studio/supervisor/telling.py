"""What a person without a window should read of a show that changes; pure."""

from studio.wire.state import LiveState, MissedState, Snapshot, SourceState

_GONE = {"missing", "failed", "ended"}
_LIVE = {
    "live": "On air at {place}.",
    "reconnecting": "The ingest was lost and is being called again. {fault}",
    "connecting": "{fault}",
    "standby": "",
    "refused": "The ingest refuses. {fault}",
    "off": "Off air.",
}


def news_between(before: Snapshot | None, now: Snapshot) -> list[str]:
    """Return a sentence for each thing that became worse or better; none for mere steering."""
    told = _house(now) if before is None else []
    known = {source.name: source for source in before.sources} if before is not None else {}
    told += [_source(known.get(source.name), source) for source in now.sources]
    told.append(_live(before.live if before is not None else LiveState(), now.live))
    if now.recording.path and (before is None or before.recording.path != now.recording.path):
        told.append(f"Recording to {now.recording.path}.")
    return [text for text in told if text]


def missed_news(missed: MissedState) -> list[str]:
    """Return what to say of missed parts: their beginning, their end, and what hinders them."""
    if missed.fault:
        return [missed.fault]
    if missed.status == "uploading" and missed.missed_s and not missed.uploaded_s:
        return [f"{missed.missed_s:.1f} s were missed by every ingest and are uploaded now."]
    if missed.status == "done":
        return [f"The {missed.missed_s:.1f} s that every ingest missed are uploaded."]
    return []


def _house(now: Snapshot) -> list[str]:
    shown = now.format
    rate = shown.rate_numerator / shown.rate_denominator
    return [f"{now.show}: {shown.width}x{shown.height} at {rate:.4g} pictures/s, {shown.reason}."]


def _source(before: SourceState | None, now: SourceState) -> str:
    was = before.status if before is not None else "starting"
    if was == now.status and (before is None or before.fault == now.fault):
        return ""
    if now.status in _GONE and now.fault:
        return f"{now.label}: {now.fault}"
    if now.status == "live" and was in _GONE:
        return f"{now.label} is back."
    return ""


def _live(before: LiveState, now: LiveState) -> str:
    if (before.status, before.fault) == (now.status, now.fault):
        return ""
    return _LIVE[now.status].format(place=now.destination, fault=now.fault).strip()
