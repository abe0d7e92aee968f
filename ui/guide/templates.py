"""The shows to begin with, each made of few answers: pure."""

from dataclasses import dataclass

from studio.wire.commands import PutParts
from studio.wire.document import (
    AnySource,
    CameraSpec,
    ItemSpec,
    MicrophoneSpec,
    SceneSpec,
    ScreenSpec,
    SlidesSpec,
)
from ui.language import QT_TRANSLATE_NOOP, translate

TEMPLATES = {
    "camera": QT_TRANSLATE_NOOP("Guide", "One camera"),
    "screen": QT_TRANSLATE_NOOP("Guide", "Camera and screen"),
    "cameras": QT_TRANSLATE_NOOP("Guide", "Two cameras"),
    "slides": QT_TRANSLATE_NOOP("Guide", "Slides and speaker"),
}
_CORNER = (0.715, 0.035, 0.25, 0.25)
_LEFT, _RIGHT = (0.0, 0.125, 0.5, 0.75), (0.5, 0.125, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person chose; devices by name, '' for the system's first."""

    template: str = "camera"
    camera: str = ""
    second_camera: str = ""
    microphone: str = ""
    slides: str = ""


def camera_scene(answers: Answers) -> str:
    """Return the scene that shows the cameras, and nothing over them."""
    return "side-by-side" if answers.template == "cameras" else "speaker"


def main_scene(answers: Answers) -> str:
    """Return the scene of the template that shows most of it."""
    if answers.template == "slides" and not answers.slides:
        return "speaker"
    return {"screen": "screen-speaker", "cameras": "side-by-side", "slides": "slides-speaker"}.get(
        answers.template, "speaker"
    )


def parts_of(answers: Answers, before: PutParts | None = None) -> PutParts:
    """Return the sources and scenes of the template that was chosen.

    As long as it is not said where the slides are, there are none. *before*: what was made of
    other answers, of which nothing is left that these do not need.
    """
    words = translate("Guide", TEMPLATES[answers.template])
    sources: list[AnySource] = [
        CameraSpec(name="camera", label=translate("Guide", "Camera"), device=answers.camera),
        MicrophoneSpec(
            name="microphone",
            label=translate("Guide", "Microphone"),
            device=answers.microphone,
        ),
    ]
    speaker = ItemSpec(source="camera", fit="cover")
    scenes = [_scene("speaker", translate("Guide", "Speaker"), speaker)]
    match answers.template:
        case "screen":
            sources.append(ScreenSpec(name="screen", label=translate("Guide", "Screen")))
            scenes += _shared("screen", translate("Guide", "Screen"))
        case "slides" if answers.slides:
            label = translate("Guide", "Slides")
            sources.append(SlidesSpec(name="slides", label=label, path=answers.slides))
            scenes += _shared("slides", label)
        case "cameras":
            second = translate("Guide", "Second camera")
            sources.append(CameraSpec(name="camera-2", label=second, device=answers.second_camera))
            scenes.append(_scene("camera-2", second, ItemSpec(source="camera-2", fit="cover")))
            scenes.append(
                _scene(
                    "side-by-side",
                    translate("Guide", "Side by side"),
                    ItemSpec(source="camera", rect=_LEFT, fit="cover"),
                    ItemSpec(source="camera-2", rect=_RIGHT, fit="cover"),
                )
            )
    names = {part.name for part in (*sources, *scenes)}
    made = (*before.source, *before.scene) if before else ()
    instead_of = tuple(part.name for part in made if part.name not in names)
    return PutParts(words, tuple(sources), tuple(scenes), instead_of)


def _shared(source: str, label: str) -> list[SceneSpec]:
    whole = ItemSpec(source=source)
    corner = ItemSpec(source="camera", rect=_CORNER, crop=(0.2, 0.0, 0.2, 0.0), fit="cover")
    both = translate("Guide", "{what} and speaker").format(what=label)
    return [_scene(source, label, whole), _scene(f"{source}-speaker", both, whole, corner)]


def _scene(name: str, label: str, *items: ItemSpec) -> SceneSpec:
    return SceneSpec(name=name, label=label, items=items)
