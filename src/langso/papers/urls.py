from django.urls import path

from langso.papers.views import register, styling

app_name = "papers"

# /van-ban/
urlpatterns = [
    path("", register.index, name="index"),
    path("<int:pk>/", register.paper, name="paper"),
    path("<int:pk>/word/", register.word, name="word"),
    path("<int:pk>/pdf/", register.pdf, name="pdf"),
    path("<int:pk>/huy/", register.cancel, name="cancel"),
    path("ky-hieu/", styling.symbols, name="symbols"),
    # /van-ban/mau/
    path("mau/", styling.templates, name="templates"),
    path("mau/<slug:code>/", styling.template, name="template"),
    path("mau/<slug:code>/tai-ve/", styling.take, name="take"),
    path("mau/<slug:code>/vi-du/", styling.sample, name="sample"),
    path("mau/<slug:code>/mau-goc/", styling.shipped, name="shipped"),
]
