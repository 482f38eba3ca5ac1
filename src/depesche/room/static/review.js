// Judging from the keyboard: one key a decision; those that need words put the cursor where they are written.
(() => {
  "use strict";
  const KEYS = { a: "accept", r: "reject", c: "correct", u: "undo", n: "skip", m: "merge", x: "apart", s: "split" };
  const slot = document.getElementById("f-slot");

  function fill() {
    const chosen = slot.selectedOptions[0];
    if (!chosen) return;
    const value = document.getElementById("f-value");
    value.value = chosen.dataset.value;
    if (chosen.dataset.table) value.setAttribute("list", `values-${chosen.dataset.table}`); else value.removeAttribute("list");
  }
  slot?.addEventListener("change", fill);

  let waiting = 0; // "g" goes somewhere: the key after it is no decision
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "g") { waiting = Date.now(); return; }
    if (Date.now() - waiting < 1200) return;
    const goal = KEYS[event.key] && document.querySelector(`[data-judge="${KEYS[event.key]}"]`);
    if (!goal) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (goal.matches("a, button")) { goal.click(); return; }
    const field = goal.querySelector("select, input:not([type=hidden])");
    if (field) { field.focus(); field.scrollIntoView({ block: "nearest" }); } else goal.requestSubmit();
  }, true);
})();
