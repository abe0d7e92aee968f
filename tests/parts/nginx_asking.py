"""nginx with its RTMP module, asking a backend about each publish, as docs/backend.md has it."""

import os
import pwd
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.secrets import Secret

from .ports import free_port, wait_for_listener

_CONFIG = """
daemon off;
master_process off;
{user}
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
rtmp {{
    access_log off;
    server {{
        listen 127.0.0.1:{rtmp_port};
        notify_update_timeout 400ms;
        on_publish http://127.0.0.1:{ask_port}/ask;
        on_update http://127.0.0.1:{ask_port}/ask;
        application live {{
            live on;
            record all;
            record_path {folder}/live;
            record_unique on;
        }}
        application rehearsal {{
            live on;
            deny play all;
        }}
    }}
}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{ask_port};
        location = /ask {{
            include {folder}/token.conf;
            proxy_pass {backend}/ingest/nginx;
            proxy_connect_timeout 2s;
            proxy_read_timeout 2s;
        }}
    }}
}}
"""


class AskingNginx:
    """Runs while entered; *token* lies in a file of its own, which its owner alone reads."""

    def __init__(self, folder: Path, backend: str, token: Secret) -> None:
        self.rtmp_port, ask_port = free_port(), free_port()
        self._folder = folder
        self.stored = folder / "live"
        self.stored.mkdir(parents=True)
        user = pwd.getpwuid(os.getuid()).pw_name
        secret = folder / "token.conf"
        secret.touch(0o600)
        secret.write_text(f'proxy_set_header Authorization "Bearer {token.reveal()}";\n')
        self._config = folder / "nginx.conf"
        self._config.write_text(
            _CONFIG.format(
                user=f"user {user};" if os.getuid() == 0 else "",
                folder=folder,
                rtmp_port=self.rtmp_port,
                ask_port=ask_port,
                backend=backend,
            )
        )
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["nginx", "-c", str(self._config), "-p", str(self._folder)],
            stderr=subprocess.DEVNULL,
        )
        wait_for_listener(self.rtmp_port)
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
