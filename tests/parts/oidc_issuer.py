"""oidc-provider, a certified issuer of OpenID Connect that nobody here wrote, behind TLS."""

import re
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urljoin, urlsplit

import requests

from studio.backend.accounts.oidc import OidcProvider

from .pki import Certificate
from .ports import free_port, wait_for_listener

_FOLDER = Path(__file__).parent / "node"
_MOST_STEPS = 12


class OidcIssuer:
    """Runs while entered. Its client is ``studio``, for programs on a person's own machine."""

    def __init__(self, certificate: Certificate, ca_file: Path) -> None:
        self.port = free_port()
        self._certificate = certificate
        self._ca_file = ca_file
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def provider(self) -> OidcProvider:
        """Return it as the backend is told of it."""
        issuer = f"https://localhost:{self.port}"
        return OidcProvider(
            name="issuer",
            label="The test's issuer",
            issuer=issuer,
            metadata_url=f"{issuer}/.well-known/openid-configuration",
            client_id="studio",
            scope="openid email",
        )

    def browse(self, url: str, person: str) -> dict[str, str]:
        """Sign in as *person* as a browser would; return what it is sent back with."""
        with requests.Session() as browser:
            browser.trust_env = False
            browser.verify = str(self._ca_file)
            form: dict[str, str] | None = None
            for _ in range(_MOST_STEPS):
                method = "GET" if form is None else "POST"
                answer = browser.request(method, url, data=form, allow_redirects=False, timeout=10)
                form = None
                if answer.is_redirect:
                    url = urljoin(url, answer.headers["Location"])
                    if urlsplit(url).scheme == "http":
                        return {
                            name: words[0] for name, words in parse_qs(urlsplit(url).query).items()
                        }
                    continue
                assert answer.ok, answer.text
                found = re.search(r'name="prompt" value="(\w+)"', answer.text)
                assert found, answer.text
                form = {"prompt": found[1], "login": person, "password": "any"}
                action = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
                assert action, answer.text
                url = urljoin(url, action[1])
        message = "The issuer sends the browser round in circles."
        raise AssertionError(message)

    def __enter__(self) -> Self:
        installed = _FOLDER / "node_modules" / "oidc-provider"
        assert installed.is_dir(), "`python3 start.py test` installs oidc-provider; run it once"
        words = [str(self.port), str(self._certificate.chain), str(self._certificate.key)]
        self._process = subprocess.Popen(
            ["node", "oidc.mjs", *words],
            cwd=_FOLDER,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_listener(self.port)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
