"""The settings of e-mail, read from the environment. Off unless a server is named."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends"


def mail_settings(environ: Mapping[str, str]) -> dict[str, object]:
    """Django's settings for LANGSO_MAIL and LANGSO_MAIL_FROM.

    >>> found = mail_settings({"LANGSO_MAIL": "smtps://xa:mat%20khau@thu.example:465"})
    >>> found["EMAIL_HOST"], found["EMAIL_HOST_PASSWORD"], found["EMAIL_USE_SSL"]
    ('thu.example', 'mat khau', True)
    >>> mail_settings({})["EMAIL_BACKEND"]
    'django.core.mail.backends.dummy.EmailBackend'
    """
    mail = urlsplit(environ.get("LANGSO_MAIL", ""))
    kind = "smtp" if mail.hostname else "dummy"
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.{kind}.EmailBackend",
        "EMAIL_HOST": mail.hostname or "",
        "EMAIL_PORT": mail.port or 25,
        "EMAIL_HOST_USER": unquote(mail.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(mail.password or ""),
        "EMAIL_USE_SSL": mail.scheme == "smtps",
        "EMAIL_USE_TLS": mail.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,  # seconds
        "DEFAULT_FROM_EMAIL": environ.get("LANGSO_MAIL_FROM", "langso@localhost"),
    }
