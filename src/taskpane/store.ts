// Holds the state for those who act and those who show.
import { reduce, type PaneEvent, type PaneState } from "./state";

export interface Store {
  state(): PaneState;
  send(event: PaneEvent): void;
  /** @returns how to stop listening */
  listen(listener: () => void): () => void;
}

export function createStore(initial: PaneState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    send: (event) => {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
