"""Where an engine is put together: everything is handed what it needs, here."""

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from capture.graphics import Artist
from capture.pdf_pages import PdfPages
from mixer.audio_mix import AudioMix
from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue
from studio.audit import LOG_NAME, AuditLog
from studio.audit.gate import Gate
from studio.output.ingest import verifying_context
from studio.output.ledger import Ledger, LedgerOpened
from studio.output.recorder import RecordingPlan
from studio.output.renditions import Renditions
from studio.output.replay import ReplayMemory
from studio.policy import Policy, Region, load_register
from studio.secrets import RecordKey, Secret
from studio.show import Show, ShowError, load_show, parse_show
from studio.show.history import History, HistoryState
from studio.wire.document import Document
from studio.wire.launch import Launch, Told
from studio.wire.places import Places

from .air_parts import first_air, first_keys, first_ways
from .commands import Commands
from .control_server import ControlServer
from .desks import Desks
from .destinations import Air, LiveControl, Means
from .editor import Editor
from .encoding import choose_encoding
from .event_desk import EventDesk
from .finder import DeviceFinder
from .first_state import first_scene, first_state
from .health import HealthGauge
from .house import House, choose_house
from .inbox import Broken, EncoderNews, EndAsked, News, PageNews, SourceNews, Taken, new_inbox
from .inspector import Inspector
from .keeper import ShowKeeper
from .knobs import first_knobs
from .metering import Metering
from .monitoring import Monitoring, first_monitor
from .monitors import Monitors
from .programme import Programme
from .rack import RackMaker
from .recording import RecordingControl
from .recording_desk import RecordingDesk
from .recording_parts import first_recording, recording_control
from .replaying import Kept, Replaying, opened
from .session import Limits, Session
from .shields import Shields
from .sound_desk import SoundDesk
from .sound_parts import backstage, sound_tracks
from .sources import SourceMaker, own_processes
from .station import Station
from .steering import Steering
from .timeline import TakeTimeline
from .wanted import WantedNotes


@dataclass(frozen=True, slots=True)
class Engine:
    """The parts that the process itself speaks to."""

    show: Show
    house: House
    programme: Programme
    live: LiveControl
    recording: RecordingControl
    air: Air
    session: Session
    commands: Commands
    station: Station
    inbox: BoundedQueue[News]


class _Part(Protocol):
    """What is opened at the start and closed at the end."""

    def open(self) -> None: ...

    def close(self) -> None: ...


