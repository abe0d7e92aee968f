import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.output.rtmp import ClientHandshake, RtmpError, ServerHandshake


@given(st.integers(1, 4000))
def test_both_ends_agree_however_the_bytes_are_cut(piece: int) -> None:
    client, server = ClientHandshake(), ServerHandshake()
    to_server, to_client = client.begin(), b""
    rest_of_client = rest_of_server = b""
    while to_server or to_client:
        sent, to_server = to_server[:piece], to_server[piece:]
        if sent:
            answer, rest_of_server = server.feed(sent)
            to_client += answer
        sent, to_client = to_client[:piece], to_client[piece:]
        if sent:
            answer, rest_of_client = client.feed(sent)
            to_server += answer
    assert client.done
    assert server.done
    assert rest_of_client == rest_of_server == b""


def test_what_follows_the_handshake_is_handed_on() -> None:
    server = ServerHandshake()
    _, rest = server.feed(b"\x03" + bytes(2 * 1536) + b"chunks")
    assert rest == b"chunks"
    client = ClientHandshake()
    answer, rest = client.feed(b"\x03" + b"s" * 1536 + bytes(1536) + b"chunks")
    assert (answer, rest) == (b"s" * 1536, b"chunks")


@pytest.mark.parametrize("end", [ClientHandshake, ServerHandshake])
def test_another_protocol_is_refused_at_its_first_byte(
    end: type[ClientHandshake | ServerHandshake],
) -> None:
    with pytest.raises(RtmpError):
        end().feed(b"H")
