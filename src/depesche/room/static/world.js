// Where it was: circles on outlines that come with the room.
(() => {
  "use strict";
  async function world(box) {
    let outlines, found;
    try { [outlines, found] = await Promise.all([room.json(box.dataset.world), room.json(box.dataset.spots)]); } catch (error) { box.textContent = error.message; return; }
    const width = box.clientWidth;
    const height = box.clientHeight;
    const land = topojson.feature(outlines, outlines.objects.countries);
    const projection = d3.geoNaturalEarth1().fitExtent([[6, 6], [width - 6, height - 6]], { type: "Sphere" });
    const path = d3.geoPath(projection);
    const svg = d3.select(box).append("svg").attr("viewBox", [0, 0, width, height]);
    const all = svg.append("g");
    all.append("path").attr("class", "sea").attr("d", path({ type: "Sphere" }));
    all.append("g").selectAll("path").data(land.features).join("path").attr("class", "land").attr("d", path);
    const most = d3.max(found.spots, (s) => s.records) || 1;
    const radius = (s) => 3 + 13 * Math.sqrt(s.records / most);
    const at = (s) => projection([s.longitude, s.latitude]);
    const spot = all.append("g").selectAll("a").data(found.spots).join("a")
      .attr("href", (s) => { const go = new URL(box.dataset.go, location.href); go.searchParams.set("place", s.name); return go.pathname + go.search; })
      .attr("aria-label", (s) => `${s.name}: ${s.records}`).attr("transform", (s) => `translate(${at(s)})`);
    spot.append("circle").attr("r", radius);
    spot.append("title").text((s) => `${s.name}: ${s.records}`);
    const label = spot.append("text").attr("text-anchor", "middle").text((s) => s.name);
    function names(k) {
      const taken = [];
      const show = new Set();
      [...found.spots].reverse().forEach((s) => {
        const [x, y] = at(s);
        const half = (s.name.length * 3.2) / k;
        const b = [x - half, y - (radius(s) + 15) / k, x + half, y - radius(s) / k];
        if (taken.some((t) => t[0] < b[2] && t[2] > b[0] && t[1] < b[3] && t[3] > b[1])) return;
        taken.push(b);
        show.add(s);
      });
      spot.attr("transform", (s) => `translate(${at(s)}) scale(${1 / k})`);
      label.attr("visibility", (s) => show.has(s) ? "visible" : "hidden").attr("y", (s) => -radius(s) - 3);
      all.selectAll(".land").attr("stroke-width", 0.6 / k);
    }
    const zoom = d3.zoom().scaleExtent([1, 24]).translateExtent([[0, 0], [width, height]]).on("zoom", (event) => { all.attr("transform", event.transform); names(event.transform.k); });
    svg.call(zoom);
    names(1);
    for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => svg.call(zoom.scaleBy, button.dataset.zoom === "in" ? 1.6 : 1 / 1.6));
    box.dataset.ready = String(found.spots.length);
  }
  document.querySelectorAll("[data-world]").forEach(world);
})();
