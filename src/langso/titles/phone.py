"""What the room brings to a village's phone: files, pages kept, who sends, cards."""

from langso.measures.phone_rooms import PhoneRoom
from langso.titles.queries.village_chores import village_cards

SENDERS = ("outcomes.js", "ticks.js", "answers.js")  # the first is used by the others
LIST = ("finding.js", "rows.js", "points.js", "opening.js", "choosing.js", "list.js")
MEETING = ("meeting.js", "naming.js", "minutes.js", "steps.js")
REPORT = ("merits.js", "report.js")
SCRIPTS = (*SENDERS, *LIST, *MEETING, *REPORT)
TITLES_ON_PHONES = PhoneRoom(
    files=(
        *(f"titles/phone/{name}" for name in SCRIPTS),
        "titles/phone.css",
        "titles/council.css",
    ),
    senders=tuple(f"titles/phone/{name}" for name in SENDERS),
    pages=(
        r"^/binh-xet/\d+/$",
        r"^/binh-xet/\d+/ho/$",
        r"^/binh-xet/\d+/hop/$",
        r"^/binh-xet/bao-cao/\d+/$",
    ),
    cards=village_cards,
)
