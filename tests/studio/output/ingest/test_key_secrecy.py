"""The key goes to the ingest and nowhere else."""

import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from studio.output.errors import BadDestinationError
from studio.output.ingest import Destination
from studio.output.ingest.errors import PublishRefusedError
from studio.output.ingest.faults import fault_of
from studio.output.ingest.publisher import Publisher
from studio.output.rtmp import Command, RtmpConnection, ServerHandshake
from studio.secrets.secret import Secret
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority

from .conftest import KEY, Publish

pytestmark = pytest.mark.promise(15)

DESTINATION = Destination.parse("rtmp://127.0.0.1/live")


def test_it_is_in_no_argument_no_environment_and_no_output(
    nginx: NginxIngest, authority: Authority
) -> None:
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.studio.output.ingest.publish_once"),
            *(f"rtmps://localhost:{nginx.rtmps_port}/live", str(authority.ca_file)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as publishing:
        assert publishing.stdin is not None
        assert publishing.stdout is not None
        publishing.stdin.write(f"{KEY}\n".encode())
        publishing.stdin.flush()
        assert publishing.stdout.readline() == b"live\n"
        process = Path("/proc") / str(publishing.pid)
        shown = process.joinpath("cmdline").read_bytes() + process.joinpath("environ").read_bytes()
        said, complained = publishing.communicate(timeout=20)
    assert publishing.returncode == 0
    assert b"LIVE" in complained
    assert KEY.encode() not in shown + said + complained
    # The ingest was told it, or nothing above would prove anything: nginx names its file by it.
    assert KEY in nginx.files()[0].name


@pytest.mark.parametrize("key", [KEY, "LooksLikeACode"])
@pytest.mark.parametrize("about", [{"code": "{}"}, {"code": "Net.{}"}, {"description": "{}"}])
def test_an_ingest_that_repeats_it_is_not_quoted(key: str, about: dict[str, str]) -> None:
    about = {name: text.format(key) for name, text in about.items()}
    publisher = Publisher(DESTINATION, Secret(key), bitrate_bps=1)
    far_handshake, far = ServerHandshake(), RtmpConnection()
    answer, _ = far_handshake.feed(publisher.take_outgoing())
    publisher.feed(answer)
    far.send(Command("onStatus", 0, (None, {"level": "error", **about})).message(1))
    with pytest.raises(PublishRefusedError) as refused:
        publisher.feed(far.take_outgoing())
    told = "".join(traceback.format_exception(refused.value))
    assert key not in told + repr(refused.value)
    assert key not in fault_of(refused.value, DESTINATION, publisher.step).text


@pytest.mark.parametrize("key", ["", "with space", "new\nline", "snow\u2603", "\udcff", "x" * 3000])
def test_a_text_that_cannot_be_one_is_refused_and_not_repeated(publish: Publish, key: str) -> None:
    with pytest.raises(BadDestinationError) as refused:
        publish("rtmp://127.0.0.1/live", key=key)
    told = "".join(traceback.format_exception(refused.value, limit=0))
    assert not key or key not in told
    assert refused.value.__context__ is None


def test_it_is_in_no_representation(publish: Publish) -> None:
    output = publish("rtmp://127.0.0.1:9/live").output
    everything = [
        output,
        *vars(output).values(),
        Publisher(DESTINATION, Secret(KEY), bitrate_bps=1),
    ]
    assert KEY not in "".join(f"{thing!r} {thing!s}" for thing in everything)
