"""The pages of the backend that comes along, for its owner."""

import argparse
import contextlib
import os
from collections.abc import Iterator

import requests

from mixer.errors import StudioError
from studio.data_folder import data_folder
from studio.supervisor.backend import BackendProcess

from .keys import key_sources

_TIMEOUT_S = 10.0


@contextlib.contextmanager
def opened_pages(args: argparse.Namespace) -> Iterator[str]:
    """Yield where the pages open, once; they end with the backend that is begun for them.

    Raises :class:`StudioError` when a studio has the backend's store open.
    """
    key = key_sources(args).obtain()
    backend = BackendProcess(data_folder(os.environ), key)
    with contextlib.closing(backend), requests.Session() as session:
        session.trust_env = False
        headers = {"Authorization": f"Bearer {backend.secret.reveal()}"}
        try:
            answer = session.post(f"{backend.url}/me/pages", headers=headers, timeout=_TIMEOUT_S)
            answer.raise_for_status()
            path = answer.json()["path"]
        except (requests.RequestException, KeyError, TypeError) as error:
            message = "The backend on this machine does not tell where its pages are; try again."
            raise StudioError(message) from error
        yield f"{backend.url}{path}"
