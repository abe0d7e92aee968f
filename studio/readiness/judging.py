"""From facts to lights, each with what to do; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .facts import Facts, HeadphoneFacts, LineFacts
from .line_advice import NetworkFacts, advised, lowered_kbps, measured

Light = Literal["green", "amber", "red"]
SILENT_DB = -60.0
"""Below this a room's own noise is all that there is."""
HOUR_S = 3600.0
LITTLE_S, SHORT_S = 600.0, 2 * HOUR_S
SLOW_MS = 800.0
LOW_BATTERY_PERCENT = 20
LATE_SHARE = 0.01
_WRONG = {"missing", "failed"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check: what was looked at, how it is, what is so, and what to do."""

    name: str
    light: Light
    words: str
    todo: str = ""


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings in the order in which a person wants them."""
    return tuple(_all(facts))


def _all(facts: Facts) -> Iterator[Finding]:
    yield _sources(facts)
    yield _sound(facts)
    if facts.headphones is not None:
        yield _headphones(facts.headphones)
    yield from _lines(facts)
    if facts.network is not None:
        yield _network(facts.network)
    yield _residency(facts)
    yield _disk(facts)
    yield _recording(facts)
    yield _machine(facts)
    yield _clock(facts)
    yield _power(facts)


def _sources(facts: Facts) -> Finding:
    wrong = [source for source in facts.sources if source.status in _WRONG]
    if not wrong:
        waiting = [s.label for s in facts.sources if s.status == "starting" and s.used]
        if waiting:
            words = f"{', '.join(waiting)}: not there yet."
            return Finding("Sources", "amber", words, "Wait a moment and check again.")
        return Finding("Sources", "green", "All of them are there.")
    light: Light = "red" if any(source.used for source in wrong) else "amber"
    words = " ".join(f"{source.label}: {source.fault}" for source in wrong)
    return Finding("Sources", light, words, "Mend or remove what is missing.")


def _sound(facts: Facts) -> Finding:
    if facts.clipped:
        words = "The programme is too loud and distorts."
        return Finding("Sound", "red", words, "Pull down the fader of the loudest source.")
    if facts.peak_db is None or facts.peak_db < SILENT_DB:
        muted = f" Muted: {', '.join(facts.muted)}." if facts.muted else ""
        todo = "Speak; then look at the mutes, the faders and the microphone's plug."
        return Finding("Sound", "amber", f"Nothing is heard.{muted}", todo)
    return Finding("Sound", "green", f"Heard, with peaks of {facts.peak_db:.0f} dB.")


def _headphones(headphones: HeadphoneFacts) -> Finding:
    if headphones.status == "live":
        return Finding("Headphones", "green", "They play.")
    if not headphones.fault:
        return Finding("Headphones", "amber", "They do not play yet.", "Check again in a moment.")
    todo = "Mend it, or choose other headphones below the faders."
    return Finding("Headphones", "amber", headphones.fault, todo)


def _lines(facts: Facts) -> Iterator[Finding]:
    if not facts.lines:
        words = "The show has nowhere to go live to."
        yield Finding("Ingest", "amber", words, "Give its address in the first steps.")
    for line in facts.lines:
        yield _line(line)


def _line(line: LineFacts) -> Finding:
    if line.awaits_event:
        words = "The show goes live in its event, which brings address and key."
        return Finding("Ingest", "green", words)
    if line.fault:
        return Finding("Ingest", "red", line.fault, "Mend it before the show begins.")
    if not line.has_key:
        words = f"{line.place} answers, but there is no stream key."
        return Finding("Ingest", "red", words, "Give it in the first steps.")
    words = f"{line.place} answers within {max(1, line.taken_ms):.0f} ms."
    if line.taken_ms > SLOW_MS:
        return Finding("Ingest", "amber", words, "A slow line: use a cable, not wireless.")
    return Finding("Ingest", "green", words)


def _network(network: NetworkFacts) -> Finding:
    if network.fault:
        todo = "Measure while off air, with an ingest that takes a test."
        return Finding("Network", "amber", network.fault, todo)
    found, use = measured(network), advised(network)
    wanted = f"{network.picture} ({network.encoding})"
    if use == network.encoding and network.here:
        # What a machine hands to itself says nothing of a line.
        words = f"The ingest is on this machine, and takes enough for {wanted}."
        return Finding("Network", "green", words)
    if use == network.encoding:
        return Finding("Network", "green", f"{found}: enough for {wanted}.")
    if not use:
        return _too_narrow(network, found)
    words = f"{found}: too little for {wanted}."
    needs = f"{network.rates_bps[use] / 1e6:.3g}"
    todo = f"Choose the encoding {use} in the check: it makes do with {needs} Mbit/s."
    return Finding("Network", "amber", words, todo)


def _too_narrow(network: NetworkFacts, found: str) -> Finding:
    lower = lowered_kbps(network)
    if lower:
        # No other encoding is of use: the show's own figure counts for each.
        words = f"{found}: too little for the bitrate that the show fixes."
        todo = (
            f"Write {lower} or less as bitrate_kbps into the show file, or take that line out "
            "there; then open the show again."
        )
        return Finding("Network", "amber", words, todo)
    todo = "Use another line; a cable, or a phone's own."
    return Finding("Network", "red", f"{found}: too little for any encoding.", todo)


def _residency(facts: Facts) -> Finding:
    if facts.refused:
        return Finding("Residency", "red", facts.refused, "Choose an ingest of the show's region.")
    return Finding("Residency", "green", f"Everything stays where it may: {facts.region}.")


def _disk(facts: Facts) -> Finding:
    if facts.disk_free_bytes is None:
        words = "The folder for recordings cannot be looked at."
        return Finding("Disk", "red", words, "Start with --record and a folder that is there.")
    seconds = facts.disk_free_bytes * 8 / max(1, facts.bitrate_bps)
    hours, minutes = divmod(int(seconds) // 60, 60)
    words = f"Room for {hours}:{minutes:02d} hours of recording."
    if seconds < LITTLE_S:
        return Finding("Disk", "red", words, "Make room, or record to another disk.")
    if seconds < SHORT_S:
        return Finding("Disk", "amber", words, "Make room if the show may last longer.")
    return Finding("Disk", "green", words)


def _recording(facts: Facts) -> Finding:
    if facts.protected:
        return Finding("Recording", "green", "Sealed under a key of your own.")
    words = "Sealed under the demo's key, which lies in a file beside it."
    return Finding("Recording", "amber", words, "Start with --key-file, or with a keyring.")


def _machine(facts: Facts) -> Finding:
    words = f"{facts.late_share:.1%} of the pictures were late."
    if facts.late_share > LATE_SHARE:
        todo = "Close other programs, or choose a smaller format."
        return Finding("Machine", "amber", words, todo)
    return Finding("Machine", "green", words)


def _clock(facts: Facts) -> Finding:
    if facts.clock_synchronized is None:
        return Finding("Clock", "amber", "Nobody can say whether it is right.", "Look at it once.")
    if not facts.clock_synchronized:
        todo = "Switch on the system's time synchronisation."
        return Finding("Clock", "amber", "Not synchronised: recordings may bear wrong times.", todo)
    return Finding("Clock", "green", "Synchronised.")


def _power(facts: Facts) -> Finding:
    power = facts.power
    if not power.known:
        words = "Nobody can say whether the machine is plugged in."
        return Finding("Power", "amber", words, "Look at it once.")
    if not power.on_battery:
        return Finding("Power", "green", "From the mains.")
    words = "On battery." if power.percent is None else f"On battery, {power.percent} % left."
    light: Light = "amber"
    if power.percent is not None and power.percent < LOW_BATTERY_PERCENT:
        light = "red"
    return Finding("Power", light, words, "Plug the machine in.")
