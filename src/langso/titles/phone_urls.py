"""The pages of a village in a round of titles, and what its phones send."""

from django.urls import path

from langso.titles.views import (
    phone_list,
    phone_meeting,
    phone_opinions,
    phone_saving,
    phone_steps,
)

app_name = "dossier"

# /binh-xet/
urlpatterns = [
    path("<int:pk>/", phone_steps.steps, name="steps"),
    path("<int:pk>/ho/", phone_list.households, name="list"),
    path("<int:pk>/ho/tung-trang/", phone_list.sheet, name="sheet"),
    path("<int:pk>/ho/luu/", phone_saving.save, name="save"),
    path("<int:pk>/ho/nay/", phone_saving.state, name="state"),
    path("<int:pk>/hop/", phone_meeting.meeting, name="meeting"),
    path("<int:pk>/hop/bo/", phone_meeting.drop, name="drop-meeting"),
    path("<int:pk>/hop/bien-ban/", phone_meeting.add_minutes, name="add-minutes"),
    path("<int:pk>/hop/bien-ban/<int:file>/", phone_meeting.minutes, name="minutes"),
    path("<int:pk>/niem-yet/", phone_steps.post, name="post"),
    path("<int:pk>/gui/", phone_steps.send, name="submit"),
    path("<int:pk>/y-kien/", phone_opinions.opinions, name="opinions"),
    path("<int:pk>/y-kien/<int:opinion>/", phone_opinions.answer, name="answer"),
]
