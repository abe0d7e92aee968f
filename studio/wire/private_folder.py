"""Folders that are one user's alone."""

import os
import stat
from pathlib import Path

from .errors import WireError


def make_private(folder: Path) -> None:
    """Make *folder* with mode 0700, or see that it is one.

    Raises :class:`WireError` when it cannot be made, or others could enter it.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        # Of the name itself: whoever may write beside it could have put a link there.
        found = folder.lstat()
    except OSError as error:
        message = f"The folder {folder} cannot be made ({error.strerror}); check who owns it."
        raise WireError(message) from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        message = f"{folder} is not a folder of yours; remove it, or name another by --runtime."
        raise WireError(message)
    if found.st_mode & 0o077:
        message = f"Others may enter {folder}; remove it, or: chmod 700 {folder}."
        raise WireError(message)
