// The window over the bars of histogram.js, behind which this stands in one module: drawn, moved, stepped and played. Days are proleptic ordinals.
const SPEEDS = { slow: 1600, normal: 800, fast: 350 }; // milliseconds from one step to the next, where the program keeps up
const PATIENCE_MS = 4000; // an answer that has not come by then is waited for no longer
const GRIP_PX = 7;

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".timebar");
  box.bar = box.bar || new Bar(box);
  box.bar.update(data, setTriggerValue);
}

function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
class Bar {
  constructor(box) {
    this.box = box;
    this.asked = null; // the window that the program was told of and has not answered yet
    this.next = null; // what to tell it then
    this.build();
    new ResizeObserver(() => this.draw()).observe(this.chart);
    document.addEventListener("whereabouts:leaving", () => this.pause()); // see leaving.js
  }

  build() {
    const head = make("div", "head");
    this.play = this.button("▶", "Play the days", () => (this.timer ? this.pause() : this.start()));
    this.play.classList.add("play");
    const back = this.button("‹", "One step back", () => this.step(-1));
    const on = this.button("›", "One step on", () => this.step(1));
    this.speed = make("select", "speed");
    this.speed.setAttribute("aria-label", "Speed");
    for (const name in SPEEDS) this.speed.append(new Option(name, name, name === "normal", name === "normal"));
    this.said = make("div", "said");
    this.said.setAttribute("role", "status");
    this.all = this.button("All days", "Show all days again", () => this.clear());
    this.all.classList.add("all");
    this.closer = this.button("Closer", "Show these days in finer bars", () => this.send("near", "closer"));
    this.wider = this.button("Wider", "Show the whole time in the bars", () => this.send("near", "wider"));
    const past = make("label", "past");
    this.past = make("input");
    this.past.type = "checkbox";
    this.past.onchange = () => this.send("past", this.past.checked);
    past.append(this.past, make("span", "", "Keep the past as hollow rings"));
    head.append(back, this.play, on, this.speed, this.said, this.closer, this.wider, this.all, past);
    this.chart = make("div", "chart");
    this.track = make("div", "track");
    this.track.tabIndex = 0;
    this.track.setAttribute("role", "slider");
    this.track.setAttribute("aria-label", "Days shown: arrow keys move the window, with Shift its end; plus shows them in finer bars; Escape shows all days");
    this.svg = shape("svg", { "aria-hidden": "true" });
    this.grips = ["First day shown", "Last day shown"].map((name, end) => {
      const grip = make("div", "grip");
      grip.tabIndex = 0;
      grip.setAttribute("role", "slider");
      grip.setAttribute("aria-label", name);
      grip.dataset.end = end;
      grip.onkeydown = (event) => this.gripKey(event, end);
      return grip;
    });
    this.track.append(this.svg);
    this.chart.append(this.track, ...this.grips);
    this.track.onkeydown = (event) => this.key(event);
    this.chart.onpointerdown = (event) => this.grab(event);
    this.chart.onpointermove = (event) => (this.drag ? this.pull(event) : this.tell(event));
    this.chart.onpointerup = this.chart.onpointercancel = (event) => this.drop(event);
    this.chart.onpointerleave = () => this.say();
    this.box.replaceChildren(head, this.chart);
  }

  button(sign, label, act) {
    const button = make("button", "", sign);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.onclick = act;
    return button;
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    this.past.checked = data.past;
    const answer = same(data.window, this.asked);
    if (answer) clearTimeout(this.patience);
    if (answer || !this.asked) {
      this.asked = null;
      if (!this.drag) this.window = data.window;
    }
    this.draw();
    this.flush();
  }

  // What the program is told waits until it has answered what it was told before: no run is cut short by the next.
  tellProgram(window) {
    this.window = window;
    this.next = { window };
    this.draw();
    this.flush();
  }

  flush() {
    if (!this.next || this.asked) return;
    const { window } = this.next;
    this.next = null;
    if (same(window, this.data.window)) return;
    this.asked = window;
    this.box.setAttribute("aria-busy", "true");
    this.patience = setTimeout(() => { this.asked = null; this.flush(); }, PATIENCE_MS);
    this.send("window", window);
  }

