// Mutation testing, by hand: npm run mutation [check|prose [part of a file's path …]]. The rooms are too large to try whole in an
// hour, so a fixed sample is: the same lines of every file each time. A file that is named is tried whole,
// or the lines behind it: claims/course.ts:63-70. Survivors are printed as
// they are found, to be read, and kept: npm run mutation prose again tries those alone. WORKERS=n tries n at once; SHIFT=n takes
// another sample, its lines so many further on; QUICK=1 leaves out the long sets of sentences, and keeps more for again.
import { Stryker } from "@stryker-mutator/core";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toldOf } from "./mutation-runner.mjs";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));

/** What fails soonest stands first; what measures time would fail for the slowness of the trial itself. */
const QUICK_FIRST = [
  "reasons",
  "rule-tables",
  "rules",
  "told",
  "beside",
  "parts",
  "numbers",
  "formalities",
  "sums-in-lists",
  "invented-reports",
  "sameness",
  ...(process.env.QUICK ? [] : ["frozen", "sentences", "judged"]),
].map((name) => `test/core/prose/${name}.test.ts`);

// What no test can notice, and what is counted as a survivor all the same:
// - formalities.ts hasDate, true: a rule that is asked of a paragraph without a date finds none in it; asked less, it is quicker.
// - text.ts plainPhrase, `known !== undefined` false: a phrase is folded anew and comes out the same.
// - sameness.ts skeleton, `char <= "\u0080"`: no text has that control character.
// - claims/course.ts toTheEnd, without `$` or from the start of the text: with either alone the one character is still the last.
// - formalities/documents.ts regulationRules, the type of a value: no order has a number with a fraction.
// - formalities/wording.ts otherUnit, +1 for -1: what stands before the second character names no body.

/** Which lines are tried: of every `every` lines the first `take`. */
const ROOMS = {
  check: {
    folder: "src/core/check",
    take: 5,
    every: 100,
    tests: ["test/core/check", "test/app/check/formula-results.test.ts", "test/app/check/check-report.test.ts"],
  },
  prose: { folder: "src/core/prose", take: 3, every: 150, tests: QUICK_FIRST },
};

const filesIn = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : path.endsWith(".ts") ? [path] : []));

const testsIn = (path) => (path.endsWith(".ts") ? [path] : filesIn(path).filter((file) => file.endsWith(".test.ts")));

/** The sample of a file: its windows begin elsewhere in each, or the opening lines of all would be tried and no other. */
function sample(file, take, every) {
  if (take === every) return [file];
  const lines = readFileSync(file, "utf8").split("\n").length;
  const first = ([...file].reduce((sum, char) => sum + char.charCodeAt(0), 0) + Number(process.env.SHIFT ?? 0)) % every;
  const ranges = [];
  for (let from = first - every; from <= lines; from += every) {
    const [a, b] = [Math.max(1, from), Math.min(lines, from + take - 1)];
    if (a <= b) ranges.push(`${file}:${a}-${b}`);
  }
  return ranges;
}

/** What survived last time, one line each, as it was printed; the instrumenter counts columns from 0. */
const KEPT = join(".cache", "mutation");
const survivorsOf = (name) => {
  const file = join(KEPT, `${name}.txt`);
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
};
function rangeOf(line) {
  const [, file, from, column, to, end] = /^(.*?):(\d+):(\d+)-(\d+):(\d+) /u.exec(line);
  return `${file}:${from}:${column - 1}-${to}:${end - 1}`;
}

const [asked, ...only] = process.argv.slice(2);
for (const [name, { folder, take, every, tests }] of Object.entries(ROOMS)) {
  if (asked !== undefined && asked !== name) continue;
  const named = only.map((part) => part.split(":"));
  const files = filesIn(folder).filter((file) => only.length === 0 || named.some(([part]) => file.includes(part)));
  const linesOf = (file) => named.filter(([part]) => file.includes(part)).map(([, lines]) => (lines ? `${file}:${lines}` : file));
  const again = only[0] === "again" ? survivorsOf(name) : undefined;
  const results = await new Stryker({
    mutate: again
      ? [...new Set(again.map(rangeOf))]
      : files.flatMap((file) => (only.length > 0 ? linesOf(file) : sample(file, take, every))),
    testRunner: "bundle",
    plugins: [join(process.cwd(), ".config", "mutation-runner.mjs")],
    bundle: { tests: tests.flatMap(testsIn), ...(again && { only: again }) },
    coverageAnalysis: "perTest",
    concurrency: Number(process.env.WORKERS ?? 2),
    timeoutMS: 600_000,
    tempDirName: ".cache/stryker",
    ignorePatterns: ["/.cache", "/out", "/dist", "/assets", "/test/browser"],
    reporters: ["survivors"],
    logLevel: process.env.LOUD ? "info" : "warn",
  }).runMutationTest();
  const left = results.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const tried = again
    ? again.length
    : results.filter(({ status }) => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(status)).length;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, `${name}.txt`), left.map((mutant) => `${toldOf(mutant)}\n`).join(""));
  const killed = tried - left.length;
  console.log(`${name}: ${killed} of ${tried} mutants killed, ${((100 * killed) / tried).toFixed(1)} %`);
}
