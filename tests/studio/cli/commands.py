"""Runs a command as the command line would, without a process of its own."""

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    AddParser = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]


def run(add_parser: "AddParser", *words: object) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers(required=True))
    args: Any = parser.parse_args([str(word) for word in words])
    status = args.run(args)
    assert isinstance(status, int)
    return status
