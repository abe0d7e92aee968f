"""What the supervisor hands to the library, line by line on its standard input."""

import msgspec


class LibraryLaunch(msgspec.Struct, frozen=True, kw_only=True, tag="launch"):
    """The first line. ``record_key`` is a secret, never logged.

    ``descriptor``: the listening socket that the process inherits. ``folder``: where it may put
    rings of pictures. ``running``: the paths of the running show's recordings.
    """

    descriptor: int
    folder: str
    record_folder: str
    data_folder: str
    record_key: str
    protected: bool
    running: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return f"LibraryLaunch({self.record_folder!r}, …)"


class Running(msgspec.Struct, frozen=True, tag="running"):
    """Any further line: the recordings of the running show are these now."""

    paths: tuple[str, ...]


LibraryLine = LibraryLaunch | Running
