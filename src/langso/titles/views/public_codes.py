"""What a code opens: the answer to an opinion, what a certificate is worth."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from langso.titles.codes import read_code
from langso.titles.forms.public import CodeForm
from langso.titles.queries.posted import find_certificate, find_objection, is_shown
from langso.titles.views.doors import is_flooded, too_many, unlisted

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
@unlisted
def receipts(request: HttpRequest) -> HttpResponse:
    """Type the code of a receipt."""
    return _typed(request, "posted:receipt", "titles/public/receipts.html")


@require_safe
@unlisted
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What was said, and the answer; for whoever has the code."""
    if is_flooded(request, "code", counts=False):
        return too_many(request)
    said = find_objection(code)
    if said is None:
        return _unknown(request, "titles/public/receipts.html")
    context = {
        "commune": said.dossier.commune,
        "said": said,
        "is_shown": is_shown(said.dossier),
    }
    return render(request, "titles/public/receipt.html", context)


@require_http_methods(BOTH)
@unlisted
def certificates(request: HttpRequest) -> HttpResponse:
    """Type the code of a certificate."""
    return _typed(request, "posted:certificate", "titles/public/certificates.html")


@require_safe
@unlisted
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Valid, cancelled or unknown; what is printed and nothing beyond it."""
    if is_flooded(request, "code", counts=False):
        return too_many(request)
    found = find_certificate(code)
    if found is None:
        return _unknown(request, "titles/public/certificates.html")
    context = {"commune": found.commune, "certificate": found}
    return render(request, "titles/public/certificate.html", context)


def _typed(request: HttpRequest, name: str, template: str) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return redirect(name, read_code(form.cleaned_data["code"]) or "0")
    status = 422 if form.errors else 200
    return render(request, template, {"form": form}, status=status)


def _unknown(request: HttpRequest, template: str) -> HttpResponse:
    """Nothing has this code; who tries very many has to wait."""
    is_flooded(request, "code")
    context = {"form": CodeForm(), "is_unknown": True}
    return render(request, template, context, status=404)
