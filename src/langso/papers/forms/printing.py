"""How certificates are printed, and which one is looked for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PrintForm(forms.Form):
    """One on a sheet, or two to be cut apart."""

    paper = forms.ChoiceField(
        label=_("On which paper"),
        choices=[
            ("A4", _("A4, one certificate on a sheet")),
            ("A5", _("A5, two on a sheet of A4, to be cut apart")),
        ],
    )


class FindForm(forms.Form):
    """One certificate by the name or number on it."""

    q = forms.CharField(label=_("Name or number"), required=False, max_length=100)
