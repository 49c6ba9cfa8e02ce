"""Reports of 20 figures sent to the real server by 4 and by 26 clients at once.

The server runs as `langso up` runs it, in processes of its own; the clients share its
two cores. Each report passes its checks and leaves its line of history. Promised: on
PostgreSQL 200 a second with 4 clients and a p95 under 200 ms with 26; on SQLite 100 a
second. A well-known form server held 172 a second and 248 ms on such a machine.
"""

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from bench.measure import report
from bench.measures import a_year, where

PROMISED = {"SQLite": 100, "PostgreSQL": 200}
EACH = 700  # reports sent by each number of clients
WARM = 300  # sent before: the programs beside the server start, connections open
TOKEN = "b" * 32


def main() -> None:
    with a_year() as bench:
        sending = _open(bench)
        with _served() as port:
            _sent(port, sending, clients=4, reports=WARM)  # as after its first minute
            quick, _ = _sent(port, sending, clients=4)
            many, waits = _sent(port, sending, clients=26)
        p95 = sorted(waits)[int(len(waits) * 0.95)]
        told = {"p95 with 26 clients, ms": p95, "a second with 26 clients": many}
        report(
            f"submit ({where()}), 4 clients", quick, "a second", PROMISED[where()],
            told, at_least=True,
        )  # fmt: skip
        report(f"submit p95 ({where()}), 26 clients", p95, "ms", 200, {})


def _open(bench: Any) -> Queue[tuple[str, str, bytes]]:
    """Open every period but the first again; what each head will send, and how."""
    from django.test import Client

    from langso.measures.models import Check, Figure, Period, Report
    from langso.people.models import Post, User

    first = Period.objects.order_by("starts_on").values("starts_on")[:1]
    later = Report.objects.exclude(period__starts_on=first)
    Figure.objects.filter(report__in=later).delete()
    later.update(
        status="waiting", answers={}, submitted_by=None, submitted_at=None,
        saved_by=None, decided_by=None, decided_at=None,
    )  # fmt: skip
    Check.objects.bulk_create(
        Check(
            form=form, measure=question.measure, rule="jump", weight="reason",
            percent=60, message="Kỳ trước {before}, kỳ này {value}.",
        )
        for form in {report.period.form for report in later.select_related()}
        for question in form.questions.select_related("measure")
    )  # fmt: skip
    sessions = {}
    for village in bench.villages:
        head = User.objects.create(username=f"thon-{village.pk}")
        Post.objects.create(
            user=head, role="village_head", unit=village,
            starts_on=bench.commune.valid_from,
        )  # fmt: skip
        client = Client()
        client.force_login(head)
        sessions[village.pk] = client.cookies["sessionid"].value
    luck, waiting = random.Random(7), Queue[tuple[str, str, bytes]]()
    for one in later.select_related("period__form").order_by("pk"):
        codes = one.period.form.questions.values_list("measure__code", flat=True)
        changes = {
            code: {"value": str(luck.randint(400, 500)), "before": ""} for code in codes
        }
        body = json.dumps({"changes": changes}).encode()
        waiting.put((f"/bao-cao/{one.pk}/gui/", sessions[one.unit_id], body))
    return waiting


@contextmanager
def _served() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [Path(sys.executable).parent / "langso", "up", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env=os.environ,
    )
    try:
        for _turn in range(300):
            try:
                _ask(http.client.HTTPConnection("127.0.0.1", port), "GET", "/healthz")
                break
            except OSError:
                time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _ask(to: http.client.HTTPConnection, method: str, path: str, **more: Any) -> int:
    to.request(method, path, **more)
    answer = to.getresponse()
    answer.read()
    return answer.status


def _sent(
    port: int,
    waiting: Queue[tuple[str, str, bytes]],
    clients: int,
    reports: int = EACH,
) -> tuple[float, list[float]]:
    """Send so many reports; how many a second, and how long each took in ms."""
    mine = Queue[tuple[str, str, bytes]]()
    for _turn in range(reports):
        mine.put(waiting.get_nowait())

    def send() -> list[float]:
        to = http.client.HTTPConnection("127.0.0.1", port)
        taken: list[float] = []
        while True:
            try:
                path, session, body = mine.get_nowait()
            except Empty:
                return taken
            headers = {
                "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
                "X-CSRFToken": TOKEN,
                "Content-Type": "application/json",
            }
            begun = time.perf_counter()
            status = _ask(to, "POST", path, body=body, headers=headers)
            taken.append((time.perf_counter() - begun) * 1000)
            assert status == 200, status

    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        sending = [pool.submit(send) for _client in range(clients)]
        waits = [wait for one in sending for wait in one.result()]
    return reports / (time.perf_counter() - begun), waits


if __name__ == "__main__":
    main()
