"""Letters: sent by TLS to a server that proves itself, or kept to be read by their owner."""

import ssl
from pathlib import Path

import pytest

from studio.backend.accounts import SmtpPost, SmtpServer
from studio.backend.accounts.errors import ProviderError
from studio.backend.accounts.pace import PACES
from studio.backend.accounts.post import LETTERS
from studio.backend.errors import ForbiddenError
from studio.backend.jobs import Jobs
from studio.backend.keeping import account_jobs
from studio.backend.moment import DAY_NS, HOUR_NS, MINUTE_NS
from studio.backend.repository import Query
from studio.backend.trail import Outcome
from studio.policy import ResidencyRefused
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, PASSWORD, FakePeople, allow_all
from tests.parts.mail_server import MailServer
from tests.parts.pki import Authority

SENDER = "studio@provider.example"


class _Broken:
    """Carries nothing."""

    def send(self, to: str, title: str, text: str) -> None:  # noqa: ARG002  # as a Post has it
        message = "The mail server does not take the letter."
        raise ProviderError(message)


def _waiting(people: FakePeople) -> int:
    return people.repository.read(lambda reader: reader.count(LETTERS, {}))


def test_a_letter_goes_out_over_tls_as_whom_it_is_sent_and_is_then_forgotten(
    tmp_path: Path,
) -> None:
    authority = Authority(tmp_path)
    with MailServer(authority.valid(), password=PASSWORD.reveal()) as server:
        host = SmtpServer("localhost", server.port, SENDER, "studio", PASSWORD)
        people = FakePeople(post=SmtpPost(host, allow_all, authority.ca_file))
        ann = people.person(people.organisation(), Role.PRODUCER)
        people.accounts.new_password.ask(ann.mail, ADDRESS)
        assert people.accounts.outbox.send_waiting() == 1
        assert people.accounts.outbox.send_waiting() == 0
        (letter,) = server.letters
    assert f"To: {ann.mail}" in letter
    assert "A new password" in letter
    # In clear it heard a greeting, and the wish to be encrypted.
    assert [word[:4].lower() for word in server.said] == ["ehlo", "star"]
    assert not _waiting(people)


@pytest.mark.promise(4)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("kind", ["stranger", "name", "expired", "old", "clear"])
def test_a_server_that_cannot_prove_itself_gets_no_letter(tmp_path: Path, kind: str) -> None:
    authority = Authority(tmp_path)
    certificate = {
        "stranger": authority.from_a_stranger,
        "name": authority.for_another_name,
        "expired": authority.expired,
    }.get(kind, authority.valid)()
    newest = {"old": ssl.TLSVersion.TLSv1_1, "clear": None}.get(kind, ssl.TLSVersion.TLSv1_3)
    with MailServer(certificate, newest) as server:
        host = SmtpServer("localhost", server.port, SENDER, "studio", PASSWORD)
        post = SmtpPost(host, allow_all, authority.ca_file)
        with pytest.raises(ProviderError, match="does not take"):
            post.send("ann@acme.example", "Title", "text")
    assert not server.letters
    assert "acme" not in "".join(server.said)


@pytest.mark.promise(15)
def test_what_a_server_says_is_repeated_nowhere(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with MailServer(authority.valid(), password=PASSWORD.reveal()) as server:
        host = SmtpServer("localhost", server.port, SENDER, "studio", Secret("shut sesame"))
        with pytest.raises(ProviderError) as caught:
            SmtpPost(host, allow_all, authority.ca_file).send("ann@acme.example", "T", "t")
    for word in ("acme", "sesame", PASSWORD.reveal()):
        assert word not in str(caught.value)


@pytest.mark.promise(36)
def test_no_server_is_told_anything_that_may_not_be(tmp_path: Path) -> None:
    authority = Authority(tmp_path)

    def refuse(_host: str, _port: int, purpose: str) -> None:
        message = f"Nothing leaves for {purpose}."
        raise ResidencyRefused(message)

    with MailServer(authority.valid()) as server:
        post = SmtpPost(SmtpServer("localhost", server.port, SENDER), refuse, authority.ca_file)
        with pytest.raises(ProviderError, match="may not be sent"):
            post.send("ann@acme.example", "T", "t")
    assert not server.said


def test_a_letter_that_is_not_taken_is_tried_again_and_given_up_after_a_day() -> None:
    people = FakePeople(post=_Broken())
    ann = people.person(people.organisation(), Role.PRODUCER)
    people.accounts.new_password.ask(ann.mail, ADDRESS)
    outbox = people.accounts.outbox
    tries = 0
    while _waiting(people):
        before = people.repository.read(lambda reader: reader.find(LETTERS, Query()))[0].tries
        outbox.send_waiting()
        after = people.repository.read(lambda reader: reader.find(LETTERS, Query()))
        tries += not after or after[0].tries > before
        people.advance(MINUTE_NS)
    assert 24 < tries < 40
    assert (people.trail.deeds[-1].kind, people.trail.deeds[-1].outcome) == (
        "letter given up", Outcome.FAILED,
    )  # fmt: skip
    assert people.now_ns - 1_800_000_000 * 10**9 < DAY_NS + 2 * HOUR_NS


def test_without_a_server_the_owner_reads_them_and_with_one_only_their_reader() -> None:
    people = FakePeople()
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    people.accounts.invitations.invite(admin, "ann@acme.example", Role.PRODUCER)
    (letter,) = people.accounts.outbox.waiting(admin)
    assert letter.to == "ann@acme.example"
    assert people.accounts.outbox.send_waiting() == 0
    stranger = people.caller(people.person(people.organisation(), Role.ADMIN))
    assert not people.accounts.outbox.waiting(stranger)
    sending = FakePeople(post=_Broken())
    admin = sending.caller(sending.person(sending.organisation(), Role.ADMIN))
    with pytest.raises(ForbiddenError):
        sending.accounts.outbox.waiting(admin)


def test_the_jobs_of_accounts_send_letters_and_sweep_once_an_hour() -> None:
    sent: list[str] = []

    class Kept:
        def send(self, to: str, title: str, text: str) -> None:
            sent.append(f"{to} {title} {len(text)}")

    people = FakePeople(post=Kept())
    ann = people.person(people.organisation(), Role.PRODUCER)
    jobs = Jobs(account_jobs(people.accounts), people.trail)
    people.accounts.new_password.ask(ann.mail, ADDRESS)
    jobs.run_due()
    assert [each.split()[0] for each in sent] == [ann.mail]
    counts = people.repository.read(lambda reader: reader.count(PACES, {}))
    assert counts
    people.advance(HOUR_NS - 1)
    jobs.run_due()
    assert people.repository.read(lambda reader: reader.count(PACES, {})) == counts
    people.advance(1)
    jobs.run_due()
    assert not people.repository.read(lambda reader: reader.count(PACES, {}))
