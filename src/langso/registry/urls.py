from django.urls import path

from langso.registry.views import exports, households, imports

app_name = "registry"
one = "dua-vao/<int:pk>/"

# /ho/
urlpatterns = [
    path("", households.index, name="list"),
    path("them/", households.add, name="add"),
    path("<int:pk>/", households.household, name="household"),
    path("<int:pk>/sua/", households.correct, name="correct"),
    path("<int:pk>/dien-thoai/", households.contact, name="contact"),
    path("tai-ve/<str:form>/", exports.export, name="export"),
    # /ho/dua-vao/3/
    path("dua-vao/", imports.upload, name="upload"),
    path(one, imports.one_import, name="import"),
    path(f"{one}cot/", imports.columns, name="columns"),
    path(f"{one}nhan/", imports.apply, name="apply"),
    path(f"{one}bo/", imports.drop, name="drop"),
    path(f"{one}hoan-tac/", imports.undo, name="undo"),
]
