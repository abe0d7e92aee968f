"""One's own talk keys: held, latched for a while, kept by clients, and let go of; pure."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from mixer.clock import NS_PER_MS

LATCH_NS: Final = 120 * 1_000_000_000
"""How long a latched key stays down."""
SILENT_NS: Final = 300 * NS_PER_MS
"""A key that no client keeps goes up after so long: a window that stands still hears no hand."""


class Keyboard:
    """One thread; times in ns of one clock."""

    def __init__(self, latch_ns: int = LATCH_NS) -> None:
        self._latch_ns = latch_ns
        self._held: dict[int, dict[str, int]] = defaultdict(dict)
        self._latched: dict[str, int] = {}
        self._keepers: dict[str, dict[int, int]] = {}
        self._dropped: dict[int, set[str]] = defaultdict(set)
        self._open_ns: int | None = None

    @property
    def down(self) -> tuple[str, ...]:
        """The lines whose keys are down, in one order."""
        held = {line for lines in self._held.values() for line in lines}
        return tuple(sorted(held | self._latched.keys()))

    @property
    def latched(self) -> tuple[str, ...]:
        """Those of them that stay down by themselves."""
        return tuple(sorted(self._latched))

    def hold(self, client: int, line: str, *, down: bool, now_ns: int) -> None:
        """Take that a client presses a key, or lets go of it."""
        if down:
            self._held[client][line] = now_ns
        else:
            self._held[client].pop(line, None)
        self._note(now_ns)

    def latch(self, client: int, line: str, *, down: bool, now_ns: int) -> None:
        """Have a key stay down, from now on for its time, or do so no longer."""
        if down:
            self._latched[line] = now_ns + self._latch_ns
            self._keepers.setdefault(line, {})[client] = now_ns
        else:
            self._latched.pop(line, None)
        self._note(now_ns)

    def keep(self, client: int, lines: tuple[str, ...], now_ns: int) -> None:
        """Take that a client lives and shows these keys down; one that went up stays up."""
        held = self._held[client]
        for line in lines:
            if line in held:
                held[line] = now_ns
            if line in self._latched:
                self._keepers[line][client] = now_ns

    def client_left(self, client: int, now_ns: int) -> None:
        """Let go of what a client held or alone kept: it is gone."""
        self._held.pop(client, None)
        self._dropped.pop(client, None)
        for keepers in self._keepers.values():
            keepers.pop(client, None)
        self.look(now_ns)

    def release(self, now_ns: int, *, but: int | None = None) -> None:
        """Let go of all, but of what the client *but* holds."""
        stays = self._held.get(but, {}) if but is not None else {}
        for client, lines in self._held.items():
            if client != but:
                self._drop(client, *lines)
        self._held.clear()
        if but is not None and stays:
            self._held[but] = stays
        self._latched.clear()
        self._note(now_ns)

    def drop(self, lines: Collection[str], now_ns: int) -> None:
        """Let go of these keys, at all clients; each that held or kept one is to be told."""
        for client, held in self._held.items():
            self._drop(client, *(line for line in lines if held.pop(line, None) is not None))
        for line in lines:
            if self._latched.pop(line, None) is not None:
                for client in self._keepers[line]:
                    self._drop(client, line)
        self._note(now_ns)

    def look(self, now_ns: int) -> None:
        """Let go of latched keys whose time is over, and of what no client keeps."""
        for client, lines in self._held.items():
            silent = [line for line, t_ns in lines.items() if now_ns - t_ns >= SILENT_NS]
            for line in silent:
                del lines[line]
            self._drop(client, *silent)
        self._latched = {
            line: t_ns
            for line, t_ns in self._latched.items()
            if now_ns < t_ns
            and any(now_ns - kept_ns < SILENT_NS for kept_ns in self._keepers[line].values())
        }
        self._note(now_ns)

    def take_dropped(self) -> Mapping[int, tuple[str, ...]]:
        """Return, once, which held keys went up without their client, by client."""
        dropped, self._dropped = self._dropped, defaultdict(set)
        return {client: tuple(sorted(lines)) for client, lines in dropped.items()}

    def open_ns(self, now_ns: int) -> int:
        """Return for how long some key has been down; 0 while none is."""
        return 0 if self._open_ns is None else max(1, now_ns - self._open_ns)

    def left_ns(self, now_ns: int) -> int:
        """Return for how long the latched key that was pressed first stays down; 0: none is."""
        return max(0, min(self._latched.values(), default=now_ns) - now_ns)

    def _drop(self, client: int, *lines: str) -> None:
        if lines:
            self._dropped[client].update(lines)

    def _note(self, now_ns: int) -> None:
        self._keepers = {line: self._keepers[line] for line in self._latched}
        if not self.down:
            self._open_ns = None
        elif self._open_ns is None:
            self._open_ns = now_ns
