"""What ends an attempt to publish; :mod:`.faults` says it in words."""

from studio.output.errors import OutputError


class IngestError(OutputError):
    """An attempt to publish has ended."""


class PeerClosedError(IngestError):
    """The ingest ended the connection."""


class StalledError(IngestError):
    """The ingest takes nothing any more, or never answered."""


class ClearTextError(IngestError):
    """Unencrypted media would leave the local network."""


class PublishRefusedError(IngestError):
    """The ingest said no; ``code`` is its own word for why, with nothing else in it."""

    def __init__(self, step: str, code: str) -> None:
        super().__init__(f"The ingest refused at {step!r} with {code or 'no reason'}.")
        self.step = step
        self.code = code


class CodecsNotTakenError(IngestError):
    """The ingest does not offer to take these codecs, by FourCC."""

    def __init__(self, fourccs: frozenset[str]) -> None:
        super().__init__(f"The ingest takes no {', '.join(sorted(fourccs))}.")
        self.fourccs = fourccs


class PinMismatchError(IngestError):
    """The certificate is verified, and its key is not one of those agreed on."""


class RedirectedError(IngestError):
    """The ingest sends the studio elsewhere; ``url`` is where, and stays out of the text."""

    def __init__(self, url: str) -> None:
        super().__init__("The ingest sends the studio elsewhere.")
        self.url = url


class RedirectRefusedError(IngestError):
    """The ingest sends the studio where it does not go; the text says why."""


class AbandonedError(IngestError):
    """The owner wants no more of it."""
