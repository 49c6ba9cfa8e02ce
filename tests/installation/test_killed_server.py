"""The server is killed again and again while reports are sent, approved and closed.

`make kills` does it 200 times; LANGSO_KILLS says how often, LANGSO_SEED when. Nine of
ten kills hit a worker that a loaded server has forked, the tenth the whole group of the
web server as `langso up` starts it.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from langso.installation.serving import web_command
from tests.installation.killed_world import ASKED, LOOK, SET_UP, Commune, Ledger
from tests.installations import Installation, empty_database

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a server that forks needs a system that does"
)
KILLS = int(os.getenv("LANGSO_KILLS", "12"))
GROUPS = max(2, KILLS // 10)
SEED = int(os.getenv("LANGSO_SEED") or random.SystemRandom().randrange(10**6))
FORKING = """
import ctypes, os, socket, sys, threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.util import setup_testing_defaults
from langso.wsgi import application
class Quiet(WSGIRequestHandler):
    log_message = lambda *_: None
first = {"PATH_INFO": "/tai-khoan/dang-nhap/"}  # all is loaded before it forks
setup_testing_defaults(first)
b"".join(application(first, lambda *_: None))
from django.db import connections; connections.close_all()
port = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=100)
def serve():
    server = WSGIServer(port.getsockname(), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = port
    server.server_name, server.server_port = port.getsockname()
    server.setup_environ()
    server.set_app(application)
    while True:
        server.handle_request()
while True:
    child = os.fork()
    if not child:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(1, 9)  # ends with its parent
        threads = [threading.Thread(target=serve) for _ in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    print(child, flush=True)
    os.waitpid(child, 0)
"""


@pytest.fixture
def installation(tmp_path) -> Iterator[Installation]:
    with empty_database("giet") as database:
        made = Installation(tmp_path, database, LANGSO_SECOND_FACTOR="")
        yield made


def test_nothing_is_lost_and_nothing_doubled(installation, tmp_path):
    chance, began = random.Random(SEED), time.monotonic()
    communes, months = (5, 75) if KILLS > 50 else (1, 30)
    made = installation.run(SET_UP, str(communes), str(months), ",".join(ASKED))
    ledger, ready = Ledger(), time.monotonic()
    with at_work(ledger, installation.port, json.loads(made), chance):
        kill_workers(installation, ledger, chance)
        starting = kill_groups(installation, ledger, chance)
        installation.start(*web_command("127.0.0.1", installation.port))
    installation.stop()
    (tmp_path / "ledger.json").write_text(ledger.as_json())
    lost, counts = json.loads(installation.run(LOOK, str(tmp_path / "ledger.json")))
    print(
        f"seed {SEED}: {KILLS} kills, {GROUPS} of the whole group"
        f" (which starts in {starting:.1f} s), in"
        f" {time.monotonic() - ready:.0f} s after {ready - began:.0f} s of preparing;"
        f" under way {dict(ledger.caught)}; sent, approved, closed {counts}"
    )
    assert (ledger.wrong, lost) == ([], []), f"LANGSO_SEED={SEED}"
    assert all(counts)
    assert KILLS < 50 or {"send", "approve", "close"} <= set(ledger.caught)
    for what in ((), ("--audit",)):
        code, said = installation.langso("check", *what)
        assert code == 0, f"LANGSO_SEED={SEED}: {said}"


@contextmanager
def at_work(ledger, port, made, chance) -> Iterator[None]:
    """The people of all communes, until the block ends and each has had an answer."""
    each = [random.Random(chance.random()) for _ in made]
    communes = [Commune(ledger, port, *one) for one in zip(made, each, strict=True)]
    threads = [thread for commune in communes for thread in commune.threads()]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ledger.over.set()
        for thread in threads:
            thread.join(200)
    assert not any(thread.is_alive() for thread in threads)


def kill_workers(installation, ledger, chance) -> None:
    """Kill what the server has forked; at last the server itself with all its group."""
    command = [sys.executable, "-c", FORKING, str(installation.port)]
    with subprocess.Popen(
        command,
        env=installation.environ,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as server:
        for _kill in range(KILLS - GROUPS):
            worker = int(server.stdout.readline())
            time.sleep(chance.uniform(0.01, 0.6))
            ledger.note_kill()
            os.kill(worker, signal.SIGKILL)
        os.killpg(server.pid, signal.SIGKILL)


def kill_groups(installation, ledger, chance) -> float:
    """Kill the web server and its workers together, as it is served for real.

    Returns how long it takes to start, in seconds.
    """
    starting = 0.0
    for _kill in range(GROUPS):
        began = time.monotonic()
        installation.start(*web_command("127.0.0.1", installation.port))
        starting += time.monotonic() - began
        time.sleep(chance.uniform(0.01, 0.8))
        ledger.note_kill()
        os.killpg(installation.child.pid, signal.SIGKILL)
        installation.child.wait()
    return starting / GROUPS
