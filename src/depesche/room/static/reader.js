// The reader: cards stand beside their sentence, and whoever points at one sees all it rests on.
(() => {
  "use strict";
  const reader = document.querySelector("[data-reader]");
  if (!reader) return;
  const cards = [...reader.querySelectorAll(".card")];
  const spans = [...reader.querySelectorAll(".ev")];
  const inspector = document.getElementById("inspector");
  const wide = matchMedia("(min-width: 52.01rem)");
  const by = new Map(); // record → its pieces of text
  const words = new Map(); // record → pieces that slots come from
  const put = (map, key, value) => { if (!map.has(key)) map.set(key, []); map.get(key).push(value); };
  for (const span of spans) {
    for (const r of (span.dataset.r || "").split(" ").filter(Boolean)) put(by, r, span);
    for (const s of (span.dataset.s || "").split(" ").filter(Boolean)) {
      const [r, slot] = s.split(".");
      if (slot !== "content" && slot !== "frame") put(words, r, span); // those two are nearly all of the evidence
    }
  }
  const card = new Map(cards.map((one) => [one.dataset.r, one]));
  let shown = null;
  let pinned = null;
  reader.dataset.live = "";

  function clear() {
    if (shown === null) return;
    card.get(shown)?.classList.remove("on", "pinned");
    for (const span of [...(by.get(shown) || []), ...(words.get(shown) || [])]) {
      span.classList.remove("on", "slot");
      span.style.removeProperty("--c");
    }
    shown = null;
  }

  function show(r) {
    if (shown === r) return;
    clear();
    const one = card.get(r);
    if (!one) return;
    shown = r;
    one.classList.add("on");
    const colour = `var(--${one.dataset.type})`;
    for (const span of by.get(r) || []) { span.classList.add("on"); span.style.setProperty("--c", colour); }
    for (const span of words.get(r) || []) { span.classList.add("slot"); span.style.setProperty("--c", colour); }
    inspector.hidden = false;
    inspector.className = `t-${one.dataset.type}`;
    const top = one.querySelector(".top").cloneNode(true);
    const gist = one.querySelector(".gist").cloneNode(true);
    const more = one.querySelector(".more").cloneNode(true);
    more.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
    inspector.replaceChildren(top, gist, more);
    inspector.dataset.r = r;
    if (window.htmx) window.htmx.process(inspector);
  }

  function rest() { if (pinned !== null) { show(pinned); card.get(pinned)?.classList.add("pinned"); } }

  function pin(r, scroll) {
    if (pinned !== null) card.get(pinned)?.classList.remove("pinned");
    pinned = r;
    if (r === null) { clear(); inspector.hidden = true; return; }
    show(r);
    const one = card.get(r);
    one?.classList.add("pinned");
    if (scroll) (by.get(r) || [one])[0]?.scrollIntoView({ block: "center" });
  }

  for (const one of cards) {
    one.addEventListener("mouseenter", () => { if (pinned === null) show(one.dataset.r); });
    one.addEventListener("focusin", () => pin(one.dataset.r, false));
    one.addEventListener("click", (event) => { if (!event.target.closest("a, summary, button, input")) pin(one.dataset.r, false); });
  }
  reader.addEventListener("mouseover", (event) => {
    const span = event.target.closest(".ev[data-r]");
    if (span && pinned === null) show(shortest(span));
  });
  reader.addEventListener("click", (event) => {
    const span = event.target.closest(".ev[data-r]");
    if (span && !String(getSelection())) pin(next(span), false);
    else if (!event.target.closest(".card, .desk, a, button")) pin(null, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pinned !== null) { pin(null, false); document.activeElement?.blur(); }
    if (/^[1-5]$/.test(event.key) && !event.target.closest("input:not([type=checkbox]), select, textarea, dialog") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = document.querySelectorAll("[data-show]")[Number(event.key) - 1];
      if (box) box.click();
    }
  });

  // Of several records over the same words the one with the shortest evidence is meant; clicking again takes the next.
  const length = (r) => (by.get(r) || []).reduce((sum, span) => sum + span.textContent.length, 0);
  const over = (span) => span.dataset.r.split(" ").filter((r) => card.get(r)?.offsetParent !== null).sort((a, b) => length(a) - length(b));
  const shortest = (span) => over(span)[0];
  const next = (span) => { const all = over(span); return all[(all.indexOf(pinned) + 1) % all.length] ?? null; };

  for (const box of document.querySelectorAll("[data-show]")) {
    box.addEventListener("change", () => { reader.classList.toggle(`hide-${box.dataset.show}`, !box.checked); place(); });
  }

  // Words in the inspector light up where they stand.
  document.addEventListener("mouseover", (event) => {
    const link = event.target.closest("[data-span]");
    document.querySelectorAll(".ev.word").forEach((one) => one.classList.remove("word"));
    if (!link) return;
    const [start, end] = link.dataset.span.split("-").map(Number);
    for (const span of spans) { const at = Number(span.dataset.at); if (at >= start && at < end) span.classList.add("word"); }
  });

  // Each card beside the first line of its evidence, or below the card before it.
  function place() {
    if (!wide.matches) {
      reader.classList.remove("placed");
      reader.style.removeProperty("min-height");
      cards.forEach((one) => one.style.removeProperty("top"));
      return;
    }
    reader.classList.remove("placed");
    const holder = reader.querySelector(".cards");
    if (!holder) return;
    const frame = reader.getBoundingClientRect();
    const left = holder.getBoundingClientRect().left - frame.left;
    reader.style.setProperty("--margin", `${frame.width - left}px`);
    reader.classList.add("placed");
    const goals = [];
    for (const one of cards) {
      if (getComputedStyle(one).display === "none") continue;
      const first = (by.get(one.dataset.r) || [])[0];
      const line = first ? first.getClientRects()[0] : one.parentElement.getBoundingClientRect();
      goals.push([(line ? line.top : frame.top) - frame.top, one]);
    }
    goals.sort((a, b) => a[0] - b[0]);
    const heights = goals.map(([, one]) => one.offsetHeight);
    let free = 0;
    const tops = [];
    goals.forEach(([goal], i) => { const top = Math.max(goal, free); tops.push(top); free = top + heights[i] + 6; });
    goals.forEach(([, one], i) => { one.parentElement.style.top = "0"; one.style.top = `${tops[i]}px`; });
    reader.style.minHeight = `${free + 20}px`;
  }

  // A stretch of text that is selected can be linked to.
  const hint = document.createElement("div");
  hint.className = "selection";
  hint.hidden = true;
  const link = document.createElement("a");
  hint.append(link);
  reader.append(hint);
  function offset(node, at) {
    const paragraph = node.parentElement?.closest("p[data-start]");
    if (!paragraph) return null;
    let count = Number(paragraph.dataset.start);
    const span = node.parentElement.closest(".ev");
    if (span) return Number(span.dataset.at) + [...node.data.slice(0, at)].length;
    for (const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT); walker.nextNode();) {
      if (walker.currentNode === node) return count + [...node.data.slice(0, at)].length;
      count += [...walker.currentNode.data].length;
    }
    return null;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    hint.hidden = true;
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (range.startContainer.nodeType !== 3 || range.endContainer.nodeType !== 3) return;
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const box = range.getBoundingClientRect();
    const frame = reader.getBoundingClientRect();
    link.href = `${location.pathname}?span=${start}-${end}#span`;
    link.textContent = `${start}–${end}`;
    link.title = location.origin + link.getAttribute("href");
    hint.style.left = `${box.left - frame.left}px`;
    hint.style.top = `${box.bottom - frame.top + 6}px`;
    hint.hidden = false;
  });

  place();
  let due = 0;
  addEventListener("resize", () => { clearTimeout(due); due = setTimeout(place, 100); });
  document.fonts?.ready.then(place);
  wide.addEventListener("change", place);
  function deep() {
    const one = location.hash.startsWith("#r-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (one) pin(one.dataset.r, true);
    else if (location.hash === "#span") document.getElementById("span")?.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", deep);
  deep();
})();
