"""A phone is told that something is due: once a day, by a message only it can read."""

import json
import ssl
import threading
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.db import connection
from django.test import Client
from django.utils import timezone

from langso.core import outside, push_keys
from langso.core.models import Event
from langso.core.webpush import CURVE, encode, point_of
from langso.measures.actions import push_reminders
from langso.people.actions import keep_device, seal_people_anew, system
from langso.people.models import Device

pytestmark = pytest.mark.django_db
MARCH, DUE = date(2026, 3, 10), date(2026, 3, 16)
LATE = DUE + timedelta(1)
HOST = "push.example"


class Phone:
    """A browser: the keys it gives out, and how it opens what comes."""

    def __init__(self) -> None:
        self.key, self.secret = ec.generate_private_key(CURVE), b"sixteen secrets!"

    def given(self, endpoint: str) -> dict:
        keys = {"p256dh": encode(point_of(self.key)), "auth": encode(self.secret)}
        return {"endpoint": endpoint, "keys": keys}

    def open(self, body: bytes) -> bytes:
        salt, point, sealed = body[:16], body[21:86], body[86:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        info = b"WebPush: info\0" + point_of(self.key) + point
        shared = self.key.exchange(ec.ECDH(), theirs)
        start = HKDF(SHA256(), 32, self.secret, info).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(start)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(start)
        return AESGCM(key).decrypt(nonce, sealed, None).removesuffix(b"\x02")


def certificate(folder) -> str:
    """A certificate of the push service, and its key in the same file."""
    key = ec.generate_private_key(CURVE)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(1))
        .not_valid_after(now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), False)
        .sign(key, SHA256())
    )
    path = folder / "push.pem"
    form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(key.private_bytes(*form) + made.public_bytes(Encoding.PEM))
    return str(path)


