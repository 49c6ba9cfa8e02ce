from django.urls import path

from langso.api.views import tokens

app_name = "tokens"

# /tai-khoan/ma-truy-cap/
urlpatterns = [
    path("", tokens.index, name="index"),
    path("<int:pk>/thu-hoi/", tokens.revoke, name="revoke"),
]
