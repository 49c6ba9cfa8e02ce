// The photo of the signed minutes: made smaller on the phone before it is sent, which
// also leaves out where it was taken. What the phone cannot read goes as it is.
"use strict";
(() => {
  const { person, meeting } = JSON.parse(document.getElementById("may").textContent);
  const key = langso.keyOf(person, `hop-${meeting}`);
  const form = document.getElementById("them");
  if (!form) return;
  // The meeting is closed: what was typed for it need not be kept.
  langso.draft(key).then((record) => record && langso.change(record, (now) => { now.fields = []; })).catch(() => {});
  const input = form.querySelector("[type=file]"), button = form.querySelector("button");

  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    button.disabled = true;
    try {
      const small = await langso.fit.fit(file, false);
      if (small !== file && input.files[0] === file) {
        const taken = new DataTransfer();
        taken.items.add(new File([small], file.name, { type: small.type }));
        input.files = taken.files;
      }
    } finally {
      button.disabled = false;
    }
  });
})();
