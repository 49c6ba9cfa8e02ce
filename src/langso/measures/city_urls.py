from django.urls import path

from langso.measures.views import city, handing_up

app_name = "city"

# /thanh-pho/
urlpatterns = [
    path("", city.board, name="board"),
    path("so/<slug:code>/", city.figure, name="figure"),
    path("nhan-tep/", handing_up.bring_in, name="bring-in"),
    path("khoa/", handing_up.trusted, name="keys"),
    path("khoa/<int:pk>/", handing_up.end, name="end-trust"),
]
