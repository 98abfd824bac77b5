// Memory stays flat over any number of files: what outlives the engine's quick collections is some kilobytes a file, and left to
// itself the engine lets tens of megabytes of it come together before it looks.

/** A thorough collection takes as long as some ten files. */
const EVERY = 1_000;

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

/** To be told of every file, in the thread that read it. */
export async function filesRead(count: number): Promise<void> {
  since += count;
  if (since < EVERY) return;
  since = 0;
  collect ??= await collector();
  collect();
}
