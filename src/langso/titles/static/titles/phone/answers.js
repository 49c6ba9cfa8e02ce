// A village's report on its way: answers one by one, then the report as it was shown;
// after outcomes.js.
"use strict";
(() => {
  const signOf = ({ answer, words }) => `${answer}|${words}`;
  const answerOf = ([name, change]) => ({ name, answer: change.value.answer, words: change.value.words, before: change.before });
  const how = { batch: 300, signOf, bodyOf: (batch) => ({ answers: batch.map(answerOf) }) };

  function sent(now, answer) {
    now.send = "";
    now.sent = answer.status === 200;
    now.trouble = now.sent ? null : { status: answer.status, words: answer.body.words || "" };
    now.answers = { ...now.answers, ...answer.body.now };
  }

  async function sendReport(record, session) {
    const { person, send, reason, shown, again } = record;
    // two wrote something else, or one answer was not taken: a person looks first
    if (Object.keys(record.changes).length) {
      await langso.change(record, (now) => sent(now, { status: 409, body: {} }));
      return;
    }
    const body = { person, action: send, reason, shown, again };
    const answer = await langso.post(record.urls.send, body, session);
    await langso.change(record, (now) => sent(now, answer));
  }

  langso.senders.answers = async (record, session) => {
    if (!(await langso.outcomes.sendChanges(record, session, how))) return;
    const now = await langso.draft(record.key);
    if (now.send) await sendReport(now, session);
    await langso.refresh([record.urls.page]);
  };
})();
