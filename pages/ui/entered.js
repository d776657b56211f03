// Enter ends a field for a day, as it ends every other field: Streamlit's own takes what was typed on Escape, and on a press elsewhere.
const FIELD = "[data-testid=stDateInputField]";

export default function () {
  document.addEventListener("keydown", pressed, true);
  return () => document.removeEventListener("keydown", pressed, true);
}

function pressed(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.closest?.(FIELD)) return;
  event.preventDefault();
  event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
}
