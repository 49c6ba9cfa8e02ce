"""Settings. Everything a commune may change is an environment variable LANGSO_*."""

import os
import secrets
from pathlib import Path

from langso.databases import database
from langso.mailing import mail_settings

ROOT = Path(__file__).resolve().parent
HOME = Path(os.getenv("LANGSO_HOME", Path.cwd() / "var"))


def _secret_key() -> str:
    """A key from the environment, else one made once and kept beside the database."""
    if key := os.getenv("LANGSO_SECRET_KEY"):
        return key
    path = HOME / "secret-key"
    if not path.exists():
        HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.getenv("LANGSO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOMS = (
    "core", "places", "people", "registry", "resolutions", "measures", "titles",
    "papers", "boards", "api",
)  # fmt: skip
INSTALLED_APPS = [
    *(f"langso.{room}" for room in ROOMS),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "langso.core.address.RequestAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "langso.api.middleware.PublicReading",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "langso.core.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "langso.people.middleware.IdleSessions",
    "langso.people.middleware.SecondFactor",
    "langso.core.middleware.ConflictPage",
]
ROOT_URLCONF = "langso.urls"
WSGI_APPLICATION = "langso.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
FORM_RENDERER = "langso.core.forms.Renderer"
DATABASES = {"default": database(os.getenv("LANGSO_DATABASE_URL", ""), HOME)}
LOCAL = "django.core.cache.backends.locmem.LocMemCache"  # each worker has its own
CACHES = {
    # Attempts are counted here: one table, shared by all workers of the server. An
    # attacker must not push counters out, so there is room for very many.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "langso_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    **{name: {"BACKEND": LOCAL, "LOCATION": name} for name in ("pages", "boards")},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["langso.people.backends.AnyNameBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "langso.people.passwords.CommonInVietnam",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL, LOGIN_REDIRECT_URL = "people:sign-in", "phone:start"
SECOND_FACTOR_ROLES = os.getenv(
    "LANGSO_SECOND_FACTOR",
    "commune_leader,commune_officer,front_officer,commune_administrator,"
    "province_administrator,village_head,village_front_head,city_officer",
).split(",")  # who approves, signs or sees personal data
FOUR_EYES = os.getenv("LANGSO_FOUR_EYES", "1") != "0"  # "0": a single officer
IDLE_MINUTES = {"": 24 * 60} | {  # "" is for whoever holds no post named here
    role: int(minutes)
    for role, _, minutes in (
        pair.partition(":")
        for pair in os.getenv(
            "LANGSO_IDLE_MINUTES",
            "commune_leader:120,commune_officer:120,front_officer:120,supervisor:120,"
            "commune_administrator:30,province_administrator:30,city_officer:120,"
            "village_head:43200,village_reporter:43200,village_front_head:43200,"
            "health_reporter:10080,school_reporter:10080",
        ).split(",")
    )
}
SESSION_ENGINE = "langso.people.sessions"
SESSION_COOKIE_AGE = 45 * 24 * 3600  # above the longest idle time
ACCOUNT_ADAPTER = "langso.people.adapters.Account"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"reauthenticate": "langso.people.forms.PasswordAgainForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
# Codes of the second step. A village shares one address; an account has few tries.
ACCOUNT_RATE_LIMITS = {"login_failed": "300/15m/ip,5/15m/key"}
# A proxy speaks HTTPS with the world, and tells us so and who asks in its headers.
BEHIND_HTTPS = os.getenv("LANGSO_HTTPS", "") == "1"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.getenv("LANGSO_PROXIES", "01"[BEHIND_HTTPS]))
MFA_ADAPTER = "langso.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # a whole office may share one
MFA_TOTP_TOLERANCE = 1  # phones' clocks go wrong
MFA_TOTP_ISSUER = "Làng Số"
MFA_FORMS = {
    "authenticate": "langso.people.forms.CodeForm",
    "reauthenticate": "langso.people.forms.CodeAgainForm",
    "activate_totp": "langso.people.forms.FirstCodeForm",
    "add_webauthn": "langso.people.forms.PasskeyForm",
}
# Browsers make passkeys on http://localhost only; everywhere else they want HTTPS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = "localhost" in ALLOWED_HOSTS
SOCIALACCOUNT_ADAPTER = "langso.people.adapters.SignOn"
OIDC_SERVER = os.getenv("LANGSO_OIDC_SERVER", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "langso.people.sign_on.NationalSignOn",
        "APPS": [
            {
                "provider_id": "cong",
                "name": os.getenv("LANGSO_OIDC_NAME", "OpenID Connect"),
                "client_id": os.getenv("LANGSO_OIDC_CLIENT_ID", ""),
                "secret": os.getenv("LANGSO_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ][: bool(OIDC_SERVER)],
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": ["openid", "profile", "email", "phone"],
    }
}
SOCIALACCOUNT_LOGIN_ON_GET = False
globals().update(mail_settings(os.environ))  # EMAIL_*: off unless a server is named
USE_TZ = USE_I18N = True
LANGUAGE_CODE, TIME_ZONE = "vi", "Asia/Ho_Chi_Minh"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
STATIC_URL, STATIC_ROOT = "static/", HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
HISTORY_KINDS = "langso.wiring.HISTORY_KINDS"  # how it names what was touched
VILLAGE_COUNTERS = "langso.wiring.VILLAGE_COUNTERS"  # what each room counts in them
FACTS = "langso.wiring.FACTS"  # measures counted from records
VILLAGE_SHARERS = ("langso.wiring.needs_shares", "langso.wiring.division_of")
SEALED_ANEW = "langso.wiring.SEALED_ANEW"  # what goes along when keys change
PHONE_ROOMS = "langso.wiring.PHONE_ROOMS"  # what villages see on their phones
LINKS = "langso.wiring.LINKS"  # what they offer on each other's pages
NUMBERS = "langso.wiring.NUMBERS"  # the register of papers, asked from below
CHORES = "langso.wiring.CHORES"  # what awaits a person until when
HOUSEHOLD_FOLLOWERS = "langso.wiring.HOUSEHOLD_FOLLOWERS"  # and with households
VILLAGE_FOLLOWERS = "langso.wiring.VILLAGE_FOLLOWERS"  # what goes along with them
SECTION_DOORS = "langso.wiring.SECTION_DOORS"  # who may open which section
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'", *OIDC_SERVER.split()],  # a form leads there
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # of a form; a file has its own limit
X_FRAME_OPTIONS = "DENY"
