// A form with data-passkey gets its passkey from the browser when it is sent. "create" makes one, "get" shows one.
// The options stand in the page, or are fetched from where the form goes.
(() => {
  "use strict";
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;

  const options = async (form) => {
    const told = document.getElementById("js_data");
    if (told) return JSON.parse(told.textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return answer.json();
  };

  const ask = async (form) => {
    const told = await options(form);
    if (form.dataset.passkey === "create") {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(told.creation_options.publicKey);
      return navigator.credentials.create({ publicKey });
    }
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(told.request_options.publicKey);
    return navigator.credentials.get({ publicKey });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[data-failed]");
      failed.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        failed.hidden = false; // refused or timed out: the person may press again
      }
    });
  }
})();
