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

/** @param part - the module of the bundle, which the threads load as well */
const measure = (part: string, files: readonly string[]): string => `
  import { Checker } from ${JSON.stringify(part)};
  const files = ${JSON.stringify(files)};
  const checker = new Checker({ hints: {}, previous: [], tables: [], explanations: [], alone: false, use: "json" });
  let at = 0;
  const live = async (upTo) => {
    for (; at < upTo; at += 10) {
      const { tally } = await checker.run(files.slice(at, at + 10));
      if (tally[2] > 0) throw new Error("a file was not read");
    }
    gc();
    gc();
    return process.memoryUsage().heapUsed;
  };
  console.log(JSON.stringify([await live(${FEW}), await live(${MANY})]));
`;

describe("the live heap, over files that differ", () => {
  it.each<Kind>(["docx", "html", "xlsx"])("keeps next to nothing of each .%s", async (kind) => {
    mkdirSync(cli.at(kind));
    const files: string[] = [];
    for (let at = 0; at < MANY; at += 1) {
      files.push(join(cli.at(kind), `${at}.${kind}`));
      writeFileSync(files[at]!, await reportFile(kind, at));
    }
    // Whoever runs it bundles it.
    expect(cli.run("rules").code).toBe(0);
    const home = join(root, ".cache", "nianbao");
    const { folder } = JSON.parse(readFileSync(join(home, "current.json"), "utf8")) as { readonly folder: string };
    const part = pathToFileURL(join(home, folder, "checking.mjs")).href;
    const script = cli.at(`${kind}.mjs`);
    writeFileSync(script, measure(part, files));
    const ran = spawnSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" });
    expect(ran.stderr).toBe("");
    const [few, many] = JSON.parse(ran.stdout) as [number, number];
    expect((many - few) / (MANY - FEW)).toBeLessThan(MOST);
  });
});
