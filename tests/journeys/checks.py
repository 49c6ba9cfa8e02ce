"""What every page has to pass, whoever looks at it and on whatever screen."""

import gzip
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, Response, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STICKY = """stuck => {
  const free = new CSSStyleSheet();
  free.replaceSync("[data-let-go] { position: static !important; }");
  document.adoptedStyleSheets = stuck ? [] : [free];
  document.querySelectorAll("body *").forEach((part) => part.toggleAttribute(
    "data-let-go", !stuck && getComputedStyle(part).position === "sticky"));
}"""
UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"
MOVES = 3  # pages that may follow one another under one look
PATIENCE = 20_000  # milliseconds; other tests use the processor, too
expect.set_options(timeout=PATIENCE)
UNLOADED = "Failed to load resource"
PACKED = (".woff2", ".png", ".jpg")  # not smaller when compressed again


class Log:
    """What a page loaded, and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.responses: list[Response] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", lambda response: self.responses.append(response))

    def _hear(self, message: object) -> None:
        if message.type in ("error", "warning"):  # type: ignore[attr-defined]
            self.complaints.append(message.text)  # type: ignore[attr-defined]

    @property
    def hosts(self) -> set[str]:
        """Everything that was asked for anything."""
        return {urlsplit(response.url).netloc for response in self.responses}

    @property
    def weight(self) -> int:
        """Bytes of a first visit with everything compressed as the server does it."""
        return sum(packed(response) for response in self.responses)


def packed(response: Response) -> int:
    if response.status in (302, 304):
        return 0
    body = response.body()
    path = urlsplit(response.url).path
    return len(body if path.endswith(PACKED) else gzip.compress(body))


def violations(page: Page) -> list[str]:
    """What WCAG 2.2 AA forbids, as axe-core sees it.

    A bar that sticks to the screen covers some link at some moment of scrolling, and
    axe would call that link too small to hit: bars are let go while it looks.
    """
    page.evaluate(STICKY, False)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    page.evaluate(STICKY, True)
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def look_at(page: Page) -> tuple[list[str], int]:
    """What is forbidden on a page with everything open, and how far it runs over.

    A click returns before its page has come: where the page under the eyes is
    exchanged for the next one, the next one is looked at.
    """
    for _ in range(MOVES):
        page.wait_for_load_state()
        try:
            page.evaluate(UNFOLD)
            return violations(page), overflow(page)
        except Error:  # the page was just leaving
            continue
    page.evaluate(UNFOLD)
    return violations(page), overflow(page)


def faults_of(page: Page, *, offline: bool = False) -> list[str]:
    """What is wrong with a page, with everything on it folded open.

    Without network, or where two devices differ, a browser complains of every request
    that fails: such a line is no fault of the page.
    """
    forbidden, over = look_at(page)
    log: Log = page.log  # type: ignore[attr-defined]
    said = [c for c in log.complaints if not (offline and c.startswith(UNLOADED))]
    wide = [f"{over} px wider than the screen"] * (over > 0)
    asked = [f"asks {host}" for host in sorted(log.hosts)[1:]]
    return forbidden + said + wide + asked


def sound(page: Page, *, offline: bool = False) -> None:
    """Assert what holds for every page."""
    assert faults_of(page, offline=offline) == []


def open_menu(page: Page) -> None:
    """On a phone the links of the masthead are behind a button."""
    button = page.get_by_role("button", name="Các mục")
    if button.is_visible():
        button.click()
