from django.urls import path

from langso.titles.views import past_years, public, public_codes, public_opinions

app_name = "posted"
urlpatterns = [
    # /niem-yet/
    path("niem-yet/xa/<int:pk>/<int:year>/", public.commune, name="commune"),
    path("niem-yet/thon/<int:pk>/<int:year>/", public.village, name="village"),
    path("niem-yet/ho/<int:pk>/", public.case, name="case"),
    path("niem-yet/<int:pk>/", public.posted, name="list"),
    path("niem-yet/<int:pk>/to-<str:size>/", public.sheet, name="sheet"),
    path("niem-yet/<int:pk>/y-kien/", public_opinions.give, name="opinion"),
    path("niem-yet/y-kien/", public_codes.receipts, name="receipts"),
    path("niem-yet/y-kien/<str:code>/", public_codes.receipt, name="receipt"),
    # /giay/
    path("giay/", public_codes.certificates, name="certificates"),
    path("giay/<str:code>/", public_codes.certificate, name="certificate"),
    # /danh-hieu/nam-truoc/
    path("danh-hieu/nam-truoc/", past_years.past_years, name="past-years"),
]
