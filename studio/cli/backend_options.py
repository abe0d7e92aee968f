"""Options by which a command names a backend."""

import argparse
from pathlib import Path


def add_backend(parser: argparse.ArgumentParser) -> None:
    """Add where it is, who asks, and what the connection has to keep to."""
    parser.add_argument("--to", metavar="URL", help="a backend (default: the one that comes along)")
    parser.add_argument("--token-from", metavar="env:NAME|fd:N|FILE", help="where its token is")
    parser.add_argument("--ca-file", type=Path, metavar="PEM", help="trust these authorities")
    parser.add_argument("--register", type=Path, metavar="FILE", help="the organisation's register")
    parser.add_argument(
        "--region", choices=("eu", "us"), default="eu", help="where the show's data has its home"
    )
