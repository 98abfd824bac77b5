// Starts the command line's bundle, with what the engine made of it the last time: reading and compiling it takes longer than most
// commands. Lies beside the bundle, in the release too.
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { basename, dirname, extname, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { cachedDataVersionTag, setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

/**
 * The engine compiles for speed beside the threads that check files, on the same cores. Asked to wait until a function has
 * shown five times as clearly that it is worth it, it does a third less, and a batch of two thousand takes an eighth less.
 */
const MANY = "--interrupt-budget=330000";
/** A command that is over in a fifth of a second is not worth any of it: fifty times, and making a workbook takes an eighth less. */
const ONE = "--interrupt-budget=3300000";
const ONES = new Set(["create", "fill"]);

/** What is compiled hangs on the command and on the kind of file that it reads. */
function kindOf([command = "", ...operands]) {
  const extension = operands.map((one) => extname(one).slice(1).toLowerCase()).find((one) => /^[a-z]{2,5}$/.test(one));
  return `${command}-${extension ?? "folder"}`;
}

/** @param {string} file - the bundle, whose name is another one when a byte of it is another one */
exports.start = (file) => {
  const asked = process.argv.slice(2);
  setFlagsFromString(ONES.has(asked[0]) ? ONE : MANY);
  const lasting = /^[a-z]+$/.test(asked[0] ?? "") && !asked.some((one) => /^(?:-h|--help|help)$/.test(one));
  // The tag is another one for another engine, other flags and another processor.
  const kept = join(dirname(file), `${basename(file, ".cjs")}-${kindOf(asked)}-${cachedDataVersionTag()}.compiled`);
  const cachedData = lasting && existsSync(kept) ? readFileSync(kept) : undefined;
  // All of it is ASCII.
  const source = `(function (exports, require, module, importMetaUrl) {${readFileSync(file, "latin1")}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (lasting && (cachedData === undefined || script.cachedDataRejected))
    process.on("exit", (code) => {
      if (code > 1) return;
      const whole = `${kept}.${process.pid}`;
      try {
        writeFileSync(whole, script.createCachedData());
        renameSync(whole, kept);
      } catch {
        // A folder that nobody may write to: compiled anew each time.
      }
    });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, pathToFileURL(file).href);
};
