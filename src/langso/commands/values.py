"""Figures and facts in the form a person reads them."""

from decimal import Decimal

from langso.commands.words import Language, word
from langso.reader.model import Figure, Signer
from langso.vietnamese.days import print_date, read_date
from langso.vietnamese.money import print_money
from langso.vietnamese.numbers import print_number


def print_figure(figure: Figure, language: Language) -> str:
    """Print comparator, value, unit and fraction: "trên 90%", "97,32% (12.535/12.858)".

    Numbers stay in Vietnamese form in both languages, as in the document beside them.
    """
    bare = figure.value is None and figure.comparator not in ("maintain", "none_left")
    words = [word("some" if bare else figure.comparator, language)]
    if figure.value is not None and figure.comparator != "none_left":
        words.append(_quantity(figure.value, figure.unit))
    if figure.numerator is not None and figure.denominator is not None:
        part, whole = print_number(figure.numerator), print_number(figure.denominator)
        words.append(f"({part}/{whole})")
    return " ".join(filter(None, words))


def print_subject(figure: Figure, language: Language) -> str:
    """Print what is counted, and against what."""
    if figure.baseline is None or figure.baseline in figure.subject:
        return figure.subject
    return f"{figure.subject} ({word('against', language)} {figure.baseline})"


def print_day(iso: str) -> str:
    """Print an ISO date as on a page: "31/3/2026"."""
    return print_date(read_date(iso))


def print_signer(signer: Signer) -> str:
    """Print a signature: the name, for whom, as what."""
    roles = ", ".join(filter(None, (signer.title, signer.on_behalf_of)))
    return f"{signer.name} ({roles})"


def _quantity(value: Decimal, unit: str | None) -> str:
    if unit == "đồng" and value == value.to_integral_value():
        return print_money(int(value))
    number = print_number(value)
    return f"{number}{unit}" if unit in ("%", "‰") else f"{number} {unit or ''}".strip()
