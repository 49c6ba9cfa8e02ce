// What was chosen or written on this phone, on its way: kept in IndexedDB as changes of a
// draft (store.js), sent in batches by the page or by the service worker. Of each change
// the server says what became of it: saved, the same, chosen otherwise by somebody, or
// refused with a sentence. `signOf` tells two values apart, `bodyOf` makes the request.
"use strict";
langso.outcomes = (() => {
  const TURNS = 30;
  const canGo = ([, change]) => change.theirs === undefined && !change.unclear;

  function settleOne(record, sent, told, signOf) {
    const kept = record.changes[told.id];
    if (told.now) (record.answers = record.answers || {})[told.id] = told.now;
    if (!kept) return;
    if (told.how === "refused") {
      if (kept.at === sent.at) kept.unclear = told.words;
    } else if (told.how === "conflict") {
      // what this device sent and never heard back of is its own
      if ((kept.tried || []).includes(signOf(told.now))) kept.before = told.now.revision;
      else kept.theirs = { ...told.now, who: told.who, when: told.when };
    } else if (kept.at === sent.at) delete record.changes[told.id];
    else Object.assign(kept, { before: told.now.revision, tried: [] });
  }

  async function sendBatch(record, batch, session, { signOf, bodyOf }) {
    await langso.change(record, (now) => {
      for (const [id, change] of batch) {
        const kept = now.changes[id], sign = signOf(change.value);
        if (kept) kept.tried = [...new Set([...(kept.tried || []), sign])].slice(-20);
      }
    });
    const body = { person: record.person, ...bodyOf(batch) };
    const answer = await langso.post(record.urls.save, body, session);
    const sent = Object.fromEntries(batch);
    await langso.change(record, (now) => {
      now.trouble = answer.status === 200 ? null : { status: answer.status };
      for (const told of answer.body.outcomes || []) settleOne(now, sent[told.id], told, signOf);
    });
    return answer.status === 200;
  }

  // Send what waits; false where the server took none of it.
  async function sendChanges(record, session, how) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const now = await langso.draft(record.key);
      const batch = Object.entries(now.changes).filter(canGo).slice(0, how.batch);
      if (!batch.length) break;
      if (!(await sendBatch(now, batch, session, how))) return false;
    }
    return true;
  }

  return { sendChanges };
})();
