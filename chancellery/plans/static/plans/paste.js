// A table copied in Word carries its cells only as HTML: put them into the box as rows of tabs, as Excel copies them.
// Without this the box still takes what the clipboard holds as text.
(() => {
  "use strict";
  const form = document.querySelector("[data-paste-table]");
  const box = form && form.querySelector("textarea");
  if (!box) return;

  const words = (cell) => cell.innerText.replace(/\r/g, "").replace(/[\t ]+/g, " ").replace(/\n{2,}/g, "\n").trim();
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const rowOf = (row) => {
    const cells = [];
    for (const cell of row.cells) {
      cells.push(quoted(words(cell)));
      for (let more = 1; more < cell.colSpan && more < 20; more += 1) cells.push("");
    }
    return cells.join("\t");
  };

  box.addEventListener("paste", (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html || !/<table/i.test(html)) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    const tables = [...page.querySelectorAll("table")].filter((table) => !table.querySelector("table"));
    const text = tables.map((table) => [...table.rows].map(rowOf).join("\n")).join("\n\n");
    if (!text.trim()) return;
    event.preventDefault();
    box.setRangeText(`${text}\n`, box.selectionStart, box.selectionEnd, "end");
  });
})();
