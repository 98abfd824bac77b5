// What a bench has found: told on the screen, and left for the page of results. Ratios alone: they are what another machine repeats.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { median } from "./median";

interface Line {
  readonly what: string;
  readonly against: string;
  readonly ratio: string;
  readonly spread: string;
  readonly rounds: number;
  /** What was aimed at, and whether it is reached. */
  readonly goal: string;
}

/** What a ratio should be. */
interface Goal {
  readonly least?: number;
  readonly most?: number;
}

const lines: Line[] = [];
let heading = "";

/** Three figures say as much as can be repeated. */
const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3);

/** What is compared here and how, in a sentence. */
export function headed(sentence: string): void {
  heading = sentence;
  console.log(sentence);
}

function judged({ least = 0, most = Infinity }: Goal, ratio: number): string {
  const aim = least > 0 ? `at least ${figure(least)}` : `at most ${figure(most)}`;
  return `${aim}: ${ratio >= least && ratio <= most ? "reached" : "not reached"}`;
}

/** @param ratios - one for each round, in which both sides took turns */
export function told(what: string, against: string, ratios: readonly number[], goal?: Goal): void {
  const sorted = [...ratios].sort((a, b) => a - b);
  const [low, high] = [sorted[sorted.length >> 2]!, sorted[Math.ceil((sorted.length * 3) / 4) - 1]!];
  const line = {
    what,
    against,
    ratio: figure(median(ratios)),
    spread: ratios.length < 3 ? "" : `${figure(low)}–${figure(high)}`,
    rounds: ratios.length,
    goal: goal ? judged(goal, median(ratios)) : "",
  };
  lines.push(line);
  console.log(`${what} ÷ ${against}: ${line.ratio} ${line.spread === "" ? "" : `(${line.spread}, ${line.rounds} rounds)`}`);
}

/** Called when all is told: whoever runs the bench says where the page's part goes. */
export function ended(): void {
  const out = process.env["BENCH_OUT"];
  if (out === undefined) return;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify({ heading, lines }));
}

/** Processor time of this process so far, in milliseconds: other work on the machine does not count. */
export const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
