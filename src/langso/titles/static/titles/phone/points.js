// Points of a household: in all, or criterion by criterion; what is missing is said at
// once. After rows.js.
"use strict";
(() => {
  const { list } = langso, { may, now, side } = list, { words } = may;
  const { fill, put } = langso.telling;

  function markBox([code, text, most]) {
    const label = document.createElement("label"), box = document.createElement("input");
    label.className = "ls-mark";
    label.textContent = `${text} (0–${most})`;
    Object.assign(box, { className: "ls-points", inputMode: "numeric", maxLength: 3, name: `m-${code}`, disabled: !may.open });
    box.dataset.most = most;
    label.append(box);
    return label;
  }

  function fillPoints(row, place) {
    place.hidden = false;
    const details = place.querySelector("details > div");
    for (const [name, criteria] of may.points.groups) {
      const heading = document.createElement("p");
      heading.className = "ls-small";
      heading.textContent = name;
      details.append(heading, ...criteria.map(markBox));
    }
    place.querySelector("label > .ls-points").disabled = !may.open;
  }

  function drawPoints(row, place, choice) {
    const total = place.querySelector("label > .ls-points"), marks = place.querySelectorAll("[name^=m-]");
    if (document.activeElement !== total) total.value = choice.points ?? "";
    total.readOnly = Object.keys(choice.marks).length > 0;
    for (const box of marks) if (document.activeElement !== box) box.value = choice.marks[box.name.slice(2)] ?? "";
    put(place.querySelector("[role=status]"), pointsSaid(choice.points));
  }

  const passes = (points) => may.points === null || may.points.mark === null || (points !== null && points >= may.points.mark && points <= may.points.most);

  function pointsSaid(points) {
    const { mark, most } = may.points;
    if (points !== null && points > most) return fill(words.too_many, { most });
    if (mark === null) return "";
    if (points === null) return fill(words.no_points, { mark });
    return fill(points >= mark ? words.enough : words.missing, { points, mark, gap: mark - points });
  }

  const whole = (box) => (/^\d{1,4}$/.test(box.value.trim()) ? Number(box.value.trim()) : null);

  function changedPoints(row) {
    const marks = {};
    let isOver = false;
    for (const box of row.open.querySelectorAll("[name^=m-]")) {
      const points = whole(box);
      if (points !== null) marks[box.name.slice(2)] = points;
      isOver = isOver || points > Number(box.dataset.most);
      box.toggleAttribute("aria-invalid", points > Number(box.dataset.most));
    }
    const given = Object.values(marks), total = row.open.querySelector("label > .ls-points");
    const points = given.length ? given.reduce((a, b) => a + b, 0) : whole(total);
    if (isOver || (points !== null && points > may.points.most)) {
      put(row.open.querySelector("[data-part=points] [role=status]"), fill(words.too_many, { most: may.points.most }));
      return;
    }
    const isOut = side(row) === "reached" && !passes(points);
    list.choose(row, { points, marks, ...(isOut ? { outcome: "assessing" } : {}) });
  }

  Object.assign(list, { changedPoints, drawPoints, fillPoints, passes });
})();
