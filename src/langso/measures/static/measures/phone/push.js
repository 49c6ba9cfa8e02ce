// One button: remind on this phone, or not any more. Nobody is asked unless it is pressed.
"use strict";
(() => {
  const place = document.getElementById("nhac");
  if (!place || !("PushManager" in window) || Notification.permission === "denied") return;

  const bytes = (text) => Uint8Array.from(
    atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

  async function tell(address, said) {
    const session = await (await fetch("/bao-cao/phien/")).json();
    return fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": session.token },
      body: JSON.stringify(said),
    });
  }

  async function show() {
    const registration = await navigator.serviceWorker.ready;
    const is = Boolean(await registration.pushManager.getSubscription());
    for (const one of place.querySelectorAll("[data-on]")) one.hidden = !is;
    for (const one of place.querySelectorAll("[data-off]")) one.hidden = is;
    place.hidden = false;
  }

  async function begin() {
    const registration = await navigator.serviceWorker.ready;
    const given = await registration.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: bytes(place.dataset.key),
    });
    const answer = await tell(place.dataset.keep, given.toJSON());
    if (!answer.ok) { await given.unsubscribe(); throw new Error("not kept"); }
  }

  async function end() {
    const registration = await navigator.serviceWorker.ready;
    const given = await registration.pushManager.getSubscription();
    if (!given) return;
    await tell(place.dataset.drop, { endpoint: given.endpoint });
    await given.unsubscribe();
  }

  const pressed = (what) => async () => {
    const failed = place.querySelector("[data-failed]");
    try { failed.hidden = true; await what(); } catch (error) { failed.hidden = false; }
    await show();
  };
  place.querySelector("button[data-off]").addEventListener("click", pressed(begin));
  place.querySelector("button[data-on]").addEventListener("click", pressed(end));
  show();
})();
