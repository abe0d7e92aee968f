"""A person's own show: what ``python -m studio`` plays where no show is named."""

from importlib.resources import as_file, files
from pathlib import Path

from studio.show import ShowError

_SHOW = "show.toml"


def own_show(data_folder: Path) -> Path:
    """Return the person's own show file, made at the first time. Raises :class:`ShowError`."""
    folder = data_folder / "show"
    show = folder / _SHOW
    if show.exists():
        return show
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for resource in files("resources.first").iterdir():
            with as_file(resource) as path:
                # The show file comes last: once it is there, all that it names is.
                if path.is_file() and path.name != _SHOW:
                    (folder / path.name).write_bytes(path.read_bytes())
        with as_file(files("resources.first").joinpath(_SHOW)) as path:
            show.write_bytes(path.read_bytes())
    except OSError as error:
        message = f"Your show cannot be made in {folder}: {error.strerror}. Make room there."
        raise ShowError(message) from error
    return show
