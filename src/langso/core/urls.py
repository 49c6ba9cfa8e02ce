from django.urls import path

from langso.core import views

# /
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("ngon-ngu/", views.choose_language, name="set_language"),
]
