"""Every cell of the table of permissions, against one that was written out by hand."""

from pathlib import Path

import pytest

from studio.policy.permissions import ALLOWED, STAFF, Permission, Role, is_allowed

WRITTEN = Path(__file__).with_name("permissions.txt")
_NAME_CHARACTERS = 34


def _cells() -> dict[tuple[str, str], bool]:
    head, *rows = WRITTEN.read_text("utf-8").splitlines()
    roles = head[_NAME_CHARACTERS:].split()
    cells = {}
    for row in rows:
        marks = row[_NAME_CHARACTERS:].split()
        assert set(marks) <= {"yes", "-"}, row
        for role, mark in zip(roles, marks, strict=True):
            cells[role, row[:_NAME_CHARACTERS].strip()] = mark == "yes"
    return cells


@pytest.mark.promise(13)
def test_every_cell_is_as_it_was_written_out() -> None:
    cells = _cells()
    assert set(cells) == {(role.value, each.value) for role in Role for each in Permission}
    wrong = [
        f"{role}: {name}"
        for (role, name), expected in cells.items()
        if is_allowed(Role(role), Permission(name)) is not expected
    ]
    assert not wrong


@pytest.mark.promise(13)
def test_what_the_table_does_not_give_is_denied() -> None:
    assert set(ALLOWED) == set(Role)
    for permission in Permission:
        assert not is_allowed("nobody", permission)  # type: ignore[arg-type]  # no role at all


@pytest.mark.promise(13)
def test_staff_may_do_nothing_on_air_and_change_no_customers_people() -> None:
    for role in STAFF:
        for permission in (
            *(Permission.GO_LIVE, Permission.SWITCH, Permission.EDIT_EVENTS),
            *(Permission.MANAGE_PEOPLE, Permission.CHANGE_VENDORS, Permission.SEE_ARCHIVES),
        ):
            assert not is_allowed(role, permission)


@pytest.mark.promise(16)
def test_root_makes_no_root() -> None:
    assert not is_allowed(Role.ROOT, Permission.BECOME_ROOT)
