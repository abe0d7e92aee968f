"""The tree keeps the house rules, and each rule is shown a file that breaks it."""

import statistics
from pathlib import PurePosixPath

import pytest

from tests.house import rules

# Written in pieces where whole it would break the rule in this very file.
_BROKEN: dict[rules.Rule, list[str]] = {
    rules.short: ["x = 1\n" * 401],
    rules.no_registry: ["https://" + "pypi" + ".org/simple", "# files." + "PythonHosted" + ".org"],
    rules.no_machine_path: ['x = "' + "/ro" + 'ot/x"', "# see " + "/wo" + "rk/x"],
    rules.finished: ["# TO" + "DO: more", "raise NotImplemented" + "Error", '"""TO' + ' WRITE."""'],
    rules.exemptions_have_reasons: [
        "x = 1  # no" + "qa",
        "x = 1  # no" + "qa: E501",
        "x = 1  # type: " + "ignore",
        "x = 1  # type: " + "ignore[arg-type]",
        "x = 1  # no" + "qa: S603, S607",
    ],
    rules.no_blanket_except: [
        "try: x\nexcept: pass",
        "try: x\nexcept Exception: pass",
        "try: x\nexcept (ValueError, BaseException) as error: y()",
    ],
    rules.no_sleep: ["import time\ntime.sleep(1)", "from time import sleep"],
    rules.no_lock: ["import threading\nx = threading.Lock()", "from threading import Condition"],
}
_KEPT: dict[rules.Rule, list[str]] = {
    rules.short: ["x = 1\n" * 400],
    rules.no_registry: ["pypi = org"],
    rules.no_machine_path: ['x = "/proc/1"', 'x = "a/work/b"', 'x = "./home/x"'],
    rules.finished: ["raise NotImplemented"],
    rules.exemptions_have_reasons: [
        "x = 1  # no" + "qa: E501  # a table",
        "x = 1  # no" + "qa: E501 - a table",
        "x = 1  # type: " + "ignore[arg-type]  # any buffer will do",
    ],
    rules.no_blanket_except: [
        "try: x\nexcept ValueError: pass",
        "try: x\nexcept Exception:\n    y()\n    raise",
        "try: x\nexcept BaseException as error: failed(error)",
    ],
    rules.no_sleep: ["clock.sleep_until(1)"],
    rules.no_lock: ["import threading\nx = threading.Event()"],
}
_SAMPLE = PurePosixPath("studio/sample.py")


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_rule_notices(rule: rules.Rule) -> None:
    for text in _BROKEN[rule]:
        assert list(rule(_SAMPLE, text)), text
    for text in _KEPT[rule]:
        assert not list(rule(_SAMPLE, text)), text


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps(rule: rules.Rule) -> None:
    wrong = [
        f"{path.relative_to(rules.ROOT)}: {what}"
        for path in rules.files()
        for what in rule(
            PurePosixPath(path.relative_to(rules.ROOT).as_posix()), rules.content(path)
        )
    ]
    assert not wrong, f"{rule.__doc__}\n" + "\n".join(wrong)


def test_most_files_are_small() -> None:
    lengths = [
        len(rules.content(path).splitlines())
        for path in rules.files()
        if path.suffix == ".py" and "tests" not in path.parts
    ]
    assert statistics.median(lengths) < 120
    assert sum(length > 300 for length in lengths) <= len(lengths) / 20


def test_every_folder_of_tests_is_a_package() -> None:
    tests = {path.parent for path in rules.files() if path.name.startswith("test_")}
    assert not [folder for folder in tests if not (folder / "__init__.py").exists()]
