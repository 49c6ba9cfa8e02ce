"""A file comes in through the browser, whatever file it is."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.resolutions.models import Resolution, SourceFile

TEXT = "NGHỊ QUYẾT\n1. Chỉ tiêu\n- Trên 90% hộ đạt Gia đình văn hóa.\n".encode()
UPLOAD = "/nghi-quyet/dua-vao/"
PART = {"HX-Request": "true"}


def send(client, stage, raw, name="nghi-quyet.txt"):
    file = SimpleUploadedFile(name, raw)
    given = {"file": file, "commune": stage.commune.pk}
    return client.post(UPLOAD, given, follow=True)


def test_a_text_becomes_a_draft_at_once(stage, client_of):
    response = send(client_of("lan"), stage, TEXT)

    assert response.redirect_chain[-1][0].startswith("/nghi-quyet/ban-thao/")
    assert "Xem lại những gì máy đã đọc" in response.content.decode()


def test_the_same_file_twice_leads_to_the_first(stage, client_of):
    ways = [send(client_of(who), stage, TEXT) for who in ("lan", "tam")]

    assert ways[0].redirect_chain[-1] == ways[1].redirect_chain[-1]
    assert "Xã đã có tệp này" in ways[1].content.decode()
    assert (SourceFile.objects.count(), Resolution.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 500, "nghi-quyet.docx"),
        (b"\x00" * 64, "nghi-quyet.txt"),
        (b"PK\x03\x04 broken", "van-ban.docx"),
    ],
)
def test_what_cannot_be_read_says_so_and_leaves_no_draft(stage, client_of, raw, name):
    response = send(client_of("lan"), stage, raw, name)

    file = SourceFile.objects.get()
    assert file.state == "failed"
    assert file.message_vi in response.content.decode()
    assert "Đọc lại tệp này" in response.content.decode()
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("given", [{}, {"file": SimpleUploadedFile("a.txt", b"")}])
def test_no_file_and_an_empty_file_are_refused(stage, client_of, given):
    response = client_of("lan").post(UPLOAD, {"commune": stage.commune.pk} | given)

    assert response.status_code == 422
    assert not SourceFile.objects.exists()


class Endless(io.BytesIO):
    """60 MB that take no room here."""

    name = "to.txt"
    size = 60_000_000

    def __init__(self) -> None:
        super().__init__()
        self.left = self.size

    def read(self, size: int | None = -1) -> bytes:
        count = self.left if size is None or size < 0 else min(size, self.left)
        self.left -= count
        return b"a" * count


def test_sixty_megabytes_are_refused_before_they_are_kept(stage, client_of):
    given = {"file": Endless(), "commune": stage.commune.pk}

    response = client_of("lan").post(UPLOAD, given)

    assert response.status_code == 422
    assert "Tệp lớn hơn 50 MB" in response.content.decode()
    assert not SourceFile.objects.exists()


def test_a_file_for_a_commune_one_does_not_serve_is_refused(stage, client_of):
    given = {"file": SimpleUploadedFile("a.txt", TEXT), "commune": stage.other.pk}

    response = client_of("lan").post(UPLOAD, given)

    assert response.status_code == 422
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize(("who", "answer"), [("hoa", 403), ("nam", 403), ("", 404)])
def test_only_officers_bring_files_in(stage, client_of, who, answer):
    assert client_of(who).get(UPLOAD).status_code == answer
    assert send(client_of(who), stage, TEXT).status_code == answer
    assert not SourceFile.objects.exists()


def test_a_hostile_name_is_only_a_name(stage, client_of):
    name = "<script>alert(1)</script>\u202e.txt"

    response = send(client_of("lan"), stage, TEXT, name)

    assert "<script>alert" not in response.content.decode()
    assert "/" not in SourceFile.objects.get().name


def test_a_scan_that_is_read_tells_its_pages(a_file, client_of):
    file = a_file()
    SourceFile.objects.update(pages_done=3, pages_total=12)

    whole = client_of("lan").get(f"/nghi-quyet/tep/{file.pk}/").content.decode()
    part = client_of("lan").get(f"/nghi-quyet/tep/{file.pk}/", headers=PART)

    assert "Đang đọc trang 3/12" in whole
    assert '<meta http-equiv="refresh"' in whole
    assert 'hx-trigger="every 1s"' in part.content.decode()


def test_once_read_the_page_moves_on_to_the_draft(a_draft, client_of):
    draft = a_draft()
    url = f"/nghi-quyet/tep/{draft.source_file_id}/"

    response = client_of("lan").get(url, headers=PART)

    assert response["HX-Redirect"] == f"/nghi-quyet/ban-thao/{draft.pk}/"


def test_a_failed_file_is_read_again_or_removed(a_file, client_of):
    file, client = a_file(), client_of("lan")
    SourceFile.objects.update(state="failed", message_vi="Không đọc được.")

    client.post(f"/nghi-quyet/tep/{file.pk}/doc-lai/")
    assert SourceFile.objects.get().state == "waiting"
    client.post(f"/nghi-quyet/tep/{file.pk}/go/")

    assert not SourceFile.objects.exists()


def test_a_file_under_a_resolution_stays(a_draft, client_of):
    file = a_draft().source_file

    client_of("lan").post(f"/nghi-quyet/tep/{file.pk}/go/")

    assert SourceFile.objects.exists()


@pytest.mark.parametrize(("who", "answer"), [("hoa", 403), ("minh", 404), ("", 404)])
@pytest.mark.parametrize("verb", ["doc-lai", "go"])
def test_nobody_else_touches_a_file(a_file, client_of, verb, who, answer):
    file = a_file()
    SourceFile.objects.update(state="failed", message_vi="Không đọc được.")

    response = client_of(who).post(f"/nghi-quyet/tep/{file.pk}/{verb}/")

    assert response.status_code == answer
    assert SourceFile.objects.get().state == "failed"
