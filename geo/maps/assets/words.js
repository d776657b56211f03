/* What is written on the map: names, legend, cards. Text reaches the page through textContent only. */
(function (W) {
  "use strict";
  const RANK_ZOOM = [1.5, 3.5, 4.5, 5.5, 7, 8.5], COUNTRIES_UNTIL = 8, MOST = 120, QUARTER = 18, CAPITALS_FIRST = 5.5;

  W.node = function (tag, name, parent, text) {
    const made = document.createElement(tag);
    made.className = name;
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  };
  const node = W.node;

  /* A card: for each event its heading, facts and quote. */
  W.card = function (map, at, events, title) {
    const box = node("div", "wb-card");
    if (!events.length) node("h3", "", box, title);
    for (const event of events) {
      const part = node("section", "", box);
      node("h3", "", part, event.title);
      for (const line of event.lines) node("p", "", part, line);
      if (event.quote) node("blockquote", "", part, event.quote);
      if (event.tellings.length) node("h4", "", part, event.sources);
      for (const told of event.tellings) {
        node("p", "wb-told", part, told.deaths ? told.source + ". " + told.deaths : told.source);
        node("blockquote", "", part, told.quote);
      }
    }
    L.popup({ maxWidth: 320, maxHeight: 280, className: "wb-popup" }).setLatLng(at).setContent(box).on("remove", () => { map.whereabouts.carded = null; }).openOn(map);
    map.whereabouts.carded = map.whereabouts.focus;
  };

  W.Legend = L.Control.extend({
    initialize: function (groups, title) {
      this._groups = groups;
      this._title = title;
      L.setOptions(this, { position: "bottomleft" });
    },
    onAdd: function (map) {
      const state = map.whereabouts, box = node("div", "wb-legend");
      if (!this._groups.length) { box.style.display = "none"; return box; }
      const button = node("button", "wb-legend-head", box, "Legend"), body = node("div", "wb-legend-body", box);
      button.type = "button";
      const show = () => {
        body.hidden = !state.legendIsOpen();
        button.setAttribute("aria-expanded", String(state.legendIsOpen()));
        body.style.maxHeight = Math.max(110, map.getSize().y - 176) + "px"; // the buttons above stay in sight
      };
      button.addEventListener("click", () => { state.legendOpen = !state.legendIsOpen(); show(); });
      this._show = show;
      map.on("resize", show);
      let part = body;
      for (const group of this._groups) {
        if (group.key && part === body) part = this._more(body, state);
        node("h4", "", part, group.title);
        const list = node("ul", "", part);
        for (const row of group.rows) {
          const item = node("li", "", list);
          node("span", "wb-swatch", item).appendChild(W.swatch(row, state.palette));
          node("span", "wb-what", item, row.label);
          if (row.count !== null) node("span", "wb-count", item, String(row.count));
        }
      }
      show();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    },
    onRemove: function (map) {
      if (this._show) map.off("resize", this._show);
    },
  });

  /* How to read the signs: folded away until asked for, so that the colours stay in sight. */
  W.Legend.prototype._more = function (body, state) {
    const more = node("details", "", body);
    node("summary", "", more, "How to read the signs");
    more.open = Boolean(state.moreOpen);
    more.addEventListener("toggle", () => {
      state.moreOpen = more.open;
      if (more.open) more.scrollIntoView({ block: "nearest" });
    });
    return more;
  };

  const ruler = document.createElement("canvas").getContext("2d");
  const widthOf = function (text, size, bold) {
    ruler.font = (bold ? "600 " : "") + size + "px 'Source Sans 3', 'Source Sans Pro', system-ui, 'Segoe UI', Roboto, Arial, sans-serif";
    return ruler.measureText(text).width;
  };

  /* Names that never cover a mark or each other: the places of events first, then the base map's by rank. */
  W.labels = function (map, labels) {
    map.whereabouts.labels = labels.slice().sort((a, b) => a[3] - b[3]);
    map.whereabouts.named = [];
    map.createPane("wb-labels").style.zIndex = 450;
    map.getPane("wb-labels").style.pointerEvents = "none";
    // A zoom ends with a move, too. Where there are marks, they place the names once they know what is covered.
    map.on("moveend resize", () => { if (!map.whereabouts.hasMarks) W.placeLabels(map); });
    if (map._loaded) W.placeLabels(map);
  };
  W.placeLabels = function (map) {
    const pane = map.getPane("wb-labels"), zoom = map.getZoom(), size = map.getSize(), middle = map.getCenter().lng, said = new Set();
    const { labels, named } = map.whereabouts;
    pane.replaceChildren();
    const points = named.map((mark) => Object.assign({ p: map.latLngToContainerPoint(mark.at) }, mark));
    const taken = points.map(({ p, clear }) => [p.x - clear, p.y - clear, p.x + clear, p.y + clear]);
    const frame = map.getContainer().getBoundingClientRect();
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const box = control.getBoundingClientRect();
      taken.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
    }
    const free = (box) => !taken.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1]);
    const inSight = (p) => p.x > -20 && p.y > -10 && p.x < size.x + 20 && p.y < size.y + 10;
    const beside = function (name, p, clear, px, bold, kind) {
      const wide = widthOf(name, px, bold), tall = px * 1.15;
      for (const [left, top] of [[clear, -tall / 2], [-clear - wide, -tall / 2], [-wide / 2, clear], [-wide / 2, -clear - tall]]) {
        const box = [p.x + left, p.y + top, p.x + left + wide, p.y + top + tall];
        if (!free(box)) continue;
        taken.push(box);
        const label = node("span", "wb-label leaflet-zoom-hide " + kind, pane, name);
        L.DomUtil.setPosition(label, map.containerPointToLayerPoint([box[0], box[1]]).round());
        return true;
      }
      return false;
    };
    for (const { p, name, clear, bold } of points.sort((a, b) => b.count - a.count)) {
      if (name && !said.has(name) && inSight(p) && beside(name, p, clear + 3, bold ? 13 : 12, bold, bold ? "wb-event-name" : "wb-ring-name")) said.add(name);
    }
    const south = map.getBounds().getSouth(), north = map.getBounds().getNorth();
    const towns = [];
    let shown = 0;
    // Close up, a capital says more than the name of its country, which may stand anywhere.
    const capitals = zoom >= CAPITALS_FIRST ? labels.filter((label) => label[3] === 1) : [];
    for (const [name, lat, lon, rank] of [...capitals, ...labels, ...(map.whereabouts.near || [])]) {
      const country = rank === 0;
      if (zoom < RANK_ZOOM[Math.min(rank, 5)] || (country && zoom > COUNTRIES_UNTIL) || said.has(name) || shown >= MOST) continue;
      if (lat < south || lat > north) continue;
      const p = map.latLngToContainerPoint([lat, lon + 360 * Math.round((middle - lon) / 360)]);
      if (!inSight(p)) continue;
      if (country) {
        const half = widthOf(name.toUpperCase(), 12, false) / 2 + name.length * 0.5, box = [p.x - half, p.y - 8, p.x + half, p.y + 8];
        if (!free(box)) continue;
        taken.push(box);
        L.DomUtil.setPosition(node("span", "wb-label leaflet-zoom-hide wb-country", pane, name), map.containerPointToLayerPoint([box[0], box[1]]).round());
      } else {
        if (!free([p.x - 3, p.y - 3, p.x + 3, p.y + 3]) || towns.some((t) => Math.hypot(t.x - p.x, t.y - p.y) < QUARTER)) continue;
        if (!beside(name, p, 5, 11.5, rank === 1, rank === 1 ? "wb-capital" : "wb-town")) continue;
        towns.push(p);
        L.DomUtil.setPosition(node("span", "wb-dot leaflet-zoom-hide", pane), map.containerPointToLayerPoint(p).round());
      }
      said.add(name);
      shown += 1;
    }
  };
})((window.Whereabouts = window.Whereabouts || {}));
