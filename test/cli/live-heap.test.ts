// What a thread that checks files keeps of each: next to nothing, whatever they are. Counted as the live heap after a thorough
// collection, in a process of its own, so that neither time nor the other tests have a part in it.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { commandLine } from "../support/command-line";
import { reportFile, type Kind } from "../support/many-reports";

const FEW = 100;
const MANY = 400;
/** Bytes for one file: some dozen names in the memory of labels. A report's text alone is fifty times as much. */
const MOST = 10 * 1024;

const root = resolve(__dirname, "../..");
const cli = commandLine();
afterAll(() => cli.end());

interface Measured {
  readonly kind: Kind;
  /** The script's own words: `ask(some)` makes something of files of the bundle in `home`, and puts into `kept` what is held until all are there. */
  readonly ask: string;
  /** Bytes for one file. */
  readonly most: number;
  /** How many results are held in the end. */
  readonly held: number;
}

const SETUP = { hints: {}, previous: [], tables: [], explanations: [], alone: false };

/** Checked in this thread, and written out. */
const checked = (kind: Kind): Measured => ({
  kind,
  ask: `
    const { Checker } = await import(home + "checking.mjs");
    const checker = new Checker(${JSON.stringify({ ...SETUP, use: "json" })});
    const ask = async (some) => {
      if ((await checker.run(some)).tally[2] > 0) throw new Error("a file was not read");
    };`,
  most: MOST,
  held: 0,
});

/** Read by a worker; its answers are held here. */
const collected = (setup: object, answers: string, kind: Kind = "docx"): Measured => ({
  kind,
  ask: `
    const { Worker } = await import("node:worker_threads");
    const begun = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL(home + "worker.mjs"), { workerData: { setup: ${JSON.stringify(setup)}, begun } });
    worker.unref();
    const ask = async (some) => {
      const answer = new Promise((resolve) => worker.once("message", resolve));
      worker.postMessage({ at: 0, jobs: some });
      kept.push(...${answers}((await answer).result));
    };`,
  most: 2 * MOST,
  held: MANY,
});

const measure = (home: string, files: readonly string[], ask: string): string => `
  const home = ${JSON.stringify(home)};
  const files = ${JSON.stringify(files)};
  const kept = [];
  ${ask}
  let at = 0;
  const live = async (upTo) => {
    for (; at < upTo; at += 10) await ask(files.slice(at, at + 10));
    gc();
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  console.log(JSON.stringify([await live(${FEW}), await live(${MANY}), kept.length]));
  process.exit();
`;

describe("the live heap, over files that differ", () => {
  const made = new Set<Kind>();
  const filesOf = async (kind: Kind): Promise<readonly string[]> => {
    const files = Array.from({ length: MANY }, (_, at) => join(cli.at(kind), `${at}.${kind}`));
    if (!made.has(kind)) {
      mkdirSync(cli.at(kind));
      for (const [at, file] of files.entries()) writeFileSync(file, await reportFile(kind, at));
      made.add(kind);
    }
    return files;
  };
  it.each<readonly [string, Measured]>([
    ["a check keeps next to nothing of each .docx", checked("docx")],
    ["a check keeps next to nothing of each .html", checked("html")],
    ["a check keeps next to nothing of each .xlsx", checked("xlsx")],
    ["a board keeps its lines", collected({ check: { ...SETUP, use: "board" } }, "(({ entries }) => entries)")],
    ["a page keeps what it says packed", collected({ check: { ...SETUP, use: "page" } }, "(({ entries }) => entries)", "xlsx")],
    ["a summary keeps figures", collected({ add: true }, "((read) => read.filter(({ ok }) => ok).map(({ value }) => value))")],
  ])("%s", async (_, { kind, ask, most, held }) => {
    const files = await filesOf(kind);
    // Whoever runs it bundles it.
    expect(cli.run("rules").code).toBe(0);
    const cache = join(root, ".cache", "nianbao");
    const { folder } = JSON.parse(readFileSync(join(cache, "current.json"), "utf8")) as { readonly folder: string };
    const script = cli.at("measure.mjs");
    writeFileSync(script, measure(`${pathToFileURL(join(cache, folder)).href}/`, files, ask));
    const ran = spawnSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" });
    expect(ran.stderr).toBe("");
    const [few, many, results] = JSON.parse(ran.stdout) as [number, number, number];
    expect(results).toBe(held);
    expect((many - few) / (MANY - FEW)).toBeLessThan(most);
  });
});
