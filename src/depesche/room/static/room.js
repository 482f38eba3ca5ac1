// Keys, help, and what pages share. Everything works without it; it only makes the way shorter.
(() => {
  "use strict";
  const GO = { t: "/", l: "/timeline", d: "/dossiers", v: "/agreements", a: "/actors", s: "/statements", o: "/documents", r: "/review" };
  const items = () => [...document.querySelectorAll("main .item")].filter((one) => one.offsetParent !== null);
  let waiting = 0;
  let names = null;

  // Where the rooms don't fit in one line, the one we are in is seen.
  const here = document.querySelector(".rooms [aria-current]");
  const row = here?.closest("ul");
  if (row) row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - here.offsetWidth) / 2;

  function typing(target) {
    return target.closest("input, select, textarea, [contenteditable], dialog") !== null;
  }

  function move(step) {
    const all = items();
    if (!all.length) return;
    const at = all.findIndex((one) => one.classList.contains("at"));
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    all.forEach((one) => one.classList.remove("at"));
    next.classList.add("at");
    const goal = next.matches("[tabindex]") ? next : next.querySelector("a.main") || next.querySelector("a");
    if (goal) goal.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const help = () => document.getElementById("keys");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key;
    if (waiting && Date.now() - waiting < 1200 && GO[key]) {
      waiting = 0;
      event.preventDefault();
      location.assign(GO[key]);
      return;
    }
    waiting = 0;
    if (key === "g") waiting = Date.now();
    else if (key === "/") { event.preventDefault(); const ask = document.getElementById("ask"); ask.focus(); ask.select(); }
    else if (key === "?") { event.preventDefault(); help().showModal(); }
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "n") document.querySelector('a[rel="next"]')?.click();
    else if (key === "p") document.querySelector('a[rel="prev"]')?.click();
    else return;
    if ("jk".includes(key)) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement instanceof HTMLElement && typing(document.activeElement)) document.activeElement.blur();
  });

  // A message for those who hear the page.
  window.room = {
    say(text) { document.getElementById("said").textContent = text; },
    async json(address) {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error ? body.error.message : answer.statusText);
      return body;
    },
    // What a dossier is called, its states by name.
    async named() { return (names ??= this.json("/actors/names").catch(() => ({}))); },
    titled(title, states) { return title.split(" → ").map((side) => side.split(", ").map((one) => states[one] || one).join(", ")).join(" → "); },
    colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); },
  };
})();
