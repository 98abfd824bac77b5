import { useSyncExternalStore } from "react";

/** Whether what is asked of the screen holds, from now on. */
function watching(query: string): () => boolean {
  const asked = window.matchMedia(query);
  const listen = (listener: () => void): (() => void) => {
    asked.addEventListener("change", listener);
    return () => asked.removeEventListener("change", listener);
  };
  return function useMedia() {
    return useSyncExternalStore(listen, () => asked.matches);
  };
}

/** There is no program around the page whose colours it would follow. */
export const useDark = watching("(prefers-color-scheme: dark)");

/** The tables and the pane have no room side by side; page.css says the same. */
export const useNarrow = watching("(max-width: 899px)");
