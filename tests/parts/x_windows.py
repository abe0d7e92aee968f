"""Windows on an X screen, each of one colour: a real client, as a program with windows is."""

from types import TracebackType
from typing import Any, Self

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.ext import shape

Colour = tuple[int, int, int]
"""Red, green, blue."""


class XWindow:
    """One window; what it says of itself may change while it is shown."""

    def __init__(self, client: "XClient", window: Any, graphics: Any) -> None:  # noqa: ANN401  # Xlib's own
        self._client = client
        self.raw = window
        self._graphics = graphics

    def move(self, left: int, top: int) -> None:
        self.raw.configure(x=left, y=top, stack_mode=X.Above)
        self._client.sync()

    def resize(self, width: int, height: int) -> None:
        self.raw.configure(width=width, height=height)
        self._client.sync()

    def show(self) -> None:
        self.raw.map()
        self._client.sync()

    def hide(self) -> None:
        self.raw.unmap()
        self._client.sync()

    def close(self) -> None:
        self.raw.destroy()
        self._client.sync()

    def draw(self, colour: Colour | None = None) -> None:
        """Fill it, as a program does that is told that it can be seen, or in another colour."""
        if colour is not None:
            self._graphics.change(foreground=_pixel(colour))
        self.raw.fill_rectangle(self._graphics, 0, 0, 4096, 4096)
        self._client.sync()

    def cut(self, *boxes: tuple[int, int, int, int]) -> None:
        """Give it an outline of these boxes."""
        rectangles = [dict(zip(("x", "y", "width", "height"), box, strict=True)) for box in boxes]
        self.raw.shape_rectangles(shape.SO.Set, shape.SK.Bounding, 0, 0, 0, rectangles)
        self._client.sync()

    def retitle(self, title: str) -> None:
        self.raw.change_property(
            self._client.atom("_NET_WM_NAME"), self._client.atom("UTF8_STRING"), 8, title.encode()
        )
        self._client.sync()


def _pixel(colour: Colour) -> int:
    red, green, blue = colour
    return red << 16 | green << 8 | blue


class XClient:
    """A connection with windows; they go with it."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._root = self._display.screen().root

    def atom(self, name: str) -> int:
        return int(self._display.get_atom(name))

    def sync(self) -> None:
        self._display.sync()

    def count(self) -> int:
        """Return how many windows there are on the screen, whosever they are."""
        return len(self._root.query_tree().children)

    def window(
        self,
        title: str,
        box: tuple[int, int, int, int],
        colour: Colour,
        *,
        kind: str = "NORMAL",
        class_name: str = "",
        pid: int = 0,
        bare: bool = False,
        over: "XWindow | None" = None,
    ) -> XWindow:
        """Open one over all others. *bare*: it has no ground of its own, and draws when told."""
        pixel = _pixel(colour)
        ground = {"background_pixmap": 0} if bare else {"background_pixel": pixel}
        raw = self._root.create_window(
            *box, 0, X.CopyFromParent, X.InputOutput, X.CopyFromParent, **ground
        )
        raw.set_wm_class(class_name or title.lower(), class_name or title)
        if pid:
            raw.change_property(self.atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [pid])
        if over is not None:
            raw.set_wm_transient_for(over.raw)
        types = [self.atom(f"_NET_WM_WINDOW_TYPE_{kind}")]
        raw.change_property(self.atom("_NET_WM_WINDOW_TYPE"), Xatom.ATOM, 32, types)
        window = XWindow(self, raw, raw.create_gc(foreground=pixel))
        window.retitle(title)
        window.show()
        return window

    def glass(self, title: str, box: tuple[int, int, int, int], colour: Colour) -> XWindow:
        """Open a window whose upper half is clear, as a compositor would draw it."""
        screen = self._display.screen()
        (visual,) = (d.visuals[0] for d in screen.allowed_depths if d.depth == 32 and d.visuals)
        colours = self._root.create_colormap(visual.visual_id, X.AllocNone)
        raw = self._root.create_window(
            *box, 0, 32, X.InputOutput, visual.visual_id, background_pixel=0, border_pixel=0,
            colormap=colours,
        )  # fmt: skip
        raw.set_wm_class(title.lower(), title)
        window = XWindow(self, raw, raw.create_gc(foreground=255 << 24 | _pixel(colour)))
        window.show()
        raw.fill_rectangle(window._graphics, 0, box[3] // 2, box[2], box[3])
        self.sync()
        return window

    def frame(self, inner: XWindow, box: tuple[int, int, int, int]) -> XWindow:
        """Put a window into a frame with a bar above it, as a window manager does."""
        frame = self.window("", box, (90, 90, 90), class_name="frame")
        state = self.atom("WM_STATE")
        inner.raw.change_property(state, state, 32, [1, 0])
        inner.raw.reparent(frame.raw, 0, 20)
        inner.show()
        return frame

    def compose(self) -> None:
        """Say that this client draws the screen, as a compositor does."""
        mine = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        mine.set_selection_owner(self.atom("_NET_WM_CM_S0"), X.CurrentTime)
        self.sync()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._display.close()
