"""What is typed on the pages of papers."""

from langso.papers.forms.issuing import BeginForm, SigningForm
from langso.papers.forms.layout import LayoutForm, LineForms, values_of
from langso.papers.forms.printing import FindForm, PrintForm
from langso.papers.forms.register import (
    CancelForm,
    RestyleForm,
    SearchForm,
    SymbolForm,
)

__all__ = [
    "BeginForm",
    "CancelForm",
    "FindForm",
    "LayoutForm",
    "LineForms",
    "PrintForm",
    "RestyleForm",
    "SearchForm",
    "SigningForm",
    "SymbolForm",
    "values_of",
]
