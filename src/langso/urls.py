from django.urls import include, path

urlpatterns = [
    path("", include("langso.core.urls")),
    path("tai-khoan/", include("langso.people.urls")),
    path("nghi-quyet/", include("langso.resolutions.urls")),
    path("", include("langso.boards.urls")),
]
