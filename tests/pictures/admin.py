"""``python -m tests.pictures.admin``: the admins' pages, photographed in Chromium."""

import argparse
import sys
import tempfile
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.parts.admins import PASSWORD, admins_in, served
from tests.parts.browser import browser, prefer

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PAGES = ("people", "blocked", "events", "deleted", "vendors", "residency", "retention", "audit")
_SIZE = (1366, 900)


def main(arguments: list[str]) -> int:
    """Make the pictures that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures.admin", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PAGES))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vs-pictures-") as name:
        folder = Path(name)
        with admins_in(folder) as admins, served(admins) as server, browser(folder) as opened:
            opened.set_window_size(*_SIZE)
            opened.get(f"{server.url}/admin/sign-in")
            opened.save_screenshot(str(chosen.folder / "admin-sign-in-light.png"))
            opened.find_element(By.ID, "mail").send_keys(admins.admin.mail)
            opened.find_element(By.ID, "password").send_keys(PASSWORD.reveal(), Keys.ENTER)
            opened.find_element(By.ID, "code").send_keys(admins.code(), Keys.ENTER)
            (event, *_) = admins.parts.eventing.events.list(admins.caller)
            admins.parts.eventing.events.delete(admins.caller, event.id, event.revision)
            for colours in ("light", "dark"):
                prefer(opened, colours)
                for page in chosen.names or PAGES:
                    opened.get(f"{server.url}/admin/{page}")
                    path = chosen.folder / f"admin-{page}-{colours}.png"
                    opened.save_screenshot(str(path))
                    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
