"""Passwords that people in Việt Nam guess first."""

from functools import cache
from importlib.resources import files

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from langso.vietnamese.spelling import fold

TAIL = "0123456789!@#$%^&*._-+=? "
LOOKALIKES = str.maketrans("@013$", "aoles")


@cache
def common_words() -> frozenset[str]:
    """Phrases, names and places without marks, one a line."""
    text = files("langso.people").joinpath("common_passwords_vi.txt").read_text("utf-8")
    return frozenset(line for line in text.split() if line)


def is_common(password: str) -> bool:
    """A common phrase, however it is marked, capitalised or numbered at its ends.

    >>> is_common("Mật khẩu 123"), is_common("m@tkhau2026"), is_common("chum gom lam")
    (True, True, False)
    """
    bare = fold(password).replace(" ", "")
    words = {bare, bare.strip(TAIL)}
    words |= {word.translate(LOOKALIKES) for word in words}
    return bool(words & common_words())


class CommonInVietnam:
    """Refuses a password that is a common Vietnamese phrase, name or place."""

    def validate(self, password: str, user: object = None) -> None:
        if is_common(password):
            raise ValidationError(
                _("Many people use this password. Please choose another one."),
                code="password_common_in_vietnam",
            )

    def get_help_text(self) -> str:
        return _("A few words that do not belong together are good and easy to keep.")
