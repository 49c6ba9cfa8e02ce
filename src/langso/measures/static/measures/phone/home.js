// The village's tasks: marks what waits on this phone, keeps the open reports for a time
// without network, and sends what waits.
"use strict";
(() => {
  const { person, words } = JSON.parse(document.getElementById("may").textContent);

  async function mark() {
    const mine = (await langso.drafts()).filter((record) => record.person === person);
    for (const record of mine) {
      const place = document.querySelector(`[data-waits="${record.report}"]`);
      if (!place) continue;
      const isTorn = Object.values(record.changes).some((change) => change.theirs !== undefined);
      place.hidden = !langso.isWaiting(record) && !isTorn;
      const at = new Date(record.at || Date.now());
      const time = `${at.getHours()} giờ ${String(at.getMinutes()).padStart(2, "0")}`;
      place.textContent = (record.send ? words.queued : words.will_send).replace("{time}", time);
    }
  }

  async function send() {
    const how = await langso.sendAll();
    await mark();
    if (how === "signed-out" || how === "other-person") {
      const news = document.getElementById("tin");
      news.hidden = false;
      news.querySelector("span").textContent = how === "signed-out" ? words.signed_out : words.other_person;
    }
  }

  async function keepPages() {
    const registration = await navigator.serviceWorker.ready;
    const links = [...document.querySelectorAll("a[data-keep]")].map((link) => link.pathname);
    registration.active.postMessage({ keep: [location.pathname, ...links] });
  }

  mark();
  send();
  window.addEventListener("online", send);
  langso.listen(mark);
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/sw.js").then(keepPages).catch(() => {});
  }
})();
