"""Take a picture of every page at 1366 and 360 px into var/screenshots.

    .venv/bin/python tools/screenshots.py [part of a name ...]

Serves the sample from a new database, so that the pictures are always the same, and
shows each page to whom it is for: a stranger, an administrator, an officer, a village
head (`tests/every_page.py` lists them). Look at them: nobody else does.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "var/screenshots"
WIDTHS = (1366, 360)
PREPARE = """
import json
from datetime import date
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
from langso import sample
from langso.people.models import Post, User
from langso.resolutions.models import Resolution
from tests.every_page import furnish, just_signed_in
sample.load()
living = Resolution.objects.get()
officer = User.objects.get(username=sample.OFFICER)
admin = User.objects.create(username="quantri")
role = Post.Role.ADMINISTRATOR
officer.posts.filter(role=role).update(user=admin)
leader = User.objects.get(username=sample.LEADER)
head = Post.objects.filter(role=Post.Role.VILLAGE_HEAD).first().user
pages = [(page.name, page.who, page.path) for page in furnish(living, officer, admin)]
sessions = {}
cast = {"admin": admin, "officer": officer, "head": head, "leader": leader}
for who, user in cast.items():
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    just_signed_in(client)
    sessions[who] = client.cookies["sessionid"].value
print(json.dumps([pages, sessions]))
"""
Pages = list[tuple[str, str, str]]


@contextmanager
def sample_server() -> Iterator[tuple[str, Pages, dict[str, str]]]:
    """Serve the sample; yield its address, every page, and a session of each person."""
    with tempfile.TemporaryDirectory() as home, socket.create_server(("", 0)) as free:
        port = str(free.getsockname()[1])
        free.close()
        settings = {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        environ = os.environ | settings | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        prepare = [sys.executable, "-c", PREPARE]
        made = subprocess.run(prepare, env=environ, check=True, stdout=subprocess.PIPE)
        pages, sessions = json.loads(made.stdout.splitlines()[-1])
        granian = str(Path(sys.executable).with_name("granian"))
        server = subprocess.Popen(
            [granian, "--interface", "wsgi", "--port", port, "langso.wsgi:application"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(int(port))
            yield f"http://localhost:{port}", pages, sessions
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int) -> None:
    """Wait until the server answers, at most 30 seconds."""
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")


def picture(page: Page, name: str, path: str, width: int) -> None:
    """One picture of the first screen, one of the whole page."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}-{width}.png")
    page.screenshot(path=PICTURES / f"{name}-{width}-full.png", full_page=True)


def main() -> None:
    """Visit every page, or those whose name holds one of the words given."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sample_server() as (address, pages, sessions), sync_playwright() as playwright:
        path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path)
        for width, who in product(WIDTHS, ("", *sessions)):
            context = chromium.new_context(
                base_url=address, viewport={"width": width, "height": 900}
            )
            if who:
                cookie = {"name": "sessionid", "value": sessions[who], "url": address}
                context.add_cookies([cookie])
            page = context.new_page()
            for name, path in wanted(pages, who):
                picture(page, name, path, width)
            context.close()
        chromium.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}")


def wanted(pages: Pages, who: str) -> Iterator[tuple[str, str]]:
    """The pages of one person, as file name and address; the same name is counted."""
    words, seen = sys.argv[1:], Counter[str]()
    for name, whose, path in pages:
        title = f"{name.replace(':', '-')}-{whose or 'stranger'}"
        seen[title] += 1
        if whose == who and (not words or any(word in title for word in words)):
            yield title + (f"-{seen[title]}" if seen[title] > 1 else ""), path


if __name__ == "__main__":
    main()
