// Opening and checking workbooks of four makes, no two alike, beside the bound and beside libraries that merely open them: all of
// them take the same files in turns, each once, and the processor's time counts.
import { inflateRawSync } from "node:zlib";
import { read as readWithSheetJs } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { openArchive } from "../../src/adapters/opc/archive";
import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { ruleSet } from "../../src/app/check/rule-set";
import { checkReport } from "../../src/app/check/check-report";
import { causesOf } from "../../src/app/diagnose/causes";
import { STEPS } from "../../src/app/diagnose/inquiry";
import { checkedOutcome, outcomeJson } from "../../src/app/outputs/check-outcome";
import { readReport } from "../../src/app/read/read-report";
import { HANDS, MAKES, workbookOf } from "../support/makes";
import { ended, headed, told, used } from "./page";

const EACH = 500;
/** Files of a turn, the same for everybody. */
const TURN = 50;
/** Turns that warm the engine up, for everybody alike, and do not count. */
const WARM = 2;

/** What nobody who reads a workbook is spared: zlib over its sheets and strings, and a scan for values. */
function bound(bytes: Uint8Array): number {
  const archive = openArchive(bytes);
  if (!archive.ok) throw new Error(archive.refusal.kind);
  let values = 0;
  for (const { name, method, packed } of archive.value) {
    if (!/worksheets\/|sharedStrings/u.test(name)) continue;
    const text = Buffer.from(method === 8 ? inflateRawSync(packed) : packed).toString("utf8");
    for (const [, value] of text.matchAll(/<v>([^<]*)<\/v>/gu)) values += value!.length;
  }
  return values;
}

const BY = { product: "年报三表", rules: ruleSet() };

/** As the command does it: read, recognised, every rule, causes, written out. */
function check(bytes: Uint8Array): number {
  const document = readXlsx(bytes, NODE_CODEC);
  if (!document.ok) throw new Error(document.refusal.kind);
  const reading = readReport(document.value, {});
  if (!reading.ok) throw new Error(reading.refusal.kind);
  const checked = checkReport(reading.value);
  return outcomeJson(checkedOutcome("x.xlsx", checked, causesOf(checked, { steps: STEPS })), BY).length;
}

const RUNNERS = {
  bound,
  read: (bytes: Uint8Array) => readXlsx(bytes, NODE_CODEC),
  check,
  sheetjs: (bytes: Uint8Array) => readWithSheetJs(bytes, { dense: true }),
  exceljs: (bytes: Uint8Array) => new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer),
} as const;
type Runner = keyof typeof RUNNERS;
const NAMES = Object.keys(RUNNERS) as Runner[];

headed(
  `${MAKES.length * EACH} different workbooks, ${EACH} of each make, opened and checked in turns of ${TURN} within one process; the bound is zlib and a scan for values. More than 1 is quicker than what it stands against. exceljs and SheetJS (@e965/xlsx, dense) only open the file. Those by hand were put together by ${HANDS.length} people, no two of whom lay a sheet out alike. A sheet whose markup was read before is compared and not scanned again, and of sums that wait for open squares the sentences are made when somebody looks at them. Reading alone, four tenths of which is unpacking, takes little more than the bound by hand and twice the bound or more where there is much markup: all that the goal leaves for a whole check of our own make. Of the whole check a third is unpacking and reading, a quarter the rules and their sentences, a fifth recognising and the identity, a tenth clearing up.`,
);
for (const make of MAKES) {
  const turns: Record<Runner, number>[] = [];
  for (let turn = 0; turn < EACH / TURN; turn += 1) {
    const files: Uint8Array[] = [];
    for (let i = 0; i < TURN; i += 1) files.push(await workbookOf(make, turn * TURN + i));
    const took = { bound: 0, read: 0, check: 0, sheetjs: 0, exceljs: 0 };
    // Each begins as often as the others: whoever comes after exceljs finds its litter.
    for (let at = 0; at < NAMES.length; at += 1) {
      const name = NAMES[(at + turn) % NAMES.length]!;
      globalThis.gc?.();
      const started = used();
      for (const file of files) await RUNNERS[name](file);
      took[name] = used() - started;
    }
    if (turn >= WARM) turns.push(took);
  }
  const ratios = (ours: "read" | "check", other: Runner): number[] => turns.map((took) => took[other] / took[ours]);
  told(`read, ${make}`, "the bound", ratios("read", "bound"));
  told(`whole check, ${make}`, "the bound", ratios("check", "bound"), { least: make === "ours" ? 0.5 : 0.3 });
  told(`whole check, ${make}`, "SheetJS, opening", ratios("check", "sheetjs"));
  told(`whole check, ${make}`, "exceljs, opening", ratios("check", "exceljs"));
}
ended();
