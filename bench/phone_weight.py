"""What a village's phone loads on a first visit: HTML, CSS and JavaScript, compressed.

Fonts come once on top. Beside it: the village's tasks, each kind of file, and the
stylesheet of Bootstrap alone, which phone pages do without.
"""

import gzip
import os
import re
import tempfile
from pathlib import Path

from bench.measure import report

LOADED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        Path(home, "static").mkdir()
        from bench.public_page import prepare

        prepare()
        from django.contrib.staticfiles.storage import staticfiles_storage
        from django.test import Client

        from langso.measures.models import Report

        late = Report.objects.filter(status=Report.Status.WAITING).first()
        assert late is not None
        phone = Client(headers={"host": "localhost"})
        phone.force_login(late.unit.posts.get(role="village_head").user)

        def weigh(path: str) -> dict[str, float]:
            page = phone.get(path).content
            sizes = {"html": len(gzip.compress(page)), "css": 0, "js": 0}
            for address in LOADED.findall(page.decode()):
                name = address.removeprefix("/static/")
                body = Path(staticfiles_storage.path(name)).read_bytes()
                sizes[name.rsplit(".", 1)[-1]] += len(gzip.compress(body))
            return {kind: round(size / 1000, 2) for kind, size in sizes.items()}

        filled = weigh(f"/bao-cao/{late.pk}/")
        tasks = weigh("/viec-cua-thon/")
        bootstrap = Path(
            staticfiles_storage.path("vendor/bootstrap/bootstrap.min.css")
        ).read_bytes()
        beside = {f"of it {kind}": size for kind, size in filled.items()} | {
            "the village's tasks": round(sum(tasks.values()), 2),
            "Bootstrap's stylesheet alone": round(
                len(gzip.compress(bootstrap)) / 1000, 2
            ),
        }
        report("phone_weight", sum(filled.values()), "kB", 32, beside)


if __name__ == "__main__":
    main()
