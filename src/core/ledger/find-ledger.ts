// Where in a workbook, a page or a text a ledger stands, and which of its columns is what: by the words over them, and by what stands in them.
import type { RawCell, RawDocument, RawGrid } from "../document/source";
import { keptText } from "../kept-text";
import { plainLabel } from "../recognise/labels";
import { dayStored, dayWithoutYear, dayWritten } from "./days";
import { isStatistics } from "./ledger-like";
import type { LedgerColumn, LedgerSheet, ListName } from "./ledger";
import type { WordList } from "./meaning";

/** Words over columns, best first. */
export type HeaderWords = Readonly<Record<string, readonly string[]>>;

/** A ledger in one grid. */
export interface FoundLedger {
  /** Index into `document.blocks`. */
  readonly block: number;
  readonly grid: RawGrid;
  /** 0-based row of the last head line. */
  readonly head: number;
  /** By id of the ledger's column: 0-based column of the grid. */
  readonly columns: ReadonlyMap<string, number>;
  /** What stands over each column of the grid. */
  readonly labels: readonly string[];
  /** Columns that were told by what stands in them, not by their words. */
  readonly byValues: readonly string[];
}

/** Titles, units and hints stand above a head; no export has more of them. */
const HEAD_ROWS = 40;
/** Fewer columns than these may be any list at all. */
const ENOUGH = 3;
/** So much of what a column holds has to be of one kind. */
const SHARE = 0.6;
const SAMPLE = 400;

/** A grid by its squares, merged cells at every square that they cover. */
export class Squares {
  private readonly rows: (RawCell | undefined)[][] = [];

  constructor(readonly grid: RawGrid) {
    for (const cell of grid.cells) {
      // Nearly every one is a single square.
      if (cell.rowSpan === 1 && cell.colSpan === 1) (this.rows[cell.row] ??= [])[cell.col] = cell;
      else
        for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
          const line = (this.rows[row] ??= []);
          for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) line[col] = cell;
        }
    }
  }

  at(row: number, col: number): RawCell | undefined {
    return this.rows[row]?.[col];
  }

  text(row: number, col: number): string {
    return this.rows[row]?.[col]?.text.trim() ?? "";
  }
}

const looked = new WeakMap<RawGrid, Squares>();

/** Of one grid once: it is looked through for requests, for suits, and read. */
export function squaresOf(grid: RawGrid): Squares {
  const made = looked.get(grid) ?? new Squares(grid);
  looked.set(grid, made);
  return made;
}

const plainHeads = new Map<string, string>();
/** Heads are few and come again with every count; what else stands in the first lines is not kept for long. */
const KEPT_LABELS = 2000;

/** 收到日期（必填）* → 收到日期 */
export function plainHead(text: string): string {
  const known = plainHeads.get(text);
  if (known !== undefined) return known;
  const made = plainLabel(text).replace(/\([^()]{0,40}\)|[*:]/gu, "");
  if (plainHeads.size >= KEPT_LABELS) plainHeads.clear();
  plainHeads.set(keptText(text), made);
  return made;
}

/** 答复情况 over 日期 is the same as 答复 over it. */
const GENERAL = /(?:情况|信息|内容|环节|过程|阶段|部分)$/u;
const OTHER_PROCEDURE = /复议|诉讼/u;

/** How well words name a column: 3 for the same words, less for a part; 0 for none. Of equal ones the earlier word wins. */
function fit(label: string, words: readonly string[]): number {
  if (label === "") return 0;
  const at = words.findIndex((word) => word === label);
  if (at >= 0) return 3 - at / 100;
  const part = words.findIndex((word) => word.length >= 3 && label.includes(word));
  return part < 0 || label.length > 16 ? 0 : 2 - part / 100 - label.length / 10_000;
}

const plainWords = new WeakMap<HeaderWords, HeaderWords>();
function plainly(words: HeaderWords): HeaderWords {
  const known = plainWords.get(words);
  if (known) return known;
  const made = Object.fromEntries(Object.entries(words).map(([id, list]) => [id, list.map(plainHead)]));
  plainWords.set(words, made);
  return made;
}

