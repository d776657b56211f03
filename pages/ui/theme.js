// The screen turned dark or light: Streamlit's own parts follow by themselves, what is drawn by the program when it is told.
const SETTLED_MS = 300; // by then Streamlit knows the new theme, too

export default function ({ setTriggerValue }) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const tell = () => setTimeout(() => setTriggerValue("turned", true), SETTLED_MS);
  dark.addEventListener("change", tell);
  return () => dark.removeEventListener("change", tell);
}
