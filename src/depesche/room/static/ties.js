// Who has to do with whom: up to 300 actors, pushed apart until names can be read.
(() => {
  "use strict";
  const page = (key) => {
    const colon = key.indexOf(":");
    const kind = key.slice(0, colon);
    const rest = key.slice(colon + 1);
    const bar = rest.lastIndexOf("|");
    if (bar < 0) return `/actors/${kind}/${encodeURIComponent(rest)}`;
    return `/actors/${encodeURIComponent(kind)}/${encodeURIComponent(rest.slice(0, bar).replaceAll(" ", "_"))}@${encodeURIComponent(rest.slice(bar + 1))}`;
  };

  async function ties(box, many) {
    const address = new URL(box.dataset.ties, location.href);
    if (many) address.searchParams.set("limit", many);
    let graph;
    try { graph = await room.json(address.pathname + address.search); } catch (error) { box.textContent = error.message; return; }
    const small = box.classList.contains("small");
    const width = box.clientWidth;
    const height = box.clientHeight;
    const states = await room.named();
    const people = graph.people.map((p) => ({ ...p, shown: (p.kind === "state" && states[p.code]) || p.name }));
    const links = graph.ties.map((t) => ({ source: t.one, target: t.other, records: t.records }));
    const most = d3.max(people, (p) => p.records) || 1;
    const radius = (p) => 3 + (small ? 7 : 15) * Math.sqrt(p.records / most);
    const strong = d3.max(links, (l) => l.records) || 1;
    const calm = people.length > 150 ? 160 : 260;
    d3.forceSimulation(people)
      .force("link", d3.forceLink(links).distance((l) => (small ? 35 : 60) + 50 * (1 - l.records / strong)).strength((l) => 0.12 + 0.5 * (l.records / strong)))
      .force("charge", d3.forceManyBody().strength(small ? -70 : -190).distanceMax(500))
      .force("x", d3.forceX(width / 2).strength(0.06 * Math.min(1, height / width)))
      .force("y", d3.forceY(height / 2).strength(0.07))
      .force("apart", d3.forceCollide((p) => radius(p) + (small ? 5 : 9)))
      .stop().tick(calm);
    box.replaceChildren();
    const svg = d3.select(box).append("svg").attr("viewBox", [0, 0, width, height]).attr("aria-hidden", "true");
    const all = svg.append("g");
    const [left, right] = d3.extent(people, (p) => p.x);
    const [top, bottom] = d3.extent(people, (p) => p.y);
    const line = all.append("g").selectAll("line").data(links).join("line")
      .attr("x1", (l) => l.source.x).attr("y1", (l) => l.source.y).attr("x2", (l) => l.target.x).attr("y2", (l) => l.target.y)
      .attr("stroke-width", (l) => 0.6 + 4 * (l.records / strong));
    const node = all.append("g").selectAll("g").data(people).join("g").attr("transform", (p) => `translate(${p.x},${p.y})`);
    node.append("circle").attr("r", radius).attr("class", (p) => `k-${p.kind}`);
    // Names where there is room for them, the best known first.
    const label = all.append("g").selectAll("g").data(people).join("g").attr("transform", (p) => `translate(${p.x},${p.y})`)
      .append("text").text((p) => p.shown.length > 28 ? `${p.shown.slice(0, 27)}…` : p.shown);
    const near = new Map();
    people.forEach((p, i) => { near.set(i, new Set([i])); });
    links.forEach((l) => { near.get(l.source.index).add(l.target.index); near.get(l.target.index).add(l.source.index); });
    // Above its circle, else below, else beside it: the first place that no name has taken.
    function places(p, k) {
      const wide = Math.min(p.shown.length, 28) * 6 / k;
      const high = 13 / k;
      const r = radius(p) + 2 / k;
      return [
        { x: 0, y: -r, anchor: "middle", box: [p.x - wide / 2, p.y - r - high, p.x + wide / 2, p.y - r] },
        { x: 0, y: r + 9 / k, anchor: "middle", box: [p.x - wide / 2, p.y + r, p.x + wide / 2, p.y + r + high] },
        { x: r, y: 4 / k, anchor: "start", box: [p.x + r, p.y - high / 2, p.x + r + wide, p.y + high / 2] },
        { x: -r, y: 4 / k, anchor: "end", box: [p.x - r - wide, p.y - high / 2, p.x - r, p.y + high / 2] },
      ];
    }
    function names(k) {
      const taken = [];
      label.each(function place(p) {
        const free = places(p, k).find(({ box: b }) => !taken.some((t) => t[0] < b[2] && t[2] > b[0] && t[1] < b[3] && t[3] > b[1]));
        if (free) taken.push(free.box);
        const at = free || places(p, k)[0];
        d3.select(this).attr("visibility", free ? "visible" : "hidden").attr("text-anchor", at.anchor)
          .attr("transform", `translate(${at.x},${at.y}) scale(${1 / k})`);
      });
    }
    node.on("mouseenter", (_, p) => {
      node.classed("faded", (o) => !near.get(p.index).has(o.index));
      line.classed("faded", (l) => l.source !== p && l.target !== p);
      label.attr("visibility", (o) => near.get(p.index).has(o.index) ? "visible" : "hidden");
    }).on("mouseleave", () => { node.classed("faded", false); line.classed("faded", false); names(d3.zoomTransform(svg.node()).k); })
      .on("click", (_, p) => location.assign(page(p.key)));
    const fit = people.length ? Math.min(1.6, 0.92 * Math.min(width / (right - left + 90), height / (bottom - top + 60))) : 1;
    const start = d3.zoomIdentity.translate(width / 2, height / 2).scale(fit).translate(-(left + right) / 2, -(top + bottom) / 2);
    const zoom = d3.zoom().scaleExtent([0.2, 6]).filter((event) => !small && (!event.ctrlKey || event.type === "wheel")).on("zoom", (event) => { all.attr("transform", event.transform); names(event.transform.k); });
    if (people.length) svg.call(zoom).call(zoom.transform, start);
    box.zoomBy = (k) => svg.call(zoom.scaleBy, k);
    const list = document.getElementById("ties-list");
    if (list && !small) {
      list.replaceChildren(...[...links].sort((a, b) => b.records - a.records).slice(0, 80).map((l) => {
        const row = document.createElement("li");
        const names_ = document.createElement("span");
        const count = document.createElement("b");
        [l.source, l.target].forEach((p, i) => { const a = document.createElement("a"); a.href = page(p.key); a.className = "actor"; a.textContent = p.shown; if (i) names_.append(" – "); names_.append(a); });
        count.textContent = l.records;
        row.append(names_, count);
        return row;
      }));
    }
    box.dataset.ready = String(people.length);
  }

  for (const box of document.querySelectorAll("[data-ties]")) ties(box);
  const many = document.querySelector("[data-many]");
  let due = 0;
  many?.addEventListener("input", () => {
    many.nextElementSibling.value = many.value;
    clearTimeout(due);
    due = setTimeout(() => document.querySelectorAll("[data-ties]").forEach((box) => ties(box, many.value)), 250);
  });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => document.querySelectorAll("[data-ties]").forEach((box) => box.zoomBy?.(button.dataset.zoom === "in" ? 1.5 : 1 / 1.5)));
  }
})();
