from django.urls import path, register_converter

from langso.boards import desk_views, leader_views, origins, views
from langso.boards.addresses import PlaceConverter

app_name = "boards"
register_converter(PlaceConverter, "place")

# /
urlpatterns = [
    path("", views.home, name="home"),
    path("ban-viec/", desk_views.desk, name="desk"),
    path("chot-so-lieu/<place:commune>/", views.closings, name="closings"),
    path("mot-phut/", leader_views.one_minute, name="one-minute"),
    # /nghi-quyet/xa-mau-3/2026/
    path("nghi-quyet/<place:commune>/<int:year>/", views.resolution, name="resolution"),
    path(
        "nghi-quyet/<place:commune>/<int:year>/chi-tieu/<int:target>/",
        origins.origin,
        name="origin",
    ),
    path(
        "nghi-quyet/<place:commune>/<int:year>/chi-tieu/<int:target>/dien-bien/",
        origins.course,
        name="course",
    ),
    path(
        "nghi-quyet/<place:commune>/<int:year>/ban-<int:version>/",
        views.resolution,
        name="version",
    ),
    path(
        "nghi-quyet/<place:commune>/<int:year>/ban-<int:version>/ban-goc/",
        views.original,
        name="original",
    ),
]
