"""Whether what the headphones play comes back in by a microphone that is no microphone.

A sound server offers what it plays as an input, too (PulseAudio and PipeWire: a sink's monitor).
A show that hears the output that its headphones play into would howl, and send its monitoring to
the audience.
"""

import json
import os
import subprocess
from collections.abc import Iterable

_TIMEOUT_S = 1.0
_LOOPS = ("monitor", "loopback", "stereo mix", "what u hear")


def loop_found(output: str, inputs: Iterable[str]) -> bool:
    """Return whether this process hears what it plays on *output*; *inputs* are what it hears.

    The sound server is asked where there is one to ask, else their names decide. Blocks up to some
    seconds where a server does not answer.
    """
    names = [name.lower() for name in inputs]
    if not names:
        return False
    asked = _asked_server()
    if asked is not None:
        return asked
    return any(
        any(word in name for word in _LOOPS) and (output.lower() in name or name in output.lower())
        for name in names
    )


def _asked_server() -> bool | None:
    """Return what the sound server says; None where there is none, or no answer."""
    try:
        played = {each["sink"] for each in _own("sink-inputs")}
        heard = {each["source"] for each in _own("source-outputs")}
        sinks = {each["name"]: each["index"] for each in _listed("sinks")}
        sources = _listed("sources")
        return any(
            source["index"] in heard and sinks.get(source.get("monitor_source")) in played
            for source in sources
        )
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return None


def _own(kind: str) -> list[dict[str, object]]:
    me = str(os.getpid())
    streams = _listed(kind)
    return [
        each
        for each in streams
        if isinstance(each["properties"], dict)
        and each["properties"].get("application.process.id") == me
    ]


def _listed(kind: str) -> list[dict[str, object]]:
    answer = subprocess.run(  # noqa: S603  # words of our own
        ["pactl", "--format=json", "list", kind],  # noqa: S607  # wherever the system keeps it
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=_TIMEOUT_S,
    )
    found: list[dict[str, object]] = json.loads(answer.stdout)
    return found
