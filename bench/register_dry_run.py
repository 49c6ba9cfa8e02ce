"""12.858 households × 12 columns from .xlsx: read, checked, a dry run in 1,5 s.

Beside it: opening the workbook alone, and the dry run once more, from the kept rows,
as every page of it and applying the list do.
"""

from typing import Any

from bench.measure import Stopwatch, report, timing
from bench.register import a_commune, where
from tests.registry.workbook_maker import messy

RUNS = 5


def main() -> None:
    with a_commune() as (commune, officer):
        from langso.registry.actions import apply_import, bring_in
        from langso.registry.queries import dry_run
        from langso.registry.workbooks.opening import open_book

        raw = messy()

        def all_of_it() -> Any:
            source = bring_in(raw, "xa.xlsx", commune, by=officer)
            return source, dry_run(source)

        all_of_it()
        watch = Stopwatch()
        for _ in range(RUNS):
            with watch.running():
                source, found = all_of_it()
        assert found.tally()["new"] == 12_858
        opening = timing(lambda: open_book(raw, "xa.xlsx"), RUNS)
        again = timing(lambda: dry_run(source), RUNS)
        apply_import(source, by=officer, seen=found.digest)
        same = bring_in(raw, "xa.xlsx", commune, by=officer)
        full = timing(lambda: dry_run(same), RUNS)
        assert dry_run(same).tally()["same"] == 12_858
    value = watch.read()
    beside = value.beside() | {
        "opening the workbook alone": opening.median,
        "once more, from the kept rows": again.median,
        "once more, against a full register": full.median,
    }
    report(f"register_dry_run ({where()})", value.median, "ms", 1500, beside)


if __name__ == "__main__":
    main()
