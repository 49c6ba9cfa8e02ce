// What comes out of a report, said at once: the same as merits.py and send_report; a test
// holds the two against each other.
"use strict";
langso.merits = (() => {
  const { fill } = langso.telling;
  const whole = (text) => (/^\d{1,4}$/.test(text) ? Number(text) : null);

  // What cannot be kept in a place that takes points: null, or what is said of it.
  function unclear(most, answer, words) {
    if (most === null || answer === "") return null;
    const points = whole(answer);
    if (points === null) return words.digits;
    return points > most ? fill(words.too_many, { most }) : null;
  }

  // Fulfilled or not, and the points; what cannot be kept is not known.
  function merit(most, answer) {
    if (most === null) return [answer === "" ? null : answer === "yes", null];
    const points = whole(answer), isKnown = points !== null && points <= most;
    return isKnown ? [points > 0, points] : [null, null];
  }

  function total(may, answers) {
    const typed = may.typed.map(([name, most]) => merit(most, answers[name].answer));
    const every = [...may.decided, ...typed], count = (is) => every.filter(([met]) => met === is).length;
    return { points: every.reduce((sum, [, points]) => sum + (points ?? 0), 0), unknown: count(null), met: count(true), of: every.length };
  }

  function totalSaid(may, answers) {
    const { words } = may, found = total(may, answers);
    const said = [fill(may.most ? words.points : words.met, { ...found, most: may.most })];
    if (may.most && may.mark) said.push(fill(words.mark, { mark: may.mark }));
    if (found.unknown) said.push(fill(found.unknown === 1 ? words.one_unknown : words.unknown, { count: found.unknown }));
    return said.join(", ");
  }

  // Places that wait for an answer, in the order of the page.
  const left = (may, answers) => [...may.typed.map(([name]) => name), ...may.grounds].filter((name) => answers[name].answer === "");

  // Why a report cannot be sent so, or null. `reason` says why no title is asked for.
  function stops(may, answers, action, reason) {
    const { words } = may, missing = left(may, answers).length;
    if (missing) return fill(words.missing, { left: missing });
    if (action === "leave") return reason ? null : words.reason;
    if (may.grounds.some((name) => answers[name].answer === "yes")) return words.excluded;
    const found = total(may, answers);
    const isShort = may.mark !== null && found.points < may.mark;
    return isShort ? fill(words.short, { points: found.points, mark: may.mark }) : null;
  }

  return { left, stops, total, totalSaid, unclear };
})();
