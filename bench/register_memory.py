"""Peak memory of reading, comparing and applying 12.858 households: under 300 MB."""

import sys

from bench.measure import peak_mb, report
from bench.register import where

PROGRAM = """
from bench.register import a_commune
from pathlib import Path
raw = Path({path!r}).read_bytes()
with a_commune() as (commune, officer):
    from langso.registry.actions import apply_import, bring_in
    from langso.registry.queries import dry_run
    source = bring_in(raw, "xa.xlsx", commune, by=officer)
    apply_import(source, by=officer, seen=dry_run(source).digest)
"""


def main() -> None:
    import tempfile
    from pathlib import Path

    from bench.register import a_database
    from tests.registry.workbook_maker import messy

    with a_database(), tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        Path(file.name).write_bytes(messy())
        command = [sys.executable, "-c", PROGRAM.format(path=file.name)]
        value = peak_mb(command)
    bare = [sys.executable, "-c", "from bench.register import a_database\n"
            "with a_database(): pass"]  # fmt: skip
    report(
        f"register_memory ({where()})",
        value,
        "MB",
        300,
        {"an empty database": peak_mb(bare)},
    )


if __name__ == "__main__":
    main()
