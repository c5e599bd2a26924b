// A table copied in Word carries its cells only as HTML: write them as rows of tabs, as Excel copies them, into the
// box for a table, or put them into the grid from the field on that they are pasted into.
// Without this each box still takes what the clipboard holds as text.
(() => {
  "use strict";
  // what is parsed is not drawn, so that its paragraphs make no lines by themselves
  const words = (cell) => {
    for (const end of cell.querySelectorAll("p, li, div")) end.append("\n");
    for (const end of cell.querySelectorAll("br")) end.replaceWith("\n");
    return cell.textContent.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  };
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const rowOf = (row) => {
    const cells = [];
    for (const cell of row.cells) {
      cells.push(quoted(words(cell)));
      for (let more = 1; more < cell.colSpan && more < 20; more += 1) cells.push("");
    }
    return cells.join("\t");
  };

  const tablesIn = (clipboard) => {
    const html = clipboard ? clipboard.getData("text/html") : "";
    if (!/<table/i.test(html)) return "";
    const page = new DOMParser().parseFromString(html, "text/html");
    const tables = [...page.querySelectorAll("table")].filter((table) => !table.querySelector("table"));
    return tables.map((table) => [...table.rows].map(rowOf).join("\n")).join("\n\n");
  };

  for (const box of document.querySelectorAll("[data-paste-table] textarea, [data-paste-cells] [name=cells]")) {
    box.addEventListener("paste", (event) => {
      const text = tablesIn(event.clipboardData);
      if (!text.trim()) return;
      event.preventDefault();
      box.setRangeText(`${text}\n`, box.selectionStart, box.selectionEnd, "end");
    });
  }

  // the grid: one way for all, the button that puts the cells of the box into it
  const COLUMNS = { due_kind: "due", due_on: "due", period: "due" };
  const form = document.querySelector("[data-paste-cells]");
  form?.addEventListener("paste", (event) => {
    const field = event.target;
    const row = field.closest("[data-entry] tbody tr");
    if (!row) return;
    const plain = event.clipboardData.getData("text/plain");
    const several = /\t/.test(plain) || (field.matches("input, select") && /\n[^\n]/.test(plain));
    const text = tablesIn(event.clipboardData) || (several ? plain : "");
    const name = field.name.slice(field.name.indexOf("-") + 1);
    const column = COLUMNS[name] || name;
    const columns = form.elements.at_column;
    if (!/[\t\n]/.test(text.trim()) || ![...columns.options].some((one) => one.value === column)) return;
    event.preventDefault();
    form.elements.cells.value = text;
    form.elements.at_row.value = Number(form.dataset.first) + row.sectionRowIndex;
    columns.value = column;
    form.requestSubmit(form.elements.put);
  });
})();
