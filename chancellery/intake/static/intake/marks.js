// The mark of the fact one is at is outlined in the text, and a mark leads to its fact. Without this script the links
// "in the text" and the marks themselves do the same, one step at a time.
(() => {
  "use strict";
  const piecesOf = (name) => document.querySelectorAll(`mark[data-marks~="${CSS.escape(name)}"]`);
  let shown = "";

  function show(row, scroll) {
    const name = row?.dataset.mark || "";
    if (name === shown) return;
    if (shown) piecesOf(shown).forEach((piece) => piece.removeAttribute("aria-current"));
    shown = name;
    if (!name) return;
    const pieces = piecesOf(name);
    pieces.forEach((piece) => piece.setAttribute("aria-current", "true"));
    if (scroll && pieces[0]) pieces[0].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-mark]");
    if (row) show(row, true);
  });
  document.addEventListener("pointerover", (event) => {
    const row = event.target.closest("[data-mark]");
    if (row) show(row, false);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("mark a");
    const row = link && document.querySelector(link.getAttribute("href"));
    if (!row) return;
    event.preventDefault();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  });
})();
