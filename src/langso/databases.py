"""Which database it is, out of one address."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def database(url: str, home: Path) -> dict[str, object]:
    """Read postgres://user:password@host:port/name; empty means SQLite in `home`.

    SQLite begins every transaction IMMEDIATE: a deferred one that reads and then
    writes fails at once when another writer is active, however long the timeout.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "langso.sqlite3",
            "CONN_MAX_AGE": 600,  # closing the last one copies the log back: 10 ms
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        # What is asked again and again is planned once by each connection.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }
