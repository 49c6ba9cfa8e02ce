// The matrix with the keyboard: arrows go from number to number, Enter opens the source
// beside the table, Escape goes back. Without this a number opens in a page of its own.
(() => {
  "use strict";
  const table = document.getElementById("bang");
  const panel = document.getElementById("nguon");
  if (!table || !panel) return;
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(".ls-cell > a")]);
  const links = rows.flat();
  const place = (link) => {
    const row = rows.findIndex((one) => one.includes(link));
    return [row, rows[row].indexOf(link)];
  };
  const only = (link) => { // one stop of the Tab key for the whole table
    for (const one of table.querySelectorAll('.ls-cell > a[tabindex="0"]')) one.tabIndex = -1;
    link.tabIndex = 0;
  };
  links.forEach((link, at) => { link.tabIndex = at ? -1 : 0; });

  let open = null;
  const show = async (link) => {
    open?.removeAttribute("aria-expanded");
    open = link;
    link.setAttribute("aria-expanded", "true");
    try {
      const answer = await fetch(link.href, { headers: { "X-Part": "panel" } });
      if (!answer.ok || answer.redirected) { location.assign(link.href); return; }
      const text = await answer.text();
      if (open !== link) return; // another one was chosen meanwhile
      panel.innerHTML = text;
      panel.scrollTop = 0;
      panel.querySelector("#nguon-ten")?.focus({ preventScroll: innerWidth >= 1200 });
    } catch {
      panel.textContent = panel.dataset.failed;
    }
  };
  table.addEventListener("click", (event) => {
    const link = event.target.closest(".ls-cell > a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    only(link);
    show(link);
  });
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  table.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || !event.target.matches(".ls-cell > a")) return;
    const [row, column] = place(event.target);
    const goal = rows[row + step[0]]?.[column + step[1]];
    if (!goal) return;
    event.preventDefault();
    only(goal);
    goal.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && panel.contains(document.activeElement)) open.focus();
  });
})();
