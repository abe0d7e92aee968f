"""Endpoints that must not get the token, that say no, or that lead outside the region."""

import pytest

from studio.audit.gate import Gate
from studio.output.output import OutputState
from studio.policy import Policy, Region, parse_register
from tests.parts.pki import Authority
from tests.parts.whip_endpoint import TOKEN, whip_endpoint
from tests.waiting import wait_until

from .conftest import Publish, Published, Run


def _wait_fault(published: Published, words: str, timeout_s: float = 20) -> None:
    wait_until(
        lambda: words in published.output.status.fault,
        timeout_s,
        f"a fault that says {words!r} and not {published.output.status.fault!r}",
    )


@pytest.mark.promise(4)
def test_a_self_signed_endpoint_gets_nothing(publish: Publish, authority: Authority) -> None:
    with whip_endpoint(authority.self_signed()) as endpoint:
        published = publish(endpoint.url)
        _wait_fault(published, "self-signed")
        assert published.output.status.state is OutputState.REFUSED
        assert not endpoint.events("POST")


def test_a_wrong_key_is_told(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url, key="not-the-token")
    _wait_fault(published, "refuses the stream key")
    assert published.output.status.state is OutputState.REFUSED


class _Trail:
    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []

    def record(self, kind: str, details: "dict[str, str] | object") -> None:
        assert isinstance(details, dict)
        self.rows.append((kind, f"{details['host']}:{details['port']}"))


_ROWS = """
[[connection]]
name = "us-media"
vendor = "Elsewhere"
hosts = ["203.0.113.0/24"]
purpose = "ingest"
data = ["programme picture"]
location = "us"
on = true
consent = "not-needed"
"""


def _gate(trail: _Trail) -> Gate:
    return Gate(policy=Policy(parse_register(_ROWS, "of the test"), Region.EU), trail=trail)


@pytest.mark.promise(36)
def test_a_redirect_out_of_the_region_is_not_followed(publish: Publish, run: Run) -> None:
    trail = _Trail()
    endpoint = run("--redirect", "https://203.0.113.9/whip")
    published = publish(endpoint.url, gate=_gate(trail))
    _wait_fault(published, "this show stays in the EU")
    assert published.output.status.state is OutputState.REFUSED
    assert trail.rows == [("connection refused", "203.0.113.9:443")]


@pytest.mark.promise(36)
def test_media_goes_nowhere_outside_the_region(publish: Publish, run: Run) -> None:
    trail = _Trail()
    endpoint = run("--candidate", "203.0.113.9")
    published = publish(endpoint.url, gate=_gate(trail))
    _wait_fault(published, "wants the media where the show may not go")
    assert published.output.status.state is OutputState.REFUSED
    assert {place.rpartition(":")[0] for _, place in trail.rows} == {"203.0.113.9"}
    assert {kind for kind, _ in trail.rows} == {"connection refused"}
    assert not endpoint.events("first")


def test_the_token_is_told_to_nobody_but_the_endpoint(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    pid = published.output.link_pid
    for name in ("cmdline", "environ"):
        with open(f"/proc/{pid}/{name}", "rb") as file:  # noqa: PTH123 - the kernel's own
            assert TOKEN.encode() not in file.read()
    assert TOKEN not in repr(published.output.destination)


def test_a_standby_waits_and_takes_over(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url, standby=True)
    wait_until(lambda: published.output.link_pid, 10, "the link is started")
    assert not endpoint.events("POST")
    published.output.publish(on=True)
    endpoint.wait_for("first")
    published.output.publish(on=False)
    endpoint.wait_for("DELETE")
