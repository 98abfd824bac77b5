// Puts a screen on a page of jsdom, with fake callbacks, and lets a test press its keys.
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import type { PaneActions } from "../../src/taskpane/pane-actions";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// What jsdom lacks and Fluent or the pane asks for.
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
window.matchMedia = ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as never;

export type Calls = { readonly [Name in keyof PaneActions]: jest.Mock };

/** Every act of the pane, counted and not done. */
export const fakeActions = (): PaneActions & Calls =>
  new Proxy({} as Record<string, jest.Mock>, {
    get: (made, name: string) => (made[name] ??= jest.fn()),
  }) as unknown as PaneActions & Calls;

export interface Mounted {
  readonly root: HTMLElement;
  /** Everything of one role with that name, as a screen reader would call it. */
  all(role: string, name?: string | RegExp): HTMLElement[];
  one(role: string, name?: string | RegExp): HTMLElement;
  press(key: string): void;
  click(element: HTMLElement): void;
  /** Takes a choice of the list with that name. */
  choose(name: string, value: string): void;
  focus(element: HTMLElement): void;
  wait(milliseconds: number): Promise<void>;
  rerender(element: ReactElement): Promise<void>;
}

/** Switched off, whether or not it keeps the focus meanwhile. */
export const isOff = (element: HTMLElement): boolean =>
  (element as HTMLButtonElement).disabled || element.getAttribute("aria-disabled") === "true";

const NATIVE: Readonly<Record<string, string>> = {
  button: "button",
  heading: "h1,h2,h3",
  textbox: "input:not([type]),input[type=text],textarea",
  combobox: "select",
  checkbox: "input[type=checkbox]",
  listitem: "li",
};

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  const id = element.id;
  const labelled = (id !== "" && document.querySelector(`label[for="${id}"]`)) || element.closest("label");
  return labelled ? labelled.textContent : element.textContent;
}

const fits = (name: string, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === "string" ? name.trim() === wanted : wanted.test(name));

export async function mount(element: ReactElement): Promise<Mounted> {
  document.body.innerHTML = "";
  const root = document.body.appendChild(document.createElement("div"));
  const react = createRoot(root);
  const show = async (next: ReactElement): Promise<void> => {
    await act(async () => {
      react.render(next);
      // What is fetched lazily comes in a later turn.
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    });
  };
  await show(element);
  const all = (role: string, name?: string | RegExp): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>(`[role="${role}"]${NATIVE[role] === undefined ? "" : `,${NATIVE[role]}`}`)].filter(
      (found) => fits(nameOf(found), name),
    );
  const one: Mounted["one"] = (role, name) => {
    const found = all(role, name);
    if (found.length !== 1) throw new Error(`${found.length} of ${role} ${String(name)}`);
    return found[0]!;
  };
  return {
    root,
    all,
    one,
    press: (key) => {
      act(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      });
    },
    click: (target) => {
      act(() => target.click());
    },
    choose: (name, value) => {
      const list = one("combobox", name) as HTMLSelectElement;
      act(() => {
        list.value = value;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
    },
    focus: (target) => {
      act(() => target.focus());
    },
    wait: (milliseconds) => act(() => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))),
    rerender: show,
  };
}
