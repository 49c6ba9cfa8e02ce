"""What a phone does with no page open: it reminds, and sends what waited.

It is asked once, by one button; what comes is shown and leads to the tasks.
"""

import json

import pytest
from playwright.sync_api import expect

from langso.core import push_keys
from langso.people.models import Device
from tests.journeys.checks import sound
from tests.journeys.phones import (
    OFFLINE,
    a_month,
    catalogue,
    march,
    monthly,
    open_report,
    phone,
    says,
    until,
    write,
)
from tests.measures.test_push import Phone

__all__ = ["a_month", "catalogue", "march", "monthly", "phone"]  # fixtures
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HAS_SYNC = """async () => {
  const { sync } = await navigator.serviceWorker.ready;
  return (await sync.getTags()).includes('langso-send');
}"""
# No push service is to be had here: the browser gives out what such a one would give.
GIVEN = """
const given = %s;
let mine = null;
const made = { endpoint: given.endpoint, toJSON: () => given,
               unsubscribe: async () => { mine = null; return true; } };
PushManager.prototype.subscribe = async (asked) => {
  if (asked.applicationServerKey.length !== 65) throw new Error("no key");
  mine = made;
  return made;
};
PushManager.prototype.getSubscription = async () => mine;
"""


@pytest.fixture
def browser(whole_browser):
    """The one without a window neither shows notifications nor syncs by itself."""
    return whole_browser


@pytest.fixture
def key(settings, tmp_path, monkeypatch):
    """This installation has a key."""
    settings.HOME = tmp_path
    monkeypatch.delenv(push_keys.ENVIRONMENT, raising=False)
    push_keys.make_key()


def at_home(page):
    page.goto("/viec-cua-thon/")
    until(page, "() => navigator.serviceWorker.controller !== null")


def test_one_button_begins_and_one_ends_it(phone, march, key):
    page = phone()
    given = json.dumps(Phone().given("https://push.example/1"))
    page.add_init_script(GIVEN % given)
    page.context.grant_permissions(["notifications"])
    at_home(page)

    page.get_by_role("button", name="Nhắc trên điện thoại này").click()

    expect(page.get_by_text("Điện thoại này nhắc khi có việc đến hạn.")).to_be_visible()
    sound(page)
    assert Device.objects.get().endpoint == "https://push.example/1"
    page.get_by_role("button", name="Thôi nhắc").click()
    expect(page.get_by_role("button", name="Nhắc trên điện thoại này")).to_be_visible()
    assert not Device.objects.exists()


def test_a_phone_that_does_not_allow_it_is_not_asked_again(phone, march, key):
    page = phone()
    page.add_init_script("PushManager.prototype.subscribe = async () => { throw 1; };")
    page.context.grant_permissions(["notifications"])
    at_home(page)

    page.get_by_role("button", name="Nhắc trên điện thoại này").click()

    expect(page.get_by_text("Điện thoại không cho phép.")).to_be_visible()
    assert not Device.objects.exists()


def test_what_comes_is_shown_without_a_figure(phone, march, key):
    page = phone()
    page.context.grant_permissions(["notifications"])
    at_home(page)
    worker = page.context.new_cdp_session(page)
    known: list[dict] = []
    worker.on("ServiceWorker.workerRegistrationUpdated",
              lambda said: known.extend(said["registrations"]))  # fmt: skip
    worker.send("ServiceWorker.enable")
    until(page, "() => navigator.serviceWorker.controller !== null")
    expect(page.locator("h1")).to_be_visible()
    assert known

    said = {"title": "Việc của thôn", "body": "Có việc đến hạn."}
    worker.send("ServiceWorker.deliverPushMessage", {
        "origin": page.evaluate("location.origin"),
        "registrationId": known[0]["registrationId"],
        "data": json.dumps(said),
    })  # fmt: skip

    shown = """async () => (await (await navigator.serviceWorker.ready)
      .getNotifications()).map((one) => [one.title, one.body])"""
    until(page, f"async () => (await ({shown})()).length === 1")
    assert page.evaluate(shown) == [["Việc của thôn", "Có việc đến hạn."]]


def test_it_is_sent_by_the_phone_itself_with_no_page_open(phone, march):
    page = phone()
    open_report(page, march.pk)
    wires = page.context.new_cdp_session(page)
    known = []
    wires.on("ServiceWorker.workerRegistrationUpdated", lambda said: known.append(said))
    wires.send("ServiceWorker.enable")
    page.context.set_offline(True)
    write(page, deaths="2")
    says(page, OFFLINE)
    until(page, HAS_SYNC)
    page.goto("about:blank")
    page.context.set_offline(False)

    (registration,) = known[0]["registrations"]
    wake = {
        "origin": registration["scopeURL"].rstrip("/"),
        "registrationId": registration["registrationId"],
        "tag": "langso-send",
        "lastChance": False,
    }
    wires.send("ServiceWorker.dispatchSyncEvent", wake)

    for _turn in range(80):
        march.refresh_from_db()
        if march.value("deaths") == "2":
            return
        page.wait_for_timeout(100)
    raise AssertionError("the worker sent nothing")
