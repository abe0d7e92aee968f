"""What the station of the pictures answers: devices, a line and a show's file that are nobody's."""

import msgspec

from studio.readiness import Facts, LineFacts, NetworkFacts, PowerFacts, findings
from studio.wire.commands import AnyCommand, Check, ListDevices
from studio.wire.events import Devices, Readiness
from studio.wire.state import FindingState
from ui.model.commands import Answered
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.station import Station

CAMERA, MICROPHONE = "Logitech BRIO", "Jabra Evolve2"
_SHOW_FILE = "/media/anna/Shows/third-quarter-results.toml"
_DEVICES = Devices(
    revision=0,
    found={
        "cameras": (CAMERA, "Cam Link 4K"),
        "microphones": (MICROPHONE, "Built-in Audio"),
        "headphones": (MICROPHONE, "Built-in Audio"),
    },
    modes={CAMERA: ("mjpeg 1920x1080 at 30, 60", "yuyv422 1280x720 at 10, 30")},
)
_FACTS = Facts(
    sources=(), peak_db=-14.0, clipped=False, muted=(), disk_free_bytes=10**11,
    bitrate_bps=5_000_000, lines=(LineFacts("rtmps://ingest.nordvik.example/live", "", 41.0),),
    refused="", region="EU", clock_synchronized=True, power=PowerFacts(), late_share=0.0,
    protected=True,
    network=NetworkFacts(
        encoding="people-in-a-room",
        rates_bps={"people-in-a-room": 2_460_000},
        up_bps=6_200_000, round_trip_ms=38.2, picture="720p at 30",
    ),
)  # fmt: skip


class PicturesStation(Station):
    """Asks the engine for all but the devices of a machine, its line and its folders. GUI thread.

    All of them would be others in each run; and on air no line is measured.
    """

    def __init__(self, link: EngineLink, notices: Notices) -> None:
        super().__init__(link, notices)
        self.document.changed.connect(self._rename)

    def _rename(self) -> None:
        """Have the show lie where a person's would, and not in this run's folder."""
        document = self.document.value
        if document is not None and document.path != _SHOW_FILE:
            self.document.put(msgspec.structs.replace(document, path=_SHOW_FILE))

    def submit(self, command: AnyCommand, answered: Answered | None = None) -> None:
        """Send *command*, or answer it."""
        match command:
            case ListDevices():
                self.devices_came.emit(_DEVICES)
            case Check(network=True):
                found = tuple(
                    FindingState(name=each.name, light=each.light, words=each.words, todo=each.todo)
                    for each in findings(_FACTS)
                )
                self.readiness_came.emit(Readiness(revision=0, findings=found))
            case _:
                super().submit(command, answered)
                return
        if answered is not None:
            answered("")
