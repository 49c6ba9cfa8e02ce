// The counts of a meeting: says at once what cannot be, what is missing and how many are
// needed. The same as criteria.Threshold of the server, exactly; the server is the judge.
"use strict";
langso.votes = (() => {
  const whole = (text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null);

  // The fewest votes that meet a share of so many.
  function needed(share, of) {
    const over = BigInt(share.over) * BigInt(of), under = BigInt(share.under);
    const least = over / under;
    return Number(least * under === over && !share.more ? least : least + 1n);
  }

  const ofWhat = (share, may, present) => (share.of === "all" ? may.households : present);

  // What is said of the counts: [text, whether it is enough], or null.
  function ofPresent(may, present) {
    if (present > may.households) return ["impossible", { most: may.households }, false];
    const least = needed(may.quorum, may.households), isEnough = present >= least && may.households > 0;
    return [isEnough ? "quorate" : "few", { present, households: may.households, needed: least }, isEnough];
  }

  function ofAgreed(may, present, agreed) {
    if (agreed > present) return ["impossible", { most: present }, false];
    const least = needed(may.agree, ofWhat(may.agree, may, present)), isEnough = agreed >= least && present > 0;
    return [isEnough ? "enough" : "short", { agreed, needed: least }, isEnough];
  }

  function ofOne(may, present, votes) {
    if (votes > present) return ["impossible", { most: present }, false];
    const [, values, isEnough] = ofAgreed(may, present, votes);
    return [isEnough ? "one_enough" : "one_short", { votes, needed: values.needed }, isEnough];
  }

  return { needed, ofAgreed, ofOne, ofPresent, whole };
})();
(() => {
  const may = JSON.parse(document.getElementById("may").textContent), { votes } = langso;
  const { byId, fill, say } = langso.telling, form = byId("phieu");
  const about = { key: langso.keyOf(may.person, `hop-${may.meeting}`), kind: "votes", person: may.person, report: `hop-${may.meeting}` };
  const print = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

  function show(place, found) {
    place.hidden = !found;
    if (!found) return;
    const [name, values, isEnough] = found;
    const printed = Object.entries(values).map(([key, value]) => [key, print(value)]);
    place.dataset.st = isEnough ? "reached" : "behind";
    place.textContent = fill(may.words[name], Object.fromEntries(printed));
  }

  function look() {
    const present = votes.whole(byId("id_present").value), agreed = votes.whole(byId("id_agreed").value);
    show(byId("du"), present === null ? null : votes.ofPresent(may, present));
    show(byId("phep"), present === null || agreed === null ? null : votes.ofAgreed(may, present, agreed));
    for (const box of document.querySelectorAll("[data-votes]")) {
      const one = votes.whole(box.value);
      show(box.nextElementSibling, present === null || one === null ? null : votes.ofOne(may, present, one));
    }
  }

  // ---- what is typed stays on this phone until the meeting is closed ----

  const typed = () => [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "words"].includes(name));

  async function keep() {
    const fields = typed();
    try {
      await langso.change(about, (record) => Object.assign(record, about, { fields }));
    } catch (error) {
      say(may.words.full);
    }
  }

  function restore(fields) {
    for (const [name, value] of fields) {
      if (name.startsWith("v-") && !form.elements[name]) votes.name(Number(name.slice(2)));
      if (form.elements[name]) form.elements[name].value = value;
    }
  }

  votes.begin = async () => {
    const record = await langso.draft(about.key).catch(() => null);
    const isFresh = !byId("id_present").value && !byId("id_agreed").value;
    if (record && record.fields && isFresh) restore(record.fields);
    look();
    document.documentElement.dataset.ready = "1";
  };

  form.addEventListener("input", (event) => {
    if (event.target.id === "tim") return;
    look();
    keep();
  });
  form.addEventListener("submit", (event) => {
    const isSearch = !event.submitter || event.submitter.value !== "close";
    if (isSearch || !navigator.onLine) event.preventDefault();
    if (!isSearch && !navigator.onLine) say(may.words.kept, may.words.offline);
  });
})();
