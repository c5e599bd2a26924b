// Keys of a spreadsheet in a table of fields: Enter and the arrows move, Ctrl+D takes what stands above.
// Arrows move only where they would not be needed: while all of a field is selected, or none of it is written.
// Lists and days keep their own arrows. Without this script every field is reached by the tab key.
(() => {
  "use strict";
  const FIELDS = "input:not([type=hidden]), textarea, select";
  const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const isText = (field) => field.matches("textarea, input[type=text], input:not([type])");
  const isWhole = (field) => field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const column = (field) => field.name.slice(field.name.indexOf("-") + 1);

  for (const grid of document.querySelectorAll("[data-entry]")) {
    let before = "";

    const go = (field) => {
      if (!field) return;
      field.focus({ preventScroll: true });
      if (isText(field)) field.select();
      field.closest("tr").scrollIntoView({ block: "nearest" });
    };
    const inRow = (row, name) => row && [...row.querySelectorAll(FIELDS)].find((field) => column(field) === name);
    const along = (field, step) => {
      let row = field.closest("tr");
      do row = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      while (row && !inRow(row, column(field)));
      return inRow(row, column(field));
    };
    const beside = (field, step) => {
      const all = [...field.closest("tr").querySelectorAll(FIELDS)];
      const right = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
      return all[all.indexOf(field) + step * right];
    };
    const write = (field, value) => {
      if (isText(field)) {
        field.select(); // written as if typed, so that it can be undone
        const done = value ? document.execCommand("insertText", false, value) : document.execCommand("delete");
        if (done && field.value === value) return;
      }
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };

    const keys = (event, field) => {
      if (event.key === "Enter" && event.ctrlKey) return () => field.form.requestSubmit();
      if (event.key === "Enter") return () => go(along(field, event.shiftKey ? -1 : 1));
      if (event.key === "F2" && isText(field)) {
        return () => field.setSelectionRange(field.value.length, field.value.length);
      }
      if (event.key === "Escape" && isText(field) && field.value !== before) {
        return () => { write(field, before); field.select(); };
      }
      if (event.ctrlKey && event.key.toLowerCase() === "d") {
        const above = along(field, -1);
        return () => { if (above) { write(field, above.value); if (isText(field)) field.select(); } };
      }
      const [down, right] = ARROWS[event.key] || [0, 0];
      if (down && event.ctrlKey) return () => go(along(field, down));
      if (event.ctrlKey || event.shiftKey || !isText(field) || !isWhole(field)) return null;
      return down ? () => go(along(field, down)) : right ? () => go(beside(field, right)) : null;
    };

    grid.addEventListener("keydown", (event) => {
      if (event.altKey || event.metaKey || event.isComposing || !event.target.matches(FIELDS)) return;
      const act = keys(event, event.target);
      if (!act) return;
      event.preventDefault();
      act();
    });
    grid.addEventListener("focusin", (event) => {
      if (event.target.matches(FIELDS)) before = event.target.value;
    });
  }
})();
