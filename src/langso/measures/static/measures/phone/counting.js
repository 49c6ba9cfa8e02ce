// Numbers as Vietnamese write them, and the checks of a form, said at once. The same as
// answers.py and checking.py: a test holds the two against each other. Exact: numbers
// are counted in ten-thousandths, as whole numbers of any length.
"use strict";
langso.counting = (() => {
  const ONE = 10000n, PLACES = 4;
  const PRINTED = /^([-+\u2212]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?$/;
  const MOST = 15; // digits a database keeps exactly

  // {value} in ten-thousandths, {} where nothing is written, {unclear} in words.
  function read(written, decimals, words) {
    const text = written.trim();
    if (!text) return {};
    const match = text.length <= 120 && PRINTED.exec(text);
    if (!match) return { unclear: words.number };
    const whole = match[2].replace(/\./g, ""), rest = match[3] || "";
    const significant = (whole + rest.replace(/0+$/, "")).replace(/^0+/, "");
    const isBig = (rest.replace(/0+$/, "") ? significant : significant.replace(/0+$/, "")).length > MOST;
    const isNegative = match[1] && match[1] !== "+" && /[1-9]/.test(whole + rest);
    if (isNegative || isBig || whole.replace(/^0+/, "").length > 18) return { unclear: words.negative };
    if (rest.replace(/0+$/, "").length > decimals) {
      return { unclear: decimals ? words.decimals.replace("%d", decimals) : words.whole };
    }
    return { value: scaled(`${whole}.${rest}`) };
  }

  function scaled(plain) {
    const [whole, rest = ""] = plain.split(".");
    return BigInt(whole || "0") * ONE + BigInt(rest.padEnd(PLACES, "0").slice(0, PLACES) || "0");
  }

  const known = (plain) => (plain === undefined || plain === null || plain === "" ? null : scaled(String(plain)));

  function print(value) {
    const size = value < 0n ? -value : value;
    const grouped = String(size / ONE).replace(/\B(?=(\d{3})+$)/g, ".");
    const rest = String(size % ONE).padStart(PLACES, "0").replace(/0+$/, "");
    return (value < 0n ? "\u2212" : "") + grouped + (rest ? `,${rest}` : "");
  }

  const far = (a, b) => (a > b ? a - b : b - a);
  const rules = {
    part(check, value, may, numbers) {
      const whole = numbers[check.other];
      if (whole === undefined || whole === null || value <= whole) return null;
      return { limit: whole, gap: value - whole };
    },
    households(check, value, may) {
      const limit = known(may.households);
      return limit === null || value <= limit ? null : { limit, gap: value - limit };
    },
    jump(check, value, may) {
      const before = known(may.before[check.code]);
      if (before === null) return null;
      const gap = far(value, before);
      if (gap * 100n <= before * BigInt(check.percent || 0)) return null;
      return gap < BigInt(check.least || 1) * ONE ? null : { before, gap };
    },
    same(check, value, may) {
      const past = [known(may.before[check.code]), known(may.twice[check.code])];
      if (past[0] !== value || past[1] !== value) return null;
      return value < BigInt(check.least || 1) * ONE ? null : { before: value };
    },
    range(check, value) {
      const least = known(check.least), most = known(check.most);
      if (least !== null && value < least) return { limit: least, gap: least - value };
      if (most !== null && value > most) return { limit: most, gap: value - most };
      return null;
    },
  };

  function said(check, value, compared, may) {
    const words = { value: print(value), period: may.period };
    for (const [name, number] of Object.entries(compared)) words[name] = print(number);
    const against = compared.limit ?? compared.before ?? value;
    words.direction = value < against ? may.words.less : may.words.more;
    const text = check.message.replace(/\{(\w+)\}/g, (mark, name) => (Object.hasOwn(words, name) ? words[name] : mark));
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  // For each question {value, unclear, words: [...], wantsReason, stops}.
  function lookOver(may, written) {
    const numbers = {}, found = {};
    for (const [code, value] of Object.entries(may.known || {})) numbers[code] = known(value);
    for (const question of may.questions) {
      const line = read(written[question.code] || "", question.decimals, may.words);
      numbers[question.code] = line.value === undefined ? null : line.value;
      found[question.code] = {
        ...line, words: line.unclear ? [line.unclear] : [], wantsReason: false, stops: Boolean(line.unclear),
        isEmpty: line.value === undefined && !line.unclear, isRequired: question.required,
      };
    }
    for (const check of may.checks) {
      // A known part that is more than its whole is said of the whole.
      const place = check.code in found || check.rule !== "part" ? check.code : check.other;
      const value = numbers[check.code], line = found[place];
      if (value === null || value === undefined || !line) continue;
      const compared = rules[check.rule](check, value, may, numbers);
      if (!compared) continue;
      line.words.push(said(check, value, compared, may));
      if (check.weight === "reason") line.wantsReason = true;
      else line.stops = true;
    }
    return found;
  }

  // As the server keeps it: "1.250" is kept as "1250".
  function plain(value, decimals) {
    const rest = decimals ? `.${String(value % ONE).padStart(PLACES, "0").slice(0, decimals)}` : "";
    return String(value / ONE) + rest;
  }

  const shown = (kept) => (kept ? print(scaled(kept)) : "");
  return { lookOver, plain, read, shown };
})();
