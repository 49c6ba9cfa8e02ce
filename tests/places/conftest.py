"""An administrator of Xã Bến Gốm, beside the usual cast."""

from datetime import date

import pytest

from langso.people.models import Post, User


@pytest.fixture
def quan(stage):
    """Quân administers Xã Bến Gốm."""
    user = User.objects.create(username="quan")
    Post.objects.create(
        user=user,
        role="commune_administrator",
        unit=stage.commune,
        starts_on=date(2025, 7, 1),
    )
    stage.quan = user
    return user
