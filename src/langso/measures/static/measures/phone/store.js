// What was written on this device and is not yet with the commune: kept in IndexedDB
// at every keystroke, sent when there is network. Used by the pages and by the service
// worker. Whoever wrote something, only in their own session is it sent.
"use strict";
self.langso = (() => {
  const SESSION = "/bao-cao/phien/";
  const PATIENCE = 30000, PATIENCE_PHOTO = 180000; // milliseconds
  const HEADERS = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  const channel = "BroadcastChannel" in self ? new BroadcastChannel("langso") : null;
  const senders = {}; // of drafts that are no report, by their kind
  let opened = null;

  class NoNetwork extends Error {}
  class SignedOut extends Error {}

  function open() {
    opened = opened || new Promise((resolve, reject) => {
      const request = indexedDB.open("langso", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("drafts", { keyPath: "key" });
        request.result.createObjectStore("photos", { keyPath: "id", autoIncrement: true });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => { opened = null; reject(request.error); };
    });
    return opened;
  }

  // One transaction: `work` gets the store and may return a request whose result counts.
  async function inStore(name, mode, work) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request && request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  const keyOf = (person, report) => `${person}/${report}`;
  const draft = (key) => inStore("drafts", "readonly", (store) => store.get(key));
  const drafts = () => inStore("drafts", "readonly", (store) => store.getAll());
  const photos = () => inStore("photos", "readonly", (store) => store.getAll());
  const addPhoto = (photo) => inStore("photos", "readwrite", (store) => store.add(photo));
  const putPhoto = (photo) => inStore("photos", "readwrite", (store) => store.put(photo));
  const dropPhoto = (id) => inStore("photos", "readwrite", (store) => store.delete(id));

  // Change one draft where it stands: page and worker never overwrite each other.
  const change = (about, alter) => inStore("drafts", "readwrite", (store) => {
    const request = store.get(about.key);
    request.onsuccess = () => {
      const now = request.result || { changes: {}, send: false, ...about };
      alter(now);
      store.put(now);
    };
  });

  function isWaiting(record) {
    return record.send || Object.values(record.changes).some((c) => !c.unclear);
  }

  async function fetched(url, options, patience = PATIENCE) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    let response;
    try {
      response = await fetch(url, {
        credentials: "same-origin", cache: "no-store", signal: stop.signal, ...options,
      });
      const type = response.headers.get("Content-Type") || "";
      const body = type.includes("json") ? await response.json() : null;
      if (response.redirected) throw new SignedOut();
      if (response.status >= 500 || (response.ok && !body)) throw new NoNetwork();
      return { status: response.status, body: body || {} };
    } catch (error) {
      if (error instanceof SignedOut) throw error;
      throw new NoNetwork(String(error));
    } finally {
      clearTimeout(timer);
    }
  }

  const get = (url) => fetched(url, { headers: HEADERS });

  // Keep pages anew for a time without network; the service worker does it at once.
  async function refresh(pages) {
    if (!("serviceWorker" in navigator)) return;
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration && registration.active) registration.active.postMessage({ keep: pages });
  }

  // A phone that came here first has the page before its worker was there to keep it.
  async function keepFirst(pages) {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
    if (!(await caches.match(pages[0]))) await refresh(pages);
  }

  // Somebody signs in or out: what only repeats the commune's answers goes.
  async function letGo() {
    for (const record of await drafts()) {
      if (record.kind) await change(record, (now) => { now.answers = {}; });
    }
  }

  const whoIsThere = async () => (await fetched(SESSION, { headers: HEADERS })).body;

  // The token is asked for at the time of sending: one kept with a draft grows old.
  async function post(url, body, session, patience) {
    const isForm = body instanceof FormData;
    for (let turn = 0; ; turn += 1) {
      const headers = { ...HEADERS, "X-CSRFToken": session.token };
      if (!isForm) headers["Content-Type"] = "application/json";
      const answer = await fetched(
        url, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) }, patience,
      );
      if (answer.status === 401) throw new SignedOut();
      if (answer.status !== 403 || turn > 0) return answer;
      const again = await whoIsThere();
      if (again.person !== session.person) throw new SignedOut();
      session.token = again.token;
    }
  }

  const same = (a, b) => a && b && a.value === b.value && a.reason === b.reason && a.source === b.source;

  function takeOver(now, body) {
    now.known = { answers: body.answers, edition: body.edition, status: body.status };
  }

  function settle(now, sent, body) {
    takeOver(now, body);
    now.trouble = null;
    for (const code of Object.keys(sent)) {
      const kept = now.changes[code];
      if (!kept) continue;
      if (body.unclear && body.unclear[code]) kept.unclear = body.unclear[code];
      else if (same(kept, sent[code])) delete now.changes[code];
      else { kept.before = (body.answers[code] || {}).value || ""; kept.tried = []; }
    }
  }

  // Another answer stands there. If it is one this device sent before and never heard
  // back of, it is our own; else a person has to say which is right.
  function diverge(now, body) {
    takeOver(now, body);
    for (const code of body.codes) {
      const kept = now.changes[code];
      if (!kept) continue;
      const theirs = (body.answers[code] || {}).value || "";
      if ((kept.tried || []).includes(theirs)) kept.before = theirs;
      else kept.theirs = theirs;
    }
    now.send = now.send && !Object.values(now.changes).some((c) => c.theirs !== undefined);
  }

  const canGo = (entry) => entry[1].theirs === undefined && !entry[1].unclear;

  async function sendAnswers(key, session) {
    for (let turn = 0; turn < 4; turn += 1) {
      const record = await draft(key);
      const sent = Object.fromEntries(Object.entries(record.changes).filter(canGo));
      if (!Object.keys(sent).length) return true;
      await change(record, (now) => {
        for (const code of Object.keys(sent)) {
          const kept = now.changes[code];
          if (kept) kept.tried = [...new Set([...(kept.tried || []), sent[code].value])].slice(-40);
        }
      });
      const changes = Object.fromEntries(Object.entries(sent).map(([code, c]) => [
        code, { value: c.value, reason: c.reason, source: c.source, before: c.before },
      ]));
      const answer = await post(record.urls.save, { person: record.person, changes }, session);
      if (answer.status === 200) await change(record, (now) => settle(now, sent, answer.body));
      else if (answer.body.trouble === "diverged") await change(record, (now) => diverge(now, answer.body));
      else { await trouble(record, answer); return false; }
    }
    return true;
  }

  const trouble = (record, answer) => change(record, (now) => {
    if (answer.body.answers) takeOver(now, answer.body);
    now.send = false;
    now.trouble = { status: answer.status, words: answer.body.words || "" };
  });

  async function sendPhotos(record, session) {
    for (const photo of (await photos()).filter((p) => p.key === record.key && !p.refused)) {
      const body = new FormData();
      body.append("person", record.person);
      body.append("file", photo.blob, photo.name);
      if (photo.keepsLocation) body.append("keeps_location", "1");
      const answer = await post(record.urls.show, body, session, PATIENCE_PHOTO);
      if (answer.status === 200) await dropPhoto(photo.id);
      else await putPhoto({ ...photo, refused: answer.body.words || String(answer.status) });
    }
  }

  async function sendOne(record, session) {
    if (record.kind) {
      if (senders[record.kind]) await senders[record.kind](record, session);
      tell(record.key);
      return;
    }
    await sendPhotos(record, session);
    const isKept = await sendAnswers(record.key, session);
    const now = await draft(record.key);
    if (isKept && now.send && !Object.keys(now.changes).length) {
      const answer = await post(now.urls.send, { person: now.person, changes: {} }, session);
      if (answer.status === 200) {
        await change(now, (r) => { takeOver(r, answer.body); r.send = false; r.trouble = null; r.sent = true; });
      } else await trouble(now, answer);
    }
    tell(record.key);
  }

  async function sendWaiting() {
    const shown = new Set((await photos()).filter((p) => !p.refused).map((p) => p.key));
    const waiting = (await drafts()).filter((r) => isWaiting(r) || shown.has(r.key));
    if (!waiting.length) return "nothing";
    try {
      const session = await whoIsThere();
      if (session.person === null) return "signed-out";
      const mine = waiting.filter((record) => record.person === session.person);
      for (const record of mine) await sendOne(record, session);
      return mine.length ? "sent" : "other-person";
    } catch (error) {
      if (error instanceof SignedOut) return "signed-out";
      if (error instanceof NoNetwork) return "offline";
      throw error;
    }
  }

  // One at a time over all pages and the worker; without locks twice is harmless, too.
  function sendAll() {
    return navigator.locks ? navigator.locks.request("langso-send", sendWaiting) : sendWaiting();
  }

  function tell(key) {
    if (channel) channel.postMessage(key);
  }

  function listen(hear) {
    if (channel) channel.onmessage = (event) => hear(event.data);
  }

  // Ask the browser to send later even if the page is closed; not every browser can.
  async function sendLater() {
    try {
      const registration = await navigator.serviceWorker.ready;
      await registration.sync.register("langso-send");
    } catch (error) { /* on "online" and on the next visit */ }
  }

  return {
    NoNetwork, SignedOut, addPhoto, change, draft, drafts, dropPhoto, get, isWaiting,
    keepFirst, keyOf, letGo, listen, photos, post, refresh, sendAll, sendLater, senders, tell,
  };
})();
