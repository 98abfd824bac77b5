// A piece of work over a file that may go wrong without taking the other files with it, where nobody else looks after that.

export type FileAttempt<T> =
  | { readonly kind: "done"; readonly value: T }
  /** The file is no more where it was, or may not be read. */
  | { readonly kind: "gone"; readonly detail: string }
  /** Thrown by what was done: our own fault, or a machine at its end. */
  | { readonly kind: "failed"; readonly detail: string };

export async function attemptFile<T>(what: () => Promise<T>): Promise<FileAttempt<T>> {
  try {
    return { kind: "done", value: await what() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof DOMException ? "gone" : "failed", detail: detail.slice(0, 200) };
  }
}