type Fits = readonly { readonly id: string; readonly at: number; readonly score: number }[];
const fitsOf = new WeakMap<HeaderWords, Map<string, Fits>>();

/** The columns that a label may name. */
function fits(label: string, words: HeaderWords): Fits {
  let kept = fitsOf.get(words);
  if (!kept || kept.size > KEPT_LABELS) fitsOf.set(words, (kept = new Map()));
  const known = kept.get(label);
  if (known) return known;
  const made = Object.entries(plainly(words)).flatMap(([id, list], at) => {
    const score = fit(label, list);
    return score > 0 ? [{ id, at, score }] : [];
  });
  kept.set(keptText(label), made);
  return made;
}

/** Each column of the ledger once, and each of the grid once: the best pairs first. */
function matched(labels: readonly (readonly string[])[], words: HeaderWords): Map<string, number> {
  const pairs = labels.flatMap((spellings, col) =>
    spellings.flatMap((label) => fits(label, words).map((one) => ({ ...one, col }))),
  );
  pairs.sort((a, b) => b.score - a.score || a.col - b.col || a.at - b.at);
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id, col } of pairs) {
    if (columns.has(id) || taken.has(col)) continue;
    columns.set(id, col);
    taken.add(col);
  }
  return columns;
}

/** The words of a head in one line, or in two: 答复情况 over 答复结果 and 备注, beside heads that stand in the upper line alone. */
function labelsAt(squares: Squares, head: number, isTwo: boolean): readonly string[] {
  return Array.from({ length: squares.grid.cols }, (_, col) => {
    const own = squares.text(head, col);
    return isTwo && own === "" ? squares.text(head - 1, col) : own;
  });
}

/** Words that stand over several columns, with what stands over them: 申请情况·日期 and 答复情况·日期. */
function namedApart(squares: Squares, head: number, labels: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  return labels.map((label, col) => {
    const above = head === 0 || label === "" || times.get(label) === 1 ? "" : squares.text(head - 1, col);
    return above === "" || above === label ? label : `${above}·${label}`;
  });
}

/** What stands over each column, with what stands over that: 答复 over 日期. */
function spellingsAt(squares: Squares, head: number, isTwo: boolean): readonly (readonly string[])[] {
  return labelsAt(squares, head, isTwo).map((label, col) => {
    const own = plainHead(label);
    const isSame = head === 0 || squares.at(head - 1, col) === squares.at(head, col) || squares.text(head, col) === "";
    const above = isSame ? "" : plainHead(squares.text(head - 1, col));
    if (own === "") return [];
    if (above === "" || above.length > 12) return [own];
    const over = [...new Set([above, above.replace(GENERAL, "")])].map((group) => `${group}${own}`);
    // What stands under another procedure is none of the request's: 复议情况 over 结果.
    return OTHER_PROCEDURE.test(above) ? over : [own, ...over];
  });
}

const isDay = (cell: RawCell | undefined): boolean =>
  cell !== undefined &&
  cell.text !== "" &&
  (dayWithoutYear(cell.text) !== undefined ||
    dayWritten(cell.text) !== undefined ||
    (cell.number !== undefined && dayStored(Number(cell.number)) !== undefined));

/** How much of what stands in a column is of a list: a line wholly, a word for several lines nearly, a state half. */
function shareOf(squares: Squares, head: number, col: number, list: WordList): number {
  let filled = 0;
  let known = 0;
  for (let row = head + 1; row < squares.grid.rows && filled < SAMPLE; row += 1) {
    const text = squares.text(row, col);
    if (text === "") continue;
    filled += 1;
    const meaning = list.meaningOf(text);
    if (meaning) known += meaning.is === "line" ? 1 : meaning.is === "state" ? STATE : meaning.among.length > 0 ? SEVERAL : ANY;
  }
  return filled === 0 ? 0 : known / filled;
}
const SEVERAL = 0.9;
const STATE = 0.7;
/** 已办结 says that there is a result, and not which. */
const ANY = 0.3;
/** What its head is called weighs as much as this share of what stands in it. */
const NAMED = 0.5;

