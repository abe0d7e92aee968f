import secrets

import pytest

from capture.network.faults import LoginError
from capture.network.login import Login

# The example of RFC 7616, 3.9.1.
_CHALLENGE = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", '
    'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)
_CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_digest_as_the_standard_shows_it(
    algorithm: str, response: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda _size: _CNONCE)
    login = Login("Mufasa", lambda: "Circle of Life")
    answer = login.answer([_CHALLENGE.format(algorithm)], "GET", "/dir/index.html")
    assert f'response="{response}"' in answer
    assert "nc=00000001" in answer
    assert "Circle" not in answer


def test_digest_is_chosen_over_basic() -> None:
    login = Login("viewer", lambda: "hush")
    answer = login.answer(['Basic realm="x"', _CHALLENGE.format("MD5")], "GET", "/")
    assert answer.startswith("Digest ")


def test_basic() -> None:
    # The example of RFC 7617, 2.
    login = Login("Aladdin", lambda: "open sesame")
    answer = login.answer(['Basic realm="WallyWorld"'], "GET", "/")
    assert answer == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="


def test_a_login_that_is_not_known() -> None:
    with pytest.raises(LoginError, match="choose Digest"):
        Login("viewer", lambda: "hush").answer(["Negotiate"], "GET", "/")


@pytest.mark.promise(15)
def test_the_password_is_read_once_and_shows_nowhere() -> None:
    reads: list[int] = []

    def read() -> str:
        reads.append(1)
        return "hush"

    login = Login("viewer", read)
    assert not reads
    for _ in range(3):
        login.answer([_CHALLENGE.format("MD5")], "GET", "/")
    assert len(reads) == 1
    assert "hush" not in repr(login)
