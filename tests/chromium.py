"""Debian's Chromium, where it is installed; without a window it takes a third."""

import shutil

WHOLE = shutil.which("chromium")
PATH = shutil.which("chromium-headless-shell") or WHOLE
MISSING = "Not installed: apt-get install chromium chromium-headless-shell"
