from pathlib import Path

from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey
from studio.supervisor.repairs import Repairs
from studio.wire.repair import RepairLaunch
from tests.waiting import wait_until

KEY = RecordKey.generate(protected=True)


def torn(path: Path) -> None:
    writer = RecordWriter.create(path, KEY)
    writer.write(b"no film")
    writer.commit()
    writer.close()


def test_what_was_repaired_is_told_once_and_remembered(tmp_path: Path) -> None:
    launches: list[RepairLaunch] = []

    def launch() -> RepairLaunch:
        launches.append(
            RepairLaunch(
                record_folder=str(tmp_path),
                data_folder=str(tmp_path / "data"),
                record_key=KEY.key.reveal(),
                protected=True,
            )
        )
        return launches[-1]

    repairs = Repairs(launch)
    assert repairs.look() == ()
    torn(tmp_path / "a.vsrec")
    told: list[str] = []

    def over() -> bool:
        told.extend(repairs.look())
        return not repairs.running

    repairs.begin()
    # An engine is lost meanwhile: its recording is looked for after this.
    repairs.begin()
    wait_until(over, 30, "what was cut off is repaired")
    assert told == ["a.vsrec was cut off before its first picture; nothing of it plays."]
    assert repairs.told == tuple(told)
    assert len(launches) == 2
    torn(tmp_path / "b.vsrec")
    repairs.begin()
    wait_until(over, 30, "the next is repaired")
    assert len(repairs.told) == 2
    repairs.begin()
    repairs.close()
    assert not repairs.running
