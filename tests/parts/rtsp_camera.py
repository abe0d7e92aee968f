"""A camera over RTSP, by GStreamer. Arguments: port, password, chain, key.

Runs under the system's own Python, which has GStreamer's bindings.
"""

import sys
from typing import Any

import gi  # type: ignore[import-not-found]  # in the system's Python only

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import (  # type: ignore[import-not-found] # noqa: E402  # versions come first
    Gio,
    GLib,
    Gst,
    GstRtsp,
    GstRtspServer,
)

_LAUNCH = (
    "( videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=180,framerate=25/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=25 ! h264parse"
    " ! rtph264pay name=pay0 pt=96 config-interval=1"
    " audiotestsrc is-live=true freq=440 ! audio/x-raw,rate=48000,channels=2"
    " ! {encoder} name=pay1 pt=97 )"
)


def _auth(password: str, certificate: tuple[str, ...]) -> Any:  # noqa: ANN401 # gi has no types
    auth = GstRtspServer.RTSPAuth()
    if certificate:
        chain, key = certificate
        auth.set_tls_certificate(Gio.TlsCertificate.new_from_files(chain, key))
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    if password:
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest("viewer", password, token)
    else:
        auth.set_default_token(token)
    return auth


def main(port: str, password: str, *certificate: str) -> None:
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    factory = GstRtspServer.RTSPMediaFactory()
    aac = bool(Gst.ElementFactory.find("avenc_aac"))
    encoder = "avenc_aac ! aacparse ! rtpmp4gpay" if aac else "opusenc ! rtpopuspay"
    factory.set_launch(_LAUNCH.format(encoder=encoder))
    factory.set_shared(True)  # the library's own signature
    if password or certificate:
        server.set_auth(_auth(password, certificate))
        permissions = GstRtspServer.RTSPPermissions()
        for right in ("access", "construct"):
            permissions.add_permission_for_role("viewer", f"media.factory.{right}", True)  # noqa: FBT003 # likewise
        factory.set_permissions(permissions)
    server.get_mount_points().add_factory("/camera", factory)
    server.attach(None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main(*sys.argv[1:])
