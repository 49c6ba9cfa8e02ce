"""Two addresses that belong to no room."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from django.views.i18n import set_language


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Say "ok" if the server answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


# Without a token, so that public pages need no cookie; a language is no secret.
choose_language = csrf_exempt(set_language)
