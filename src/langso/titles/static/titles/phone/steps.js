// The steps of a dossier: says what still waits on this phone, sends it, and keeps the
// pages that are needed without network.
"use strict";
(() => {
  const { person } = JSON.parse(document.getElementById("may").textContent);

  async function mark() {
    const mine = (await langso.drafts()).filter((record) => record.person === person);
    for (const place of document.querySelectorAll("[data-waits]")) {
      place.hidden = !mine.some((r) => r.report === place.dataset.waits && Object.keys(r.changes).length);
    }
  }

  async function send() {
    if ((await langso.sendAll()) !== "nothing") await mark();
  }

  mark();
  send();
  window.addEventListener("online", send);
  langso.listen(mark);
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then(() => {
      const links = [...document.querySelectorAll("a[data-keep]")].map((link) => link.pathname);
      langso.refresh([location.pathname, ...links.filter((path) => /\/hop?\/$/.test(path))]);
    }).catch(() => {});
  }
})();
