/* The markers, rings and discs of one scene. Plain arrays come in; text reaches the page through textContent only. */
(function (W) {
  "use strict";
  const MERGE = 0.72, MERGE_DENSE = 1; // two marks closer than this share of the sum of their radii become one
  const LEAST_PX = 150; // a map smaller than this is not laid out yet
  const CLOSE_ZOOM = 9, ALONE_ZOOM = 7; // no closer at first: several points with the towns between them, one with its province
  const CALM = 70; // with more marks in sight, points with several events are piles and marks keep the larger distance
  const FAN_LIMIT = 40; // a longer list is read in a card, not as a fan

  const node = W.node;
  const rosetteRadius = (count) => [0, W.RADIUS, 21, 25, 25, 28, 31, 31][count];
  const spread = (symbols) => Math.max(...symbols.map((symbol) => symbol.size));
  const opens = (mark, calm) => mark.symbols.length === 1 || (calm && mark.symbols.length > 1 && mark.symbols.length <= W.ROSETTE);
  const markRadius = (mark, calm) => (opens(mark, calm) ? rosetteRadius(mark.symbols.length) * spread(mark.symbols) : W.pileRadius(mark.count));

  const unpackMark = ([lat, lon, name, radiusKm, count, mix, symbols]) => ({
    lat, lon, name, radiusKm, count, mix,
    symbols: symbols.map(([key, title, colour, glyph, fill, ring, size]) => ({ key, title, colour, glyph, fill, ring, size })),
  });

  W.Marks = L.Layer.extend({
    initialize: function (data) {
      this._data = data;
      this._marks = data.marks.map(unpackMark);
      this._selected = new Set(data.selected);
    },
    onAdd: function (map) {
      this._pane = map.getPane("markerPane");
      this._under = map.getPane("overlayPane");
      this._palette = map.whereabouts.palette;
      const focus = map.whereabouts.focus;
      map.on("resize", this._fit, this).on("moveend resize", this._draw, this).on("zoomanim", this._animate, this).on("click", this._fold, this);
      this._legend = new W.Legend(this._data.legend, this._data.title).addTo(map);
      Object.assign(map.whereabouts, { refit: () => this._refit(), hasMarks: true });
      map.whereabouts.send = (said) => this.fire("click", { latlng: said });
      Object.assign(map.whereabouts, { area: this._data.area, near: this._data.near || [] });
      if (map.whereabouts.areaChanged) map.whereabouts.areaChanged();
      if (this._data.area) this._area = L.polygon([], { interactive: false, color: "#0b6e4f", weight: 2, fillOpacity: 0.05 }).addTo(map);
      if (this._data.heat) this._heat = new W.Heat(this._data.heat).addTo(map);
      this._fit();
      this._go();
      this._draw();
      const again = focus && this._items.find((item) => item.inner.dataset.focus === focus);
      if (again) again.inner.focus({ preventScroll: true });
    },
    onRemove: function (map) {
      map.off("resize", this._fit, this).off("moveend resize", this._draw, this).off("zoomanim", this._animate, this).off("click", this._fold, this);
      this._clear();
      for (const part of [this._legend, this._heat, this._area]) if (part) part.remove();
      Object.assign(map.whereabouts, { named: [], hasMarks: false });
    },
    /* Somewhere, once for each new name; gently is only where the point is out of sight. */
    _go: function () {
      const map = this._map, go = this._data.go;
      if (!go || go.name === map.whereabouts.went) return;
      Object.assign(map.whereabouts, { went: go.name, touched: true });
      const at = this._near(go.lat, go.lon);
      if (!go.gently) map.setView(at, go.zoom === null ? map.getZoom() : go.zoom, { animate: false });
      else if (!map.getBounds().pad(-0.05).contains(at)) map.panTo(at, { animate: false });
    },
    /* Zooms to the scene, or to `exact` bounds without a margin, once for each new `fit`; a filter keeps it and so keeps the view. A frame that is still being laid out has
       no size to fit into: the map fits again as it grows, until somebody touches it. */
    _fit: function () {
      const map = this._map, state = map.whereabouts, { fit, bounds, frame, exact } = this._data, { x, y } = map.getSize();
      if (state.fit !== fit) state.touched = false;
      else if (state.touched || x + "," + y === state.fitted) return;
      if (!bounds || x < LEAST_PX || y < LEAST_PX) return;
      Object.assign(state, { fit, fitted: x + "," + y });
      this._look(frame || bounds, exact);
    },
    /* On demand: to the bulk of the events; from there, to all of them, the far ones too. */
    _refit: function () {
      const { bounds, whole } = this._data, map = this._map;
      if (!bounds) return;
      const before = map.getCenter(), zoom = map.getZoom();
      this._look(this._data.exact ? whole : bounds);
      if (map.getZoom() === zoom && map.latLngToContainerPoint(before).distanceTo(map.getSize().divideBy(2)) < 2) this._look(whole);
    },
    _look: function (bounds, exact) {
      const map = this._map, state = map.whereabouts, { x } = map.getSize();
      const east = bounds[1][1] < bounds[0][1] ? bounds[1][1] + 360 : bounds[1][1];
      const wide = x >= 640, left = wide && state.legendIsOpen() ? 270 : 40;
      const margin = exact ? {} : { paddingTopLeft: [left, 44], paddingBottomRight: [wide ? 70 : 40, 44], maxZoom: bounds[0].join() === bounds[1].join() ? ALONE_ZOOM : CLOSE_ZOOM };
      map.fitBounds([bounds[0], [bounds[1][0], east]], { ...margin, animate: false });
    },
    _clear: function () {
      for (const item of this._items || []) item.element.remove();
      this._items = [];
      if (this._tip) this._tip.remove();
    },
    /* The copy of a place that is nearest to the middle of the screen, so that the date line can be crossed. */
    _near: function (lat, lon) {
      const middle = this._map.getCenter().lng;
      return L.latLng(lat, lon + 360 * Math.round((middle - lon) / 360));
    },
    _draw: function () {
      const map = this._map, view = map.getBounds().pad(0.25);
      this._clear();
      const seen = [];
      for (const mark of this._marks) {
        mark.at = this._near(mark.lat, mark.lon);
        if (!view.contains(mark.at)) continue;
        const p = map.project(mark.at);
        seen.push(Object.assign(mark, { x: p.x, y: p.y }));
      }
      const calm = (this._calm = seen.length <= CALM);
      for (const mark of seen) mark.r = markRadius(mark, calm);
      const named = (map.whereabouts.named = []);
      this._rings(view, named);
      const groups = W.merge(seen, calm ? MERGE : MERGE_DENSE).sort((a, b) => a[0].y - b[0].y);
      for (const [head, ...rest] of groups) named.push({ at: head.at, name: rest.length ? "" : head.name, clear: head.r, count: head.count, bold: true });
      for (const group of groups) for (const mark of group) if (mark.radiusKm && group.length === 1) this._disc(mark.at, mark.radiusKm, mark.symbols[0].colour);
      for (const group of groups) this._group(group);
      const fanned = groups.find((group) => group.length === 1 && map.whereabouts.fanned === group[0].lat + "," + group[0].lon);
      if (fanned && !opens(fanned[0], calm) && fanned[0].symbols.length && fanned[0].symbols.length <= FAN_LIMIT) {
        const open = map.whereabouts.fanned;
        this._fan(fanned[0], fanned[0].symbols);
        map.whereabouts.fanned = open;
      }
      this._pointOut();
      if (this._area) this._area.setLatLngs(this._outline());
      W.placeLabels(map);
    },
    /* The copy of the drawn area that is nearest to the middle of the screen. */
    _outline: function () {
      const corners = this._data.area, lons = corners.map((corner) => corner[1]), middle = (Math.min(...lons) + Math.max(...lons)) / 2;
      const turn = 360 * Math.round((this._map.getCenter().lng - middle) / 360);
      return corners.map(([lat, lon]) => [lat, lon + turn]);
    },
    /* A ring where picked events lie that are only counted, or warm. */
    _pointOut: function () {
      const ringed = new Set(this._marks.filter((mark) => mark.symbols.some((symbol) => this._selected.has(symbol.key))).map((mark) => mark.lat.toFixed(3) + "," + mark.lon.toFixed(3)));
      for (const [lat, lon] of this._data.picked || []) {
        if (ringed.has(lat.toFixed(3) + "," + lon.toFixed(3))) continue;
        const svg = W.canvas(W.RADIUS + 5);
        W.el("circle", { r: W.RADIUS + 1, fill: "none", stroke: this._palette.paper, "stroke-width": 5 }, svg);
        W.el("circle", { r: W.RADIUS + 1, fill: "none", stroke: this._palette.ink, "stroke-width": 2.6 }, svg);
        this._add(this._near(lat, lon), [0, 0], svg, "wb-picked", this._pane);
      }
    },
    _group: function (group) {
      const count = group.reduce((sum, mark) => sum + mark.count, 0), head = group[0];
      const symbols = group.flatMap((mark) => mark.symbols);
      if (group.length === 1 && opens(head, this._calm)) {
        const wide = spread(symbols);
        if (symbols.length > 1) this._plate(head, head.r + 3);
        W.petals(symbols.length).forEach(([dx, dy], i) => this._symbol(head, symbols[i], [dx * wide, dy * wide]));
        return;
      }
      const selected = symbols.some((symbol) => this._selected.has(symbol.key));
      const where = head.name ? (group.length > 1 ? "around " : "in ") + head.name : "here";
      const element = this._put(head.at, [0, 0], W.pile(count, W.mix(group), this._palette, selected), this._told(count, where, W.mix(group)), "wb-pile", head.lat + "," + head.lon);
      this._press(element, () => this._open(group, symbols, head), count > 1 && symbols.length ? symbols.map((symbol) => symbol.title) : []);
    },
    /* "12 events in Homs: Battle 7, Protest 5", for who does not see the colours. */
    _told: function (count, where, mix) {
      const kinds = mix.map(([colour, events]) => [this._data.kinds && this._data.kinds[colour], events]).filter(([kind]) => kind);
      return count + (count === 1 ? " event " : " events ") + where + (kinds.length ? ": " + kinds.map(([kind, events]) => kind + " " + events).join(", ") : "");
    },
    _symbol: function (mark, symbol, offset) {
      const selected = this._selected.has(symbol.key);
      const element = this._put(mark.at, offset, W.symbol(symbol, this._palette, selected), symbol.title, "wb-symbol", symbol.key);
      if (selected) element.classList.add("wb-selected");
      this._press(element, () => this._choose(mark.at, [symbol.key], mark.name, symbol.title), [symbol.title]);
      return element;
    },
    /* A quiet plate under the symbols of one point, with the point itself in its middle. */
    _plate: function (mark, radius) {
      const svg = W.canvas(radius + 1);
      W.el("circle", { r: radius, fill: this._palette.paper, "fill-opacity": 0.5, stroke: this._palette.edge, "stroke-opacity": 0.3, "stroke-width": 0.8 }, svg);
      const element = this._add(mark.at, [0, 0], svg, "wb-plate", this._pane);
      element.setAttribute("aria-hidden", "true");
    },
    _rings: function (view, named) {
      for (const [lat, lon, name, title, kind, colour, keys] of this._data.rings) {
        const at = this._near(lat, lon);
        if (!view.contains(at)) continue;
        named.push({ at, name, clear: kind === "listed" ? W.HALO : 7, count: 0, bold: false });
        if (kind === "listed") this._add(at, [0, 0], W.halo(colour, 1), "wb-disc", this._under);
        const element = this._put(at, [0, 0], W.ring(colour, this._palette, keys.some((key) => this._selected.has(key))), title, "wb-ring", "ring:" + name);
        this._press(element, () => this._choose(at, keys, name, title), [title]);
      }
    },
    _disc: function (at, radiusKm, colour) {
      const map = this._map, metres = (Math.cos((at.lat * Math.PI) / 180) * 40075016.686) / (256 * Math.pow(2, map.getZoom()));
      const radius = (radiusKm * 1000) / metres;
      if (radius < 8 || radius > 0.3 * Math.min(map.getSize().x, map.getSize().y)) return; // seen, and not all that is seen
      const svg = W.canvas(radius + 1);
      W.el("circle", { r: radius, fill: colour, "fill-opacity": 0.13, stroke: colour, "stroke-opacity": 0.55, "stroke-width": 1 }, svg);
      this._add(at, [0, 0], svg, "wb-disc", this._under);
    },
    _add: function (at, offset, svg, name, pane) {
      const element = node("div", "wb-item leaflet-zoom-animated wb-over-" + name.split(" ")[0].slice(3), pane);
      const inner = node("div", "wb-inner " + name, element);
      inner.style.transform = "translate(calc(-50% + " + offset[0] + "px), calc(-50% + " + offset[1] + "px))";
      inner.appendChild(svg);
      L.DomUtil.setPosition(element, this._map.latLngToLayerPoint(at));
      this._items.push({ element, at, inner });
      return inner;
    },
    _put: function (at, offset, svg, label, name, focus) {
      const element = this._add(at, offset, svg, name + " leaflet-interactive", this._pane);
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", "0");
      element.setAttribute("aria-label", label);
      element.dataset.focus = focus;
      return element;
    },
    _press: function (element, act, lines) {
      const map = this._map;
      element.addEventListener("click", (event) => {
        event.stopPropagation();
        // The end of a drag that began on a marker comes as a click; one without a pointer (detail 0) never is a drag.
        if (event.detail && map.dragging.moved()) return;
        this._hush(); // the card that opens says more
        this._clicked = event.clientX + "," + event.clientY;
        act();
      });
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        act();
      });
      element.addEventListener("focus", () => { map.whereabouts.focus = element.dataset.focus; this._tell(element, lines); });
      element.addEventListener("blur", () => { if (element.isConnected) map.whereabouts.focus = null; this._hush(); });
      // What opens under a pointer that rests where it clicked is not asked about.
      element.addEventListener("mouseenter", (event) => { if (this._clicked !== event.clientX + "," + event.clientY) this._tell(element, lines); });
      element.addEventListener("mouseleave", () => this._hush());
    },
    _tell: function (element, lines) {
      this._hush();
      if (this._map.whereabouts.carded === element.dataset.focus) return; // it would lie over its own card
      if (!lines.length) lines = [element.getAttribute("aria-label")];
      this._tip = node("div", "wb-tip", this._map.getContainer());
      for (const line of lines.slice(0, 6)) node("div", "", this._tip, line);
      if (lines.length > 6) node("div", "wb-more", this._tip, "and " + (lines.length - 6) + " more");
      const mark = element.getBoundingClientRect(), box = this._map.getContainer().getBoundingClientRect(), tip = this._tip.getBoundingClientRect();
      const x = Math.max(4, Math.min(box.width - tip.width - 4, mark.left - box.left + mark.width / 2 - tip.width / 2));
      const above = mark.top - box.top - tip.height - 4;
      this._tip.style.left = x + "px";
      this._tip.style.top = (above > 4 ? above : mark.bottom - box.top + 4) + "px";
    },
    _hush: function () {
      if (this._tip) this._tip.remove();
      this._tip = null;
    },
    /* A pile opens: it comes closer where that tells its places apart, fans out where it is one place, and is a list where it is too long. */
    _open: function (group, symbols, head) {
      const map = this._map, spread = L.latLngBounds(group.map((mark) => mark.at)), keys = symbols.map((symbol) => symbol.key);
      if (group.length > 1 && map.getZoom() < map.getMaxZoom() - 1) {
        map.fitBounds(spread, { padding: [90, 90], maxZoom: Math.min(map.getMaxZoom(), map.getZoom() + 4) });
        return;
      }
      if (!symbols.length) return this._openCell(head);
      const open = head.lat + "," + head.lon;
      if (symbols.length <= FAN_LIMIT) {
        const reach = W.fanRadius(symbols.length) + W.RADIUS, size = map.getSize();
        map.panInside(head.at, { padding: [Math.min(reach, size.x / 2 - 1), Math.min(reach, size.y / 2 - 1)], animate: false });
        this._fan(head, symbols);
      }
      map.whereabouts.fanned = open; // it stays open when the marks are drawn anew
      this._choose(head.at, keys, head.name, symbols.length + " events in " + head.name);
    },
    /* Events that are only counted: closer, and from as close as it gets, their list. */
    _openCell: function (head) {
      const map = this._map, closest = map.getMaxZoom();
      if (map.getZoom() < closest - 1) { map.setView(head.at, Math.min(closest, map.getZoom() + 2)); return; }
      const half = 40, p = map.project(head.at), south = map.unproject(p.add([-half, half])), north = map.unproject(p.add([half, -half]));
      this.fire("click", { latlng: { lat: head.at.lat, lng: head.at.wrap().lng, keys: [], name: head.name, box: [south.lat, south.lng, north.lat, north.lng] } });
    },
    _fan: function (head, symbols) {
      this._fold();
      const places = W.fan(symbols.length), legs = W.canvas(W.fanRadius(symbols.length) + 140);
      for (const [x, y] of places) W.el("line", { x1: 0, y1: 0, x2: x, y2: y, stroke: this._palette.quiet_ink, "stroke-width": 1.2 }, legs);
      const first = this._items.length;
      this._add(head.at, [0, 0], legs, "wb-legs", this._pane);
      symbols.forEach((symbol, i) => this._symbol(head, symbol, places[i]).classList.add("wb-fanned"));
      this._fanned = this._items.slice(first);
    },
    _fold: function () {
      for (const item of this._fanned || []) item.element.remove();
      this._fanned = [];
      this._map.whereabouts.fanned = null;
    },
    /* Tells whoever listens (streamlit-folium does) which events were meant; on a page of its own, opens their card. */
    _choose: function (at, keys, name, title) {
      this.fire("click", { latlng: { lat: at.lat, lng: at.wrap().lng, keys: keys, name: name } });
      if (this._data.cards) {
        this._hush();
        W.card(this._map, at, keys.map((key) => this._data.cards[key]).filter(Boolean), title);
      }
    },
    _animate: function (event) {
      for (const { element, at } of this._items) L.DomUtil.setPosition(element, this._map._latLngToNewLayerPoint(at, event.zoom, event.center));
    },
  });

  W.marks = (data) => new W.Marks(data);
})((window.Whereabouts = window.Whereabouts || {}));
