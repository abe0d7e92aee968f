"""av is given no network output: by no line of the product, and by no call."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest

from studio.output.errors import OutputError
from studio.output.ingest.flv_muxer import FlvMuxer
from studio.output.muxing import open_muxer, open_null_muxer
from tests.parts.clip import encode_clip

_ROOT = Path(__file__).parents[3]
_PRODUCT = ("studio", "capture", "mixer", "ui", "resources")
_DOOR = Path("studio/output/muxing.py")
_SPREADING = {"tee", "fifo", "rtmp", "rtsp", "rtp", "whip", "hls", "dash", "mpegts_udp"}


def _offences(source: str) -> Iterator[str]:
    """Yield what in *source* could give av something to open for writing."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "av":
            hidden = {"open", "*"} & {alias.name for alias in node.names}
            if hidden:
                yield f"line {node.lineno}: av's open under another name"
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        reads = False
        if called in {"av.open", "av.container.open", "container.open"}:
            words = {keyword.arg: keyword.value for keyword in node.keywords}
            if None in words:
                yield f"line {node.lineno}: av.open with arguments that cannot be read"
            mode = node.args[1] if len(node.args) > 1 else words.get("mode")
            reads = isinstance(mode, ast.Constant) and mode.value == "r"
            if mode is not None and not reads:
                yield f"line {node.lineno}: av.open for writing"
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            if (
                called.endswith(("open_muxer", "av.open"))
                and not reads
                and isinstance(argument, ast.Constant)
                and argument.value in _SPREADING
            ):
                yield f"line {node.lineno}: a muxer that opens outputs of its own"


def _modules() -> Iterator[Path]:
    for folder in _PRODUCT:
        for path in sorted((_ROOT / folder).rglob("*.py")):
            yield path.relative_to(_ROOT)


@pytest.mark.promise(4)
def test_no_line_of_the_product_gives_av_an_output_to_open() -> None:
    found = {
        str(path): list(_offences((_ROOT / path).read_text()))
        for path in _modules()
        if path != _DOOR
    }
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        'av.open("rtmp://a/b", "w")',
        'av.open(url, mode="w", format="flv")',
        "av.open(url, mode)",
        "av.open(url, **options)",
        'av.container.open(url, "a")',
        "from av import open",
        "from av.container import open as o",
        "from av import *",
        'open_muxer(sink, "tee", {})',
        'open_muxer(sink, container_format="fifo", options={})',
    ],
)
def test_the_search_finds_what_it_is_for(source: str) -> None:
    assert list(_offences(source))


@pytest.mark.parametrize(
    "source", ["av.open(path)", 'av.open(path, "r")', 'av.open(device, format="v4l2")']
)
def test_the_search_lets_inputs_pass(source: str) -> None:
    assert not list(_offences(source))


@pytest.mark.promise(4)
@pytest.mark.parametrize("target", ["rtmp://127.0.0.1/live", b"tcp://a", Path("a"), 7])
def test_the_one_door_takes_objects_only(target: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(OutputError):
        open_muxer(target, "flv", {})


def test_the_null_muxer_opens_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    container = open_null_muxer()
    container.add_stream("libx264", rate=25)
    container.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.promise(4)
def test_while_publishing_av_is_given_objects_only(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    really_open = av.open

    def watched(file: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - hands any through
        opened.append(file)
        return really_open(file, *args, **kwargs)

    monkeypatch.setattr(av, "open", watched)
    headers, packets = encode_clip(5)
    muxer = FlvMuxer(headers.video, stream_id=1, origin_ns=0)
    muxer.mux(next(packet for packet in packets if packet.kind.value == "video"))
    muxer.close()
    names = [file for file in opened if isinstance(file, str)]
    assert len(opened) == 3
    assert names == ["null", "null"]
