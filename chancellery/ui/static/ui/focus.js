// After a part of the page was exchanged the focus stands where the reader goes on: at the errors, at what asks for
// it, at the next row, or where it was.
(() => {
  "use strict";
  let place = -1;
  const rows = () => [...document.querySelectorAll("[data-row]")];

  document.addEventListener("htmx:beforeSwap", () => {
    place = rows().indexOf(document.activeElement.closest("[data-row]"));
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const errors = event.target.querySelector?.("[data-errors]");
    if (errors) {
      errors.focus();
    } else if (document.activeElement === document.body && place >= 0) {
      const all = rows();
      all[Math.min(place, all.length - 1)]?.focus({ preventScroll: true });
    }
    place = -1;
  });
})();
