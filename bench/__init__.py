"""Speeds the project promises. Each module runs as `python -m bench.NAME`.

The last line a benchmark prints is one JSON object: name, value, unit, bound (the
promise, or None) and beside (what the same machine needs for a peer or for the least
possible work, as a figure in the same unit).
"""
