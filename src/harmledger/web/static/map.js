// The desk's maps: countries that come with the package, places by name, and incidents gathered by the server.
"use strict";
(() => {
  const named = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const json = async (path, query) => {
    const answer = await fetch(`${path}?${query}`);
    return answer.ok ? answer.json() : [];
  };

  const boxOf = (map) => {
    const bounds = map.getBounds();
    const within = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
    return [within(bounds.getWest(), 180), within(bounds.getSouth(), 90), within(bounds.getEast(), 180), within(bounds.getNorth(), 90)].join(",");
  };

  const drawn = (element) => {
    const fixed = element.dataset.point;
    const map = L.map(element, { worldCopyJump: true, minZoom: 1, maxZoom: 13, zoomSnap: 0.5, attributionControl: false, scrollWheelZoom: !fixed });
    L.control.attribution({ prefix: false }).addTo(map);
    map.attributionControl.addAttribution("Natural Earth, GeoNames");
    map.createPane("land").style.zIndex = 200;
    map.createPane("names").style.zIndex = 450;
    if (element.dataset.tiles) L.tileLayer(element.dataset.tiles, { maxZoom: 18 }).addTo(map);
    else window.harmledgerLand.draw(map);
    return map;
  };

  // What lies over the map's corners: buttons, and who made it.
  const corners = (map) => {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      return [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top];
    });
  };

  // A name is left out where it would lie on another name, on a mark or under a control, or be cut off by the map's edge.
  const label = async (map, layer, marks = []) => {
    const query = new URLSearchParams({ bbox: boxOf(map), zoom: Math.round(map.getZoom()) });
    const places = await json("/map/places.json", query);
    layer.clearLayers();
    const points = marks.map(([lat, lon]) => map.latLngToContainerPoint([lat, lon]));
    const taken = [...corners(map), ...points.map(({ x, y }) => [x - 9, y - 9, x + 9, y + 9])];
    const { x: width, y: height } = map.getSize();
    for (const place of places) {
      const { x, y } = map.latLngToContainerPoint([place.lat, place.lon]);
      const isMarked = points.some((point) => Math.hypot(point.x - x, point.y - y) < 12);
      const left = x + (isMarked ? 14 : 3);
      const box = [left, y - 8, left + 7 + place.name.length * (place.size === 1 ? 7.8 : 6.6), y + 8];
      if (box[2] > width || box[1] < 0 || box[3] > height) continue;
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      const icon = L.divIcon({ className: `place place-${place.size}${isMarked ? " place-marked" : ""}`, html: named("span", "", place.name), iconSize: null });
      L.marker([place.lat, place.lon], { icon, pane: "names", interactive: false, keyboard: false }).addTo(layer);
    }
  };

  const sizeOf = (number) => (number > 99 ? "l" : number > 9 ? "m" : number > 1 ? "s" : "one");
  const RADIUS = { one: 8, s: 13, m: 17, l: 22 };

  // Marks that would hide each other become one, without sums: ranges of two marks are not added here.
  const gathered = (map, cells) => {
    const found = [];
    for (const cell of cells) {
      const at = map.latLngToContainerPoint([cell.lat, cell.lon]);
      const reach = (other) => (RADIUS[sizeOf(other.n)] + RADIUS[sizeOf(cell.n)]) * 0.6;
      const other = found.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < reach(one));
      if (other) Object.assign(other, { n: other.n + cell.n, id: null, heading: "", killed: "", injured: "" });
      else found.push({ ...cell, at });
    }
    return found;
  };

  // What is at one place, or nearly, no zoom takes apart: the list shows it.
  const listOf = (cell, query) => {
    const told = new URLSearchParams(query);
    const side = 0.01;
    told.set("bbox", [cell.lon - side, cell.lat - side, cell.lon + side, cell.lat + side].map((end) => end.toFixed(4)).join(","));
    return `/incidents?${told}`;
  };

  const words = (cell) => {
    const told = [cell.killed && `${cell.killed} killed`, cell.injured && `${cell.injured} injured`].filter(Boolean).join(", ");
    return `${cell.heading || `${cell.n} incidents`}${told ? `: ${told}` : ""}`;
  };

  const show = async (map, layer, query) => {
    const told = new URLSearchParams(query);
    told.set("zoom", Math.round(map.getZoom()));
    const cells = await json("/map/incidents.json", told);
    layer.clearLayers();
    for (const cell of gathered(map, cells)) {
      const size = sizeOf(cell.n);
      const icon = L.divIcon({ className: `cell cell-${size}`, html: named("span", "", cell.n > 1 ? cell.n.toLocaleString("en") : ""), iconSize: null });
      const marker = L.marker([cell.lat, cell.lon], { icon, alt: words(cell), title: words(cell), keyboard: true, riseOnHover: true }).addTo(layer);
      marker.on("click keypress", (event) => {
        if (event.type === "keypress" && event.originalEvent.key !== "Enter") return;
        if (cell.id) window.location.assign(`/incidents/${encodeURIComponent(cell.id)}`);
        else if (map.getZoom() > map.getMaxZoom() - 2) window.location.assign(listOf(cell, query));
        else map.setView([cell.lat, cell.lon], map.getZoom() + 2);
      });
    }
  };

  const one = (element) => {
    const point = element.dataset.point.split(",").map(Number);
    const map = drawn(element).setView(point, 8);
    const names = L.layerGroup().addTo(map);
    L.circleMarker(point, { radius: 7, className: "here" }).addTo(map);
    map.on("moveend", () => label(map, names, [point]));
    label(map, names, [point]);
  };

  const many = (element) => {
    const results = element.closest("[data-query]");
    const query = () => (results ? results.dataset.query.replace(/^\?/, "") : "");
    const map = drawn(element);
    const names = L.layerGroup().addTo(map);
    const layer = L.layerGroup().addTo(map);
    let shown = null;
    const moved = async () => {
      if (shown !== map.getZoom()) {
        shown = map.getZoom();
        await show(map, layer, query());
      }
      label(map, names, layer.getLayers().map((mark) => Object.values(mark.getLatLng())));
    };
    map.on("moveend", moved);
    const [west, south, east, north] = element.dataset.bounds.split(",").map(Number);
    if (element.dataset.bounds) map.fitBounds([[south, west], [north, east]], { maxZoom: 9, padding: [28, 28], animate: false });
    else map.setView([25, 20], 2);
    narrowing(map);
  };

  // On the list of incidents, what the map shows can become the filter: table and timeline follow.
  const narrowing = (map) => {
    const box = document.getElementById("f-bbox");
    if (!box) return;
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const button = named("button", "map-button", "List only what is in view");
      button.type = "button";
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.stop(event);
        box.value = boxOf(map);
        box.form.requestSubmit();
      });
      return button;
    };
    control.addTo(map);
  };

  const all = () => {
    for (const element of document.querySelectorAll(".map")) {
      if (element.classList.contains("leaflet-container")) continue;
      if (element.dataset.point) one(element);
      else many(element);
    }
  };

  document.addEventListener("htmx:after:swap", all);
  all();
})();
