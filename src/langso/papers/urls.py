from django.urls import path

from langso.papers.views import (
    beginning,
    issuing,
    layouts,
    printing,
    register,
    rounds,
    styling,
)

app_name = "papers"

# /van-ban/
urlpatterns = [
    path("", register.index, name="index"),
    path("<int:pk>/", register.paper, name="paper"),
    path("<int:pk>/word/", register.word, name="word"),
    path("<int:pk>/pdf/", register.pdf, name="pdf"),
    path("<int:pk>/huy/", register.cancel, name="cancel"),
    path("dot/<int:pk>/", rounds.of_round, name="of-round"),
    path("du-thao/<slug:code>/<int:pk>/", rounds.draft, name="draft"),
    path("du-thao/<slug:code>/<int:pk>/pdf/", rounds.draft_pdf, name="draft-pdf"),
    path("ban-hanh/<slug:code>/<int:pk>/", issuing.issue, name="issue"),
    path("ban-hanh/<slug:code>/<int:pk>/lai/", issuing.anew, name="anew"),
    path("so/<slug:code>/", beginning.begin, name="begin"),
    # /van-ban/giay/
    path("giay/<int:pk>/", printing.certificates, name="certificates"),
    path("giay/<int:pk>/lam/", printing.begin, name="print"),
    path("giay/lan/<int:pk>/dung/", printing.stop, name="stop-run"),
    path("giay/lan/<int:pk>/tiep/", printing.resume, name="resume-run"),
    path("giay/lan/<int:pk>/tai-ve/", printing.take, name="take-run"),
    path("giay/mot/<int:pk>/", printing.print_one, name="print-one"),
    # /van-ban/mau-giay/
    path("mau-giay/", layouts.layout, name="layout"),
    path("mau-giay/xem-thu/", layouts.picture, name="layout-picture"),
    path("mau-giay/mau-goc/", layouts.shipped, name="layout-shipped"),
    path("ky-hieu/", styling.symbols, name="symbols"),
    # /van-ban/mau/
    path("mau/", styling.templates, name="templates"),
    path("mau/<slug:code>/", styling.template, name="template"),
    path("mau/<slug:code>/tai-ve/", styling.take, name="take"),
    path("mau/<slug:code>/vi-du/", styling.sample, name="sample"),
    path("mau/<slug:code>/mau-goc/", styling.shipped, name="shipped"),
]