  // The days of the first and last bin, and back.
  get bins() { return this.data.bins; }
  binOf(day) {
    const found = this.bins.findIndex((bin) => day <= bin.last);
    return found < 0 ? this.bins.length - 1 : found;
  }
  ends() {
    if (!this.window) return null;
    const [first, last] = this.window;
    return [first === null ? 0 : this.binOf(first), last === null ? this.bins.length - 1 : this.binOf(last)];
  }
  days() { return [this.window[0] ?? this.bins[0].first, this.window[1] ?? this.bins.at(-1).last]; }
  show(from, to) {
    this.tellProgram([this.bins[from].first, this.bins[to].last]);
  }

  step(by) {
    const ends = this.ends(), most = this.bins.length - 1;
    if (!this.bins.length) return;
    if (!ends) return this.show(by > 0 ? 0 : most, by > 0 ? 0 : most);
    if (!this.isOfBars(ends)) return this.stepDays(by);
    const wide = ends[1] - ends[0], from = clamp(ends[0] + by, 0, most - wide);
    this.show(from, from + wide);
  }

  // Days that are parts of bars stay as many: a step is then as long as they are.
  isOfBars(ends) { return same(this.days(), [this.bins[ends[0]].first, this.bins[ends[1]].last]); }
  stepDays(by) {
    const [first, last] = this.days(), long = last - first + 1;
    const from = clamp(first + by * long, this.bins[0].first, Math.max(this.bins[0].first, this.bins.at(-1).last - long + 1));
    this.tellProgram([from, from + long - 1]);
  }

  move(end, by) {
    const ends = this.ends() || [0, this.bins.length - 1];
    ends[end] = end ? clamp(ends[1] + by, ends[0], this.bins.length - 1) : clamp(ends[0] + by, 0, ends[1]);
    this.show(...ends);
  }

  clear() {
    this.pause();
    this.tellProgram(null);
  }

  start() {
    const ends = this.ends(), most = this.bins.length - 1;
    if (most < 1) return;
    if (!ends || ends[1] >= most) {
      const wide = ends && ends[1] - ends[0] < most ? ends[1] - ends[0] : Math.floor(most / 12);
      this.show(0, wide);
    }
    this.play.textContent = "❚❚";
    this.play.title = "Pause";
    this.play.setAttribute("aria-label", "Pause");
    this.tick();
  }

  tick() {
    this.timer = setTimeout(() => {
      if (!this.box.isConnected) return;
      const ends = this.ends();
      if (!ends || ends[1] >= this.bins.length - 1) return this.pause();
      if (!this.asked) this.step(1);
      this.tick();
    }, SPEEDS[this.speed.value]);
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
    this.play.textContent = "▶";
    this.play.title = "Play the days";
    this.play.setAttribute("aria-label", "Play the days");
  }

  key(event) {
    const ends = this.ends(), wide = ends ? ends[1] - ends[0] + 1 : 1, by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const act = by && event.shiftKey ? () => this.move(1, by)
      : by ? () => this.step(by)
      : { PageDown: () => this.step(wide), PageUp: () => this.step(-wide), Home: () => this.step(-this.bins.length), End: () => this.step(this.bins.length), Escape: () => this.clear(), "+": () => this.closer.hidden || this.closer.click(), "-": () => this.wider.hidden || this.wider.click(), " ": () => this.play.click() }[event.key];
    if (!act) return;
    event.preventDefault();
    if (event.key !== " ") this.pause();
    act();
  }

