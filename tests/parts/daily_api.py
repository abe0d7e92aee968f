"""Daily's REST API as far as it is published: HTTPS, each request held against its schema.

The schemas are written down from docs.daily.co/reference/rest-api (read 2026-11): create-room,
rooms/config, rooms/session/{eject,update-permissions,presence}, meeting-tokens/config, errors.
"""

import http.server
import json
import re
import ssl
import threading
import uuid
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import jsonschema

from .pki import Certificate

_BOOL, _WHOLE, _TEXT = {"type": "boolean"}, {"type": "integer"}, {"type": "string"}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _some_of(*words: str) -> dict[str, Any]:
    listed = {"type": "array", "items": {"enum": list(words)}, "uniqueItems": True}
    return {"oneOf": [_BOOL, listed]}


_TRACKS = {"type": "object", "additionalProperties": _BOOL}
_MEDIA = _closed(
    {
        **dict.fromkeys(("video", "audio", "screenVideo", "screenAudio"), _BOOL),
        "customVideo": _TRACKS,
        "customAudio": _TRACKS,
    }
)
_BOOL_OR_MEDIA = {"oneOf": [_BOOL, _MEDIA]}
_EACH = {"type": "object", "additionalProperties": _BOOL_OR_MEDIA}
_PERMISSIONS = _closed(
    {
        "hasPresence": _BOOL,
        "canSend": _some_of(
            "video", "audio", "screenVideo", "screenAudio", "customVideo", "customAudio"
        ),
        "canReceive": _closed(
            {"base": _BOOL_OR_MEDIA, "byUserId": _EACH, "byParticipantId": _EACH}
        ),
        "canAdmin": _some_of("participants", "streaming", "transcription"),
    }
)
_REGIONS = [
    "af-south-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-south-1",
    "eu-central-1",
    "eu-west-2",
    "sa-east-1",
    "us-east-1",
    "us-west-2",
]
_ROOM_PROPERTIES = _closed(
    {
        **dict.fromkeys(("nbf", "exp", "max_participants", "eject_after_elapsed"), _WHOLE),
        **dict.fromkeys(
            (
                "eject_at_room_exp", "enforce_unique_user_ids", "enable_knocking", "enable_chat",
                "enable_screenshare", "start_video_off", "start_audio_off", "owner_only_broadcast",
            ),
            _BOOL,
        ),
        "geo": {"enum": _REGIONS},
        "sfu_switchover": {"type": "number", "minimum": 0},
        "permissions": _PERMISSIONS,
    }
)  # fmt: skip
_PRIVACY = {"enum": ["public", "private"]}
_CHANGE = _closed({"privacy": _PRIVACY, "properties": _ROOM_PROPERTIES})
_NAME = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"}
_TOKEN = _closed(
    {
        "room_name": _NAME,
        **dict.fromkeys(("nbf", "exp", "eject_after_elapsed"), _WHOLE),
        **dict.fromkeys(
            ("is_owner", "start_video_off", "start_audio_off", "eject_at_token_exp"), _BOOL
        ),
        "user_name": _TEXT,
        "user_id": {"type": "string", "maxLength": 36},
        "permissions": _PERMISSIONS,
    }
)
_IDS = {"type": "array", "items": _TEXT, "maxItems": 100}
SCHEMAS: dict[tuple[str, str], dict[str, Any] | None] = {
    ("POST", "/rooms"): _closed({"name": _NAME, **_CHANGE["properties"]}),
    ("POST", "/rooms/:name"): _CHANGE,
    ("DELETE", "/rooms/:name"): None,
    ("GET", "/rooms/:name/presence"): None,
    ("POST", "/rooms/:name/eject"): _closed({"ids": _IDS, "user_ids": _IDS, "ban": _BOOL}),
    ("POST", "/rooms/:name/update-permissions"): _closed(
        {"data": {"type": "object", "additionalProperties": _PERMISSIONS}}, "data"
    ),
    ("POST", "/meeting-tokens"): _closed({"properties": _TOKEN}, "properties"),
}
_PATH = re.compile(r"/v1(/rooms|/meeting-tokens)(?:/([\w-]+)(?:/([a-z-]+))?)?")
Answer = tuple[int, dict[str, Any]]


@dataclass
class Asked:
    """One request that came."""

    method: str
    path: str
    body: Any
    headers: dict[str, str]


