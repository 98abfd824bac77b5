// How the tests are run over each mutant: bundled once, loaded anew for every mutant in this process, stopped at the first that fails.
// Jest would set up each file's world again for each mutant, some ten seconds; this takes one.
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, TestStatus, toMutantRunResult } from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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

  /** The first failure, or nothing; how many tests ran. */
  async run() {
    const { circus } = this;
    const module = { exports: [] };
    let failed;
    const tests = [];
    this.script.runInThisContext()(require, module);
    for (const [i, load] of module.exports.entries()) {
      circus.resetState();
      circus.addEventHandler((event) => {
        if (event.name === "test_start" && failed) event.test.mode = "skip";
        if (event.name === "test_done") {
          const name = `${this.files[i]}: ${event.test.name}`;
          const [error] = event.test.errors;
          if (error) failed ??= { name, error: String(error?.[0]?.message ?? error?.message ?? error).slice(0, 300) };
          tests.push({ id: `${tests.length}`, name, timeSpentMs: event.test.duration ?? 0, status: TestStatus.Success });
        }
      });
      load();
      await circus.run();
      if (failed) break;
    }
    return { tests, failed };
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

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "bundle", BundleRunner)];
