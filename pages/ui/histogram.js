// The bars of a histogram over time and the days under them, as SVG. Days are proleptic ordinals, as Python counts them.
const EPOCH = 719163; // the ordinal of 1 January 1970
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const TALL = 58, AXIS = 16, TICK_PX = 74;
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, parent) {
  const element = document.createElementNS(SVG, tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  if (parent) parent.append(element);
  return element;
}

function parts(day) {
  const when = new Date((day - EPOCH) * 86400000);
  return [when.getUTCDate(), MONTHS[when.getUTCMonth()], when.getUTCFullYear()];
}

function span(first, last) {
  const [a, b] = [parts(first), parts(last)];
  if (first === last) return b.join(" ");
  return (a[2] !== b[2] ? a : a[1] !== b[1] ? a.slice(0, 2) : a.slice(0, 1)).join(" ") + " – " + b.join(" ");
}

const total = (bin) => bin.counts.reduce((sum, count) => sum + count, 0);
const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

function inWords(bin, names) {
  const kinds = bin.counts.map((count, i) => [count, names[i]]).filter(([count]) => count).sort((a, b) => b[0] - a[0]).slice(0, 3);
  const longer = bin.touching ? `, ${counted(bin.touching, "event")} of a longer time that holds it` : "";
  return `${bin.label}: ${counted(total(bin), "event")}${longer}` + (kinds.length ? ` (${kinds.map(([count, name]) => `${name} ${count}`).join(", ")})` : "");
}

// `data` as timebar.py sends it, `wide` pixels across; bins outside of `ends`, the first and last shown, are faint.
function drawHistogram(svg, data, wide, ends) {
  const high = TALL + AXIS, step = wide / data.bins.length;
  svg.replaceChildren();
  for (const [name, value] of [["width", wide], ["height", high], ["viewBox", `0 0 ${wide} ${high}`]]) svg.setAttribute(name, value);
  if (!data.bins.length) return;
  drawBars(svg, data, step, ends);
  shape("line", { x1: 0, x2: wide, y1: TALL, y2: TALL, class: "ground" }, svg);
  drawAxis(svg, data, step, wide);
}

// The bins at either end that hold all that is earlier or later do not set the height.
function drawBars(svg, { bins, cut, colours }, step, ends) {
  const full = (bin) => total(bin) + bin.share, inner = bins.slice(cut[0] ? 1 : 0, bins.length - (cut[1] ? 1 : 0));
  const most = Math.max(1, ...(inner.length ? inner : bins).map(full));
  const hatch = shape("pattern", { id: "longer", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, shape("defs", {}, svg));
  shape("rect", { width: 4, height: 4, class: "longer-paper" }, hatch);
  shape("rect", { width: 1.4, height: 4, class: "longer-line" }, hatch);
  const width = Math.max(1, step - (step > 4 ? 1 : 0));
  bins.forEach((bin, i) => {
    const bar = shape("g", { class: !ends || (i >= ends[0] && i <= ends[1]) ? "" : "out" }, svg), x = i * step;
    const over = full(bin) > most, scale = (TALL - 4) / (over ? full(bin) : most);
    let y = TALL;
    const block = (count, attributes) => {
      if (!count) return;
      const height = Math.max(count * scale, 0.6);
      y -= height;
      shape("rect", { x, y, width, height, ...attributes }, bar);
    };
    bin.counts.forEach((count, kind) => block(count, { fill: colours[kind] }));
    block(bin.share, { fill: "url(#longer)" });
    if (y === TALL) return;
    if (width >= 3) shape("rect", { x, y, width, height: TALL - y, class: "edge" }, bar); // pale colours, too, are seen on the page
    else shape("line", { x1: x, x2: x + width, y1: y, y2: y, class: "edge" }, bar);
    if (over) shape("text", { x: x + width / 2, y: 9, class: "over", "text-anchor": i ? "end" : "start" }, bar).textContent = counted(Math.round(full(bin)), "event");
  });
}

function drawAxis(svg, { bins, cut, unit }, step, wide) {
  const write = (x, words, attributes = {}) => { shape("text", { x, y: TALL + AXIS - 3, class: "tick", ...attributes }, svg).textContent = words; };
  if (cut[0] && step > 40) write(2, "earlier");
  if (cut[1] && step > 40) write(wide - 2, "later", { "text-anchor": "end" });
  let year = null;
  for (let i = cut[0] ? 1 : 0; i < bins.length - (cut[1] ? 1 : 0); i += Math.ceil(TICK_PX / step)) {
    const [day, month, its] = parts(bins[i].first), x = i * step;
    const words = unit === "day" || unit === "week" ? `${day} ${month}` : unit === "month" ? month : "";
    if (x + 30 > wide) break;
    shape("line", { x1: x, x2: x, y1: TALL, y2: TALL + 4, class: "ground" }, svg);
    write(x + 2, its === year && words ? words : `${words} ${its}`.trim());
    year = its;
  }
}
