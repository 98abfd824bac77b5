// A list whose lines go away once they are answered: the keys go on to the next line, or to the head of the list, not nowhere.
import { useEffect, useRef, type RefObject } from "react";

interface KeptFocus {
  readonly head: RefObject<HTMLButtonElement>;
  /** Where a line stands now; null once it is gone. */
  line(key: string, element: HTMLElement | null): void;
  /** What has the keys may go away: they are wanted at this line, or behind it; without one at the head. */
  leaving(key: string | undefined): void;
}

/**
 * @param lines - the keys of those that are shown
 * @param standing - changes with whatever takes a control away
 */
export function useKeptFocus(lines: readonly string[], standing: string): KeptFocus {
  const head = useRef<HTMLButtonElement>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  /** The line that the keys were in and those behind it, until it is seen what became of them. */
  const wanted = useRef<readonly string[] | undefined>(undefined);
  const shown = lines.join("\n\n");
  const shownBefore = useRef(shown);
  const standingBefore = useRef(standing);
  useEffect(() => {
    // What was pressed may have come to nothing yet: the document is compared anew first.
    if (shownBefore.current === shown && standingBefore.current === standing) return;
    [shownBefore.current, standingBefore.current] = [shown, standing];
    const keys = wanted.current;
    wanted.current = undefined;
    // Who has gone elsewhere meanwhile is left there.
    if (keys === undefined || document.activeElement !== document.body) return;
    const next = keys.flatMap((key) => elements.current.get(key) ?? [])[0];
    (next ?? head.current)?.focus();
  }, [shown, standing]);
  return {
    head,
    line: (key, element) => {
      if (element) elements.current.set(key, element);
      else elements.current.delete(key);
    },
    leaving: (key) => {
      const at = key === undefined ? -1 : lines.indexOf(key);
      wanted.current = key === undefined ? [] : at < 0 ? [key] : lines.slice(at);
    },
  };
}
