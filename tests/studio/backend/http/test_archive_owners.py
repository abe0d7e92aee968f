"""An archive is its organisation's: to another one it is not there, by any route."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from studio.backend.http import create_app
from studio.backend.parts import Parts

from .event_app import Names
from .serving import HEADERS

TUS = {
    "Tus-Resumable": "1.0.0",
    "Upload-Length": "3",
    # kind part, index 0, a SHA-256 of zeros
    "Upload-Metadata": "kind cGFydA==,index MA==,sha256 " + "MDAw" * 21 + "MA==",
}
PATCH = {
    "Tus-Resumable": "1.0.0",
    "Upload-Offset": "0",
    "Content-Type": "application/offset+octet-stream",
}


@pytest.mark.promise(37)
def test_another_organisation_finds_no_archive_by_any_route(parts: Parts) -> None:
    client = TestClient(create_app(replace(parts, sessions=Names())))
    anna, eve = ({"Authorization": f"Bearer {name}"} for name in ("anna", "eve"))
    made = client.post("/archive/5e55/uploads", headers={**TUS, **anna})
    place = made.headers["Location"]
    assert made.status_code == 201
    assert client.get("/archive", headers=anna).json() == {"sessions": ["5e55"]}
    assert client.get("/archive/5e55", headers=anna).json()["uploads"]
    assert client.get("/archive", headers=eve).json() == {"sessions": []}
    assert client.get("/archive/5e55", headers=eve).json()["uploads"] == []
    assert client.head(place, headers={**TUS, **eve}).status_code == 404
    assert client.patch(place, headers={**PATCH, **eve}, content=b"abc").status_code == 404
    for path in ("file", "recording"):
        assert client.get(f"/archive/5e55/{path}", headers=eve).status_code == 404
    for path in ("assembly", "verification"):
        assert client.post(f"/archive/5e55/{path}", headers=eve).status_code == 409
    # Nobody deletes another one's; its own is hidden at once, and nothing more is added to it.
    for name, status in (("eve", 404), ("pia", 403), ("bert", 204), ("bert", 404)):
        headers = {"Authorization": f"Bearer {name}"}
        assert client.delete("/archive/5e55", headers=headers).status_code == status
    assert client.get("/archive", headers=anna).json() == {"sessions": []}
    assert client.head(place, headers={**TUS, **anna}).status_code == 404
    assert client.post("/archive/5e55/uploads", headers={**TUS, **anna}).status_code == 409
    # The one that comes along has them where they always were.
    own = TestClient(create_app(parts))
    assert own.post("/archive/5e56/uploads", headers={**TUS, **HEADERS}).status_code == 201
    assert own.get("/archive", headers=HEADERS).json() == {"sessions": ["5e56"]}
