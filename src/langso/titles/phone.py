"""What the room brings to a village's phone: files, pages kept, who sends, cards."""

from langso.measures.phone_rooms import PhoneRoom
from langso.titles.queries.phone_chores import round_cards
from langso.titles.queries.report_chores import report_cards

SCRIPTS = ("ticks.js", "finding.js", "list.js", "meeting.js", "minutes.js", "steps.js")
TITLES_ON_PHONES = PhoneRoom(
    files=(*(f"titles/phone/{name}" for name in SCRIPTS), "titles/phone.css"),
    senders=("titles/phone/ticks.js",),
    pages=(r"^/binh-xet/\d+/$", r"^/binh-xet/\d+/ho/$"),
    cards=lambda person, today: [
        *round_cards(person, today),
        *report_cards(person, today),
    ],
)
