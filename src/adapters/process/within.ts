// A piece of work that may go wrong without taking the rest with it.
import { runInThisContext } from "node:vm";

export type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "late" }
  /** Thrown by what was done: our own fault, or a machine at its end. */
  | { readonly kind: "failed"; readonly detail: string };

const KEY = "nianbao.work";
const SCRIPT = `globalThis[${JSON.stringify(KEY)}]()`;

/** The engine ends it from another thread; nothing that runs in this one could. */
function timed<T>(what: () => T, seconds: number): T {
  // Where scripts run, which need not be where this module does.
  const place = runInThisContext("globalThis") as Record<string, () => T>;
  place[KEY] = what;
  try {
    return runInThisContext(SCRIPT, { timeout: seconds * 1000 }) as T;
  } finally {
    delete place[KEY];
  }
}

const failed = (error: unknown): { readonly kind: "failed"; readonly detail: string } => ({
  kind: "failed",
  detail: (error instanceof Error ? `${error.name}：${error.message}` : String(error)).slice(0, 200),
});

export async function attemptAsync<T>(what: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: "done", value: await what() };
  } catch (error) {
    return failed(error);
  }
}

/** @param seconds - after which it is ended, where nobody else sees to that */
export function attempt<T>(what: () => T, seconds?: number): Attempt<T> {
  try {
    return { kind: "done", value: seconds === undefined ? what() : timed(what, seconds) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { kind: "late" };
    return failed(error);
  }
}
