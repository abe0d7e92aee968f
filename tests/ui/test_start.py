"""How the window starts where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_display_it_says_what_to_do_instead() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    result = subprocess.run(
        [sys.executable, "-m", "ui"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert result.returncode == 3
    assert "no display" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_call_of_qt_takes_a_reference_that_is_not_its_own() -> None:
    """Some builds of Qt for Python do, and a window then dies within seconds."""
    program = (
        "import sys\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "class Told(QObject):\n"
        "    came = Signal()\n"
        "told = Told()\n"
        "before = [sys.getrefcount(each) for each in (None, True, False)]\n"
        "for _ in range(500):\n"
        "    told.setObjectName('x')\n"
        "    told.came.emit()\n"
        "    told.signalsBlocked()\n"
        "after = [sys.getrefcount(each) for each in (None, True, False)]\n"
        "sys.exit(any(b - a > 100 for a, b in zip(after, before)))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=30).returncode == 0
