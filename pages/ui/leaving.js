// What a map tells after a press on another page's link is of a page that is being left: Streamlit would take it for a wish to stay there,
// and blank the new page. So after such a press the maps tell nothing more, what they said before goes its way, and then the link is followed.
const PATIENCE_MS = 20000; // a page that has not come by then never will, and the maps of the old one may speak again
const FLUSH_MS = 10; // Streamlit gathers what its fields and frames say, and sends it at the next turn
const FENCE = "whereabouts:leaving";
let here = location.pathname; // the page that is drawn
let pressed = null; // the link to follow, once what was said before has gone
let following = false;

export default function () {
  here = location.pathname;
}

function leadsAway(event, link) {
  const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && link.target !== "_blank";
  return plain && link.origin === location.origin && link.pathname !== location.pathname;
}

function hush() {
  document.dispatchEvent(new Event(FENCE));
  // Streamlit's own frames alone: one of another origin, which an extension may add, cannot be touched.
  const maps = [...document.querySelectorAll("iframe[data-testid=stCustomComponentV1]")].map((frame) => frame.contentWindow);
  for (const map of maps) map.parent = { postMessage() {} }; // the library with which a frame speaks to Streamlit asks for this
  setTimeout(() => maps.forEach((map) => { if (!map.closed) map.parent = window; }), PATIENCE_MS);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || following || !leadsAway(event, link)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!pressed) hush();
  pressed = link;
  window.postMessage(FENCE, location.origin); // messages come in the order in which they were sent
}, true);

// The same link where the menu was drawn anew meanwhile: one that is gone would load the whole page, and the session would be lost.
function twin(link) {
  return link && [...document.querySelectorAll("a[href]")].find((one) => one.pathname === link.pathname);
}

window.addEventListener("message", (event) => {
  if (event.source !== window || event.data !== FENCE) return;
  const link = pressed;
  pressed = null;
  setTimeout(() => {
    following = true;
    (link?.isConnected ? link : twin(link))?.click();
    following = false;
  }, FLUSH_MS);
});

window.addEventListener("popstate", () => {
  if (location.pathname !== here) hush();
});
