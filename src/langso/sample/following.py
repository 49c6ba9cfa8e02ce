"""What was counted and done in the sample commune until the end of October."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from langso.measures.actions import Entry, correct_figure, enter_figure
from langso.people.models import User
from langso.places.queries import villages_of
from langso.resolutions.actions import correct_item, set_task_progress
from langso.resolutions.models import Resolution, Target, Task
from langso.vietnamese.spelling import fold

MARCH, JUNE, OCTOBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 10, 31)
LATE_VILLAGES = (7, 15)
OFFICE, STATION, FRONT = "Phòng Văn hóa - Xã hội", "Trạm Y tế xã", "Ủy ban MTTQ xã"
PER_VILLAGE = "Báo cáo của các thôn (dữ liệu mẫu)"
Number = int | str


@dataclass(frozen=True)
class Count:
    """One figure of the sample: a value, or a part and its whole, as of a day."""

    words: str  # stand in the subject of the target, without marks
    on: date
    part: Number
    whole: Number | None = None
    source: str = PER_VILLAGE
    by_village: bool = True
    is_baseline: bool = False
    late: bool = False


COUNTS = (
    Count("ho ngheo", OCTOBER, 0, source="Danh sách hộ nghèo của xã (dữ liệu mẫu)"),
    Count("suy dinh duong", MARCH, 165, 3173, "Cân đo năm 2025 (dữ liệu mẫu)",
          by_village=False, is_baseline=True),
    Count("suy dinh duong", OCTOBER, 162, 3176, "Sổ cân đo của Trạm Y tế (dữ liệu mẫu)",
          by_village=False),
    Count("the duc the thao", OCTOBER, 20145, 44620, late=True),
    Count("van minh do thi", JUNE, 3, source="Bản đăng ký của các thôn (dữ liệu mẫu)"),
    Count("zalo", MARCH, "71.2", source="Kiểm đếm đầu năm (dữ liệu mẫu)",
          is_baseline=True),
    Count("zalo", JUNE, 10891, 12858),
    Count("zalo", OCTOBER, 12120, 12858),
    Count("kien nghi", JUNE, 212, 263, "Sổ tiếp nhận ý kiến (dữ liệu mẫu)",
          by_village=False),
    Count("kien nghi", OCTOBER, 402, 463, "Sổ tiếp nhận ý kiến (dữ liệu mẫu)",
          by_village=False),
    Count("viec lam", MARCH, 352),
    Count("viec lam", JUNE, 741),
    Count("viec lam", OCTOBER, 1480),
    Count("truong dat chuan", OCTOBER, 1, None, "Quyết định công nhận (dữ liệu mẫu)",
          by_village=False),
    Count("ve y te", OCTOBER, 1, source="Quyết định công nhận (dữ liệu mẫu)",
          by_village=False),
    Count("muc do 1", OCTOBER, 8, 9, "Quyết định công nhận (dữ liệu mẫu)",
          by_village=False),
)  # fmt: skip
OWNERS = {
    "suy dinh duong": STATION,
    "ve y te": STATION,
    "zalo": "Tổ chuyển đổi số cộng đồng",
    "kien nghi": FRONT,
}
DONE = ("doi thoai", "khai cac khoan")
UNDER_WAY = (
    "thang nghe dan noi", "lang nghe", "du lich", "cac cho", "thuc pham", "thu dung",
    "so hoa", "phien giao dich", "huong uoc", "binh xet", "trong cay", "mo cua",
)  # fmt: skip
LATE = ("den tung nha",)


def share_out(resolution: Resolution, officer: User) -> None:
    """Give every target an owner before the resolution is adopted."""
    for target in resolution.targets.all():
        key = fold(target.subject)
        found = (owner for words, owner in OWNERS.items() if words in key)
        correct_item(target, {"owner": next(found, OFFICE)}, by=officer)


def enter_figures(resolution: Resolution, officer: User) -> None:
    """Enter what was counted; one figure was mistyped first and then corrected."""
    targets = list(resolution.targets.select_related("resolution__commune"))
    for count in COUNTS:
        target = _target(targets, count)
        if target is None:
            continue
        kind = "baseline" if count.is_baseline else "current"
        entry = _entry(resolution, target, count)
        if count.on != JUNE or count.words != "zalo":
            enter_figure(target, entry, by=officer, kind=kind)
            continue
        mistyped = replace(entry, numerator=Decimal(10981))
        figure = enter_figure(target, mistyped, by=officer, kind=kind)
        correct_figure(figure, entry, by=officer, reason="Ghi nhầm hai chữ số.")


def follow_tasks(resolution: Resolution, officer: User) -> None:
    """Write down how far the tasks are."""
    on = min(OCTOBER, timezone.localdate())
    for task in resolution.tasks.select_related("resolution__commune"):
        key = fold(task.quote)
        for words, progress in (
            (LATE, Task.Progress.LATE),
            (DONE, Task.Progress.DONE),
            (UNDER_WAY, Task.Progress.DOING),
        ):
            if any(word in key for word in words):
                set_task_progress(task, progress, by=officer, on=on)
                break


def _target(targets: list[Target], count: Count) -> Target | None:
    found = (target for target in targets if count.words in fold(target.subject))
    return next(found, None)


def _entry(resolution: Resolution, target: Target, count: Count) -> Entry:
    """The figure as an officer would enter it; never dated after today."""
    on = min(count.on, timezone.localdate())
    late = villages_of(resolution.commune, on).filter(ordinal__in=LATE_VILLAGES)
    entry = Entry(
        as_of=on,
        source=count.source,
        missing=tuple(late.values_list("pk", flat=True)) if count.late else (),
        by_village=count.by_village,
    )
    if count.whole is None:
        return replace(entry, value=Decimal(count.part))
    return replace(
        entry, numerator=Decimal(count.part), denominator=Decimal(count.whole)
    )
