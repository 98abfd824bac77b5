// Thousands of damaged files, our own and such as are found, through everything that the command line does with a file: a refusal
// in one sentence or a reading, at little cost, and no figure in another's place.
import { getHeapStatistics } from "node:v8";
import { unzipSync } from "fflate";
import { reportDocx } from "../../src/adapters/docx/report";
import { docxReport } from "../../src/adapters/docx/report-document";
import type { PackedEntry } from "../../src/adapters/opc/archive";
import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { writePackage } from "../../src/adapters/opc/zip";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { auditReport } from "../../src/app/check/audit-report";
import { checkedOutcome, exitCode } from "../../src/app/outputs/check-outcome";
import { htmlReport, jsonReport, wholeReport, type Named } from "../../src/app/publish/publish";
import { updateReport } from "../../src/app/publish/update";
import { refusalSentence } from "../../src/app/words/wording";
import { readNow } from "../support/read-now";
import type { Cell, NumberedForm } from "../../src/core/form/numbered-form";
import { checksOf } from "../../src/core/check/rules";
import type { Outcome } from "../../src/core/outcome";
import type { Reading } from "../../src/core/document/reading";
import { decimalText, isFigure, parseDecimal, sameValue, valueText, type Value } from "../../src/core/figures/values";
import { sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { random, type Random } from "../core/diagnose/forms";
import { bytesOf, mutated, toBytes, type Bytes, type Changed } from "../support/mutations";
import { least } from "../support/growth";
import { invented, inventedBytes, inventedNames } from "../support/invented-reports";
import { reportAsText, TEXT_FORMS } from "../support/text-forms";
import { named } from "../support/word-reports";
import { wpsTemplate } from "../support/wps-template";

const PRODUCT = { name: "年报三表", version: "0" };
/** More files, or others, by FILES=50000 SEED=1 before the command. */
const FILES = Number(process.env["FILES"] ?? 1_400);
const SEED = Number(process.env["SEED"] ?? 20_240_131);
/** What a damaged file may cost beside its whole original in the same run. */
const MOST_TIMES = 50;
/** Of memory that one file takes while it is checked. */
const MOST_BYTES = 48 * 1024 * 1024;

/** Figures of six digits of which no two are alike in more than three places: no slip makes one of another. */
function codes(count: number, below: Random): string[] {
  const out: string[] = [];
  while (out.length < count) {
    const next = String(100_000 + below(900_000));
    if (out.every((other) => [...other].filter((digit, i) => digit === next[i]).length <= 3)) out.push(next);
  }
  return out;
}

/** Where a figure stands: the part of the package ("" where there is none) and the bytes that are its own. */
interface Own {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

interface Original {
  readonly name: string;
  readonly file: string;
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly parts: ReadonlyMap<string, Bytes>;
  readonly owns: ReadonlyMap<number, Own>;
  readonly isPackage: boolean;
  readonly isFound: boolean;
  /** The parts as they lie in a package, stored and with their checksums: most of them are packed again unchanged. */
  readonly packed: ReadonlyMap<string, PackedEntry>;
}

function stored(name: string, text: Bytes): PackedEntry {
  const packed = toBytes(text);
  return { name, method: 0, crc: NODE_CODEC.crc32(packed), size: packed.length, packed };
}

/** The cell around a place with its neighbours on either side: where there are no addresses, they are what says which cell it is. */
function around(text: Bytes, at: number, opening: string, closing: string): readonly [number, number] {
  const before = [...text.slice(Math.max(0, at - 4000), at).matchAll(new RegExp(opening, "gu"))].slice(-2);
  const after = [...text.slice(at, at + 4000).matchAll(new RegExp(closing, "gu"))].slice(0, 2);
  const [first] = before;
  const last = after.at(-1);
  return [first ? Math.max(0, at - 4000) + first.index : at, last ? at + last.index + last[0].length - 1 : at];
}

/** What of a file belongs to the figure whose digits stand at a place: its cell, its member, or the digits alone. */
const OWN: Readonly<Record<string, (text: Bytes, at: number, size: number) => readonly [number, number]>> = {
  xlsx: (text, at) => [text.lastIndexOf("<c ", at), text.indexOf("</c>", at) + 4],
  docx: (text, at) => around(text, at, "<w:tc>", "</w:tc>"),
  html: (text, at) => around(text, at, "<t[dh]", "</t[dh]>"),
  json: (text, at, size) => [text.lastIndexOf("\n", at) + 1, at + size],
  txt: (text, at) => around(text, at, "[^\\t|\\n]+", "[\\t|\\n]"),
};

function original(
  name: string,
  file: string,
  form: NumberedForm,
  values: readonly Value[],
  bytes: Uint8Array,
  isFound = false,
): Original {
  const isPackage = /\.(?:xlsx|docx)$/u.test(file);
  const parts = new Map<string, Bytes>(
    isPackage ? Object.entries(unzipSync(bytes)).map(([part, content]) => [part, bytesOf(content)]) : [["", bytesOf(bytes)]],
  );
  const own = OWN[file.slice(file.lastIndexOf(".") + 1)]!;
  const owns = new Map<number, Own>();
  const texts = values.map((value) => bytesOf(valueText(value).replace("-", "")));
  for (const cell of form.cells) {
    const value = values[cell.index] ?? null;
    // Of figures that stand there twice, nobody can say which is which; a report as it is found holds its own in its prose as well.
    if (value === null || value === 0 || texts.filter((text) => text === texts[cell.index]).length > 1) continue;
    const digits = texts[cell.index]!;
    const places = [...parts.values()].reduce((sum, text) => sum + text.split(digits).length - 1, 0);
    if (isFound && places > 1) continue;
    for (const [part, text] of parts) {
      const at = text.indexOf(digits);
      if (at < 0 || owns.has(cell.index)) continue;
      const [from, to] = own(text, at, digits.length);
      owns.set(cell.index, { part, from, to });
    }
    if (!owns.has(cell.index)) throw new Error(`${digits} is nowhere in ${name}`);
  }
  const packed = new Map(isPackage ? [...parts].map(([part, text]) => [part, stored(part, text)]) : []);
  return { name, file, form, values, parts, owns, isPackage, isFound, packed };
}

/** The same with the totals that the rules ask for, so that a check has little to say of it. */
function balanced(form: NumberedForm, values: Value[]): Value[] {
  const sums = checksOf(form).filter((check) => check.kind === "sum");
  for (let times = 0; times < 4; times += 1)
    for (const { comparison, left, right, totalling } of sums) {
      if (comparison !== "=") continue;
      // A total stands alone on the right; of the balance, the first term gives way.
      const given = totalling ? right[0]! : left[0]!;
      const sum = (cells: Iterable<number>): number =>
        [...cells].reduce((all, at) => all + (typeof values[at] === "number" ? values[at] : 0), 0);
      if (values[given] === null) continue;
      values[given] = totalling ? sum(left) : sum(right) - sum([...left].slice(1));
    }
  return values;
}

async function originals(): Promise<Original[]> {
  const out: Original[] = [];
  for (const [i, form] of forms().entries()) {
    const below = random(SEED + i);
    const year = form.edition.until ?? 2023;
    const unique = codes(form.cells.length, below);
    const any = (blanks: number): Value[] =>
      balanced(
        form,
        form.cells.map(({ domain }, at) => {
          const roll = below(100);
          if (roll < blanks) return null;
          if (roll < blanks * 2) return 0;
          if (domain.kind === "amount") return parseDecimal(`${unique[at]!.slice(0, 4)}.${unique[at]!.slice(4)}7`)!;
          return domain.kind === "change" && roll % 2 ? -Number(unique[at]) : Number(unique[at]);
        }),
      );
    const report = (values: readonly Value[]): Named => named(form, values, year, "某某市发展和改革委员会");
    const add = (file: string, values: readonly Value[], bytes: Uint8Array | string): void => {
      const id = `${form.edition.id}${form.variant ? `-${form.variant.id}` : ""}`;
      out.push(original(`${id} ${file}`, file, form, values, typeof bytes === "string" ? Buffer.from(bytes) : bytes));
    };
    for (const blanks of [0, 8]) {
      const values = any(blanks);
      const plans = sheetPlans(form, { unit: "某某市发展和改革委员会", year, values, totals: "kept" });
      add("book.xlsx", values, await writeXlsx(plans, { title: "年报三表", product: PRODUCT, stamp: plans[0]!.stamp }));
      add("report.docx", values, reportDocx(wholeReport(report(values)), PRODUCT));
      add("page.html", values, htmlReport(report(values)));
      add("open.json", values, jsonReport(report(values)));
      for (const shape of Object.keys(TEXT_FORMS) as (keyof typeof TEXT_FORMS)[])
        add(
          `${shape}.txt`,
          values,
          `某某市发展和改革委员会${year}年政府信息公开工作年度报告\n一、总体情况\n工作有序推进。\n${reportAsText(form, values, shape)}\n五、存在的主要问题及改进情况\n有待加强。\n`,
        );
    }
  }
  return out;
}

/** Published figures in the shapes they were found in, and in workbooks; a template in use, with figures of which no two are alike. */
async function foundOnes(): Promise<Original[]> {
  const out: Original[] = [];
  for (const name of inventedNames) {
    const { form, values, unit, year } = invented(name);
    out.push(original(name, "found.txt", form, values, inventedBytes(name), true));
    const plans = sheetPlans(form, { unit, year, values, totals: "kept" });
    const book = await writeXlsx(plans, { title: "年报三表", product: PRODUCT, stamp: plans[0]!.stamp });
    out.push(original(`${name} in a workbook`, "found.xlsx", form, values, book, true));
  }
  const form = forms().find(({ edition, variant }) => edition.id === "2021" && !variant)!;
  const unique = codes(form.cells.length, random(SEED));
  const values = balanced(
    form,
    form.cells.map(({ domain }, at) => (domain.kind === "amount" ? parseDecimal(`${unique[at]!}.7`)! : Number(unique[at]))),
  );
  const filled = await updateReport(docxReport(wpsTemplate(form)), named(form, values, 2023), { version: "0" }, {});
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  out.push(original("the template, filled", "found.docx", form, values, filled.value.saved, true));
  return out;
}

interface Damaged {
  readonly of: Original;
  readonly bytes: Uint8Array;
  /** What became of the parts that were changed; undefined where the whole file was, zip and all. */
  readonly changed: ReadonlyMap<string, Changed> | undefined;
}

/** Parts that hold the tables are damaged more often than those that only dress them. */
const WEIGHTY = /sheet\d\.xml$|document\.xml$|sharedStrings\.xml$/u;

function damage(of: Original, below: Random): Damaged {
  if (!of.isPackage) {
    const changed = mutated(of.parts.get("")!, below);
    return { of, bytes: toBytes(changed.text), changed: new Map([["", changed]]) };
  }
  const names = [...of.parts.keys()];
  const weighty = names.filter((name) => WEIGHTY.test(name));
  const changed = new Map<string, Changed>();
  for (let times = 1 + below(2); times > 0; times -= 1) {
    const list = below(8) > 0 ? weighty : names;
    const part = list[below(list.length)]!;
    changed.set(part, mutated(of.parts.get(part)!, below));
  }
  const entries = names.flatMap((name): PackedEntry[] => {
    // Now and then a part is lost.
    if (below(400) === 0) return [];
    const other = changed.get(name);
    return [other ? stored(name, other.text) : of.packed.get(name)!];
  });
  const bytes = writePackage(entries);
  if (below(12) > 0) return { of, bytes, changed };
  return { of, bytes: toBytes(mutated(bytesOf(bytes), below).text), changed: undefined };
}

/** What `check` does with the file, the search for causes aside. */
function checkFile(bytes: Uint8Array, name: string): { readonly read: Outcome<Reading>; readonly said: string } {
  const read = readNow(bytes, name);
  if (!read.ok) return { read, said: refusalSentence(read.refusal) };
  const outcome = checkedOutcome(name, auditReport(read.value));
  return {
    read,
    said: outcome.findings.length === 0 && exitCode(outcome) === 0 ? "" : outcome.findings.map((one) => one.message).join("\n"),
  };
}

/** One sentence that fits on a screen: it ends where a sentence ends, and nothing of the file breaks out of it. */
const isSentence = (said: string): boolean => /^[^\u0000-\u001f\u007f\u2028\u2029]{4,600}。$/u.test(said);

/** One digit lost, put in or exchanged: what of short figures makes one of the others by chance. */
function isSlip(was: string, is: string): boolean {
  const [longer, shorter] = was.length > is.length ? [was, is] : [is, was];
  let from = 0;
  while (from < shorter.length && longer[from] === shorter[from]) from += 1;
  const rest = longer.slice(from + 1);
  return rest === shorter.slice(from) || rest === shorter.slice(from + 1);
}

/** Whether the file itself says now that the figure is another, and that is told. */
function isToldOtherwise(of: Original, reading: Reading, cell: Cell, was: Value, found: Value): boolean {
  const labels = reading.deviations.filter((one) => one.kind === "label").filter((one) => one.table === cell.table.id);
  // The figure is its own, and the head over it names another unit now.
  const isTold = reading.form !== of.form || labels.length > 0;
  if (isTold && isFigure(was) && isFigure(found) && decimalText(found) === decimalText(was)) return true;
  // The label of its row is another one now, and it is told as which row it was read.
  return labels.some((one) => one.printed === cell.row.label);
}

/** Figures that are not the file's own, and figures that were lost without a word. */
function wrongs({ of, changed }: Damaged, reading: Reading): string[] {
  if (changed === undefined) return [];
  const out: string[] = [];
  const told = new Set(reading.deviations.flatMap((one) => ("cells" in one ? [...one.cells] : "cell" in one ? [one.cell] : [])));
  const whole = (index: number): boolean => {
    const own = of.owns.get(index);
    if (own === undefined) return false;
    const part = changed.get(own.part);
    return part === undefined || part.keeps(own.from, own.to);
  };
  // A formula's figure follows those that it adds up.
  const isComputed = (index: number): boolean => {
    const own = of.owns.get(index);
    return own !== undefined && (of.parts.get(own.part)?.slice(own.from, own.to).includes("<f>") ?? false);
  };
  const byValue = new Map(
    of.form.cells.flatMap(({ index }) => (of.owns.has(index) ? [[valueText(of.values[index]!), index] as const] : [])),
  );
  for (const cell of reading.form.cells) {
    if (!reading.present.includes(cell.table.id)) continue;
    const found = reading.values[cell.index] ?? null;
    const own = of.form.byId.get(cell.id);
    const was = own ? (of.values[own.index] ?? null) : null;
    if (sameValue(found, was)) continue;
    if (found !== null && typeof found === "object" && found.kind === "words") continue;
    if (found === null) {
      if (!told.has(cell.index) && own && whole(own.index) && !isComputed(own.index))
        out.push(`${cell.id}: ${valueText(was)} is lost`);
      continue;
    }
    if (isToldOtherwise(of, reading, cell, was, found)) continue;
    if (of.isFound && own && !whole(own.index) && isSlip(valueText(was), valueText(found))) continue;
    const other = byValue.get(valueText(found));
    if (other !== undefined && other !== own?.index && whole(other))
      out.push(`${cell.id}: ${valueText(found)} of ${of.form.cells[other]!.id} instead of ${valueText(was)}`);
    else if (own && whole(own.index) && !isComputed(own.index))
      out.push(`${cell.id}: ${valueText(found)} instead of ${valueText(was)}`);
  }
  return out;
}

const pick = <T>(list: readonly T[], below: Random): T => list[below(list.length)]!;

let current = "";
afterEach(() => {
  if (current !== "") throw new Error(`broke off at file ${current}`);
});

const wholeBytes = ({ parts, isPackage, packed }: Original): Uint8Array =>
  isPackage ? writePackage([...packed.values()]) : toBytes(parts.get("")!);

function readWhole(of: Original): void {
  const { name, file, form, values } = of;
  const { read } = checkFile(wholeBytes(of), file);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
  expect([name, read.value.form]).toEqual([name, form]);
  expect([name, read.value.values]).toEqual([name, values]);
}

/** Bytes; a collection between two readings makes the second one smaller, never larger. */
function taken(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/** Damages files of these kinds in turn; formats in which most can go wrong come more often. */
function damagedFiles(all: readonly Original[], kinds: readonly string[], files: number): void {
  const faults: string[] = [];
  const tally = { refused: 0, read: 0 };
  const byKind = new Map(kinds.map((kind) => [kind, all.filter(({ file }) => file.endsWith(kind))]));
  let slowest = { ms: 0, at: 0 };
  let most = 0;
  const damagedFile = (i: number): Damaged => {
    const below = random(SEED * 31 + i * 7919);
    return damage(pick(byKind.get(kinds[i % kinds.length]!)!, below), below);
  };
  /** Asking the system for processor time costs as much as reading a file: it is asked of the slowest alone, once more. */
  const timesTheOriginal = (i: number): number => {
    const { of, bytes } = damagedFile(i);
    const whole = wholeBytes(of);
    return least(() => void checkFile(bytes, of.file), 3) / least(() => void checkFile(whole, of.file), 3);
  };
  for (let i = 0; i < files; i += 1) {
    const damaged = damagedFile(i);
    const { of } = damaged;
    const held = taken();
    const started = performance.now();
    // A throw fails the test, as our own bug; the number says which file to look at.
    current = `${i} ${of.name}`;
    const answer = checkFile(damaged.bytes, of.file);
    const ms = performance.now() - started;
    if (ms > slowest.ms) slowest = { ms, at: i };
    most = Math.max(most, taken() - held);
    const { read, said } = answer;
    if (!read.ok) {
      tally.refused += 1;
      if (!isSentence(said)) faults.push(`${i} ${of.name} says ${JSON.stringify(said.slice(0, 200))}`);
      continue;
    }
    tally.read += 1;
    for (const line of said.split("\n"))
      if (line !== "" && !isSentence(line)) faults.push(`${i} ${of.name} says ${JSON.stringify(line.slice(0, 200))}`);
    const wrong = wrongs(damaged, read.value);
    if (wrong.length > 0) faults.push(`${i} ${of.name} ${wrong.length}: ${wrong.slice(0, 2).join("; ")}`);
  }
  current = "";
  expect(faults).toEqual([]);
  expect(timesTheOriginal(slowest.at)).toBeLessThan(MOST_TIMES);
  expect(most).toBeLessThan(MOST_BYTES);
  // The files are not so broken that nothing is tried.
  expect(tally.read).toBeGreaterThan(files / 3);
  expect(tally.refused).toBeGreaterThan(files / 40);
}

const BOUNDS = "each is refused in one sentence or read, in bounded time, and no figure in another's place";

describe("files of our own", () => {
  let all: Original[];
  beforeAll(async () => {
    all = await originals();
  });

  it("every original is read whole", () => all.forEach(readWhole));

  it(`${FILES / 2} damaged files: ${BOUNDS}`, () => {
    damagedFiles(
      all,
      ["xlsx", "docx", "txt", "xlsx", "json", "html", "xlsx", "txt", "xlsx", "json", "docx", "xlsx", "html"],
      FILES / 2,
    );
  });
});

describe("files as they are found", () => {
  let all: Original[];
  beforeAll(async () => {
    all = await foundOnes();
  });

  it("every original is read whole", () => all.forEach(readWhole));

  it(`${FILES / 2} damaged files: ${BOUNDS}`, () => {
    damagedFiles(all, ["txt", "docx", "txt", "xlsx"], FILES / 2);
  });
});
