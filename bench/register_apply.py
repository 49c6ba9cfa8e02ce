"""12.858 households applied with their events in 2 s, the comparison again included.

Beside it: the same rows written by the database driver alone, a list that changes every
household, and taking the first one back.
"""

from typing import Any

from bench.measure import Stopwatch, report, timing
from bench.register import a_commune, driver_alone, where
from tests.registry.workbook_maker import PEOPLE, first, messy

RUNS = 5


def with_one_more(number: int, cells: list[Any]) -> list[Any]:
    """The same household with one person more."""
    cells = first(number, cells)
    cells[PEOPLE] += 1
    return cells


def main() -> None:
    with a_commune() as (commune, officer):
        from langso.registry.actions import apply_import, bring_in, undo_import
        from langso.registry.models import Household
        from langso.registry.queries import dry_run

        raw, newer = messy(), messy(change=with_one_more)

        def apply(file: bytes, watch: Stopwatch) -> Any:
            source = bring_in(file, "xa.xlsx", commune, by=officer)
            seen = dry_run(source).digest
            with watch.running():
                apply_import(source, by=officer, seen=seen)
            return source

        applied, changed, undone = Stopwatch(), Stopwatch(), Stopwatch()
        for _ in range(RUNS):
            source = apply(raw, applied)
            assert Household.objects.count() == 12_858
            with undone.running():
                undo_import(source, by=officer)
            assert not Household.objects.exists()
        source = apply(raw, Stopwatch())
        peer = timing(driver_alone(source), RUNS)
        apply(newer, changed)
    value = applied.read()
    beside = value.beside() | {
        "the same rows by the driver alone": peer.median,
        "a list that changes all": changed.read().median,
        "taking it back": undone.read().median,
    }
    report(f"register_apply ({where()})", value.median, "ms", 2000, beside)


if __name__ == "__main__":
    main()
