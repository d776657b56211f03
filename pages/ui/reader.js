// The article with its places, dates and event clauses marked. Every string becomes a text node: nothing in an article is ever read as HTML.
// Offsets are Python's: they count code points of the whole text, its line breaks included, of which the paragraphs show none.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".reader");
  explaining(parentElement, box);
  adding(parentElement, box, data, setTriggerValue);
  if (box.dataset.version !== data.version) {
    box.dataset.version = data.version;
    box.replaceChildren(...paragraphs(data));
    box.scrollTop = 0; // the box is the last text's, and so is its place in it
  }
  select(box, data.selected, data.version);
  box.onclick = (event) => pick(event.target.closest("mark"));
  box.onkeydown = (event) => {
    const clause = event.target.closest("mark");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && event.target.matches("span[tabindex]")) {
      const names = [...box.querySelectorAll("span[tabindex]")];
      names[names.indexOf(event.target) + step]?.focus();
      event.preventDefault();
    }
    if (clause && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault(); // elsewhere a space scrolls the text
      pick(clause);
    }
  };
  function pick(mark) {
    if (mark && !chosenSpan(box)) setTriggerValue("picked", mark.dataset.keys.split(" "));
  }
}

function paragraphs({ pieces, events }) {
  const all = [];
  let paragraph = null;
  let clause = null;
  let at = 0;
  let names = 0;
  const begin = () => {
    paragraph = document.createElement("p");
    paragraph.dir = "auto";
    clause = null;
    all.push(paragraph);
  };
  begin();
  for (const [text, kind, tip, rows] of pieces) {
    text.split(/(\r\n|[\n\r])/).forEach((line, index) => {
      const start = at;
      at += points(line);
      if (index % 2) {
        if (paragraph.hasChildNodes() || all.length === 1) begin();
        return;
      }
      if (!line) return;
      const inside = rows.join(" ");
      if (!rows.length) clause = null;
      else if (!clause || clause.dataset.rows !== inside) {
        clause = mark(rows.map((row) => events[row]), inside);
        paragraph.append(clause);
      }
      const node = kind ? span(line, kind, tip) : document.createTextNode(line);
      (node.firstChild || node).at = start;
      if (kind && !clause) node.tabIndex = names++ ? -1 : 0; // one stop for all names outside of clauses: arrow keys lead from one to the next
      (clause || paragraph).append(node);
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

// What a name and a date are taken for, and why: a tooltip for the mouse, a line below the text for those who come by keyboard or by touch.
function explaining(parent, box) {
  const why = parent.querySelector(".why");
  if (why.isKept) return;
  why.isKept = true;
  const tell = (target) => {
    const told = target.matches("mark") ? [...target.querySelectorAll("span[title]")] : target.matches("span[title]") ? [target] : [];
    why.replaceChildren(...told.map((one) => reason(one.textContent, one.title)));
    why.hidden = !told.length;
  };
  box.addEventListener("focusin", ({ target }) => { if (target.matches(":focus-visible")) tell(target); });
  box.addEventListener("focusout", () => { why.hidden = true; });
  box.addEventListener("click", (event) => { if (event.pointerType === "touch") tell(event.target.closest("span[title], mark") || box); });
}

function reason(name, tip) {
  const line = document.createElement("p"), strong = document.createElement("b");
  strong.textContent = name;
  line.append(strong, ": ", tip.split("\n").join("; "));
  return line;
}

const points = (text) => [...text].length;

// Words chosen by mouse or finger, or sentence by sentence with the keyboard, can be told of as an event that was missed.
function adding(parent, box, data, send) {
  const bar = parent.querySelector(".adding");
  const [start, add, said] = ["start", "add", "said"].map((name) => bar.querySelector("." + name));
  bar.hidden = !data.adds;
  box.sentences = data.sentences;
  const show = () => {
    const span = data.adds ? chosenSpan(box) : null;
    add.hidden = !span;
    start.hidden = Boolean(span) && box.sentence === undefined; // these words, and not the first sentence
    if (!span && box.sentence === undefined) said.textContent = "";
  };
  const give = () => {
    const span = chosenSpan(box);
    if (span) send("added", { start: span[0], end: span[1], version: data.version });
    leave();
  };
  const leave = () => {
    delete box.sentence;
    said.textContent = "";
    selectionOf(box).removeAllRanges();
    show();
  };
  const step = (by) => {
    const last = box.sentences.length - 1;
    box.sentence = Math.max(0, Math.min(last, box.sentence === undefined ? firstSeen(box) : box.sentence + by));
    choose(box, box.sentences[box.sentence]);
    const words = String(selectionOf(box)).trim();
    said.textContent = `Sentence ${box.sentence + 1} of ${last + 1}: “${words}” Arrow keys choose another one, Enter adds it, Escape ends.`;
    show();
  };
  start.onclick = () => {
    start.focus();
    step(0);
  };
  start.onkeydown = (event) => {
    const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: leave, Enter: box.sentence === undefined ? null : give }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  add.onmousedown = (event) => event.preventDefault(); // a press would end the selection
  add.onclick = give;
  if (box.shows) document.removeEventListener("selectionchange", box.shows);
  box.shows = () => box.isConnected && show();
  document.addEventListener("selectionchange", box.shows);
  show();
}

function selectionOf(box) {
  const root = box.getRootNode();
  return root.getSelection ? root.getSelection() : document.getSelection();
}

function rangeOf(box) {
  const selection = selectionOf(box), root = box.getRootNode();
  if (!selection || !selection.rangeCount) return null;
  const [found] = selection.getComposedRanges && root instanceof ShadowRoot ? selection.getComposedRanges({ shadowRoots: [root] }) : [selection.getRangeAt(0)];
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

function textNodes(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// What is chosen, as half-open offsets in the article's text, without white space around it; null for nothing.
function chosenSpan(box) {
  const range = rangeOf(box);
  if (!range || range.collapsed) return null;
  const nodes = textNodes(box).filter((node) => node.at !== undefined && range.intersectsNode(node));
  if (!nodes.length) return null;
  const first = nodes[0], last = nodes[nodes.length - 1];
  const head = first === range.startContainer ? first.data.slice(0, range.startOffset) : "";
  const tail = last === range.endContainer ? last.data.slice(0, range.endOffset) : last.data;
  const start = first.at + points(head), end = last.at + points(tail);
  return end > start && String(range).trim() ? [start, end] : null;
}

function choose(box, [start, end]) {
  const nodes = textNodes(box).filter((node) => node.at !== undefined);
  const at = (offset, isEnd) => {
    const node = nodes.findLast((one) => (isEnd ? one.at < offset : one.at <= offset)) || nodes[0];
    return [node, [...node.data].slice(0, offset - node.at).join("").length];
  };
  const [from, to] = [at(start, false), at(end, true)];
  selectionOf(box).setBaseAndExtent(...from, ...to);
  const line = from[0].parentElement.getBoundingClientRect();
  const gap = line.top - box.getBoundingClientRect().top;
  if (gap < 0 || gap > box.clientHeight - 60) box.scrollTop += gap - box.clientHeight / 4;
}

function firstSeen(box) {
  const top = box.getBoundingClientRect().top;
  const node = textNodes(box).find((one) => one.at !== undefined && one.parentElement.getBoundingClientRect().bottom > top);
  return Math.max(0, box.sentences.findLastIndex(([start]) => node && start <= node.at));
}
