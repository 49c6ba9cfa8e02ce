from django.urls import path

from langso.places.views import acts, communes, journal, listing

app_name = "places"
village = "don-vi/thon/<int:pk>/"

# /
urlpatterns = [
    # /don-vi/
    path("don-vi/", communes.index, name="index"),
    path("don-vi/<int:pk>/", communes.commune, name="commune"),
    path("don-vi/<int:pk>/them-thon/", communes.add_village, name="add-village"),
    path("don-vi/<int:pk>/nhap/", listing.bring_in, name="bring-in"),
    path("don-vi/tinh/<int:pk>/nhap/", listing.bring_in_communes, name="communes"),
    path("don-vi/<int:pk>/gop/", acts.merge, name="merge"),
    path("don-vi/<int:pk>/them-truong/", communes.add_institution, name="add-school"),
    path("don-vi/truong/<int:pk>/", communes.correct_institution, name="school"),
    path("don-vi/<int:pk>/them-co-quan/", communes.add_body, name="add-body"),
    path("don-vi/co-quan/<int:pk>/", communes.correct_body, name="correct-body"),
    # /don-vi/thon/7/
    path(village, communes.correct, name="correct"),
    path(f"{village}tach/", acts.split, name="split"),
    path(f"{village}doi-ten/", acts.rename, name="rename"),
    # /nhat-ky/
    path("nhat-ky/", journal.history, name="history"),
    path("nhat-ky/tai-ve/", journal.export, name="export-history"),
    path("nhat-ky/<int:pk>/", journal.day_sheet, name="day-sheet"),
    path("nhat-ky/dong/<str:subject>/", journal.history_of, name="history-of"),
]