  gripKey(event, end) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -this.bins.length, End: this.bins.length }[event.key];
    if (event.key === "Escape") this.clear();
    else if (by) this.move(end, by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Where a bin begins, in pixels, and which bin is at a place.
  get wide() { return this.chart.clientWidth; }
  x(bin) { return (bin / this.bins.length) * this.wide; }
  at(event) {
    const x = event.clientX - this.chart.getBoundingClientRect().left;
    return clamp(Math.floor((x / this.wide) * this.bins.length), 0, this.bins.length - 1);
  }

  grab(event) {
    if (event.button || !this.bins.length) return;
    const bin = this.at(event), end = event.target.dataset.end, ends = this.ends();
    this.pause();
    this.chart.setPointerCapture(event.pointerId);
    if (end !== undefined) this.drag = { end: Number(end), from: bin, ends };
    else if (ends && bin >= ends[0] && bin <= ends[1] && !this.isWhole(ends)) this.drag = { middle: true, from: bin, ends };
    else this.drag = { fresh: true, from: bin };
    this.drag.x = event.clientX;
  }

  isWhole(ends) { return ends[0] === 0 && ends[1] === this.bins.length - 1; }
  pull(event) {
    const { end, middle, from, ends, x } = this.drag, bin = this.at(event), most = this.bins.length - 1;
    if (Math.abs(event.clientX - x) < 3 && !this.drag.moved) return;
    this.drag.moved = true;
    if (middle) {
      const wide = ends[1] - ends[0], first = clamp(ends[0] + bin - from, 0, most - wide);
      this.show(first, first + wide);
    } else if (end !== undefined) {
      const other = ends[1 - end];
      this.show(Math.min(bin, other), Math.max(bin, other));
    } else this.show(Math.min(bin, from), Math.max(bin, from));
  }

  drop(event) {
    if (!this.drag) return;
    const { moved, fresh, middle, from } = this.drag;
    this.drag = null;
    if (!moved && event.type === "pointerup" && (fresh || middle)) this.show(from, from); // a click on a bar is that bar
    this.draw();
  }

  tell(event) {
    if (!this.bins.length) return;
    this.said.textContent = inWords(this.bins[this.at(event)], this.data.names);
  }

  inWords() {
    return this.window ? span(...this.days()) : "All days";
  }

  say() {
    if (!this.bins.length) this.said.textContent = this.data.empty;
    else this.said.textContent = same(this.window, this.data.window) ? `${this.inWords()} · ${this.data.counted}` : this.inWords();
  }

  draw() {
    if (!this.data || !this.wide) return;
    drawHistogram(this.svg, this.data, this.wide, this.ends());
    this.box.setAttribute("aria-busy", String(Boolean(this.asked || this.next)));
    this.all.hidden = !this.window;
    this.closer.hidden = !this.window || this.window.includes(null) || this.data.unit === "day";
    this.wider.hidden = !this.data.near;
    this.play.disabled = this.bins.length < 2;
    this.say();
    this.brush();
  }

  // The window over the bars: a part of a bin where its days begin or end within one.
  place(day, end) {
    const i = this.binOf(day), { first, last } = this.bins[i];
    return this.x(i + clamp((day - first + end) / (last - first + 1), 0, 1));
  }

  brush() {
    const { bins } = this, shown = Boolean(this.window && bins.length);
    this.grips.forEach((grip) => { grip.hidden = !shown; });
    for (const [name, value] of [["min", 0], ["max", Math.max(0, bins.length - 1)], ["now", shown ? this.ends()[0] : 0]]) this.track.setAttribute(`aria-value${name}`, value);
    this.track.setAttribute("aria-valuetext", bins.length ? `${this.inWords()}, ${this.data.counted}` : this.data.empty);
    if (!shown) return;
    const days = this.days(), [a, b] = [this.place(days[0], 0), this.place(days[1], 1)];
    shape("rect", { x: a, y: 0, width: Math.max(2, b - a), height: TALL, class: "window" }, this.svg);
    this.grips.forEach((grip, end) => {
      grip.style.left = `${clamp([a, b][end] - GRIP_PX, -GRIP_PX, this.wide - GRIP_PX)}px`;
      for (const [name, value] of [["min", 0], ["max", bins.length - 1], ["now", this.ends()[end]], ["text", span(days[end], days[end])]]) grip.setAttribute(`aria-value${name}`, value);
    });
  }
}
