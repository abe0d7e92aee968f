"""What the commands about the keys of recordings do."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from mixer.errors import StudioError
from studio.audit import LOG_NAME, AuditLog
from studio.data_folder import data_folder
from studio.output.record_format import (
    FindKey,
    Header,
    RecordingError,
    find_opener,
    read_header,
)
from studio.output.record_format import repair as close_torn
from studio.output.record_format import rewrap as change_keys
from studio.output.record_format.slots import SlotFlags, WrapKind
from studio.secrets import (
    ESCROW_NAME,
    EscrowKey,
    EscrowPrivateKey,
    KeySources,
    Passphrases,
    RecordKey,
    Secret,
    SecretError,
    escrow_key_from_file,
    escrow_private_key_from_file,
    write_key,
    write_new_escrow_pair,
    write_new_key,
)

from .keys import key_sources

DONE, REFUSED = 0, 3


def keys(args: argparse.Namespace) -> int:
    """Print which keys open each recording."""
    return _each(args.files, lambda path: _opened_by(_header(path)))


def rewrap(args: argparse.Namespace) -> int:
    """Have a new key open each recording in place of the one that does now."""
    find_key = _finder(args)

    def change(path: Path, new: RecordKey) -> str:
        header = _header(path)
        _check_not_weaker(header, new)
        opener = find_opener(header, find_key)
        escrow = [escrow_key_from_file(each) for each in args.escrow]
        _record("recording re-wrapped", path, header, new, *escrow)
        now = change_keys(path, opener, (new, *escrow), keep_escrow=not args.no_escrow)
        return _opened_by(now)

    return _with_new_key(args, change)


def recover(args: argparse.Namespace) -> int:
    """Have this station's key open each recording, by the organisation's private one."""
    words = Passphrases(args.passphrase_from)

    @cache
    def private() -> EscrowPrivateKey:
        return escrow_private_key_from_file(args.escrow_key, words)

    def change(path: Path, new: RecordKey) -> str:
        header = _header(path)
        header.check_not_shredded()
        opener = private()
        if opener.key_id not in header.escrow_ids:
            ids = ", ".join(header.escrow_ids) or "no key at all"
            message = f"It is in escrow with {ids}, and {args.escrow_key} is {opener.key_id}."
            raise RecordingError(message)
        _record("recording recovered", path, header, new)
        now = change_keys(path, opener, (new,), keep_escrow=True)
        return (
            f"{_opened_by(now)} That the organisation's key opened it says nothing about who made "
            "it: anybody may seal to a public key."
        )

    return _with_new_key(args, change)


def repair(args: argparse.Namespace) -> int:
    """Close each recording that was cut off."""
    find_key = _finder(args)

    def close(path: Path) -> str:
        done = close_torn(path, find_key)
        if done is None:
            return "There is nothing to repair."
        return f"Repaired: {done.cut_bytes} bytes were torn and came off."

    return _each(args.files, close)


def new_key(args: argparse.Namespace) -> int:
    """Write a new record key."""

    def write() -> str:
        key = write_new_key(args.file, passphrase=_new_passphrase(args, args.file))
        return f"Key {key.key_id} is in {args.file}; without it no recording under it can be read."

    return _say(write)


def keep_key(args: argparse.Namespace) -> int:
    """Write this station's record key."""

    def write() -> str:
        key = KeySources(args.key_file, data_folder(os.environ)).obtain()
        write_key(args.file, key, _new_passphrase(args, args.file))
        return f"Key {key.key_id} is in {args.file}, too; keep it where this machine is not."

    return _say(write)


def new_escrow_key(args: argparse.Namespace) -> int:
    """Write a new pair of keys for an organisation."""

    def write() -> str:
        word = _new_passphrase(args, args.private)
        key = write_new_escrow_pair(args.private, args.public, word)
        return (
            f"Escrow key {key.key_id}: keep {args.private} away from every station. Name the "
            f"public half, {args.public}, with --escrow, or put it into the studio's configuration "
            f'folder as {ESCROW_NAME}, or into a show: [recording] escrow = "{key.line}".'
        )

    return _say(write)


def _new_passphrase(args: argparse.Namespace, path: Path) -> Secret | None:
    if not args.sealed and args.passphrase_from is None:
        return None
    return Passphrases(args.passphrase_from).new(str(path))


def _with_new_key(args: argparse.Namespace, change: Callable[[Path, RecordKey], str]) -> int:
    to = argparse.Namespace(key_file=args.to_key_file, passphrase_from=args.to_passphrase_from)
    try:
        new = key_sources(to).obtain()
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return _each(args.files, lambda path: change(path, new))


def _each(paths: list[Path], act: Callable[[Path], str]) -> int:
    for path in paths:
        try:
            told = act(path)
        except StudioError as error:
            sys.stderr.write(f"{path}: {error}\n")
            return REFUSED
        sys.stdout.write(f"{path}: {told}\n")
    return DONE


def _say(act: Callable[[], str]) -> int:
    try:
        told = act()
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"{told}\n")
    return DONE


def _finder(args: argparse.Namespace) -> FindKey:
    # Once an id: a keyring takes its time.
    return cache(key_sources(args).find)


def _header(path: Path) -> Header:
    try:
        return read_header(path)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"It cannot be read ({reason}); check the path."
        raise RecordingError(message) from error


def _opened_by(header: Header) -> str:
    if header.is_shredded:
        return "Shredded: nothing opens it."
    words: dict[int, str] = {WrapKind.RECORD_KEY: "record key", WrapKind.ESCROW: "escrow key"}
    keys = []
    for slot in header.slots:
        sign = " (the demo's, which protects nothing)" if slot.flags & SlotFlags.UNPROTECTED else ""
        keys.append(f"{words.get(slot.kind, 'a key of a newer kind')} {slot.key_id}{sign}")
    return f"Opened by {', '.join(keys)}."


def _check_not_weaker(header: Header, new: RecordKey) -> None:
    if header.is_protected and not new.protected:
        message = "The demo's key protects nothing; name the new key with --to-key-file."
        raise SecretError(message)


def _record(kind: str, path: Path, before: Header, new: RecordKey, *escrow: EscrowKey) -> None:
    """Write down what is about to be done; without that it is not done."""
    details = {
        "recording": path.name,
        "file": before.file_id.hex(),
        "opened by": ", ".join((*before.key_ids, *before.escrow_ids)),
        "to": ", ".join((new.key_id, *(key.key_id for key in escrow))),
    }
    AuditLog(data_folder(os.environ) / LOG_NAME, new).record(kind, details)
