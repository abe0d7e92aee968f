"""Where passphrases come from: a place that the person names, or the person at a terminal."""

import getpass
import sys
from collections.abc import Callable, Iterator
from typing import Final

from .errors import SecretError
from .read import read_secret
from .sealed import open_with_passphrase
from .secret import Secret

LEAST_CHARACTERS: Final = 8
_TRIES: Final = 3


class Passphrases:
    """Asks for a passphrase: *place* as in :func:`read_secret`, None for the terminal.

    One that was given once is not asked for again. One thread; may wait for a person.
    """

    def __init__(
        self, place: str | None = None, ask: Callable[[str], str] = getpass.getpass
    ) -> None:
        self._place = place
        self._ask = ask
        self._given: Secret | None = None

    def open(self, text: Secret, name: str) -> Secret:
        """Return what the sealed line *text* holds; *name* tells the person whose it is.

        Raises :class:`SecretError` without a passphrase that opens it.
        """
        for word in self._words(name):
            opened = open_with_passphrase(text, word, name)
            if opened is not None:
                self._given = word
                return opened
        message = f"The passphrase does not open {name}; give the one that it was sealed with."
        raise SecretError(message)

    def plain(self, name: str) -> Secret:
        """Return the passphrase of *name*, for what others have sealed."""
        self._given = self._given or self._read(f"Passphrase of {name}: ", name)
        return self._given

    def new(self, name: str) -> Secret:
        """Return a new passphrase for *name*, asked twice at a terminal.

        Raises :class:`SecretError` for one that is too short, or is not the same twice.
        """
        word = self._read(f"New passphrase of {name}: ", name)
        if len(word.reveal()) < LEAST_CHARACTERS:
            message = f"A passphrase has at least {LEAST_CHARACTERS} characters; take a longer one."
            raise SecretError(message)
        if self._place is None and self._read("Once more: ", name) != word:
            message = "These were two different passphrases; nothing was written."
            raise SecretError(message)
        return word

    def _words(self, name: str) -> Iterator[Secret]:
        given = self._given
        if given is not None:
            yield given
        if given is None or self._place is None:
            for _ in range(_TRIES if self._place is None else 1):
                yield self._read(f"Passphrase of {name}: ", name)

    def _read(self, question: str, name: str) -> Secret:
        if self._place is not None:
            # It can be had only once: a variable is taken out of the environment.
            self._given = self._given or read_secret(self._place)
            return self._given
        if not sys.stdin.isatty():
            message = f"{name} has a passphrase; say where that is with --passphrase-from."
            raise SecretError(message)
        try:
            word = Secret(self._ask(question))
        except EOFError:
            word = Secret("")
        if not word.reveal():
            message = f"No passphrase was given for {name}."
            raise SecretError(message)
        return word
