// The article with its places, dates and event clauses marked. Every string becomes a text node: nothing in an article is ever read as HTML.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".reader");
  if (box.dataset.version !== data.version) {
    box.dataset.version = data.version;
    box.replaceChildren(...paragraphs(data));
    box.scrollTop = 0; // the box is the last text's, and so is its place in it
  }
  select(box, data.selected, data.version);
  box.onclick = (event) => pick(event.target.closest("mark"));
  box.onkeydown = (event) => {
    const clause = event.target.closest("mark");
    if (clause && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault(); // elsewhere a space scrolls the text
      pick(clause);
    }
  };
  function pick(mark) {
    if (mark && String(document.getSelection()).length === 0) setTriggerValue("picked", mark.dataset.keys.split(" "));
  }
}

function paragraphs({ pieces, events }) {
  const all = [];
  let paragraph = null;
  let clause = null;
  const begin = () => {
    paragraph = document.createElement("p");
    paragraph.dir = "auto";
    clause = null;
    all.push(paragraph);
  };
  begin();
  for (const [text, kind, tip, rows] of pieces) {
    text.split(/\r\n|[\n\r]/).forEach((line, index) => {
      if (index && (paragraph.hasChildNodes() || all.length === 1)) begin();
      if (!line) return;
      const inside = rows.join(" ");
      if (!rows.length) clause = null;
      else if (!clause || clause.dataset.rows !== inside) {
        clause = mark(rows.map((row) => events[row]), inside);
        paragraph.append(clause);
      }
      (clause || paragraph).append(kind ? span(line, kind, tip) : document.createTextNode(line));
    });
  }
  return all.filter((one) => one.hasChildNodes());
}

function mark(events, rows) {
  const element = document.createElement("mark");
  element.dataset.rows = rows;
  element.dataset.keys = events.map((one) => one.key).join(" ");
  element.style.setProperty("--hue", events[0].colour);
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  element.title = events.map((one) => one.title).join("\n");
  return element;
}

function span(text, kind, tip) {
  const element = document.createElement("span");
  element.className = kind;
  element.title = tip;
  element.textContent = text;
  return element;
}

function select(box, keys, version) {
  const wanted = new Set(keys);
  let first = null;
  for (const one of box.querySelectorAll("mark")) {
    const chosen = one.dataset.keys.split(" ").some((key) => wanted.has(key));
    one.classList.toggle("chosen", chosen);
    one.setAttribute("aria-pressed", String(chosen));
    if (chosen && !first) first = one;
  }
  const now = version + keys.join(" ");
  if (box.dataset.selected === now) return;
  box.dataset.selected = now;
  if (box.watcher) box.watcher.disconnect();
  if (!first) return;
  // The cards above take their room a moment later and make the box smaller: the clause is brought into sight again then.
  box.watcher = new ResizeObserver(() => reveal(box, first));
  box.watcher.observe(box);
}

function reveal(box, clause) {
  const gap = clause.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (gap < 0 || gap > box.clientHeight - 60) box.scrollTop += gap - box.clientHeight / 4;
}
