// What opens under the line of a household: a choice between two people, points, why it
// is not proposed. What excludes a household is covered until it is asked for, and again
// after a minute or when the page is left. After rows.js and points.js.
"use strict";
(() => {
  const { list } = langso, { called, may, now, rows, side } = list, { words } = may;
  const { byId, fill, put } = langso.telling;
  const UNCOVERED = 60000; // milliseconds
  let covering = null, isCovered = true;

  function open(row, focus) {
    if (row.open) return;
    row.open = byId("mo").content.firstElementChild.cloneNode(true);
    row.line.append(row.open);
    row.line.children[2].setAttribute("aria-expanded", "true");
    const part = (name) => row.open.querySelector(`[data-part="${name}"]`);
    for (const [code, text] of may.reasons) part("reasons").append(choiceBox("radio", `r-${row.id}`, code, text));
    if (!may.grounds.length) part("grounds").hidden = true;
    if (may.points) list.fillPoints(row, part("points"));
    row.open.addEventListener("change", (event) => list.changed(row, event.target));
    part("undo").addEventListener("click", () => list.choose(row, { outcome: "assessing", reason: "", grounds: [] }));
    part("grounds").querySelector("button").addEventListener("click", uncover);
    drawOpen(row);
    if (focus) part(focus).querySelector("input").focus();
  }

  function close(row) {
    if (!row.open) return;
    row.open.remove();
    row.open = null;
    row.line.children[2].setAttribute("aria-expanded", "false");
  }

  function choiceBox(type, name, value, text, small) {
    const label = document.createElement("label"), input = document.createElement("input"), said = document.createElement("span");
    label.className = "ls-choice";
    Object.assign(input, { type, name, value, disabled: !may.open });
    said.textContent = text;
    if (small) {
      const basis = document.createElement("small");
      basis.textContent = small;
      said.append(basis);
    }
    label.append(input, said);
    return label;
  }

  function drawOpen(row) {
    const isTorn = row.change && row.change.theirs !== undefined;
    const isRefused = row.change && row.change.unclear;
    if ((isTorn || isRefused) && !row.open) open(row);
    if (!row.open) return;
    const part = (name) => row.open.querySelector(`[data-part="${name}"]`), choice = now(row);
    const torn = part("torn");
    torn.hidden = !isTorn;
    if (isTorn) drawTorn(row, torn);
    part("refused").hidden = !isRefused;
    if (isRefused) put(part("refused"), row.change.unclear);
    for (const radio of part("reasons").querySelectorAll("input")) {
      radio.checked = side(row) === "behind" && radio.value === choice.reason;
    }
    part("undo").hidden = !may.open || side(row) === "unknown";
    drawGrounds(row, part("grounds"), choice);
    if (may.points) list.drawPoints(row, part("points"), choice);
  }

  function drawTorn(row, place) {
    const { theirs, value } = row.change, values = { who: theirs.who, when: theirs.when, theirs: called(theirs), mine: called(value) };
    put(place.firstElementChild, fill(words.torn, values));
    if (place.lastElementChild.childElementCount) return;
    for (const which of ["theirs", "mine"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.dataset.which = which;
      button.textContent = fill(words.use, { choice: values[which] });
      button.addEventListener("click", () => list.decide(row, which));
      place.lastElementChild.append(button);
    }
  }

  function drawGrounds(row, place, choice) {
    const shown = place.querySelector("[data-shown]");
    place.querySelector("[data-covered]").hidden = !isCovered;
    shown.hidden = isCovered;
    if (isCovered) shown.textContent = "";
    else if (!shown.childElementCount) {
      for (const [code, text, basis] of may.grounds) shown.append(choiceBox("checkbox", `g-${row.id}`, code, text, basis));
    }
    for (const box of shown.querySelectorAll("input")) box.checked = choice.grounds.includes(box.value);
  }

  const eachOpen = (draw) => { for (const row of rows.values()) if (row.open) draw(row); };

  function uncover() {
    isCovered = false;
    byId("che").hidden = false;
    eachOpen(drawOpen);
    coverSoon();
  }

  function cover() {
    clearTimeout(covering);
    isCovered = true;
    byId("che").hidden = true;
    eachOpen(drawOpen);
  }

  function coverSoon() {
    if (isCovered) return;
    clearTimeout(covering);
    covering = setTimeout(cover, UNCOVERED);
  }

  Object.assign(list, { close, cover, coverSoon, drawOpen, open });
})();
