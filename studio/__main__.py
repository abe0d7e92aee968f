"""``python -m studio``."""

import sys

from studio.supervisor.early import EarlyEngine


def _main(arguments: list[str]) -> int:
    early = EarlyEngine() if arguments[:1] in ([], ["run"]) else None
    try:
        from studio.cli import main  # noqa: PLC0415  # the engine loads beside this

        return main(arguments, early)
    finally:
        if early is not None:
            early.close()


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
