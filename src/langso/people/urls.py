from django.urls import path

from langso.people import views

app_name = "people"

# /tai-khoan/
urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign-out"),
]
