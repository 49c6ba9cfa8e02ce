"""A resolution in force as shapes: results, targets with verdicts, tasks."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone

from langso.api import shapes
from langso.api.shapes import exact
from langso.boards.addresses import address
from langso.boards.cards import TargetCard
from langso.boards.living import cards_of
from langso.boards.margins import doubt_words, label
from langso.boards.queries import Contents, contents_of, figures_of, villages_today
from langso.boards.results import is_public, touches
from langso.measures.aims import Standing
from langso.measures.queries import Judged
from langso.measures.queries.standings import Needles, needles_of
from langso.measures.sentences import as_decimal
from langso.measures.withholding import as_published_needles
from langso.places.models import Unit
from langso.resolutions import models
from langso.resolutions.models import Doubt, Resolution


def head_of(found: Resolution) -> shapes.ResolutionHead:
    """The head of any version."""
    return shapes.ResolutionHead(**_head(found))


def whole_of(found: Resolution) -> shapes.Resolution:
    """The resolution in force with its clauses. One query besides its own."""
    kinds = (models.Clause, models.Result, models.Target, models.Task)
    contents = contents_of(found, kinds)
    return shapes.Resolution(
        **_head(found),
        issuers=[str(issuer) for issuer in found.issuers],
        clauses=[
            shapes.Clause(
                ident=one.ident,
                number=one.number,
                title=one.title,
                level=one.level,
                text=one.text,
            )
            for one in contents.clauses
        ],
        results=len(contents.results),
        targets=len(contents.targets),
        tasks=len(contents.tasks),
    )


def results_of(found: Resolution) -> list[shapes.Result]:
    """What the document says of last year. One query besides its own."""
    contents = contents_of(found, (models.Clause, models.Result, Doubt))
    where = _clauses(contents)
    doubts = [doubt for doubt in contents.doubts if is_public(doubt)]
    return [
        shapes.Result(
            id=one.pk,
            clause=where.get(one.clause_id or 0, ""),
            subject=one.subject,
            value=exact(one.value),
            unit=one.unit,
            part=exact(one.numerator),
            whole=exact(one.denominator),
            period=one.period,
            baseline=one.baseline,
            quote=one.quote,
            doubts=[doubt_words(doubt) for doubt in doubts if touches(doubt, one)],
        )
        for one in contents.results
    ]


def tasks_of(found: Resolution) -> list[shapes.Task]:
    """What is to be done. One query besides its own."""
    contents = contents_of(found, (models.Clause, models.Task))
    where = _clauses(contents)
    return [
        shapes.Task(
            id=one.pk,
            clause=where.get(one.clause_id or 0, ""),
            action=one.action,
            lead=one.lead,
            deadline=one.deadline,
            due_on=one.due_on,
            progress=one.progress,
            progress_on=one.progress_at,
            quote=one.quote,
        )
        for one in contents.tasks
    ]


def targets_of(found: Resolution) -> list[shapes.Target]:
    """Every target as the public page shows it, in its order."""
    contents, today = contents_of(found), timezone.localdate()
    villages = {village.pk for village in contents.villages}
    needles = needles_of(found.commune, contents.targets, today, villages)
    told = as_published_needles(needles, today, found.commune_id)
    cards = cards_of(contents, figures_of(found), told, today, _nothing, _nothing)
    expected = [*contents.villages, *_other_units_missing(told.values())]
    return [_target(found, expected, card) for card in cards]


def _other_units_missing(needles: Iterable[Needles]) -> list[Unit]:
    """Schools and stations that have not reported. One query where there are any."""
    sums = [one for each in needles for one in (each.verified, each.reported)]
    gone = {
        unit
        for one in sums
        if one.standing is not None and one.standing.of != Unit.Level.VILLAGE
        for unit in one.missing
    }
    return list(Unit.objects.filter(pk__in=gone)) if gone else []


def _target(
    found: Resolution, expected: Sequence[Unit], card: TargetCard
) -> shapes.Target:
    judged, target = card.judged, card.judged.target
    verdict, needles = judged.verdict, judged.needles
    verified, reported = _sums(expected, judged)
    where = [found.commune, found.year, target.pk]
    return shapes.Target(
        **_stated(card),
        indicator=needles.indicator.code if needles else None,
        status=card.status,
        status_words=card.status_words,
        sentence=card.sentence,
        goal=None if verdict.goal is None else exact(as_decimal(verdict.goal)),
        still_missing=verdict.remaining,
        short_today=verdict.short,
        verified=verified,
        reported=reported,
        source=card.newest.source if card.newest else "",
        obstacle=_obstacle(card),
        page=reverse("boards:origin", args=where),
    )


def _stated(card: TargetCard) -> dict[str, Any]:
    """What the resolution says."""
    target = card.judged.target
    return {
        "id": target.pk,
        "number": card.number,
        "title": card.title,
        "theme": card.theme,
        "owner": card.owner,
        "clause": card.clause_number,
        "quote": card.quote,
        "comparator": target.comparator,
        "value": exact(target.value),
        "unit": card.judged.aim.unit,
        "starts_on": target.period_start,
        "ends_on": target.period_end,
    }


def _obstacle(card: TargetCard) -> shapes.Obstacle | None:
    found = card.obstacle
    if found is None:
        return None
    return shapes.Obstacle(
        reason=found.reason,
        since=found.since,
        turn=found.turn,
        expected_on=found.expected_on,
    )


def _sums(
    expected: Sequence[Unit], judged: Judged
) -> tuple[shapes.Sum | None, shapes.Sum | None]:
    """What is verified or was entered, and what is reported where it differs."""
    needles = judged.needles
    if judged.newest is not None:
        return _sum(expected, judged.standing, judged.newest.missing), None
    if needles is None:
        return None, None
    verified = _sum(expected, needles.verified.standing, needles.verified.missing)
    reported = _sum(expected, needles.reported.standing, needles.reported.missing)
    return verified, None if reported == verified else reported


def _sum(
    expected: Sequence[Unit], standing: Standing | None, missing: Iterable[int]
) -> shapes.Sum | None:
    if standing is None:
        return None
    gone = villages_today(set(missing), expected) if standing.missing else ()
    return shapes.Sum(
        as_of=standing.as_of,
        value=exact(standing.value),
        part=exact(standing.numerator),
        whole=exact(standing.denominator),
        covered=standing.expected - standing.missing,
        expected=standing.expected,
        of=cast(Any, standing.of),
        missing=[unit.name for unit in expected if unit.pk in gone],
    )


def _head(found: Resolution) -> dict[str, Any]:
    return {
        "commune": found.commune_id,
        "year": found.year,
        "version": found.version,
        "status": found.status,
        "title": found.title,
        "symbol": found.symbol,
        "held_on": found.held_on,
        "issued_on": found.issued_on,
        "reason": found.reason,
        "changed_at": found.changed_at,
        "page": address(found),
    }


def _clauses(contents: Contents) -> dict[int, str]:
    return {clause.pk: label(clause) for clause in contents.clauses}


def _nothing(item: object) -> str:
    return ""
