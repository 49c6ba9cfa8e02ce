// A button that prints the page. Without script it stays hidden; the browser prints, too.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
