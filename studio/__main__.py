"""``python -m studio``."""

import sys

from studio.supervisor.early import EarlyEngine

_FROM_ENVIRONMENT = "env:"


def _main(arguments: list[str]) -> int:
    runs = arguments[:1] in ([], ["run"])
    # A secret that the environment holds is taken out of it first, or the engine would show it.
    early = (
        EarlyEngine() if runs and not any(_FROM_ENVIRONMENT in word for word in arguments) else None
    )
    try:
        from studio.cli import main  # noqa: PLC0415  # the engine loads beside this

        return main(arguments, early)
    finally:
        if early is not None:
            early.close()


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
