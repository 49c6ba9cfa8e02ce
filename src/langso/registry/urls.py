from django.urls import path

from langso.registry.views import (
    acts,
    carrying_out,
    exports,
    households,
    imports,
    rights,
    settling,
)

app_name = "registry"
asked = "quyen/<int:pk>/"
one = "dua-vao/<int:pk>/"

# /ho/
urlpatterns = [
    path("", households.index, name="list"),
    path("them/", households.add, name="add"),
    path("<int:pk>/", households.household, name="household"),
    path("<int:pk>/sua/", households.correct, name="correct"),
    path("<int:pk>/dien-thoai/", households.contact, name="contact"),
    path("<int:pk>/chuyen-di/", acts.move_out, name="move-out"),
    path("<int:pk>/chuyen-di/rut-lai/", acts.take_back, name="take-back"),
    path("<int:pk>/tach/", acts.split, name="split"),
    path("<int:pk>/nhap-vao/", acts.merge, name="merge"),
    path("<int:pk>/dien/", acts.give_flag, name="give-flag"),
    path("<int:pk>/dien/<int:flag>/het/", acts.take_flag, name="take-flag"),
    path("tai-ve/<str:form>/", exports.export, name="export"),
    path("chia/<int:pk>/", settling.settle, name="settle"),
    # /ho/dua-vao/3/
    path("dua-vao/", imports.upload, name="upload"),
    path(one, imports.one_import, name="import"),
    path(f"{one}cot/", imports.columns, name="columns"),
    path(f"{one}nhan/", imports.apply, name="apply"),
    path(f"{one}bo/", imports.drop, name="drop"),
    path(f"{one}hoan-tac/", imports.undo, name="undo"),
    # /ho/quyen/3/
    path("quyen/", rights.index, name="requests"),
    path("quyen/moi/", rights.choose, name="choose-subject"),
    path("quyen/moi/<str:about>/<int:pk>/", rights.open_one, name="open-request"),
    path(asked, rights.one_request, name="request"),
    path(f"{asked}xem/", rights.show, name="show-held"),
    path(f"{asked}tai-ve/<str:form>/", rights.export, name="export-held"),
    path(f"{asked}sua/", carrying_out.correct, name="correct-held"),
    path(f"{asked}tra-loi/", rights.answer, name="answer-request"),
    path(f"{asked}han-che/", carrying_out.restrict, name="restrict-held"),
    path(f"{asked}<str:step>/", carrying_out.step, name="step"),
]
