"""Clusters of villages: the list, a new one, one changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from langso.core.actions import Refused, require
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.titles import days
from langso.titles.actions import change_cluster, make_cluster
from langso.titles.forms.rewards import ClusterForm
from langso.titles.models import Cluster
from langso.titles.queries.clusters import outside, standing_clusters
from langso.titles.rules.rewarding import (
    may_keep_clusters,
    visible_clusters,
)
from langso.titles.views.desk_doors import SECTION, commune_of, person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Every cluster with its villages, and the form of a new one."""
    commune, today = commune_of(request), days.today()
    may_keep = may_keep_clusters(request.user, commune)
    villages = list(villages_of(commune, today))
    form = ClusterForm(villages, starts_on=today.replace(month=1, day=1))
    if request.method == "POST":
        require(may_keep)
        form = ClusterForm(villages, request.POST)
        if form.is_valid() and _make(request, commune, form):
            return redirect(request.get_full_path())
    own = visible_clusters(request.user).filter(commune=commune)
    context = {
        "commune": commune,
        "clusters": list(standing_clusters(own, today)),
        "outside": outside(commune, villages, today),
        "form": form,
        "may_keep": may_keep,
    }
    status = 422 if form.errors else 200
    return render(request, "titles/clusters.html", context | SECTION, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a cluster, or let it end."""
    own = visible_clusters(request.user).select_related("commune")
    cluster = get_object_or_404(own, pk=pk)
    require(may_keep_clusters(request.user, cluster.commune))
    posted = request.POST if request.method == "POST" else None
    form = ClusterForm(_choices(cluster), posted, cluster)
    if posted is not None and form.is_valid():
        try:
            change_cluster(cluster, form.grouping(), by=person_of(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The cluster is saved."))
            return redirect("titles:clusters")
    context = {"cluster": cluster, "commune": cluster.commune, "form": form}
    status = 422 if form.errors else 200
    return render(request, "titles/cluster.html", context | SECTION, status=status)


def _make(request: HttpRequest, commune: Unit, form: ClusterForm) -> bool:
    try:
        make_cluster(commune, form.grouping(), by=person_of(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The cluster is saved."))
    return True


def _choices(cluster: Cluster) -> list[Unit]:
    """The villages of today, and those of the cluster that have ended since."""
    found = {unit.pk: unit for unit in villages_of(cluster.commune, days.today())}
    return list(
        {**found, **{unit.pk: unit for unit in cluster.villages.all()}}.values()
    )
