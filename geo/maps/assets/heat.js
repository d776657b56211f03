/* Where events lie densely: counts in cells, blurred on a coarse grid and painted along a scale. */
(function (W) {
  "use strict";
  const GRID_PX = 3, BOXES = 3; // three running means come close to a Gaussian

  const runningMean = function (from, to, wide, high, radius) {
    /* Along rows, written in columns: two calls blur both ways. */
    const share = 1 / (2 * radius + 1);
    for (let y = 0; y < high; y++) {
      let sum = 0;
      for (let x = -radius; x < wide; x++) {
        if (x + radius < wide) sum += from[y * wide + x + radius];
        if (x - radius - 1 >= 0) sum -= from[y * wide + x - radius - 1];
        if (x >= 0) to[x * high + y] = sum * share;
      }
    }
  };
  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  W.Heat = L.Layer.extend({
    initialize: function (heat) { this._heat = heat; },
    onAdd: function (map) {
      this._canvas = L.DomUtil.create("canvas", "wb-heat leaflet-zoom-hide", map.getPane("overlayPane"));
      map.on("moveend resize", this._draw, this);
      this._draw();
    },
    onRemove: function (map) {
      map.off("moveend resize", this._draw, this);
      this._canvas.remove();
    },
    _draw: function () {
      const map = this._map, size = map.getSize(), { cells, ramp, blur, least, opacity } = this._heat, canvas = this._canvas;
      const reach = Math.ceil((3 * blur) / GRID_PX), wide = Math.ceil(size.x / GRID_PX) + 2 * reach, high = Math.ceil(size.y / GRID_PX) + 2 * reach;
      const middle = map.getCenter().lng;
      let grid = new Float64Array(wide * high), other = new Float64Array(wide * high);
      for (const [lat, lon, count] of cells) {
        const p = map.latLngToContainerPoint([lat, lon + 360 * Math.round((middle - lon) / 360)]), x = Math.floor(p.x / GRID_PX) + reach, y = Math.floor(p.y / GRID_PX) + reach;
        if (x >= 0 && x < wide && y >= 0 && y < high) grid[y * wide + x] += count;
      }
      const sigma = blur / GRID_PX, radius = Math.max(1, Math.round((Math.sqrt((12 * sigma * sigma) / BOXES + 1) - 1) / 2));
      for (let i = 0; i < BOXES; i++) {
        runningMean(grid, other, wide, high, radius);
        runningMean(other, grid, high, wide, radius);
      }
      const across = wide - 2 * reach, down = high - 2 * reach;
      let most = 0;
      for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) most = Math.max(most, grid[(y + reach) * wide + x + reach]);
      canvas.width = across;
      canvas.height = down;
      canvas.style.width = across * GRID_PX + "px";
      canvas.style.height = down * GRID_PX + "px";
      canvas.dataset.most = most; // 0 where nothing is warm: for who looks at the page from outside
      const context = canvas.getContext("2d"), image = context.createImageData(across, down), colours = ramp.map(rgb);
      for (let y = 0; most > 0 && y < down; y++) {
        for (let x = 0; x < across; x++) {
          const share = grid[(y + reach) * wide + x + reach] / most;
          if (share < least) continue;
          const step = Math.sqrt(share) * colours.length, colour = colours[Math.min(colours.length - 1, Math.floor(step))], at = 4 * (y * across + x);
          image.data.set(colour, at);
          image.data[at + 3] = Math.round(255 * opacity * Math.min(1, share / (4 * least)));
        }
      }
      context.putImageData(image, 0, 0);
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    },
  });
})((window.Whereabouts = window.Whereabouts || {}));
