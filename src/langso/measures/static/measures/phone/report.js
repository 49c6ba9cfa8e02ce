// The page of a report: keeps every keystroke, says at once what the server would say,
// and shows what is still on this phone.
"use strict";
(() => {
  const may = JSON.parse(document.getElementById("may").textContent);
  const { counting } = langso, { words } = may;
  const { byId, leftOver, put, say, tellLater, tellSignedOut, time } = langso.telling;
  const form = document.getElementById("bao-cao");
  const about = {
    key: langso.keyOf(may.person, may.report), person: may.person, report: may.report,
    name: may.name, urls: may.urls,
  };
  const PAUSE = 900, AGAIN = 20000; // milliseconds
  const box = (code) => byId(`v-${code}`);
  let timer = null, isSending = false;

  function reasonOf(code) {
    const other = byId(`o-${code}`), chosen = form.querySelector(`[name="r-${code}"]:checked`);
    return (other && other.value.trim()) || (chosen ? chosen.value : "");
  }

  function setReason(code, reason) {
    let isListed = false;
    for (const radio of form.querySelectorAll(`[name="r-${code}"]`)) {
      radio.checked = radio.value === reason;
      isListed = isListed || radio.checked;
    }
    const other = byId(`o-${code}`);
    if (other) other.value = isListed ? "" : reason;
  }

  function written(code) {
    const source = byId(`s-${code}`);
    return { value: box(code).value, reason: reasonOf(code), source: source ? source.value : "" };
  }

  const codes = () => may.questions.map((question) => question.code);

  // ---- what is said of the answers ----

  function redraw(record) {
    const texts = Object.fromEntries(codes().map((code) => [code, box(code).value]));
    const found = counting.lookOver(may, texts), changes = (record && record.changes) || {};
    const states = codes().map((code) => drawLine(code, found[code], changes[code]));
    const steps = byId("buoc").children;
    states.forEach((state, at) => { steps[at].dataset.state = state; });
    const done = states.filter((state) => state === "done").length;
    byId("da-dien").textContent = words.done.replace("%(done)s", done).replace("%(all)s", states.length);
    const at = states.findIndex((state, place) => state === "held" || (state === "todo" && may.questions[place].required));
    const next = byId("den");
    next.hidden = at < 0;
    if (at >= 0) next.href = `#c-${codes()[at]}`;
    byId("gui").hidden = at >= 0;
  }

  function drawLine(code, line, change) {
    const ask = byId(`c-${code}`), notice = byId(`n-${code}`);
    box(code).toggleAttribute("data-long", box(code).value.length > 3);
    const isTorn = change && change.theirs !== undefined;
    const said = isTorn ? [torn(change)] : line.words;
    const isHeld = isTorn || line.stops || (line.wantsReason && !reasonOf(code));
    const text = said.join(" "), end = isTorn ? -1 : text.indexOf(". ");
    put(notice.querySelector("[data-words]"), end < 0 ? text : text.slice(0, end + 1));
    put(notice.querySelector("[data-rest]"), end < 0 ? "" : text.slice(end + 2));
    notice.hidden = !said.length;
    const reasons = notice.querySelector("[data-reasons]");
    if (reasons) reasons.hidden = isTorn || !line.wantsReason;
    drawChoice(code, notice.querySelector("[data-choice]"), isTorn ? change : null);
    ask.dataset.state = isHeld ? "held" : line.isEmpty ? "todo" : "done";
    box(code).toggleAttribute("aria-invalid", isHeld);
    if (isHeld) box(code).setAttribute("aria-invalid", "true");
    return ask.dataset.state;
  }

  const torn = (change) => words.theirs
    .replace("{theirs}", counting.shown(change.theirs) || words.nothing)
    .replace("{mine}", change.value || words.nothing);

  function drawChoice(code, place, change) {
    place.hidden = !change;
    place.textContent = "";
    if (!change) return;
    const theirs = counting.shown(change.theirs);
    for (const [value, which] of [[theirs, "theirs"], [change.value, "mine"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.dataset.which = which;
      button.textContent = words.use.replace("{value}", value || words.nothing);
      button.addEventListener("click", () => choose(code, value, change.theirs));
      place.append(button);
    }
  }

  async function choose(code, value, theirs) {
    box(code).value = value;
    await keep(code, theirs);
    send();
  }

  // ---- kept on this phone, sent when it pauses ----

  const beforeOf = (code) => form.querySelector(`[name="b-${code}"]`).value;

  async function keep(code, before) {
    const now = Date.now(), said = written(code);
    try {
      await langso.change(about, (record) => {
        const old = record.changes[code] || { before: beforeOf(code), tried: [] };
        record.changes[code] = { ...said, before: before === undefined ? old.before : before, tried: old.tried };
        if (before === undefined && old.theirs !== undefined) record.changes[code].theirs = old.theirs;
        Object.assign(record, about, { at: now, sent: false });
      });
      redraw(await langso.draft(about.key));
      say(words.kept.replace("{time}", time(now)));
    } catch (error) {
      say(words.full);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  async function send() {
    if (isSending) { soon(); return; }
    isSending = true;
    try {
      const before = await langso.draft(about.key), waited = before && langso.isWaiting(before);
      const how = await langso.sendAll();
      // what waited here and is no longer there to send, the worker has sent meanwhile
      await show(waited && how === "nothing" ? "sent" : how);
    } finally {
      isSending = false;
    }
  }

  async function show(how) {
    const record = await langso.draft(about.key);
    const hasPhotos = await drawPhotos();
    if (!record) return;
    if (how === "sent" && record.sent) { location.assign(byId("ve").href); return; }
    if (form) {
      takeKnown(record);
      redraw(record);
    }
    if (!langso.isWaiting(record) && !hasPhotos) tellSettled(record);
    else if (how === "offline") tellWaiting(record, words.offline);
    else if (how === "signed-out") tellSignedOut(words);
    else if (how === "other-person") say(words.other_person);
    showLeft(record);
  }

  function tellSettled(record) {
    if (record.trouble) say(record.trouble.words || words.not_taken);
    else if (record.at) say(words.saved.replace("{time}", time(Date.now())));
  }

  function tellWaiting(record, why) {
    const later = record.send ? words.queued : words.will_send.replace("{time}", time(record.at || Date.now()));
    tellLater(later, why);
  }

  // Answers the server has, newer than this page (kept by the phone) shows.
  function takeKnown(record) {
    if (!record.known || record.known.edition < may.edition) return;
    may.edition = record.known.edition;
    for (const code of codes()) {
      if (record.changes[code]) continue;
      const now = record.known.answers[code] || {};
      form.querySelector(`[name="b-${code}"]`).value = now.value || "";
      if (document.activeElement === box(code)) continue;
      box(code).value = counting.shown(now.value);
      setReason(code, now.reason || "");
    }
  }

  function takeDraft(record) {
    takeKnown(record);
    for (const [code, change] of Object.entries(record.changes)) {
      if (!box(code)) continue;
      box(code).value = change.value;
      setReason(code, change.reason);
      const source = byId(`s-${code}`);
      if (source) source.value = change.source;
    }
  }

  // The report is closed here, and something written on this phone did not get in.
  function showLeft(record) {
    const isOver = !form || (record.trouble && record.trouble.status === 409);
    const left = isOver ? Object.values(record.changes).map((change) => change.value) : [];
    const letGo = (now) => { now.changes = {}; now.send = false; now.trouble = null; };
    leftOver(left, words, () => langso.change(about, letGo));
  }

  // ---- photos ----

  let drawing = 0; // two photos in a row are drawn at once; the later turn knows both

  async function drawPhotos() {
    const list = byId("cac-anh"), turn = ++drawing;
    if (!list) return false; // not open, and nothing was shown
    const waiting = (await langso.photos()).filter((photo) => photo.key === about.key);
    const lines = await Promise.all(waiting.map(photoLine));
    if (turn === drawing) {
      for (const old of list.querySelectorAll("[data-photo]")) old.remove();
      list.append(...lines);
    }
    return waiting.some((photo) => !photo.refused);
  }

  async function photoLine(photo) {
    const line = document.createElement("li"), note = document.createElement("span");
    line.dataset.photo = photo.id;
    const small = await langso.fit.preview(photo.blob);
    if (small) line.append(small);
    note.textContent = photo.refused || `${photo.name}: ${words.photo_waits}`;
    const away = document.createElement("button");
    away.type = "button";
    away.className = "ls-plain";
    away.textContent = words.photo_remove;
    away.addEventListener("click", async () => { await langso.dropPhoto(photo.id); drawPhotos(); });
    line.append(note, " ", away);
    return line;
  }

  async function takePhoto(input) {
    const keepsLocation = byId("giu-noi").checked;
    for (const file of input.files) {
      const blob = await langso.fit.fit(file, keepsLocation);
      await langso.addPhoto({ key: about.key, name: file.name, blob, keepsLocation });
    }
    input.value = "";
    await langso.change(about, (record) => { Object.assign(record, about, { at: Date.now(), sent: false }); });
    await drawPhotos();
    const how = await langso.sendAll();
    await show(how);
    if (how === "sent" && !(await langso.photos()).some((p) => p.key === about.key)) location.reload();
  }

  // ---- the form ----

  function codeOf(target) {
    const ask = target.closest(".ls-ask[data-code]");
    return ask && ask.dataset.code;
  }

  async function sendReport() {
    await Promise.all(codes().filter((code) => changedOnPage(code)).map((code) => keep(code)));
    await langso.change(about, (record) => { Object.assign(record, about, { send: true, at: Date.now() }); });
    await send();
  }

  const changedOnPage = (code) => {
    const line = counting.read(box(code).value, 4, words);
    return !line.unclear && line.value !== undefined && counting.shown(beforeOf(code)) !== box(code).value.trim();
  };

  function onInput(event) {
    const code = codeOf(event.target);
    if (!code) return;
    if (event.target.id === `o-${code}` && event.target.value) {
      for (const radio of form.querySelectorAll(`[name="r-${code}"]`)) radio.checked = false;
    } else if (event.target.type === "radio") byId(`o-${code}`).value = "";
    keep(code);
    soon();
  }

  function onPress(event) {
    const button = event.target.closest("[data-before]");
    if (!button) return;
    event.preventDefault();
    box(button.value).value = button.dataset.before;
    box(button.value).focus();
    keep(button.value);
    soon();
  }

  function begin() {
    for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = true;
    for (const quick of document.querySelectorAll("[data-quick]")) quick.hidden = false;
    form.addEventListener("input", onInput);
    form.addEventListener("click", onPress);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter && event.submitter.id === "gui") sendReport();
      else send();
    });
    for (const id of ["chup", "chon"]) byId(id).addEventListener("change", (event) => takePhoto(event.target));
  }

  async function start() {
    const record = await langso.draft(about.key).catch(() => null);
    if (form) {
      if (record) takeDraft(record);
      redraw(record);
      begin();
    }
    document.documentElement.dataset.ready = "1";
    await send();
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
    langso.listen(async (key) => { if (key === about.key && !isSending) show("sent"); });
    setInterval(async () => {
      const now = await langso.draft(about.key);
      if (now && langso.isWaiting(now)) send();
    }, AGAIN);
  }

  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
  start();
})();
