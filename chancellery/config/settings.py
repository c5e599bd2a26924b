"""Django's settings. Values that differ between installations come from the environment: docs/reference/settings.md."""

from __future__ import annotations

import os
import secrets
import shlex
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from chancellery.config import database, lines, places, single_sign_on


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str = "") -> list[str]:
    return [word for word in os.environ.get(name, default).replace(",", " ").split() if word]


def _secret_key() -> str:
    """Return the signing key: from the environment, or one made at the first start and kept readable to us only."""
    if key := os.environ.get("CHANCELLERY_SECRET_KEY"):
        return key
    kept = places.var() / "secret-key"
    try:
        with open(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text().strip()


HOME = Path(__file__).resolve().parents[1]
SECRET_KEY = _secret_key()
#: Former keys: what they signed and encrypted still holds.
SECRET_KEY_FALLBACKS = _words("CHANCELLERY_SECRET_KEY_FALLBACKS")
DEBUG = _flag("CHANCELLERY_DEBUG", False)
#: True behind TLS: secure cookies, redirects and HSTS. ``./run`` alone serves this machine over plain HTTP.
SECURE = _flag("CHANCELLERY_SECURE", False)
if SECURE and not _flag("CHANCELLERY_OPEN_LINES", False):
    lines.must_be_closed(os.environ)
ALLOWED_HOSTS = _words("CHANCELLERY_HOSTS", "127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = _words("CHANCELLERY_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "csp",
    "chancellery.core",
    "chancellery.ui",
    "chancellery.organisations",
    "chancellery.documents",
    "chancellery.intake",
    "chancellery.commitments",
    "chancellery.plans",
    "chancellery.translations",
    "chancellery.search",
    "chancellery.successions",
    "chancellery.reviews",
    "chancellery.access",
    "chancellery.accounts",
    # after ours, whose templates of the same names are found first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *single_sign_on.apps(os.environ),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "chancellery.ui.middleware.KnownMethods",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "chancellery.organisations.middleware.RefusalsAreLogged",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chancellery.organisations.middleware.PersonalLanguage",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "chancellery.accounts.middleware.DemandedFactor",
    "chancellery.config.costly.CostlyCallsAreCounted",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "chancellery.config.urls"
WSGI_APPLICATION = "chancellery.config.wsgi.application"
FORM_RENDERER = "chancellery.ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chancellery.config.navigation.context",
                "chancellery.organisations.context.who",
                "chancellery.accounts.context.single_sign_on",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "chancellery.ui.templatetags.ui"],
        },
    }
]

DATABASES = {"default": database.settings_of(os.environ.get("DATABASE_URL", "postgresql://postgres@/chancellery"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["chancellery.organisations.backend.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name", "user_name")},
    },
    {"NAME": "chancellery.accounts.validators.OfficeWords"},
    {"NAME": "chancellery.accounts.validators.Breached"},
]
#: Words of the office that a password must not be made of, beside the names of its units.
PASSWORD_WORDS = _words("CHANCELLERY_PASSWORD_WORDS")
#: The office's copy of a list of breached passwords; empty when it has none.
BREACHED_PASSWORDS = os.environ.get("CHANCELLERY_BREACHED_PASSWORDS", "")
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_ADAPTER = "chancellery.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]  # nobody signs up; it says that there are passwords
ACCOUNT_USER_MODEL_USERNAME_FIELD = "user_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address, or nobody sets a password
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "chancellery.accounts.forms.SignIn",
    "reauthenticate": "chancellery.accounts.forms.GivePassword",
    "reset_password": "chancellery.accounts.forms.ForgottenPassword",
    "reset_password_from_key": "chancellery.accounts.forms.NewPassword",
    "change_password": "chancellery.accounts.forms.ChangePassword",
    "set_password": "chancellery.accounts.forms.SetPassword",
}
MFA_ADAPTER = "chancellery.accounts.adapters.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # this machine alone, over plain HTTP
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Chancellery"
MFA_TOTP_TOLERANCE = 1  # half a minute of a clock that is off
MFA_FORMS = {
    "authenticate": "chancellery.accounts.forms.GiveCode",
    "reauthenticate": "chancellery.accounts.forms.GiveCodeAgain",
    "activate_totp": "chancellery.accounts.forms.AddApp",
    "add_webauthn": "chancellery.accounts.forms.AddPasskey",
    "edit_webauthn": "chancellery.accounts.forms.RenamePasskey",
}
SOCIALACCOUNT_ADAPTER = "chancellery.accounts.adapters.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = single_sign_on.provider(os.environ)
#: What counts attempts: in the database, so that all server processes count together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("vi", _("Vietnamese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
]
#: Which country's words languages are called by, where CLDR would take another one's.
CLDR_LOCALES = {"pt": "pt-PT"}
FORMAT_MODULE_PATH = ["chancellery.config.formats"]
LOCALE_PATHS = [HOME / "locale"]
TIME_ZONE = os.environ.get("CHANCELLERY_TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = places.var() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
#: Originals, by their SHA-256; never changed, never served as a page.
FILES_ROOT = Path(os.environ.get("CHANCELLERY_FILES") or places.var() / "files")
#: Copies of the trail's seals, outside the database.
SEALS_ROOT = Path(os.environ.get("CHANCELLERY_SEALS") or places.var() / "audit")
#: Where offices keep their own Word layouts of plans; empty when the layouts that come with the system will do.
PLAN_LAYOUTS = os.environ.get("CHANCELLERY_PLAN_LAYOUTS", "")
#: The command that looks at each file before it is kept; empty when there is none.
SCANNER = shlex.split(os.environ.get("CHANCELLERY_SCANNER", ""))
SCANNER_SECONDS = 60
UPLOAD_LIMIT = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "chancellery.core.uploads.BoundedUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # a pasted text; files do not count here
DATA_UPLOAD_MAX_NUMBER_FIELDS = 15_000  # a commitment handed down to a thousand units at once
#: Files of lists, searches, texts to be read and previews that one person may ask of one process in a minute.
COSTLY_A_MINUTE = int(os.environ.get("CHANCELLERY_COSTLY_A_MINUTE", "120"))
READING_SECONDS = int(os.environ.get("CHANCELLERY_READING_SECONDS", "20"))
READING_MEMORY_MB = int(os.environ.get("CHANCELLERY_READING_MEMORY_MB", "768"))

SESSION_ENGINE = "chancellery.organisations.sessions"
#: By this beginning of their names browsers bind cookies to this host, and to TLS.
COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
MESSAGE_STORAGE = "chancellery.ui.message_storage.Messages"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
#: How long a session lives at most, and how long without being used.
SESSION_LIFE = timedelta(hours=float(os.environ.get("CHANCELLERY_SESSION_HOURS", "12")))
SESSION_IDLE = timedelta(minutes=float(os.environ.get("CHANCELLERY_SESSION_IDLE_MINUTES", "90")))
SESSION_COOKIE_AGE = int(SESSION_LIFE.total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "chancellery.ui.views.csrf_failure"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _flag("CHANCELLERY_HSTS_SUBDOMAINS", True)
BEHIND_PROXY = _flag("CHANCELLERY_BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *single_sign_on.origins(os.environ)],  # a form leads on to the provider
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = os.environ.get("CHANCELLERY_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("CHANCELLERY_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("CHANCELLERY_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("CHANCELLERY_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 20
EMAIL_USE_TLS = _flag("CHANCELLERY_SMTP_TLS", False)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("CHANCELLERY_MAIL_FROM", "chancellery@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"shell": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["shell"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # what was refused is logged by us, with who asked
}
