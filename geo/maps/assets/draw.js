/* A rectangle or a polygon drawn on the map, by mouse, finger or keyboard; and the map on the whole screen. */
(function (W) {
  "use strict";
  const CLOSE_PX = 12, DRAG_PX = 6, MOST = 100;
  const SIGNS = {
    box: '<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M3 4h12v10H3z"/></svg>',
    polygon: '<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M3 7l6-4 6 5-3 7H5z"/></svg>',
    clear: '<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M4 4l10 10M14 4L4 14"/></svg>',
    full: '<svg viewBox="0 0 18 18" aria-hidden="true"><path d="M7 3H3v4M11 3h4v4M15 11v4h-4M7 15H3v-4M3 3l4 4M15 3l-4 4M15 15l-4-4M3 15l4-4"/></svg>',
  };
  const HELP = {
    box: "Drag a rectangle, or set two corners.",
    polygon: "Set the corners; the first one again closes the area.",
  };
  const KEYS = "Keyboard: arrows move the map, Enter sets a corner at the cross, Backspace takes it back, Escape cancels.";

  const press = function (bar, sign, label, act) {
    const button = L.DomUtil.create("a", "wb-tool", bar);
    button.href = "#";
    button.title = label;
    button.setAttribute("role", "button");
    button.setAttribute("aria-label", label);
    button.innerHTML = SIGNS[sign];
    const go = (event) => { L.DomEvent.preventDefault(event); act(); };
    L.DomEvent.on(button, "click", go);
    L.DomEvent.on(button, "keydown", (event) => { if (event.key === " ") go(event); });
    return button;
  };

  W.Draw = L.Control.extend({
    options: { position: "topright" },
    onAdd: function (map) {
      const bar = L.DomUtil.create("div", "leaflet-bar wb-draw");
      this._buttons = {
        box: press(bar, "box", "Show only the events in a rectangle", () => this._toggle("box")),
        polygon: press(bar, "polygon", "Show only the events in a drawn area", () => this._toggle("polygon")),
      };
      this._clear = press(bar, "clear", "Remove the drawn area", () => this._send([]));
      L.DomEvent.disableClickPropagation(bar);
      map.whereabouts.areaChanged = () => { this._clear.hidden = !map.whereabouts.area; };
      map.whereabouts.areaChanged();
      return bar;
    },
    _send: function (corners) {
      const map = this._map, at = map.getCenter();
      if (map.whereabouts.send) map.whereabouts.send({ lat: at.lat, lng: at.wrap().lng, keys: [], area: corners.map(({ lat, lng }) => [lat, lng]) });
    },
    _toggle: function (kind) {
      if (this._kind === kind) this._end();
      else this._begin(kind);
    },
    _begin: function (kind) {
      if (this._kind) this._end();
      const map = this._map, box = map.getContainer();
      this._kind = kind;
      this._corners = [];
      this._at = null;
      this._buttons[kind].setAttribute("aria-pressed", "true");
      box.classList.add("wb-drawing");
      this._shape = L.polygon([], { interactive: false, color: "#0b6e4f", weight: 2, dashArray: "5 4", fillOpacity: 0.08 }).addTo(map);
      this._banner = this._help(kind);
      this._cross = W.node("div", "wb-cross", box);
      if (kind === "box") map.dragging.disable();
      map.doubleClickZoom.disable();
      this._bound = { pointerdown: (e) => this._down(e), pointermove: (e) => this._move(e), pointerup: (e) => this._up(e), keydown: (e) => this._key(e) };
      for (const name in this._bound) box.addEventListener(name, this._bound[name], { capture: name === "keydown" });
      box.focus({ preventScroll: true });
    },
    _help: function (kind) {
      const banner = W.node("div", "wb-banner", this._map.getContainer());
      const words = W.node("div", "", banner);
      words.setAttribute("role", "status");
      W.node("strong", "", words, HELP[kind]);
      W.node("span", "wb-keys", words, " " + KEYS);
      if (kind === "polygon") this._button(banner, "Finish", () => this._finish());
      this._button(banner, "Cancel", () => this._end());
      L.DomEvent.disableClickPropagation(banner);
      for (const name of ["pointerdown", "pointerup"]) banner.addEventListener(name, (event) => event.stopPropagation());
      return banner;
    },
    _button: function (banner, words, act) {
      const button = W.node("button", "", banner, words);
      button.type = "button";
      button.addEventListener("click", act);
      button.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
    },
    _end: function () {
      const map = this._map, box = map.getContainer();
      if (!this._kind) return;
      for (const name in this._bound) box.removeEventListener(name, this._bound[name], { capture: name === "keydown" });
      this._buttons[this._kind].removeAttribute("aria-pressed");
      for (const part of [this._shape, this._banner, this._cross]) part.remove();
      box.classList.remove("wb-drawing");
      map.dragging.enable();
      map.doubleClickZoom.enable();
      this._kind = null;
      box.focus({ preventScroll: true });
    },
    _isOnMap: (event) => !event.target.closest(".leaflet-control, .wb-banner"),
    _down: function (event) {
      if (event.button || !this._isOnMap(event)) return;
      this._pressed = { x: event.clientX, y: event.clientY, at: this._map.mouseEventToLatLng(event) };
    },
    _move: function (event) {
      this._at = this._map.mouseEventToLatLng(event);
      this._draw();
    },
    _up: function (event) {
      const from = this._pressed;
      this._pressed = null;
      if (!from || !this._isOnMap(event)) return;
      const moved = Math.hypot(event.clientX - from.x, event.clientY - from.y) > DRAG_PX, at = this._map.mouseEventToLatLng(event);
      if (moved && this._kind === "polygon") return; // the map was dragged
      if (moved) this._corners = [from.at];
      this._corner(at);
    },
    _key: function (event) {
      if (event.key === "Escape") this._end();
      else if (event.key === "Enter" && event.target === this._map.getContainer()) this._corner(this._map.getCenter());
      else if (event.key === "Backspace") this._corners.pop();
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (this._kind) this._draw();
    },
    _corner: function (at) {
      const map = this._map, first = this._corners[0];
      const closes = first && map.latLngToContainerPoint(first).distanceTo(map.latLngToContainerPoint(at)) < CLOSE_PX;
      if (this._kind === "polygon" && closes && this._corners.length > 2) return this._finish();
      if (closes && this._corners.length === 1) return; // the second half of a double click
      this._corners.push(at);
      this._at = at;
      if ((this._kind === "box" && this._corners.length === 2) || this._corners.length >= MOST) return this._finish();
      this._draw();
    },
    _outline: function () {
      const corners = this._at && this._corners.length ? [...this._corners, this._at] : this._corners;
      if (this._pressed && this._kind === "box" && this._at) return this._box(this._pressed.at, this._at);
      return this._kind === "box" && corners.length > 1 ? this._box(corners[0], corners.at(-1)) : corners;
    },
    _box: (a, b) => [L.latLng(a.lat, a.lng), L.latLng(a.lat, b.lng), L.latLng(b.lat, b.lng), L.latLng(b.lat, a.lng)],
    _draw: function () { this._shape.setLatLngs(this._outline()); },
    _finish: function () {
      const corners = this._kind === "box" ? this._box(...this._corners) : this._corners;
      if (corners.length < 3) return;
      this._end();
      this._send(corners);
    },
  });

  /* Where the browser refuses a frame the whole screen, the frame fills the window. */
  W.FullScreen = L.Control.extend({
    options: { position: "topright" },
    onAdd: function (map) {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      this._button = press(bar, "full", "Map on the whole screen", () => this._toggle());
      L.DomEvent.disableClickPropagation(bar);
      this._changed = () => { this._say(); map.invalidateSize({ pan: false }); };
      document.addEventListener("fullscreenchange", this._changed);
      this._escape = (event) => { if (event.key === "Escape" && this._fills) this._fill(false); };
      document.addEventListener("keydown", this._escape);
      return bar;
    },
    onRemove: function () {
      document.removeEventListener("fullscreenchange", this._changed);
      document.removeEventListener("keydown", this._escape);
    },
    _toggle: function () {
      if (this._fills) return this._fill(false);
      if (document.fullscreenElement) return document.exitFullscreen();
      const asked = document.documentElement.requestFullscreen && document.documentElement.requestFullscreen();
      return asked ? asked.catch(() => this._fill(true)) : this._fill(true);
    },
    _fill: function (on) {
      const frame = window.frameElement;
      if (!frame) return;
      this._fills = on;
      for (const [name, value] of [["position", "fixed"], ["inset", "0"], ["width", "100vw"], ["height", "100dvh"], ["z-index", "1000000"], ["border-radius", "0"]]) {
        if (on) frame.style.setProperty(name, value, "important");
        else frame.style.removeProperty(name);
      }
      this._changed();
    },
    _say: function () {
      const on = Boolean(this._fills || document.fullscreenElement), label = on ? "Leave the whole screen" : "Map on the whole screen";
      this._button.title = label;
      this._button.setAttribute("aria-label", label);
      this._button.setAttribute("aria-pressed", String(on));
    },
  });
})((window.Whereabouts = window.Whereabouts || {}));
