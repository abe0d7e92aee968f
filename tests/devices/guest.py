"""The first process of the virtual machine: devices made, the command run, its status handed out.

Runs under the machine's own Python, with nothing of the project imported.
"""

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

_JOB = Path("/sys/firmware/qemu_fw_cfg/by_name/opt/device-tests/job/raw")
_OUT = "/dev/ttyS1"
_EXIT_PORT = 0xF4
_MOST = 125
_CAMERA = ("vivid", "n_devs=1", "node_types=0x1", "num_inputs=1", "input_types=0x00")
_MODULES = (_CAMERA, ("snd-aloop",), ("snd-dummy",))
_MOUNTS = (("devpts", "/dev/pts"), ("tmpfs", "/dev/shm"), ("tmpfs", "/run"), ("tmpfs", "/tmp"))  # noqa: S108  # this machine's alone
_UDEV = "/lib/systemd/systemd-udevd"


def main() -> None:
    """Do it all; never returns."""
    status = _MOST
    try:
        _speak()
        status = _work()
    except BaseException as error:  # noqa: BLE001  # the first process may not end before it says
        traceback.print_exception(error)
    sys.stdout.flush()
    sys.stderr.flush()
    os.sync()
    port = os.open("/dev/port", os.O_WRONLY)
    os.pwrite(port, bytes([min(status, _MOST) + 1]), _EXIT_PORT)


def _speak() -> None:
    """Make the second serial line the output of this process and of all that it starts."""
    line = os.open(_OUT, os.O_RDWR | os.O_NOCTTY)
    subprocess.run(["stty", "raw", "-echo"], stdin=line, check=True)
    for number in (1, 2):
        os.dup2(line, number)


def _work() -> int:
    job = json.loads(_JOB.read_bytes())
    if list(sys.version_info[:2]) != job["python"]:
        wanted = ".".join(str(each) for each in job["python"])
        sys.stdout.write(
            f"The machine has Python {sys.version.split()[0]}; run this with it, not {wanted}.\n"
        )
        return _MOST
    for kind, place in _MOUNTS:
        Path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, place], check=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=False)
    if Path(_UDEV).exists():
        subprocess.run([_UDEV, "--daemon"], check=True, stderr=subprocess.DEVNULL)
    for words in _MODULES:
        subprocess.run(["modprobe", *words], check=True)
    subprocess.run(["udevadm", "settle", "--timeout=20"], check=False)
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/run",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "XDG_RUNTIME_DIR": "/run",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{job['copy']}:{job['wheels']}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    child = subprocess.Popen(
        [sys.executable, *job["command"]],
        cwd=job["copy"],
        env=environment,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    return _wait(child.pid)


def _wait(child: int) -> int:
    """Return the exit status of *child*; the first process also buries everybody's orphans."""
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


if __name__ == "__main__":
    main()
