// Workbooks of four makes, no two alike: ours, LibreOffice's, openpyxl's shape, and one as people put it together by hand.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { escapeText } from "../../src/adapters/opc/xml";
import { patchXlsx } from "../../src/adapters/xlsx/patch";
import { a1, columnName } from "../../src/core/figures/addresses";
import { figureAddress, sheetPlans, type CellContent, type SheetPlan } from "../../src/render/sheet";
import { workbook } from "../adapters/xlsx/raw-workbook";
import { formFor } from "../core/diagnose/reports";
import { figuresAt, reportFile, REPORTS, unitOf } from "./many-reports";

export const MAKES = ["ours", "LibreOffice", "openpyxl", "by hand"] as const;
export type Make = (typeof MAKES)[number];

const plansAt = (at: number): readonly SheetPlan[] => {
  const report = REPORTS[at % REPORTS.length]!;
  return sheetPlans(formFor(report), { unit: unitOf(at), year: report.year, values: figuresAt(at, report), totals: "kept" });
};

/** What a square comes to; nobody but us and LibreOffice leaves totals to formulas here. */
const numberOf = (content: CellContent): number | undefined =>
  content.kind === "number"
    ? content.number
    : content.kind === "formula" && typeof content.result === "number"
      ? content.result
      : undefined;

