"""The pages of titles of villages and of the commune: reports, council, decision."""

from django.urls import path

from langso.titles.views import (
    council,
    council_deciding,
    council_dossiers,
    village_report,
    village_saving,
)

app_name = "council"

# /
urlpatterns = [
    path("binh-xet/bao-cao/<int:pk>/", village_report.write, name="report"),
    path("binh-xet/bao-cao/<int:pk>/luu/", village_saving.save, name="save-report"),
    path("binh-xet/bao-cao/<int:pk>/gui/", village_saving.send, name="send-report"),
    # /danh-hieu/hoi-dong/
    path("danh-hieu/hoi-dong/", council.index, name="index"),
    path("danh-hieu/hoi-dong/<int:pk>/", council.overview, name="round"),
    path("danh-hieu/hoi-dong/<int:pk>/mo-hop/", council.open_meeting, name="open"),
    path("danh-hieu/hoi-dong/<int:pk>/lam/", council_dossiers.act_on_all, name="all"),
    path(
        "danh-hieu/hoi-dong/<int:pk>/quyet-dinh/",
        council_deciding.decide_villages,
        name="decide",
    ),
    path("danh-hieu/hoi-dong/hop/<int:pk>/", council.meeting, name="meeting"),
    path("danh-hieu/hoi-dong/hop/<int:pk>/bo/", council.drop, name="drop"),
    path("danh-hieu/hoi-dong/hop/<int:pk>/bien-ban/", council.sign, name="sign"),
    path("danh-hieu/hoi-dong/bien-ban/<int:pk>/", council.minutes, name="minutes"),
    path("danh-hieu/hoi-dong/thon/<int:pk>/", council_dossiers.one, name="dossier"),
    path("danh-hieu/hoi-dong/thon/<int:pk>/lam/", council_dossiers.act, name="act"),
    path(
        "danh-hieu/hoi-dong/thon/<int:pk>/y-kien/<int:opinion>/",
        council_dossiers.answer,
        name="answer",
    ),
    path(
        "danh-hieu/hoi-dong/thon/<int:pk>/cap-tren/",
        council_deciding.above,
        name="above",
    ),
    path(
        "danh-hieu/hoi-dong/thon/<int:pk>/cap-tren/van-ban/",
        council_deciding.document,
        name="document",
    ),
]
