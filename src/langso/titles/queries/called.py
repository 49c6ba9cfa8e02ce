"""What a page calls a household: by its head, unless it asked not to be named.

A household may ask for its data to be used no further (`registry.Restriction`). Those
who decide tell it apart by its number; everybody else reads that it is there.
"""

from django.utils.translation import gettext as _

from langso.titles.models import Assessment


def called(case: Assessment) -> str:
    """For those who decide; `household__restriction` belongs to what is selected."""
    if case.household is None:
        return str(case.village or case.commune)
    if is_restricted(case):
        return called_by(case.household.number, case.pk)
    return case.household.head


def called_openly(case: Assessment) -> str:
    """For everybody, who never learns the number of a house."""
    return not_named() if is_restricted(case) else called(case)


def called_by(number: str, case: int) -> str:
    """A household without its name; one without a number by the key of its case."""
    if number:
        return _("Household no. %s") % number
    return _("Household without a number, case %d") % case


def not_named() -> str:
    return _("A household that asked not to be named")


def is_restricted(case: Assessment) -> bool:
    return case.household is not None and hasattr(case.household, "restriction")
