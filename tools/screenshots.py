"""Take a picture of every page at 1366 and 360 px into var/screenshots.

    .venv/bin/python tools/screenshots.py

Serves the sample from a new database, so that the pictures are always the same. Look at
them: nobody else does.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "var/screenshots"
WIDTHS = (1366, 360)
PUBLIC = {
    "resolution": "/",
    "sign-in": "/tai-khoan/dang-nhap/",
    "card": "/tai-khoan/the/",
    "not-found": "/khong-co/",
}
OFFICER = {
    "resolutions": "/nghi-quyet/",
    "figure": "/so-lieu/chi-tieu/1/",
    "progress": "/so-lieu/nhiem-vu/1/",
    "account": "/tai-khoan/",
    "sessions": "/tai-khoan/phien/",
    "two-steps": "/tai-khoan/hai-buoc/",
    "people": "/tai-khoan/nguoi/",
    "post": "/tai-khoan/nguoi/them/",
    "cards": "/tai-khoan/nguoi/the/",
}
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from langso import sample
access = sample.load()
print(access.username, access.password)
"""


@contextmanager
def sample_server() -> Iterator[tuple[str, str, str]]:
    """Serve the sample; yield its address, a name and a password."""
    with tempfile.TemporaryDirectory() as home, socket.create_server(("", 0)) as free:
        port = str(free.getsockname()[1])
        free.close()
        settings = {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        environ = os.environ | settings | {"PYTHONPATH": str(ROOT / "src")}
        prepare = [sys.executable, "-c", PREPARE]
        name, password = subprocess.run(
            prepare, env=environ, check=True, capture_output=True, text=True
        ).stdout.split()
        granian = str(Path(sys.executable).with_name("granian"))
        server = subprocess.Popen(
            [granian, "--interface", "wsgi", "--port", port, "langso.wsgi:application"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(int(port))
            yield f"http://localhost:{port}", name, password
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


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto(PUBLIC["sign-in"])
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def picture(page: Page, name: str, path: str, width: int) -> None:
    """One picture of the first screen, one of the whole page."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}-{width}.png")
    page.screenshot(path=PICTURES / f"{name}-{width}-full.png", full_page=True)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sample_server() as (address, name, password), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for width in WIDTHS:
            context = chromium.new_context(
                base_url=address, viewport={"width": width, "height": 900}
            )
            page = context.new_page()
            for title, path in PUBLIC.items():
                picture(page, title, path, width)
            sign_in(page, name, password)
            for title, path in OFFICER.items():
                picture(page, title, path, width)
            context.close()
        chromium.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}")


if __name__ == "__main__":
    main()
