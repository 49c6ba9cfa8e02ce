from django.urls import path, re_path

from langso.api.views import described
from langso.api.views.door import nowhere, through

app_name = "api"

# /api/v1/
urlpatterns = [
    *[
        path(str(one.pattern), through(one.callback), name=one.name)
        for one in described.operations()
    ],
    path("openapi.json", described.openapi, name="openapi"),
    re_path("^(?P<rest>.*)$", nowhere, name="nowhere"),
]
