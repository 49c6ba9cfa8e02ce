"""The web server and the worker, started together and stopped together."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from langso.installation.words import Language, say
from langso.jobs import WORKER, nightly, remind, sweep
from langso.people.models import Post
from langso.sample import Access, load

SWEEP_EVERY = 5  # seconds
STARTING_TIME = 60  # seconds
STOPPING_TIME = 10  # seconds

Process = subprocess.Popen[bytes]


def up(*, sample: bool, host: str, port: int, language: Language) -> int:
    """Prepare, start, wait until asked to stop; see `langso.installation.up`."""
    if problem := why_not_at(host, port, language):
        print(problem)
        return 1
    print(say("preparing", language), flush=True)
    try:
        prepare()
        access = load() if sample else None
    except DatabaseError as error:
        print(say("no_database", language, problem=error))
        return 1
    return _serve(host, port, access, language)


def _serve(host: str, port: int, access: Access | None, language: Language) -> int:
    """Start everything, greet, wait until asked to stop; 1 if the web server ended."""
    stop = Event()
    with _stopping_on_signals(stop), _running(web_command(host, port)) as web:
        address = f"http://{host}:{port}/"
        if not wait_until_healthy(address, web, stop):
            print(say("web_died", language) if not stop.is_set() else "")
            return int(not stop.is_set())
        _greet(address, access, language)
        failed = _keep_running(web, stop)
    print(say("web_died" if failed else "stopped", language))
    return int(failed)


def why_not_at(host: str, port: int, language: Language) -> str:
    """Say why nothing can be served there; the server itself shares a port silently."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere the option would let two share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return say("port_taken", language, port=port, other=port + 1)
            return say("no_address", language, host=host, port=port, problem=error)
    return ""


def prepare() -> None:
    """Bring tables and static files up to date; forget old results of the queue."""
    settings.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("prune_db_task_results", verbosity=0)


def wait_until_healthy(address: str, web: Process, stop: Event) -> bool:
    """Ask until the server answers; False if it ends, or we are to stop, before."""
    until = time.monotonic() + STARTING_TIME
    name = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    request = Request(f"{address}healthz", headers={"Host": name})  # noqa: S310
    while time.monotonic() < until and web.poll() is None and not stop.is_set():
        try:
            with urlopen(request, timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except (URLError, OSError):
            stop.wait(0.2)
    return False


def _keep_running(web: Process, stop: Event) -> bool:
    """Restart a worker that ended, take up what it left; True if the web ended."""
    looked_on = None
    while not stop.is_set():
        with _running(_worker()) as worker:
            while not stop.wait(SWEEP_EVERY) and worker.poll() is None:
                if web.poll() is not None:
                    return True
                sweep()
                if looked_on != (looked_on := timezone.localdate()):
                    nightly()
                    remind()
    return False


def web_command(host: str, port: int) -> list[str]:
    """What the web server is started with, after the name of Python."""
    workers = "1" if os.name == "nt" else "2"
    return [
        *("-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--workers", workers, "--blocking-threads", "1"),
        *("--workers-kill-timeout", f"{STOPPING_TIME}"),  # one that still starts, too
        *("--host", host, "--port", str(port), "langso.wsgi:application"),
    ]


def _worker() -> list[str]:
    return ["-m", "django", *WORKER]


@contextmanager
def _running(arguments: list[str]) -> Iterator[Process]:
    """A child of this program with all it starts, asked to end and then made to."""
    child = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, *arguments],
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
    )
    try:
        yield child
    finally:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(STOPPING_TIME)
        _end_all_of(child)


def _end_with_parent() -> None:
    """Ask Linux for a SIGTERM when `langso up` ends, even if it was killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _end_all_of(child: Process) -> None:
    """End what is left: the workers of a web server that was killed keep its port."""
    if sys.platform == "win32":
        child.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


@contextmanager
def _stopping_on_signals(stop: Event) -> Iterator[None]:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last is of Windows
    wanted = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in wanted}
    for number in wanted:
        signal.signal(number, lambda *_: stop.set())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _greet(address: str, access: Access | None, language: Language) -> None:
    print(say("ready", language, address=address))
    if access and access.password:
        words = {"username": access.username, "password": access.password}
        print(say("sign_in", language, address=address, **words))
    elif access:
        print(say("sign_in_again", language, address=address, username=access.username))
    elif not Post.objects.exists():
        print(say("nobody", language))
    print(say("how_to_stop", language), flush=True)
