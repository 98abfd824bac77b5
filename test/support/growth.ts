// How work grows with its input, measured inside one run: a ratio is the same on a slow machine and on a busy one, which a
// limit in milliseconds is not.

/** Milliseconds of the processor's, so that what else the machine does is not counted. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How much longer the input grows between the two measurements. */
const TIMES = 8;
/** Work that grows with its input takes about eight times as long, work that grows with its square sixty-four times. */
export const LINEAR = 24;
/** A collection of garbage in the wrong place makes a ratio too large now and then; it does not do so every time. */
const ATTEMPTS = 4;
/** Shorter than this, a clock's tick or a collection of garbage weighs more than the work: it is then done over and over. */
const MEASURABLE_MS = 8;

/** The least that one round takes. */
export function least(work: () => void, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    let times = 1;
    let took = processorTime(work);
    while (took < MEASURABLE_MS) {
      took += processorTime(work);
      times += 1;
    }
    best = Math.min(best, took / times);
  }
  return best;
}

/**
 * How many times as long eight times the input takes; measured again while it looks like more than `LINEAR`.
 *
 * @param make - an input of a size, made before the clock runs
 * @param size - of the smaller input; large enough that reading it is more than starting to read
 */
export function growth<T>(size: number, make: (size: number) => T, work: (input: T) => void): number {
  const [short, long] = [make(size), make(size * TIMES)];
  work(short);
  let ratio = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && ratio >= LINEAR; attempt += 1)
    ratio = Math.min(ratio, least(() => work(long), 1 + attempt) / least(() => work(short), 2));
  return ratio;
}
