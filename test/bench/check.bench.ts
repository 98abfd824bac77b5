// The rules alone and the command's start, each beside the least that does the same work.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, verdicts } from "../../src/core/check/check";
import { reportFile } from "../support/many-reports";
import { figuresOf, formFor, jinhu2023, nanyuan2020, shuyang2023, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { ended, headed, told, used } from "./page";

const REPORTS = [nanyuan2020, suqian2023, suqian2024, shuyang2023, jinhu2023];
/** Done in a millisecond of the processor. */
function rate(what: () => number, milliseconds: number): number {
  const started = used();
  let done = 0;
  while (used() - started < milliseconds) done += what();
  return done / (used() - started);
}

const ROUNDS = 9;

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

/** Processor time of a process that ran to its end, in milliseconds. */
function spent(args: readonly string[]): number {
  const watch =
    "process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('SPENT '+(user+system)+'\\n')})";
  const ran = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(watch)}`, ...args], {
    encoding: "utf8",
  });
  const found = /SPENT (\d+)/u.exec(ran.stderr)?.[1];
  if (found === undefined) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return Number(found) / 1000;
}

/** One command from its start to its end, beside Node that starts and does nothing. */
async function start(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const file = join(home, "0.xlsx");
    const nothing = join(home, "nothing.mjs");
    writeFileSync(file, await reportFile("xlsx", 0));
    writeFileSync(nothing, "");
    const check = [".config/nianbao.mjs", "check", file];
    spent(check);
    told(
      "check of one workbook, start and all",
      "Node that starts and ends",
      Array.from({ length: ROUNDS }, () => spent(check) / spent([nothing])),
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

headed("Processor time. The rules: more than 1 is quicker than the loop. The start: how many times Node's own.");
rules();
await start();
ended();