/** Square by square with one list of strings, everything said, nothing computed. */
function asOpenpyxl(at: number): Uint8Array {
  const strings = new Map<string, number>();
  const sheets = plansAt(at).map((plan) => {
    const rows = new Map<number, string[]>();
    for (const { row, col, content } of plan.cells) {
      const square = `r="${a1({ row, col })}" s="1"`;
      const line = rows.get(row) ?? [];
      rows.set(row, line);
      if (content.kind === "text") {
        if (!strings.has(content.text)) strings.set(content.text, strings.size);
        line.push(`<c ${square} t="s"><v>${strings.get(content.text)!}</v></c>`);
        continue;
      }
      const number = numberOf(content);
      line.push(number === undefined ? `<c ${square} />` : `<c ${square} t="n"><v>${number}</v></c>`);
    }
    const lines = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => `<row r="${row + 1}">${cells.join("")}</row>`);
    const merges = plan.merges.map((ref) => `<mergeCell ref="${ref}" />`).join("");
    return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData><mergeCells count="${plan.merges.length}">${merges}</mergeCells></worksheet>`;
  });
  const shared = [...strings.keys()].map((text) => `<si><t>${escapeText(text)}</t></si>`).join("");
  return workbook({ sheets, strings: shared });
}

/** How somebody put the tables together. */
interface Hand {
  /** A label as it was typed. */
  readonly typed: (label: string) => string;
  /** Empty columns on the left, lines above the first table and between the tables. */
  readonly left: number;
  readonly above: number;
  readonly between: number;
  /** A sheet for each table, or one for all. */
  readonly isApart: boolean;
  /** Squares without a figure are listed, as of borders. */
  readonly isBordered: boolean;
  /** What is written below the tables. */
  readonly foot: (at: number) => string;
}

const asPrinted = (label: string): string => label;
/** The signs of another keyboard, and a blank where nobody sees it. */
const halfWidth = (label: string): string => label.replace(/（/gu, "(").replace(/）/gu, ")").replace(/、/gu, "、 ");
/** Short labels are spread over their squares, long ones broken. */
const spread = (label: string): string => (label.length === 2 ? `${label[0]!}  ${label[1]!}` : label);
const broken = (label: string): string => (label.length > 9 ? `${label.slice(0, 6)}\n${label.slice(6)}` : label);

const filledBy = (at: number): string => `填表人：第${at}号`;
const checkedBy = (at: number): string => `审核人：第${at % 7}科　　填表人：第${at}号`;
const nobody = (): string => "";

const hand = (
  typed: Hand["typed"],
  [left, above, between]: readonly [number, number, number],
  foot: Hand["foot"],
  looks: { readonly isApart?: boolean; readonly isBordered?: boolean } = {},
): Hand => ({ typed, left, above, between, foot, isApart: looks.isApart ?? false, isBordered: looks.isBordered ?? false });

/** A dozen people, no two of whom lay a sheet out alike. */
export const HANDS: readonly Hand[] = [
  hand(halfWidth, [0, 0, 0], filledBy),
  hand(asPrinted, [0, 0, 1], nobody),
  hand(spread, [0, 1, 0], checkedBy, { isBordered: true }),
  hand(broken, [1, 0, 0], filledBy),
  hand(halfWidth, [0, 0, 0], nobody, { isApart: true }),
  hand(asPrinted, [1, 2, 2], checkedBy, { isBordered: true }),
  hand(spread, [0, 0, 3], filledBy, { isApart: true, isBordered: true }),
  hand(broken, [0, 3, 1], nobody, { isBordered: true }),
  hand((label) => halfWidth(spread(label)), [2, 0, 1], filledBy),
  hand((label) => broken(halfWidth(label)), [0, 1, 2], checkedBy),
  hand(asPrinted, [1, 1, 0], filledBy, { isApart: true }),
  hand((label) => spread(broken(label)), [3, 0, 0], nobody, { isBordered: true }),
];

const inline = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;

/** Labels typed anew, nothing merged, a line for whoever filled it in. */
function byHand(at: number): Uint8Array {
  const plans = plansAt(at);
  // Each of them does each of the reports.
  const { typed, left, above, between, isApart, isBordered, foot } = HANDS[Math.floor(at / REPORTS.length) % HANDS.length]!;
  const sheets: string[][] = [];
  for (const plan of plans) {
    const first = isApart || sheets.length === 0;
    const lines = first ? [] : sheets[0]!;
    if (first) sheets.push(lines);
    for (let i = 0; i < (first ? above : between); i += 1) lines.push(`<row r="${lines.length + 1}"></row>`);
    const from = lines.length;
    const rows = Array.from({ length: plan.rows }, () => new Map<number, string>());
    for (const { row, col, content } of plan.cells) {
      const ref = `${columnName(left + col)}${from + row + 1}`;
      const number = numberOf(content);
      if (content.kind === "text") rows[row]!.set(col, inline(ref, typed(content.text)));
      else if (number !== undefined) rows[row]!.set(col, `<c r="${ref}"><v>${number}</v></c>`);
      else if (isBordered) rows[row]!.set(col, `<c r="${ref}" s="1"/>`);
    }
    for (const row of rows) {
      const squares = [...row].sort(([a], [b]) => a - b).map(([, xml]) => xml);
      lines.push(`<row r="${lines.length + 1}">${squares.join("")}</row>`);
    }
    const below = foot(at);
    if (below !== "") lines.push(`<row r="${lines.length + 1}">${inline(`${columnName(left)}${lines.length + 1}`, below)}</row>`);
  }
  return workbook({ sheets: sheets.map((lines) => lines.join("")) });
}

let saved: readonly Uint8Array[] | undefined;
/** Each of the reports as LibreOffice saves it. */
async function savedByLibreOffice(): Promise<readonly Uint8Array[]> {
  const home = mkdtempSync(join(tmpdir(), "nianbao-makes-"));
  try {
    const names = REPORTS.map((_, i) => join(home, `${i}.xlsx`));
    for (const [i, name] of names.entries()) writeFileSync(name, await reportFile("xlsx", i));
    const out = join(home, "out");
    const profile = `-env:UserInstallation=file://${join(home, "profile")}`;
    const ran = spawnSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, ...names], {
      encoding: "utf8",
    });
    if (ran.status !== 0) throw new Error(`LibreOffice saved nothing: ${ran.stderr}`);
    return REPORTS.map((_, i) => new Uint8Array(readFileSync(join(out, `${i}.xlsx`))));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Its own file with other figures in it. */
async function asLibreOffice(at: number): Promise<Uint8Array> {
  saved ??= await savedByLibreOffice();
  const report = REPORTS[at % REPORTS.length]!;
  const form = formFor(report);
  const changes = figuresAt(at, report).flatMap((value, cell) => {
    const { sheet, a1: address } = figureAddress(form, cell);
    return typeof value === "number" ? [{ sheet, address, value: { number: String(value) } }] : [];
  });
  const patched = patchXlsx(saved[at % REPORTS.length]!, changes);
  if (!patched.ok) throw new Error(JSON.stringify(patched.refusal));
  return patched.value;
}

/** @param at - which of them, from 0 */
export async function workbookOf(make: Make, at: number): Promise<Uint8Array> {
  switch (make) {
    case "ours":
      return reportFile("xlsx", at);
    case "LibreOffice":
      return asLibreOffice(at);
    case "openpyxl":
      return asOpenpyxl(at);
    case "by hand":
      return byHand(at);
  }
}
