// What a map still tells after a press on another page's link is for a page that is being left: Streamlit would take it for a wish to go
// back, and leave the new page blank. So it is kept from Streamlit from the press until the new page is there, and playing stops.
const PATIENCE_MS = 20000; // a page that has not come by then never will, and the old one works on
let here = null; // the path of the page that is drawn
let pressed = -Infinity;

export default function () {
  if (location.pathname === here) return;
  here = location.pathname;
  pressed = -Infinity;
}

function isLeft() {
  return here !== null && (location.pathname !== here || performance.now() - pressed < PATIENCE_MS);
}

function leave() {
  if (isLeft()) document.dispatchEvent(new Event("whereabouts:leaving"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target === "_blank") return;
  if (link.origin !== location.origin || link.pathname === location.pathname) return;
  pressed = performance.now();
  leave();
}, true);
window.addEventListener("popstate", leave);
window.addEventListener("message", (event) => {
  if (event.data?.isStreamlitMessage && event.data.type === "streamlit:setComponentValue" && isLeft()) event.stopImmediatePropagation();
}, true);
