"""Which numbers a database keeps as they are."""

from decimal import Decimal

MOST_DIGITS, MOST_PLACES, BIGGEST = 15, 6, Decimal(10) ** 18


def keeps_exactly(number: Decimal) -> bool:
    """Short enough for SQLite, too, to keep without rounding.

    >>> keeps_exactly(Decimal("563286000000")), keeps_exactly(Decimal(1) / 3)
    (True, False)
    """
    if not number.is_finite() or abs(number) >= BIGGEST:
        return False
    digits = len(number.normalize().as_tuple().digits)
    return number == round(number, MOST_PLACES) and digits <= MOST_DIGITS