@contextlib.contextmanager
def running_engine(launch: Launch, clock: Clock, tell: Callable[[Told], None]) -> Iterator[Engine]:
    """Build and start an engine in a folder that is owned; stop and clear it away at the end.

    *tell* hears what the show was told to be, and what it became by edits, for whoever starts the
    next engine if need be.

    Raises StudioError for a show, a register, a key or an encoder that will not do.
    """
    show = _show(launch)
    history = History(launch.history or HistoryState(show))
    resume = launch.resume
    house = choose_house(show, resume.format if resume else "", clock)
    encoding = choose_encoding(show, house.picture, clock, resumed=resume is not None)
    places = Places(Path(launch.folder))
    inbox = new_inbox()
    key = _record_key(launch)
    tls = verifying_context(Path(launch.ca_file) if launch.ca_file else None)
    gate = _gate(launch, show, key)
    racks = RackMaker(
        SourceMaker(
            picture=house.picture,
            clock=clock,
            gate=gate,
            tls=tls,
            own=own_processes(),
            replay=ReplayMemory(
                lambda: programme.headers, lambda: history.show.recording.replay_seconds
            ),
            pages=PdfPages(),
            first_pages=resume.pages if resume else {},
            draw=(artist := Artist()).draw,
        ),
        lambda name, health: _post(inbox, SourceNews(name, health)),
        lambda name, place: _post(inbox, PageNews(name, place)),
        Shields(resume.shields if resume else {}),
    )
    first = first_monitor(show, resume)
    monitoring = Monitoring(first=first, clock=clock, post=inbox.put)
    programme = Programme(
        show=show,
        renditions=Renditions(
            main=encoding.main_of(show),
            width=house.picture.width,
            height=house.picture.height,
            rate=house.picture.rate,
            clock=clock,
            failed=lambda error: _post(inbox, Broken(error)),
            replaced=lambda words: _post(inbox, EncoderNews(words)),
        ),
        main_of=encoding.main_of,
        initial=first_scene(show, resume),
        knobs={spec.name: first_knobs(spec, resume) for spec in show.source},
        clock=clock,
        rack=racks.rack(show, {}),
        monitor=monitoring.sink,
        on_taken=lambda state: _post(inbox, Taken(state)),
        failed=lambda error: _post(inbox, Broken(error)),
    )
    ledger = _ledger(launch, show, key, clock)
    live = LiveControl(
        ways=first_ways(launch, show),
        keys=first_keys(launch),
        means=Means(
            tls=tls,
            gate=gate,
            clock=clock,
            ca_file=Path(launch.ca_file) if launch.ca_file else None,
            renditions=programme.renditions,
            ledger=ledger,
        ),
        post=inbox.put,
        epoch_ns=resume.live_epoch_ns if resume else None,
    )
    recording = recording_control(
        launch=launch,
        key=key,
        history=history,
        programme=programme,
        ledger=ledger,
        tracks=(tracks := sound_tracks(programme, clock, inbox)),
        clock=clock,
        inbox=inbox,
    )
    steering = Steering(
        renditions=programme.renditions,
        on=lambda: live.on,
        primary=lambda: live.line,
        recording=lambda: history.show.recording,
        clock=clock,
        post=inbox.put,
    )
    with artist, contextlib.ExitStack() as ends:
        ends.callback(ledger.close)
        _open(ends, monitoring)
        audio_mix = programme.start(frozenset(resume.held_out if resume else ()))
        ends.callback(programme.stop)
        _open(ends, live)
        _open(ends, recording)
        _open(ends, steering)
        metering = _metering(places, programme, audio_mix, ends)
        server = ControlServer(places.control_socket, inbox.put)
        began_ns = resume.show_began_ns if resume else clock.now_ns()
        saved = _saved(launch)
        snapshot = first_state(
            show=show,
            house=house,
            programme=programme,
            document=Document(
                show=show,
                path=launch.show_path,
                unsaved=show != saved,
                undoes=history.undoes,
                redoes=history.redoes,
            ),
            resume=resume,
            now_ns=clock.now_ns(),
            monitor=first,
            meters_path=metering.path,
            encoding=encoding.state(show),
            recording=first_recording(launch, key, recording),
        )
        station = Station(snapshot, lambda event: server.send(None, event))
        keeper = ShowKeeper(
            path=Path(launch.show_path),
            text=launch.show_text,
            unsaved_path=Path(launch.unsaved_path) if launch.unsaved_path else None,
            tell=tell,
            post=inbox.put,
        )
        _open(ends, keeper)
        wanted = WantedNotes(tell)
        air = first_air(live, station, wanted, launch)
        editor = Editor(
            history=history,
            programme=programme,
            racks=racks,
            station=station,
            keeper=keeper,
            metering=metering,
            air=air,
            saved=saved,
            tell=tell,
            post=inbox.put,
        )
        _open(ends, editor)
        inspector = Inspector(
            live=live,
            recording=recording,
            levels=lambda: programme.audio_mix.levels.get() if programme.audio_mix else None,
            wait=threading.Event().wait,
            bitrate_bps=lambda: programme.renditions.main_now.bitrate_bps,
            region=show.show.region.upper(),
            post=inbox.put,
        )
        _open(ends, inspector)
        commands = Commands(
            station=station,
            programme=programme,
            air=air,
            kept=Kept(
                RecordingDesk(
                    station=station,
                    recording=recording,
                    settings=lambda: history.show.recording,
                    now_ns=clock.now_ns,
                    wanted=wanted,
                ),
                opened(
                    ends,
                    Replaying(
                        memory=racks.maker.replay,
                        fan_out=programme.fan_out,
                        plan=lambda: RecordingPlan(
                            recording.folders[0],
                            f"{show.show.name} replay",
                            1,
                            key,
                            recording.escrow(),
                        ),
                        clock=clock,
                        post=inbox.put,
                    ),
                ),
            ),
            backstage=backstage(
                ends,
                places.ear_ring,
                tracks,
                station=station,
                programme=programme,
                clock=clock,
                resume=resume,
            ),
            editor=editor,
            event=EventDesk(station=station, air=air, tell=tell),
            sound=SoundDesk(station=station, programme=programme, monitoring=monitoring),
            end=lambda reason: _post(inbox, EndAsked(reason)),
            tell=tell,
        )
        monitors = Monitors(
            clock=clock,
            folder=places.rings,
            size=(house.picture.width, house.picture.height),
            sources=lambda: programme.pictures,
            program=programme.latest.slot,
            scene=lambda name: programme.scenes.get(name or station.now.preview),
            mips=programme.video_mix.mips,
            mix_late=lambda: programme.video_mix.counters.late,
            post=inbox.put,
        )
        end_ns = began_ns + int(launch.seconds * NS_PER_S) if launch.seconds else None
        session = Session(
            clock=clock,
            inbox=inbox,
            station=station,
            commands=commands,
            desks=Desks(editor, inspector, _finder(inbox, ends)),
            monitors=monitors,
            gauge=HealthGauge(
                clock=clock,
                programme=programme,
                live=live,
                recording=recording,
                steered=lambda: steering.now,
            ),
            timeline=TakeTimeline(show, began_ns, clock.now_ns()),
            limits=Limits(end_ns),
            send=server.send,
        )
        server.start()
        ends.callback(server.stop)
        monitors.start()
        ends.callback(monitors.stop)
        yield Engine(
            show, house, programme, live, recording, air, session, commands, station, inbox
        )


