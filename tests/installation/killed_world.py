"""A world in which villages report, officers approve and leaders close without pause.

Whoever gets no answer asks again, as a phone does. `Ledger` holds what was answered: of
that nothing may be lost, and nothing may stand twice, however often the server dies.
"""

import json
import re
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from queue import Empty, Queue
from random import Random
from urllib.parse import urlencode

TOKEN = "k" * 32
ASKED = ("households_in_chat", "deaths", "cremations", "new_jobs")
SET_UP = """
import json, sys, django; django.setup()
from datetime import date
from django.test import Client
from langso.installation.serving import prepare; prepare()
from langso.measures.actions import load_catalogue, make_form, open_period
from langso.measures.calendars import window_on
from langso.measures.models import Measure
from langso.people.actions import appoint, open_account, system
from langso.places.actions import found_unit
communes, months = int(sys.argv[1]), int(sys.argv[2])
since = {"valid_from": date(2000, 1, 15), "by": system()}
held = {"by": system(), "starts_on": date(2000, 1, 15)}
nation = found_unit("nation", "Việt Nam", None, **since)
city = found_unit("province", "Thành phố Gốm", nation, **since)
load_catalogue(by=system())
def person(name, role, unit):
    user, _ = open_account(name, by=system())
    appoint(user, role, unit, **held)
    client = Client()
    client.force_login(user)
    return user, client.cookies["sessionid"].value
asked = [Measure.objects.get(code=code) for code in sys.argv[3].split(",")]
fields = {"code": "thang", "name": "Báo cáo tháng", "calendar": "report_month",
          "level": "village", "due_days": 2, "roles": ["village_head"]}
world = []
for n in range(communes):
    xa = found_unit("commune", f"Xã Thử {n}", city, **since)
    officer, officer_in = person(f"canbo{n}", "commune_officer", xa)
    leader, leader_in = person(f"lanhdao{n}", "commune_leader", xa)
    heads = [person(f"thon{n}.{at}", "village_head",
                    found_unit("village", f"Thôn {at}", xa, **since))[1]
             for at in range(3)]
    form, window, opened = make_form(xa, fields, asked, by=officer), None, []
    window = window_on("report_month", date(2000, 3, 1))
    for _ in range(months):
        period = open_period(form, window.ends_on, by=officer)
        reports = period.reports.order_by("unit__ordinal", "unit__path")
        opened.append([f"{window.ends_on:%d/%m/%Y}", [r.pk for r in reports]])
        window = window.after
    world.append({"pk": xa.pk, "officer": officer_in, "leader": leader_in,
                  "heads": heads, "months": opened})
print(json.dumps(world))
"""
LOOK = """
import json, sys, django; django.setup()
from collections import Counter
from langso.core.models import Event
from langso.measures.models import Closing, Figure, Report
ledger, wrong = json.load(open(sys.argv[1])), []
reports = {str(r.pk): r for r in Report.objects.all()}
for pk, said in ledger["sent"].items():
    kept = {c: a["value"] for c, a in reports[pk].answers.items()}
    if kept != said or reports[pk].status not in ("submitted", "approved", "replaced"):
        wrong.append(f"sent and lost: {pk} {said} {kept} {reports[pk].status}")
figures = Counter(str(pk) for pk in Figure.objects.values_list("report", flat=True))
for pk, report in reports.items():
    is_in = report.status in ("approved", "replaced")
    if figures[pk] != (len(report.answers) if is_in else 0):
        wrong.append(f"figures: {pk} {report.status} {figures[pk]}")
wrong += [f"approved and lost: {pk} {reports[pk].status}" for pk in
          map(str, ledger["approved"]) if not figures[pk]]
closings = {c.pk: c.version for c in Closing.objects.all()}
wrong += [f"closed and lost: {pk}" for pk, version in ledger["closed"]
          if closings.get(pk) != version]
once = ["report.sent", "report.approved", "closing.made"]
lines = Event.objects.filter(verb__in=once)
said = Counter(lines.values_list("verb", "subject"))
wrong += [f"twice: {key}" for key, count in said.items() if count > 1]
made = sum(verb == "closing.made" for verb, _ in said)
if made != len(closings):
    wrong.append(f"{made} lines of {len(closings)} closings")
print(json.dumps([wrong, [len(ledger["sent"]), len(ledger["approved"]), made]]))
"""


class Ledger:
    """What was answered, what stands open, and what was answered wrongly."""

    def __init__(self) -> None:
        self.sent: dict[int, dict[str, str]] = {}
        self.approved: list[int] = []
        self.closed: list[tuple[int, int]] = []
        self.asking: dict[int, str] = {}  # by thread
        self.wrong: list[str] = []
        self.caught: Counter[str] = Counter()  # what was under way at each kill
        self.over = threading.Event()

    def note_kill(self) -> None:
        self.caught.update(list(self.asking.values()) or ["nothing"])

    def as_json(self) -> str:
        names = ("sent", "approved", "closed")
        return json.dumps({name: getattr(self, name) for name in names})


