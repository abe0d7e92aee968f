"""An engine in this process, live by RTMPS, and what it is fed with."""

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mixer.clock import MonotonicClock
from studio.engine.__main__ import SWITCH_INTERVAL_S
from studio.engine.assembly import Engine, running_engine
from studio.engine.places_owner import owned
from studio.output.ingest import Destination, IngestOutput, verifying_context
from studio.secrets import RecordKey, Secret
from studio.wire.launch import Launch
from studio.wire.places import Places
from tests.parts.pki import Authority
from tests.waiting import wait_until

KEY = "the-benchs-own-stream-key"
RATE = 30
_FILM_S = 4
_SHOW = """
[show]
name = "Ingest bench"
format = "1280x720@30"
bitrate_kbps = {kbps}
stamp = true

[[source]]
name = "picture"
{source}

[[source]]
name = "sound"
kind = "pattern"
audio = "always"
gain_db = -30

[[scene]]
name = "all"
items = [{{ source = "picture" }}]
"""
_DESTINATION = """
[[destination]]
name = "{name}"
url = "{url}"
"""
_REGISTER = """
[[connection]]
name = "bench-ingest"
vendor = "This machine"
hosts = ["{host}"]
purpose = "ingest"
data = ["programme picture", "programme sound", "stream key", "IP address"]
location = "local"
on = true
consent = "not-needed"
"""


def busy_film(folder: Path) -> Path:
    """Return a film that an encoder has to spend all of its bits on."""
    film = folder / "film.mp4"
    drawn = f"testsrc2=s=1280x720:r={RATE},noise=alls=25:allf=t"
    words = ["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", drawn]
    words += ["-t", str(_FILM_S), "-c:v", "libx264", "-preset", "ultrafast", "-crf", "26"]
    subprocess.run([*words, "-g", str(RATE), str(film)], check=True, timeout=300)
    return film


@contextmanager
def on_air(
    folder: Path,
    authority: Authority,
    *,
    primary: str,
    others: tuple[str, ...] = (),
    kbps: int = 2500,
    film: Path | None = None,
    record: bool = False,
) -> Iterator[tuple[Engine, RecordKey]]:
    """Run an engine that is live to all these URLs, until left; the recording's key besides."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    source = f'kind = "file"\npath = "{film}"' if film else 'kind = "pattern"'
    text = _SHOW.format(kbps=kbps, source=source + '\naudio = "off"')
    text += _DESTINATION.format(name="primary", url=primary)
    show = folder / "show.toml"
    show.write_text(text, "utf-8")
    register, host = folder / "register.toml", Destination.parse(primary).host
    # This machine's own loopback needs no row.
    register.write_text("" if host == "127.0.0.1" else _REGISTER.format(host=host), "utf-8")
    key = RecordKey.generate(protected=True)
    launch = Launch(
        show_path=str(show),
        folder=str(folder / "engine"),
        data_folder=str(folder / "data"),
        register_path=str(register),
        ca_file=str(authority.ca_file),
        live="",
        stream_key=KEY,
        record_folder=str(folder / "recordings"),
        record_now=False,
        record_key=key.key.reveal(),
        protected=True,
        seconds=None,
    )
    with (
        owned(Places(Path(launch.folder))),
        running_engine(launch, MonotonicClock(), lambda _: None) as engine,
    ):
        engine.session.start()
        try:
            if record:
                engine.commands.recording.start()
            engine.air.start(None)
            wait_until(lambda: engine.live.counters.pictures_sent > 0, 20, "the engine is live")
            # As an engine's own process does it: what was built need not be walked again.
            gc.collect()
            gc.freeze()
            with _sent_to(engine, others, authority):
                yield engine, key
        finally:
            engine.session.end("measured")
            engine.session.ended.wait(5)
            engine.session.stop()


@contextmanager
def _sent_to(engine: Engine, urls: tuple[str, ...], authority: Authority) -> Iterator[None]:
    """Send the engine's programme elsewhere, too."""
    programme, clock = engine.programme, MonotonicClock()
    outputs = [
        IngestOutput(
            destination=Destination.parse(url),
            key=Secret(KEY),
            tls=verifying_context(authority.ca_file),
            gate=lambda _host, _port, _purpose: None,
            clock=clock,
            headers=programme.headers,
            epoch_ns=engine.live.epoch_ns or 0,
            on_status=lambda _: None,
            request_key_frame=programme.video_encoding.request_key_frame,
        )
        for url in urls
    ]
    for output in outputs:
        programme.fan_out.add(output)
    try:
        yield
    finally:
        for output in outputs:
            programme.fan_out.remove(output, clock.now_ns())


def pass_time(seconds: float) -> None:
    """Let a running show run on."""
    threading.Event().wait(max(0.0, seconds))


def until(monotonic_s: float) -> None:
    """Let a running show run on until then."""
    pass_time(monotonic_s - time.monotonic())
