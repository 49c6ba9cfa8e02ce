"""How far a task is, written down by an officer while the resolution is in force."""

import pytest

from langso.core.actions import NotAllowed, Refused
from langso.resolutions.actions import set_task_progress


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", True), ("hoa", False), ("minh", False), ("nam", False)],
)
def test_only_an_officer_writes_down_progress(stage, an_adopted, who, allowed):
    task = an_adopted().tasks.get()

    try:
        set_task_progress(task, "doing", by=getattr(stage, who))
    except NotAllowed:
        assert not allowed
    task.refresh_from_db()
    assert (task.progress == "doing") is allowed


def test_progress_needs_an_adopted_resolution(stage, a_draft, an_adopted):
    with pytest.raises(NotAllowed):
        set_task_progress(a_draft().tasks.get(), "done", by=stage.lan)
    with pytest.raises(Refused):
        set_task_progress(an_adopted().tasks.get(), "finished", by=stage.lan)
