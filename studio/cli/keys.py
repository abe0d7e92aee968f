"""Options by which a command finds record keys, and what they mean."""

import argparse
import os
from pathlib import Path

from studio.data_folder import data_folder
from studio.secrets import KeySources, Passphrases


def add_keys(
    parser: argparse.ArgumentParser, what: str = "the record key, if the keyring has it not"
) -> None:
    """Add ``--key-file`` and ``--passphrase-from``; *what* the first is."""
    parser.add_argument("--key-file", type=Path, metavar="FILE", help=what)
    parser.add_argument(
        "--passphrase-from",
        metavar="env:NAME|fd:N|FILE",
        help="where the passphrase of a sealed key is (default: asked at the terminal)",
    )


def key_sources(args: argparse.Namespace) -> KeySources:
    """Return the places where keys are looked for, as *args* say it: the same ones each time."""
    known: KeySources | None = getattr(args, "key_sources", None)
    if known is None:
        # Once: a passphrase is asked for, or taken out of the environment.
        words = Passphrases(args.passphrase_from)
        known = KeySources(args.key_file, data_folder(os.environ), passphrases=words)
        args.key_sources = known
    return known
