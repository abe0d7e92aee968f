"""The admins' pages in a real browser without scripts: by keyboard, in both colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

from tests.parts.admins import PASSWORD, Admins, admins_in, served
from tests.parts.browser import browser, prefer

PAGES = ("people", "blocked", "events", "deleted", "vendors", "residency", "audit")
_FAULTS = """
const faults = [];
const named = e => e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim();
for (const e of document.querySelectorAll('input:not([type=hidden]), select, button, a'))
  if (!named(e)) faults.push('no name: ' + e.outerHTML);
for (const e of ['main', 'header', 'h1'])
  if (document.querySelectorAll(e).length !== 1) faults.push('not one ' + e);
const levels = [...document.querySelectorAll('h1, h2, h3')].map(e => +e.tagName[1]);
levels.forEach((l, i) => {
  if (i && l > levels[i - 1] + 1) faults.push('a level left out: ' + levels);
});
if (!document.documentElement.lang) faults.push('no language');
for (const e of document.querySelectorAll('table'))
  if (!e.querySelector('thead th[scope=col]')) faults.push('a table without heads');
if (document.documentElement.scrollWidth > innerWidth) faults.push('it scrolls sideways');
const numbers = c => c.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
  .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ground = e => {
  for (; e; e = e.parentElement) {
    const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c;
  }
  return [255, 255, 255];
};
for (const e of document.querySelectorAll('body *')) {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  if (!own || !e.getClientRects().length) continue;
  const [a, b] = [light(numbers(getComputedStyle(e).color)), light(ground(e))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  const text = e.textContent.trim().slice(0, 40);
  if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${text}`);
}
return faults;
"""


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Chrome, str, Admins]]:
    with admins_in(tmp_path) as admins, served(admins) as server, browser(tmp_path) as opened:
        yield opened, server.url, admins


def _sign_in(opened: Chrome, url: str, admins: Admins) -> None:
    opened.get(f"{url}/admin")
    assert opened.current_url == f"{url}/admin/sign-in"
    opened.find_element(By.ID, "mail").send_keys(
        admins.admin.mail, Keys.TAB, PASSWORD.reveal(), Keys.ENTER
    )
    opened.find_element(By.ID, "code").send_keys(admins.code(), Keys.ENTER)
    assert opened.current_url == f"{url}/admin/people"


def test_the_pages_are_accessible_and_work_without_scripts(
    shown: tuple[Chrome, str, Admins],
) -> None:
    opened, url, admins = shown
    opened.get(f"{url}/admin/sign-in")
    assert opened.execute_script(_FAULTS) == []
    _sign_in(opened, url, admins)
    person = f"people/{admins.others[0].id}"
    for colours in ("light", "dark"):
        prefer(opened, colours)
        for name in (*PAGES, person):
            opened.get(f"{url}/admin/{name}")
            assert opened.execute_script(_FAULTS) == [], (name, colours)
    # By keyboard alone: the first stop leads past the sections, and it shows where one is.
    opened.get(f"{url}/admin/people")
    opened.switch_to.active_element.send_keys(Keys.TAB)
    skip = opened.switch_to.active_element
    assert skip.text == "Skip to the content"
    outline = opened.execute_script("return getComputedStyle(arguments[0]).outlineWidth", skip)
    assert outline == "3px"
    # What a form changes is said, and is so.
    opened.get(f"{url}/admin/{person}")
    opened.find_element(By.ID, "reason").send_keys("Lost her phone", Keys.ENTER)
    assert opened.find_element(By.CSS_SELECTOR, "[role=status]").text.startswith("The account is")
    rows = [row.text for row in opened.find_elements(By.CSS_SELECTOR, "tbody tr")]
    assert any("Ann Andersson" in row and "Lost her phone" in row for row in rows)
    # And no page asks for anything that is not on this machine, or needs a script.
    assert opened.execute_script("return document.scripts.length") == 0
    asked = opened.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert all(each.startswith(f"{url}/") for each in asked)
