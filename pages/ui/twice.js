// A double click on a button is one press: the second would act on what the first has brought into its place.
const BUTTONS = "[data-testid=stButton] button, [data-testid=stFormSubmitButton] button";

export default function () {
  document.addEventListener("click", pressed, true);
  return () => document.removeEventListener("click", pressed, true);
}

function pressed(event) {
  if (event.detail < 2 || !event.target.closest?.(BUTTONS)) return; // a press by the keyboard has no count
  event.preventDefault();
  event.stopImmediatePropagation();
}
