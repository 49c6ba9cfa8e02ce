"""A closing handed up as a file: what comes back is what was signed, or a refusal."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.measures.actions import (
    close_period,
    end_trust,
    import_closing,
    trust_key,
)
from langso.measures.calendars import window_on
from langso.measures.closings import keys
from langso.measures.closings.body import canonical
from langso.measures.closings.file import LARGEST, Unreadable, as_file, read_file
from langso.measures.models import Closing, ClosingLine
from langso.people.models import Post, User
from tests.conftest import START
from tests.measures.elsewhere import Elsewhere

MARCH = date(2026, 3, 10)


@pytest.fixture(scope="module")
def there() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def city(stage, there):
    """A city whose officer trusts the key of Xã Bến Gốm."""
    stage.officer = User.objects.create(username="thanhpho")
    Post.objects.create(
        user=stage.officer, role="city_officer", unit=stage.province, starts_on=START
    )
    stage.key = trust_key(stage.commune, there.key, by=stage.officer)
    return stage


def take_in(city, raw):
    return import_closing(raw, city.province, by=city.officer)


def refusal(city, raw) -> str:
    """Why it is refused; nothing is left behind."""
    before = Closing.objects.count(), ClosingLine.objects.count()
    with pytest.raises(Refused) as refused:
        take_in(city, raw)
    assert (Closing.objects.count(), ClosingLine.objects.count()) == before
    return str(refused.value)


def test_a_file_is_taken_in_once(city, there):
    raw = there.file()

    first, again = take_in(city, raw), take_in(city, raw)

    assert (first.is_new, again.is_new) == (True, False)
    assert first.closing == again.closing
    row = ClosingLine.objects.get()
    assert (row.value, row.covered, row.expected) == (7, 2, 3)
    assert first.closing.imported_by == city.officer


def test_what_nobody_reported_stays_nothing(city, there):
    take_in(city, there.file(line={"value": None, "covered": 0}))

    assert ClosingLine.objects.get().value is None


def test_a_newer_version_takes_the_place_of_the_older(city, there):
    take_in(city, there.file())
    take_in(city, there.file(version=2, reason="Đếm sót", line={"value": "9"}))

    rows = ClosingLine.objects.order_by("closing__version")
    assert [(row.value, row.is_latest) for row in rows] == [(7, False), (9, True)]
    assert "bản 1" in refusal(city, there.file(line={"value": "8"}))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"commune": {"code": "", "name": "Xã Đồi Chè", "above": ""}}, "Xã Đồi Chè"),
        ({"closed_at": "2199-01-01T00:00:00+00:00"}, "chưa tới"),
        ({"version": 2}, "version"),
        ({"lines": []}, "lines"),
        ({"line": {"value": "-1"}}, "value"),
        ({"line": {"value": "1e3"}}, "value"),
        ({"line": {"value": "0.1234567"}}, "value"),
        ({"line": {"value": 7}}, "value"),
        ({"line": {"covered": 4}}, "covered"),
        ({"line": {"covered": True}}, "covered"),
        ({"line": {"measure": "a b"}}, "measure"),
        ({"line": {"name": "a\x00b"}}, "name"),
        ({"line": {"name": "x" * 201}}, "name"),
        ({"calendar": "moon"}, "calendar"),
        ({"starts_on": "2026-04-15"}, "ends_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"closed_at": "2026-03-01T00:00:00+00:00"}, "closed_at"),
        ({"closed_at": "2026-03-17T02:00:00"}, "closed_at"),
        ({"commune": []}, "commune"),
    ],
)
def test_what_is_signed_and_senseless_is_refused(city, there, changed, words):
    assert words in refusal(city, there.file(**changed))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda raw: raw.replace(b'"7"', b'"8"'), "bị sửa"),
        (lambda raw: raw[: len(raw) // 2], "cắt"),
        (lambda raw: b"", "cắt"),
        (lambda raw: b"\xff\xfe", "cắt"),
        (lambda raw: b"[" * 100_000, "cắt"),
        (lambda raw: b'{"format": ' + b"9" * 9999 + b"}", "cắt"),
        (lambda raw: b'{"format": NaN}', "cắt"),
        (lambda raw: raw.replace(b'"waiting"', b'"waiting": 0, "waiting"'), "cắt"),
        (lambda raw: raw.replace(b'"covered": 2', b'"covered": 2.0'), "cắt"),
        (lambda raw: b"[]", "Làng Số"),
        (lambda raw: raw + b" " * LARGEST, "1 MB"),
        (lambda raw: raw.replace("Việc".encode(), b"\\ud800"), "bị sửa"),
        (lambda raw: raw.replace(b'"signature": "', b'"signature": "A'), "bị sửa"),
    ],
)  # fmt: skip
def test_a_harmed_file_is_refused(city, there, harm, words):
    assert words in refusal(city, harm(there.file()))


def test_a_key_nobody_trusts_is_named_by_its_mark(city):
    stranger = Elsewhere()

    assert keys.fingerprint(stranger.key) in refusal(city, stranger.file())


def test_trust_is_ended_once_and_with_a_reason(city, there):
    with pytest.raises(Refused):
        end_trust(city.key, " ", by=city.officer)
    end_trust(city.key, "Xã báo mất máy", by=city.officer)

    with pytest.raises(Conflict):
        end_trust(city.key, "Xã báo mất máy", by=city.officer)
    assert "chấm dứt" in refusal(city, there.file())
    with pytest.raises(Refused):
        trust_key(city.commune, there.key, by=city.officer)


def test_the_key_of_one_commune_signs_for_no_other(city, there):
    named = {"code": "", "name": "Xã Đồi Chè", "above": ""}
    trust_key(city.other, there.key, by=city.officer)

    taken = take_in(city, there.file(commune=named))

    assert taken.closing.commune == city.other


def test_a_reader_of_the_city_only_reads(city, there):
    Post.objects.filter(user=city.officer).update(role="city_reader")
    reader = User.objects.get(pk=city.officer.pk)

    with pytest.raises(NotAllowed):
        import_closing(there.file(), city.province, by=reader)
    with pytest.raises(NotAllowed):
        trust_key(city.other, there.key, by=reader)


def test_our_own_file_comes_back_as_what_we_closed(city, a_month):
    a_month(MARCH, (80, 1, 1, 4), (90, 2, 0, 3))
    window = window_on("report_month", MARCH)
    closing = close_period(city.commune, window, by=city.hoa)
    raw = as_file(
        closing.body, closing.sha256, keys.public_keys()[0], closing.signature
    )

    handed = read_file(raw)

    assert handed.body.as_text() == handed.text == closing.body
    assert not take_in(city, raw).is_new


@pytest.mark.pure
@given(raw=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_refused_in_words(raw):
    with pytest.raises(Unreadable):
        read_file(raw)


@pytest.mark.pure
@given(at=st.integers(0), byte=st.integers(0, 255))
def test_any_changed_byte_is_noticed_or_changes_nothing(there, at, byte):
    raw = bytearray(there.file())
    raw[at % len(raw)] = byte
    try:
        handed = read_file(bytes(raw))
    except Unreadable:
        return

    assert handed.text == canonical(there.body())
