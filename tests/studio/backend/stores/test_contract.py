"""What every store does alike: the memory's of the tests, SQLite and MongoDB."""

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from studio.backend.errors import ConflictError
from studio.backend.records import new_id
from studio.backend.repository import Query, Repository, Transaction, Value

from .notes import NOTES, PEOPLE, Colour, Note, Person

A, B = "a" * 8, "b" * 8


def put(repository: Repository, **fields: object) -> Note:
    made = Note(**{"id": new_id(), "organisation": A, **fields})  # type: ignore[arg-type]  # of a test
    return write(repository, made)


def found_of(repository: Repository, note_id: str, organisation: str | None = None) -> Note | None:
    return repository.read(lambda r: r.get(NOTES, note_id, organisation))


def find(repository: Repository, query: Query) -> list[Note]:
    return list(repository.read(lambda r: r.find(NOTES, query)))


def count(repository: Repository, equals: Mapping[str, Value]) -> int:
    return repository.read(lambda r: r.count(NOTES, equals))


def write(repository: Repository, note: Note) -> Note:
    return repository.write(lambda t: t.put(NOTES, note))


def titles(repository: Repository, query: Query) -> list[str]:
    return [note.title for note in find(repository, query)]


def test_what_was_put_is_got_as_it_was(repository: Repository) -> None:
    note = put(
        repository, title="Åäö 😀", number=2**60, open=True, colour=Colour.BLUE,
        person="p", mail="x@example.com", phone="+358 1", words=("a", "b"),
    )  # fmt: skip
    assert note.revision == 1
    assert found_of(repository, note.id) == note
    assert found_of(repository, note.id, A) == note


@pytest.mark.promise(37)
def test_nothing_of_another_organisation_is_got(repository: Repository) -> None:
    note = put(repository)
    assert found_of(repository, note.id, B) is None
    assert not find(repository, Query(equals={"organisation": B}))


def test_what_is_about_nobody_known_is_kept(repository: Repository) -> None:
    note = put(repository, phone="1")
    repository.write(lambda t: t.forget(""))
    assert found_of(repository, note.id) == note


def test_what_was_never_put_is_not_there(repository: Repository) -> None:
    assert found_of(repository, "none") is None
    assert count(repository, {}) == 0
    repository.write(lambda t: t.erase(NOTES, "none"))


def test_a_revision_counts_and_a_stale_one_is_refused(repository: Repository) -> None:
    first = put(repository, title="one")
    changed = Note(id=first.id, organisation=A, revision=1, title="two")
    assert repository.write(lambda t: t.put(NOTES, changed)).revision == 2
    for stale in (changed, Note(id=first.id, organisation=A), _with_revision(7)):
        with pytest.raises(ConflictError, match="changed meanwhile"):
            write(repository, stale)
    assert titles(repository, Query()) == ["two"]


def _with_revision(revision: int) -> Note:
    return Note(id=new_id(), organisation=A, revision=revision)


def test_what_is_unique_is_there_once(repository: Repository) -> None:
    put(repository, title="one", mail="x@example.com", person="p")
    for taken in ({"title": "one"}, {"mail": "x@example.com", "person": "q", "organisation": B}):
        with pytest.raises(ConflictError, match="already"):
            put(repository, **taken)
    put(repository, title="one", organisation=B)
    put(repository, title="")
    put(repository, title="")
    assert count(repository, {}) == 4


def test_a_deed_is_whole_or_not_at_all(repository: Repository) -> None:
    kept = put(repository, title="kept", person="p", mail="x@example.com")

    def deed(transaction: Transaction) -> None:
        transaction.put(NOTES, Note(id=new_id(), organisation=A, title="half"))
        transaction.erase(NOTES, kept.id)
        transaction.forget("p")
        assert transaction.count(NOTES, {}) == 1
        raise LookupError

    with pytest.raises(LookupError):
        repository.write(deed)
    assert find(repository, Query()) == [kept]


def test_a_deed_sees_its_own_changes(repository: Repository) -> None:
    def deed(transaction: Transaction) -> int:
        note = transaction.put(NOTES, Note(id="n1", organisation=A, place="x"))
        transaction.put(NOTES, note)
        assert transaction.get(NOTES, "n1") is not None
        transaction.put(NOTES, Note(id="n2", organisation=A, place="x"))
        transaction.erase(NOTES, "n2")
        return transaction.count(NOTES, {"place": "x"})

    assert repository.write(deed) == 1
    found = found_of(repository, "n1")
    assert found is not None
    assert found.revision == 2


