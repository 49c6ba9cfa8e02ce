"""What docs/api.md says to type works."""

import json
import re
import shlex
from pathlib import Path

import pytest
from django.test import Client

from tests.api.test_reports import code_for

DOCUMENT = Path("docs/api.md").read_text(encoding="utf-8").replace("\\\n", " ")
LINES = re.findall(r"^curl .*$", DOCUMENT, re.MULTILINE)
SERVER = "http://testserver"


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_a_line_of_the_document_works(stage, monthly, jobs, line):
    report = jobs_report(stage)
    given = {
        "$SERVER": SERVER,
        "$COMMUNE": stage.commune.pk,
        "$YEAR": 2026,
        "$PLACE": f"xa-ben-gom-{stage.commune.pk}",
        "$TARGET": jobs.pk,
        "$REPORT": report.pk,
        "$CODE": code_for(monthly.heads[2]),
    }
    for name, value in given.items():
        line = line.replace(name, str(value))
    if line.endswith("/send"):
        report.answers = {code: {"value": "3"} for code in ("deaths", "cremations")}
        report.answers |= {"households_in_chat": {"value": "60"}}
        report.answers |= {"new_jobs": {"value": "0"}}
        report.save()

    response = typed(line)

    assert response.status_code == 200, response.content.decode()
    assert json.loads(response.content)


def typed(line: str):
    """What curl would get."""
    words = iter(shlex.split(line)[1:])
    method, headers, body, address = "get", {}, "", ""
    for word in words:
        if word == "-H":
            name, _colon, value = next(words).partition(": ")
            headers[name.lower()] = value
        elif word == "-X":
            method = next(words).lower()
        elif word == "-d":
            body = next(words)
        else:
            address = word.removeprefix(SERVER)
    if method == "get":
        return Client().get(address, headers=headers)
    kind = headers.pop("content-type")
    return getattr(Client(), method)(address, body, content_type=kind, headers=headers)


def jobs_report(stage):
    """The report of Thôn 3, still open."""
    from langso.measures.models import Report

    return Report.objects.get(unit=stage.villages[2])
