from django.urls import path

from langso.measures.views import (
    amending,
    asking,
    cataloguing,
    closing,
    entering,
    mapping,
    obstacles,
    ranking,
    tying,
)

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
    path("danh-muc/<int:commune>/so-moi/", cataloguing.new_measure, name="measure"),
    path("bieu-mau/<int:commune>/", asking.forms, name="forms"),
    path("bieu-mau/<int:commune>/them/", asking.new_form, name="form"),
    path("bieu-mau/xem/<int:pk>/", mapping.mapping, name="mapping"),
    path("bieu-mau/xem/<int:pk>/<str:day>/", mapping.table, name="table"),
    path("bieu-mau/xem/<int:pk>/<str:day>/tai-ve/", mapping.take, name="take-table"),
    path("bieu-mau/sua/<int:pk>/", amending.amend, name="amend"),
    path(
        "bieu-mau/sua/<int:pk>/them/<int:question>/",
        amending.new_check,
        name="new-check",
    ),
    path(
        "bieu-mau/sua/<int:pk>/cau-hoi/<int:question>/",
        amending.change_question,
        name="question",
    ),
    path(
        "bieu-mau/sua/<int:pk>/bo/<int:check>/",
        amending.drop_check,
        name="drop-check",
    ),
    path("bieu-mau/sua/<int:pk>/hoi-them/", amending.ask_more, name="ask-more"),
    path(
        "bieu-mau/sua/<int:pk>/thoi-hoi/<int:question>/",
        amending.ask_no_more,
        name="ask-no-more",
    ),
    path(
        "bieu-mau/sua/<int:pk>/doi/<int:check>/",
        amending.edit_check,
        name="edit-check",
    ),
    path("bieu-mau/mo-ky/<int:pk>/", asking.open_now, name="open"),
    path("bieu-mau/ngung/<int:pk>/", asking.end, name="end-form"),
    # /so-lieu/chot/
    path("chot/", closing.index, name="closings"),
    path("chot/xa/<int:pk>/", closing.close, name="close"),
    path("chot/<int:pk>/", closing.closing, name="closing"),
    path("chot/<int:pk>/tep/", closing.signed_file, name="closing-file"),
    path("chot/<int:pk>/bang/", closing.workbook, name="closing-workbook"),
    path("xep-thu/<int:commune>/", ranking.ranking, name="ranking"),
    path("vuong/<int:pk>/", obstacles.obstacle, name="obstacle"),
    path("vuong/<int:pk>/go/", obstacles.lift, name="lift"),
    path("nhiem-vu/<int:pk>/", entering.progress, name="progress"),
]
