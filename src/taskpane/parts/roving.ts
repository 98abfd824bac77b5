// A group of buttons as one stop of the Tab key: the arrow keys, Home and End walk in it, and it is come back to where it was left.
import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";

interface Roving<Element extends HTMLElement> {
  readonly ref: RefObject<Element>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}

export function useRoving<Element extends HTMLElement>(): Roving<Element> {
  const ref = useRef<Element>(null);
  const buttons = (): HTMLElement[] => [...(ref.current?.querySelectorAll<HTMLElement>("button:enabled") ?? [])];
  const settle = (): void => {
    const all = buttons();
    const stop =
      all.find((one) => one === document.activeElement) ??
      all.find((one) => one.hasAttribute("aria-current")) ??
      all.find((one) => one.tabIndex === 0 && one.dataset["roved"] === "") ??
      all[0];
    for (const one of all) {
      one.tabIndex = one === stop ? 0 : -1;
      one.dataset["roved"] = "";
    }
  };
  // What is drawn anew may be other buttons.
  useEffect(settle);
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const last = all.length - 1;
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(to, 0), last)]!.focus();
  };
  return { ref, onKeyDown, onFocus: settle };
}
