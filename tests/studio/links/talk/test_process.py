"""Real links with real sound servers: who speaks is heard by whom it may be, and nobody else."""

import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from studio.wire.sound_ring import SoundWriter
from studio.wire.talk import ChooseSound, HoldKey, LatchKey, LeaveCall, ReleaseKeys, SendSignal
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.pulse import HEADPHONES, PulseServer
from tests.parts.talk_link import TalkClient, TalkLinkProcess, use_call
from tests.parts.talk_server import TalkServer
from tests.waiting import wait_until

pytestmark = pytest.mark.alone
"""Real devices and processes, judged by the clock."""

ANN_HZ, PROGRAMME_HZ = 700.0, 1900.0
_NEWEST = 30
"""Blocks of 10 ms that a level is taken of."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture
def server(authority: Authority) -> Iterator[TalkServer]:
    with TalkServer(free_port(), authority.valid()) as serving:
        yield serving


def tone(hz: float, seconds: float, channels: int = 2) -> np.ndarray:
    times = np.arange(round(seconds * 48_000)) / 48_000
    mono = (0.3 * np.sin(2 * np.pi * hz * times)).astype(np.float32)
    return np.repeat(mono[:, None], channels, axis=1)


class Listener:
    """What leaves by the ears of a sound server; runs while entered."""

    def __init__(self, pulse: PulseServer) -> None:
        self._process = subprocess.Popen(
            ["parec", "--format=float32le", "--rate=48000", "--channels=2", "--latency-msec=20",
             "--device=ears.monitor"],
            env=pulse.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._newest: deque[bytes] = deque(maxlen=_NEWEST)
        self._thread = threading.Thread(target=self._read, name="ears' listener")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(10)
        self._thread.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def level_db(self, hz: float) -> tuple[float, float]:
        """Return how loud a tone is from now on, left and right, dBFS."""
        sound = self.newest()
        wave = np.exp(-2j * np.pi * hz * np.arange(len(sound)) / 48_000)
        left, right = 20 * np.log10(2 * np.abs(wave @ sound) / len(sound) + 1e-9)
        return float(left), float(right)

    def newest(self) -> np.ndarray:
        """Return what is heard from now on, shape (samples, 2)."""
        self._newest.clear()
        wait_until(lambda: len(self._newest) == _NEWEST, 10, "sound of the ears")
        return np.frombuffer(b"".join(list(self._newest)), np.float32).reshape(-1, 2)

    def _read(self) -> None:
        assert self._process.stdout is not None
        while data := self._process.stdout.read(480 * 8):
            self._newest.append(data)


@contextmanager
def programme(writer: SoundWriter) -> Iterator[None]:
    """Write a tone as the engine would: a block each 10 ms, whatever the reader does."""
    over = threading.Event()

    def write() -> None:
        sound, began, blocks = tone(PROGRAMME_HZ, 1), time.monotonic(), 0
        while not over.wait(0.003):
            while blocks < (time.monotonic() - began) * 100:
                at = blocks % 100 * 480
                writer.put(np.ascontiguousarray(sound[at : at + 480]).data, 0)
                blocks += 1

    thread = threading.Thread(target=write, name="programme")
    thread.start()
    yield
    over.set()
    thread.join(5)


def join(
    link: TalkLinkProcess,
    server: TalkServer,
    ca_file: Path,
    name: str,
    role: str,
    devices: tuple[str, str] = ("desk", "ears"),
) -> TalkClient:
    client = link.client()
    sound = ChooseSound(
        microphone=devices[0],
        headphones=devices[1],
        echo_cancelled=False,
        noise_suppressed=False,
    )
    assert client.ask(sound) == ""
    assert client.ask(use_call(server.url, name, role, ca_file)) == ""
    client.wait(lambda state: state.status == "in", f"{name} is in the call")
    client.wait(
        lambda state: state.sound.microphone_status == state.sound.headphones_status == "live",
        f"the devices of {name}: {client.state.sound}",
    )
    return client


def test_a_producer_is_heard_by_the_presenter_and_the_programme_is_dimmed(
    server: TalkServer, authority: Authority, tmp_path: Path
) -> None:
    with ExitStack() as ends:
        desk = ends.enter_context(PulseServer(alsa_names=False))
        stage = ends.enter_context(PulseServer())
        desk.plug_microphone("gooseneck", "Gooseneck USB")
        ann = ends.enter_context(TalkLinkProcess(tmp_path / "a", desk.environment))
        pat = ends.enter_context(TalkLinkProcess(tmp_path / "p", stage.environment))
        by_name = ("Gooseneck USB", HEADPHONES)
        producer = join(ann, server, authority.ca_file, "ann", "producer", by_name)
        assert by_name[0] in producer.state.sound.microphones
        assert by_name[1] in producer.state.sound.outputs
        presenter = join(pat, server, authority.ca_file, "pat", "presenter")
        assert presenter.ask(ChooseSound(split=True)) == ""
        desk.play(tone(ANN_HZ, 60).tobytes())
        ears, own = (ends.enter_context(Listener(each)) for each in (stage, desk))
        wait_until(lambda: ears.level_db(ANN_HZ)[0] < -60, 10, "silence at first")

        assert producer.ask(HoldKey("ifb:pat", down=True)) == ""
        wait_until(lambda: ears.level_db(ANN_HZ)[1] > -20, 10, "the producer is heard")
        left, right = ears.level_db(ANN_HZ)
        # Talkback is in the right ear alone, and nobody hears themselves.
        assert right > left + 40
        assert own.level_db(ANN_HZ)[0] < -60
        presenter.wait(
            lambda state: any(each.talking for each in state.members), "who talks is shown"
        )
        assert presenter.state.delay_ms < 200

        assert producer.ask(HoldKey("ifb:pat", down=False)) == ""
        wait_until(lambda: ears.level_db(ANN_HZ)[1] < -60, 10, "the key is up")
        assert ann.stop() == pat.stop() == 0


def test_the_programme_is_in_the_ear_and_dimmed_while_somebody_speaks(
    server: TalkServer, authority: Authority, tmp_path: Path
) -> None:
    with ExitStack() as ends:
        stage = ends.enter_context(PulseServer())
        pat = ends.enter_context(TalkLinkProcess(tmp_path / "p", stage.environment))
        ann = ends.enter_context(TalkLinkProcess(tmp_path / "a", stage.environment))
        writer = SoundWriter(tmp_path / "p" / "ear.sound")
        ends.callback(writer.close)
        presenter = join(pat, server, authority.ca_file, "pat", "presenter")
        producer = join(ann, server, authority.ca_file, "ann", "producer")
        assert presenter.ask(ChooseSound(program_gain_db=-3.0)) == ""
        ears = ends.enter_context(Listener(stage))
        levels: list[float] = []

        def programme_is(low_db: float, high_db: float) -> bool:
            levels.append(ears.level_db(PROGRAMME_HZ)[0])
            return low_db < levels[-1] < high_db

        ends.enter_context(programme(writer))
        wait_until(lambda: programme_is(-15.5, -11.5), 20, f"the programme: {levels}")
        assert producer.ask(LatchKey("ifb:pat", down=True)) == ""
        producer.wait(lambda state: state.latched == ("ifb:pat",), "it is latched")
        wait_until(lambda: programme_is(-27.5, -24.5), 20, f"12 dB less: {levels}")
        assert producer.ask(ReleaseKeys()) == ""
        wait_until(lambda: programme_is(-15.5, -11.5), 20, f"as before: {levels}")


def test_keys_go_with_their_client_and_a_lost_call_is_said_and_is_back(
    server: TalkServer, authority: Authority, tmp_path: Path
) -> None:
    with ExitStack() as ends:
        pulse = ends.enter_context(PulseServer())
        link = ends.enter_context(TalkLinkProcess(tmp_path / "a", pulse.environment))
        early = link.client()
        early.wait(
            lambda state: "desk" in state.sound.microphones and "ears" in state.sound.outputs,
            "what there is to choose, before any call",
        )
        assert early.state.sound.microphone_status == early.state.sound.headphones_status == "off"
        first = join(link, server, authority.ca_file, "ann", "producer")
        second = link.client()
        second.wait(lambda state: state.status == "in", "another client sees the call")
        assert second.ask(HoldKey("all", down=True)) == ""
        first.wait(lambda state: state.open_s >= 1, "the microphone is open, and for how long")
        wait_until(lambda: server.packets > 20, 10, "sound comes")
        second.close()
        wait_until(lambda: server.keys[-1][1] == (), 5, "the key went with its client")

        assert first.ask(LatchKey("all", down=True)) == ""
        server.kill()
        first.wait(lambda state: state.status == "lost", "the loss is said")
        assert first.state.fault
        first.wait(lambda state: not state.latched, "the key is up after a loss")
        assert "no connection" in first.ask(HoldKey("all", down=True))
        server.start()
        first.wait(lambda state: state.status == "in", "it is back by itself")
        assert "no such station" in first.ask(SendSignal("pat", "call"))
        assert first.ask(LeaveCall()) == ""
        first.wait(
            lambda state: state.status == "off" and state.sound.microphone_status == "off",
            "in no call",
        )
        assert link.stop() == 0


def test_who_may_not_talk_on_a_line_is_told_why(
    server: TalkServer, authority: Authority, tmp_path: Path
) -> None:
    with TalkLinkProcess(tmp_path / "p", {"PATH": "/nonexistent"}) as link:
        client = link.client()
        assert "in no call" in client.ask(HoldKey("all", down=True))
        assert client.ask(use_call(server.url, "pat", "presenter", authority.ca_file)) == ""
        client.wait(lambda state: state.status == "in", "in the call")
        assert client.ask(HoldKey("all", down=True)) == (
            "Only producers and admins speak to everybody."
        )
        assert "There is no line" in client.ask(HoldKey("nonsense", down=True))
        assert {each.id for each in client.state.lines if each.may_talk} >= {"ifb:pat"}
        never = [each for each in client.state.cells if not each.may]
        assert never
        assert all(each.why and not each.open for each in never)
