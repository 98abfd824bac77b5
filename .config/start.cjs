// Starts the command line's bundle, with what the engine made of it the last time: reading and compiling it takes longer than most
// commands. Lies beside the bundle, in the release too.
const {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} = require("node:fs");
const { createRequire } = require("node:module");
const { basename, dirname, extname, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { cachedDataVersionTag, setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");
const { crc32 } = require("node:zlib");

/**
 * The engine compiles for speed beside the threads that check files, on the same cores. Asked to wait until a function has
 * shown five times as clearly that it is worth it, it does a third less, and a batch of two thousand takes an eighth less.
 */
const MANY = "--interrupt-budget=330000";
/** A command that is over in a fifth of a second is not worth any of it: fifty times, and making a workbook takes an eighth less. */
const ONE = "--interrupt-budget=3300000";
const ONES = new Set(["create", "fill"]);

const DAY = 86_400_000;

/** Kinds of files that another part of the program reads; of any other ending nothing more is kept. */
const KINDS = new Set("xlsx xlsm xls et docx docm doc wps odt pdf html htm mht txt csv json zip eml".split(" "));

/** What is compiled hangs on the command and on the kind of file that it reads. */
function kindOf([command, ...operands]) {
  const kind = operands.map((one) => extname(one).slice(1).toLowerCase()).find((one) => KINDS.has(one));
  return `${command}-${kind ?? "folder"}`;
}

/** The engine looks at the length alone, and would run what a broken disk gives back. */
const sumOf = (data) => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(data));
  return sum;
};

/** What need not succeed: another process may have done it, or does not let us. */
function attempt(what) {
  try {
    what();
  } catch {
    // The next start tries again.
  }
}

/** @returns undefined where there is none, it is broken, or it is not ours to read */
function readKept(file) {
  if (!existsSync(file)) return undefined;
  try {
    const whole = readFileSync(file);
    const data = whole.subarray(4);
    return whole.length > 4 && sumOf(data).equals(whole.subarray(0, 4)) ? data : undefined;
  } catch {
    // Taken away meanwhile, held by a scanner, or another user's alone.
    return undefined;
  }
}

/** Whole or not at all, though others start at the same time; nobody but whoever made it may change it. */
function keep(file, make) {
  const mine = `${file}.${process.pid}`;
  let opened;
  try {
    opened = openSync(mine, "wx", 0o644);
  } catch {
    // A folder that nobody may write to: compiled anew each time.
    return;
  }
  try {
    try {
      const data = make();
      writeSync(opened, sumOf(data));
      for (let at = 0; at < data.length;) at += writeSync(opened, data, at);
    } finally {
      closeSync(opened);
    }
    renameSync(mine, file);
  } catch {
    // A full disk, or somebody is reading the one that stands.
    attempt(() => rmSync(mine));
  }
}

/** What an earlier version has left, and who was ended while writing: a day later nobody is writing any more. */
function tidy(folder, ours) {
  for (const name of readdirSync(folder)) {
    const [, of, unfinished] = /^(main-[0-9a-f]+)-.*\.compiled(\.\d+)?$/.exec(name) ?? [];
    const file = join(folder, name);
    if (of !== undefined && (of !== ours || (unfinished && Date.now() - statSync(file).mtimeMs > DAY))) rmSync(file);
  }
}

/** @param {string} file - the bundle, whose name is another one when a byte of it is another one */
exports.start = (file) => {
  const asked = process.argv.slice(2);
  setFlagsFromString(ONES.has(asked[0]) ? ONE : MANY);
  // Node has the sum since 20.15.
  const lasting =
    crc32 !== undefined && /^[a-z]+$/.test(asked[0] ?? "") && !asked.some((one) => /^(?:-h|--help|help)$/.test(one));
  const ours = basename(file, ".cjs");
  // The tag is another one for another engine, other flags and another processor.
  const kept = join(dirname(file), `${ours}-${kindOf(asked)}-${cachedDataVersionTag()}.compiled`);
  const cachedData = lasting ? readKept(kept) : undefined;
  // All of it is ASCII.
  const source = `(function (exports, require, module, importMetaUrl) {${readFileSync(file, "latin1")}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (lasting && (cachedData === undefined || script.cachedDataRejected))
    process.on("exit", (code) => {
      if (code > 1) return;
      keep(kept, () => script.createCachedData());
      attempt(() => tidy(dirname(file), ours));
    });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, pathToFileURL(file).href);
};
