"""Installations of their own: a folder, a database, keys, a server in its processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

URL = "LANGSO_DATABASE_URL"


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """The address of a database of its own, gone afterwards; "" is SQLite in HOME."""
    server = os.getenv(URL, "")
    if not server:
        yield ""
        return
    own = f"{name}_{os.getpid()}"
    _tell(server, f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')
    _tell(server, f'CREATE DATABASE "{own}"')
    yield urlunsplit(urlsplit(server)._replace(path=f"/{own}"))
    _tell(server, f'DROP DATABASE "{own}" WITH (FORCE)')


def _tell(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class Installation:
    """A folder, a database and a key of its own; nothing of it is this process's."""

    def __init__(self, home: Path, database: str = "", **own: str) -> None:
        self.home = home
        self.environ = (
            {
                name: value
                for name, value in os.environ.items()
                if not name.startswith("LANGSO_")
            }
            | {
                "LANGSO_HOME": str(home),
                URL: database,
                "DJANGO_SETTINGS_MODULE": "langso.settings",
                "PYTHONPATH": os.pathsep.join(["src", "."]),
                "PYTHONIOENCODING": "utf-8",
            }
            | own
        )
        self.port = free_port()
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, program: str, *arguments: str) -> str:
        """What a piece of Python prints that runs in this installation."""
        command = [sys.executable, "-c", program, *arguments]
        return self._done(command, check=True).stdout

    def langso(self, *arguments: str) -> tuple[int, str]:
        """The exit code of a command and what it says."""
        done = self._done([sys.executable, "-m", "langso.cli", *arguments])
        return done.returncode, done.stdout

    def start(self, *command: str) -> None:
        """Start a server, `langso up` if none is named, and wait until it answers."""
        port = ["--port", str(self.port), "--host", "127.0.0.1"]
        wanted = [*command] if command else ["-m", "langso.cli", "up", *port]
        self.child = subprocess.Popen(
            [sys.executable, *wanted],
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 120
        while not self._answers():
            assert self.child.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)

    def stop(self) -> None:
        """Ask the server to end, and wait for it."""
        if self.child:
            self.child.send_signal(signal.SIGTERM)
            self.child.wait(60)
            self.child = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=20) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _done(self, command: list[str], *, check: bool = False):
        return subprocess.run(
            command, env=self.environ, stdout=subprocess.PIPE, check=check,
            encoding="utf-8",
        )  # fmt: skip
