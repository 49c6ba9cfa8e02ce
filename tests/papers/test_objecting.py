"""Until when a household may object is a dated rule, never a number in the code."""

from datetime import date

import pytest

from langso.installation.checks import problems_of_installation
from langso.papers.day_rules import CERTIFICATES, OBJECTING, rules_in
from langso.papers.objecting import time_to_object


@pytest.fixture
def own(settings, tmp_path):
    settings.HOME = tmp_path
    return lambda line, file=OBJECTING: (tmp_path / file).write_text(line)


@pytest.mark.parametrize(
    ("on", "days"), [((2000, 1, 1), 90), ((2026, 11, 26), 90), ((2027, 1, 1), 45)]
)
def test_the_newest_line_that_has_begun_counts(own, on, days):
    own("2027-01-01 45 Luật Mẫu\n")

    assert time_to_object(date(*on)).startswith(f"{days} ngày")


@pytest.mark.parametrize("file", [OBJECTING, CERTIFICATES])
@pytest.mark.parametrize("line", ["2027-01-01 45", "mai 9 x", "2027-01-01 0 x", "x"])
def test_a_line_nobody_can_read_is_named(db, own, line, file):
    own(f"{line}\n", file)

    with pytest.raises(ValueError, match=file):
        rules_in(file)
    assert any(file in said for said in problems_of_installation("vi"))
