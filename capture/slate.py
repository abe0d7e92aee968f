"""What is shown in a source's place while it is gone: who is missing, and what to do."""

from collections.abc import Callable
from dataclasses import replace

from mixer.media import VideoFrame
from mixer.ports import VideoSource

from .graphics import DrawSvg, fill_fields, picture_of, render_svg
from .source import SLATED, SourceHealth

WIDTH, HEIGHT = 1280, 720
_LINE_LENGTH = 62
_MAX_LINES = 3
_MOST_KEPT = 3
_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">
<rect width="1280" height="720" fill="#141b22"/>
<rect x="0" y="0" width="1280" height="6" fill="#d9982f"/>
<g fill="none" stroke="#d9982f" stroke-width="8" stroke-linecap="round" stroke-linejoin="round">
<path d="M560 190 h110 a20 20 0 0 1 20 20 v80 a20 20 0 0 1 -20 20 h-110 a20 20 0 0 1 -20 -20
 v-80 a20 20 0 0 1 20 -20z M690 235 l50 -28 v86 l-50 -28"/><path d="M530 330 L750 170"/></g>
<g font-family="Source Sans Pro" text-anchor="middle">
<text x="640" y="430" font-size="56" font-weight="700" fill="#f4f7f9">{{label}}</text>
<text x="640" y="500" font-size="30" fill="#b9c6d0">{{line1}}</text>
<text x="640" y="540" font-size="30" fill="#b9c6d0">{{line2}}</text>
<text x="640" y="580" font-size="30" fill="#b9c6d0">{{line3}}</text>
</g></svg>"""


def draw_slate(label: str, fault: str, pts_ns: int, draw: DrawSvg = render_svg) -> VideoFrame:
    """Return the slate of the source *label*, by *draw*. Takes a tenth of a second."""
    lines = _wrapped(fault)
    fields = {"label": label, **{f"line{n + 1}": line for n, line in enumerate(lines)}}
    return picture_of(draw(fill_fields(_SVG, fields), WIDTH, HEIGHT), pts_ns)


class SlatedVideo:
    """A source's pictures, or its slate while it has none to show.

    Hand :meth:`on_health` the source's health, on the source's thread: the slate is drawn there.
    """

    def __init__(
        self,
        label: str,
        inner: VideoSource,
        now_ns: Callable[[], int],
        draw: DrawSvg = render_svg,
    ) -> None:
        self._label = label
        self._inner = inner
        self._now_ns = now_ns
        self._draw = draw
        # Replaced as a whole by the source's thread, read by the mix: no lock is needed.
        self._slate: VideoFrame | None = None
        self._drawn: tuple[tuple[str, VideoFrame], ...] = ()

    def on_health(self, health: SourceHealth) -> None:
        """Draw the slate when the source goes, and drop it when it is back."""
        self._slate = self._slate_of(health.fault) if health.status in SLATED else None

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        """Return the newest picture due at *t_ns*, or the slate. Never blocks."""
        slate = self._slate
        return slate if slate is not None else self._inner.frame_at(t_ns)

    def _slate_of(self, fault: str) -> VideoFrame:
        """Return the slate, drawn once for a device that comes and goes for the same reasons.

        The source that looks for its device waits for the drawing.
        """
        slate = dict(self._drawn).get(fault)
        if slate is None:
            slate = draw_slate(self._label, fault, self._now_ns(), self._draw)
            self._drawn = (*self._drawn, (fault, slate))[-_MOST_KEPT:]
        return replace(slate, pts_ns=self._now_ns())


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _LINE_LENGTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _MAX_LINES:
        lines = [*lines[: _MAX_LINES - 1], lines[_MAX_LINES - 1] + " …"]
    return lines
