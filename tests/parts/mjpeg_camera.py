"""A camera over HTTP: ffmpeg's MJPEG, handed on. Arguments: port, password, chain, key."""

import base64
import http.server
import os
import ssl
import subprocess
import sys

_FFMPEG = [
    *("ffmpeg", "-nostdin", "-loglevel", "quiet", "-re", "-f", "lavfi"),
    *("-i", "testsrc2=size=320x180:rate=25", "-f", "mpjpeg", "-"),
]


class _Camera(http.server.BaseHTTPRequestHandler):
    password = ""

    def do_GET(self) -> None:
        wanted = "Basic " + base64.b64encode(f"viewer:{self.password}".encode()).decode()
        if self.password and self.headers.get("Authorization") != wanted:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="camera"')
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace;boundary=ffmpeg")
        self.end_headers()
        with subprocess.Popen(_FFMPEG, stdout=subprocess.PIPE) as source:
            try:
                while source.stdout and (data := os.read(source.stdout.fileno(), 65536)):
                    self.wfile.write(data)
            except OSError:
                # The reader has gone.
                source.kill()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def main(port: str, password: str, *certificate: str) -> None:
    _Camera.password = password
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), _Camera)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
