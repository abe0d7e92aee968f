"""The matrix by keyboard and to a screen reader; and who can hear whom, at one look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from studio.talkback.routing.model import Crosspoint
from studio.wire.talk import SetCell
from tests.parts.talk_states import ANNA, BERTIL, OLLI, PIA, at, call

from .conftest import InCall

_NAME = QAccessible.Text.Name


def _walk(shown: InCall, row: int, column: int) -> None:
    """Walk to a cell by arrow keys from the first one."""
    table = shown.panel.matrix.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _ in range(row):
        QTest.keyClick(table, Qt.Key.Key_Down)
    for _ in range(column):
        QTest.keyClick(table, Qt.Key.Key_Right)


def _at(shown: InCall, station: str, way: str, line: str) -> tuple[int, int]:
    state = shown.station.talk.state.value
    assert state is not None
    stations, lines = [each.id for each in state.members], [each.id for each in state.lines]
    return 2 * stations.index(station) + (way == "listen"), lines.index(line)


def test_space_opens_and_closes_and_the_calls_word_ticks(producer: InCall) -> None:
    producer.panel.open_view("matrix")
    matrix = producer.panel.matrix
    row, column = _at(producer, "anna", "listen", "party:main")
    _walk(producer, row, column)
    assert matrix.sentence.text() == "Anna listens to Party line: closed"
    QTest.keyClick(matrix.table, Qt.Key.Key_Space)
    producer.wait_asked(SetCell("anna", "party:main", "listen", open=True))
    # Nothing is ticked before the call says so.
    index = matrix.model.index(row, column)
    assert matrix.model.data(index, Qt.ItemDataRole.CheckStateRole) == 0
    producer.tell(call(PIA, opened=(Crosspoint("anna", "party:main", "listen"),)))
    assert matrix.model.data(index, Qt.ItemDataRole.CheckStateRole) == 2
    assert matrix.sentence.text() == "Anna listens to Party line: open"
    # The cursor stays where it was.
    assert matrix.table.currentIndex() == index
    QTest.keyClick(matrix.table, Qt.Key.Key_Space)
    producer.wait_asked(SetCell("anna", "party:main", "listen", open=False))


def test_a_forbidden_crosspoint_says_why_and_cannot_be_opened(producer: InCall) -> None:
    producer.panel.open_view("matrix")
    matrix = producer.panel.matrix
    row, column = _at(producer, "bertil", "listen", "ifb:anna")
    _walk(producer, row, column)
    assert matrix.sentence.text() == (
        "Bertil listens to Anna's ear: forbidden. A presenter has no part in another one's IFB; "
        "use a party line or a room."
    )
    index = matrix.model.index(row, column)
    assert matrix.model.data(index) == "✕"
    QTest.keyClick(matrix.table, Qt.Key.Key_Space)
    matrix.model.setData(index, 2, Qt.ItemDataRole.CheckStateRole)
    assert not matrix.gain.isEnabled()
    # Another cell's answer comes after what would have been asked.
    row, column = _at(producer, "olli", "talk", "ifb:anna")
    _walk(producer, row, column)
    QTest.keyClick(matrix.table, Qt.Key.Key_Space)
    producer.wait_asked(SetCell("olli", "ifb:anna", "talk", open=True))


def test_gain_and_priority_belong_to_the_cell_that_is_looked_at(producer: InCall) -> None:
    producer.tell(call(PIA, opened=(Crosspoint("olli", "ifb:anna", "talk", -6.0, 20),)))
    producer.panel.open_view("matrix")
    matrix = producer.panel.matrix
    row, column = _at(producer, "olli", "talk", "ifb:anna")
    _walk(producer, row, column)
    assert (matrix.gain.value(), matrix.priority.value()) == (-6, 20)
    assert matrix.model.data(matrix.model.index(row, column)) == "−6 dB"  # noqa: RUF001  # a real minus sign
    matrix.gain.setFocus()
    QTest.keyClick(matrix.gain, Qt.Key.Key_Up)
    producer.wait_asked(SetCell("olli", "ifb:anna", "talk", open=True, gain_db=-5.0, priority=20))


def test_a_screen_reader_gets_each_cells_role_name_and_state(producer: InCall) -> None:
    producer.panel.open_view("matrix")
    matrix = producer.panel.matrix
    found = QAccessible.queryAccessibleInterface(matrix.table)
    cells = {one.text(_NAME): one for one in map(found.child, range(found.childCount()))}
    cell = cells["Anna talks on Anna's ear: open"]
    assert cell.role() is QAccessible.Role.Cell
    assert cell.state().checkable
    assert cell.state().checked
    forbidden = next(name for name in cells if name.startswith("Bertil talks on Anna's ear"))
    assert "forbidden" in forbidden
    assert not cells[forbidden].state().checkable


def test_who_can_hear_whom_and_who_does_is_seen_at_one_look(producer: InCall) -> None:
    talks = (ANNA, BERTIL, at(OLLI, room="room-1"), at(PIA, talking=("ifb:anna",)))
    producer.tell(call(OLLI, talks))
    producer.panel.open_view("matrix")
    table = producer.panel.matrix.hearing.table
    model, roles = table.model(), Qt.ItemDataRole
    shown = [[model.index(row, column).data() for column in range(4)] for row in range(4)]
    assert shown == [
        # Presenters hear who runs the call, and nobody else; who is apart is heard by nobody.
        ["–", "", "", "●"],  # noqa: RUF001  # a dash for oneself
        ["", "–", "", "○"],  # noqa: RUF001  # likewise
        ["", "", "–", "○"],  # noqa: RUF001  # likewise
        ["○", "○", "○", "–"],  # noqa: RUF001  # likewise
    ]
    told = [model.index(0, column).data(roles.AccessibleTextRole) for column in (1, 3)]
    assert told == ["Anna cannot hear Bertil", "Anna hears Pia"]
    assert model.index(1, 3).data(roles.AccessibleTextRole) == "Bertil can hear Pia"
    assert not producer.panel.matrix.hearing.isHidden()
