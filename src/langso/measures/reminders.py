"""The words with which late villages are reminded. Pure: no database.

They go into a chat group or an e-mail, so they are Vietnamese in every interface, as
everything that is sent to a village.
"""

from datetime import date

from langso.measures.models import Report
from langso.measures.queries.periods import Course
from langso.measures.reporters import called
from langso.vietnamese.days import print_date


def reminder(course: Course, today: date) -> str:
    """What an officer puts into the chat group of the village heads."""
    period, late = course.period, course.outstanding
    if not late:
        return ""
    days = (today - period.due_on).days
    when = f"Hạn gửi là ngày {print_date(period.due_on)}"
    when += f", đã qua {days} ngày." if days > 0 else "."
    whose = f"{period.name} của {called(period.form.level, 'vi')}"
    return (
        f"Kính gửi ông, bà phụ trách {course.names}: {period.form.name}, "
        f"{whose} chưa gửi. {when} Mong ông, bà điền và gửi sớm. "
        "Nếu vướng chỗ nào, xin báo lại để xã cùng làm."
    )


def pushed() -> dict[str, str]:
    """What a phone shows on its locked screen: that something is due, and no more."""
    return {
        "title": "Việc của thôn",
        "body": "Có việc đến hạn. Xin ông, bà mở ra xem.",
    }


def letter(report: Report, today: date) -> tuple[str, str]:
    """The subject and the text of an e-mail to whoever fills a report in."""
    period = report.period
    what = f"{period.form.name}, {period.name}, {report.unit.name}"
    due = print_date(period.due_on)
    days = (today - period.due_on).days
    if days > 0:
        when = f"Hạn gửi là ngày {due}, đã qua {days} ngày."
    else:
        when = f"Hạn gửi là ngày {due}."
    if report.status == Report.Status.RETURNED:
        when = f"Xã gửi lại để xem: “{report.remark}” {when}"
    text = f"Kính gửi ông, bà,\n\n{what} chưa gửi. {when}\n\nTrân trọng.\n"
    return f"{what}: {'đã quá hạn' if days > 0 else 'sắp đến hạn'}", text
