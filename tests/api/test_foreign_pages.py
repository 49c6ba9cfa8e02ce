"""Pages of others read what is public in a browser, and nothing else."""

import pytest

pytestmark = pytest.mark.django_db
ORIGIN = "Access-Control-Allow-Origin"
ELSEWHERE = {"origin": "https://xa-khac.example"}
ASKED = {"access-control-request-method": "GET"}


@pytest.mark.parametrize(
    "path", ["/api/v1/communes", "/api/v1/openapi.json", "/du-lieu-mo/"]
)
def test_what_is_public_is_read_from_any_origin(client, path):
    answer = client.get(path, headers=ELSEWHERE)

    assert answer.status_code == 200
    assert answer.headers[ORIGIN] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert client.options(path, headers=ELSEWHERE | ASKED).headers[ORIGIN] == "*"


def test_an_unchanged_answer_is_read_too(client):
    etag = client.get("/api/v1/openapi.json").headers["ETag"]
    headers = ELSEWHERE | {"if-none-match": etag}
    again = client.get("/api/v1/openapi.json", headers=headers)

    assert (again.status_code, again.headers[ORIGIN]) == (304, "*")


@pytest.mark.parametrize("path", ["/", "/ban-viec/", "/tai-khoan/ma-truy-cap/"])
def test_no_page_is_read_by_others(client, path):
    assert ORIGIN not in client.get(path, headers=ELSEWHERE).headers
    assert ORIGIN not in client.options(path, headers=ELSEWHERE | ASKED).headers


def test_what_needs_a_code_answers_no_foreign_page(client):
    code = {"authorization": "Bearer none"}

    for headers in ({}, code):
        answer = client.get("/api/v1/reports", headers=ELSEWHERE | headers)
        assert answer.status_code == 401
        assert ORIGIN not in answer.headers
    public = client.get("/api/v1/communes", headers=ELSEWHERE | code)
    assert ORIGIN not in public.headers


def test_a_foreign_page_may_not_write(client):
    wanted = {"access-control-request-method": "PUT"}

    asked = client.options("/api/v1/reports/1", headers=ELSEWHERE | wanted)
    with_code = client.options(
        "/api/v1/reports",
        headers=ELSEWHERE | ASKED | {"access-control-request-headers": "authorization"},
    )

    assert ORIGIN not in asked.headers
    assert (
        "authorization" not in with_code.headers["Access-Control-Allow-Headers"].lower()
    )
    assert ORIGIN not in client.post("/api/v1/communes", headers=ELSEWHERE).headers
