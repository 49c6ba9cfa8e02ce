"""The pages of allauth this product uses, under the names allauth knows them by."""

from allauth.account.views import reauthenticate
from allauth.socialaccount.views import login_cancelled, login_error
from django.urls import include, path

from langso.people.views.signing import SignIn

# /tai-khoan/
urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="account_login"),
    path("xac-nhan/", reauthenticate, name="account_reauthenticate"),
    path("hai-buoc/", include("allauth.mfa.urls")),
    path("cong/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("cong/thoi/", login_cancelled, name="socialaccount_login_cancelled"),
    path("cong/khong-duoc/", login_error, name="socialaccount_login_error"),
]
