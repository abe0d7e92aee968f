"""Edits of the running show: its history, and what of the engine has to change with it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from capture.shield import Shield
from mixer.errors import StudioError
from studio.show import AnySource, BusSpec, SceneSpec, Show
from studio.show.editing import (
    move_scene,
    move_source,
    put_bus,
    put_destination,
    put_parts,
    put_scene,
    put_source,
    remove_bus,
    remove_destination,
    remove_scene,
    remove_source,
    set_control,
    set_encoding,
    set_recording,
)
from studio.show.history import History
from studio.show.relinking import relinked
from studio.wire.commands import (
    AnyEdit,
    MoveScene,
    MoveSource,
    PutBus,
    PutDestination,
    PutParts,
    PutScene,
    PutSource,
    Redo,
    Relink,
    RemoveBus,
    RemoveDestination,
    RemoveScene,
    RemoveSource,
    SaveShow,
    SetCameraControl,
    SetEncoding,
    SetRecording,
    Undo,
)
from studio.wire.document import Document
from studio.wire.launch import Stepped, Told

from .camera_controls import check_control, hand_on_controls
from .desk import Desk
from .destinations import Air
from .errors import EngineError
from .escrow import check_escrow
from .inbox import Post, Rebuilt, Saved
from .keeper import ShowKeeper
from .metering import Metering
from .programme import Programme
from .rack import Racked, RackMaker, new_in
from .states import scene_states, source_states
from .station import Station

_CLOSE_S = 20.0


class Editor:
    """Carries out edits. The session's thread; sources begin and end on a desk of their own."""

    def __init__(
        self,
        *,
        history: History,
        programme: Programme,
        racks: RackMaker,
        station: Station,
        keeper: ShowKeeper,
        metering: Metering,
        air: Air,
        saved: Show | None,
        tell: Callable[[Told], None],
        post: Post,
    ) -> None:
        self._history = history
        self._programme = programme
        self._racks = racks
        self._station = station
        self._keeper = keeper
        self._metering = metering
        self._air = air
        self._saved = saved
        self._tell_supervisor = tell
        self._post = post
        self._planned = programme.rack
        self._built = {id(racked.source) for racked in programme.rack.values()}
        self._desk = Desk("sources desk")

    @property
    def document(self) -> Document:
        """The show as clients see it."""
        return Document(
            show=self._history.show,
            path=str(self._keeper.path),
            undoes=self._history.undoes,
            redoes=self._history.redoes,
            unsaved=self._history.show != self._saved,
        )

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    def close(self) -> None:
        """Finish what was begun; the programme ends the sources."""
        self._desk.stop(_CLOSE_S)

    def perform(self, command: AnyEdit) -> None:
        """Change the show, or raise StudioError with the reason."""
        show = self._history.show
        match command:
            case PutSource(spec=spec, replaces=replaces):
                what = f"{'Change' if replaces else 'Add'} {spec.shown_label}"
                changed = put_source(show, spec, replaces)
                if replaces:
                    # Or else a new name would uncover it.
                    self._racks.shields.rename(replaces, spec.name)
                self._change(changed, what)
            case RemoveSource(name=name):
                self._change(remove_source(show, name), f"Remove {_label(show.source, name)}")
            case MoveSource(name=name, index=index):
                what = f"Move {_label(show.source, name)}"
                self._change(move_source(show, name, index), what)
            case SetCameraControl(source=name, control=control, value=value):
                words = check_control(self._station.source_named(name), command)
                self._change(set_control(show, name, control, value), words, command.gesture)
            case PutScene(spec=scene, replaces=replaces, gesture=gesture):
                what = f"{'Change' if replaces else 'Add'} {scene.shown_label}"
                self._change(put_scene(show, scene, replaces), what, gesture)
            case RemoveScene(name=name):
                self._change(remove_scene(show, name), f"Remove {_label(show.scene, name)}")
            case MoveScene(name=name, index=index):
                what = f"Move {_label(show.scene, name)}"
                self._change(move_scene(show, name, index), what)
            case _:
                self._perform_rare(command)

    def _perform_rare(self, command: AnyEdit) -> None:
        show = self._history.show
        match command:
            case PutParts(what=what, source=sources, scene=scenes, instead_of=instead_of):
                on_air = self._station.now.program.scene
                self._change(put_parts(show, sources, scenes, instead_of, on_air), what)
            case PutDestination(spec=place):
                self._change(put_destination(show, place), f"Go to {place.name}")
            case PutBus(spec=bus, replaces=replaces):
                what = f"{'Change' if replaces else 'Add'} {bus.shown_label}"
                self._change(put_bus(show, bus, replaces), what)
            case RemoveBus(name=name):
                self._change(remove_bus(show, name), f"Remove {_label(show.bus, name)}")
            case RemoveDestination(name=name):
                self._air.require_idle(name)
                self._change(remove_destination(show, name), f"Go to {name} no more")
            case Undo():
                self._step(self._history.undo, self._history.redo, "undo", "undo")
            case Redo():
                self._step(self._history.redo, self._history.undo, "redo", "do again")
            case _:
                self._perform_on_whole(command)

    def _perform_on_whole(self, command: AnyEdit) -> None:
        show = self._history.show
        match command:
            case SetEncoding(preset=preset):
                self._change(set_encoding(show, preset), "Change the encoding")
            case SetRecording(spec=recording):
                check_escrow(recording)
                self._change(set_recording(show, recording), "Change how it is recorded")
            case Relink(folder=folder):
                self._change(relinked(show, Path(folder)), "Find missing files")
            case _:
                message = "This command is not for the editor."
                raise EngineError(message)

    def shield(self, name: str, shield: Shield) -> None:
        """Cover a source's pictures, or let them be seen again; also one that is just beginning.

        Raises EngineError for a source that has none.
        """
        found = [rack[name].video for rack in (self._programme.rack, self._planned) if name in rack]
        videos = [video for video in found if video is not None]
        if not videos:
            message = f'There are no pictures of "{name}".'
            raise EngineError(message)
        self._racks.shields.put(name, shield)
        for video in videos:
            video.put(shield)

    def save(self, client: int, request: int, command: SaveShow) -> None:
        """Write the show, faders as they are now; Saved answers."""
        self._keeper.save(self._history.show, command.path, client, request)

    def saved(self, news: Saved) -> None:
        """Take note of what was saved."""
        self._saved = news.show
        self._keeper.saved(news)
        self._tell()

    def rebuilt(self, news: Rebuilt) -> None:
        """Show what was built, and end what has gone."""
        self._built |= {id(racked.source) for racked in news.fresh}
        self._exchange()
        gone = news.gone
        self._built -= {id(racked.source) for racked in gone}
        self._desk.finish(lambda: self._end(gone))

    def _change(self, show: Show, what: str, gesture: str = "") -> None:
        planned = self._plan(show)
        before = self._history.show
        if self._history.change(show, what, gesture):
            self._tell_supervisor(Stepped("change", before, show, what, gesture))
            self._carry_out(planned)

    def _step(
        self,
        go: Callable[[], bool],
        back: Callable[[], bool],
        way: Literal["undo", "redo"],
        what: str,
    ) -> None:
        if not go():
            message = f"There is nothing to {what}."
            raise EngineError(message)
        try:
            planned = self._plan(self._history.show)
        except StudioError:
            back()
            raise
        self._tell_supervisor(Stepped(way))
        self._carry_out(planned)

    def _plan(self, show: Show) -> dict[str, Racked]:
        """Return the rack of *show*; raises when it cannot be had as long as this is on air."""
        on_air = self._station.now.program.scene
        if on_air not in {scene.name for scene in show.scene}:
            message = f'The scene "{on_air}" is on air; take another one first.'
            raise EngineError(message)
        planned = self._racks.rack(show, self._planned)
        if any(new_in(planned, self._planned)) or any(new_in(self._planned, planned)):
            self._desk.require_room()
        return planned

    def _carry_out(self, planned: dict[str, Racked]) -> None:
        fresh, gone = tuple(new_in(planned, self._planned)), tuple(new_in(self._planned, planned))
        self._planned = planned
        for racked in gone:
            racked.hearing.ended = True
        if fresh or gone:
            self._desk.ask(lambda: self._build(fresh, gone))
        hand_on_controls(planned)
        # What needs no new source is seen at once.
        self._exchange()
        self._keeper.keep(self._history.show)

    def _exchange(self) -> None:
        rack = {
            n: racked for n, racked in self._planned.items() if id(racked.source) in self._built
        }
        show = self._history.show
        self._programme.exchange(show, rack)
        self._tell()
        self._air.use_destinations(show.destination)

    def _tell(self) -> None:
        now, show = self._station.now, self._history.show
        mix = self._programme.audio_mix
        before = {source.name: source for source in now.sources}
        self._station.edited(
            self.document,
            source_states(show, self._programme.rack, before),
            scene_states(show),
            self._metering.exchange(mix.strips if mix is not None else ()),
        )
        names = [scene.name for scene in show.scene]
        if now.preview not in names:
            on_air = names.index(now.program.scene)
            self._station.preview(names[(on_air + 1) % len(names)])

    def _build(self, fresh: tuple[Racked, ...], gone: tuple[Racked, ...]) -> None:
        for racked in fresh:
            self._programme.begin(racked.source)
        self._post(Rebuilt(fresh, gone))

    def _end(self, gone: tuple[Racked, ...]) -> None:
        for racked in gone:
            self._programme.end(racked.source)


def _label(parts: Sequence[AnySource | SceneSpec | BusSpec], name: str) -> str:
    return next((part.shown_label for part in parts if part.name == name), name)
