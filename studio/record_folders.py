"""Which folders this person's recordings went to: what is torn may lie in any of them.

And whether one in any of them is to be uploaded: told here, so that who waits for that need not ask
each disk time and again.
"""

import os
from pathlib import Path
from typing import Final

import msgspec

_NAME: Final = "record-folders.json"
_MOST: Final = 16
_WANTED: Final = "upload-wanted"


def known_folders(data_folder: Path) -> tuple[Path, ...]:
    """Return the folders that were remembered and are there, the newest first."""
    return tuple(path for path in remembered_folders(data_folder) if path.is_dir())


def remembered_folders(data_folder: Path) -> tuple[Path, ...]:
    """Return the folders that were remembered, without asking their disks."""
    try:
        names = msgspec.json.decode((data_folder / _NAME).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        # Nothing was remembered; what somebody made of the file is written anew.
        return ()
    return tuple(map(Path, names[:_MOST]))


def remember_folder(data_folder: Path, folder: Path) -> None:
    """Remember *folder*, an absolute path, as the newest. Raises OSError."""
    kept = [folder, *(each for each in known_folders(data_folder) if each != folder)]
    path, half = data_folder / _NAME, data_folder / f".{_NAME}.{os.getpid()}"
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode([str(each) for each in kept[:_MOST]]))
    half.replace(path)


def want_upload(data_folder: Path) -> None:
    """Say that a recording is marked to be uploaded. Raises OSError."""
    (data_folder / _WANTED).touch(mode=0o600)


def upload_is_wanted(data_folder: Path) -> bool:
    """Return whether that was said since somebody went to look."""
    return (data_folder / _WANTED).exists()


def take_wanted_upload(data_folder: Path) -> None:
    """Note that somebody goes to look now. Raises OSError."""
    (data_folder / _WANTED).unlink(missing_ok=True)
