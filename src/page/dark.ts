import { useSyncExternalStore } from "react";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

const listen = (listener: () => void): (() => void) => {
  prefersDark.addEventListener("change", listener);
  return () => prefersDark.removeEventListener("change", listener);
};

/** There is no program around the page whose colours it would follow. */
export const useDark = (): boolean => useSyncExternalStore(listen, () => prefersDark.matches);