def _metering(
    places: Places, programme: Programme, audio_mix: AudioMix, ends: contextlib.ExitStack
) -> Metering:
    metering = Metering(
        places.rings, lambda: programme.audio_mix.levels.get() if programme.audio_mix else None
    )
    metering.exchange(audio_mix.strips)
    metering.start()
    ends.callback(metering.stop)
    return metering


def _finder(inbox: BoundedQueue[News], ends: contextlib.ExitStack) -> DeviceFinder:
    finder = DeviceFinder(inbox.put)
    _open(ends, finder)
    return finder


def _open(ends: contextlib.ExitStack, part: _Part) -> None:
    part.open()
    ends.callback(part.close)


def _show(launch: Launch) -> Show:
    path = Path(launch.show_path)
    if launch.history is not None:
        return launch.history.show
    return parse_show(launch.show_text, path) if launch.show_text else load_show(path)


def _saved(launch: Launch) -> Show | None:
    """Return what the show file says, which is not what is played after a restart with edits."""
    try:
        return load_show(Path(launch.show_path))
    except ShowError:
        return None


def _post(inbox: BoundedQueue[News], news: News) -> None:
    inbox.put(news)


def _record_key(launch: Launch) -> RecordKey:
    key = Secret(launch.record_key)
    return RecordKey.from_text(key, "The launch", protected=launch.protected)


def _ledger(launch: Launch, show: Show, key: RecordKey, clock: Clock) -> Ledger:
    opened = LedgerOpened(
        session=launch.session or secrets.token_hex(8),
        show=show.show.name,
        at_ns=clock.now_ns(),
        utc_ns=time.time_ns(),
        resumed=launch.resume is not None,
    )
    return Ledger(opened=opened, key=key, clock=clock)


def _gate(launch: Launch, show: Show, key: RecordKey) -> Gate:
    register = load_register(Path(launch.register_path) if launch.register_path else None)
    trail = AuditLog(Path(launch.data_folder) / LOG_NAME, key)
    return Gate(policy=Policy(register, Region(show.show.region)), trail=trail)
