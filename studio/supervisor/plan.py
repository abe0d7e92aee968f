"""What a person asked the studio to run."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.secrets import EscrowKey, RecordKey, Secret
from studio.show.history import HistoryState
from studio.wire.event_commands import UseEvent
from studio.wire.launch import Edited, Launch, Resume
from studio.wire.places import Places
from studio.wire.state import KeyPlace


def new_session() -> str:
    """Return a random name for one show, which says nothing about it."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Plan:
    """One show, how to run it, and the secrets that it needs, which never print."""

    show: Path
    show_text: str
    places: Places
    data_folder: Path
    record_folder: Path
    record_key: RecordKey
    record_named: bool = True
    """Whether ``record_folder`` was named at the start; or else an edit of the show may move it."""
    key_place: KeyPlace = "demo"
    escrow: tuple[EscrowKey, ...] = ()
    """Keys that open every recording, too, besides the show's own."""
    register: Path | None = None
    ca_file: Path | None = None
    live: str = ""
    stream_keys: Mapping[str, Secret] = field(default_factory=dict)
    """The destinations' keys by their names; '': the primary's."""
    record_now: bool = False
    seconds: float | None = None
    window: bool = False
    window_preferences: Path | None = None
    verbose: bool = False
    unsaved_path: Path | None = None

    rehearsal: str = ""
    """The receiver on this machine for a show that names no destination; '': there is none."""
    session: str = field(default_factory=new_session)
    """Names the show over all its engines."""

    def launch(
        self,
        resume: Resume | None = None,
        edited: Edited | None = None,
        history: HistoryState | None = None,
        keys: Mapping[str, Secret] | None = None,
        event: UseEvent | None = None,
    ) -> Launch:
        """Return what an engine needs to begin, or to go on with what was *edited*.

        *history* is how it was edited; *keys* those given since, in place of the plan's;
        *event* the one that it goes live in.
        """
        texts = {name: key.reveal() for name, key in {**self.stream_keys, **(keys or {})}.items()}
        path, text = str(self.show.resolve()), self.show_text
        if edited is not None:
            path, text = edited.show_path, edited.show_text
        return Launch(
            show_path=path,
            folder=str(self.places.folder),
            data_folder=str(self.data_folder),
            register_path=str(self.register) if self.register else None,
            ca_file=str(self.ca_file) if self.ca_file else None,
            live=self.live,
            stream_key=texts.pop("", ""),
            stream_keys=texts,
            record_folder=str(self.record_folder.resolve()),
            record_named=self.record_named,
            record_now=self.record_now,
            record_key=self.record_key.key.reveal(),
            key_place=self.key_place,
            protected=self.record_key.protected,
            escrow=tuple(key.line for key in self.escrow),
            seconds=self.seconds,
            resume=resume,
            show_text=text,
            unsaved_path=str(self.unsaved_path) if self.unsaved_path else "",
            verbose=self.verbose,
            rehearsal=self.rehearsal,
            history=history,
            event=event,
            session=self.session,
        )
