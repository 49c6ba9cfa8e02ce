"""The door of the web server. WSGI, since synchronous Django is 4 to 6 times slower
behind ASGI; design names asgi.py, docs/map.md says why this differs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langso.settings")
application = get_wsgi_application()
