"""A heap that is full of holes is given back to the system."""

import subprocess
import sys

import pytest

_HOLES = """
import ctypes, threading
from pathlib import Path
from studio.engine.heaps import heap_trimmer

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = (ctypes.c_size_t,)
libc.free.argtypes = (ctypes.c_void_p,)

def own_kb():
    return int(Path("/proc/self/status").read_text().partition("RssAnon:")[2].split()[0])

def fill():
    # In the heap of another thread, with something small behind each that stays.
    large = []
    for _ in range(400):
        large.append(libc.malloc(100_000))
        ctypes.memset(large[-1], 1, 100_000)
        libc.malloc(600)
    for each in large:
        libc.free(each)

before = own_kb()
thread = threading.Thread(target=fill)
thread.start()
thread.join()
full = own_kb()
heap_trimmer()()
print(full - before, own_kb() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is asked to")
def test_what_lies_free_between_what_stays_is_given_back() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _HOLES], capture_output=True, text=True, timeout=60, check=True
    )
    full_kb, left_kb = map(int, run.stdout.split())
    assert full_kb > 30_000
    assert left_kb < full_kb / 5
