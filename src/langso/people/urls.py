from django.urls import path

from langso.people.views import account, cards, posts, signing

app_name = "people"

# /tai-khoan/
urlpatterns = [
    path("", account.index, name="index"),
    path("dang-nhap/", signing.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", signing.SignOut.as_view(), name="sign-out"),
    path("phien/", account.sessions, name="sessions"),
    path("phien/ket-thuc-het/", account.end_all, name="end-all"),
    path("phien/<int:pk>/ket-thuc/", account.end_one, name="end-one"),
    path("the/", cards.enter_code, name="code"),
    path("the/xong/", cards.welcome, name="welcome"),
    path("the/<slug:code>/", cards.use, name="use-card"),
    path("nguoi/", posts.people, name="people"),
    path("nguoi/them/", posts.add, name="add"),
    path("nguoi/the/", cards.cards, name="cards"),
    path("nguoi/the/in-het/", cards.issue_all, name="issue-all"),
    path("nguoi/the/<int:pk>/", cards.card, name="card"),
    path("nguoi/<int:pk>/the/", cards.issue, name="issue"),
    path("nguoi/<int:pk>/mat-may/", cards.replace, name="replace"),
    path("nguoi/<int:pk>/ban-giao/", posts.pass_on, name="hand-over"),
    path("nguoi/<int:pk>/thon-moi/<int:unit>/", posts.go_on, name="go-on"),
    path("nguoi/<int:pk>/ket-thuc/", posts.end, name="end"),
]
