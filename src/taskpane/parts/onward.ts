// The one button that leads on, pressed by Ctrl+Enter wherever the focus is.

/** What such a button carries. */
export const ONWARD = { "data-onward": "", "aria-keyshortcuts": "Control+Enter", title: "Ctrl+Enter" } as const;

const isOff = (button: HTMLElement): boolean => button.getAttribute("aria-disabled") === "true" || button.matches(":disabled");

/** What the screen asks for; else the next step of the work. */
function onwardButton(): HTMLElement | undefined {
  const own = [...document.querySelectorAll<HTMLElement>("main [data-onward]")].find((button) => !isOff(button));
  return own ?? document.querySelector<HTMLElement>("nav [aria-current=step]") ?? undefined;
}

/** @returns what ends listening */
export function listenOnward(): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // In a sheet, and where sentences are written, the stroke has a meaning of its own.
    if (event.target instanceof Element && event.target.closest("table.form, textarea") !== null) return;
    const button = onwardButton();
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

/** Where what was pressed has gone, the next step is where the keys go on; never out of the sheet into the pane. */
export function focusNextStep(): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("nav [aria-current=step]")?.focus({ preventScroll: true });
}
