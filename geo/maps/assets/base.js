/* The base map without tiles: land, lakes and borders drawn on canvas, wrapped around the world by Leaflet's grid. */
(function (W) {
  "use strict";
  const LAYERS = ["cut", "land", "lakes", "islands", "coasts", "borders", "provinces"];
  const REGION_ZOOM = 5;

  /* Flat differences of whole degrees-fractions become points of the unit square in Web Mercator, with their box. */
  const unpack = function (deltas, unit) {
    const count = deltas.length / 2, xs = new Float64Array(count), ys = new Float64Array(count);
    let lat = 0, lon = 0, box = [2, 2, -2, -2];
    for (let i = 0; i < count; i++) {
      lat += deltas[2 * i];
      lon += deltas[2 * i + 1];
      const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat / unit)) * Math.PI) / 180);
      const x = (xs[i] = lon / unit / 360 + 0.5), y = (ys[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    return { xs, ys, box };
  };
  const unpacked = {};
  const level = function (name) {
    const raw = (window.WhereaboutsBase || {})[name];
    if (!raw) return null;
    if (!unpacked[name]) {
      unpacked[name] = {};
      for (const layer of LAYERS) unpacked[name][layer] = raw[layer].map((line) => unpack(line, raw.unit));
      const b = raw.box; // a page of its own carries the finer level for a box around its events only
      unpacked[name].box = b ? unpack([b[0], b[1], b[2] - b[0], b[3] - b[1]], 1).box : null;
    }
    return unpacked[name];
  };

  /* Traces the lines that meet the tile. Runs of points beyond one side of it are drawn as their two ends: the fill stays right. */
  const trace = function (context, lines, tile, closed) {
    const pad = 8 / tile.world;
    const west = tile.x - pad, north = tile.y - pad, east = tile.x + tile.side + pad, south = tile.y + tile.side + pad;
    const code = (x, y) => (x < west ? 1 : x > east ? 2 : 0) | (y < north ? 4 : y > south ? 8 : 0);
    context.beginPath();
    for (const { xs, ys, box } of lines) {
      if (box[0] > east || box[2] < west || box[1] > south || box[3] < north) continue;
      const last = xs.length - 1;
      let side = 0, here = code(xs[0], ys[0]); // the sides that all points since the last drawn one lie beyond
      for (let i = 0; i <= last; i++) {
        const after = i < last ? code(xs[i + 1], ys[i + 1]) : 0;
        const px = (xs[i] - tile.x) * tile.world, py = (ys[i] - tile.y) * tile.world;
        if (i > 0 && side & here & after) side &= here;
        else {
          if (i === 0 || (!closed && side & here)) context.moveTo(px, py);
          else context.lineTo(px, py);
          side = here;
        }
        here = after;
      }
      if (closed) context.closePath();
    }
  };

  W.Base = L.GridLayer.extend({
    options: { tileSize: 512, updateWhenZooming: false, keepBuffer: 3, className: "wb-base" },
    initialize: function (options) {
      L.setOptions(this, options);
    },
    onAdd: function (map) {
      L.GridLayer.prototype.onAdd.call(this, map);
      map.on("zoomend", this._fetchRegion, this);
      this._fetchRegion();
    },
    onRemove: function (map) {
      map.off("zoomend", this._fetchRegion, this);
      L.GridLayer.prototype.onRemove.call(this, map);
    },
    /* The finer level comes when it is first needed; until then, and where it cannot come, the coarse one serves. */
    _fetchRegion: function () {
      if (!this.options.regionUrl || this._asked || this._map.getZoom() < REGION_ZOOM - 1 || level("region")) return;
      this._asked = true;
      const script = document.createElement("script");
      script.src = this.options.regionUrl;
      script.onload = () => this._map && this.redraw();
      document.head.appendChild(script);
    },
    createTile: function (coords) {
      const side = this.getTileSize().x, ratio = Math.max(window.devicePixelRatio || 1, 1.5), canvas = L.DomUtil.create("canvas", "leaflet-tile");
      canvas.width = canvas.height = Math.round(side * ratio);
      canvas.style.width = canvas.style.height = side + "px";
      const world = 256 * Math.pow(2, coords.z);
      const tile = { world, x: (coords.x * side) / world, y: (coords.y * side) / world, side: side / world };
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      this._paint(context, tile, coords.z);
      return canvas;
    },
    _paint: function (context, tile, zoom) {
      const fine = zoom >= REGION_ZOOM && level("region"), p = this.options.palette;
      const inside = fine && (!fine.box || (tile.x > fine.box[0] && tile.x + tile.side < fine.box[2] && tile.y > fine.box[1] && tile.y + tile.side < fine.box[3]));
      const lines = inside ? fine : level("world");
      if (!lines) return;
      context.lineJoin = context.lineCap = "round";
      this._graticule(context, tile, zoom, p.graticule);
      const shore = Math.min(1.1, 0.45 + zoom * 0.09);
      for (const [name, fill] of [["cut", p.land], ["land", p.land], ["lakes", p.water], ["islands", p.land]]) {
        trace(context, lines[name], tile, true);
        context.fillStyle = fill;
        context.fill();
        if (name !== "cut") this._stroke(context, p.coast, shore);
      }
      trace(context, lines.coasts, tile, false);
      this._stroke(context, p.coast, shore);
      if (zoom >= 4) {
        trace(context, lines.provinces, tile, false);
        context.setLineDash([4, 3]);
        this._stroke(context, p.province, 0.9);
        context.setLineDash([]);
      }
      trace(context, lines.borders, tile, false);
      this._stroke(context, p.border, zoom < 3 ? 0.6 : zoom < 6 ? 0.9 : 1.3);
    },
    _stroke: function (context, colour, width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    },
    _graticule: function (context, tile, zoom, colour) {
      const step = zoom < 3 ? 30 : zoom < 5 ? 10 : zoom < 7 ? 5 : zoom < 9 ? 1 : 0.5, y = (lat) => 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
      const side = tile.side * tile.world;
      context.beginPath();
      for (let lon = -180; lon <= 180; lon += step) {
        const px = (lon / 360 + 0.5 - tile.x) * tile.world;
        if (px >= -1 && px <= side + 1) { context.moveTo(px, 0); context.lineTo(px, side); }
      }
      for (let lat = -80; lat <= 80; lat += Math.min(step, 10)) {
        const py = (y(lat) - tile.y) * tile.world;
        if (py >= -1 && py <= side + 1) { context.moveTo(0, py); context.lineTo(side, py); }
      }
      this._stroke(context, colour, 0.7);
    },
  });

  /* Latitude and longitude under the pointer, or in the middle of the map for touch. */
  W.Coordinates = L.Control.extend({
    options: { position: "bottomright" },
    onAdd: function (map) {
      const box = L.DomUtil.create("div", "wb-coordinates");
      const say = (at) => {
        const p = at.wrap();
        box.textContent = Math.abs(p.lat).toFixed(3) + "° " + (p.lat < 0 ? "S" : "N") + "  " + Math.abs(p.lng).toFixed(3) + "° " + (p.lng < 0 ? "W" : "E");
      };
      this._move = (event) => say(event.latlng);
      this._rest = () => say(map.getCenter());
      map.on("mousemove", this._move).on("moveend", this._rest);
      if (map._loaded) this._rest();
      return box;
    },
    onRemove: function (map) {
      map.off("mousemove", this._move).off("moveend", this._rest);
    },
  });

  /* The way back to the events, from wherever the map was moved. */
  W.Refit = L.Control.extend({
    options: { position: "topleft" },
    onAdd: function (map) {
      const bar = L.DomUtil.create("div", "leaflet-bar"), button = L.DomUtil.create("a", "wb-refit", bar);
      button.href = "#";
      button.title = "Fit to the events; again: to all, the far ones too";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", "Fit to the events");
      button.innerHTML = '<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M2 6V2h4M12 2h4v4M16 12v4h-4M6 16H2v-4"/><circle cx="9" cy="9" r="2.4"/></svg>';
      L.DomEvent.disableClickPropagation(bar);
      const go = (event) => { L.DomEvent.preventDefault(event); if (map.whereabouts.refit) map.whereabouts.refit(); };
      L.DomEvent.on(button, "click", go);
      L.DomEvent.on(button, "keydown", (event) => { if (event.key === " ") go(event); });
      return bar;
    },
  });

  /* Says in words that a layer of tiles does not come; the built-in map stays below it. */
  W.tellOf = function (map, tiles, name) {
    const box = L.DomUtil.create("div", "wb-notice", map.getContainer());
    box.setAttribute("role", "status");
    tiles.on("tileerror", () => { box.textContent = name + " cannot be reached: this is the built-in map."; });
    tiles.on("tileload remove", () => { box.textContent = ""; });
  };

  /* Sets up everything that never changes while a person works: colours, base map, scale, coordinates, the optional tiles. */
  W.begin = function (map, options) {
    const box = map.getContainer();
    box.classList.add("wb-map", "wb-" + options.theme);
    if (window.parent !== window) {
      /* In a frame the map fills it: the page that holds the frame decides how high that is. */
      box.style.height = "100vh";
      document.documentElement.style.overflow = "hidden";
      map.invalidateSize(false);
    }
    for (const name in options.palette) box.style.setProperty("--wb-" + name.replace(/_/g, "-"), options.palette[name]);
    W.GLYPHS = options.glyphs;
    const state = (map.whereabouts = { palette: options.palette, fit: null, touched: false });
    // Folded on a phone until asked for; what a person chose stays.
    state.legendIsOpen = () => (state.legendOpen === undefined ? map.getSize().x >= 640 && map.getSize().y >= 380 : state.legendOpen);
    for (const kind of ["mousedown", "touchstart", "wheel", "keydown"]) box.addEventListener(kind, () => { state.touched = true; }, { capture: true, passive: true });
    const offline = new W.Base({ palette: options.palette, regionUrl: options.regionUrl, zIndex: 1 }).addTo(map);
    map.attributionControl.setPrefix(false).addAttribution(options.attribution);
    L.control.scale({ position: "bottomright", maxWidth: 140 }).addTo(map);
    new W.Coordinates().addTo(map);
    new W.Refit().addTo(map);
    new W.FullScreen().addTo(map);
    if (options.draw) new W.Draw().addTo(map);
    if (options.tiles) {
      const online = L.tileLayer(options.tiles.url, { attribution: options.tiles.attribution, maxZoom: 19, zIndex: 2, errorTileUrl: "" });
      W.tellOf(map, online, options.tiles.name);
      L.control.layers(null, { [options.tiles.name]: online }, { position: "topright", collapsed: true }).addTo(map);
    }
    W.labels(map, options.labels || window.WhereaboutsNames || []);
    return offline;
  };
})((window.Whereabouts = window.Whereabouts || {}));
