"""What the commands about missed parts and archives do."""

import argparse
import json
import sys
from functools import cache
from typing import Any

from mixer.errors import StudioError
from studio.missed import Bringing, RecordedShow, bring, find_shows

from .backend_access import archive_client
from .exit_codes import FAILED, OK, WRONG_INPUT
from .keys import key_sources
from .new_file import write_whole

_NS_PER_S = 1e9


def missed_show(args: argparse.Namespace) -> int:
    """Print what was missed of each show."""
    shows = _shows(args)
    for show in shows:
        missed = show.missed(args.destination)
        told = {
            "show": show.session,
            "name": show.name,
            "destinations": list(show.destinations),
            "seconds": round(missed.missed_ns / _NS_PER_S, 3),
            "pictures": missed.pictures,
            "parts": len(missed.parts),
            "bytes": sum(part.size_bytes for part in missed.parts),
        }
        by = args.destination or "every ingest"
        words = f"{show.session}  {show.name}: {told['seconds']} s were missed by {by}"
        _print(json.dumps(told) if args.json else f"{words}, {missed.pictures} pictures.")
    if not shows and not args.json:
        _print(f"No show in {args.folder} was both live and recorded.")
    return OK


def missed_upload(args: argparse.Namespace) -> int:
    """Upload what was missed, then have each archive assembled."""
    shows = _shows(args)
    if args.stored and len(shows) != 1:
        sys.stderr.write("What an ingest stored is of one show; name it with --show.\n")
        return WRONG_INPUT
    missing = 0
    with archive_client(args) as client:
        for show in shows:
            missed = bring(
                show,
                client,
                lambda told, show=show: _tell(show, told, as_json=args.json),  # type: ignore[misc]  # mypy cannot infer a default
                destination=args.destination,
                stored=args.stored,
            )
            if missed.parts or args.stored:
                report = client.assemble(show.session)
                missing += report["missing"]
                _tell_report(show.session, report, as_json=args.json)
    return FAILED if missing else OK


def archive_list(args: argparse.Namespace) -> int:
    """Print the shows that the backend has something of."""
    with archive_client(args) as client:
        for session in client.sessions():
            _print(json.dumps({"show": session}) if args.json else session)
    return OK


def archive_assemble(args: argparse.Namespace) -> int:
    """Have an archive made anew, and tell what it lacks."""
    with archive_client(args) as client:
        return _tell_report(args.session, client.assemble(args.session), as_json=args.json)


def archive_verify(args: argparse.Namespace) -> int:
    """Have an archive read, and tell which frames are missing."""
    with archive_client(args) as client:
        return _tell_report(args.session, client.verify(args.session), as_json=args.json)


def archive_export(args: argparse.Namespace) -> int:
    """Write an archive as a file, mode 0600, that appears whole or not at all."""
    try:
        with archive_client(args) as client:
            write_whole(args.out, client.archive(args.session))
    except OSError as error:
        sys.stderr.write(f"{args.out} was not written ({error.strerror}); name another file.\n")
        return FAILED
    _print(f"Exported to {args.out}.")
    return OK


def _shows(args: argparse.Namespace) -> list[RecordedShow]:
    # Once an id: a keyring takes its time.
    find_key = cache(key_sources(args).find)
    shows = find_shows((args.folder,), find_key)
    if args.show is None:
        return list(shows)
    chosen = [show for show in shows if show.session == args.show]
    if not chosen:
        message = f"There is no show {args.show} in {args.folder}; `missed show` names them."
        raise StudioError(message)
    return chosen


def _tell(show: RecordedShow, told: Bringing, *, as_json: bool) -> None:
    if as_json:
        return
    words = told.trouble or f"uploaded {told.uploaded_s:.1f} of {told.missed_s:.1f} s"
    _print(f"{show.name}: {words}")


def _tell_report(session: str, report: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        _print(json.dumps({"show": session, **report}))
    else:
        _print(
            f"{session}: {report['pictures']} pictures, {report['missing']} missing; "
            f"{report['from_ingests']} from ingests, {report['from_station']} from the station; "
            f"{report['sounds_missing']} frames of sound missing."
        )
    return FAILED if report["missing"] else OK


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
