// Ticks of a list on their way; after outcomes.js.
"use strict";
(() => {
  const signOf = ({ outcome, reason, points, grounds, marks }) => JSON.stringify([
    outcome, outcome === "not_proposed" ? reason : "", points ?? null, [...grounds].sort(),
    Object.entries(marks).sort(),
  ]);

  const tickOf = ([id, change]) => ({
    id: Number(id), outcome: change.value.outcome, reason: change.value.reason,
    grounds: change.value.grounds, points: change.value.points, marks: change.value.marks,
    revision: change.before,
  });

  const how = { batch: 100, signOf, bodyOf: (batch) => ({ ticks: batch.map(tickOf) }) };

  langso.senders.ticks = async (record, session) => {
    const isAnswered = await langso.outcomes.sendChanges(record, session, how);
    if (isAnswered) await langso.refresh([record.urls.list]); // what the phone keeps shows them, too
  };
})();
