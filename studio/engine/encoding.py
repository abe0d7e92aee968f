"""How the programme is encoded: by the show's preset, and by an encoder that has proved itself."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from mixer.clock import Clock
from studio.output.budget import HouseFormat
from studio.output.codecs import DEVICES, VideoSpec
from studio.output.encoder_proof import Proof, prove_encoders
from studio.output.presets import PRESETS, preset_spec
from studio.output.rendition_spec import RenditionSpec
from studio.show import PictureFormat, Show
from studio.wire.state import EncodingChoice, EncodingState, EncodingWork

_WORK: dict[str, EncodingWork] = {"ultrafast": "little", "superfast": "usual", "veryfast": "more"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The device that encodes, '' for none of them, and why it is so."""

    picture: PictureFormat
    encoder: str = ""
    words: str = ""

    def main_of(self, show: Show) -> RenditionSpec:
        """Return how *show* wants its main rendition."""
        header = show.show
        return preset_spec(
            header.encoding,
            _house(self.picture),
            encoder=self.encoder,
            given_bps=header.bitrate_kbps * 1000 if header.bitrate_kbps else None,
        )

    def state(self, show: Show) -> EncodingState:
        """Return what clients are told: what there is to choose, and what it means here."""
        given = show.show.bitrate_kbps
        return EncodingState(
            words=self.words,
            choices=tuple(
                EncodingChoice(
                    name=name,
                    bitrate_bps=given * 1000 if given else preset.bitrate_bps(_house(self.picture)),
                    work=_WORK[preset.speed],
                )
                for name, preset in PRESETS.items()
            ),
        )


def choose_encoding(
    show: Show,
    picture: PictureFormat,
    clock: Clock,
    *,
    resumed: bool,
    prove: Callable[..., tuple[Proof, ...]] = prove_encoders,
) -> Encoding:
    """Return how to encode; takes up to four seconds where a device has to prove itself.

    After a lost engine no device is used: a driver may have taken it along.
    """
    wanted = show.show.encoder
    if wanted == "software":
        return Encoding(picture)
    if resumed:
        return Encoding(picture, words="x264 encodes since the engine was lost.")
    names = DEVICES if wanted == "auto" else (wanted,)
    spec = VideoSpec("h264", _house(picture).bitrate_bps)
    proofs = prove(
        spec, names=names, width=picture.width, height=picture.height,
        rate=Fraction(picture.rate), clock=clock,
    )  # fmt: skip
    for proof in proofs:
        if not proof.fault:
            words = f"{proof.label} has proved itself: {proof.picture_ms:.1f} ms a picture."
            return Encoding(picture, proof.encoder, words)
    why = "; ".join(f"{proof.label} {proof.fault}" for proof in proofs)
    return Encoding(picture, words=f"{why or 'There is no encoder on a device'}; x264 encodes.")


def _house(picture: PictureFormat) -> HouseFormat:
    return HouseFormat(picture.width, picture.height, picture.rate)
