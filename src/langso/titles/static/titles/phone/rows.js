// The households of a list: what the commune has of each, what was chosen on this phone,
// and the line that shows it. The other scripts of the list come after.
"use strict";
langso.list = (() => {
  const may = JSON.parse(document.getElementById("may").textContent), { words } = may;
  const { byId, fill, put } = langso.telling;
  const FIELDS = ["id", "number", "head", "address", "before", "streak", "outcome", "reason", "points", "revision", "grounds", "marks", "called", "note"];
  const IN_FAVOUR = ["proposed", "posted", "submitted", "awarded"];
  const about = {
    kind: "ticks", key: langso.keyOf(may.person, `binh-xet-${may.dossier}`), person: may.person,
    report: `binh-xet-${may.dossier}`, name: may.name, urls: may.urls, page: may.urls.list,
  };
  const rows = new Map(); // by id: what the server has, what was chosen here, its line

  // What holds for a household: chosen here, else what the server has.
  const now = (row) => (row.change ? row.change.value : row.has);
  const side = (row) => {
    const { outcome } = now(row);
    return IN_FAVOUR.includes(outcome) ? "reached" : outcome === "assessing" ? "unknown" : "behind";
  };
  const nameOf = ({ has }) => has.head || has.called;

  function take(list) {
    const has = Object.fromEntries(FIELDS.map((name, place) => [name, list[place]]));
    const row = rows.get(has.id);
    if (!row) rows.set(has.id, { id: has.id, has, change: null, line: null, key: "" });
    else if (has.revision >= row.has.revision || !may.open) row.has = has;
  }

  function lastYear({ before, streak }) {
    if (streak > 1) return fill(words.row, { years: streak });
    const said = before === "awarded" ? words.awarded : before ? words.not_awarded : words.new;
    return fill(said, { year: may.year });
  }

  // Number and lane, what is withheld, last year.
  function aboutHome({ has }) {
    const house = has.head && has.number ? fill(words.number, { number: has.number }) : "";
    const where = [house, has.address].filter(Boolean).join(", ");
    return [where, has.note, lastYear(has)].filter(Boolean).join(". ");
  }

  function newLine(row) {
    const line = byId("dong").content.firstElementChild.cloneNode(true), { has } = row;
    const [tick, label, no] = line.children;
    line.dataset.id = row.id;
    line.dataset.was = has.before === "awarded" ? "yes" : has.before ? "no" : "";
    tick.id = `t-${row.id}`;
    label.htmlFor = tick.id;
    label.children[0].textContent = nameOf(row);
    label.children[2].textContent = aboutHome(row);
    no.setAttribute("aria-label", fill(words.against_of, { name: nameOf(row) }));
    tick.disabled = no.disabled = !may.open;
    row.line = line;
    drawLine(row);
    return line;
  }

  function drawLine(row) {
    if (!row.line) return;
    const { line } = row, [tick, label] = line.children, choice = now(row), st = side(row);
    line.dataset.st = st;
    tick.checked = st === "reached";
    put(label.children[1], saidOf(row, choice, st));
    langso.list.drawOpen(row);
  }

  function saidOf(row, choice, st) {
    const said = [{ reached: words.proposed, behind: words.not_proposed, unknown: words.assessing }[st]];
    if (may.points && choice.points !== null) said.push(`${choice.points}/${may.points.most}`);
    if (row.change && row.change.unclear) said.push(fill(words.refused, { words: row.change.unclear }));
    else if (row.waits) said.push(words.waits);
    return said.join(", ");
  }

  // A choice in words.
  const called = ({ outcome, reason }) => {
    const found = may.reasons.find(([code]) => code === reason);
    const said = words[IN_FAVOUR.includes(outcome) ? "proposed" : outcome] || words.not_proposed;
    return found && outcome === "not_proposed" ? `${said}: ${found[1]}` : said;
  };

  return { about, called, drawLine, may, nameOf, newLine, now, rows, side, take };
})();
