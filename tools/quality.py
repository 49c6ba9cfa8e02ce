"""Print how well the reader reads, by kind: `make quality`, `--misses` for details.

The shared scorer scores the shared seed and tests/cases where it is present; where it
is not, the project's own scorer scores tests/cases.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SHARED_SCORER = SHARED / "tools" / "score_reader.py"
OWN_SCORER = ROOT / "tools" / "score_cases.py"


def main(arguments: list[str]) -> int:
    """Print the figures of each folder of cases; return the worst exit status."""
    folders = [ROOT / "tests" / "cases"]
    scorer = SHARED_SCORER if SHARED_SCORER.exists() else OWN_SCORER
    if scorer is SHARED_SCORER:
        folders.insert(0, SHARED / "seed")
    else:
        print("../shared: absent, so only tests/cases is scored, by our own scorer")
    return max(run(scorer, folder, arguments) for folder in folders)


def run(scorer: Path, folder: Path, arguments: list[str]) -> int:
    """Score one folder; return the exit status of the scorer."""
    print(f"== {folder.parent.name}/{folder.name}", flush=True)
    command = [sys.executable, str(scorer), str(folder), *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
