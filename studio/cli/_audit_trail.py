"""What ``audit verify`` does with a backend's trail: an export, or the folder of its store."""

import argparse
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from studio.secrets import SecretError

from .keys import key_sources

WHOLE, BROKEN, UNREADABLE = 0, 2, 3
STORE_NAME: Final = "store.db"
_EXPORT_BEGIN: Final = b'{"format":"videosync-audit-export"'


def add_trail(parser: argparse.ArgumentParser) -> None:
    """Add what is known of a backend's trail from elsewhere."""
    parser.add_argument(
        "--heads", type=Path, metavar="FOLDER", help="where the backend's heads were kept"
    )
    parser.add_argument(
        "--signer", default="", metavar="HEX", help="the public key that must have signed it"
    )


def is_trail(path: Path) -> bool:
    """Return whether *path* is a backend's export, or the folder of its store."""
    try:
        if path.is_dir():
            return (path / STORE_NAME).is_file()
        with path.open("rb") as file:
            return file.read(len(_EXPORT_BEGIN)) == _EXPORT_BEGIN
    except OSError:
        return False


def verify_trail(args: argparse.Namespace) -> int:
    """Print what was found about a backend's trail and return the exit status."""
    # Loaded for a backend's trail alone: a station's log is checked without any of it.
    from studio.backend.audit import FolderOfHeads, verify_export, verify_store  # noqa: PLC0415  # see above
    from studio.backend.stores.sqlite import SqliteRepository, StorePlaces  # noqa: PLC0415  # likewise

    try:
        kept = FolderOfHeads(args.heads).all() if args.heads else ()
        if args.file.is_dir():
            places = StorePlaces.within(args.file)
            with closing(SqliteRepository(places, key_sources(args).obtain())) as repository:
                found = verify_store(repository, signer=args.signer, kept=kept)
        else:
            with args.file.open("rb") as lines:
                found = verify_export(lines, signer=args.signer, kept=kept)
    except (StudioError, SecretError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        sys.stderr.write(f"{args.file} cannot be verified: {reason}\n")
        return UNREADABLE
    if found.fault:
        sentence = f"BROKEN: {found.fault}."
    else:
        count = f"{found.records} record{'' if found.records == 1 else 's'}"
        chains = f"{found.chains} chain{'' if found.chains == 1 else 's'}"
        what = "all" if found.whole else "an excerpt, each with its proof"
        sentence = f"Whole: {count} of {chains} ({what}), signed by {found.signer}."
    if args.json:
        report = {
            "records": found.records,
            "chains": found.chains,
            "erased": found.erased,
            "signer": found.signer,
            "whole": found.whole,
            "fault": found.fault,
            "message": sentence,
        }
        sentence = json.dumps(report)
    sys.stdout.write(sentence + "\n")
    return BROKEN if found.fault else WHOLE
