"""What is being verified and exported, how far it is, and what became of it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.wire.library import CancelJob, JobState, LibraryState
from ui.language import translate
from ui.library import words
from ui.model.library import Library
from ui.widgets.styling import label, set_look

_MOST = 4
_RUNNING = frozenset({"waiting", "running"})
_THOUSAND = 1000


class Jobs(QWidget):
    """A row a job: those that run, and the newest of those that have ended. GUI thread."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.rows: dict[int, JobRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        library.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._library.state.value
        jobs = {job.number: job for job in _shown(state)}
        for number in set(self.rows) - set(jobs):
            row = self.rows.pop(number)
            self._column.removeWidget(row)
            row.deleteLater()
        titles = {each.name: words.title(each) for each in state.recordings} if state else {}
        for number, job in jobs.items():
            if number not in self.rows:
                self.rows[number] = JobRow(self._library, number)
                self._column.addWidget(self.rows[number])
            self.rows[number].show_job(job, titles.get(job.name, job.name))
        self.setVisible(bool(jobs))


class JobRow(QWidget):
    """One job. GUI thread."""

    def __init__(self, library: Library, number: int) -> None:
        super().__init__()
        self.words = label("", "muted")
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _THOUSAND)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.cancel = QPushButton(translate("Library", "Cancel"))
        self.cancel.setProperty("kind", "small")
        self.cancel.clicked.connect(lambda: library.submit(CancelJob(number)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self.bar)

    def show_job(self, job: JobState, title: str) -> None:
        """Show *job* as it is now."""
        told = words.job(job, title)
        running = job.status in _RUNNING
        self.words.setText(told)
        set_look(self.words, "tone", "warning" if job.status == "failed" else "")
        self.bar.setVisible(running)
        self.bar.setValue(round(job.done * _THOUSAND))
        self.bar.setAccessibleName(told)
        self.cancel.setVisible(running)
        self.cancel.setAccessibleName(
            translate("Library", "Cancel: {job}").format(job=told.partition(":")[0])
        )
        self.setAccessibleName(told)


def _shown(state: LibraryState | None) -> list[JobState]:
    if state is None:
        return []
    running = [job for job in state.jobs if job.status in _RUNNING]
    ended = [job for job in state.jobs if job.status not in _RUNNING]
    newest = ended[-max(1, _MOST - len(running)) :]
    return sorted((*running[:_MOST], *newest), key=lambda job: job.number)
