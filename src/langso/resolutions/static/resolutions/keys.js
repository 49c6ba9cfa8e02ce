// The review with the keyboard alone. Off while typing, and wherever "Use keys" is off.
(() => {
  "use strict";
  const { add, focusRow, list, say } = window.review;
  const byId = (id) => document.getElementById(id);
  const page = byId("xem-lai");
  const help = byId("phim");
  const wanted = byId("dung-phim");
  const stored = "langso-phim";
  wanted.checked = localStorage.getItem(stored) !== "khong";
  wanted.addEventListener("change", () => localStorage.setItem(stored, wanted.checked ? "co" : "khong"));

  const rows = () => [...list.querySelectorAll(".ls-item")].filter((row) => !row.hidden);
  const current = () => document.activeElement.closest && document.activeElement.closest("#ds .ls-item");
  let last = null; // the id of the row that had the focus last
  list.addEventListener("focusin", (event) => {
    const row = event.target.closest(".ls-item");
    if (row) last = row.id;
  });
  const here = () => current() || (last && byId(last)) || null;
  const step = (by) => {
    const all = rows();
    const at = all.indexOf(here());
    const goal = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (goal) focusRow(goal);
  };
  const nextOpen = (row) => {
    const all = rows();
    const at = all.indexOf(row);
    const open = (one) => one !== row && one.dataset.review === "proposed";
    return all.slice(at + 1).find(open) || all.find(open);
  };

  // Where the focus goes once htmx has swapped the row.
  let then = null;
  const press = (row, verb) => {
    const button = row.querySelector(`button[value="${verb}"]`);
    if (!button) { say(row.querySelector(".ls-item__state svg").getAttribute("aria-label")); return; }
    const next = nextOpen(row);
    then = { row: row.id, next: next ? next.id : null };
    button.click();
  };
  let swapped = false;
  document.body.addEventListener("htmx:afterSwap", () => { swapped = true; });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (!swapped) return; // one answer settles several parts; the first one is enough
    swapped = false;
    const target = event.detail.requestConfig ? event.detail.requestConfig.target.id : "";
    const at = document.activeElement; // whoever has gone on meanwhile is left in peace
    if (then) followOn(at === document.body || at.id === then.row);
    else if (typing(at)) return;
    else if (target === "diem") toDoubts();
    else arrive(byId(target));
  });
  const followOn = (isFree) => {
    const row = byId(then.row);
    const late = row && row.querySelector(".ls-item__late");
    const goal = late ? row : byId(then.next) || row;
    if (!then.next) say(page.dataset.nothing);
    then = null;
    if (goal && isFree) focusRow(goal);
  };
  const arrive = (part) => {
    if (!part) return;
    if (part.matches("[data-editing]")) {
      const wrong = part.querySelector("[aria-invalid='true']");
      (wrong || part.querySelector("textarea, input:not([type=hidden]), select")).focus();
    } else if (part.matches(".ls-item-add")) {
      focusRow(part.previousElementSibling);
    } else {
      part.focus({ preventScroll: true });
    }
  };

  const toDoubts = () => {
    const first = document.querySelector("#diem input[type=radio]:checked, #diem input[type=radio]") || byId("diem-ten");
    first.focus();
  };
  const cancel = () => {
    const form = current() && current().querySelector("[data-cancel]");
    if (!form) return;
    if (form.hasAttribute("hx-get")) form.click();
    else location.reload();
  };
  const kindOf = (row) => (row ? row.closest("[data-kind]").dataset.kind : "chi-tieu");

  const typing = (node) => node.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  let leader = 0; // when "g" was pressed
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: () => { const row = here(); if (row) row.querySelector("[data-edit]")?.click(); },
    x: () => { const row = here(); if (row) press(row, "reject"); },
    a: () => add(kindOf(here())),
    "/": () => search.focus(),
    "?": () => help.togglePopover(),
    g: () => { leader = Date.now(); },
    f: () => { if (Date.now() - leader < 1500) toDoubts(); else return false; return true; },
  };
  const search = byId("tim");
  const clear = () => {
    search.value = "";
    search.dispatchEvent(new Event("input"));
  };
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && rows().length) { event.preventDefault(); focusRow(rows()[0]); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && search.value) { clear(); if (here()) focusRow(here()); return; }
    if (event.key === "Escape" && current()) { cancel(); return; }
    const node = event.target;
    if (!wanted.checked || event.ctrlKey || event.metaKey || event.altKey || typing(node)) return;
    if (node.matches(".ls-item")) {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); press(node, "confirm"); return; }
      if (event.key === "ArrowDown") { event.preventDefault(); step(1); return; }
      if (event.key === "ArrowUp") { event.preventDefault(); step(-1); return; }
    }
    const act = keys[event.key];
    if (act && act() !== false) event.preventDefault();
  });
  const aimed = document.querySelector("[autofocus]");
  if (aimed) { if (aimed.id === "diem") toDoubts(); else focusRow(aimed); }
  else if (location.hash) { const row = byId(location.hash.slice(1)); if (row && row.matches(".ls-item")) focusRow(row); }
})();
