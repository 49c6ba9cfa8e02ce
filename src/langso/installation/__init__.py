"""From nothing to a running server: `langso init`, `langso up`, `langso check`.

Each returns the exit code of the command. Django is set up on first use, so that
`langso read` starts without it.
"""

import os
from importlib import import_module

from langso.installation.words import Language, say

__all__ = [
    "api_schema",
    "asked",
    "audit",
    "check",
    "import_closing",
    "init",
    "password",
    "push_keys",
    "retention",
    "rotate_keys",
    "sample",
    "up",
]


def up(
    *,
    sample: bool = False,
    host: str | None = None,
    port: int | None = None,
    language: Language = "vi",
) -> int:
    """Bring the database up to date, serve until Ctrl-C or SIGTERM, stop everything.

    `host` defaults to this machine alone, `port` to LANGSO_PORT, then 8000. Returns 1
    with a sentence if it cannot be served there.
    """
    wanted = os.getenv("LANGSO_PORT", "8000") if port is None else str(port)
    if not (wanted.isdecimal() and 0 < int(wanted) < 65536):
        print(say("port_number", language, port=wanted))
        return 1
    if not _set_up_django(language):
        return 1
    serving = import_module("langso.installation.serving")
    where = {"host": host or "127.0.0.1", "port": int(wanted)}
    return int(serving.up(sample=sample, language=language, **where))


def init(
    *,
    province: str,
    administrator: str,
    commune: str = "",
    code: str = "",
    villages: str = "",
    language: Language = "vi",
) -> int:
    """Begin a commune, or a province without one, and print its first card."""
    if not _set_up_django(language):
        return 1
    beginning = import_module("langso.installation.beginning")
    wish = beginning.Wish(province, administrator, commune, code, villages)
    return int(beginning.begin(wish, language))


def check(*, language: Language = "vi") -> int:
    """Print what is wrong with this installation, a sentence each; 1 if anything is.

    A missing helper program is said, but is nothing wrong.
    """
    if not _set_up_django(language):
        return 1
    checks = import_module("langso.installation.checks")
    return int(checks.check(language))


def asked(*, language: Language = "vi") -> int:
    """Print how many questions a village head gets in a month."""
    if not _set_up_django(language):
        return 1
    asking = import_module("langso.installation.asking")
    return int(asking.asked(language))


def audit(
    printed: str | None = None, on: str | None = None, *, language: Language = "vi"
) -> int:
    """Check every line of the history, and a printed hash of a day if one is given.

    Returns 1 if a line was altered or removed, 2 if the day cannot be understood.
    """
    if not _set_up_django(language):
        return 1
    audits = import_module("langso.installation.audits")
    return int(audits.audit(printed, on, language))


def password(username: str, *, language: Language = "vi") -> int:
    """Give a person a new password and print it once; 1 if there is no such person."""
    if not _set_up_django(language):
        return 1
    access = import_module("langso.installation.access")
    return int(access.renew_password(username, language))


def rotate_keys(*, language: Language = "vi") -> int:
    """Seal everything personal anew with the newest key, and say how much it was."""
    if not _set_up_django(language):
        return 1
    keys = import_module("langso.installation.keys")
    return int(keys.rotate(language))


def push_keys(*, language: Language = "vi") -> int:
    """Make the key with which phones are reminded, once, and say its public half."""
    if not _set_up_django(language):
        return 1
    keys = import_module("langso.installation.keys")
    return int(keys.push(language))


def api_schema(*, language: Language = "vi") -> int:
    """Print the OpenAPI document of the interface for programs, as docs/ keeps it."""
    if not _set_up_django(language):
        return 1
    described = import_module("langso.api.views.described")
    print(described.written(), end="")
    return 0


def retention(*, language: Language = "vi") -> int:
    """Delete personal data past its time, as every night, and say what was done."""
    if not _set_up_django(language):
        return 1
    keys = import_module("langso.installation.keys")
    return int(keys.retain(language))


def import_closing(path: str, *, language: Language = "vi") -> int:
    """Take in the file of a commune's closing; 1 if it is refused, with a sentence.

    Returns 2 if there is no such file.
    """
    if not _set_up_django(language):
        return 1
    handed = import_module("langso.installation.handed_up")
    return int(handed.take_in(path, language))


def sample(communes: int, *, language: Language = "vi") -> int:
    """Load a sample city; 1 with a sentence where there are real communes."""
    if not _set_up_django(language):
        return 1
    city = import_module("langso.installation.sample_city")
    return int(city.load(communes, language))


def _set_up_django(language: Language) -> bool:
    """Tell, with a sentence if not, whether there is a folder to keep data in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langso.settings")
    try:
        import_module("django").setup()
    except OSError as error:
        print(say("no_home", language, problem=error))
        return False
    return True
