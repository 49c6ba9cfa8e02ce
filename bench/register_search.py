"""The register searched at 40.000 households, through the whole server: 20 ms.

What is measured is the slowest of several searches, as htmx asks for them. Beside it:
a common word, a rare one, the last page, and the least the server can say.
"""

from django.test import Client

from bench.measure import report, timing
from bench.register import a_commune, where

HOUSEHOLDS = 40_000
RUNS = 25
SEARCHES = {
    "nguyen van": "?tim=nguyen+van",
    "one village": "?tim=nguyen+van&thon={village}",
    "an address": "?tim=ngo+39+so+799",
    "nobody": "?tim=khong+ai",
    "all": "",
    "the last page": "?sau={last}",
}


def main() -> None:
    with a_commune() as (commune, officer):
        from django.conf import settings
        from django.test.utils import setup_test_environment

        from langso.places.queries import villages_of
        from langso.registry.actions import enter_households
        from langso.registry.models import Household

        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
        settings.SECOND_FACTOR_ROLES = []  # signing in is not what is measured
        setup_test_environment()
        villages = list(villages_of(commune))
        for at, village in enumerate(villages):
            rows = list(_households(at, HOUSEHOLDS // len(villages) + 1))
            enter_households(village, rows, by=officer)
        _analyse()
        last = Household.objects.order_by("-name_sort", "-pk")[20]
        client = Client(headers={"HX-Request": "true"})
        client.force_login(officer)
        gaps = {"village": villages[6].pk, "last": f"{last.name_sort}-{last.pk}"}
        times = {
            name: timing(lambda path=path: client.get(path), RUNS)  # type: ignore[misc]
            for name, path in (
                (name, "/ho/" + query.format(**gaps))
                for name, query in SEARCHES.items()
            )
        }
        assert client.get("/ho/?tim=nguyen+van").status_code == 200
        times["the least (/healthz)"] = timing(lambda: client.get("/healthz"), RUNS)
    slowest = max(times.values(), key=lambda one: one.median)
    medians = {name: one.median for name, one in times.items()}
    beside = slowest.beside() | medians
    report(f"register_search ({where()})", slowest.median, "ms", 20, beside)


def _households(village: int, count: int) -> "list[dict[str, object]]":
    from langso.sample.households import sample_name

    return [
        {
            "number": str(at),
            "head": sample_name(village * count + at),
            "address": f"Ngõ {at % 40 + 1}, số {at}",
            "people": 4,
        }
        for at in range(1, count + 1)
    ]


def _analyse() -> None:
    """What the databases do by themselves after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        vacuum = "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        cursor.execute(vacuum)


if __name__ == "__main__":
    main()
