// The land under a map: countries at 1:50 million from afar, at 1:10 million near by, where a border decides which side a village is on.
"use strict";
window.harmledgerLand = (() => {
  const NEAR = 6;
  const json = (path) => fetch(path).then((answer) => answer.json());
  const coarse = json("/static/map/countries.geojson");
  let fine = null;

  // An arc is written as steps on a grid.
  const walked = (steps, { scale: [scaleX, scaleY], translate: [left, bottom] }) => {
    let x = 0;
    let y = 0;
    return steps.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return [y * scaleY + bottom, x * scaleX + left];
    });
  };

  // Arcs end to end; a negative number is an arc walked backwards.
  const ring = (numbers, arcs) => {
    const points = [];
    for (const number of numbers) {
      const arc = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
      points.push(...(points.length ? arc.slice(1) : arc));
    }
    return points;
  };

  // A ring over the 180th meridian goes on beyond it; else a line would run across the whole map.
  const unbroken = (points) => {
    let turns = 0;
    return points.map(([lat, lon], at) => {
      const step = at ? lon - points[at - 1][1] : 0;
      if (Math.abs(step) > 180) turns -= Math.sign(step);
      return [lat, lon + turns * 360];
    });
  };

  const unpacked = (told) => {
    const arcs = told.arcs.map((steps) => walked(steps, told.transform));
    return told.countries.flatMap((country) => {
      const polygons = country.type === "Polygon" ? [country.arcs] : country.arcs;
      return polygons.map((polygon) => {
        const rings = polygon.map((numbers) => unbroken(ring(numbers, arcs)));
        return { rings, box: L.latLngBounds(rings[0]) };
      });
    });
  };

  const draw = (map) => {
    const style = { pane: "land", interactive: false, className: "country", renderer: L.svg({ pane: "land", padding: 0.5 }) };
    const far = L.layerGroup();
    const near = L.layerGroup();
    const shown = new Map();
    coarse.then((told) => far.addLayer(L.geoJSON(told, style)));

    const follow = async () => {
      if (map.getZoom() < NEAR) {
        far.addTo(map);
        near.remove();
        return;
      }
      fine = fine || json("/static/map/countries-10m.json").then(unpacked);
      if (!map.hasLayer(near)) far.addTo(map);
      const parts = await fine;
      if (map.getZoom() < NEAR) return;
      const view = map.getBounds().pad(0.5);
      for (const part of parts) {
        const drawn = shown.get(part);
        if (part.box.intersects(view) === Boolean(drawn)) continue;
        if (drawn) {
          near.removeLayer(drawn);
          shown.delete(part);
        } else {
          shown.set(part, L.polygon(part.rings, { ...style, className: "country fine" }).addTo(near));
        }
      }
      near.addTo(map);
      far.remove();
    };

    map.on("moveend", follow);
    if (map._loaded) follow();
  };

  return { draw };
})();
