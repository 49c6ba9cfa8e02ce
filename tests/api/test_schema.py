"""docs/openapi.json is what the interface is. When it is behind, write it anew:

LANGSO_WRITE=1 python -m pytest tests/api/test_schema.py
"""

import json
import os
from pathlib import Path

import pytest

from langso.api.views.described import written
from langso.installation import api_schema

FILE = Path("docs/openapi.json")


def test_the_description_is_not_behind():
    if os.getenv("LANGSO_WRITE"):
        FILE.write_text(written(), encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == written()


def test_the_command_prints_it(db, capsys):
    assert api_schema() == 0
    assert capsys.readouterr().out == written()


def test_it_is_served_as_it_is_kept(db, client):
    response = client.get("/api/v1/openapi.json")

    assert response.content.decode() == written()
    etag = response.headers["ETag"]
    again = client.get("/api/v1/openapi.json", headers={"if_none_match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize("path", json.loads(written())["paths"])
def test_every_operation_says_what_it_is_for(path):
    for operation in json.loads(written())["paths"][path].values():
        assert operation["description"].endswith(".")
        assert {"200", "422"} <= set(operation["responses"])
