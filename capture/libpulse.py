"""PulseAudio's client library, libpulse, as far as it is used here.

Numbers and structures are those of its pulse/def.h, pulse/introspect.h, pulse/subscribe.h,
pulse/sample.h, pulse/channelmap.h and pulse/volume.h, which have been the same since its version
1.0.
"""

import ctypes
from typing import Final

NO_AUTOSPAWN: Final = 1
READY, FAILED = 4, 5
"""Of a context's states; what comes after the second is over, too."""
NONE: Final = 0xFFFF_FFFF
FACILITY, WHAT = 0x0F, 0x30
"""What a notice is of, and what has become of that."""
NEW, REMOVED = 0x00, 0x20
_LIBRARY: Final = "libpulse.so.0"
_MOST_CHANNELS: Final = 32


class _Spec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _Map(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * _MOST_CHANNELS))


class _Volume(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * _MOST_CHANNELS))


class Info(ctypes.Structure):
    """How pa_source_info and pa_sink_info both begin; ``monitor_of`` has its sense in the first."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("spec", _Spec),
        ("map", _Map),
        ("module", ctypes.c_uint32),
        ("volume", _Volume),
        ("mute", ctypes.c_int),
        ("monitor_of", ctypes.c_uint32),
    )


Got = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Info), ctypes.c_int, ctypes.c_void_p)
Noticed = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p)


def loaded() -> ctypes.CDLL:
    """Return the library; raises :class:`OSError` without one."""
    pulse = ctypes.CDLL(_LIBRARY)
    pointer, number, words = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    listing = (pointer, (pointer, Got, pointer))
    for name, (result, arguments) in {
        "pa_mainloop_new": (pointer, ()),
        "pa_mainloop_get_api": (pointer, (pointer,)),
        "pa_mainloop_prepare": (number, (pointer, number)),
        "pa_mainloop_poll": (number, (pointer,)),
        "pa_mainloop_dispatch": (number, (pointer,)),
        "pa_mainloop_free": (None, (pointer,)),
        "pa_context_new": (pointer, (pointer, words)),
        "pa_context_connect": (number, (pointer, words, number, pointer)),
        "pa_context_get_state": (number, (pointer,)),
        "pa_context_set_subscribe_callback": (None, (pointer, Noticed, pointer)),
        "pa_context_subscribe": (pointer, (pointer, number, pointer, pointer)),
        "pa_context_get_source_info_list": listing,
        "pa_context_get_sink_info_list": listing,
        "pa_context_disconnect": (None, (pointer,)),
        "pa_context_unref": (None, (pointer,)),
        "pa_operation_cancel": (None, (pointer,)),
        "pa_operation_unref": (None, (pointer,)),
    }.items():
        function = getattr(pulse, name)
        function.restype = result
        function.argtypes = arguments
    return pulse
