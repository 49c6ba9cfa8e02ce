from django.urls import path

from langso.measures.views import entering

app_name = "measures"

# /so-lieu/
urlpatterns = [
    path("chi-tieu/<int:pk>/", entering.figure, name="figure"),
    path("dinh-chinh/<int:pk>/", entering.correction, name="correction"),
    path("nhiem-vu/<int:pk>/", entering.progress, name="progress"),
]
