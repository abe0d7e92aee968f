"""Recordings of one environment are not taken up by another, whatever the configuration says."""

from pathlib import Path

import pytest

from studio.backend.environment import CrossingError, Environment
from studio.backend.errors import StoreError
from studio.backend.stores.disk_archive import DiskArchives
from studio.secrets import RecordKey

KEY = RecordKey.generate(protected=True)


@pytest.mark.promise(11)
@pytest.mark.promise(12)
@pytest.mark.parametrize("own", Environment)
@pytest.mark.parametrize("other", Environment)
def test_a_folder_is_of_the_environment_that_it_was_made_in(
    tmp_path: Path, own: Environment, other: Environment
) -> None:
    DiskArchives(tmp_path, KEY, own="own", environment=own)
    if own is other:
        DiskArchives(tmp_path, KEY, own="own", environment=other)
        return
    with pytest.raises(CrossingError, match=f"belongs to {own.value} .* in {other.value}"):
        DiskArchives(tmp_path, KEY, own="own", environment=other)


@pytest.mark.promise(11)
def test_nor_by_who_has_another_key(tmp_path: Path) -> None:
    DiskArchives(tmp_path, KEY, own="own")
    with pytest.raises(StoreError, match="sealed with another key"):
        DiskArchives(tmp_path, RecordKey.generate(protected=True), own="own")
