"""Everything people fill in while a resolution is read and reviewed."""

from langso.resolutions.forms.documents import (
    DoubtForm,
    HeadForm,
    ReasonForm,
    UploadForm,
)
from langso.resolutions.forms.items import FORMS, ItemForm

__all__ = [
    "FORMS",
    "DoubtForm",
    "HeadForm",
    "ItemForm",
    "ReasonForm",
    "UploadForm",
]
