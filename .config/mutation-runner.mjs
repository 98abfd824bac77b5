// How the tests are run over each mutant: bundled once, loaded anew for every mutant in this process, stopped at the first that fails.
// Jest would set up each file's world again for each mutant, some ten seconds; this takes one.
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Script } from "node:vm";

const require = createRequire(import.meta.url);

/** A test may ask where it lies. */
const ownFolders = {
  name: "own-folders",
  setup: (build) =>
    build.onLoad({ filter: /[\\/]test[\\/].*\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("__dirname", JSON.stringify(dirname(path))),
      loader: "ts",
    })),
};

class BundleRunner {
  static inject = ["options"];

  constructor(options) {
    this.files = options.bundle.tests;
    this.only = options.bundle.only && new Set(options.bundle.only);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const entry = this.files.map((file) => `() => require(${JSON.stringify(`./${file}`)})`).join(",\n");
    const { outputFiles } = await build({
      stdin: { contents: `module.exports = [${entry}];`, resolveDir: process.cwd(), loader: "js" },
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      write: false,
      logLevel: "error",
      // It is large, and asks where it lies.
      external: ["typescript"],
      plugins: [ownFolders],
    });
    this.script = new Script(`(function (require, module) {${outputFiles[0].text}\n})`, { filename: "tests.cjs" });
    this.circus = require("jest-circus");
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = this.circus;
    Object.assign(globalThis, {
      describe,
      it,
      test,
      beforeAll,
      beforeEach,
      afterAll,
      afterEach,
      expect: require("expect").expect,
    });
    require(join(process.cwd(), ".config", "jest.setup.cjs"));
    console.log = () => undefined;
  }

  /** Every test of the bundle, loaded anew with the modules that it tries. */
  load() {
    const module = { exports: [] };
    this.script.runInThisContext()(require, module);
    const tests = [];
    const collect = (file, { children, hooks, name, parent }, above) => {
      if (hooks.length > 0) throw new Error(`${file} has hooks, which are not run here`);
      const path = parent ? [...above, name] : above;
      for (const child of children)
        if (child.type === "describeBlock") collect(file, child, path);
        else if (child.mode !== "skip" && child.mode !== "todo")
          tests.push({ id: `${tests.length}`, name: `${file}: ${[...path, child.name].join(" ")}`, run: child.fn });
    };
    for (const [i, load] of module.exports.entries()) {
      this.circus.resetState();
      load();
      collect(this.files[i], this.circus.getState().rootDescribeBlock, []);
    }
    this.tests = tests;
  }

  /** The tests that ran, up to the first that failed. */
  async run(stryker, filter) {
    const ran = [];
    for (const { id, name, run } of this.tests) {
      if (filter && !filter.has(id)) continue;
      stryker.currentTestId = id;
      const start = performance.now();
      const told = { id, name, status: TestStatus.Success };
      try {
        await run();
      } catch (error) {
        Object.assign(told, { status: TestStatus.Failed, failureMessage: String(error?.message ?? error).slice(0, 300) });
      }
      ran.push({ ...told, timeSpentMs: performance.now() - start });
      if (told.status === TestStatus.Failed) break;
    }
    stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: ran };
  }

  async dryRun() {
    const stryker = (globalThis.__stryker__ ??= {});
    this.load();
    const outcome = await this.run(stryker);
    return { ...outcome, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, hitLimit }) {
    // A range holds more changes than the one it was written for.
    if (this.only && !this.only.has(toldOf(activeMutant, 1)))
      return { status: MutantRunStatus.Killed, killedBy: ["0"], nrOfTests: 0, failureMessage: "" };
    const stryker = globalThis.__stryker__;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    // What a changed module keeps must not outlast the change.
    stryker.activeMutant = undefined;
    const isStatic = mutantActivation === "static";
    if (isStatic) stryker.activeMutant = activeMutant.id;
    try {
      this.load();
      stryker.activeMutant = activeMutant.id;
      const outcome = await this.run(stryker, testFilter && new Set(testFilter));
      return determineHitLimitReached(stryker.hitCount, hitLimit) ?? toMutantRunResult(outcome);
    } catch (error) {
      // A change that keeps a file from loading is noticed.
      return { status: MutantRunStatus.Killed, killedBy: ["0"], nrOfTests: 1, failureMessage: String(error?.stack ?? error) };
    }
  }
}

/** A change, told so that it is found again, in the copy that is tried too: from 1, where the instrumenter counts from 0. */
export const toldOf = ({ fileName, location: { start, end }, mutatorName, replacement }, base = 0) =>
  `${relative(process.cwd(), fileName).replace(/^(?:\.\.[/\\])+/u, "")}:${start.line + base}:${start.column + base}-${end.line + base}:${end.column + base} ` +
  `${mutatorName} ${(replacement ?? "").replaceAll(/\s+/gu, " ").slice(0, 120)}`;

/** A survivor is printed as soon as it is known, and every tenth time how many were tried. */
class Survivors {
  tried = 0;
  survived = 0;

  onMutantTested(mutant) {
    this.tried += 1;
    if (mutant.status === "Survived" || mutant.status === "NoCoverage") {
      this.survived += 1;
      process.stdout.write(`${toldOf(mutant)}\n`);
    }
    if (this.tried % 10 === 0) process.stdout.write(`${this.tried} tried, ${this.survived} survived\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "bundle", BundleRunner),
  declareClassPlugin(PluginKind.Reporter, "survivors", Survivors),
];
