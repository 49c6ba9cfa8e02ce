// The list of a village: sends what was chosen, shows what somebody else chose, counts,
// and finds as one types. Last of the scripts of the list.
"use strict";
(() => {
  const { list } = langso, { about, called, drawLine, may, nameOf, newLine, rows, side, take } = list, { words } = may;
  const { byId, fill, leftOver, put, say, tellLater, tellSignedOut, time } = langso.telling;
  const FIRST = 24, PART = 60, PAUSE = 700, AGAIN = 20000; // rows, milliseconds
  let onlyLeft = false, timer = null, order = "name";

  // ---- sending, and hearing what others chose ----

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  async function send() {
    const how = await langso.sendAll();
    await show(how);
  }

  async function show(how) {
    const record = await langso.draft(about.key).catch(() => null);
    const waiting = record ? Object.values(record.changes).filter((c) => c.theirs === undefined && !c.unclear) : [];
    takeRecord(record, how);
    if (waiting.length && how === "offline") tellLater(fill(words.will_send, { count: waiting.length }), words.offline);
    else if (how === "signed-out") tellSignedOut(words);
    else if (how === "other-person") say(words.other_person);
    else if (record && record.at && !waiting.length) say(fill(words.saved, { time: time(Date.now()) }));
    showLeft(record);
  }

  function takeRecord(record, how) {
    const changes = record ? record.changes : {}, answers = (record && record.answers) || {};
    for (const row of rows.values()) {
      const answer = answers[row.id], change = changes[row.id] || null;
      if (answer && answer.revision >= row.has.revision) Object.assign(row.has, answer, { id: row.id });
      const waits = Boolean(change && how === "offline");
      if (!answer && row.change === null && change === null && row.waits === waits) continue;
      row.change = change;
      row.waits = waits;
      drawLine(row);
    }
    count();
  }

  async function look() {
    try {
      const answer = await langso.get(`${may.urls.state}?stamp=${encodeURIComponent(may.stamp)}`);
      if (answer.status !== 200) return;
      may.stamp = answer.body.stamp;
      if (may.open && !answer.body.open) { await showAnew(); return; }
      for (const one of answer.body.rows || []) take(one);
      if (answer.body.rows) {
        for (const row of rows.values()) drawLine(row);
        count();
        langso.refresh([may.urls.list]);
      }
    } catch (error) { /* without network there is nothing new */ }
  }

  // The list was voted on: the page that was kept is no longer true.
  async function showAnew() {
    if ("caches" in window) await (await caches.open("langso-pages")).delete(location.pathname);
    location.reload();
  }

  // The list is closed, and something chosen on this phone did not get in.
  function showLeft(record) {
    const left = may.open || !record ? [] : Object.entries(record.changes);
    const name = (id) => (rows.has(Number(id)) ? nameOf(rows.get(Number(id))) : id);
    const said = left.map(([id, { value }]) => `${name(id)}: ${called(value)}`);
    leftOver(said, words, () => langso.change(about, (entry) => { entry.changes = {}; }));
  }

  // ---- counts, order, finding ----

  function count() {
    const sums = { reached: 0, behind: 0, unknown: 0 };
    for (const row of rows.values()) sums[side(row)] += 1;
    for (const place of byId("dem").children) put(place.firstElementChild, print(sums[place.dataset.st]));
    const [proposed, against, left] = [sums.reached, sums.behind, sums.unknown], all = rows.size || 1;
    const bar = byId("vach"), [, yes, no] = bar.children, share = (part) => `${(100 * part) / all}%`;
    yes.setAttribute("width", share(proposed));
    no.setAttribute("x", share(proposed));
    no.setAttribute("width", share(against));
    bar.setAttribute("aria-label", fill(words.bar, { proposed, against, left }));
    const button = byId("loc");
    button.hidden = !may.open || (left === 0 && !onlyLeft);
    byId("tiep").hidden = !button.hidden;
    put(button, onlyLeft ? words.show_all : fill(words.show_left, { count: print(left) }));
  }

  const print = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
  const house = ({ has }) => { const digits = /\d+/.exec(has.number); return digits ? Number(digits[0]) : 1e9; };
  const byHouse = (a, b) => house(a) - house(b) || (a.has.number < b.has.number ? -1 : a.has.number > b.has.number ? 1 : a.id - b.id);

  function find() {
    const { finding } = langso, query = finding.wordsOf(byId("tim").value);
    let shown = 0;
    for (const row of rows.values()) {
      if (query.length && !row.key) row.key = finding.keyOf(row.has.number, row.has.head, row.has.address, row.has.called);
      const isLeft = !onlyLeft || side(row) === "unknown" || row.change;
      const isShown = isLeft && (!query.length || finding.matches(row.key, query));
      shown += isShown;
      if (row.line) row.line.hidden = !isShown;
    }
    put(byId("tim-dem"), query.length ? fill(words.found, { count: print(shown) }) : "");
    byId("khong-thay").hidden = shown > 0 || !query.length;
  }

  function arrange() {
    const lines = byId("ds"), sorted = [...rows.values()];
    if (order === "house") sorted.sort(byHouse);
    let place = 0;
    lines.textContent = "";
    (function part() {
      const size = place ? PART : FIRST;
      lines.append(...sorted.slice(place, place + size).map((row) => row.line || newLine(row)));
      place += size;
      if (place < sorted.length) setTimeout(part);
      else { find(); document.documentElement.dataset.drawn = "1"; }
    })();
  }

  // ---- the page ----

  const rowOf = (target) => rows.get(Number(target.closest(".ls-home")?.dataset.id));

  function begin() {
    const lines = byId("ds");
    lines.addEventListener("change", (event) => {
      if (event.target.classList.contains("ls-home__tick")) list.tapped(rowOf(event.target), event.target);
    });
    lines.addEventListener("click", (event) => {
      const button = event.target.closest(".ls-home__no");
      if (!button) return;
      const row = rowOf(button);
      if (row.open) list.close(row);
      else list.open(row);
    });
    byId("tim-ho").hidden = false;
    byId("tim").addEventListener("input", find);
    for (const radio of document.getElementsByName("thu-tu")) {
      radio.addEventListener("change", () => { order = radio.value; arrange(); });
    }
    const hint = byId("nhu-nam-ngoai");
    if (hint) hint.addEventListener("change", () => byId("ds").toggleAttribute("data-before", hint.checked));
    byId("loc").addEventListener("click", () => { onlyLeft = !onlyLeft; find(); count(); window.scrollTo(0, 0); });
    byId("che").addEventListener("click", list.cover);
    for (const name of ["pointerdown", "keydown", "scroll"]) window.addEventListener(name, list.coverSoon, { passive: true });
    window.addEventListener("pagehide", list.cover);
    document.addEventListener("visibilitychange", () => { if (document.hidden) list.cover(); else hear(); });
    window.addEventListener("online", hear);
    langso.listen(async (key) => { if (key === about.key) show("sent"); });
    setInterval(() => { if (!document.hidden) hear(); }, AGAIN);
  }

  async function hear() {
    await send();
    await look();
  }

  // What the commune answered and this page (kept by the phone) does not show yet.
  async function forgetAnswers(record) {
    const old = Object.entries((record && record.answers) || {}).filter(([id, a]) => (rows.get(Number(id))?.has.revision ?? -1) >= a.revision);
    if (old.length) await langso.change(about, (entry) => { for (const [id] of old) delete entry.answers[id]; });
  }

  async function start() {
    for (const one of may.rows) take(one);
    arrange();
    count();
    begin();
    document.documentElement.dataset.ready = "1";
    const record = await langso.draft(about.key).catch(() => null);
    await forgetAnswers(record);
    if (record) takeRecord(record, "");
    await hear();
  }

  langso.keepFirst([may.urls.list, may.urls.steps]).catch(() => {});
  Object.assign(list, { count, send, soon });
  start();
})();