/** Columns of lists, told by their words and by what stands in them: of several that are called so, the one that holds the list. */
function byValues(
  squares: Squares,
  { head, isTwo, columns }: Head,
  sheet: LedgerSheet,
  words: HeaderWords,
  lists: ReadonlyMap<string, WordList>,
  fixed: ReadonlySet<string>,
): readonly string[] {
  const { grid } = squares;
  const spellings = spellingsAt(squares, head, isTwo);
  const found: string[] = [];
  for (const column of sheet.columns) {
    if (column.holds.kind !== "choice" || fixed.has(column.id)) continue;
    // Yes and no, and the ways, stand in columns of many meanings.
    if (column.holds.list === "yesNo" || column.holds.list === "ways") continue;
    const list = lists.get(column.holds.list)!;
    const own = columns.get(column.id);
    const taken = new Set([...columns].filter(([id]) => id !== column.id).map(([, col]) => col));
    const ranked = Array.from({ length: grid.cols }, (_, col) => {
      if (taken.has(col)) return { col, share: 0, score: 0, isNamed: false };
      const share = shareOf(squares, head, col, list);
      const named = Math.max(0, ...spellings[col]!.map((label) => fit(label, plainly(words)[column.id]!)));
      return { col, share, score: share + (named / 3) * NAMED, isNamed: named > 0 };
    }).sort((a, b) => b.score - a.score || a.col - b.col);
    const best = ranked.find(({ share, isNamed }) => share >= SHARE || (isNamed && share > 0));
    if (!best || best.col === own) continue;
    columns.set(column.id, best.col);
    if (!best.isNamed) found.push(column.id);
  }
  return found;
}

/** A head that says no more than 答复 may stand over something else than days. */
const isRight = (squares: Squares, head: number, column: LedgerColumn, col: number): boolean => {
  if (column.holds.kind !== "date" || /日期|时间/u.test(squares.text(head, col))) return true;
  for (let row = head + 1; row < Math.min(squares.grid.rows, head + 1 + SAMPLE); row += 1)
    if (isDay(squares.at(row, col))) return true;
  // Nothing filled in yet says nothing against its head.
  for (let row = head + 1; row < Math.min(squares.grid.rows, head + 1 + SAMPLE); row += 1)
    if (squares.text(row, col) !== "") return false;
  return true;
};

interface Weighed extends FoundLedger {
  readonly score: number;
}

interface Head {
  /** Its last line. */
  readonly head: number;
  readonly isTwo: boolean;
  readonly columns: Map<string, number>;
}

/** A line with a day in it is a case, and no head: most lines need no closer look. */
const holdsDay = (squares: Squares, row: number): boolean =>
  Array.from({ length: squares.grid.cols }, (_, col) => squares.at(row, col)).some(isDay);

/** The second line of a head names columns, and holds no day. */
function isSecond(squares: Squares, row: number, words: HeaderWords): boolean {
  const all = Object.values(plainly(words));
  let names = false;
  for (let col = 0; col < squares.grid.cols; col += 1) {
    const label = plainHead(squares.text(row, col));
    names ||= label !== "" && squares.at(row - 1, col) !== squares.at(row, col) && all.some((list) => list.includes(label));
  }
  return names;
}

/** The line, or the two, that name most columns. */
function headOf(squares: Squares, words: HeaderWords): Head | undefined {
  let best: Head | undefined;
  for (let row = 0; row < Math.min(squares.grid.rows, HEAD_ROWS); row += 1) {
    if (holdsDay(squares, row)) continue;
    for (const isTwo of row > 0 && isSecond(squares, row, words) ? [false, true] : [false]) {
      const columns = matched(spellingsAt(squares, row, isTwo), words);
      const most = best?.columns.size ?? 0;
      if (columns.size > most || (isTwo && columns.size === most && best?.head === row - 1)) best = { head: row, isTwo, columns };
    }
  }
  return best;
}

