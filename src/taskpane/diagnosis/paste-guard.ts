// After a paste: what it did to the form, and the form put right around the figures.
import type { Looked } from "../../app/diagnose/misplaced";
import { faultKey, formFaults } from "../../app/workbook/form-faults";
import { repair, previewRepair, type RepairPreview } from "../../app/workbook/repair";
import type { FormFault } from "../../core/check/finding";
import type { JournalEntry, Moment } from "../../app/workbook/journal";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Wear, Workbook } from "../../ports/workbook";
import { journalIn } from "../actions/form";

/** Harm that was not there before the paste. */
export interface Harm {
  readonly sheets: readonly string[];
  readonly sentence: string;
  /** Not when rows or columns have moved: then what would be lost is looked at first. */
  readonly mayRestore: boolean;
}

const WORDS: readonly (readonly [kinds: readonly FormFault["kind"][], words: (n: number) => string])[] = [
  [["typed-total", "other-formula", "missing-formula"], (n) => `${n}处合计公式`],
  [["merge"], (n) => `${n}处合并单元格`],
  [["label"], (n) => `${n}处表样文字`],
  [["moved", "row-removed", "beyond-repair", "sheet-missing"], () => "行列位置"],
];

/** A single total that was typed over is told as a finding; it takes more than that to speak of a paste. */
const isGrave = (faults: readonly FormFault[], worn: readonly Wear[]): boolean =>
  worn.some(({ look, rules }) => look || rules) ||
  faults.length > 1 ||
  faults.some(({ kind }) => kind !== "typed-total" && kind !== "missing-formula");

function sentenceOf(faults: readonly FormFault[], worn: readonly Wear[], preview: RepairPreview, mayRestore: boolean): string {
  const broken = [
    ...WORDS.flatMap(([kinds, words]) => {
      const own = faults.filter(({ kind }) => kinds.includes(kind)).length;
      return own === 0 ? [] : [words(own)];
    }),
    ...(worn.some(({ look }) => look) ? ["字体和数字格式"] : []),
    ...(worn.some(({ rules }) => rules) ? ["录入规则"] : []),
  ];
  const lost = preview.sheets.flatMap((sheet) => sheet.lost);
  const outside = lost.length === 0 ? "" : `；表样之外的“${lost.slice(0, 3).join("”“")}”${lost.length > 3 ? "等" : ""}会被清除`;
  const advice = mayRestore ? `可以保留数字、恢复表样${outside}` : "请在填报页用“修复表样”看过改动后再恢复";
  return `刚才的粘贴改动了表样的${broken.join("、")}，${advice}。`;
}

/**
 * @param before - what was found before
 * @param blocks - sheets in which a block was changed at once
 * @returns undefined when the form is as it was, or is none of ours
 */
export async function harmOf(
  workbook: Workbook,
  before: Looked,
  after: Looked,
  blocks: readonly string[],
): Promise<Harm | undefined> {
  const found = previewRepair(after.contents, new Set(), after.checked?.reading);
  if (!found.ok) return undefined;
  const sheets = found.value.sheets.filter(({ plan, seen }) => seen !== undefined && blocks.includes(plan.name));
  const tables = new Set([
    ...sheets.map(({ table }) => table),
    ...found.value.faults.flatMap((one) => ("sheet" in one && blocks.includes(one.sheet) ? [one.table] : [])),
  ]);
  const known = new Set((before.checked ? formFaults(before.checked.reading) : []).map(faultKey));
  const faults = found.value.faults.filter((fault) => tables.has(fault.table) && !known.has(faultKey(fault)));
  const asked = await workbook.wear(sheets.map(({ plan }) => plan));
  const worn = asked.ok ? asked.value : [];
  if (!isGrave(faults, worn)) return undefined;
  const mayRestore =
    sheets.length > 0 && sheets.every(({ undoable }) => undoable) && faults.every(({ kind }) => kind !== "beyond-repair");
  return {
    sheets: sheets.map(({ plan }) => plan.name),
    sentence: sentenceOf(faults, worn, { ...found.value, sheets }, mayRestore),
    mayRestore,
  };
}

/** 保留数字，恢复表样: what the harm was done to, as it stands now. */
export async function restore(workbook: Workbook, { sheets }: Harm, now: Moment): Promise<Outcome<readonly JournalEntry[]>> {
  const contents = await workbook.readAll();
  if (!contents.ok) return contents;
  const preview = previewRepair(contents.value);
  if (!preview.ok) return preview;
  // Rows may have moved since: what would be lost then has to be looked at.
  const moved = preview.value.sheets.find(({ plan, undoable }) => sheets.includes(plan.name) && !undoable);
  if (moved) return no({ kind: "changed-since", places: [moved.plan.name] });
  const journal = await journalIn(workbook);
  if (!journal.ok) return journal;
  const done = await repair(workbook, preview.value, new Set(sheets), journal.value, now);
  return done.ok ? yes(done.value.entries) : done;
}
