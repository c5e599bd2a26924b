// Arrow keys in a table of links: one of them is in the order of the tab key, and the arrows move it.
// Without this script every link is reached by the tab key.
(() => {
  "use strict";
  for (const table of document.querySelectorAll("table[data-grid]")) {
    const lines = [...table.rows]
      .map((row) => [...row.cells].map((cell) => cell.querySelector("a")))
      .filter((line) => line.some(Boolean));
    const place = new Map();
    lines.forEach((line, y) => line.forEach((link, x) => link && place.set(link, [y, x])));
    if (!place.size) continue;
    for (const link of place.keys()) link.tabIndex = -1;
    const first = table.tBodies[0]?.querySelector("td a") || place.keys().next().value;
    let current = first;
    current.tabIndex = 0;

    const go = (link) => {
      if (!link || link === current) return;
      current.tabIndex = -1;
      current = link;
      current.tabIndex = 0;
      current.focus({ preventScroll: true });
      current.closest("th, td").scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const along = (y, x, dy, dx) => {
      for (let ny = y + dy, nx = x + dx; lines[ny] && nx >= 0 && nx < lines[ny].length; ny += dy, nx += dx) {
        if (lines[ny][nx]) return lines[ny][nx];
      }
      return null;
    };
    const ends = (y, last) => (last ? lines[y].filter(Boolean).at(-1) : lines[y].find(Boolean));

    table.addEventListener("keydown", (event) => {
      const at = place.get(event.target);
      if (!at || event.altKey || event.metaKey || event.shiftKey) return;
      const [y, x] = at;
      const right = getComputedStyle(table).direction === "rtl" ? -1 : 1;
      const moves = {
        ArrowDown: () => along(y, x, 1, 0),
        ArrowUp: () => along(y, x, -1, 0),
        ArrowRight: () => along(y, x, 0, right),
        ArrowLeft: () => along(y, x, 0, -right),
        Home: () => ends(event.ctrlKey ? 0 : y, false),
        End: () => ends(event.ctrlKey ? lines.length - 1 : y, true),
      };
      if (!moves[event.key] || (event.ctrlKey && !["Home", "End"].includes(event.key))) return;
      go(moves[event.key]());
      event.preventDefault();
    });
    table.addEventListener("focusin", (event) => {
      if (place.has(event.target) && event.target !== current) {
        current.tabIndex = -1;
        current = event.target;
        current.tabIndex = 0;
      }
    });
  }
})();
