from django.urls import path

import langso.boards.urls  # noqa: F401  (it makes "place" known)
from langso.api.views import published

app_name = "open"

# /du-lieu-mo/
urlpatterns = [
    path("", published.index, name="index"),
    # /du-lieu-mo/xa-mau-3/2026/
    path("<place:commune>/<int:year>/", published.package, name="package"),
    path(
        "<place:commune>/<int:year>/datapackage.json",
        published.datapackage,
        name="datapackage",
    ),
    path("<place:commune>/<int:year>/<slug:name>.csv", published.file, name="file"),
    *[
        path(
            f"<place:commune>/chot-so-lieu/<slug:sha256>/sdmx-{version}.csv",
            published.sdmx,
            {"version": version},
            name=f"sdmx-{version[0]}",
        )
        for version in ("1.0", "2.0")
    ],
]
