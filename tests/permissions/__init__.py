"""How every action of every room is called once, for the table of who may do what.

Each room has a file with `CASES`: the name of the action, and a call of it on what the
stage `t` makes. The stage is rolled back after each call.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from langso.people.models import User

Case = Callable[[SimpleNamespace, User], Any]
