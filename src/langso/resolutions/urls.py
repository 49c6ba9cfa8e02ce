from django.urls import URLPattern

app_name = "resolutions"

# /nghi-quyet/
urlpatterns: list[URLPattern] = []
