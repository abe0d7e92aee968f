"""Chromium without a screen, driven by its own driver, with scripts of pages switched off."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common import WebDriverException
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

_ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--force-color-profile=srgb"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
_NO_SCRIPTS = {"profile.managed_default_content_settings.javascript": 2}


@contextmanager
def browser(folder: Path) -> Iterator[webdriver.Chrome]:
    """Yield a browser with a profile of its own in *folder*."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert chromium, "apt-get install chromium"
    assert driver, "apt-get install chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*_ARGUMENTS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", _NO_SCRIPTS)
    opened = webdriver.Chrome(options, Service(driver))
    try:
        opened.set_page_load_timeout(30)
        yield opened
    finally:
        opened.quit()


def prefer(opened: webdriver.Chrome, colours: str) -> None:
    """Have the browser prefer "dark" or "light" colours, and change to them at once."""
    features = [
        {"name": "prefers-color-scheme", "value": colours},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def enter(opened: Chrome, place: WebElement, *keys: str) -> None:
    """Type *keys* there and press Enter, which leads to another page; wait until it is there."""
    before = opened.find_element(By.TAG_NAME, "html")
    place.send_keys(*keys, Keys.ENTER)
    # Asked just as the page is exchanged, the browser has another word for it than "stale".
    WebDriverWait(opened, 20, ignored_exceptions=[WebDriverException]).until(staleness_of(before))