def test_finds_by_values_of_every_type(repository: Repository) -> None:
    put(repository, title="a", place="x", number=1, open=True, colour=Colour.BLUE)
    put(repository, title="b", place="x", number=2, mail="x@example.com", person="p")
    cases: tuple[tuple[Mapping[str, Value], list[str]], ...] = (
        ({"place": "x"}, ["a", "b"]),
        ({"place": "x", "number": 2}, ["b"]),
        ({"open": True}, ["a"]),
        ({"colour": Colour.RED}, ["b"]),
        ({"mail": "x@example.com"}, ["b"]),
        ({"mail": "y@example.com"}, []),
        ({"organisation": A, "title": "a"}, ["a"]),
    )
    for equals, expected in cases:
        assert sorted(titles(repository, Query(equals=equals))) == expected, equals
        assert count(repository, equals) == len(expected)


def test_orders_bounds_and_pages(repository: Repository) -> None:
    for number in (3, 1, 2, 2, None):
        put(repository, id=f"{number}{new_id()}", number=number, title=f"{number}-{new_id()}")

    def numbers(query: Query) -> list[int | None]:
        return [note.number for note in find(repository, query)]

    assert numbers(Query(order="number")) == [None, 1, 2, 2, 3]
    assert numbers(Query(order="number", descending=True)) == [3, 2, 2, 1, None]
    assert numbers(Query(order="number", at_least=2)) == [2, 2, 3]
    assert numbers(Query(order="number", at_least=1, below=3)) == [1, 2, 2]
    assert numbers(Query(order="number", below=0)) == []
    assert numbers(Query(at_least="2", below="3")) == [2, 2]
    for descending in (False, True):
        whole = find(repository, Query(order="number", descending=descending))
        paged: list[Note] = []
        query = Query(order="number", descending=descending, limit=2)
        while page := find(repository, replace(query, after=paged[-1].id if paged else "")):
            paged += page
        assert paged == whole
    assert not numbers(Query(after="gone", order="number"))
    assert not numbers(Query(limit=0))


@pytest.mark.parametrize(
    "query",
    [Query(equals={"phone": "1"}), Query(equals={"words": "a"}), Query(order="title"),
     Query(order="mail"), Query(order="nothing")],
)  # fmt: skip
def test_what_is_not_indexed_is_no_question(repository: Repository, query: Query) -> None:
    with pytest.raises(ValueError, match=r"Index|personal"):
        find(repository, query)


@pytest.mark.promise(46)
def test_a_person_is_forgotten_in_everything(repository: Repository) -> None:
    of_p = [
        put(repository, title=f"t{n}", person="p", mail=f"{n}@example.com", phone="1")
        for n in range(3)
    ]
    other = put(repository, person="q", mail="q@example.com", phone="2")
    repository.write(lambda t: t.forget("p"))
    for note in of_p:
        found = found_of(repository, note.id)
        assert found is not None
        assert (found.title, found.mail, found.phone) == (note.title, "", "")
        assert not count(repository, {"mail": note.mail})
    assert repository.read(lambda r: r.get(NOTES, other.id)) == other
    later = put(repository, person="p", mail="0@example.com", phone="3")
    assert (later.mail, later.phone) == ("", "")
    assert found_of(repository, later.id) == later
    put(repository, person="r", mail="0@example.com")


def test_who_is_erased_is_forgotten(repository: Repository) -> None:
    repository.write(lambda t: t.put(PEOPLE, Person(id="p", organisation=A, name="Aino")))
    put(repository, title="left", person="p", mail="p@example.com")
    repository.write(lambda t: t.erase(PEOPLE, "p"))
    assert repository.read(lambda r: r.get(PEOPLE, "p")) is None
    note = find(repository, Query())[0]
    assert (note.title, note.mail) == ("left", "")


def test_a_forgotten_record_is_put_again_with_its_revision(repository: Repository) -> None:
    note = put(repository, person="p", mail="x@example.com")
    repository.write(lambda t: t.forget("p"))
    found = found_of(repository, note.id)
    assert found is not None
    assert repository.write(lambda t: t.put(NOTES, found)).revision == found.revision + 1


def test_a_deed_never_calls_the_repository_itself(repository: Repository) -> None:
    def within(_: object) -> None:
        repository.write(lambda t: t.forget("p"))

    for outer in (repository.read, repository.write):
        with pytest.raises(RuntimeError, match="handed"):
            outer(within)


def test_no_change_of_many_threads_is_lost(
    repository: Repository, request: pytest.FixtureRequest
) -> None:
    is_stand_in = "MONGODB_URL" not in os.environ and "[mongo]" in request.node.name
    if is_stand_in:
        pytest.skip("This stand-in takes one transaction at a time; the tests' own takes many.")
    note = put(repository, number=0)

    def add(transaction: Transaction) -> None:
        found = transaction.get(NOTES, note.id)
        assert found is not None
        transaction.put(
            NOTES,
            Note(
                id=found.id, organisation=A, revision=found.revision, number=(found.number or 0) + 1
            ),
        )

    def many(times: int = 5) -> None:
        for _ in range(times):
            repository.write(add)

    _together([many] * 4)
    found = found_of(repository, note.id)
    assert found is not None
    assert (found.number, found.revision) == (20, 21)


def _together(deeds: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
