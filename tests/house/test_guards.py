"""Each guard of tests/guards is shown tests that it must fail, and tests that it must pass."""

import os
import re
import signal
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_GUARDS = ["logs", "threads", "processes", "qt", "loopback"]


def _failed(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, body: str) -> set[str]:
    """Run the tests of *body* under the guards; return the names of those that did not pass."""
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    # Pytest's plugins are those of the guards, and none that happens to be installed.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeconftest(f"pytest_plugins = {[f'tests.guards.{name}' for name in _GUARDS]}")
    pytester.makepyfile(test_inner=body)
    result = pytester.runpytest_subprocess(
        *("-p", "no:cacheprovider", "-p", "pytestqt.plugin", "-W", "error", "-rA"), timeout=60
    )
    report = result.stdout.str()
    assert "test_inner.py" in report
    bad = set(re.findall(r"^(?:FAILED|ERROR) test_inner\.py::(\w+)", report, re.MULTILINE))
    assert bad or " passed" in report, report
    return bad


def test_unexpected_log(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    body = """
        import logging, pytest
        log = logging.getLogger("camera")
        def test_bad_warning(): log.warning("gone")
        def test_bad_error_under_another_mark(): test_good_mark(); log.error("worse")
        @pytest.mark.allow_log("camera: other")
        def test_bad_mark(): log.warning("gone")
        @pytest.mark.allow_log("camera: gone")
        def test_good_mark(): log.warning("gone")
        def test_good_info(): log.info("fine")
    """
    assert _failed(pytester, monkeypatch, body) == {
        "test_bad_warning",
        "test_bad_error_under_another_mark",
        "test_bad_mark",
    }


def test_leaked_threads(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    body = """
        import threading, pytest
        never = threading.Event()
        def spawn(seconds):
            thread = threading.Thread(target=never.wait, args=(seconds,), daemon=True)
            thread.start()
            return thread
        @pytest.fixture(scope="module")
        def server():
            ended = threading.Event()
            thread = threading.Thread(target=ended.wait)
            thread.start()
            yield
            ended.set()
            thread.join()
        def test_bad():
            global left
            left = spawn(30)
        def test_good_ends_soon(): spawn(0.1)
        def test_good_fixture(server): pass
        def test_good_fixture_again(server): never.set(); left.join()
    """
    assert _failed(pytester, monkeypatch, body) == {"test_bad"}


def test_thread_left_by_a_shared_fixture(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = """
        import threading, pytest
        @pytest.fixture(scope="module")
        def server():
            never = threading.Event()
            threading.Thread(target=never.wait, args=(30,), daemon=True).start()
        def test_last(server): pass
    """
    assert _failed(pytester, monkeypatch, body) == {"test_last"}


def test_leaked_processes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    body = """
        import os, signal, subprocess, sys
        left = []
        def grandchild(seconds):
            script = (
                "import subprocess;"
                f"one = subprocess.Popen(['sleep', '{seconds}'], start_new_session=True);"
                "print(one.pid)"
            )
            command = [sys.executable, "-W", "ignore", "-c", script]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as mother:
                return int(mother.stdout.readline())
        def test_bad_child(): left.append(subprocess.Popen(["sleep", "30"]))
        def test_bad_orphan(): left.append(grandchild(30))
        def test_good_end():
            child, orphan = left
            child.kill()
            child.wait()
            os.kill(orphan, signal.SIGKILL)
        def test_good():
            with subprocess.Popen(["sleep", "30"]) as good:
                good.kill()
        def test_good_ends_soon(): grandchild(0.3)
    """
    bad = _failed(pytester, monkeypatch, body)
    expected = {"test_bad_child"}
    if Path("/proc").is_dir():
        expected.add("test_bad_orphan")  # elsewhere an orphan is not known by its badge
    assert bad == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only there are grandchildren known")
def test_a_process_of_one_that_is_shared(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = """
        import pytest, subprocess
        @pytest.fixture(scope="module")
        def server():
            script = "while read word; do sleep 300 & echo $! | tee pid; done; {end}"
            with subprocess.Popen(
                ["sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            ) as it:
                yield it
                it.stdin.close()
        def test_first(server):
            server.stdin.write(b"go\\n")
            server.stdin.flush()
            assert server.stdout.readline()
        def test_last(server): pass
    """
    assert not _failed(pytester, monkeypatch, body.replace("{end}", "kill $!; wait"))
    # Once the shared one has ended, its own are left behind.
    bad = _failed(pytester, monkeypatch, body.replace("{end}", "exit"))
    os.kill(int((pytester.path / "pid").read_text("ascii")), signal.SIGKILL)
    assert bad == {"test_last"}


def test_leaked_qt_objects(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    body = """
        from PySide6.QtCore import QTimer, QThread
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_bad_widget(qtbot): kept.append(QWidget())
        def test_bad_timer(qtbot):
            kept.append(QTimer())
            kept[-1].start(60_000)
        def test_bad_thread(qtbot):
            kept.append(QThread())
            kept[-1].start()
        def test_good_after_all_that(qtbot):
            kept[-1].quit()
            kept[-1].wait()
        def test_good_widget(qtbot):
            widget = QWidget()
            qtbot.addWidget(widget)
            timer = QTimer(widget)
            timer.start(60_000)
        def test_good_timer(qtbot):
            timer = QTimer()
            timer.start(60_000)
            timer.stop()
            kept.append(timer)
    """
    bad = _failed(pytester, monkeypatch, body)
    assert bad == {"test_bad_widget", "test_bad_timer", "test_bad_thread"}


def test_calls_to_the_outside(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    # 192.0.2.0/24 and 2001:db8::/32 are kept for documentation (RFC 5737, RFC 3849).
    body = """
        import contextlib, pytest, socket, ssl
        from tests.guards.loopback import OutsideCallError
        def attempt(call):
            with contextlib.suppress(OutsideCallError):
                call()
        def tcp(): return contextlib.closing(socket.socket())
        def udp(): return contextlib.closing(socket.socket(type=socket.SOCK_DGRAM))
        def test_bad_tcp():
            with tcp() as it: attempt(lambda: it.connect(("192.0.2.1", 80)))
        def test_bad_tls():
            context = ssl.create_default_context()
            with tcp() as it, context.wrap_socket(it, server_hostname="x") as tls:
                attempt(lambda: tls.connect(("192.0.2.1", 443)))
        def test_bad_tcp_by_errno():
            with tcp() as it: attempt(lambda: it.connect_ex(("192.0.2.1", 80)))
        def test_bad_udp():
            with udp() as it: attempt(lambda: it.sendto(b"x", ("192.0.2.1", 80)))
        def test_bad_ipv6():
            with contextlib.closing(socket.socket(socket.AF_INET6)) as it:
                attempt(lambda: it.connect(("2001:db8::1", 80)))
        def test_bad_mapped():
            with contextlib.closing(socket.socket(socket.AF_INET6)) as it:
                attempt(lambda: it.connect(("::ffff:192.0.2.1", 80)))
        def test_bad_name(): attempt(lambda: socket.getaddrinfo("example.com", 80))
        def test_bad_create(): attempt(lambda: socket.create_connection(("192.0.2.1", 80), 0.1))
        def test_good_loopback():
            with socket.create_server(("127.0.0.1", 0)) as server:
                socket.create_connection(("localhost", server.getsockname()[1])).close()
        def test_good_invalid():
            with pytest.raises(socket.gaierror): socket.getaddrinfo("ingest.invalid", 80)
        def test_good_unix(tmp_path):
            with contextlib.closing(socket.socket(socket.AF_UNIX)) as it:
                with pytest.raises(OSError): it.connect(str(tmp_path / "none"))
    """
    bad = _failed(pytester, monkeypatch, body)
    assert bad == {
        "test_bad_tcp",
        "test_bad_tls",
        "test_bad_tcp_by_errno",
        "test_bad_udp",
        "test_bad_ipv6",
        "test_bad_mapped",
        "test_bad_name",
        "test_bad_create",
    }
