// The timeline: thousands of dossiers as bars a stretch of time, closer up as single marks. Drawn on a canvas, so that
// ten thousand entries move as smoothly as ten; the list below says the same in words.
(() => {
  "use strict";
  const TYPES = ["encounter", "agreement", "action"];
  const DAY = 86400000;

  async function chronicle(box) {
    let data;
    try { data = await room.json(box.dataset.chronicle); } catch (error) { box.textContent = error.message; return; }
    if (!data.length) return;
    const points = data.map((p) => ({ id: p.id, type: p.type, at: Date.parse(p.begins), end: Date.parse(p.ends), lane: TYPES.indexOf(p.type) }));
    points.sort((a, b) => a.at - b.at);
    const lanes = TYPES.map((_, i) => points.filter((p) => p.lane === i));
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.hidden = true;
    box.append(canvas, tip);
    const draw2d = canvas.getContext("2d");
    const small = box.classList.contains("small");
    // Nearly all of the time that matters: single dates long ago must not squeeze the rest.
    const first = points[Math.floor(points.length * 0.02)].at;
    const last = Math.max(...points.map((p) => p.at));
    const extent = [first - 20 * DAY, last + 20 * DAY];
    const base = d3.scaleUtc().domain(extent);
    let scale = base;
    let width = 0;
    let height = 0;
    let hits = [];
    const language = document.documentElement.lang;

    function size() {
      const ratio = devicePixelRatio || 1;
      width = box.clientWidth;
      height = box.clientHeight;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      draw2d.setTransform(ratio, 0, 0, ratio, 0, 0);
      base.range([0, width]);
    }

    function tick(date, step) {
      const form = step < 20 * DAY ? { day: "numeric", month: "short" } : step < 300 * DAY ? { month: "short", year: "2-digit" } : { year: "numeric" };
      return new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(date);
    }

    function draw() {
      const colours = TYPES.map((name) => room.colour(name));
      const soft = room.colour("soft");
      const rule = room.colour("rule");
      draw2d.clearRect(0, 0, width, height);
      const foot = 18;
      const lane = (height - foot) / TYPES.length;
      draw2d.font = "11px system-ui, sans-serif";
      draw2d.textAlign = "center";
      const ticks = scale.ticks(Math.max(2, Math.floor(width / 95)));
      const step = ticks.length > 1 ? ticks[1] - ticks[0] : DAY;
      for (const at of ticks) {
        const x = scale(at);
        draw2d.fillStyle = rule;
        draw2d.fillRect(Math.round(x), 0, 1, height - foot);
        draw2d.fillStyle = soft;
        if (x > 25 && x < width - 25) draw2d.fillText(tick(at, step), x, height - 5);
      }
      hits = [];
      const bin = small ? 4 : 7; // pixels
      lanes.forEach((all, i) => {
        const floor = lane * (i + 1) - 2;
        const bins = new Map();
        const from = d3.bisector((p) => p.at).left(all, +scale.invert(-bin));
        for (let j = from; j < all.length; j++) {
          const x = scale(all[j].at);
          if (x > width + bin) break;
          const b = Math.floor(x / bin);
          if (!bins.has(b)) bins.set(b, []);
          bins.get(b).push(all[j]);
        }
        let most = 1;
        for (const found of bins.values()) most = Math.max(most, found.length);
        const grow = (lane - (small ? 6 : 17)) / Math.max(Math.sqrt(most), 2);
        draw2d.fillStyle = colours[i];
        for (const [b, found] of bins) {
          const tall = Math.max(small ? 3 : 6, Math.sqrt(found.length) * grow);
          draw2d.globalAlpha = 0.85;
          draw2d.fillRect(b * bin + 0.5, floor - tall, bin - 1, tall);
          hits.push({ x: b * bin, y: floor - lane, w: bin, h: lane, found });
          if (!small && found.length > 1 && tall > 16 && bin >= 7 && found.length > 9 && most === found.length) {
            draw2d.globalAlpha = 1;
            draw2d.fillText(found.length, b * bin + bin / 2, floor - tall - 3);
          }
        }
        draw2d.globalAlpha = 1;
        draw2d.fillStyle = rule;
        draw2d.fillRect(0, Math.round(floor), width, 1);
      });
    }

    const day = (at) => new Date(at).toISOString().slice(0, 10);
    const list = document.getElementById("listed");
    let due = 0;
    function relist() {
      if (!box.dataset.list || !list) return;
      clearTimeout(due);
      due = setTimeout(() => {
        const [from, to] = scale.domain();
        const address = new URL(box.dataset.list, location.href);
        address.searchParams.set("since", day(from));
        address.searchParams.set("until", day(to));
        htmx.ajax("GET", address.pathname + address.search, { target: "#listed", swap: "innerHTML" });
      }, 350);
    }

    size();
    draw();
    let zoom = null;
    const chosen = d3.select(canvas);
    if (!small) {
      zoom = d3.zoom().scaleExtent([1, 4000]).translateExtent([[0, 0], [width, height]]).extent([[0, 0], [width, height]])
        .filter((event) => !event.ctrlKey || event.type === "wheel")
        .on("zoom", (event) => { scale = event.transform.rescaleX(base); requestAnimationFrame(draw); if (event.sourceEvent || event.transform.k !== 1) relist(); });
      chosen.call(zoom);
      for (const button of document.querySelectorAll("[data-zoom]")) {
        button.addEventListener("click", () => {
          if (button.dataset.zoom === "all") { chosen.call(zoom.transform, d3.zoomIdentity); relist(); }
          else chosen.call(zoom.scaleBy, button.dataset.zoom === "in" ? 2 : 0.5);
        });
      }
      box.addEventListener("keydown", (event) => {
        const steps = { ArrowLeft: () => chosen.call(zoom.translateBy, 80 / d3.zoomTransform(canvas).k, 0), ArrowRight: () => chosen.call(zoom.translateBy, -80 / d3.zoomTransform(canvas).k, 0), "+": () => chosen.call(zoom.scaleBy, 1.6), "-": () => chosen.call(zoom.scaleBy, 0.625), 0: () => chosen.call(zoom.transform, d3.zoomIdentity) };
        if (!steps[event.key]) return;
        event.preventDefault();
        steps[event.key]();
      });
    } else if (box.dataset.go) {
      canvas.addEventListener("click", (event) => {
        const at = scale.invert(event.offsetX);
        const month = day(at).slice(0, 7);
        location.assign(`${box.dataset.go}?since=${month}&until=${month}`);
      });
    }
    const names = new Map();
    let asked = 0;
    canvas.addEventListener("mousemove", async (event) => {
      const hit = hits.find((h) => event.offsetX >= h.x && event.offsetX < h.x + h.w && event.offsetY >= h.y && event.offsetY < h.y + h.h);
      if (!hit) { tip.hidden = true; return; }
      const some = hit.found.slice(0, 4);
      const states = await room.named();
      const mine = ++asked;
      const missing = some.filter((p) => !names.has(p.id));
      if (missing.length) {
        await new Promise((done) => setTimeout(done, 90));
        if (mine !== asked) return;
        const query = missing.map((p) => `id=${encodeURIComponent(p.id)}`).join("&");
        try { for (const line of await room.json(`/api/timeline/named?${query}`)) names.set(line.id, line); } catch { return; }
        if (mine !== asked) return;
      }
      tip.replaceChildren(...some.map((p) => { const row = document.createElement("div"); row.textContent = `${day(p.at)}  ${room.titled(names.get(p.id)?.title || "", states)}`; return row; }));
      if (hit.found.length > some.length) { const more = document.createElement("div"); more.textContent = `+ ${hit.found.length - some.length}`; tip.append(more); }
      tip.hidden = false;
      tip.style.left = `${Math.min(event.offsetX + 12, Math.max(0, width - tip.offsetWidth - 4))}px`;
      tip.style.top = `${Math.min(event.offsetY + 14, height)}px`;
    });
    canvas.addEventListener("mouseleave", () => { asked++; tip.hidden = true; });
    if (!small) canvas.addEventListener("click", (event) => {
      const hit = hits.find((h) => event.offsetX >= h.x && event.offsetX < h.x + h.w && event.offsetY >= h.y && event.offsetY < h.y + h.h);
      if (!hit) return;
      if (hit.found.length === 1) { const p = hit.found[0]; location.assign(`/${p.type === "agreement" ? "agreements" : "dossiers"}/${encodeURIComponent(p.id)}`); }
      else chosen.call(zoom.scaleBy, 3, [event.offsetX, 0]);
    });
    new ResizeObserver(() => { size(); const t = d3.zoomTransform(canvas); scale = t.k === 1 ? base : t.rescaleX(base); draw(); }).observe(box);
    box.dataset.ready = String(points.length);
  }

  document.querySelectorAll("[data-chronicle]").forEach(chronicle);
})();
