"""A verdict in a sentence, in Vietnamese and English.

Figures are printed as Vietnamese print them in both languages, since they are quoted.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast

from langso.measures.aims import Aim, Standing, Status
from langso.measures.reporters import called
from langso.measures.verdicts import Verdict
from langso.measures.wording import counted
from langso.resolutions.wording import amount, plain
from langso.vietnamese.comparators import Comparator, print_comparator
from langso.vietnamese.days import print_date
from langso.vietnamese.numbers import print_number
from langso.vietnamese.percent import print_percent

Language = Literal["vi", "en"]

SENTENCES: dict[str, tuple[str, str]] = {
    "reached": (
        "Đạt {current} tính đến {as_of}, chỉ tiêu {aim}.",
        "Reached: {current} as of {as_of}, target {aim}.",
    ),
    "kept": (
        "Đang giữ được: {current} tính đến {as_of}.",
        "Kept so far: {current} as of {as_of}.",
    ),
    "deed_reached": (
        "Đã thực hiện, tính đến {as_of}.",
        "Done, as of {as_of}.",
    ),
    "deed_kept": (
        "Đang giữ được, tính đến {as_of}.",
        "Kept so far, as of {as_of}.",
    ),
    "deed_not_kept": (
        "Chưa giữ được, tính đến {as_of}.",
        "Not kept, as of {as_of}.",
    ),
    "deed_missed": (
        "Chưa thực hiện, tính đến {as_of}; kỳ đã hết ngày {ends_on}.",
        "Not done, as of {as_of}; the period ended on {ends_on}.",
    ),
    "deed_judged_at_end": (
        "Xét vào cuối kỳ, {ends_on}.",
        "Judged at the end, {ends_on}.",
    ),
    "deed_so_far": (
        "Đã thực hiện, tính đến {as_of}; kết luận vào cuối kỳ, {ends_on}.",
        "Done, as of {as_of}; decided at the end, {ends_on}.",
    ),
    "so_far": (
        "Đến {as_of} là {current}, chỉ tiêu {aim}; kết luận vào cuối kỳ, {ends_on}.",
        "{current} as of {as_of}, target {aim}; decided at the end, {ends_on}.",
    ),
    "on_track": (
        "{current} tính đến {as_of}, đủ mức cần đến nay là {expected}{remaining}.",
        "{current} as of {as_of}, enough for today ({expected}){remaining}.",
    ),
    "behind": (
        "{current} tính đến {as_of}, cần {expected} đến nay{short}{remaining}.",
        "{current} as of {as_of}, {expected} needed by now{short}{remaining}.",
    ),
    "not_kept": (
        "Chưa giữ được: {current} tính đến {as_of}, cần {expected}{short}.",
        "Not kept: {current} as of {as_of}, {expected} needed{short}.",
    ),
    "missed": (
        "Không đạt: {current} tính đến {as_of}, chỉ tiêu {aim}{remaining}.",
        "Missed: {current} as of {as_of}, target {aim}{remaining}.",
    ),
    "no_figure": (
        "Chưa có số liệu của kỳ này.",
        "There is no figure of this period yet.",
    ),
    "not_begun": (
        "Kỳ thực hiện bắt đầu từ {starts_on}.",
        "The period begins on {starts_on}.",
    ),
    "not_due": (
        "Chưa đạt tính đến {as_of}; hạn đến {ends_on}.",
        "Not reached as of {as_of}; due by {ends_on}.",
    ),
    "judged_at_end": (
        "Xét vào cuối kỳ, {ends_on}; đến {as_of} là {current}.",
        "Judged at the end, {ends_on}; {current} as of {as_of}.",
    ),
    "old_figure": (
        "Kỳ đã hết ngày {ends_on}, số liệu mới nhất là của ngày {as_of}.",
        "The period ended on {ends_on}; the newest figure is of {as_of}.",
    ),
    "villages_missing": (
        "Chưa kết luận: mới có {have} trên {expected_units} {units}, tính đến {as_of}.",
        "Not yet known: {have} of {expected_units} {units}, as of {as_of}.",
    ),
    "too_few": (
        "Chưa đủ nơi báo cáo để công bố số.",
        "Too few have reported for a number to be published.",
    ),
    "no_baseline": (
        "Chưa so được: chưa có mức ban đầu để so.",
        "Cannot be compared: there is no starting level.",
    ),
    "below_zero": (
        "Chưa so được: mức đầu kỳ nhỏ hơn mức cần giảm.",
        "Cannot be compared: the starting level is smaller than the decrease.",
    ),
}
ENGLISH = {">": "above", ">=": "at least", "<": "below", "<=": "at most"}
ENGLISH |= {"=": "exactly", "none_left": "none left, that is"}
PARTS = {
    "short": (", thiếu {}", ", {} short"),
    "remaining": ("; còn thiếu {} để đạt chỉ tiêu", "; {} to go to the target"),
    "done": ("đã thực hiện", "done"),
    "open": ("chưa thực hiện", "not done"),
}
STATUS_WORDS: dict[Status, tuple[str, str]] = {
    Status.REACHED: ("Đã đạt", "Reached"),
    Status.ON_TRACK: ("Đúng tiến độ", "On track"),
    Status.BEHIND: ("Chậm tiến độ", "Behind"),
    Status.HELD_UP: ("Vướng", "Held up"),
    Status.MISSED: ("Không đạt", "Missed"),
    Status.UNKNOWN: ("Chưa có số liệu", "Not yet known"),
    Status.INCOMPARABLE: ("Chưa so được", "Cannot be compared"),
}


@dataclass(frozen=True)
class Wording:
    """Says verdicts on one aim in one language; `subject` names what is counted."""

    aim: Aim
    subject: str
    language: Language = "vi"

    def sentence(self, verdict: Verdict, standing: Standing | None) -> str:
        """Explain a verdict in one sentence."""
        code = f"deed_{verdict.code}"
        if not self.is_deed or code not in SENTENCES:
            code = verdict.code
        template = SENTENCES[code][self._column]
        return template.format(**self._words(verdict, standing))

    def aim_words(self, verdict: Verdict) -> str:
        """The target in words: "trên 90%", "từ 1.625 người"; empty for a deed."""
        if verdict.goal is None or self.aim.is_milestone:
            return self._choose("done") if self.aim.is_milestone else ""
        level = self._level(verdict.goal)
        if self.aim.comparator in {"increase_by", "decrease_by", "maintain"}:
            return level
        return f"{self._comparator} {level}"

    def current_words(self, verdict: Verdict, standing: Standing) -> str:
        """The figure as printed; a share never contradicts the target beside it."""
        if self.is_deed:
            done = verdict.current is not None and verdict.current >= 1
            return self._choose("done" if done else "open")
        against = None if verdict.goal is None else as_decimal(verdict.goal)
        part, whole = standing.numerator, standing.denominator
        in_percent = self.aim.is_share and self.aim.unit != "‰"
        if in_percent and part is not None and whole is not None:
            return print_percent(part, whole, against=against)
        return self._level(standing.level(self.aim.unit))

    @property
    def noun(self) -> str:
        """What single things are counted: the unit, or the start of the subject."""
        return counted(self.subject) if self.aim.is_share else self.aim.unit

    @property
    def is_deed(self) -> bool:
        """Nothing is counted: it is done, or kept, or it is not."""
        nothing_counted = self.aim.value is None and not self.aim.unit
        return nothing_counted and self.aim.comparator != "none_left"

    @property
    def _comparator(self) -> str:
        code = cast(Comparator, self.aim.comparator)
        return print_comparator(code) if self.language == "vi" else ENGLISH[code]

    @property
    def _column(self) -> int:
        return 0 if self.language == "vi" else 1

    def _choose(self, part: str) -> str:
        return PARTS[part][self._column]

    def _words(self, verdict: Verdict, standing: Standing | None) -> dict[str, str]:
        aim = self.aim
        words = {
            "aim": self.aim_words(verdict),
            "starts_on": print_date(aim.starts_on) if aim.starts_on else "",
            "ends_on": print_date(aim.ends_on) if aim.ends_on else "",
            "short": self._counted("short", verdict.short),
            "remaining": self._counted("remaining", self._beyond_today(verdict)),
        }
        if verdict.expected is not None:
            words["expected"] = self._level(verdict.expected)
        if standing is not None:
            words["as_of"] = print_date(standing.as_of)
            words["current"] = self.current_words(verdict, standing)
            words["have"] = str(standing.expected - standing.missing)
            words["expected_units"] = str(standing.expected)
            words["units"] = called(standing.of, self.language)
        return words

    @staticmethod
    def _beyond_today(verdict: Verdict) -> int | None:
        """What is still missing to the target, unless that is due today anyway."""
        return None if verdict.remaining == verdict.short else verdict.remaining

    def _counted(self, part: str, count: int | None) -> str:
        if not count:
            return ""
        return self._choose(part).format(f"{print_number(count)} {self.noun}".strip())

    def _level(self, level: Fraction) -> str:
        unit = self.aim.unit
        return amount(as_decimal(level), "%" if unit == "điểm %" else unit)


def as_decimal(level: Fraction) -> Decimal:
    """A level to print: exact where it is a short decimal, else to two places.

    >>> as_decimal(Fraction(443, 5)), as_decimal(Fraction(1, 3))
    (Decimal('88.6'), Decimal('0.33'))
    """
    exact = Decimal(level.numerator) / Decimal(level.denominator)
    short = round(exact, 6)
    return plain(short if Fraction(short) == level else round(exact, 2))
