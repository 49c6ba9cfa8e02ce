"""The layout of a certificate as fields; what they say is judged by the writer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.writer.certificates.emblem import LARGEST
from langso.writer.certificates.layout import MOST_LINES

FONTS = [
    ("thuong", _("Plain")),
    ("tieu-de", _("Of titles")),
    ("viet-tay", _("Handwriting")),
]
COLOURS = [
    ("den", _("Black")),
    ("chinh", _("Main colour")),
    ("phu", _("Second colour")),
]
KEPT = ("chu", "phong", "co", "mau", "dam", "nghieng", "cach")


class LayoutForm(forms.Form):
    """What all of the page has: paper, border, colours, notes, emblem."""

    kho = forms.ChoiceField(
        label=_("Size of the paper"), choices=[("A4", "A4"), ("A5", "A5")]
    )
    mau_chinh = forms.CharField(
        label=_("Main colour"), widget=forms.TextInput(attrs={"type": "color"})
    )
    mau_phu = forms.CharField(
        label=_("Second colour"), widget=forms.TextInput(attrs={"type": "color"})
    )
    khung = forms.BooleanField(label=_("Border with lotus corners"), required=False)
    ma_qr = forms.BooleanField(label=_("Code to verify it"), required=False)
    bieu_tuong = forms.BooleanField(label=_("Emblem above the words"), required=False)
    emblem = forms.FileField(
        label=_("Picture of the emblem (PNG or JPEG)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
    )
    ghi_chu = forms.CharField(
        label=_("Small lines beside the code, one a line"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_emblem(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["emblem"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The picture is larger than 3 MB."))
        return file


class LineForm(forms.Form):
    """One line: its words, and how they look; a line without words is left out."""

    chu = forms.CharField(label=_("Words"), required=False, max_length=200)
    phong = forms.ChoiceField(label=_("Letters"), choices=FONTS, initial="thuong")
    co = forms.IntegerField(label=_("Size"), initial=14, min_value=8, max_value=60)
    mau = forms.ChoiceField(label=_("Colour"), choices=COLOURS, initial="den")
    cach = forms.IntegerField(
        label=_("Space above, mm"), initial=4, min_value=0, max_value=40
    )
    dam = forms.BooleanField(label=_("Bold"), required=False)
    nghieng = forms.BooleanField(label=_("Italic"), required=False)


LineForms: Any = forms.formset_factory(
    LineForm, extra=2, max_num=MOST_LINES, absolute_max=MOST_LINES, validate_max=True
)


def values_of(page: LayoutForm, lines: Any) -> dict[str, Any]:
    """What was typed, as the file of a layout has it."""
    said = dict(page.cleaned_data)
    said.pop("emblem", None)
    notes = [note.strip() for note in said["ghi_chu"].splitlines() if note.strip()]
    written = [_line(form.cleaned_data) for form in lines if form.cleaned_data]
    return said | {"ghi_chu": notes, "dong": [x for x in written if x["chu"]]}


def _line(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said.get(name) for name in KEPT}
