"""The pages of villages, and what their phones send."""

from django.urls import path

from langso.measures.views import device, evidence, offline, phone, saving

app_name = "phone"

# /
urlpatterns = [
    path("bat-dau/", phone.start, name="start"),
    path("viec-cua-thon/", phone.home, name="home"),
    path("viec-cua-thon/nhac/", device.keep, name="keep-device"),
    path("viec-cua-thon/thoi-nhac/", device.drop, name="drop-device"),
    path("bao-cao/phien/", saving.session, name="session"),
    path("bao-cao/<int:pk>/", phone.report, name="report"),
    path("bao-cao/<int:pk>/luu/", saving.save, name="save"),
    path("bao-cao/<int:pk>/gui/", saving.send, name="send"),
    path("bao-cao/<int:pk>/gui-anh/", saving.show, name="show"),
    path("bao-cao/<int:pk>/dinh-chinh/", phone.correct, name="correct"),
    path("bao-cao/<int:pk>/anh/", evidence.add, name="add-evidence"),
    path("bao-cao/<int:pk>/anh/<int:file>/", evidence.show, name="evidence"),
    path(
        "bao-cao/<int:pk>/anh/<int:file>/bo/", evidence.remove, name="remove-evidence"
    ),
    path("mat-mang/", offline.no_network, name="no-network"),
    path("sw.js", offline.worker, name="worker"),
    path("langso.webmanifest", offline.manifest, name="manifest"),
]
