"""What to say when a device does not open: which setting to change on this system. Pure.

macOS and Windows tell neither FFmpeg nor PortAudio why a device did not open, so there the sentence
names all that there is to do.
"""

import errno
import sys

_DARWIN, _WINDOWS = "darwin", "win32"
_CAMERA_SETTING = {
    _DARWIN: "System Settings, Privacy & Security, Camera",
    _WINDOWS: "Settings, Privacy & security, Camera",
}
_MICROPHONE_SETTING = {
    _DARWIN: "System Settings, Privacy & Security, Microphone",
    _WINDOWS: "Settings, Privacy & security, Microphone",
}
_SOUND_SERVERS = {"pipewire", "pulseaudio", "wireplumber", "jackd", "jackdbus"}


def camera_refusal(
    name: str, number: int | None, holder: str = "", system: str = sys.platform
) -> str:
    """Return what to say of the camera *name* that did not open with the error *number*.

    *holder*: the program that has it, where that is known.
    """
    if number == errno.EBUSY:
        return _busy(name, holder, system)
    setting = _CAMERA_SETTING.get(system)
    if number in {errno.EACCES, errno.EPERM}:
        how = "allow this program to use the camera"
        if setting is not None:
            how = f"allow it under {setting}"
        elif system == "linux":
            how = "run `sudo usermod -aG video $USER`, then log in again"
        return f"{name} may not be opened; {how}."
    if setting is not None and number not in {errno.ENOENT, errno.ENODEV, errno.ENXIO}:
        return (
            f"{name} does not open; close other programs that use it, "
            f"and see that it is allowed under {setting}."
        )
    return f"{name} does not open; unplug it and plug it in again."


def camera_twice(name: str) -> str:
    """Return what to say of the camera *name*, which another source of this show has open."""
    return f"{name} is shown by another source of this show; choose another camera for one of them."


def _busy(name: str, holder: str, system: str) -> str:
    if system == _WINDOWS:
        return (
            f"{name} is used by another program; close that program, or allow several to use it "
            "under Settings, Bluetooth & devices, Cameras."
        )
    if holder:
        return f"{name} is used by another program ({holder}); close that program."
    return f"{name} is used by another program; close that program."


def sound_refusal(words: str, system: str = sys.platform) -> str:
    """Return what to say of a device, a microphone or a "headphone output", that did not open."""
    setting = _MICROPHONE_SETTING.get(system)
    if setting is None or words != "microphone":
        return f"The {words} does not open; close other programs that use it."
    return (
        f"The {words} does not open; close other programs that use it, "
        f"and see that it is allowed under {setting}."
    )


def hushed(name: str, system: str = sys.platform) -> str:
    """Return what to say of a microphone that gives perfect silence; '' where that means nothing.

    macOS gives a program that may not hear a microphone nothing else.
    """
    if system != _DARWIN:
        return ""
    return (
        f'The microphone "{name}" gives nothing but silence; see whether it is muted, '
        f"and allowed under {_MICROPHONE_SETTING[_DARWIN]}."
    )


def sound_in_use(name: str, holder: str) -> str:
    """Return what to say of the sound card *name* that the program *holder* has; Linux."""
    if holder in _SOUND_SERVERS:
        return (
            f'The sound server ({holder}) has "{name}" to itself; choose "default" here, and this '
            "device in the system's sound settings."
        )
    if holder:
        return f'"{name}" is used by another program ({holder}); close that program.'
    return f'"{name}" is used by another program; close that program.'


def sound_forbidden(name: str) -> str:
    """Return what to say of the sound card *name* that may not be opened; Linux."""
    return f'"{name}" may not be opened; run `sudo usermod -aG audio $USER`, then log in again.'
