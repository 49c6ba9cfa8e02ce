// The page of a village's report: keeps every keystroke on this phone, says at once what
// the server would say, and sends it as it is shown. After answers.js and merits.js.
"use strict";
(() => {
  const may = JSON.parse(document.getElementById("may").textContent), { words } = may;
  const { merits } = langso;
  const { byId, fill, leftOver, put, say, tellLater, tellSignedOut, time } = langso.telling;
  const form = byId("bao-cao"), PAUSE = 900, AGAIN = 20000; // milliseconds
  const UNSENT = 0; // in place of a status: changed after the button was pressed
  const about = {
    kind: "answers", key: langso.keyOf(may.person, may.report), person: may.person,
    report: may.report, name: may.name, urls: may.urls,
  };
  const has = may.answers, mostOf = Object.fromEntries(may.typed), names = Object.keys(has);
  let timer = null, isQueued = false;

  // ---- the fields ----

  const placeOf = (name) => form.querySelector(`[data-name="${name}"]`);
  const wordsBox = (name) => byId(`w-${name.slice(2)}`);
  const takesPoints = (name) => (mostOf[name] ?? null) !== null;

  function read(name) {
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    const answer = takesPoints(name) ? byId(name).value.trim() : chosen ? chosen.value : "";
    const box = name.startsWith("a-") ? wordsBox(name) : null;
    return { answer, words: box ? box.value.normalize("NFC").trim() : "" };
  }

  function write(name, { answer, words: text }) {
    const box = name.startsWith("a-") ? wordsBox(name) : null;
    if (box && document.activeElement !== box) box.value = text;
    if (!takesPoints(name)) {
      for (const radio of form.querySelectorAll(`[name="${name}"]`)) radio.checked = radio.value === answer;
    } else if (document.activeElement !== byId(name)) byId(name).value = answer;
  }

  const shown = () => Object.fromEntries(names.map((name) => [name, read(name)]));
  const unclear = (name) => (takesPoints(name) ? merits.unclear(mostOf[name], read(name).answer, words) : null);

  function called(name, { answer, words: text }) {
    const said = words[`${name.slice(0, 2)}${answer}`] || answer || words.nothing;
    return text ? `${said}: ${text}` : said;
  }

  // ---- what is said of them ----

  function redraw(record) {
    const changes = (record && record.changes) || {};
    for (const name of names) drawNotice(name, changes[name]);
    put(byId("tong"), merits.totalSaid(may, shown()));
  }

  function drawNotice(name, change) {
    const place = placeOf(name), isTorn = Boolean(change && change.theirs !== undefined);
    const text = isTorn ? "" : unclear(name) || (change && change.unclear) || "";
    let notice = place.querySelector(".ls-notice");
    if (takesPoints(name)) byId(name).toggleAttribute("aria-invalid", Boolean(text));
    if (!isTorn && !text) { if (notice) notice.remove(); return; }
    if (!notice) {
      notice = document.createElement("div");
      notice.className = "ls-notice";
      notice.setAttribute("role", "alert");
      place.append(notice);
    }
    if (isTorn) drawTorn(name, notice, change);
    else put(notice, text);
  }

  function drawTorn(name, notice, { theirs, value }) {
    const values = { who: theirs.who, theirs: called(name, theirs), mine: called(name, value) };
    const text = document.createElement("p");
    text.textContent = fill(words.torn, values);
    notice.replaceChildren(text, ...["theirs", "mine"].map((which) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.dataset.which = which;
      button.textContent = fill(words.use, { choice: values[which] });
      button.addEventListener("click", () => decide(name, which, theirs));
      return button;
    }));
  }

  async function decide(name, which, theirs) {
    if (which === "mine") await keep(name, theirs.revision);
    else {
      has[name] = theirs;
      write(name, theirs);
      await langso.change(about, (record) => { delete record.changes[name]; });
    }
    await send();
  }

  // ---- kept on this phone, sent when it pauses ----

  async function keep(name, before) {
    const now = Date.now(), change = { value: read(name), at: now + Math.random() };
    const stopped = unclear(name);
    let trouble = null; // what waited to go to the council was not this any more
    if (stopped) change.unclear = stopped;
    try {
      await langso.change(about, (record) => {
        const old = record.changes[name] || { before: has[name].revision, tried: [] };
        record.changes[name] = { ...change, before: before ?? old.before, tried: old.tried };
        if (before === undefined && old.theirs !== undefined) record.changes[name].theirs = old.theirs;
        if (record.send || (record.trouble && record.trouble.status === UNSENT)) trouble = { status: UNSENT, words: words.not_taken };
        Object.assign(record, about, { at: now, send: "", sent: false, trouble });
      });
      redraw(await langso.draft(about.key));
      if (trouble) isQueued = false;
      say(trouble ? trouble.words : fill(words.kept, { time: time(now) }));
    } catch (error) {
      say(words.full);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  async function send() {
    await show(await langso.sendAll());
  }

  async function show(how) {
    const record = await langso.draft(about.key).catch(() => null);
    if (!record) return;
    isQueued = isQueued || Boolean(record.send);
    if (isQueued && record.sent) { location.assign(may.urls.page); return; }
    if (form) {
      take(record);
      redraw(record);
    }
    tell(record, how);
    const left = form ? [] : Object.entries(record.changes).map(([name, { value }]) => called(name, value));
    leftOver(left, words, () => langso.change(about, (now) => { now.changes = {}; now.send = ""; now.trouble = null; }));
  }

  function tell(record, how) {
    if (langso.isWaiting(record) && how === "offline") {
      const later = record.send ? words.queued : (record.trouble && record.trouble.words) || words.will_send;
      tellLater(fill(later, { time: time(record.at || Date.now()) }), words.offline);
    } else if (how === "signed-out") tellSignedOut(words);
    else if (how === "other-person") say(words.other_person);
    else if (record.trouble) say(record.trouble.words || words.not_taken);
    else if (form && record.at && !langso.isWaiting(record)) say(fill(words.saved, { time: time(Date.now()) }));
  }

  // What the commune has by now, newer than this page (kept by the phone) shows.
  function take(record) {
    for (const [name, answer] of Object.entries(record.answers || {})) {
      if (!has[name] || answer.edition < has[name].edition) continue;
      has[name] = answer;
      if (!record.changes[name]) write(name, answer);
    }
  }

  // ---- the page ----

  async function press(action) {
    const answers = shown(), chosen = form.querySelector("[name=reason]:checked");
    const reason = chosen ? chosen.value : "", held = names.find(unclear);
    const stopped = held ? unclear(held) : merits.stops(may, answers, action, reason);
    if (stopped) {
      const first = held || merits.left(may, answers)[0];
      if (first) placeOf(first).scrollIntoView({ block: "center" });
      say(stopped);
      return;
    }
    const signs = names.map((name) => [name, `${answers[name].answer}|${answers[name].words}`]);
    const told = { send: action, reason, shown: Object.fromEntries(signs), again: may.sent };
    isQueued = true;
    await langso.change(about, (record) => { Object.assign(record, about, told, { sent: false, trouble: null, at: Date.now() }); });
    await send();
  }

  function begin() {
    form.addEventListener("input", (event) => {
      const place = event.target.closest("[data-name]");
      if (!place) return;
      keep(place.dataset.name);
      soon();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const action = event.submitter ? event.submitter.value : "save";
      if (action === "save") send();
      else press(action);
    });
  }

  async function start() {
    const record = await langso.draft(about.key).catch(() => null);
    if (form) {
      if (record) take(record);
      for (const [name, { value }] of Object.entries((record && record.changes) || {})) if (has[name]) write(name, value);
      redraw(record);
      begin();
    }
    document.documentElement.dataset.ready = "1";
    await send();
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
    langso.listen(async (key) => { if (key === about.key) show("sent"); });
    setInterval(async () => {
      const now = await langso.draft(about.key);
      if (now && langso.isWaiting(now)) send();
    }, AGAIN);
  }

  langso.keepFirst([may.urls.page]).catch(() => {});
  start();
})();
