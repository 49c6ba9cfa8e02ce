"""A target as the page shows it: verdict, figure, bar, and where the figure is from."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext

from langso.boards.bars import draw_bar
from langso.boards.drawing import Bar
from langso.measures import wording
from langso.measures.aims import Status
from langso.measures.history import FigureLine, language, line, lines
from langso.measures.models import Obstacle
from langso.measures.needle_lines import needle_line, reported_words
from langso.measures.queries import Judged
from langso.measures.sentences import STATUS_WORDS, Wording, as_decimal
from langso.measures.verdicts import BAD
from langso.resolutions.wording import amount
from langso.vietnamese.numbers import print_number


@dataclass(frozen=True)
class TargetCard:
    """One target of the list. `number` is its place among the targets."""

    number: int
    judged: Judged
    clause_anchor: str
    clause_number: str
    enter_url: str = ""
    origin_url: str = ""
    obstacle: Obstacle | None = None

    @cached_property
    def title(self) -> str:
        return wording.title(self.judged.target)

    @cached_property
    def wording(self) -> Wording:
        return self.judged.wording(language())

    @property
    def status(self) -> str:
        return self.judged.verdict.status.value

    @cached_property
    def status_words(self) -> str:
        verdict = self.judged.verdict
        if verdict.code == "villages_missing" and verdict.status == Status.UNKNOWN:
            return gettext("Villages missing")
        return status_words(self.judged.verdict.status)

    @property
    def is_behind(self) -> bool:
        return self.judged.verdict.status in BAD

    @property
    def is_held_up(self) -> bool:
        return self.judged.verdict.status == Status.HELD_UP

    @property
    def theme(self) -> str:
        return self.judged.target.theme

    @property
    def quote(self) -> str:
        return self.judged.target.quote

    @property
    def owner(self) -> str:
        return self.judged.target.owner

    @cached_property
    def sentence(self) -> str:
        return self.judged.sentence(language())

    @cached_property
    def newest(self) -> FigureLine | None:
        newest = self.judged.newest
        return line(self.judged, newest) if newest else needle_line(self.judged)

    @cached_property
    def reported(self) -> str:
        """The second needle, where it differs."""
        return reported_words(self.judged)

    @property
    def opens(self) -> bool:
        """There are villages behind the figure, each with its report."""
        return self.judged.newest is None and self.newest is not None

    @property
    def course_url(self) -> str:
        """Where its course over the year is drawn; "" without an indicator."""
        drawn = self.judged.needles and not self.judged.aim.is_milestone
        return f"{self.origin_url}dien-bien/" if drawn and self.origin_url else ""

    @cached_property
    def earlier(self) -> list[FigureLine]:
        """Every other figure, newest first, the corrected ones with the reason."""
        shown = self.judged.newest.pk if self.judged.newest else None
        return [entry for entry in lines(self.judged) if entry.pk != shown]

    @property
    def value(self) -> str:
        """The newest figure: "84,7%", "1.314 người", "Đã thực hiện"."""
        printed = self.newest.printed if self.newest else ""
        return printed[:1].upper() + printed[1:]

    @property
    def is_in_words(self) -> bool:
        """A deed rather than a number."""
        return self.value[:1].isalpha()

    @property
    def detail(self) -> str:
        """Under the name: the two numbers of a share, the day, the villages."""
        return self.newest.coverage if self.newest else ""

    @cached_property
    def needs(self) -> str:
        """Under the left end of the bar: what is short, or what is needed by today."""
        verdict = self.judged.verdict
        if verdict.short:
            short = f"{print_number(verdict.short)} {self.wording.noun}".strip()
            return gettext("%(count)s short") % {"count": short}
        if verdict.expected is None or verdict.expected == verdict.goal:
            return ""
        level = amount(as_decimal(verdict.expected), self.judged.aim.unit)
        return gettext("%(level)s needed") % {"level": level}

    @cached_property
    def aim(self) -> str:
        return wording.aim(self.judged.target)

    @cached_property
    def bar(self) -> Bar:
        return draw_bar(self.judged.aim, self.judged.verdict, self.judged.standing)

    @property
    def bar_label(self) -> str:
        return ", ".join(part for part in (self.value, self.needs, self.aim) if part)


def status_words(status: Status) -> str:
    """The fixed words of a status, in the language of the page."""
    return STATUS_WORDS[status][0 if language() == "vi" else 1]
