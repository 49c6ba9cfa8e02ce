/* Passkeys: makes one, or asks for one, and posts the answer in its form. A button says
   which by data-passkey; the browser's part is webauthn-json, vendored with allauth. */
(function () {
  "use strict";

  async function options(button) {
    if (button.dataset.passkey === "login") {
      const answer = await fetch(button.form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok) throw new Error("no answer");
      return (await answer.json()).request_options;
    }
    const data = JSON.parse(document.getElementById("js_data").textContent);
    return data.creation_options || data.request_options;
  }

  async function use(button) {
    const asked = await options(button);
    if (button.dataset.passkey !== "create") return window.webauthnJSON.get(asked);
    Object.assign(asked.publicKey.authenticatorSelection, {
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    });
    return window.webauthnJSON.create(asked);
  }

  document.querySelectorAll("[data-passkey]").forEach(function (button) {
    const trouble = document.getElementById(button.getAttribute("aria-describedby"));
    if (!window.PublicKeyCredential) return;
    button.hidden = false;
    button.addEventListener("click", async function () {
      trouble.hidden = true;
      try {
        const answer = await use(button);
        button.form.elements.credential.value = JSON.stringify(answer);
        button.form.submit();
      } catch {
        trouble.hidden = false;
      }
    });
  });
})();
