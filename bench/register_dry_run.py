"""12.858 households × 12 columns from .xlsx: read, checked, a dry run in 1,5 s.

Beside it: opening the workbook alone, and a dry run against a full register.
"""

from bench.measure import median_ms, report
from bench.register import a_commune, where
from tests.registry.workbook_maker import messy


def main() -> None:
    raw = messy()
    with a_commune() as (commune, officer):
        from langso.registry.actions import apply_import, bring_in
        from langso.registry.queries import dry_run
        from langso.registry.workbooks.opening import open_book

        source = bring_in(raw, "xa.xlsx", commune, by=officer)
        value = median_ms(lambda: dry_run(source), 3)
        assert dry_run(source).tally()["new"] == 12_858
        apply_import(source, by=officer, seen=dry_run(source).digest)
        again = bring_in(raw, "xa.xlsx", commune, by=officer)
        beside = {
            "opening the workbook": median_ms(lambda: open_book(raw, "xa.xlsx"), 3),
            "against a full register": median_ms(lambda: dry_run(again), 3),
        }
        assert dry_run(again).tally()["same"] == 12_858
        report(f"register_dry_run ({where()})", value, "ms", 1500, beside)


if __name__ == "__main__":
    main()