@pytest.fixture
def service(tmp_path, monkeypatch):
    """A push service on this machine, which keeps what it is sent."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.got.append((self.path, dict(self.headers), body))
            self.send_response(self.server.answer)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args) -> None:
            """Quiet."""

    path = certificate(tmp_path)
    server = HTTPServer(("127.0.0.1", 0), Service)
    server.got, server.answer = [], 201
    mine = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mine.load_cert_chain(path)
    server.socket = mine.wrap_socket(server.socket, server_side=True)
    monkeypatch.setattr(outside, "public_address", lambda host, port: "127.0.0.1")
    theirs = ssl.create_default_context(cafile=path)
    monkeypatch.setattr(outside, "context", lambda: theirs)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def key(settings, tmp_path, monkeypatch):
    """This installation has a key."""
    settings.HOME = tmp_path
    monkeypatch.delenv(push_keys.ENVIRONMENT, raising=False)
    push_keys.make_key()
    return push_keys.public_key()


@pytest.fixture
def head(monthly) -> Client:
    client = Client()
    client.force_login(monthly.heads[0])
    return client


@pytest.fixture
def phone(service, key, head) -> Phone:
    """The phone of the first village asked to be reminded."""
    phone = Phone()
    given = phone.given(f"https://{HOST}:{service.server_port}/send/1")
    answer = post(head, "nhac", given)
    assert answer.status_code == 204
    return phone


def post(client, what: str, said: object):
    return client.post(
        f"/viec-cua-thon/{what}/", json.dumps(said), content_type="application/json"
    )


def test_the_phone_reads_that_something_is_due_and_no_figure(phone, service, a_month):
    a_month(MARCH)

    assert push_reminders(LATE, by=system()) == 1

    ((path, headers, body),) = service.got
    said = json.loads(phone.open(body))
    assert path == "/send/1"
    assert said == {
        "title": "Việc của thôn",
        "body": "Có việc đến hạn. Xin ông, bà mở ra xem.",
    }
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["Authorization"].endswith(f"k={push_keys.public_key()}")
    assert Event.objects.filter(verb="report.pushed").count() == 1


def test_nobody_is_reminded_twice_a_day_or_on_other_days(phone, service, a_month):
    a_month(MARCH)

    told = [push_reminders(DUE + timedelta(n), by=system()) for n in (0, 1, 1, 2, 4)]

    assert told == [0, 1, 0, 0, 1]


def test_who_sent_the_report_is_left_alone(phone, service, a_month):
    a_month(MARCH, (80, 1, 1, 4), approved=False)

    assert push_reminders(LATE, by=system()) == 0


@pytest.mark.parametrize(("answer", "left"), [(404, 0), (410, 0), (503, 1), (201, 1)])
def test_a_phone_the_service_knows_no_more_is_forgotten(
    phone, service, a_month, answer, left
):
    a_month(MARCH)
    service.answer = answer

    push_reminders(LATE, by=system())

    assert Device.objects.count() == left


def test_without_a_key_nothing_is_offered_or_sent(
    settings, tmp_path, monkeypatch, head, a_month
):
    settings.HOME = tmp_path
    monkeypatch.delenv(push_keys.ENVIRONMENT, raising=False)
    a_month(MARCH)

    assert "Nhắc trên điện thoại này" not in head.get("/viec-cua-thon/").text
    assert push_reminders(LATE, by=system()) == 0


def test_the_page_offers_it_with_the_public_key_only(head, key):
    page = head.get("/viec-cua-thon/").text

    assert f'data-key="{key}"' in page
    assert "Nhắc trên điện thoại này" in page


def test_signing_out_forgets_the_phone(phone, service, head, a_month):
    a_month(MARCH)
    head.post("/tai-khoan/dang-xuat/")

    assert not Device.objects.exists()
    assert push_reminders(LATE, by=system()) == 0


def test_a_session_that_ended_otherwise_is_not_reminded(phone, service, head, a_month):
    a_month(MARCH)
    head.session.flush()

    assert push_reminders(LATE, by=system()) == 0
    assert (Device.objects.count(), service.got) == (0, [])


def test_one_press_ends_it_and_only_for_oneself(phone, service, head, monthly):
    endpoint = {"endpoint": f"https://{HOST}:{service.server_port}/send/1"}
    other = Client()
    other.force_login(monthly.heads[1])

    assert post(other, "thoi-nhac", endpoint).status_code == 204
    assert Device.objects.count() == 1
    post(head, "thoi-nhac", endpoint)
    assert Device.objects.count() == 0


def test_a_phone_belongs_to_whoever_asked_last(phone, service, monthly):
    other = Client()
    other.force_login(monthly.heads[1])

    post(other, "nhac", phone.given(f"https://{HOST}:{service.server_port}/send/1"))

    assert Device.objects.get().user == monthly.heads[1]


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.example/1", "https://localhost/1", "https://a:b@push.example/1",
     "", "https://[::1", "https://push.example/" + "a" * 800],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(head, key, endpoint):
    assert post(head, "nhac", Phone().given(endpoint)).status_code == 422
    assert not Device.objects.exists()


@pytest.mark.parametrize("said", [[], "x", {}, {"endpoint": 1, "keys": []}])
def test_nonsense_is_refused(head, key, said):
    assert post(head, "nhac", said).status_code == 422


def test_strangers_and_officers_are_not_reminded(client, client_of, key, monthly):
    given = Phone().given(f"https://{HOST}/1")

    assert post(client, "nhac", given).status_code == 401
    assert post(client_of("lan"), "nhac", given).status_code == 403


def test_what_a_phone_gave_out_is_sealed_and_sealed_anew(phone, service):
    def stored() -> tuple[str, ...]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT endpoint, p256dh, auth FROM people_device")
            return tuple(cursor.fetchone())

    before = stored()
    seal_people_anew(by=system())

    assert all(HOST not in text for text in before)
    assert stored() != before
    assert Device.objects.get().endpoint.endswith("/send/1")


def test_the_oldest_of_many_phones_goes(monthly, key):
    head = monthly.heads[0]
    for n in range(7):
        given = Phone().given(f"https://{HOST}/{n}")
        keep_device(given["endpoint"], *given["keys"].values(), session="s", by=head)

    kept = {device.endpoint[-1] for device in head.devices.all()}
    assert kept == set("23456")


def test_the_night_reminds_phones(phone, service, a_month, monkeypatch):
    from langso import jobs

    a_month(MARCH)
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: LATE)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)

    assert jobs.remind() == 1
