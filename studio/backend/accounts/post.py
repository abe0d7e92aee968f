"""Letters: written down in the deed that they tell of, sent afterwards."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

import msgspec

from studio.backend.caller import Caller
from studio.backend.errors import BackendError, ForbiddenError
from studio.backend.moment import DAY_NS, HOUR_NS, MINUTE_NS, Now
from studio.backend.records import Kind, Record, new_id
from studio.backend.repository import Query, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.secrets import Secret

from .tickets import Purpose

_GIVEN_UP_NS: Final = DAY_NS
_LONGEST_WAIT_NS: Final = HOUR_NS
_AT_ONCE: Final = 50
Link = Callable[[Purpose, Secret], str]
"""Returns what a letter says of how to use a token: a page's address, or the code alone."""


class Letter(Record, frozen=True, kw_only=True):
    """What waits to be sent; erased once it was, as its text holds a token."""

    person: str
    to: str
    title: str
    text: str
    written_ns: int
    next_ns: int
    tries: int = 0


LETTERS: Final = Kind(
    "letters",
    Letter,
    indexed=("person", "next_ns"),
    personal=("to", "text"),
    subject="person",
)


class Post(Protocol):
    """Carries letters away."""

    def send(self, to: str, title: str, text: str) -> None:
        """Hand one letter over. Blocks on a network. Raises :class:`BackendError`."""
        ...


def the_code(_purpose: Purpose, token: Secret) -> str:
    """Say a token as what it is: a code to enter."""
    return f"Enter this code in Videosync Studio:\n\n{token.reveal()}"


def write_letter(
    transaction: Transaction, organisation: str, person: str, to: str, words: tuple[str, str],
    now_ns: int,
) -> None:  # fmt: skip
    """Leave a letter to *person* in the outbox, as part of the deed; *words*: title and text."""
    letter = Letter(
        id=new_id(),
        organisation=organisation,
        person=person,
        to=to,
        title=words[0],
        text=words[1],
        written_ns=now_ns,
        next_ns=now_ns,
    )
    transaction.put(LETTERS, letter)


class Outbox:
    """Sends what waits. ``post``: None where there is nobody to send by: then it can be read here.

    :meth:`send_waiting` by one thread; the rest by any.
    """

    def __init__(
        self, *, repository: Repository, trail: Trail, now: Now, post: Post | None
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._post = post

    @property
    def is_read_here(self) -> bool:
        """Whether letters stay, to be read by who owns this backend."""
        return self._post is None

    def waiting(self, caller: Caller) -> Sequence[Letter]:
        """Return the letters of the caller's organisation, the newest first.

        Raises :class:`ForbiddenError` where letters are sent: they are their reader's alone.
        """
        if self._post is not None:
            message = "Letters are sent by mail here; only who they are written to reads them."
            raise ForbiddenError(message)
        equals = {"organisation": caller.organisation}
        query = Query(equals, order="next_ns", descending=True)
        return self._repository.read(lambda reader: reader.find(LETTERS, query))

    def send_waiting(self) -> int:
        """Send what is due and return how many went; what fails is tried again, for a day."""
        if self._post is None:
            return 0
        due = Query(order="next_ns", below=self._now() + 1, limit=_AT_ONCE)
        letters = self._repository.read(lambda reader: reader.find(LETTERS, due))
        return sum(self._send(self._post, letter) for letter in letters)

    def sweep(self, transaction: Transaction, now_ns: int) -> int:
        """Erase letters that nobody took for a week: their codes are worthless by then."""
        old = transaction.find(LETTERS, Query(order="next_ns", below=now_ns - 7 * DAY_NS))
        for letter in old:
            transaction.erase(LETTERS, letter.id)
        return len(old)

    def _send(self, post: Post, letter: Letter) -> bool:
        try:
            if letter.to:  # '' once its reader was erased
                post.send(letter.to, letter.title, letter.text)
        except BackendError as error:
            self._put_off(letter, error)
            return False
        self._repository.write(lambda transaction: transaction.erase(LETTERS, letter.id))
        return True

    def _put_off(self, letter: Letter, error: BackendError) -> None:
        now_ns = self._now()
        wait_ns = min(MINUTE_NS << min(letter.tries, 10), _LONGEST_WAIT_NS)
        later = msgspec.structs.replace(letter, tries=letter.tries + 1, next_ns=now_ns + wait_ns)
        given_up = now_ns - letter.written_ns >= _GIVEN_UP_NS

        def put_off(transaction: Transaction) -> None:
            if given_up:
                transaction.erase(LETTERS, letter.id)
            elif transaction.get(LETTERS, letter.id) is not None:
                transaction.put(LETTERS, later)

        self._repository.write(put_off)
        if given_up:
            details = {"title": letter.title, "why": type(error).__name__}
            self._trail.record(
                Deed(
                    "letter given up", Outcome.FAILED, letter.organisation,
                    target=letter.person, details=details,
                )
            )  # fmt: skip
