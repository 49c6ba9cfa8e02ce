"""The door of the web server. WSGI, since synchronous Django is 4 to 6 times slower
behind ASGI; design names asgi.py, docs/map.md says why this differs."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.translation import gettext

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langso.settings")
application = get_wsgi_application()
# Every page and every word is read now and not while the first visitor waits.
get_resolver().url_patterns  # noqa: B018
gettext("")
