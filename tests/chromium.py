"""Debian's Chromium, where it is installed; without a window it takes a third."""

import shutil

PATH = shutil.which("chromium-headless-shell") or shutil.which("chromium")
MISSING = "Chromium is not installed: apt-get install chromium-headless-shell"
