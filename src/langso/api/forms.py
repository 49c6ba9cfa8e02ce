"""Which program gets a code, for which post, until when."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.people.models import Post, User
from langso.vietnamese.days import print_date


class TokenForm(forms.Form):
    """A name, a day, and the post where somebody holds more than one."""

    name = forms.CharField(
        label=_("Which program"),
        help_text=_("For example: the report software of the city"),
        max_length=80,
    )
    post = forms.ModelChoiceField(
        Post.objects.none(), label=_("With the rights of"), empty_label=None
    )
    last_day = DayField(label=_("Last day"))

    def __init__(self, holder: User, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        held = [post.pk for post in holder.current_posts]
        posts = Post.objects.filter(pk__in=held).select_related("unit", "body")
        post = self.fields["post"]
        assert isinstance(post, forms.ModelChoiceField)
        post.queryset = posts
        in_half_a_year = timezone.localdate() + timedelta(days=182)
        self.fields["last_day"].initial = print_date(in_half_a_year)
