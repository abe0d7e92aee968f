"""Codes of an authenticator, against RFC 6238's own and an authenticator of the test."""

import base64

from studio.backend.accounts import totp
from studio.backend.moment import NS_PER_S
from studio.secrets import Secret
from tests.fakes.people import Authenticator

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()


def test_the_codes_are_those_of_rfc_6238() -> None:
    # Appendix B, SHA-1; the last six of its eight digits.
    for at_s, code in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        counter = totp.counter_of(RFC_SECRET, code, at_s * NS_PER_S, after=-1)
        assert counter == at_s // 30


def test_a_code_is_good_once_and_for_a_step_either_way() -> None:
    secret, now = totp.new_secret(), 1_000_000 * 30 * NS_PER_S
    code = Authenticator(secret).code(now)
    step = 30 * NS_PER_S
    assert totp.counter_of(secret, code, now, after=-1) == 1_000_000
    assert totp.counter_of(secret, code, now, after=1_000_000) is None
    assert totp.counter_of(secret, code, now + step, after=-1) == 1_000_000
    assert totp.counter_of(secret, code, now - step, after=-1) == 1_000_000
    assert totp.counter_of(secret, code, now + 2 * step, after=-1) is None
    for strange in ("", "12345", "1234567", "١٢٣٤٥٦", "abcdef"):
        assert totp.counter_of(secret, strange, now, after=-1) is None
    assert totp.counter_of("", code, now, after=-1) is None


def test_what_an_authenticator_reads_names_the_account() -> None:
    secret = totp.new_secret()
    uri = totp.uri_of(secret, "ann@acme.example").reveal()
    assert uri.startswith("otpauth://totp/Videosync:ann%40acme.example?")
    assert f"secret={secret}" in uri


def test_recovery_codes_differ_and_are_known_however_they_are_spelled() -> None:
    codes = totp.new_recovery_codes()
    assert len({code.reveal() for code in codes}) == 10
    spelled = codes[0].reveal()
    kept = totp.recovery_hash(spelled)
    assert totp.recovery_hash(spelled.upper().replace("-", " ")) == kept
    assert totp.recovery_hash(codes[1].reveal()) != kept
    assert spelled not in repr(codes)
    assert isinstance(codes[0], Secret)
