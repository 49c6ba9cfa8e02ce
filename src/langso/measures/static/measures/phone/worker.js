// The service worker: pages of the village open without network, what waits is sent
// when the browser says so. Everything else passes by untouched. KNOWN comes before.
"use strict";
const SHELL = `langso-${KNOWN.version}`, PAGES = "langso-pages";
const PATIENCE = 6000, PATIENCE_LIVE = 700; // milliseconds, before what is kept is shown
let turn = 0; // counts who came and went: what was asked for before is not kept after
const PAGES_KEPT = KNOWN.pages.map((one) => new RegExp(one));
self.langso.refresh = (pages) => Promise.all(pages.map(keep));

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const shell = await caches.open(SHELL);
  await shell.addAll(KNOWN.shell);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => ![SHELL, PAGES].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  if (old.length) await keepAnew(); // pages name files that are gone
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (signsInOrOut(request, url)) event.waitUntil(letGo());
  else if (request.method !== "GET") return;
  else if (isPage(url) && request.mode === "navigate") event.respondWith(page(event, url));
  else if (KNOWN.shell.includes(url.pathname)) event.respondWith(shellFirst(request));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "langso-send") {
    event.waitUntil(self.langso.sendAll().then((how) => {
      if (how === "offline") throw new Error("try again later");
    }));
  }
});

// Something is due: what is shown says no figure, and opens the village's tasks.
self.addEventListener("push", (event) => {
  let said = {};
  try { said = event.data.json(); } catch (error) { /* an empty message says the same */ }
  event.waitUntil(self.registration.showNotification(said.title || "Làng Số", {
    body: said.body || "", icon: KNOWN.icon, tag: "langso-due", lang: "vi",
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil((async () => {
    const open = await self.clients.matchAll({ type: "window" });
    const home = open.find((one) => new URL(one.url).pathname === KNOWN.home);
    return home ? home.focus() : self.clients.openWindow(KNOWN.home);
  })());
});

self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(Promise.all(event.data.keep.map(keep)));
});

const isPage = (url) => url.pathname === KNOWN.home || PAGES_KEPT.some((one) => one.test(url.pathname));

// A phone is handed on: whoever signs in or out, the pages of the one before are gone.
function signsInOrOut(request, url) {
  return url.pathname.startsWith(KNOWN.account)
    && (request.method === "POST" || url.pathname.startsWith(`${KNOWN.account}cong/`));
}

async function shellFirst(request) {
  const kept = await caches.match(request.url, { cacheName: SHELL });
  return kept || fetch(request);
}

// A page that asks by itself what is new (Langso-Live) need not be waited for.
async function page(event, url) {
  const { request } = event;
  const pages = await caches.open(PAGES);
  const kept = await pages.match(url.pathname);
  const begun = turn;
  const fresh = fetch(request).then(async (response) => {
    if (response.status >= 502 && kept) return kept;
    await keepPage(url.pathname, response.clone(), begun);
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  const patience = kept && kept.headers.get("Langso-Live") ? PATIENCE_LIVE : PATIENCE;
  try {
    return await (kept ? Promise.race([fresh, after(patience)]) : fresh);
  } catch (error) {
    fresh.catch(() => {});
    return kept || caches.match(KNOWN.noNetwork);
  }
}

async function keepAnew() {
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) await keep(new URL(request.url).pathname);
}

async function keep(path) {
  const begun = turn;
  const response = await fetch(path, { credentials: "same-origin" }).catch(() => null);
  if (response && !response.redirected) await keepPage(path, response, begun);
}

function letGo() {
  turn += 1;
  return Promise.all([caches.delete(PAGES), self.langso.letGo().catch(() => {})]);
}

// Pages of one person only; the page says whose it is.
async function keepPage(path, response, begun) {
  const person = response.headers.get("Langso-Person");
  if (!response.ok || !person || begun !== turn) return;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const old = await pages.match(request);
    if (old && old.headers.get("Langso-Person") !== person) await pages.delete(request);
  }
  await pages.put(path, response);
  if (begun !== turn) await caches.delete(PAGES);
}

const after = (time) => new Promise((_, reject) => { setTimeout(() => reject(new Error("slow")), time); });
