"""`langso up` from an empty folder to a page, and down again without a trace."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from langso.installation import up
from langso.installation.serving import why_not_at
from langso.installation.words import WORDS, say

UP = "import sys; from langso.installation import up; sys.exit(up(sample=True))"


def is_taken(port: int) -> bool:
    return why_not_at("127.0.0.1", port, "en") != ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`langso up --sample` in a folder of its own, on a database of its own."""

    def __init__(self, home, port: int) -> None:
        env = os.environ | {"LANGSO_HOME": str(home), "LANGSO_PORT": str(port)}
        env.pop("LANGSO_DATABASE_URL", None)
        self.address, self.lines = f"http://127.0.0.1:{port}", ""
        self.child = subprocess.Popen(
            [sys.executable, "-c", UP],
            env=env | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for line in self.child.stdout:
            self.lines += line
            if "Ctrl-C" in line:
                break

    def stop(self) -> int:
        self.child.send_signal(signal.SIGTERM)
        self.lines += self.child.stdout.read()
        return self.child.wait(30)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(home):
    running = Server(home, free_port())
    yield running
    running.child.kill()


def test_the_sample_is_served_and_signed_in_to(server):
    password = re.search(r"(?:\w{4}-){3}\w{4}", server.lines)[0]
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{server.address}/tai-khoan/dang-nhap/").read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"username": "canbo", "password": password, "csrfmiddlewaretoken": token}

    answer = opener.open(
        f"{server.address}/tai-khoan/dang-nhap/?next=/healthz", urlencode(form).encode()
    )

    assert answer.url == f"{server.address}/healthz"
    assert answer.read() == b"ok"


def test_a_port_in_use_is_said_and_nothing_starts(server, home):
    port = int(server.address.rsplit(":", 1)[1])

    second = Server(home, port)

    assert is_taken(port)
    assert (second.child.wait(30), str(port) in second.lines) == (1, True)


def test_everything_ends_on_a_signal_and_starts_again(server, home):
    port = int(server.address.rsplit(":", 1)[1])

    assert server.stop() == 0
    until = time.monotonic() + 10
    while is_taken(port) and time.monotonic() < until:
        time.sleep(0.1)

    again = Server(home, port)
    assert urlopen(f"{server.address}/healthz").status == 200
    assert "langso password canbo" in again.lines
    assert again.stop() == 0
    assert not is_taken(port)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells a child of this")
def test_nothing_outlives_a_set_up_that_was_killed(home):
    killed = Server(home, free_port())
    port = int(killed.address.rsplit(":", 1)[1])

    killed.child.kill()

    until = time.monotonic() + 40  # a worker that still starts ends when it is up
    while is_taken(port) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_taken(port)


@pytest.mark.pure
@pytest.mark.parametrize("typed", ["abc", "0", "65536", "-1", ""])
def test_a_port_that_is_none_is_said(monkeypatch, capsys, typed):
    monkeypatch.setenv("LANGSO_PORT", typed)

    assert up(language="en") == 1
    assert "from 1 to 65535" in capsys.readouterr().out


def test_an_address_of_another_machine_is_said():
    assert "192.0.2.1" in why_not_at("192.0.2.1", free_port(), "en")


@pytest.mark.parametrize(
    ("home", "said"), [("/dev/null/x", "LANGSO_HOME"), ("{}", "LANGSO_HOME")]
)
def test_a_home_that_cannot_be_is_said(tmp_path, home, said):
    (tmp_path / "file").write_text("")
    env = os.environ | {"LANGSO_HOME": home.format(tmp_path / "file")}
    command = [sys.executable, "-m", "langso.cli", "--lang", "en", "check"]

    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8")

    assert (done.returncode, done.stderr) == (1, "")
    assert said in done.stdout


@pytest.mark.pure
@pytest.mark.parametrize("key", WORDS)
def test_every_sentence_takes_the_same_values_in_both_languages(key):
    names = [set(re.findall(r"{(\w+)}", words)) for words in WORDS[key]]
    values = dict.fromkeys(names[0], "x")

    assert names[0] == names[1]
    assert "{" not in say(key, "vi", **values) + say(key, "en", **values)
