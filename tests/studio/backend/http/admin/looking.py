"""What is wrong with a page for who cannot see it well, or uses no mouse; asked in the browser."""

from collections.abc import Iterable

from selenium.webdriver import Chrome

from tests.parts.browser import prefer

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


def faults_of(opened: Chrome) -> list[str]:
    """Return what is wrong with the page that is open, in both colours."""
    found: list[str] = []
    for colours in ("light", "dark"):
        prefer(opened, colours)
        found += [f"{colours}: {each}" for each in _told(opened.execute_script(_FAULTS))]
    return found


def _told(found: Iterable[object]) -> list[str]:
    return [str(each) for each in found]
