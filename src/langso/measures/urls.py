from django.urls import path

from langso.measures.views import asking, cataloguing, entering, tying

app_name = "measures"

# /so-lieu/
urlpatterns = [
    path("chi-tieu/<int:pk>/", entering.figure, name="figure"),
    path("dinh-chinh/<int:pk>/", entering.correction, name="correction"),
    path("cach-do/<int:pk>/", tying.ties, name="ties"),
    path("cach-do/chi-tieu/<int:pk>/", tying.tie, name="tie"),
    path("giao-thon/<int:pk>/", tying.shares, name="shares"),
    path("danh-muc/<int:commune>/", cataloguing.catalogue, name="catalogue"),
    path("danh-muc/<int:commune>/them/", cataloguing.new_indicator, name="indicator"),
    path("bieu-mau/<int:commune>/", asking.forms, name="forms"),
    path("bieu-mau/<int:commune>/them/", asking.new_form, name="form"),
    path("bieu-mau/mo-ky/<int:pk>/", asking.open_now, name="open"),
    path("bieu-mau/ngung/<int:pk>/", asking.end, name="end-form"),
    path("nhiem-vu/<int:pk>/", entering.progress, name="progress"),
]
