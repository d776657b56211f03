// One decision: the words it was read from, and what was read. Every string becomes a text node: nothing in an article is ever read as HTML.
const FOCUS_MS = 300;

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".item");
  box.style.setProperty("--hue", data.colour);
  const text = make("div", "text");
  text.append(...paragraphs(data.text));
  const facts = make("dl");
  for (const [name, value, note] of data.facts) {
    const said = make("dd", "", value);
    if (note) said.append(make("small", "", note));
    facts.append(make("dt", "", name), said);
  }
  box.replaceChildren(make("h3", "", data.heading), text, facts);
  if (box.dataset.key && box.dataset.key !== data.key) setTimeout(() => follow(box), FOCUS_MS);
  box.dataset.key = data.key;
}

// The button that was pressed has gone with its item: who works with a keyboard or hears the page goes on at the next one.
function follow(box) {
  if (document.activeElement === document.body) box.focus({ preventScroll: true });
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function paragraphs({ before, head, marked, tail, after }) {
  const own = make("p");
  own.append(head, make("mark", "", marked), tail);
  const all = [before && make("p", "beside", before), own, after && make("p", "beside", after)].filter(Boolean);
  for (const one of all) one.dir = "auto";
  return all;
}
