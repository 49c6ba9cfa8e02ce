"""A list of 500 households on a slow phone: usable within a second of being opened.

The processor four times slower, the network as slow as in Chromium's "Slow 3G" (400 ms
to the server and back, 400 kbit/s), in a phone that has opened it before, as on every
evening but the first. "Usable" is: the first households are there and can be ticked.
Beside it: all 500 drawn, the first visit of a phone that knows nothing, without
network, and what the page weighs.
"""

import statistics
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bench.measure import report
from bench.village_list import a_list
from tests import chromium

RUNS = 5
SLOW = {"offline": False, "latency": 400,
        "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # fmt: skip
MARKS = """() => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("never")), 60_000);
  const root = document.documentElement.dataset;
  (function look() {
    if (root.ready) done(performance.now());
    else setTimeout(look, 10);
  })();
})"""
DRAWN = MARKS.replace("root.ready", "root.drawn")
KEPT = "async (path) => Boolean(await caches.match(path))"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Say nothing of each request."""


def main() -> None:
    from playwright.sync_api import sync_playwright

    with a_list() as bench:
        from django.test import Client

        client = Client()
        client.force_login(bench.head)
        session = client.cookies["sessionid"].value
        server = make_server(
            "localhost", 0, bench.application, server_class=Server, handler_class=Quiet
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://localhost:{server.server_port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.PATH)
            context = browser.new_context(
                base_url=url, viewport={"width": 360, "height": 740}
            )
            cookie = {"name": "sessionid", "value": session, "url": url}
            context.add_cookies([cookie])
            figures = measure(context, f"/binh-xet/{bench.dossier.pk}/ho/")
            browser.close()
        server.shutdown()
    usable = figures.pop("usable")
    report("title_list", usable, "ms", 1000, figures)


def measure(context: Any, path: str) -> dict[str, float]:
    page = slow(context)
    page.goto(path)
    first = page.evaluate(MARKS)
    weight = page.evaluate(
        "() => [...performance.getEntriesByType('resource'),"
        " ...performance.getEntriesByType('navigation')]"
        ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
    )
    for _turn in range(200):
        if page.evaluate(KEPT, path):
            break
        page.wait_for_timeout(200)
    page.close()
    again = [visit(context, path) for _run in range(RUNS)]
    context.set_offline(True)
    offline = [visit(context, path)[0] for _run in range(RUNS)]
    context.set_offline(False)
    return {
        "usable": statistics.median(ready for ready, _drawn in again),
        "all 500 drawn": statistics.median(drawn for _ready, drawn in again),
        "without network": statistics.median(offline),
        "first visit ever": first,
        "weight in kB": weight / 1000,
    }


def visit(context: Any, path: str) -> tuple[float, float]:
    page = slow(context)
    page.goto(path, wait_until="commit")
    found = page.evaluate(MARKS), page.evaluate(DRAWN)
    page.close()
    return found


def slow(context: Any) -> Any:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


if __name__ == "__main__":
    main()
