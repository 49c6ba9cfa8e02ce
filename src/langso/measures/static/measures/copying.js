// Copies the words of a text area, where the browser allows it; else they are selected.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = document.getElementById(button.dataset.copy);
    const said = document.getElementById("da-chep");
    button.hidden = false;
    button.addEventListener("click", async () => {
      words.select();
      try {
        await navigator.clipboard.writeText(words.value);
      } catch {
        if (!document.execCommand("copy")) return; // plain HTTP: an older way
      }
      said.textContent = button.dataset.done;
    });
  }
})();
