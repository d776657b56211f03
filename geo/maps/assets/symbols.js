/* How symbols look: markers, piles, rings and legend swatches as SVG elements. Text reaches the page through textContent only. */
(function (W) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  W.RADIUS = 12;
  W.ROSETTE = 7;
  const DASHES = { solid: "", dashed: "4.2 2.8", dotted: "0.1 3.4" };
  W.HALO = 22;
  // Filled in by W.begin: {name: ["f" filled or "s" stroked, path]} in a box from -5 to 5, y down.
  W.GLYPHS = {};

  W.el = function (name, attributes, parent) {
    const node = document.createElementNS(SVG, name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(node);
    return node;
  };
  W.canvas = function (radius) {
    const size = Math.ceil(radius) * 2;
    return W.el("svg", { width: size, height: size, viewBox: [-size / 2, -size / 2, size, size].join(" "), "aria-hidden": "true" });
  };
  const luminance = function (hex) {
    const part = (at) => {
      const c = parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  };
  /* White or nearly black, whichever has the greater contrast with the colour laid with this opacity over white. */
  const overWhite = (hex, fill) => "#" + [1, 3, 5].map((at) => Math.round(255 + (parseInt(hex.slice(at, at + 2), 16) - 255) * fill).toString(16).padStart(2, "0")).join("");
  W.inkOn = (colour, fill) => (luminance(overWhite(colour, fill)) > 0.225 ? "#1F2933" : "#FFFFFF");

  W.drawGlyph = function (parent, glyph, ink, scale) {
    const [way, path] = W.GLYPHS[glyph];
    const look = way === "s" ? { fill: "none", stroke: ink, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" } : { fill: ink };
    return W.el("path", { d: path, transform: "scale(" + scale + ")", ...look }, parent);
  };

  /* One event. `s`: {colour, glyph, fill, ring, size}. */
  W.symbol = function (s, palette, selected) {
    const k = s.size;
    const svg = W.canvas(W.RADIUS * k + 5);
    if (selected) W.el("circle", { r: W.RADIUS * k + 3.4, fill: "none", stroke: palette.ink, "stroke-width": 2.4 }, svg);
    W.el("circle", { r: W.RADIUS * k, fill: "#FFFFFF", stroke: palette.edge, "stroke-width": 0.9 }, svg);
    const ring = { r: W.RADIUS * k - 2.2, fill: "none", stroke: s.colour, "stroke-width": 2.3, "stroke-dasharray": DASHES[s.ring] };
    W.el("circle", s.ring === "dotted" ? { ...ring, "stroke-linecap": "round" } : ring, svg);
    if (s.fill > 0) W.el("circle", { r: W.RADIUS * k - 4.4, fill: s.colour, "fill-opacity": s.fill }, svg);
    if (s.glyph) W.drawGlyph(svg, s.glyph, W.inkOn(s.colour, s.fill), 0.92 * Math.pow(k, 0.8));
    return svg;
  };

  W.pileRadius = (count) => 12.5 + 4 * Math.log10(count);

  /* Several events: a ring of their colours and their number. */
  W.pile = function (count, mix, palette, selected) {
    const radius = W.pileRadius(count);
    const svg = W.canvas(radius + 5);
    if (selected) W.el("circle", { r: radius + 3.4, fill: "none", stroke: palette.ink, "stroke-width": 2.4 }, svg);
    W.el("circle", { r: radius, fill: "#FFFFFF", stroke: palette.edge, "stroke-width": 0.9 }, svg);
    const middle = radius - 3.4, around = 2 * Math.PI * middle, total = mix.reduce((sum, part) => sum + part[1], 0);
    let turned = 0;
    for (const [colour, share] of mix) {
      const length = (share / total) * around, gap = mix.length > 1 ? Math.min(1, length / 4) : 0;
      W.el("circle", {
        r: middle, fill: "none", stroke: colour, "stroke-width": 4.6, transform: "rotate(-90)",
        "stroke-dasharray": (length - gap) + " " + (around - length + gap), "stroke-dashoffset": -turned,
      }, svg);
      turned += length;
    }
    const text = W.el("text", { "text-anchor": "middle", dy: "0.36em", "font-size": count > 999 ? 10 : 11.5, "font-weight": 650, fill: "#1F2933" }, svg);
    text.textContent = count > 9999 ? Math.round(count / 1000) + "k" : String(count);
    return svg;
  };

  W.ring = function (colour, palette, selected) {
    const svg = W.canvas(9);
    W.el("circle", { r: 5.2, fill: "#FFFFFF", "fill-opacity": 0.75, stroke: "#FFFFFF", "stroke-width": 4.6 }, svg);
    W.el("circle", { r: 5.2, fill: "none", stroke: colour, "stroke-width": 2.4 }, svg);
    W.el("circle", { r: 6.9, fill: "none", stroke: palette.edge, "stroke-width": 0.8, "stroke-opacity": 0.75 }, svg);
    if (selected) W.el("circle", { r: 8, fill: "none", stroke: palette.ink, "stroke-width": 1.8 }, svg);
    return svg;
  };

  /* The disc around the point of a country: somewhere here, no closer. */
  W.halo = function (colour, scale) {
    const svg = W.canvas(W.HALO * scale + 1);
    W.el("circle", { r: W.HALO * scale, fill: colour, "fill-opacity": 0.14, stroke: colour, "stroke-opacity": 0.6, "stroke-width": 1.1, "stroke-dasharray": "3 3" }, svg);
    return svg;
  };

  W.swatch = function (row, palette) {
    const plain = { colour: row.colour, glyph: row.glyph, fill: row.fill, ring: row.ring, size: 0.78 };
    if (row.swatch === "symbol") return W.symbol(plain, palette, false);
    if (row.swatch === "hollow") return W.ring(row.colour, palette, false);
    if (row.swatch === "halo") {
      const halo = W.halo(row.colour, 0.5), ring = W.ring(row.colour, palette, false);
      halo.appendChild(ring);
      ring.setAttribute("x", -ring.getAttribute("width") / 2);
      ring.setAttribute("y", -ring.getAttribute("height") / 2);
      return halo;
    }
    const svg = W.canvas(12);
    if (row.swatch === "disc") {
      W.el("circle", { r: 9.5, fill: row.colour, "fill-opacity": 0.16, stroke: row.colour, "stroke-opacity": 0.5 }, svg);
    } else if (row.swatch === "pile") {
      W.el("circle", { r: 9.4, fill: "#FFFFFF", stroke: palette.edge, "stroke-width": 0.9 }, svg);
      row.mix.forEach((colour, i) => {
        const part = 44 / row.mix.length, gap = row.mix.length > 1 ? 0.8 : 0;
        W.el("circle", { r: 7, fill: "none", stroke: colour, "stroke-width": 3, "stroke-dasharray": part - gap + " " + (44 - part + gap), transform: "rotate(" + ((i * 360) / row.mix.length - 90) + ")" }, svg);
      });
      W.el("text", { "text-anchor": "middle", dy: "0.36em", "font-size": 8.5, "font-weight": 650, fill: "#1F2933" }, svg).textContent = "3";
    } else if (row.swatch === "heat") {
      row.mix.forEach((colour, i) => W.el("rect", { x: -12 + (i * 24) / row.mix.length, y: -6, width: 24 / row.mix.length + 0.3, height: 12, fill: colour }, svg));
    } else if (row.swatch === "size") {
      W.el("circle", { r: 4, cx: -6, fill: row.colour }, svg);
      W.el("circle", { r: 6.4, cx: 4.5, fill: row.colour }, svg);
    } else {
      W.el("circle", { r: 9.4, fill: "#FFFFFF", stroke: palette.edge, "stroke-width": 0.9 }, svg);
      W.el("circle", { r: 7.4, fill: "none", stroke: row.colour, "stroke-width": 2.2, "stroke-dasharray": DASHES[row.ring], "stroke-linecap": row.ring === "dotted" ? "round" : "butt" }, svg);
      if (row.swatch === "fill" && row.fill > 0) W.el("circle", { r: 5.2, fill: row.colour, "fill-opacity": row.fill }, svg);
    }
    return svg;
  };
})((window.Whereabouts = window.Whereabouts || {}));
