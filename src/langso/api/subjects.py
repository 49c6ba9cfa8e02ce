"""What the history calls access codes."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.api.models import ApiToken
from langso.core.subjects import Kind


def _tokens(keys: Sequence[int]) -> Mapping[int, str]:
    found = ApiToken.objects.filter(pk__in=keys)
    tokens = found.select_related("post__unit", "post__body")
    return {
        one.pk: _("Access code for %(post)s") % {"post": one.post} for one in tokens
    }


KINDS = {"api.apitoken": Kind(gettext_lazy("Access code"), _tokens)}
