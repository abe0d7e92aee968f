"""What the engine says, in the window's language: its sentences are English on the wire.

A sentence with holes is found by its fixed words. One that is not here is shown as it came.
"""

import re
from functools import cache

from ui.encodings import encoding
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.said_account import ACCOUNT
from ui.said_backend import BACKEND
from ui.said_ends import ENDS
from ui.said_faults import FAULTS
from ui.said_named import NAMED
from ui.said_talk import TALK
from ui.words import figure

_FIGURES = frozenset(
    {"fastest", "fps", "least", "level", "most", "ms", "needs", "rate", "seconds", "share"}
)
"""The holes that a number fills, which is told as the window's language writes it."""
_HOLE = re.compile(r"\\\{(\w+)\\\}")
_SENTENCES = (
    QT_TRANSLATE_NOOP("Engine", "Sources"),
    QT_TRANSLATE_NOOP("Engine", "Sound"),
    QT_TRANSLATE_NOOP("Engine", "Ingest"),
    QT_TRANSLATE_NOOP("Engine", "Residency"),
    QT_TRANSLATE_NOOP("Engine", "Disk"),
    QT_TRANSLATE_NOOP("Engine", "Recording"),
    QT_TRANSLATE_NOOP("Engine", "Programme"),
    QT_TRANSLATE_NOOP("Engine", "Machine"),
    QT_TRANSLATE_NOOP("Engine", "Clock"),
    QT_TRANSLATE_NOOP("Engine", "Power"),
    QT_TRANSLATE_NOOP("Engine", "{labels}: not there yet."),
    QT_TRANSLATE_NOOP("Engine", "Wait a moment and check again."),
    QT_TRANSLATE_NOOP("Engine", "All of them are there."),
    QT_TRANSLATE_NOOP("Engine", "Mend or remove what is missing."),
    QT_TRANSLATE_NOOP("Engine", "The programme is too loud and distorts."),
    QT_TRANSLATE_NOOP("Engine", "Pull down the fader of the loudest source."),
    QT_TRANSLATE_NOOP("Engine", "Nothing is heard."),
    QT_TRANSLATE_NOOP("Engine", "Nothing is heard. Muted: {labels}."),
    QT_TRANSLATE_NOOP(
        "Engine", "Speak; then look at the mutes, the faders and the microphone's plug."
    ),
    QT_TRANSLATE_NOOP("Engine", "Heard, with peaks of {level} dB."),
    QT_TRANSLATE_NOOP("Engine", "Headphones"),
    QT_TRANSLATE_NOOP("Engine", "They play."),
    QT_TRANSLATE_NOOP("Engine", "They do not play yet."),
    QT_TRANSLATE_NOOP("Engine", "Check again in a moment."),
    QT_TRANSLATE_NOOP("Engine", "Mend it, or choose other headphones below the faders."),
    QT_TRANSLATE_NOOP("Engine", "The show has nowhere to go live to."),
    QT_TRANSLATE_NOOP("Engine", "The show goes live in its event, which brings address and key."),
    QT_TRANSLATE_NOOP("Engine", "Give its address in the first steps."),
    QT_TRANSLATE_NOOP("Engine", "Mend it before the show begins."),
    QT_TRANSLATE_NOOP("Engine", "{place} answers, but there is no stream key."),
    QT_TRANSLATE_NOOP("Engine", "Give it in the first steps."),
    QT_TRANSLATE_NOOP("Engine", "{place} answers within {ms} ms."),
    QT_TRANSLATE_NOOP("Engine", "A slow line: use a cable, not wireless."),
    QT_TRANSLATE_NOOP("Engine", "Network"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The ingest is on this machine, and takes enough for {lines}p at {fps} ({use}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line carries more than {rate} Mbit/s, an answer takes {ms} ms: "
        "enough for {lines}p at {fps} ({use}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line carries {rate} Mbit/s, an answer takes {ms} ms: "
        "enough for {lines}p at {fps} ({use}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for any encoding.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line carries {rate} Mbit/s, an answer takes {ms} ms: "
        "too little for {lines}p at {fps} ({use}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line carries {rate} Mbit/s, an answer takes {ms} ms: "
        "too little for the bitrate that the show fixes.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Write {most} or less as bitrate_kbps into the show file, or take that line out there; "
        "then open the show again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Choose the encoding {use} in the check: it makes do with {needs} Mbit/s."
    ),
    QT_TRANSLATE_NOOP("Engine", "Use another line; a cable, or a phone's own."),
    QT_TRANSLATE_NOOP("Engine", "Measure while off air, with an ingest that takes a test."),
    QT_TRANSLATE_NOOP("Engine", "{place} takes no stream of a name of chance to test with."),
    QT_TRANSLATE_NOOP("Engine", "It is not measured on air, where it would take from the show."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line to the ingest carries less than the show needs; "
        "the picture gets fewer bits until it carries more.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The line to the ingest carries the whole show again."),
    QT_TRANSLATE_NOOP("Engine", "{encoder} {why}; {other} encodes from here on."),
    QT_TRANSLATE_NOOP("Engine", "Choose an ingest of the show's region."),
    QT_TRANSLATE_NOOP("Engine", "The backend does not answer ({why}); it is tried on."),
    QT_TRANSLATE_NOOP(
        "Engine", "What was missed could not be uploaded; it is tried again in a minute."
    ),
    QT_TRANSLATE_NOOP("Engine", "{name} had been cut off; it was repaired and plays for {length}."),
    QT_TRANSLATE_NOOP(
        "Engine", "{name} was cut off before its first picture; nothing of it plays."
    ),
    QT_TRANSLATE_NOOP("Engine", "{name} was cut off and is not repaired: {reason}"),
    QT_TRANSLATE_NOOP("Engine", "Everything stays where it may: {region}."),
    QT_TRANSLATE_NOOP("Engine", "The folder for recordings cannot be looked at."),
    QT_TRANSLATE_NOOP("Engine", "Start with --record and a folder that is there."),
    QT_TRANSLATE_NOOP("Engine", "Room for {hours} hours of recording."),
    QT_TRANSLATE_NOOP("Engine", "Make room, or record to another disk."),
    QT_TRANSLATE_NOOP("Engine", "Make room if the show may last longer."),
    QT_TRANSLATE_NOOP("Engine", "Sealed under a key of your own."),
    QT_TRANSLATE_NOOP("Engine", "Sealed under the demo's key, which lies in a file beside it."),
    QT_TRANSLATE_NOOP("Engine", "Start with --key-file, or with a keyring."),
    QT_TRANSLATE_NOOP("Engine", "{share}% of the pictures were late."),
    QT_TRANSLATE_NOOP("Engine", "Close other programs, or choose a smaller format."),
    QT_TRANSLATE_NOOP("Engine", "Nobody can say whether it is right."),
    QT_TRANSLATE_NOOP("Engine", "Look at it once."),
    QT_TRANSLATE_NOOP("Engine", "Switch on the system's time synchronisation."),
    QT_TRANSLATE_NOOP("Engine", "Not synchronised: recordings may bear wrong times."),
    QT_TRANSLATE_NOOP("Engine", "Synchronised."),
    QT_TRANSLATE_NOOP("Engine", "Nobody can say whether the machine is plugged in."),
    QT_TRANSLATE_NOOP("Engine", "From the mains."),
    QT_TRANSLATE_NOOP("Engine", "On battery."),
    QT_TRANSLATE_NOOP("Engine", "On battery, {percent} % left."),
    QT_TRANSLATE_NOOP("Engine", "Plug the machine in."),
    QT_TRANSLATE_NOOP("Engine", "No camera is connected; plug one in."),
    QT_TRANSLATE_NOOP(
        "Engine", 'There is no camera "{wanted}"; plug it in, or choose one of: {names}.'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{name} is used by another program ({holder}); close that program."
    ),
    QT_TRANSLATE_NOOP("Engine", "{name} is used by another program; close that program."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{name} is shown by another source of this show; choose another camera for one of them.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{name} is used by another program; close that program, or allow several to use it under "
        "{setting}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{name} may not be opened; run `{command}`, then log in again."),
    QT_TRANSLATE_NOOP("Engine", "{name} may not be opened; allow it under {setting}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The microphone does not open; close other programs that use it, "
        "and see that it is allowed under {setting}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{name} does not open; close other programs that use it, "
        "and see that it is allowed under {setting}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The microphone does not open; close other programs that use it."),
    QT_TRANSLATE_NOOP(
        "Engine", "The headphone output does not open; close other programs that use it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'The microphone "{name}" gives nothing but silence; see whether it is muted, '
        "and allowed under {setting}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'The sound server ({holder}) has "{name}" to itself; choose "default" here, and this '
        "device in the system's sound settings.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{name} has gone; plug it in again."),
    QT_TRANSLATE_NOOP("Engine", "{name} gives no picture any more; unplug it and plug it in."),
    QT_TRANSLATE_NOOP(
        "Engine",
        'The microphone "{name}" gives no sound; plug it in again, '
        "or see whether the system's sound works.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'The headphones "{name}" take no sound; plug them in again, '
        "or see whether the system's sound works.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'There is no microphone "{wanted}"; plug it in, or choose one of: {names}.',
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'There is no headphone output "{wanted}"; plug it in, or choose one of: {names}.',
    ),
    QT_TRANSLATE_NOOP("Engine", "No headphone output is connected; plug one in."),
    QT_TRANSLATE_NOOP("Engine", "{name} does not open; unplug it and plug it in again."),
    QT_TRANSLATE_NOOP(
        "Engine", "There is no picture {path}; correct the path or put the file there."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There are no slides {path}; correct the path or put the file there."
    ),
    QT_TRANSLATE_NOOP("Engine", "Nobody listens at {place}; check host and port."),
    QT_TRANSLATE_NOOP("Engine", "The show is live already; stop it before going elsewhere."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The line took less than the show needs; whole groups of pictures were left out.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The connection broke; what was encoded meanwhile was not sent."),
    QT_TRANSLATE_NOOP("Engine", "The connection to {place} broke; connecting again."),
    QT_TRANSLATE_NOOP("Engine", "{place} takes nothing any more; connecting again."),
    QT_TRANSLATE_NOOP("Engine", "The show is sent to {name} already."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to undo."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to do again."),
    QT_TRANSLATE_NOOP("Engine", 'The scene "{scene}" is on air; take another one first.'),
    QT_TRANSLATE_NOOP("Engine", "No file is missing."),
    QT_TRANSLATE_NOOP("Engine", "No microphone is connected; plug one in."),
    QT_TRANSLATE_NOOP("Engine", "this machine"),
    QT_TRANSLATE_NOOP("Engine", "The screen {name} has gone; switch it on again."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording ended because {folder} is full; what was recorded until then is kept; "
        "make room and start another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording ended because {folder} is full; make room and start another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording was closed because less than {room} MB are left in {folder}; "
        "what was recorded until then is kept; make room and start another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No recording begins because less than {room} MB are left in {folder}; "
        "make room and start another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No recording can be made in {folder} ({reason}); choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording in {folder} ended ({reason}); what was recorded until then is kept; "
        "choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{folder} is full; the recording goes on in {to}, and nothing is lost.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{folder} takes nothing any more ({reason}); the recording goes on in {to}, "
        "and nothing is lost.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{folder} is too slow: parts of the show are missing from the recording.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{folder} is slow; the recording waits for it in memory, for half a minute at most.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{label} sends {codec}, which is not recorded by itself; choose H.264 on the camera.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The recorder failed; start another recording."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recorder failed; what was recorded until then is kept; start another recording.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Nothing is being recorded."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Nothing is being recorded; a chapter is marked in a recording.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The show is being recorded already."),
    QT_TRANSLATE_NOOP("Engine", "The recording is paused already."),
    QT_TRANSLATE_NOOP("Engine", "The recording is not paused."),
    QT_TRANSLATE_NOOP("Engine", "The recording is paused; a new file begins once it goes on."),
    QT_TRANSLATE_NOOP("Engine", "A show needs a scene; add another before removing this one."),
    QT_TRANSLATE_NOOP("Engine", "{name} lies in the trash already."),
    QT_TRANSLATE_NOOP("Engine", "{name} is not in the trash."),
    QT_TRANSLATE_NOOP("Engine", "{name} is being recorded; stop the recording first."),
    QT_TRANSLATE_NOOP("Engine", "There is no recording {name}; look at the list again."),
    QT_TRANSLATE_NOOP("Engine", "There is no folder {folder}; name a file in one that is there."),
    QT_TRANSLATE_NOOP("Engine", "{path} was not written ({reason}); name another file."),
    QT_TRANSLATE_NOOP("Engine", "{name} was cut off before its first picture."),
    QT_TRANSLATE_NOOP("Engine", "{name} cannot be played: its beginning is missing or damaged."),
    QT_TRANSLATE_NOOP("Engine", "A part of it is damaged and is left out."),
    QT_TRANSLATE_NOOP("Engine", "This is no recording of the studio."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This was sealed with the record key {key}, which is not in {places}; "
        "name its file with --key-file.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Whole: {seconds} s, {pictures} pictures."),
    QT_TRANSLATE_NOOP("Engine", "Whole: {seconds} s, {pictures} pictures. Exported to {path}."),
    QT_TRANSLATE_NOOP(
        "Engine", "Cut off: it was never closed; {seconds} s, {pictures} pictures play."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Cut off: it was never closed; {seconds} s, {pictures} pictures play. Exported to {path}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "DAMAGED at {place}; {seconds} s, {pictures} pictures play."),
    QT_TRANSLATE_NOOP(
        "Engine", "DAMAGED at {place}; {seconds} s, {pictures} pictures play. Exported to {path}."
    ),
    QT_TRANSLATE_NOOP("Engine", "The last {seconds} s are saved as {name}."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to play again yet; wait a moment."),
    QT_TRANSLATE_NOOP("Engine", "The show has no such replay; add a source of that kind first."),
    QT_TRANSLATE_NOOP("Engine", "Recordings are kept for 1 to {most} days, or with 0 for ever."),
)
_DEEDS = (
    QT_TRANSLATE_NOOP("Engine", "Add {what}"),
    QT_TRANSLATE_NOOP("Engine", "Change {what}"),
    QT_TRANSLATE_NOOP("Engine", "Remove {what}"),
    QT_TRANSLATE_NOOP("Engine", "Move {what}"),
    QT_TRANSLATE_NOOP("Engine", "Go to {place}"),
    QT_TRANSLATE_NOOP("Engine", "Find missing files"),
    QT_TRANSLATE_NOOP("Engine", "Change the encoding"),
    QT_TRANSLATE_NOOP("Engine", "Change how it is recorded"),
)
"""What undoing calls a change; no sentence, so that none is taken for one of these."""

_ALL = _SENTENCES + FAULTS + ACCOUNT + BACKEND + TALK + ENDS + NAMED


def said(text: str) -> str:
    """Return *text* in the window's language, where it is known. GUI thread.

    A label in front, with a colon, stays as it is.
    """
    found = _found(text, _ALL)
    label, colon, rest = text.partition(": ")
    if found != text or not colon:
        return found
    told = _found(rest, _ALL)
    if told == rest:
        # After a show file's line, a sentence goes on as it is known at its beginning.
        told = _found(f"{rest[:1].upper()}{rest[1:]}", _ALL)
    return text if told.casefold() == rest.casefold() else f"{label}{colon}{told}"


def deed_said(text: str) -> str:
    """Return what a change is called in the window's language, where it is known. GUI thread."""
    return _found(text, _DEEDS)


def _found(text: str, known: tuple[str, ...]) -> str:
    for sentence in known if text else ():
        match = _match(sentence, text)
        if match is not None:
            holes = {name: _filling(name, told) for name, told in match.groupdict().items()}
            return translate("Engine", sentence).format(**holes)
    return text


def _filling(hole: str, told: str) -> str:
    """Return what fills a hole, as the window's language writes it."""
    if hole == "use":
        return encoding(told)
    return figure(told) if hole in _FIGURES else told


def _match(sentence: str, text: str) -> re.Match[str] | None:
    # Most differ in their first words or their last, which costs next to nothing to see: to make a
    # pattern of each sentence when the first is said would hold up the window's first picture.
    first, last = sentence.partition("{")[0], sentence.rpartition("}")[2]
    if not (text.startswith(first) and text.endswith(last)):
        return None
    return _pattern(sentence).fullmatch(text)


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(_HOLE.sub(r"(?P<\1>.+)", re.escape(sentence)))
