"""What the room brings to a village's phone: files, pages kept, who sends, cards."""

from langso.measures.phone_rooms import PhoneRoom
from langso.titles.queries.village_chores import village_cards

SCRIPTS = ("ticks.js", "finding.js", "list.js", "meeting.js", "minutes.js", "steps.js")
TITLES_ON_PHONES = PhoneRoom(
    files=(*(f"titles/phone/{name}" for name in SCRIPTS), "titles/phone.css"),
    senders=("titles/phone/ticks.js",),
    pages=(r"^/binh-xet/\d+/$", r"^/binh-xet/\d+/ho/$"),
    cards=village_cards,
)
