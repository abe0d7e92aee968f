import subprocess
import sys
import uuid

import pytest

from tests.parts.ports import free_port, reserve
from tests.promises import ROOT


def test_a_number_is_given_once_whichever_process_asks() -> None:
    kind = uuid.uuid4().hex
    ask = f"from tests.parts.ports import reserve; print(reserve('{kind}', range(3), bool), end='')"
    assert reserve(kind, range(2), bool) == 1
    command = [sys.executable, "-c", ask]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert asked.stdout == b"2"
    with pytest.raises(AssertionError, match="is free"):
        reserve(kind, range(2), bool)


def test_no_port_is_given_twice() -> None:
    assert len({free_port() for _ in range(20)}) == 20
