"""The layout of certificates: fields, sentences, a picture, and nothing that runs."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from langso.papers.actions import keep_layout
from langso.papers.models import CertificateLayout
from langso.papers.queries.printing import values_in_use
from langso.writer.certificates.layout import shipped_values

ADDRESS = "/van-ban/mau-giay/"
HOSTILE = '#panic("x") #import "@preview/a:1.0.0" {chu_ho}'


def typed(**changes) -> dict:
    """The shipped layout as the page sends it."""
    values = shipped_values()
    lines = values.pop("dong")
    sent = {name: value for name, value in values.items() if value is not False}
    sent["ghi_chu"] = "\n".join(values["ghi_chu"])
    sent |= {"dong-TOTAL_FORMS": len(lines) + 2, "dong-INITIAL_FORMS": len(lines)}
    usual = {"phong": "thuong", "co": 14, "mau": "den", "cach": 4}
    for n, line in enumerate([*lines, {}, {}]):
        for name, value in (usual | line).items():
            if value is not False:
                sent[f"dong-{n}-{name}"] = value
    return sent | {key.replace("__", "-"): value for key, value in changes.items()}


def a_picture() -> SimpleUploadedFile:
    raw = BytesIO()
    Image.new("RGB", (300, 300), "#9c1c1f").save(raw, "PNG")
    return SimpleUploadedFile("bieu-tuong.png", raw.getvalue())


def test_what_is_typed_is_what_is_printed(client_of, stage):
    client = client_of("lan")
    answer = client.post(ADDRESS, typed(dong__1__chu="VINH DANH", kho="A5"))

    assert answer.status_code == 302
    values, emblem = values_in_use(stage.commune)
    assert values["dong"][1]["chu"] == "VINH DANH"
    assert (values["kho"], emblem) == ("A5", b"")
    assert len(values["dong"]) == len(shipped_values()["dong"])
    assert "VINH DANH" in client.get(ADDRESS).content.decode()


def test_an_emblem_is_kept_until_it_is_left_out(client_of, stage):
    client = client_of("lan")
    smaller = {"dong__1__co": 20, "dong__2__co": 20, "dong__2__cach": 2}
    with_one = typed(bieu_tuong="on", **smaller)
    no_picture = client.post(ADDRESS, with_one)
    assert no_picture.status_code == 422
    assert "Xin chọn ảnh biểu tượng" in no_picture.content.decode()

    assert client.post(ADDRESS, with_one | {"emblem": a_picture()}).status_code == 302
    assert client.post(ADDRESS, with_one).status_code == 302
    assert values_in_use(stage.commune)[1].startswith(b"\x89PNG")
    client.post(ADDRESS, typed())
    assert values_in_use(stage.commune)[1] == b""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dong__2__chu": "Gia đình"}, "Còn thiếu chỗ điền {chu_ho}."),
        ({"dong__2__chu": "{chu_ho} {abc}"}, "Không có chỗ điền {abc}."),
        ({"dong__0__cach": 40}, "Các dòng cao hơn chỗ trống"),
        ({"mau_chinh": "red"}, "là màu viết như"),
        ({"dong__0__phong": "Comic"}, "Comic"),
        ({"dong-TOTAL_FORMS": 99}, ""),
        ({"emblem": SimpleUploadedFile("a.png", b"<svg/>"), "bieu_tuong": "on",
          "dong__1__co": 20, "dong__2__co": 20}, "không phải là ảnh"),
    ],
)  # fmt: skip
def test_what_is_to_be_mended_is_said_and_nothing_is_kept(client_of, changes, said):
    answer = client_of("lan").post(ADDRESS, typed(**changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CertificateLayout.objects.exists()


def test_nothing_in_a_layout_is_run(client_of, stage):
    answer = client_of("lan").post(ADDRESS, typed(dong__2__chu=HOSTILE))

    assert answer.status_code == 302
    picture = client_of("lan").get(f"{ADDRESS}xem-thu/")
    assert Image.open(BytesIO(picture.content)).size[0] == 1100


def test_it_is_looked_at_before_it_is_used(client_of):
    client = client_of("lan")

    good = client.post(f"{ADDRESS}xem-thu/", typed(dong__1__chu="VINH DANH"))
    bad = client.post(f"{ADDRESS}xem-thu/", typed(dong__2__chu="Gia đình"))

    assert good.headers["Content-Type"] == "image/png"
    assert (bad.status_code, "Còn thiếu" in bad.content.decode()) == (422, True)
    assert not CertificateLayout.objects.exists()


@pytest.mark.parametrize(
    ("who", "answer"),
    [("lan", 200), ("hoa", 403), ("giam", 403), ("mo", 403), ("nam", 403), ("", 302)],
)
def test_who_sets_the_layout(client_of, stage, who, answer):
    client, page = client_of(who), {"xa": stage.commune.pk}

    assert client.get(ADDRESS, page).status_code == answer
    assert client.get(f"{ADDRESS}xem-thu/", page).status_code == answer


def test_back_to_the_shipped_layout(client_of, stage):
    client = client_of("lan")
    keep_layout(stage.commune, shipped_values() | {"khung": False}, b"", by=stage.lan)
    said = client.post(f"{ADDRESS}mau-goc/", follow=True).content.decode()

    assert "Đã dùng lại mẫu giấy có sẵn." in said
    assert values_in_use(stage.commune)[0] == shipped_values()
    again = client.post(f"{ADDRESS}mau-goc/", follow=True).content.decode()
    assert "Đang dùng mẫu giấy có sẵn." in again
