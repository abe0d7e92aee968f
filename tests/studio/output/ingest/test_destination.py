import pytest

from studio.output.errors import BadDestinationError, OutputError
from studio.output.ingest import Destination


def test_a_destination_is_read() -> None:
    read = Destination.parse("rtmps://ingest.example:1936/live")
    assert read == Destination(encrypted=True, host="ingest.example", port=1936, application="live")
    assert read.label == read.url == "rtmps://ingest.example:1936/live"


@pytest.mark.parametrize(
    ("url", "port"),
    [("rtmp://a/live", 1935), ("rtmps://a/live", 443), ("rtmps://[::1]:7/live", 7)],
)
def test_ports_have_defaults(url: str, port: int) -> None:
    assert Destination.parse(url).port == port


def test_ipv6_hosts_are_bracketed_again() -> None:
    assert Destination.parse("rtmp://[::1]:7/live").url == "rtmp://[::1]:7/live"


@pytest.mark.promise(15)
def test_more_than_the_first_part_of_the_application_is_never_shown() -> None:
    read = Destination.parse("rtmps://a/live/abcd-efgh-secret")
    assert read.application == "live/abcd-efgh-secret"
    assert "secret" not in repr(read) + str(read) + read.label
    assert read.label == "rtmps://a:443/live/…"


@pytest.mark.promise(15)
@pytest.mark.parametrize(
    "url",
    [
        "",
        "secret",
        "https://secret/live",
        "rtmps://a",
        "rtmps://a/",
        "rtmps://a/live?secret",
        "rtmps://a/live#secret",
        "rtmps://user:secret@a/live",
        "rtmps://a:secret/live",
        "rtmps://a:99999/secret",
        "rtmps://[secret/live",
        "rtmps://a/li ve/secret",
        "rtmps://a/live//secret",
    ],
)
def test_what_is_no_destination_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadDestinationError) as refused:
        Destination.parse(url)
    assert "rtmps://host/application" in str(refused.value)
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert isinstance(refused.value, OutputError)
