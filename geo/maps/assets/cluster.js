/* Which marks are drawn together at a zoom, and how the events of one point are set out. `cluster.py` does the same for snapshots. */
(function (W) {
  "use strict";

  /* Offsets in pixels of the symbols around their common point: a pair, a triangle ... six around one. */
  W.petals = function (count) {
    if (count === 1) return [[0, 0]];
    const middle = count > 6, outer = middle ? count - 1 : count, away = count === 2 ? 11 : count === 3 ? 13.5 : count === 4 ? 16 : count === 5 ? 19 : 22.5;
    const start = count === 2 ? Math.PI : -Math.PI / 2, places = middle ? [[0, 0]] : [];
    for (let i = 0; i < outer; i++) places.push([away * Math.cos(start + (2 * Math.PI * i) / outer), away * Math.sin(start + (2 * Math.PI * i) / outer)]);
    return places;
  };

  /* Offsets in pixels of the symbols of a fan: a circle of up to twelve, a spiral of more. */
  W.fan = function (count) {
    const single = count <= 12;
    return Array.from({ length: count }, (_, i) => {
      const angle = single ? -Math.PI / 2 + (2 * Math.PI * i) / count : 0.9 * Math.sqrt(i * 14 + 12), away = single ? 16 + count * 3.4 : 26 + 4.1 * i;
      return [away * Math.cos(angle), away * Math.sin(angle)];
    });
  };

  /* How far from its point a fan reaches, to the middle of its outermost symbol. */
  W.fanRadius = (count) => Math.max(...W.fan(count).map(([x, y]) => Math.hypot(x, y)));

  /* Marks too near to tell apart become one group, the fullest first. `marks` carry x, y and r in pixels. */
  W.merge = function (marks, share) {
    const order = marks.map((_, i) => i).sort((a, b) => marks[b].count - marks[a].count || a - b), cell = 64, grid = new Map();
    for (const i of order) {
      const key = Math.floor(marks[i].x / cell) + ":" + Math.floor(marks[i].y / cell);
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(i);
    }
    const taken = new Uint8Array(marks.length), groups = [];
    for (const i of order) {
      if (taken[i]) continue;
      taken[i] = 1;
      const group = [marks[i]], m = marks[i], cx = Math.floor(m.x / cell), cy = Math.floor(m.y / cell);
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) for (const j of grid.get(cx + dx + ":" + (cy + dy)) || []) {
        const o = marks[j];
        if (!taken[j] && Math.hypot(o.x - m.x, o.y - m.y) < share * (m.r + o.r)) { taken[j] = 1; group.push(o); }
      }
      groups.push(group);
    }
    return groups;
  };

  const HOLLOW = "#FFFFFF"; // the part of past events that are kept: as in marks.py

  /* Colours and how many events have each, the most first, and what is hollow at the end. */
  W.mix = function (marks) {
    const sums = new Map();
    for (const mark of marks) for (const [colour, count] of mark.mix) sums.set(colour, (sums.get(colour) || 0) + count);
    return [...sums].sort((a, b) => (a[0] === HOLLOW) - (b[0] === HOLLOW) || b[1] - a[1]);
  };
})((window.Whereabouts = window.Whereabouts || {}));
