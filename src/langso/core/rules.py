"""Who acts when no person does."""

from typing import Any

SYSTEM = "system"  # the username; it has no password, so nobody signs in as it


def is_system(person: Any) -> bool:
    """The set-up and the jobs of the night act as the user named `system`."""
    return getattr(person, "username", "") == SYSTEM
