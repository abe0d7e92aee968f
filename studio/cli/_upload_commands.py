"""What the commands do that bring recordings to a backend, and back."""

import argparse
import json
import os
import sys

from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.data_folder import data_folder
from studio.library.acts import Acts
from studio.missed.recordings import upload_recording

from .backend_access import archive_client
from .exit_codes import FAILED, OK
from .keys import key_sources
from .new_file import write_whole

_BY = "command"


def upload(args: argparse.Namespace) -> int:
    """Upload recordings, one after another."""
    acts = _acts(args)
    with archive_client(args) as client:
        for path in args.files:
            acts.record("recording uploaded", path.name, _BY, to=args.to or "this machine")
            try:
                name = upload_recording(path, client, _Teller(path.name))
            except StudioError as error:
                sys.stderr.write(f"{error}\n")
                return FAILED
            told = {"recording": path.name, "name": name}
            _print(json.dumps(told) if args.json else f"{path.name} is in the backend as {name}.")
    return OK


def fetch(args: argparse.Namespace) -> int:
    """Write a recording that was uploaded into a new file, sealed as it was."""
    _acts(args).record("recording fetched", args.name, _BY, out=str(args.out))
    try:
        with archive_client(args) as client:
            write_whole(args.out, client.recording(args.name))
    except OSError as error:
        sys.stderr.write(f"{args.out} was not written ({error.strerror}); name another file.\n")
        return FAILED
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    _print(f"{args.out} is there, sealed as it was uploaded.")
    return OK


class _Teller:
    """Says why an upload waits, once for each reason."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._trouble = ""

    def __call__(self, _done: float, trouble: str) -> None:
        if trouble and trouble != self._trouble:
            sys.stderr.write(f"{self._name}: {trouble}\n")
        self._trouble = trouble


def _acts(args: argparse.Namespace) -> Acts:
    return Acts(AuditLog(data_folder(os.environ) / LOG_NAME, key_sources(args).obtain()))


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
