// How quick checking is, as ratios within one run: the rules alone against a bare loop over the same additions, and whole
// workbooks against merely opening them with exceljs and against the bare ceiling of unzipping them and scanning their values.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { program, verdicts } from "../../src/core/check/check";
import { sheetPlans } from "../../src/render/sheet";
import { figuresOf, formFor, jinhu2023, nanyuan2020, shuyang2023, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { median } from "./median";

const REPORTS = [nanyuan2020, suqian2023, suqian2024, shuyang2023, jinhu2023];
/** Reports per second of the public checker that the trade knows, for 42 rules on this kind of machine. */
const KNOWN_CHECKER = 4_000;

function rate(what: () => number, seconds = 2): number {
  what();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < seconds * 1000) done += what();
  return done / ((performance.now() - start) / 1000);
}

function rules(): void {
  const jobs = REPORTS.map((report) => ({ run: program(formFor(report)), values: figuresOf(report) }));
  const outs = jobs.map(({ run }) => new Uint8Array(run.checks.length));
  const ours = rate(() => {
    for (let round = 0; round < 200; round += 1) jobs.forEach(({ run, values }, i) => verdicts(run, values, [], outs[i]));
    return 200 * jobs.length;
  });
  // The same additions and comparisons, nothing known about blanks, words, decimals or kinds of rule.
  const bare = jobs.map(({ run, values }) => ({
    numbers: Float64Array.from(values, (value) => (typeof value === "number" ? value : 0)),
    sums: run.checks.flatMap((one) => (one.kind === "sum" ? [{ left: one.left, right: one.right }] : [])),
    cells: run.checks.flatMap((one) => (one.kind === "value" ? [one.cells] : [])),
  }));
  let sink = 0;
  const loop = rate(() => {
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
  });
  if (sink < 0) throw new Error("the loop was not run");
  console.log(
    `rules alone: ${Math.round(ours)} reports/s = ${(ours / KNOWN_CHECKER).toFixed(1)} × the known checker's 4000; a bare loop over the same additions is ${(loop / ours).toFixed(2)} × as fast`,
  );
}

/** Reports as they come in: most are right, five in a hundred have one wrong figure, two in a hundred blanks or a wrong total. */
async function books(folder: string, count: number): Promise<void> {
  const sound = [nanyuan2020, suqian2023, suqian2024];
  const unsound = [shuyang2023, jinhu2023];
  const distinct = 200;
  for (let i = 0; i < distinct; i += 1) {
    const report = i % 50 === 49 ? unsound[(i >> 6) % 2]! : sound[i % 3]!;
    const figures = figuresOf(report);
    const at = i % 20 === 7 ? figures.findIndex((value, cell) => cell > i / 4 && typeof value === "number") : -1;
    const values = figures.map((value, cell) => (cell === at && typeof value === "number" ? value + 1 : value));
    const plans = sheetPlans(formFor(report), { unit: `第${i}单位`, year: report.year, values, totals: "live" });
    writeFileSync(
      join(folder, `${i}.xlsx`),
      await writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp }),
    );
  }
  for (let i = distinct; i < count; i += 1) linkSync(join(folder, `${i % distinct}.xlsx`), join(folder, `${i}.xlsx`));
}

interface Run {
  readonly seconds: number;
  /** MiB. */
  readonly peak: number;
}

