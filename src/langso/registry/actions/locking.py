"""One change at a time in the register of a commune."""

from langso.places.models import Unit


def lock_register(*communes: int) -> None:
    """Wait for whoever changes these registers; keep them until the transaction ends.

    Whoever comes second then sees what the first has done, so that a list is never
    compared with one register and written over another. Every action that changes
    households takes this lock before any other, so that no two wait for each other.
    Lines of the history that only name the commune are not held up (`no_key`).
    """
    units = Unit.objects.select_for_update(no_key=True).filter(pk__in=communes)
    list(units.order_by("pk"))


def lock_all_registers() -> None:
    """The same for what goes through all of them."""
    communes = Unit.objects.filter(level=Unit.Level.COMMUNE)
    lock_register(*communes.values_list("pk", flat=True))
