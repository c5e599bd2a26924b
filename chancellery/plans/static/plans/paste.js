// A table copied in Word carries its cells only as HTML: put them into the box as rows of tabs, as Excel copies them.
// Without this the box still takes what the clipboard holds as text.
(() => {
  "use strict";
  const form = document.querySelector("[data-paste-table]");
  const box = form && form.querySelector("textarea");
  if (!box) return;

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
