// Choosing for a household: kept on this phone at once, sent when it pauses. After
// opening.js.
"use strict";
(() => {
  const { list } = langso, { about, drawLine, may, now, passes } = list, { words } = may;
  const { say } = langso.telling;

  function changed(row, target) {
    if (target.name.startsWith("r-")) choose(row, { outcome: "not_proposed", reason: target.value });
    else if (target.name.startsWith("g-")) {
      const grounds = [...row.open.querySelectorAll("[name^=g-]:checked")].map((box) => box.value);
      const { reason } = now(row);
      if (grounds.length || reason) choose(row, { outcome: "not_proposed", grounds });
      else choose(row, { outcome: "assessing", grounds });
    } else if (target.classList.contains("ls-points")) list.changedPoints(row);
  }

  function tapped(row, tick) {
    const choice = now(row);
    if (!tick.checked) choose(row, { outcome: "assessing", reason: "" });
    else if (choice.grounds.length || !passes(choice.points)) {
      tick.checked = false;
      if (choice.grounds.length) say(words.has_ground);
      list.open(row, choice.grounds.length ? "" : "points");
    } else {
      list.close(row);
      choose(row, { outcome: "proposed", reason: "" });
    }
  }

  async function choose(row, said) {
    const { outcome, reason, grounds, points, marks } = { ...now(row), ...said };
    const value = { outcome, reason: outcome === "not_proposed" ? reason : "", grounds, points, marks };
    await keep(row, value);
    list.soon();
  }

  async function keep(row, value, before) {
    const at = Date.now() + Math.random(); // tells two choices of one moment apart
    row.change = { ...(row.change || { before: row.has.revision, tried: [] }), value, at };
    delete row.change.unclear;
    if (before !== undefined) { row.change.before = before; delete row.change.theirs; }
    row.waits = false;
    drawLine(row);
    list.count();
    const { change } = row;
    try {
      await langso.change(about, (record) => {
        const old = record.changes[row.id];
        record.changes[row.id] = { ...change, before: before ?? (old ? old.before : change.before), tried: old ? old.tried : [] };
        Object.assign(record, about, { at: Date.now() });
      });
    } catch (error) {
      say(words.full);
    }
  }

  async function decide(row, which) {
    const { theirs, value } = row.change;
    if (which === "mine") await keep(row, value, theirs.revision);
    else {
      row.change = null;
      Object.assign(row.has, theirs, { id: row.id });
      await langso.change(about, (record) => { delete record.changes[row.id]; });
      drawLine(row);
      list.count();
    }
    row.open.querySelector("[data-part=torn] > div").textContent = "";
    list.close(row);
    list.send();
  }

  Object.assign(list, { changed, choose, decide, tapped });
})();