class Caller:
    """A person with a session, who asks again where no answer comes."""

    def __init__(self, ledger: Ledger, port: int, session: str) -> None:
        self.ledger, self.port = ledger, port
        cookie = f"sessionid={session}; csrftoken={TOKEN}"
        self.headers = {"Cookie": cookie, "X-CSRFToken": TOKEN}

    def get(self, what: str, path: str) -> str:
        return self._ask(what, "GET", path, None, "", (200,))[1]

    def form(self, what: str, path: str, **fields: str) -> str:
        """Post a form; where it led to, "" where a repeated one came late."""
        kind, body = "application/x-www-form-urlencoded", urlencode(fields)
        return self._ask(what, "POST", path, body, kind, (302,))[0]

    def json(self, what: str, path: str, sent: object) -> None:
        self._ask(what, "POST", path, json.dumps(sent), "application/json", (200,))

    def _ask(self, what, method, path, body, kind, good) -> tuple[str, str]:
        tries, until = 0, time.monotonic() + 90
        while True:
            tries += 1
            self.ledger.asking[threading.get_ident()] = what
            try:
                status, place, text = self._once(method, path, body, kind)
            except (OSError, HTTPException):
                assert time.monotonic() < until, f"{path}: no answer"
                time.sleep(0.02)
                continue
            finally:
                self.ledger.asking.pop(threading.get_ident(), None)
            if status in good or (status == 409 and tries > 1):
                return place, text
            self.ledger.wrong.append(f"{method} {path}: {status} after {tries}")
            raise RuntimeError(self.ledger.wrong[-1])

    def _once(self, method, path, body, kind) -> tuple[int, str, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = self.headers | ({"Content-Type": kind} if kind else {})
            line.request(method, path, body, headers)
            answer = line.getresponse()
            text, place = answer.read().decode(), answer.headers.get("Location", "")
            is_cut = answer.status == 302 and not place
            if is_cut or "Content-Length" not in answer.headers:
                raise HTTPException("the server died while it answered")
            return answer.status, place, text
        finally:
            line.close()


class Commune:
    """One commune at work: villages, an officer and a leader, each in a thread."""

    def __init__(self, ledger: Ledger, port: int, made: dict, random: Random) -> None:
        self.ledger, self.made, self.random = ledger, made, random
        caller = [Caller(ledger, port, one) for one in made["heads"]]
        self.heads = caller
        self.officer = Caller(ledger, port, made["officer"])
        self.leader = Caller(ledger, port, made["leader"])
        self.to_approve: Queue[int] = Queue()
        self.to_close: Queue[tuple[str, list[int]]] = Queue()

    def threads(self) -> list[threading.Thread]:
        work = [self.report, self.approve, self.close]
        return [threading.Thread(target=one, daemon=True) for one in work]

    def report(self) -> None:
        for _day, reports in self.made["months"]:
            for head, pk in zip(self.heads, reports, strict=True):
                if self.ledger.over.is_set():
                    return
                self._send(head, pk)
                self.to_approve.put(pk)

    def approve(self) -> None:
        months = iter(self.made["months"])
        day, left = next(months)
        left = [*left]
        while pk := self._next(self.to_approve):
            self._approve(pk)
            left.remove(pk)
            if not left:
                self.to_close.put((day, [pk]))
                day, left = next(months, ("", []))
                left = [*left]

    def close(self) -> None:
        while month := self._next(self.to_close):
            day, reports = month
            self._close(day)
            if self.random.random() < 0.3:
                self._correct(reports[0])
                self._close(day, reason="Đếm sót")

    def _next(self, queue: Queue):
        while not self.ledger.over.is_set():
            try:
                return queue.get(timeout=0.1)
            except Empty:
                continue
        return None

    def _send(self, head: Caller, pk: int) -> None:
        numbers = [str(self.random.randrange(1000)) for _ in ASKED]
        said = dict(zip(ASKED, numbers, strict=True))
        changes = {code: {"value": value} for code, value in said.items()}
        head.json("send", f"/bao-cao/{pk}/gui/", {"changes": changes})
        self.ledger.sent[pk] = said

    def _approve(self, pk: int) -> None:
        self.officer.form("approve", f"/bao-cao/duyet/{pk}/dong-y/")
        self.ledger.approved.append(pk)

    def _close(self, day: str, **more: str) -> None:
        asked = urlencode({"lich": "report_month", "ngay": day})
        path = f"/so-lieu/chot/xa/{self.made['pk']}/?{asked}"
        page = self.leader.get("look", path)
        fields = dict(re.findall(r'name="(version|seen)" value="(\w+)"', page))
        place = self.leader.form("close", path, **fields, **more)
        pk = int(re.search(r"/so-lieu/chot/(\d+)/", place)[1])
        self.ledger.closed.append((pk, int(fields["version"])))

    def _correct(self, pk: int) -> None:
        """The last village of the month counts anew."""
        head, path = self.heads[-1], f"/bao-cao/{pk}/dinh-chinh/"
        place = head.form("correct", path, reason="Đếm sót")
        if not place:  # begun, and not heard of: it is the newest thing to do
            home = head.get("look", "/viec-cua-thon/")
            place = max(re.findall(r"/bao-cao/\d+/", home), key=_number)
        new = _number(place)
        self._send(head, new)
        self._approve(new)


def _number(path: str) -> int:
    return int(re.search(r"\d+", path)[0])