@dataclass
class DailyApi:
    """Serves while entered. ``asked``: all that came; ``rooms``: what they are held to.

    ``present``: per room its participants as (id, user_id). ``refuses``: statuses with headers
    that the next requests are answered by instead, first first. ``silent``: nothing is answered.
    """

    certificate: Certificate
    key: str = "the key of the tests"
    newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
    asked: list[Asked] = field(default_factory=list)
    rooms: dict[str, dict[str, Any]] = field(default_factory=dict)
    present: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    ejected: list[str] = field(default_factory=list)
    permissions: dict[str, Any] = field(default_factory=dict)
    refuses: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate.chain, self.certificate.key)
        if self.newest < ssl.TLSVersion.TLSv1_2:
            context.minimum_version = self.newest
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.maximum_version = self.newest
        self.over = threading.Event()
        self.silent = False
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.address = f"https://localhost:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, asked: Asked) -> Answer:
        """Return what Daily would answer."""
        self.asked.append(asked)
        bearer = asked.headers.get("Authorization", "")
        if not bearer.startswith("Bearer "):
            return _no(400, "authorization-header-error", "bad Authorization header format")
        if bearer != f"Bearer {self.key}":
            return _no(401, "authentication-error", "")
        found = _PATH.fullmatch(asked.path)
        kind, name, what = found.groups() if found else ("", None, None)
        endpoint = kind + ("/:name" if name else "") + (f"/{what}" if what else "")
        if (asked.method, endpoint) not in SCHEMAS:
            return _no(404, "not-found", "")
        schema = SCHEMAS[asked.method, endpoint]
        try:
            if schema is None and asked.body is not None:
                return _no(400, "invalid-request-error", "no body is expected")
            jsonschema.validate(asked.body, schema or {})
        except jsonschema.ValidationError as error:
            self.faults.append(f"{asked.method} {endpoint}: {error.message}")
            return _no(400, "invalid-request-error", error.message)
        return self._do(asked, kind, name or "", what or "")

    def _do(self, asked: Asked, kind: str, name: str, what: str) -> Answer:  # noqa: PLR0911  # one an endpoint
        if kind == "/meeting-tokens":
            return 200, {"token": f"token.{json.dumps(asked.body['properties'], sort_keys=True)}"}
        if not name:
            made = asked.body["name"]
            if made in self.rooms:
                return _no(400, "invalid-request-error", f"a room named {made} already exists")
            self.rooms[made] = asked.body
            return 200, self._room(made)
        if name not in self.rooms:
            return _no(404, "not-found", "")
        if what == "presence":
            rows = [
                {"id": each, "room": name, "userId": user, "userName": "", "duration": 1}
                for each, user in self.present.get(name, [])
            ]
            return 200, {"total_count": len(rows), "data": rows}
        if what == "eject":
            out = [each for each in self.present.get(name, []) if each[1] in asked.body["user_ids"]]
            self.ejected += [user for _, user in out]
            self.present[name] = [each for each in self.present.get(name, []) if each not in out]
            return 200, {"ejectedIds": [each for each, _ in out]}
        if what == "update-permissions":
            self.permissions.update(asked.body["data"])
            return 200, {"data": asked.body["data"]}
        if asked.method == "DELETE":
            del self.rooms[name]
            return 200, {"deleted": True, "name": name}
        self.rooms[name] = {"name": name, **asked.body}
        return 200, self._room(name)

    def _room(self, name: str) -> dict[str, Any]:
        told = self.rooms[name]
        return {
            "id": str(uuid.uuid4()),
            "name": name,
            "api_created": True,
            "privacy": told.get("privacy", "public"),
            "url": f"https://videosync.daily.co/{name}",
            "created_at": "2026-11-26T11:00:00.000Z",
            "config": told.get("properties", {}),
        }


def _no(status: int, error: str, info: str) -> Answer:
    return status, {"error": error, "info": info}


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, *_args: object) -> None:
        """A client that does not believe us hangs up."""


def _handler(api: DailyApi) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 10

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            if api.silent:
                api.over.wait(10)
                return
            if api.refuses:
                status, headers = api.refuses.pop(0)
                self._answer(status, {"error": "rate-limit-error", "info": ""}, headers)
                return
            asked = Asked(self.command, self.path, body, dict(self.headers.items()))
            self._answer(*api.answer(asked), {})

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def do_DELETE(self) -> None:
            self._serve()

        def _answer(self, status: int, told: dict[str, Any], headers: dict[str, str]) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    return Handler