/**
 * @param given - columns by their words, as the keeper of the ledger has said; "" for one that means nothing here
 * @returns undefined where fewer columns than a ledger has are there
 */
function inGrid(
  block: number,
  grid: RawGrid,
  sheet: LedgerSheet,
  words: HeaderWords,
  lists: ReadonlyMap<string, WordList>,
  given: Readonly<Record<string, string>>,
): Weighed | undefined {
  const squares = squaresOf(grid);
  const best = headOf(squares, words);
  if (!best) return undefined;
  const { head, columns, isTwo } = best;
  const labels = namedApart(squares, head, labelsAt(squares, head, isTwo));
  for (const [label, id] of Object.entries(given)) {
    const col = labels.findIndex((one) => plainHead(one) === plainHead(label));
    if (col < 0) continue;
    for (const [other, at] of [...columns]) if (at === col || other === id) columns.delete(other);
    if (id !== "") columns.set(id, col);
  }
  for (const column of sheet.columns) {
    const col = columns.get(column.id);
    if (col !== undefined && !Object.values(given).includes(column.id) && !isRight(squares, head, column, col))
      columns.delete(column.id);
  }
  if (columns.size < 2) return undefined;
  const told = byValues(squares, best, sheet, words, lists, new Set(Object.values(given)));
  // Replies kept apart from what they answer hold no more than whose they are and when they went.
  const isReply = columns.has("number") && columns.has("answered");
  return columns.size < ENOUGH && !isReply
    ? undefined
    : { block, grid, head, columns, labels, byValues: told, score: columns.size };
}

/** Whether a grid is of reconsiderations and suits rather than of requests: 编号、类型、收到日期 head either; what kinds stand below tells. */
function outweighs(proceeding: Weighed, request: Weighed, lists: ReadonlyMap<string, WordList>): boolean {
  const col = request.columns.get("kind");
  if (proceeding.score !== request.score || col === undefined || col !== proceeding.columns.get("kind"))
    return proceeding.score >= request.score;
  const squares = squaresOf(proceeding.grid);
  const share = (list: ListName): number => shareOf(squares, proceeding.head, col, lists.get(list)!);
  return share("proceedings") >= share("kinds");
}

export interface LedgerLanguage {
  /** Over a column that counts the lines of a sheet, and begins anew on the next. */
  readonly ordinal: string;
  /** Over columns that say who somebody is: what stands there is never taken along. */
  readonly personal: readonly string[];
  readonly requests: LedgerSheet;
  readonly proceedings: LedgerSheet;
  readonly requestWords: HeaderWords;
  readonly proceedingWords: HeaderWords;
  readonly lists: ReadonlyMap<string, WordList>;
}

/** Every ledger of a document: requests by month or altogether, reconsiderations and suits. */
export function findLedgers(
  document: RawDocument,
  language: LedgerLanguage,
  given: Readonly<Record<string, string>> = {},
): { readonly requests: readonly FoundLedger[]; readonly proceedings: readonly FoundLedger[] } {
  const requests: FoundLedger[] = [];
  const proceedings: FoundLedger[] = [];
  document.blocks.forEach((block, at) => {
    if (block.kind !== "grid" || isStatistics(block)) return;
    const { lists } = language;
    const request = inGrid(at, block, language.requests, language.requestWords, lists, given);
    const proceeding = inGrid(at, block, language.proceedings, language.proceedingWords, lists, {});
    const isProceeding =
      proceeding?.columns.has("kind") === true &&
      proceeding.columns.has("filed") &&
      (request === undefined || outweighs(proceeding, request, lists));
    if (isProceeding) proceedings.push(proceeding!);
    else if (request && (request.columns.has("receivedOn") || request.columns.has("answered"))) requests.push(request);
  });
  const isEnough = requests.some(({ columns }) => columns.has("receivedOn"));
  return { requests: isEnough ? requests : requests.filter(({ columns }) => columns.size >= ENOUGH), proceedings };
}
