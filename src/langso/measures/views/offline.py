"""What a phone needs to open Làng Số without network."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET

from langso.measures.phone_rooms import phone_rooms, senders

SCRIPTS = (
    "store.js", "telling.js", "counting.js", "photos.js", "report.js", "home.js",
    "push.js",
)  # fmt: skip
FONTS = ("latin-400", "latin-600", "vietnamese-400", "vietnamese-600")
REPORT = r"^/bao-cao/\d+/$"
SHELL = (
    "langso/tokens.css",
    "langso/course.css",
    "measures/phone.css",
    *(f"measures/phone/{name}" for name in SCRIPTS),
    *(f"vendor/fonts/be-vietnam-pro-{name}.woff2" for name in FONTS),
    "langso/mark.svg",
)


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the root so that it reaches the pages of villages."""
    rooms = phone_rooms()
    files = [*SHELL, *(path for room in rooms for path in room.files)]
    shell = [static(path) for path in files] + [reverse("phone:no-network")]
    version = hashlib.sha256("".join(shell).encode()).hexdigest()[:12]
    known = {
        "version": version,
        "shell": shell,
        "home": reverse("phone:home"),
        "pages": [REPORT, *(page for room in rooms for page in room.pages)],
        "account": reverse("people:index"),
        "icon": static("measures/phone/icon-192.png"),
        "noNetwork": reverse("phone:no-network"),
    }
    scripts = ["measures/phone/store.js", *senders(), "measures/phone/worker.js"]
    lines = [f"importScripts({json.dumps(static(path))});" for path in scripts]
    body = "\n".join([f"const KNOWN = {json.dumps(known)};", *lines, ""])
    return HttpResponse(
        body,
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"},
    )


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """How the phone shows Làng Số among its apps."""
    return JsonResponse(
        {
            "name": "Làng Số",
            "short_name": "Làng Số",
            "lang": "vi",
            "start_url": reverse("phone:home"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#fafbf9",
            "theme_color": "#13275c",
            "icons": [
                _icon("measures/phone/icon-192.png", 192),
                _icon("measures/phone/icon-512.png", 512),
            ],
        },
        content_type="application/manifest+json",
        headers={"Cache-Control": "max-age=86400"},
    )


@require_GET
def no_network(request: HttpRequest) -> HttpResponse:
    """Shown in place of a page the phone has not kept."""
    return render(request, "measures/phone_no_network.html")


def _icon(path: str, side: int) -> dict[str, str]:
    return {"src": static(path), "sizes": f"{side}x{side}", "type": "image/png"}
