from django.urls import path

from langso.measures import views

app_name = "measures"

# /so-lieu/
urlpatterns = [
    path("chi-tieu/<int:pk>/", views.figure, name="figure"),
    path("dinh-chinh/<int:pk>/", views.correction, name="correction"),
    path("nhiem-vu/<int:pk>/", views.progress, name="progress"),
]
