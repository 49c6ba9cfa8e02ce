"""Calls of the actions of access codes."""

from datetime import timedelta

from django.utils import timezone

from langso.api import actions as do
from tests.permissions import Case

DAY = timezone.localdate() + timedelta(days=30)


def token(t):
    return do.issue_token(t.post, "Máy báo cáo", DAY, by=t.man)[0]


CASES: dict[str, Case] = {
    "issue_token": lambda t, by: do.issue_token(t.post, "Máy báo cáo", DAY, by=by),
    "revoke_token": lambda t, by: do.revoke_token(token(t), by=by),
}
