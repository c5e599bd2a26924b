// Drag and drop onto a file input. The input keeps the files, so the form is sent as it is without this script.
(() => {
  "use strict";
  const size = (bytes) =>
    bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1)} MB`;

  function line(text, note, refused) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const beside = document.createElement("span");
    name.textContent = text;
    beside.textContent = note;
    item.append(name, beside);
    if (refused) item.className = "refused";
    return item;
  }

  function show(zone, input, given) {
    const limit = Number(zone.dataset.limit) * 1048576;
    const kept = new DataTransfer();
    const list = zone.querySelector("[data-drop-list]");
    list.replaceChildren();
    for (const file of input.multiple ? given : given.slice(0, 1)) {
      const tooBig = file.size > limit;
      if (!tooBig) kept.items.add(file);
      list.append(line(file.name, tooBig ? `${size(file.size)}: ${zone.dataset.tooBig}` : size(file.size), tooBig));
    }
    input.files = kept.files;
  }

  function attach(zone) {
    const input = zone.querySelector('input[type="file"]');
    if (!input || zone.dataset.ready) return;
    zone.dataset.ready = "yes";
    input.addEventListener("change", () => show(zone, input, [...input.files]));
    for (const kind of ["dragenter", "dragover"]) {
      zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
    }
    for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      show(zone, input, [...event.dataTransfer.files]);
    });
  }

  const attachAll = () => document.querySelectorAll("[data-drop]").forEach(attach);
  attachAll();
  document.addEventListener("htmx:afterSettle", attachAll);
})();
