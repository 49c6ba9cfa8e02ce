from django.urls import include, path

urlpatterns = [
    path("", include("langso.core.urls")),
    path("", include("langso.places.urls")),
    path("tai-khoan/ma-truy-cap/", include("langso.api.token_urls")),
    path("tai-khoan/", include("langso.people.urls")),
    path("tai-khoan/", include("langso.people.sign_in_urls")),
    path("ho/", include("langso.registry.urls")),
    path("nghi-quyet/", include("langso.resolutions.urls")),
    path("van-ban/", include("langso.papers.urls")),
    path("so-lieu/", include("langso.measures.urls")),
    path("thanh-pho/", include("langso.measures.city_urls")),
    path("danh-hieu/", include("langso.titles.officer_urls")),
    path("", include("langso.measures.phone_urls")),
    path("", include("langso.measures.officer_urls")),
    path("binh-xet/", include("langso.titles.phone_urls")),
    path("", include("langso.titles.public_urls")),
    path("", include("langso.titles.council_urls")),
    path("api/v1/", include("langso.api.urls")),
    path("du-lieu-mo/", include("langso.api.open_urls")),
    path("", include("langso.boards.urls")),
]
