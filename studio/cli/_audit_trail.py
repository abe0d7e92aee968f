"""What ``audit verify`` does with a backend's trail: an export, or the folder of its store."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mixer.errors import StudioError
from studio.secrets import SecretError, read_secret

from .keys import key_sources

if TYPE_CHECKING:
    from studio.backend.audit import SignedHead

WHOLE, BROKEN, UNREADABLE = 0, 2, 3
STORE_NAME: Final = "store.db"
_EXPORT_BEGIN: Final = b'{"format":"videosync-audit-export"'


def add_trail(parser: argparse.ArgumentParser) -> None:
    """Add what is known of a backend's trail from elsewhere."""
    parser.add_argument(
        "--heads",
        default="",
        metavar="FOLDER|https://…",
        help="where the backend's heads were kept: asked of nobody but who is named here",
    )
    parser.add_argument(
        "--heads-token-from",
        default="",
        metavar="PLACE",
        help="where the token for that address is: env:NAME, fd:N or a file",
    )
    parser.add_argument(
        "--heads-ca-file", type=Path, metavar="FILE", help="who certifies that address, as PEM"
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
    from studio.backend.audit import chains_of_export, chains_of_store, verify_export, verify_store  # noqa: PLC0415  # see above
    from studio.backend.stores.sqlite import SqliteRepository, StorePlaces  # noqa: PLC0415  # likewise

    try:
        if args.file.is_dir():
            places = StorePlaces.within(args.file)
            with closing(SqliteRepository(places, key_sources(args).obtain())) as repository:
                kept = _kept_heads(args, chains_of_store(repository))
                found = verify_store(repository, signer=args.signer, kept=kept)
        else:
            with args.file.open("rb") as lines:
                kept = _kept_heads(args, chains_of_export(lines.readline()))
                lines.seek(0)
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
        as_of = datetime.fromtimestamp(found.as_of_ns // 10**9, UTC).isoformat()
        sentence = f"Whole: {count} of {chains} ({what}) as of {as_of}, signed by {found.signer}."
    if args.json:
        report = {
            "records": found.records,
            "chains": found.chains,
            "erased": found.erased,
            "as_of_ns": found.as_of_ns,
            "signer": found.signer,
            "whole": found.whole,
            "fault": found.fault,
            "message": sentence,
        }
        sentence = json.dumps(report)
    sys.stdout.write(sentence + "\n")
    return BROKEN if found.fault else WHOLE


def _kept_heads(args: argparse.Namespace, chains: Sequence[str]) -> "Sequence[SignedHead]":
    """Return the heads of *chains* that were kept elsewhere, in a folder or at an address."""
    from studio.backend.audit import FolderOfHeads, heads_of  # noqa: PLC0415  # as above

    if not args.heads:
        return ()
    if "://" not in args.heads:
        return FolderOfHeads(Path(args.heads)).all()
    from studio.backend.audit.https_heads import HttpsHeads  # noqa: PLC0415  # for an address alone

    token = read_secret(args.heads_token_from) if args.heads_token_from else None
    far = HttpsHeads(args.heads, _who_is_named, ca_file=args.heads_ca_file, token=token)
    return heads_of(far, chains)


def _who_is_named(_host: str, _port: int, _purpose: str) -> None:
    """Let out to the one address that whoever verifies has named, and that is asked alone."""
