// One key decides on a report: D approves, T goes to the reason, S shows the next one.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const keys = {
    d: () => byId("duyet")?.querySelector("button").click(),
    t: () => byId("remark")?.focus(),
    s: () => byId("de-sau")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", () => { // a second press would meet the 409 page
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    });
  }
})();
