// Memory stays flat over any number of files: what outlives the engine's quick collections grows with what is read, and left to
// itself the engine lets tens of megabytes of it come together before it looks.

/** A thorough collection takes as long as a hundred workbooks; so many bytes are two thousand of them, or some hundred fat documents. */
const EVERY = 32 * 1024 * 1024;

let since = 0;
let collect: (() => void) | undefined;

/** The engine hands out its collector to contexts that are made while the flag stands. */
async function collector(): Promise<() => void> {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const made = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  return made;
}

/** To be told of all that is read of files, in the thread that read it. */
export function bytesRead(count: number): void {
  since += count;
}

/** Called between two files, when nothing is held of either. */
export async function collected(): Promise<void> {
  if (since < EVERY) return;
  since = 0;
  collect ??= await collector();
  collect();
}
