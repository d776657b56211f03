// Events as cards, or as a list of rows. Every string becomes a text node: nothing in an article is ever read as HTML.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".cards"), held = box.querySelector(":focus")?.getAttribute("aria-label");
  box.replaceChildren(...(data.rows ? data.groups.flatMap((group) => list(group, setTriggerValue)) : stack(data, setTriggerValue)));
  if (held) [...box.querySelectorAll("[aria-label]")].find((one) => one.getAttribute("aria-label") === held)?.focus({ preventScroll: true });
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function stack({ cards, heading, opens }, send) {
  const head = make("div", "head");
  const close = make("button", "close", "×");
  close.setAttribute("aria-label", "Close the event cards");
  close.onclick = () => send("closed", true);
  head.append(make("h3", "", heading), close);
  const pile = make("div", "stack");
  pile.tabIndex = 0; // a keyboard scrolls only what it can reach
  pile.setAttribute("role", "region");
  pile.setAttribute("aria-label", "Cards of the picked events");
  pile.append(...cards.map((card) => element(card, opens ? send : null, send)));
  return [head, pile];
}

function element(card, send, act) {
  const one = make("article", "card");
  one.style.setProperty("--hue", card.colour);
  const title = make("h4");
  title.append(make("span", "type", card.type), make("span", "sub", card.sub_type));
  const facts = make("dl");
  for (const [name, value, note] of card.facts) {
    const said = make("dd", "", value);
    if (note) said.append(make("small", "", note));
    facts.append(make("dt", "", name), said);
  }
  one.append(title, ...review(card, act), facts, sureness(card.confidence));
  if (card.quote) one.append(quoted(card.quote));
  if (card.source) one.append(make("p", "source", card.source));
  if (card.tellings.length) one.append(make("h5", "", card.sources), tellings(card, send, act));
  return one;
}

// What people did to the event, and what can be done to it.
function review({ key, heading, review: { said, by, acts } }, act) {
  const found = [];
  const button = (label, name, hint) => {
    const one = make("button", "act", label);
    one.title = hint;
    one.setAttribute("aria-label", `${label}: ${heading}`);
    // The second click of a double click, too, would be a press: on this card, or on the one that has come into its place.
    one.onclick = (event) => { if (event.detail < 2) act("acted", { name, key }); };
    return one;
  };
  if (said) {
    const line = make("p", "reviewed");
    line.append(make("strong", "", said), make("span", "", by));
    if (acts) line.append(button("Undo", "undo", "Take back what was done last to this event"));
    found.push(line);
  }
  if (acts) {
    const row = make("div", "acts");
    row.append(
      button("Accept", "accept", "The event is right as it stands here"),
      button("Reject", "reject", "There is no such event"),
      button("Edit…", "edit", "Correct its place, days, type and the rest"),
    );
    found.push(row);
  }
  return found;
}

function quoted(text) {
  const quote = make("blockquote", "", text);
  quote.dir = "auto";
  return quote;
}

function tellings({ tellings: told, review: { acts } }, send, act) {
  const items = make("ol", "tellings");
  items.append(...told.map(({ key, source, deaths, quote }) => {
    const item = make("li"), name = make(send ? "button" : "span", "told", source);
    if (send) {
      name.title = "Open this article’s text";
      name.onclick = () => send("picked", [key]);
    }
    item.append(name);
    if (deaths) item.append(make("span", "toll", deaths));
    item.append(quoted(quote));
    if (acts) {
      const apart = make("button", "act", "Another event");
      apart.title = "This article tells of another event: it gets its own marker";
      apart.setAttribute("aria-label", `Another event: ${source}`);
      apart.onclick = () => act("acted", { name: "unlink", key });
      item.append(apart);
    }
    return item;
  }));
  return items;
}

function sureness(percent) {
  const line = make("div", "sure");
  const bar = make("meter");
  Object.assign(bar, { min: 0, max: 100, value: percent });
  bar.setAttribute("aria-label", `Confidence ${percent} percent`);
  line.append(make("span", "", "Confidence"), bar, make("span", "", `${percent} %`));
  return line;
}

function list({ heading, rows }, send) {
  const items = rows.map((row) => {
    const button = make("button", "row");
    button.style.setProperty("--hue", row.colour);
    button.append(make("span", "type", row.title));
    if (row.quote) button.append(make("q", "", row.quote));
    button.lastChild.dir = "auto";
    button.onclick = () => send("picked", [row.key]);
    return button;
  });
  return [make("h4", "group", heading), ...items];
}
