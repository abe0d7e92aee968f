"""What of an engine is about being on air, put together."""

from studio.secrets import Secret
from studio.show import Show
from studio.wire.launch import EVERYWHERE, Launch

from .destinations import Air, LiveControl, StreamKeys, Ways
from .event_desk import event_state
from .station import Station
from .wanted import WantedNotes


def first_ways(launch: Launch, show: Show) -> Ways:
    """Return where a show can go that begins as *launch* says."""
    wanted = "" if launch.live == EVERYWHERE else launch.live
    return Ways(wanted=wanted, rehearsal=launch.rehearsal).with_places(show.destination)


def first_keys(launch: Launch) -> StreamKeys:
    """Return the keys that are known from the start."""
    return StreamKeys(
        Secret(launch.stream_key) if launch.stream_key else None,
        {name: Secret(key) for name, key in launch.stream_keys.items()},
    )


def first_air(live: LiveControl, station: Station, wanted: WantedNotes, launch: Launch) -> Air:
    """Return who is asked to go live; clients know each place from then on."""
    resume = launch.resume
    lost_ns = resume.lost_ns if resume and resume.live_to else None
    air = Air(control=live, station=station, tell=wanted.live, lost_ns=lost_ns)
    if launch.event is not None:
        air.use_event(launch.event)
        station.event(event_state(launch.event))
    air.say()
    return air
