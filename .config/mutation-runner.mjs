// How the tests are run over each mutant: bundled once, loaded anew for every mutant in this process, stopped at the first that fails.
// Jest would set up each file's world again for each mutant, some ten seconds; this takes one.
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, TestStatus, toMutantRunResult } from "@stryker-mutator/api/test-runner";
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
    this.circus.addEventHandler((event) => this.hear(event));
    console.log = () => undefined;
  }

  /** The first failure, or nothing; and the tests that ran. */
  async run() {
    const { circus } = this;
    const module = { exports: [] };
    this.tests = [];
    this.failed = undefined;
    this.script.runInThisContext()(require, module);
    for (const [i, load] of module.exports.entries()) {
      this.file = this.files[i];
      circus.resetState();
      load();
      await circus.run();
      if (this.failed) break;
    }
    return { tests: this.tests, failed: this.failed };
  }

  /** Behind the first failure nothing more is run. */
  hear({ name, test }) {
    if (name === "test_start" && this.failed) test.mode = "skip";
    if (name !== "test_done") return;
    const told = `${this.file}: ${test.name}`;
    const [error] = test.errors;
    if (error) this.failed ??= { name: told, error: String(error[0]?.message ?? error[0] ?? error).slice(0, 300) };
    this.tests.push({ id: `${this.tests.length}`, name: told, timeSpentMs: test.duration ?? 0, status: TestStatus.Success });
  }

  async outcome() {
    try {
      const { tests, failed } = await this.run();
      if (failed)
        tests.push({ id: "failed", name: failed.name, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: failed.error });
      return { status: DryRunStatus.Complete, tests };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
  }

  async dryRun() {
    return this.outcome();
  }

  async mutantRun({ activeMutant }) {
    globalThis.__stryker__ ??= {};
    globalThis.__stryker__.activeMutant = activeMutant.id;
    const outcome = await this.outcome();
    // A mutant that keeps a file from loading is noticed.
    return toMutantRunResult(
      outcome.status === DryRunStatus.Error
        ? {
            status: DryRunStatus.Complete,
            tests: [{ id: "0", name: "load", timeSpentMs: 0, status: TestStatus.Failed, failureMessage: outcome.errorMessage }],
          }
        : outcome,
    );
  }
}

/** A survivor is printed as soon as it is known, and every tenth time how many were tried. */
class Survivors {
  tried = 0;
  survived = 0;

  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    this.tried += 1;
    if (status === "Survived" || status === "NoCoverage") {
      this.survived += 1;
      const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`;
      process.stdout.write(`${place} ${mutatorName} ${(replacement ?? "").replaceAll(/\s+/gu, " ").slice(0, 120)}\n`);
    }
    if (this.tried % 10 === 0) process.stdout.write(`${this.tried} tried, ${this.survived} survived\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "bundle", BundleRunner),
  declareClassPlugin(PluginKind.Reporter, "survivors", Survivors),
];
