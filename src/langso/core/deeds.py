"""What each verb of the history is called, for people; the verbs of every room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

DEEDS: dict[str, Any] = {
    "body.changed": _("Changed an organisation"),
    "body.founded": _("Entered an organisation"),
    "card.issued": _("Issued an invitation card"),
    "card.used": _("Used an invitation card"),
    "card.withdrawn": _("Withdrew an invitation card"),
    "doubt.answered": _("Answered a point to be checked"),
    "figure.corrected": _("Corrected a figure"),
    "figure.entered": _("Entered a figure"),
    "file.discarded": _("Discarded a file"),
    "file.read-again": _("Had a file read again"),
    "file.requeued": _("Took up an interrupted reading"),
    "file.unreadable": _("Could not read a file"),
    "file.uploaded": _("Uploaded a file"),
    "history.exported": _("Downloaded the history"),
    "household.added": _("Entered a household"),
    "household.contact-read": _("Read the contact of a household"),
    "household.corrected": _("Corrected a household"),
    "household.flag-ended": _("Ended a status of a household"),
    "household.flag-set": _("Recorded a status of a household"),
    "household.merged": _("Merged households"),
    "household.moved-out": _("Wrote down that a household moved out"),
    "household.split": _("Split a household"),
    "household.village-became": _("Moved a household along with its village"),
    "households.entered": _("Entered households"),
    "households.exported": _("Downloaded the list of households"),
    "import.applied": _("Imported a file"),
    "import.columns-chosen": _("Chose the columns of a file"),
    "import.dropped": _("Dropped an import"),
    "import.undone": _("Undid an import"),
    "import.uploaded": _("Uploaded a file to import"),
    "keys.rotated": _("Changed the key of personal data"),
    "personal.read": _("Saw personal data"),
    "post.ended": _("Ended a post"),
    "post.given": _("Gave a post"),
    "post.handed-over": _("Handed a post over"),
    "resolution.adopted": _("Adopted a resolution"),
    "resolution.discarded": _("Discarded a draft"),
    "resolution.head-edited": _("Edited the head of a draft"),
    "resolution.proposed": _("Read a resolution"),
    "resolution.version-begun": _("Began a new version"),
    "task.progress": _("Recorded the progress of a task"),
    "unit.corrected": _("Put a unit right"),
    "unit.founded": _("Entered a unit"),
    "units.imported": _("Imported units"),
    "user.contact-set": _("Changed the contact of a person"),
    "user.entered": _("Entered a person"),
    "user.opened": _("Opened an account"),
    "user.password-renewed": _("Renewed a password"),
    "user.session-ended": _("Ended a session"),
    "user.sessions-revoked": _("Ended all sessions of a person"),
    "user.sign-on-tied": _("Tied a sign-on to a person"),
    "village.merged": _("Merged villages"),
    "village.renamed": _("Renamed a village"),
    "village.split": _("Split a village"),
}


def deed(verb: str) -> str:
    """Say a verb in words; one that is not listed says itself."""
    return str(DEEDS.get(verb, verb))
