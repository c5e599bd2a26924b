// Keys for people who read many rows a day: j and k move, a letter presses the row's button, / searches, ? explains.
// Nothing here is needed to read a page or to send a form.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
  const writing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const current = () =>
    document.activeElement.closest("[data-row]") || document.querySelector('[data-row][aria-current="true"]');

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(current());
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1)];
    for (const row of all) row.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    if (!next.hasAttribute("tabindex")) next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const scope = current() || document;
    const target = [...scope.querySelectorAll("[data-key]")].find((button) => button.dataset.key === key);
    if (target) target.click();
    return Boolean(target);
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => (document.querySelector('main input[type="search"]') || document.querySelector('.find input'))?.focus(),
    "?": () => document.getElementById("shortcuts")?.togglePopover?.(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
        menu.open = false;
        if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      });
      return;
    }
    if (writing(event.target)) return;
    const act = acts[event.key];
    if (act) {
      act();
      event.preventDefault();
    } else if (event.key.length === 1 && press(event.key)) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
})();
