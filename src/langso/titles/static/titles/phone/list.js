// The list of a village: draws the households, keeps every choice on this phone at once,
// shows what somebody else chose, finds as one types. What excludes a household is
// covered until it is asked for, and again after a minute or when the page is left.
"use strict";
(() => {
  const may = JSON.parse(document.getElementById("may").textContent), { words } = may;
  const FIELDS = ["id", "number", "head", "address", "before", "streak", "outcome", "reason", "points", "revision", "grounds", "marks"];
  const FIRST = 24, PART = 60, PAUSE = 700, AGAIN = 20000, UNCOVERED = 60000; // rows, milliseconds
  const IN_FAVOUR = ["proposed", "posted", "submitted", "awarded"];
  const byId = (id) => document.getElementById(id);
  const about = {
    kind: "ticks", key: langso.keyOf(may.person, `binh-xet-${may.dossier}`), person: may.person,
    report: `binh-xet-${may.dossier}`, name: may.name, urls: may.urls, page: may.urls.list,
  };
  const rows = new Map(); // by id: what the server has, what was chosen here, its line
  const put = (place, text) => { if (place.textContent !== text) place.textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
  let onlyLeft = false, timer = null, covering = null, isCovered = true, order = "name";

  // ---- what holds for a household: chosen here, else what the server has ----

  const now = (row) => (row.change ? row.change.value : row.has);
  const side = (row) => {
    const { outcome } = now(row);
    return IN_FAVOUR.includes(outcome) ? "reached" : outcome === "assessing" ? "unknown" : "behind";
  };

  function take(list) {
    const has = Object.fromEntries(FIELDS.map((name, place) => [name, list[place]]));
    const row = rows.get(has.id);
    if (!row) rows.set(has.id, { id: has.id, has, change: null, line: null, key: "" });
    else if (has.revision >= row.has.revision || !may.open) row.has = has;
  }

  // ---- one line ----

  function lastYear({ before, streak }) {
    if (streak > 1) return fill(words.row, { years: streak });
    const said = before === "awarded" ? words.awarded : before ? words.not_awarded : words.new;
    return fill(said, { year: may.year });
  }

  function newLine(row) {
    const line = byId("dong").content.firstElementChild.cloneNode(true), { has } = row;
    const [tick, label, no] = line.children;
    line.dataset.id = row.id;
    line.dataset.was = has.before === "awarded" ? "yes" : has.before ? "no" : "";
    tick.id = `t-${row.id}`;
    label.htmlFor = tick.id;
    label.children[0].textContent = has.head || words.unnamed;
    const house = has.number && fill(words.number, { number: has.number });
    label.children[2].textContent = [[house, has.address].filter(Boolean).join(", "), lastYear(has)].filter(Boolean).join(". ");
    no.setAttribute("aria-label", fill(words.against_of, { name: has.head || has.number || words.unnamed }));
    tick.disabled = no.disabled = !may.open;
    row.line = line;
    drawLine(row);
    return line;
  }

  function drawLine(row) {
    if (!row.line) return;
    const { line } = row, [tick, label] = line.children, choice = now(row), st = side(row);
    line.dataset.st = st;
    tick.checked = st === "reached";
    put(label.children[1], saidOf(row, choice, st));
    drawOpen(row);
  }

  function saidOf(row, choice, st) {
    const said = [{ reached: words.proposed, behind: words.not_proposed, unknown: words.assessing }[st]];
    if (may.points && choice.points !== null) said.push(`${choice.points}/${may.points.most}`);
    if (row.change && row.change.unclear) said.push(fill(words.refused, { words: row.change.unclear }));
    else if (row.waits) said.push(words.waits);
    return said.join(", ");
  }

  // ---- what opens under a line: a choice between two people, points, why not ----

  function open(row, focus) {
    if (row.open) return;
    row.open = byId("mo").content.firstElementChild.cloneNode(true);
    row.line.append(row.open);
    row.line.children[2].setAttribute("aria-expanded", "true");
    const part = (name) => row.open.querySelector(`[data-part="${name}"]`);
    for (const [code, text] of may.reasons) part("reasons").append(choiceBox("radio", `r-${row.id}`, code, text));
    if (!may.grounds.length) part("grounds").hidden = true;
    if (may.points) fillPoints(row, part("points"));
    row.open.addEventListener("change", (event) => changed(row, event.target));
    part("undo").addEventListener("click", () => choose(row, { outcome: "assessing", reason: "", grounds: [] }));
    part("grounds").querySelector("button").addEventListener("click", uncover);
    drawOpen(row);
    if (focus) part(focus).querySelector("input").focus();
  }

  function close(row) {
    if (!row.open) return;
    row.open.remove();
    row.open = null;
    row.line.children[2].setAttribute("aria-expanded", "false");
  }

  function choiceBox(type, name, value, text, small) {
    const label = document.createElement("label"), input = document.createElement("input"), said = document.createElement("span");
    label.className = "ls-choice";
    Object.assign(input, { type, name, value, disabled: !may.open });
    said.textContent = text;
    if (small) {
      const basis = document.createElement("small");
      basis.textContent = small;
      said.append(basis);
    }
    label.append(input, said);
    return label;
  }

  function drawOpen(row) {
    const isTorn = row.change && row.change.theirs !== undefined;
    const isRefused = row.change && row.change.unclear;
    if ((isTorn || isRefused) && !row.open) open(row);
    if (!row.open) return;
    const part = (name) => row.open.querySelector(`[data-part="${name}"]`), choice = now(row);
    const torn = part("torn");
    torn.hidden = !isTorn;
    if (isTorn) drawTorn(row, torn);
    part("refused").hidden = !isRefused;
    if (isRefused) put(part("refused"), row.change.unclear);
    for (const radio of part("reasons").querySelectorAll("input")) {
      radio.checked = side(row) === "behind" && radio.value === choice.reason;
    }
    part("undo").hidden = !may.open || side(row) === "unknown";
    drawGrounds(row, part("grounds"), choice);
    if (may.points) drawPoints(row, part("points"), choice);
  }

  const called = ({ outcome, reason }) => {
    const found = may.reasons.find(([code]) => code === reason);
    const said = words[IN_FAVOUR.includes(outcome) ? "proposed" : outcome] || words.not_proposed;
    return found && outcome === "not_proposed" ? `${said}: ${found[1]}` : said;
  };

  function drawTorn(row, place) {
    const { theirs, value } = row.change, values = { who: theirs.who, when: theirs.when, theirs: called(theirs), mine: called(value) };
    put(place.firstElementChild, fill(words.torn, values));
    if (place.lastElementChild.childElementCount) return;
    for (const which of ["theirs", "mine"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.dataset.which = which;
      button.textContent = fill(words.use, { choice: values[which] });
      button.addEventListener("click", () => decide(row, which));
      place.lastElementChild.append(button);
    }
  }

  // ---- grounds: covered unless asked for ----

  function drawGrounds(row, place, choice) {
    const shown = place.querySelector("[data-shown]");
    place.querySelector("[data-covered]").hidden = !isCovered;
    shown.hidden = isCovered;
    if (isCovered) shown.textContent = "";
    else if (!shown.childElementCount) {
      for (const [code, text, basis] of may.grounds) shown.append(choiceBox("checkbox", `g-${row.id}`, code, text, basis));
    }
    for (const box of shown.querySelectorAll("input")) box.checked = choice.grounds.includes(box.value);
  }

  const eachOpen = (draw) => { for (const row of rows.values()) if (row.open) draw(row); };

  function uncover() {
    isCovered = false;
    byId("che").hidden = false;
    eachOpen(drawOpen);
    coverSoon();
  }

  function cover() {
    clearTimeout(covering);
    isCovered = true;
    byId("che").hidden = true;
    eachOpen(drawOpen);
  }

  function coverSoon() {
    if (isCovered) return;
    clearTimeout(covering);
    covering = setTimeout(cover, UNCOVERED);
  }

  // ---- points ----

  function fillPoints(row, place) {
    place.hidden = false;
    const details = place.querySelector("details > div");
    for (const [name, criteria] of may.points.groups) {
      const heading = document.createElement("p");
      heading.className = "ls-small";
      heading.textContent = name;
      details.append(heading);
      for (const [code, text, most] of criteria) {
        const label = document.createElement("label"), box = document.createElement("input");
        label.className = "ls-mark";
        label.textContent = `${text} (0–${most})`;
        Object.assign(box, { className: "ls-points", inputMode: "numeric", maxLength: 3, name: `m-${code}`, disabled: !may.open });
        box.dataset.most = most;
        label.append(box);
        details.append(label);
      }
    }
    place.querySelector("label > .ls-points").disabled = !may.open;
  }

  function drawPoints(row, place, choice) {
    const total = place.querySelector("label > .ls-points"), marks = place.querySelectorAll("[name^=m-]");
    if (document.activeElement !== total) total.value = choice.points ?? "";
    total.readOnly = Object.keys(choice.marks).length > 0;
    for (const box of marks) if (document.activeElement !== box) box.value = choice.marks[box.name.slice(2)] ?? "";
    put(place.querySelector("[role=status]"), pointsSaid(choice.points));
  }

  const passes = (points) => may.points === null || may.points.mark === null || (points !== null && points >= may.points.mark && points <= may.points.most);

  function pointsSaid(points) {
    const { mark, most } = may.points;
    if (points !== null && points > most) return fill(words.too_many, { most });
    if (mark === null) return "";
    if (points === null) return fill(words.no_points, { mark });
    return fill(points >= mark ? words.enough : words.missing, { points, mark, gap: mark - points });
  }

  function changedPoints(row) {
    const marks = {}, whole = (box) => (/^\d{1,4}$/.test(box.value.trim()) ? Number(box.value.trim()) : null);
    let isOver = false;
    for (const box of row.open.querySelectorAll("[name^=m-]")) {
      const points = whole(box);
      if (points !== null) marks[box.name.slice(2)] = points;
      isOver = isOver || points > Number(box.dataset.most);
      box.toggleAttribute("aria-invalid", points > Number(box.dataset.most));
    }
    const given = Object.values(marks), total = row.open.querySelector("label > .ls-points");
    const points = given.length ? given.reduce((a, b) => a + b, 0) : whole(total);
    if (isOver || (points !== null && points > may.points.most)) {
      put(row.open.querySelector("[data-part=points] [role=status]"), fill(words.too_many, { most: may.points.most }));
      return;
    }
    const isOut = side(row) === "reached" && !passes(points);
    choose(row, { points, marks, ...(isOut ? { outcome: "assessing" } : {}) });
  }

  // ---- choosing ----

  function changed(row, target) {
    if (target.name.startsWith("r-")) choose(row, { outcome: "not_proposed", reason: target.value });
    else if (target.name.startsWith("g-")) {
      const grounds = [...row.open.querySelectorAll("[name^=g-]:checked")].map((box) => box.value);
      const { reason } = now(row);
      if (grounds.length || reason) choose(row, { outcome: "not_proposed", grounds });
      else choose(row, { outcome: "assessing", grounds });
    } else if (target.classList.contains("ls-points")) changedPoints(row);
  }

  function tapped(row, tick) {
    const choice = now(row);
    if (!tick.checked) choose(row, { outcome: "assessing", reason: "" });
    else if (choice.grounds.length || !passes(choice.points)) {
      tick.checked = false;
      if (choice.grounds.length) say(words.has_ground);
      open(row, choice.grounds.length ? "" : "points");
    } else {
      close(row);
      choose(row, { outcome: "proposed", reason: "" });
    }
  }

  async function choose(row, said) {
    const { outcome, reason, grounds, points, marks } = { ...now(row), ...said };
    const value = { outcome, reason: outcome === "not_proposed" ? reason : "", grounds, points, marks };
    await keep(row, value);
    soon();
  }

  async function keep(row, value, before) {
    const at = Date.now() + Math.random(); // tells two choices of one moment apart
    row.change = { ...(row.change || { before: row.has.revision, tried: [] }), value, at };
    delete row.change.unclear;
    if (before !== undefined) { row.change.before = before; delete row.change.theirs; }
    row.waits = false;
    drawLine(row);
    count();
    const { change } = row;
    try {
      await langso.change(about, (record) => {
        const old = record.changes[row.id];
        record.changes[row.id] = { ...change, before: before ?? (old ? old.before : change.before), tried: old ? old.tried : [] };
        Object.assign(record, about, { at: Date.now() });
      });
    } catch (error) {
      say(words.full);
    }
  }

  async function decide(row, which) {
    const { theirs, value } = row.change;
    if (which === "mine") await keep(row, value, theirs.revision);
    else {
      row.change = null;
      Object.assign(row.has, theirs, { id: row.id });
      await langso.change(about, (record) => { delete record.changes[row.id]; });
      drawLine(row);
      count();
    }
    row.open.querySelector("[data-part=torn] > div").textContent = "";
    close(row);
    send();
  }

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
    if (waiting.length && how === "offline") tellWaiting(waiting.length);
    else if (how === "signed-out") tellSignedOut();
    else if (how === "other-person") say(words.other_person);
    else if (record && record.at && !waiting.length) say(fill(words.saved, { time: time(Date.now()) }));
    leftOver(record);
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
      for (const list of answer.body.rows || []) take(list);
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

  const time = (at) => {
    const moment = new Date(at);
    return `${moment.getHours()} giờ ${String(moment.getMinutes()).padStart(2, "0")}`;
  };

  function tellWaiting(waiting) {
    say(fill(words.will_send, { count: waiting }), words.offline);
    langso.sendLater();
  }

  function tellSignedOut() {
    const link = document.createElement("a");
    link.href = `/tai-khoan/dang-nhap/?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = words.sign_in;
    say(`${words.signed_out} `);
    byId("tin").querySelector("span").append(link);
  }

  function say(text, strong = "") {
    const news = byId("tin");
    news.hidden = false;
    news.querySelector("use").setAttribute("href", strong ? "#i-no-network" : "#i-on_track");
    put(news.querySelector("b"), strong);
    news.querySelector("span").textContent = text;
  }

  // The list is closed, and something chosen on this phone did not get in.
  function leftOver(record) {
    const left = may.open || !record ? [] : Object.entries(record.changes);
    const place = byId("con-lai");
    place.hidden = !left.length;
    if (!left.length) return;
    const names = left.map(([id, { value }]) => `${rows.get(Number(id))?.has.head ?? id}: ${called(value)}`);
    put(place.firstElementChild, fill(words.left_over, { list: names.join("; ") }));
    const button = place.querySelector("button");
    button.textContent = words.let_go;
    button.onclick = async () => {
      await langso.change(about, (entry) => { entry.changes = {}; });
      location.reload();
    };
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
      if (query.length && !row.key) row.key = finding.keyOf(row.has.number, row.has.head, row.has.address);
      const isLeft = !onlyLeft || side(row) === "unknown" || row.change;
      const isShown = isLeft && (!query.length || finding.matches(row.key, query));
      shown += isShown;
      if (row.line) row.line.hidden = !isShown;
    }
    put(byId("tim-dem"), query.length ? fill(words.found, { count: print(shown) }) : "");
    byId("khong-thay").hidden = shown > 0 || !query.length;
  }

  function arrange() {
    const list = byId("ds"), sorted = [...rows.values()];
    if (order === "house") sorted.sort(byHouse);
    let place = 0;
    list.textContent = "";
    (function part() {
      const size = place ? PART : FIRST;
      list.append(...sorted.slice(place, place + size).map((row) => row.line || newLine(row)));
      place += size;
      if (place < sorted.length) setTimeout(part);
      else { find(); document.documentElement.dataset.drawn = "1"; }
    })();
  }

  // ---- the page ----

  const rowOf = (target) => rows.get(Number(target.closest(".ls-home")?.dataset.id));

  function begin() {
    const list = byId("ds");
    list.addEventListener("change", (event) => {
      if (event.target.classList.contains("ls-home__tick")) tapped(rowOf(event.target), event.target);
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".ls-home__no");
      if (!button) return;
      const row = rowOf(button);
      if (row.open) close(row);
      else open(row);
    });
    byId("tim-ho").hidden = false;
    byId("tim").addEventListener("input", find);
    for (const radio of document.getElementsByName("thu-tu")) {
      radio.addEventListener("change", () => { order = radio.value; arrange(); });
    }
    const hint = byId("nhu-nam-ngoai");
    if (hint) hint.addEventListener("change", () => byId("ds").toggleAttribute("data-before", hint.checked));
    byId("loc").addEventListener("click", () => { onlyLeft = !onlyLeft; find(); count(); window.scrollTo(0, 0); });
    byId("che").addEventListener("click", cover);
    for (const name of ["pointerdown", "keydown", "scroll"]) window.addEventListener(name, coverSoon, { passive: true });
    window.addEventListener("pagehide", cover);
    document.addEventListener("visibilitychange", () => { if (document.hidden) cover(); else hear(); });
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
    for (const list of may.rows) take(list);
    arrange();
    count();
    begin();
    document.documentElement.dataset.ready = "1";
    const record = await langso.draft(about.key).catch(() => null);
    await forgetAnswers(record);
    if (record) takeRecord(record, "");
    await hear();
  }

  // A phone that came here first has the page before its worker was there to keep it.
  async function keepPage() {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
    if (!(await caches.match(location.pathname))) await langso.refresh([may.urls.list, may.urls.steps]);
  }

  if ("serviceWorker" in navigator) keepPage().catch(() => {});
  start();
})();
