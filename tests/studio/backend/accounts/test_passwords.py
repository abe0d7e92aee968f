"""Passwords: what will do, and that a flood of sign-ins takes no more memory than two hashes."""

import threading

import pytest

from studio.backend.accounts.errors import HasherBusyError, PasswordError
from studio.backend.accounts.passwords import Argon2Cost, Hasher, check_new_password
from studio.secrets import Secret
from tests.fakes.people import QUICK


def test_what_was_hashed_is_told_apart_from_all_else() -> None:
    hasher = Hasher(QUICK)
    kept = hasher.hash(Secret("seven green lanterns"))
    assert kept.startswith("$argon2id$v=19$m=32,t=1,p=1$")
    assert hasher.verify(Secret("seven green lanterns"), kept)
    assert not hasher.verify(Secret("Seven green lanterns"), kept)
    assert not hasher.verify(Secret("nobody"), "")
    assert not hasher.verify(Secret("x" * 300), kept)
    # One letter, spelled by two keyboards.
    composed, pieces = "seven öl lanterns", "seven o\u0308l lanterns"
    assert hasher.verify(Secret(pieces), hasher.hash(Secret(composed)))


def test_the_usual_cost_is_the_second_of_rfc_9106() -> None:
    assert Argon2Cost() == Argon2Cost(memory_kib=65_536, passes=3, lanes=4)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("too short", "at least 12"),
        ("x" * 257, "at most 256"),
        ("abababababababab", "repeats itself"),
        ("my password is long", "tried first"),
        ("matti meikäläinen", "your name"),
    ],
)
def test_a_new_password_that_is_easy_to_guess_is_refused(password: str, says: str) -> None:
    with pytest.raises(PasswordError, match=says):
        check_new_password(Secret(password), "Meikäläinen")


def test_a_flood_of_strangers_is_refused_while_a_known_device_gets_its_turn() -> None:
    hasher = Hasher(QUICK)
    kept = hasher.hash(Secret("seven green lanterns"))
    line = hasher._lines[False]
    waiting = [line.get_nowait() for _ in range(line.qsize())]
    with pytest.raises(HasherBusyError, match="Too many"):
        hasher.verify(Secret("seven green lanterns"), kept)
    assert hasher.verify(Secret("seven green lanterns"), kept, known=True)
    for place in waiting:
        line.put(place)
    assert hasher.verify(Secret("seven green lanterns"), kept)


def test_two_hashes_run_at_a_time_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = Hasher(QUICK)
    running, most, may_end = [], [0], threading.Event()
    two = threading.Event()

    class Slow:
        @staticmethod
        def verify_phc_encoded(_password: bytes, _kept: str) -> None:
            running.append(1)
            most[0] = max(most[0], len(running))
            if len(running) == 2:
                two.set()
            may_end.wait(10)
            running.pop()

    monkeypatch.setattr("studio.backend.accounts.passwords.Argon2id", Slow)
    threads = [threading.Thread(target=hasher.verify, args=(Secret("a"), "x")) for _ in range(6)]
    for thread in threads:
        thread.start()
    assert two.wait(10)
    may_end.set()
    for thread in threads:
        thread.join()
    assert most[0] == 2
