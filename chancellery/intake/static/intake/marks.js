// The mark of the fact one is at is outlined in the text, and a mark leads to its fact. Without this script the link
// "in the text" of each fact leads to its mark, which is then outlined as the target.
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
    const mark = event.target.closest("mark[data-marks]");
    const names = mark?.dataset.marks.split(" ") || [];
    const row = document.querySelector(`[data-mark="${CSS.escape(names[names.length - 1] || "")}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  });
})();
