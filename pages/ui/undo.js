// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) for what was done to events. In a field, and in an open dialog, these keys mean what is typed there.
const TYPED = ["text", "search", "number", "date", "email", "url", "password", "tel"];

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".undo-keys");
  box.send = setTriggerValue;
  if (box.textContent !== data.said) box.textContent = data.said; // a screen reader says what is new
  if (!box.listens) {
    box.listens = (event) => box.isConnected && pressed(event, box.send);
    document.addEventListener("keydown", box.listens);
  }
  return () => {
    document.removeEventListener("keydown", box.listens);
    box.listens = null;
  };
}

function pressed(event, send) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.repeat || (key !== "z" && key !== "y")) return;
  const [target] = event.composedPath(); // inside our own components, too
  if (isTyped(target) || document.querySelector("[role=dialog]")) return;
  event.preventDefault();
  send("pressed", key === "y" || event.shiftKey ? "redo" : "undo");
}

function isTyped(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && TYPED.includes(element.type);
}
