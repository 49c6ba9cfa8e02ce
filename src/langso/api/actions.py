"""Access codes: issued, revoked."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.api.codes import hash_of, new_code
from langso.api.models import ApiToken
from langso.api.rules import LONGEST, may_issue, may_revoke
from langso.core.actions import Refused, record, require
from langso.people.models import Post, User


@transaction.atomic
def issue_token(
    post: Post, name: str, last_day: date, *, by: User
) -> tuple[ApiToken, str]:
    """Make a code for a program with the rights of a post; only now it can be read.

    Raises `NotAllowed`, and `Refused` without a name or for a day that is past or more
    than a year ahead.
    """
    require(may_issue(by, post))
    today = timezone.localdate()
    if not name.strip():
        raise Refused(_("Write which program gets the code."))
    if not today <= last_day <= today + LONGEST:
        raise Refused(_("The last day is today or within a year."))
    code = new_code()
    token = ApiToken.objects.create(
        post=post, name=name.strip(), sha256=hash_of(code), last_day=last_day
    )
    record("token.issued", token, by=by, commune=post.commune, name=token.name)
    return token, code


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> ApiToken:
    """Let a code count no longer, at once; revoked twice it is once.

    Raises `NotAllowed`.
    """
    require(may_revoke(by, token))
    revoked = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    if revoked.update(revoked_at=timezone.now()):
        record("token.revoked", token, by=by, commune=token.post.commune)
    token.refresh_from_db(fields=["revoked_at"])
    return token
