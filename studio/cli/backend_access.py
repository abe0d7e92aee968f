"""The backend that a command speaks to: one that is named, or this machine's own."""

import argparse
import contextlib
import os
import threading
from collections.abc import Iterator

from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.audit.gate import Gate
from studio.client import BackendAddress
from studio.client.archive import ArchiveClient
from studio.client.http import BackendHttp
from studio.data_folder import data_folder
from studio.policy import Policy, Region, load_register
from studio.secrets import read_secret
from studio.supervisor.backend import BackendProcess

from .keys import key_sources
from .options import register_of


@contextlib.contextmanager
def archive_client(args: argparse.Namespace) -> Iterator[ArchiveClient]:
    """Yield a client of the backend that is named, or of one of this machine's own."""
    folder = data_folder(os.environ)
    key = key_sources(args).obtain()
    register = load_register(register_of(args.register))
    gate = Gate(
        policy=Policy(register, Region(args.region)), trail=AuditLog(folder / LOG_NAME, key)
    )
    cancel = threading.Event()
    most_bps = getattr(args, "most_kbps", 0) * 1000
    with contextlib.ExitStack() as ends:
        if args.to:
            if not args.token_from:
                message = "A backend asks who one is; name its token with --token-from."
                raise StudioError(message)
            url, token = args.to, read_secret(args.token_from)
        else:
            backend = BackendProcess(folder, key)
            ends.callback(backend.close)
            url, token = backend.url, backend.secret
        http = BackendHttp(BackendAddress.parse(url), token, gate, args.ca_file)
        ends.callback(http.close)
        yield ArchiveClient(http, cancel, most_bps=most_bps)
