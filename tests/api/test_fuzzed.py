"""The interface against its own description: no surprise for whoever believes it.

schemathesis makes requests out of the schema, as described and otherwise, the same each
time, and holds each answer against what the schema says of it.
"""

import json
from itertools import product

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    negative_data_rejection,
    positive_data_acceptance,
)

from langso.api.views import bearer
from langso.api.views.described import written
from langso.measures.models import Report
from tests.api.test_reports import code_for

AS_DESCRIBED, OTHERWISE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
SCHEMA = schemathesis.openapi.from_dict(json.loads(written()))
OPERATIONS = {o.label: o for o in (r.ok() for r in SCHEMA.get_all_operations())}
CALM = settings(
    max_examples=4,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NOT_HERE = {
    ignored_auth,  # codes are tested by hand; it takes ours for one it made up
    positive_data_acceptance,  # a report of the right form may still have gaps
}
MARK = "0" * 64
PLAIN = {"Accept-Encoding": "identity"}  # it does not unpack what is compressed


DJANGO = get_wsgi_application()


def from_somewhere(environ, start_response):
    """Every real server says who asks."""
    return DJANGO({"REMOTE_ADDR": "192.0.2.1"} | environ, start_response)


@pytest.fixture
def one_connection():
    """A server closes connections between requests; this test lives in one."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def real(one_connection, stage, jobs, monthly, monkeypatch):
    """What the parts of an address are where there is something; and two programs."""
    for name in ("code", "wrong"):
        rate = bearer.LIMITS[name].rpartition("/")[2]
        monkeypatch.setitem(bearer.LIMITS, name, f"100000/m/{rate}")
    report = Report.objects.get(unit=stage.villages[2])
    parts = {"commune": stage.commune.pk, "year": 2026, "target": jobs.pk}
    parts |= {"report": report.pk, "sha256": MARK}
    return parts, [None, code_for(monthly.heads[2])]


def asking(operation, mode, parts, headers):
    """Ask as the schema says, of what is there; or in any other way."""
    told, left_out = set(), [*NOT_HERE]
    if (
        "Authorization" in headers
    ):  # it takes a header it did not make for a missing one
        left_out.append(negative_data_rejection)

    @CALM
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        if mode is AS_DESCRIBED:
            known = {k: v for k, v in parts.items() if k in case.path_parameters}
            case.path_parameters = known
        response = case.call(app=from_somewhere, headers=headers)
        case.validate_response(response, excluded_checks=left_out)
        told.add(response.status_code)

    ask()
    return told


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_as_described(real, label):
    parts, codes = real
    told = set()

    for code, mode in product(codes, (AS_DESCRIBED, OTHERWISE)):
        headers = PLAIN | ({"Authorization": f"Bearer {code}"} if code else {})
        told |= asking(OPERATIONS[label], mode, parts, headers)

    assert max(told) < 500
    assert told & {200, 401, 404}
