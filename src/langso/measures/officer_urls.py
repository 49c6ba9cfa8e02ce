from django.urls import path, re_path

from langso.measures.views import commune, doubting, matrix, paper, periods, reviewing

app_name = "officer"

# of all villages of a period, or of one report
FORMS = r"^bao-cao/giay/(?P<kind>ky|bao-cao)/(?P<pk>[0-9]{1,12})/"

# /
urlpatterns = [
    re_path(rf"{FORMS}bieu-mau.xlsx$", paper.workbook, name="workbook"),
    re_path(rf"{FORMS}in/$", paper.printed, name="paper"),
    re_path(rf"{FORMS}nop-tep/$", paper.come_back, name="come-back"),
    path("bao-cao/duyet/", reviewing.first, name="first"),
    path("bao-cao/duyet/<int:pk>/", reviewing.report, name="review"),
    path("bao-cao/duyet/<int:pk>/dong-y/", reviewing.approve, name="approve"),
    path("bao-cao/duyet/<int:pk>/tra-lai/", reviewing.send_back, name="return"),
    path("bao-cao/xem/<int:pk>/", reviewing.report, name="report"),
    path("bao-cao/minh-chung/<int:pk>/", reviewing.evidence, name="evidence"),
    path("bao-cao/nhap/<int:pk>/", commune.fill, name="fill"),
    path("bao-cao/nhap/<int:pk>/sua/", commune.correct, name="correct"),
    path("bao-cao/ky/", periods.index, name="periods"),
    path("bao-cao/ky/mo/<int:pk>/", periods.open_next, name="open"),
    path("bao-cao/ky/<int:pk>/", periods.period, name="period"),
    path("bao-cao/ky/<int:pk>/duyet/", periods.approve_all, name="approve-quiet"),
    path("bao-cao/ky/<int:pk>/da-nhac/", periods.remind, name="remind"),
    path("so-lieu/bang/", matrix.table, name="matrix"),
    path("so-lieu/bang/tai-ve/", matrix.export, name="export"),
    path("so-lieu/bang/<int:village>/<slug:key>/", matrix.cell, name="cell"),
    path("so-lieu/can-xem/", doubting.index, name="doubts"),
]
