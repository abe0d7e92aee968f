"""What a screen reader is told of sources and headphones as they change: pure."""

from studio.wire.state import MonitorState, SourceState
from ui.language import translate
from ui.said import said

Told = tuple[object, str]
"""A state, and the words for it; another label alone is no news."""


def of_source(source: SourceState) -> dict[str, Told]:
    """Return each state of *source* that may change, by what it is about."""
    name = source.label
    told: dict[str, Told] = {"status": ((source.status, source.fault), _status(source))}
    if source.has_audio:
        form = (
            translate("Announcer", "{source}: muted")
            if source.muted
            else translate("Announcer", "{source}: not muted")
        )
        told["mute"] = source.muted, form.format(source=name)
        form = (
            translate("Announcer", "{source}: alone in the headphones")
            if source.solo
            else translate("Announcer", "{source}: not on solo")
        )
        told["solo"] = source.solo, form.format(source=name)
    forms = {
        "blur": translate("Announcer", "{source}: blurred"),
        "freeze": translate("Announcer", "{source}: frozen"),
        "off": translate("Announcer", "{source}: seen again"),
    }
    told["cover"] = source.shield, forms[source.shield].format(source=name)
    if source.pages:
        form = translate("Announcer", "{source}: page {page} of {pages}")
        words = form.format(source=name, page=source.page, pages=source.pages)
        told["page"] = (source.page, source.pages), words
    return told


def of_headphones(monitor: MonitorState) -> str:
    """Return the words for how the headphones fare."""
    forms = {
        "off": translate("Announcer", "Headphones: off"),
        "starting": translate("Announcer", "Headphones: starting"),
        "live": translate("Announcer", "Headphones: they play"),
        "missing": translate("Announcer", "Headphones: missing. {fault}"),
        "refused": translate("Announcer", "Headphones: refused. {fault}"),
    }
    return forms[monitor.status].format(fault=said(monitor.fault)).strip()


def _status(source: SourceState) -> str:
    forms = {
        "starting": translate("Announcer", "{source}: starting"),
        "live": translate("Announcer", "{source}: there. {fault}"),
        "missing": translate("Announcer", "{source}: missing. {fault}"),
        "ended": translate("Announcer", "{source}: ended"),
        "failed": translate("Announcer", "{source}: failed. {fault}"),
    }
    return forms[source.status].format(source=source.label, fault=said(source.fault)).strip()
