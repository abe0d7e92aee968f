"""Who may do what: one table, asked by the backend at every door and by the studio's session."""

from enum import Enum, StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a person is in an organisation, or at the provider (the last three)."""

    PRESENTER = "presenter"
    PRODUCER = "producer"
    OPERATOR = "operator"
    ADMIN = "admin"
    SUPPORT = "support"
    DEVELOPER = "developer"
    ROOT = "root"


STAFF = frozenset({Role.SUPPORT, Role.DEVELOPER, Role.ROOT})
"""The provider's own people: a recorded confidentiality agreement and a second factor are due."""


class Permission(Enum):
    """Something that a person may or may not do; the values are those of the wire."""

    SEE_OWN_ACCOUNT = "see own account"
    CHANGE_OWN_ACCOUNT = "change own account"
    SEE_PEOPLE = "see people"
    MANAGE_PEOPLE = "manage people"
    BLOCK_ACCOUNT = "block account"
    END_SESSIONS = "end sessions"
    SEE_ORGANISATION = "see organisation"
    CHANGE_ORGANISATION = "change organisation"
    SEE_EVENTS = "see events"
    EDIT_EVENTS = "edit events"
    DELETE_EVENTS = "delete events"
    RESTORE_EVENTS = "restore events"
    APPROVE_EVENT = "approve event"
    RESTORE_DELETED = "restore deleted"
    GO_LIVE = "go live"
    REHEARSE = "rehearse"
    SWITCH = "switch"
    SEE_LIVE_STATE = "see live state"
    TALK = "talk to others of an event"
    MANAGE_TALKBACK = "manage talkback"
    SEE_VENDORS = "see vendors"
    CHANGE_VENDORS = "change vendors"
    REVIEW_VENDORS = "review vendors"
    SEE_AUDIT = "see audit"
    EXPORT_AUDIT = "export audit"
    EXPORT_PERSON = "export person"
    ERASE_PERSON = "erase person"
    SEE_ARCHIVES = "see archives"
    ADD_TO_ARCHIVES = "add to archives"
    DELETE_ARCHIVES = "delete archives"
    MANAGE_INGEST = "manage ingest"
    SET_HOME = "set where a customer is at home"
    MANAGE_STAFF = "manage staff"
    BECOME_ROOT = "become root"
    ENTER_ORGANISATION = "enter organisation"
    ADD_ORGANISATION = "add organisation"


_P = Permission
_EVERYBODY = frozenset({_P.SEE_OWN_ACCOUNT, _P.CHANGE_OWN_ACCOUNT})
_MEMBER = _EVERYBODY | {
    _P.SEE_ORGANISATION, _P.SEE_EVENTS, _P.SEE_LIVE_STATE, _P.TALK, _P.SEE_VENDORS,
}  # fmt: skip
_PRESENTER = _MEMBER
_OPERATOR = _MEMBER | {
    _P.SWITCH, _P.GO_LIVE, _P.REHEARSE, _P.SEE_ARCHIVES, _P.ADD_TO_ARCHIVES,
}  # fmt: skip
_PRODUCER = _OPERATOR | {
    _P.EDIT_EVENTS, _P.DELETE_EVENTS, _P.RESTORE_EVENTS, _P.APPROVE_EVENT,
    _P.MANAGE_TALKBACK, _P.SEE_PEOPLE, _P.DELETE_ARCHIVES,
}  # fmt: skip
_ADMIN = _PRODUCER | {
    _P.MANAGE_PEOPLE, _P.BLOCK_ACCOUNT, _P.END_SESSIONS, _P.CHANGE_ORGANISATION,
    _P.CHANGE_VENDORS, _P.SEE_AUDIT, _P.EXPORT_AUDIT, _P.EXPORT_PERSON, _P.ERASE_PERSON,
}  # fmt: skip
_SUPPORT = _EVERYBODY | {
    _P.RESTORE_DELETED, _P.SEE_ORGANISATION, _P.SEE_EVENTS, _P.SEE_PEOPLE,
    _P.ENTER_ORGANISATION, _P.ADD_ORGANISATION,
}  # fmt: skip
_DEVELOPER = _EVERYBODY | {_P.MANAGE_INGEST, _P.BECOME_ROOT}
# Root ends by itself: it makes no new root.
_ROOT = (_SUPPORT | _DEVELOPER - {_P.BECOME_ROOT}) | {
    _P.MANAGE_STAFF, _P.REVIEW_VENDORS, _P.SET_HOME,
    _P.BLOCK_ACCOUNT, _P.END_SESSIONS, _P.SEE_AUDIT,
}  # fmt: skip

ALLOWED = MappingProxyType(
    {
        Role.PRESENTER: frozenset(_PRESENTER),
        Role.PRODUCER: frozenset(_PRODUCER),
        Role.OPERATOR: frozenset(_OPERATOR),
        Role.ADMIN: frozenset(_ADMIN),
        Role.SUPPORT: frozenset(_SUPPORT),
        Role.DEVELOPER: frozenset(_DEVELOPER),
        Role.ROOT: frozenset(_ROOT),
    }
)


def is_allowed(role: Role, permission: Permission) -> bool:
    """Return whether *role* has *permission*; what the table does not give is denied. Pure."""
    return permission in ALLOWED.get(role, frozenset())
