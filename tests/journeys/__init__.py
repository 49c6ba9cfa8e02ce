"""Journeys through the pages in a real browser."""

import pytest

pytest.register_assert_rewrite("tests.journeys.checks")
