// Ctrl+Enter presses the one button that leads on, wherever the focus is. Fetched after the pane can be used.

const isOff = (button: HTMLElement): boolean => button.getAttribute("aria-disabled") === "true" || button.matches(":disabled");
const nextStep = (): HTMLElement | null => document.querySelector<HTMLElement>("nav [aria-current=step]");

function press(event: KeyboardEvent): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  // In a sheet, and where sentences are written, the stroke has a meaning of its own.
  if (event.target instanceof Element && event.target.closest("table.form, textarea") !== null) return;
  // What the screen asks for; where it asks for nothing, the next step of the work.
  const own = [...document.querySelectorAll<HTMLElement>("main [data-onward]")];
  const button = own.length > 0 ? own.find((one) => !isOff(one)) : nextStep();
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** @returns what ends listening */
export function listenOnward(): () => void {
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

/** Where what was pressed has gone, the next step is where the keys go on; never out of the sheet into the pane. */
export function focusNextStep(): void {
  if (document.hasFocus() && document.activeElement === document.body) nextStep()?.focus({ preventScroll: true });
}
