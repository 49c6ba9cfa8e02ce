"""12.858 households applied with their events in 2 s, the dry run before it apart.

Beside it: the dry run that applying repeats, and taking all of it back.
"""

import time
from statistics import median

from bench.measure import median_ms, report
from bench.register import a_commune, where
from tests.registry.workbook_maker import messy

RUNS = 3


def main() -> None:
    raw = messy()
    with a_commune() as (commune, officer):
        from langso.registry.actions import apply_import, bring_in, undo_import
        from langso.registry.models import Household
        from langso.registry.queries import dry_run

        applied, undone = [], []
        for _ in range(RUNS):
            source = bring_in(raw, "xa.xlsx", commune, by=officer)
            seen = dry_run(source).digest
            start = time.perf_counter()
            apply_import(source, by=officer, seen=seen)
            applied.append((time.perf_counter() - start) * 1000)
            assert Household.objects.count() == 12_858
            start = time.perf_counter()
            undo_import(source, by=officer)
            undone.append((time.perf_counter() - start) * 1000)
            assert not Household.objects.exists()
        source = bring_in(raw, "xa.xlsx", commune, by=officer)
        dry = median_ms(lambda: dry_run(source), RUNS)
    value = median(applied)
    beside = {"of it, the dry run once more": dry, "taking it back": median(undone)}
    report(f"register_apply ({where()})", value, "ms", 2000, beside)


if __name__ == "__main__":
    main()