/** The command line as its user runs it, its own start included; peak memory of the whole process. */
function check(folder: string, jobs: number, out: string): Run {
  const start = performance.now();
  const watch = "process.on('exit',()=>process.stderr.write('PEAK '+process.resourceUsage().maxRSS+'\\n'))";
  const ran = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(watch)}`,
      ".config/nianbao.mjs",
      "check",
      folder,
      "--jobs",
      String(jobs),
      "--format",
      "json",
      "--out",
      out,
      "--force",
    ],
    { encoding: "utf8" },
  );
  const peak = /PEAK (\d+)/u.exec(ran.stderr)?.[1];
  if ((ran.status !== 0 && ran.status !== 1) || peak === undefined) throw new Error(`check failed: ${ran.stderr}`);
  return { seconds: (performance.now() - start) / 1000, peak: Number(peak) / 1024 };
}

async function exceljsRate(folder: string, count: number): Promise<number> {
  const { default: ExcelJS } = await import("exceljs");
  const start = performance.now();
  for (const name of readdirSync(folder).slice(0, count)) await new ExcelJS.Workbook().xlsx.readFile(join(folder, name));
  return count / ((performance.now() - start) / 1000);
}

/** The bare ceiling: unzips every part of a workbook and scans its sheets for values, nothing else, for one share of all. */
function scan(folder: string, share: number, shares: number): void {
  let sum = 0;
  for (const name of readdirSync(folder).filter((_, i) => i % shares === share)) {
    const parts = unzipSync(readFileSync(join(folder, name)));
    for (const [part, bytes] of Object.entries(parts))
      if (/worksheets\/.*\.xml$/u.test(part))
        for (const match of strFromU8(bytes).matchAll(/<v>([^<]*)<\/v>/gu)) sum += Number(match[1]) || 0;
  }
  if (sum <= 0) throw new Error("nothing was scanned");
}

/** Processes of their own, as the check that is held against them. */
async function ceiling(folder: string, processes: number): Promise<number> {
  const start = performance.now();
  const exits = Array.from({ length: processes }, (_, share) =>
    once(
      spawn(process.execPath, [process.argv[1]!, "ceiling", folder, String(share), String(processes)], { stdio: "inherit" }),
      "exit",
    ),
  );
  for (const [code] of await Promise.all(exits)) if (code !== 0) throw new Error("the ceiling was not reached");
  return (performance.now() - start) / 1000;
}

/** Other work on the machine comes and goes: what is compared takes turns, and the middle of the rounds counts. */
const ROUNDS = 5;

async function files(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    const few = join(home, "few");
    const many = join(home, "many");
    mkdirSync(few);
    mkdirSync(many);
    await books(few, 2_000);
    const out = join(home, "out.json");
    check(few, 1, out);
    const rounds: { one: number; two: number; bare: number; bareTwo: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        one: check(few, 1, out).seconds,
        two: check(few, 2, out).seconds,
        bare: await ceiling(few, 1),
        bareTwo: await ceiling(few, 2),
      });
    const one = median(rounds.map((round) => round.one));
    const shareOfCeiling = median(rounds.map((round) => round.bare / round.one));
    const gain = median(rounds.map((round) => round.one / round.two));
    const bareGain = median(rounds.map((round) => round.bare / round.bareTwo));
    const exceljs = await exceljsRate(few, 300);
    console.log(`check, 2000 workbooks, the program's start included: one thread ${Math.round(2_000 / one)} files/s`);
    console.log(
      `  opening them with exceljs: ${Math.round(exceljs)} files/s, so a whole check is ${(2_000 / one / exceljs).toFixed(1)} × as fast`,
    );
    console.log(
      `  bare ceiling (unzip and scan the values, a process too): a whole check runs at ${(shareOfCeiling * 100).toFixed(0)} % of it`,
    );
    console.log(
      `  two threads: ${gain.toFixed(2)} × one; the bare ceiling shared by two processes: ${bareGain.toFixed(2)} × one`,
    );
    await books(many, 20_000);
    const small = [1, 2].map((jobs) => check(few, jobs, out));
    const large = [1, 2].map((jobs) => check(many, jobs, out));
    console.log(`check, 20000 workbooks: two threads ${(large[0]!.seconds / large[1]!.seconds).toFixed(2)} × one`);
    for (const [i, { peak }] of large.entries())
      console.log(
        `  peak memory, --jobs ${i + 1}: ${Math.round(small[i]!.peak)} MiB for 2000 files, ${Math.round(peak)} MiB for 20000 (${(peak / small[i]!.peak).toFixed(2)} ×)`,
      );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const [, , role, folder, share, shares] = process.argv;
if (role === "ceiling") scan(folder!, Number(share), Number(shares));
else {
  rules();
  await files();
}
