// The rules alone and the command's start, each beside the least that does the same work.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, verdicts } from "../../src/core/check/check";
import { Checker } from "../../src/cli/checking";
import { reportFile } from "../support/many-reports";
import { figuresOf, formFor, jinhu2023, nanyuan2020, shuyang2023, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { ended, headed, told, used } from "./page";
import { spent } from "./spent";

const REPORTS = [nanyuan2020, suqian2023, suqian2024, shuyang2023, jinhu2023];
/** Done in a millisecond of the processor. */
function rate(what: () => number, milliseconds: number): number {
  const started = used();
  let done = 0;
  while (used() - started < milliseconds) done += what();
  return done / (used() - started);
}

const ROUNDS = 9;
const WORKBOOKS = 60;

function rules(): void {
  const jobs = REPORTS.map((report) => ({ run: program(formFor(report)), values: figuresOf(report) }));
  const outs = jobs.map(({ run }) => new Uint8Array(run.checks.length));
  const ours = (): number => {
    for (let round = 0; round < 200; round += 1) jobs.forEach(({ run, values }, i) => verdicts(run, values, [], outs[i]));
    return 200 * jobs.length;
  };
  // The same additions and comparisons, nothing known about blanks, words, decimals or kinds of rule.
  const bare = jobs.map(({ run, values }) => ({
    numbers: Float64Array.from(values, (value) => (typeof value === "number" ? value : 0)),
    sums: run.checks.flatMap((one) => (one.kind === "sum" ? [{ left: one.left, right: one.right }] : [])),
    cells: run.checks.flatMap((one) => (one.kind === "value" ? [one.cells] : [])),
  }));
  let sink = 0;
  const loop = (): number => {
    for (let round = 0; round < 200; round += 1)
      for (const { numbers, sums, cells } of bare) {
        for (const { left, right } of sums) {
          let a = 0;
          let b = 0;
          for (let i = 0; i < left.length; i += 1) a += numbers[left[i]!]!;
          for (let i = 0; i < right.length; i += 1) b += numbers[right[i]!]!;
          if (a !== b) sink += 1;
        }
        for (const list of cells) for (let i = 0; i < list.length; i += 1) if (numbers[list[i]!]! < 0) sink += 1;
      }
    return 200 * bare.length;
  };
  const ratios = Array.from({ length: ROUNDS + 1 }, () => rate(ours, 400) / rate(loop, 400)).slice(1);
  if (sink < 0) throw new Error("the loop was not run");
  told("the rules on one report", "a bare loop over the same additions", ratios);
}

/** One command from its start to its end, beside Node that starts and does nothing. */
async function start(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const file = join(home, "0.xlsx");
    const nothing = join(home, "nothing.mjs");
    writeFileSync(file, await reportFile("xlsx", 0));
    writeFileSync(nothing, "");
    const made = (name: string): string[] => ["--out", join(home, name), "--force"];
    const commands: readonly (readonly string[])[] = [
      ["check", file],
      ["create", "--year", "2024", ...made("1.xlsx")],
      ["fill", file, ...made("2.xlsx")],
    ];
    for (const command of commands) {
      const asked = [".config/nianbao.mjs", ...command];
      spent(asked);
      told(
        `${command[0]!}, one workbook, start and all`,
        "Node that starts and ends",
        Array.from({ length: ROUNDS }, () => spent(asked) / spent([nothing])),
      );
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What one wrong figure costs: its cause is sought, and told. */
async function wrong(): Promise<void> {
  const checker = new Checker({ hints: {}, previous: [], tables: [], explanations: [], alone: false, use: "json" });
  const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const right: string[] = [];
    const damaged: string[] = [];
    for (let at = 0; at < WORKBOOKS; at += 1) {
      for (const isWrong of [false, true]) {
        const file = join(home, `${at}-${isWrong ? "wrong" : "right"}.xlsx`);
        writeFileSync(file, await reportFile("xlsx", at, isWrong ? "figure" : undefined));
        (isWrong ? damaged : right).push(file);
      }
    }
    const time = async (files: readonly string[]): Promise<number> => {
      globalThis.gc?.();
      const started = used();
      await checker.run(files);
      return used() - started;
    };
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS + 2; round += 1) {
      const one = await time(right);
      ratios.push((await time(damaged)) / one);
    }
    told("check, one figure wrong", "the same workbooks, all right", ratios.slice(2), { most: 2 });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

headed(
  "Processor time. The rules: more than 1 is quicker than the loop. A wrong figure: how many times a right one; what it costs beyond is the search for its cause, four tenths of which goes to moves of several figures, blocks that may have slipped foremost, and a fifth to the smallest sets; kept for a batch are the equations and how they lie over the tables, and a move is tried without anything being made for it. A right one has become quicker more than the search has, and the ratio with it worse. The start: how many times Node's own.",
);
rules();
await wrong();
await start();
ended();
