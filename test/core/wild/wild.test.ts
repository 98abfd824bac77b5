// A known truth, laid out and damaged as people and programs do: what is read is the truth, or it is said that it is not read.
import { readHtml } from "../../../src/adapters/html/read";
import { readText } from "../../../src/adapters/text/read";
import { readValue } from "../../../src/core/figures/read-value";
import { recognise } from "../../../src/core/recognise/recognise";
import type { RawBlock, RawDocument } from "../../../src/core/document/source";
import { isFigure, sameValue, valueText, type Value } from "../../../src/core/figures/values";
import { forms } from "../../../src/statute";
import {
  anyTruth,
  htmlTable,
  insertColumn,
  insertRow,
  mapSquares,
  plainMarkup,
  removeColumn,
  removeRow,
  sheetOf,
  TEXTS,
  transposed,
  unmerged,
  wordMarkup,
  worksheet,
  type Lines,
  type Markup,
  type Sheet,
} from "./layouts";
import { random, type Random } from "../diagnose/forms";

const ALL = forms();
type Form = (typeof ALL)[number];
/** More of them by FROM=6 SEEDS=80 before the command. */
const FROM = Number(process.env["FROM"] ?? 0);
const SEEDS = Number(process.env["SEEDS"] ?? 6);
/** The square is gone or shared: whatever is read there, it must not be a figure. */
const GONE = "\u0000";

interface Stage {
  readonly form: Form;
  readonly truth: Map<string, string>;
  readonly sheets: readonly Sheet[];
  readonly random: Random;
  /** Last year's tables. */
  readonly last: readonly Sheet[];
  readonly year: number;
}

function stage(form: Form, seed: number): Stage {
  const below = random(seed * 7919 + ALL.indexOf(form) * 13 + 1);
  const next = (): number => below(1e6) / 1e6;
  const truth = anyTruth(form, next, seed % 3 === 0 ? 0 : 0.15);
  const old = anyTruth(form, next);
  const sheets = form.tables.map((table) => sheetOf(table, truth));
  const last = form.tables.map((table) => sheetOf(table, old));
  return { form, truth, sheets, random: below, last, year: form.edition.until ?? 2023 };
}

const pick = <T>(below: Random, list: readonly T[]): T => list[below(list.length)]!;
const titled = (year: number): string => `某某县发展和改革局${year}年政府信息公开工作年度报告`;
const book = (...blocks: readonly RawBlock[]): RawDocument => ({ format: "xlsx", blocks, properties: {} });
const bookOf = (sheets: readonly Sheet[], prefix = "表"): RawBlock[] =>
  sheets.map((sheet, i) => worksheet(`${prefix}${"二三四"[i]!}`, [sheet]));

function pageOf(form: Form, year: number, tables: readonly string[]): string {
  const body = form.tables.map(({ table }, i) => `<p>${table.title}</p>${tables[i]!}`).join("");
  return `<h1>${titled(year)}</h1><p>一、总体情况</p><p>工作有序推进。</p>${body}<p>五、存在的主要问题及改进情况</p><p>无。</p>`;
}
function page(html: string): RawDocument {
  const read = readHtml(html);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}
const html = (
  { form, year }: Stage,
  sheets: readonly Sheet[],
  markup: Markup = plainMarkup,
  rows = true,
  columns = true,
): RawDocument =>
  page(
    pageOf(
      form,
      year,
      sheets.map((sheet) => htmlTable(sheet, markup, { rows, columns })),
    ),
  );
const text = ({ form, year }: Stage, lines: Lines, sheets: readonly Sheet[]): RawDocument =>
  readText(
    `${titled(year)}\n一、总体情况\n工作有序推进。\n` +
      form.tables.map(({ table }, i) => `${table.title}\n${lines(sheets[i]!)}\n`).join("\n") +
      "\n五、存在的主要问题及改进情况\n存在不足。\n六、其他需要报告的事项\n无。\n",
  );
/** In one of the kinds of file, as the seed has it. */
function anywhere(on: Stage, sheets: readonly Sheet[]): RawDocument {
  const kinds: readonly (() => RawDocument)[] = [
    () => book(...bookOf(sheets)),
    () => book(worksheet("年报", sheets)),
    () => html(on, sheets),
    ...([TEXTS.tabs, TEXTS.bars, TEXTS.markdown, TEXTS.lines, TEXTS.spaced] as const).map(
      (lines) => () => text(on, lines, sheets),
    ),
  ];
  return pick(on.random, kinds)();
}
/** The same, where a blank square leaves a trace. */
const anywhereWhole = (on: Stage, sheets: readonly Sheet[]): RawDocument =>
  pick(on.random, [
    () => book(...bookOf(sheets)),
    () => book(worksheet("年报", sheets)),
    () => html(on, sheets),
    () => text(on, TEXTS.tabs, sheets),
    () => text(on, TEXTS.markdown, sheets),
  ])();
const figureRows = (sheet: Sheet): number[] =>
  sheet.flatMap((line, row) => (line.some((square) => square?.id !== undefined) ? [row] : []));
const figureColumns = (sheet: Sheet): number[] =>
  sheet[figureRows(sheet)[0]!]!.flatMap((square, col) => (square?.id !== undefined ? [col] : []));
/** One of the tables changed. */
const one = (on: Stage, change: (sheet: Sheet, table: number) => Sheet): Sheet[] => {
  const at = on.random(3);
  return on.sheets.map((sheet, i) => (i === at ? change(sheet, i) : sheet));
};
const edited = (sheet: Sheet, edit: (lines: Sheet[number][number][][]) => void): Sheet => {
  const lines = sheet.map((line) => [...line]);
  edit(lines);
  return lines;
};
const names = (sheet: Sheet): Set<string> => new Set(sheet.flatMap((line) => line.flatMap((square) => square?.id ?? [])));
function without(on: Stage, before: Sheet, after: Sheet): Sheet {
  const kept = names(after);
  for (const id of names(before)) if (!kept.has(id)) on.truth.set(id, GONE);
  return after;
}
const damaged = (on: Stage): Sheet[] =>
  one(on, (sheet) =>
    without(
      on,
      sheet,
      on.random(2) ? removeRow(sheet, pick(on.random, figureRows(sheet))) : removeColumn(sheet, on.random(sheet[0]!.length)),
    ),
  );
const beside = (on: Stage, left: boolean): Sheet[] =>
  on.sheets.map((sheet, i) => {
    const from = i === 2 ? 0 : figureColumns(sheet)[0]!;
    const gap = Array.from({ length: on.random(4) }, () => undefined);
    return sheet.map((line, row) => {
      const old = on.last[i]![row]!.slice(from);
      return left ? [...line.slice(0, from), ...old, ...gap, ...line.slice(from)] : [...line, ...gap, ...old];
    });
  });

interface Outcome {
  /** Figures that are not the truth, and figures taken for blanks without a word. */
  readonly wrong: readonly string[];
  /** Everything was read. */
  readonly whole: boolean;
}

function judge({ form, truth }: Stage, document: RawDocument): Outcome {
  const outcome = recognise(document, ALL);
  if (!outcome.ok) return { wrong: [], whole: false };
  const reading = outcome.value;
  const told = new Set(
    reading.deviations.flatMap((deviation) =>
      "cells" in deviation ? [...deviation.cells] : "cell" in deviation ? [deviation.cell] : [],
    ),
  );
  const wrong: string[] = [];
  let open = reading.form !== form || reading.misfits.length + reading.absent.length > 0;
  for (const cell of reading.form.cells) {
    if (!reading.present.includes(cell.table.id)) continue;
    const found = reading.values[cell.index] ?? null;
    const isWords = found !== null && typeof found === "object" && found.kind === "words";
    const written = truth.get(cell.id) ?? GONE;
    const true_: Value = written === GONE ? null : readValue(written, form.byId.get(cell.id)!.domain).value;
    if (sameValue(found, true_)) continue;
    // On the national form the unit of a variant's head comes with the figure: the same money.
    const { domain } = form.byId.get(cell.id) ?? cell;
    if (isFigure(found) && isFigure(true_) && valueText(found) === `${valueText(true_)}${domain.unit}`) continue;
    open = true;
    if (isWords || (found === null && told.has(cell.index))) continue;
    wrong.push(`${cell.id}: “${written}” read as “${valueText(found)}” at ${reading.places[cell.index]?.location ?? ""}`);
  }
  return { wrong, whole: !open };
}

type Damage = (on: Stage) => RawDocument;
const cases = (list: Readonly<Record<string, Damage>>): [string, Damage][] => Object.entries(list);
const everywhere = (damage: Damage, check: (outcome: Outcome, where: string) => void): void => {
  for (let seed = FROM; seed < SEEDS; seed += 1)
    for (const form of ALL) {
      const on = stage(form, seed);
      const document = damage(on);
      check(judge(on, document), `seed ${seed}, form ${form.edition.id} ${form.variant?.id ?? ""}`);
    }
};

describe("layouts that keep every figure in its place are read whole", () => {
  it.each(
    cases({
      "a sheet for each table": (on) => book(...bookOf(on.sheets)),
      "all tables on one sheet": (on) => book(worksheet("年报", on.sheets, on.random(3))),
      "in another order": (on) => book(worksheet("年报", [on.sheets[2]!, on.sheets[0]!, on.sheets[1]!], on.random(2))),
      "figures stored as text": (on) => book(worksheet("年报", on.sheets, 1, false)),
      "a page": (on) => html(on, on.sheets),
      "a page pasted from Word": (on) => html(on, on.sheets, wordMarkup),
      "a page that lost its rowspans": (on) => html(on, on.sheets, plainMarkup, false, true),
      "a page that lost its colspans": (on) => html(on, on.sheets, plainMarkup, true, false),
      "a page that lost both": (on) => html(on, on.sheets, plainMarkup, false, false),
      "merges taken apart": (on) =>
        anywhereWhole(
          on,
          on.sheets.map((sheet) => unmerged(sheet, "empty", "empty")),
        ),
      "merges across taken apart": (on) =>
        html(
          on,
          on.sheets.map((sheet) => unmerged(sheet, "kept", "empty")),
        ),
      "rows put in above": (on) =>
        anywhereWhole(
          on,
          on.sheets.map((sheet) => insertRow(insertRow(sheet, 0, ["附表"]), 0)),
        ),
      tabs: (on) => text(on, TEXTS.tabs, on.sheets),
      bars: (on) => text(on, TEXTS.bars, on.sheets),
      "bars around": (on) => text(on, TEXTS.markdown, on.sheets),
      "one square a line": (on) => text(on, TEXTS.lines, on.sheets),
      "bars on lines of their own": (on) => text(on, TEXTS.loneBars, on.sheets),
    }),
  )("%s", (_, damage) =>
    everywhere(damage, (outcome, where) => expect([where, outcome.wrong, outcome.whole]).toEqual([where, [], true])),
  );
});

describe("a damaged layout never gives another figure", () => {
  const noise = ["备注", "序号", "上年数", "合计", "个体工商户"];
  it.each(
    cases({
      "merges filled with copies": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet) => unmerged(sheet, "repeated", "repeated")),
        ),
      "merges down filled with copies": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet) => unmerged(sheet, "repeated", "kept")),
        ),
      "a blank row put in": (on) =>
        anywhere(
          on,
          one(on, (sheet) => insertRow(sheet, on.random(sheet.length + 1))),
        ),
      "a blank column put in": (on) =>
        anywhere(
          on,
          one(on, (sheet) => insertColumn(sheet, on.random(sheet[0]!.length + 1))),
        ),
      "a column of figures put in": (on) =>
        anywhere(
          on,
          one(on, (sheet) =>
            insertColumn(
              sheet,
              on.random(sheet[0]!.length + 1),
              sheet.map((_, row) => (row < 1 ? pick(on.random, noise) : String(7000 + row))),
            ),
          ),
        ),
      "a column of figures without a head": (on) =>
        anywhere(
          on,
          one(on, (sheet) =>
            insertColumn(
              sheet,
              on.random(sheet[0]!.length + 1),
              sheet.map((line, row) => (line.some((square) => square?.id) ? String(7000 + row) : "")),
            ),
          ),
        ),
      "a column with a head of its own": (on) =>
        anywhere(
          on,
          one(on, (sheet) => {
            const first = figureRows(sheet)[0]!;
            return insertColumn(
              sheet,
              on.random(sheet[0]!.length + 1),
              sheet.map((_, row) => (row === first - 1 ? pick(on.random, noise) : row >= first ? String(7000 + row) : "")),
            );
          }),
        ),
      "a row of figures put in": (on) =>
        anywhere(
          on,
          one(on, (sheet) => {
            const texts: string[] = [];
            const columns = figureColumns(sheet);
            texts[on.random(columns[0]! || 1)] = pick(on.random, ["其中：网上申请", "（一）其他", "小计", "9.其他情形"]);
            columns.forEach((col, i) => (texts[col] = String(8000 + i)));
            return insertRow(sheet, pick(on.random, figureRows(sheet)) + on.random(2), texts);
          }),
        ),
      "a row of figures without a name": (on) =>
        anywhere(
          on,
          one(on, (sheet) => {
            const texts: string[] = [];
            figureColumns(sheet).forEach((col, i) => (texts[col] = String(8000 + i)));
            return insertRow(sheet, pick(on.random, figureRows(sheet)) + on.random(2), texts);
          }),
        ),
      "the numbers of the columns below their heads": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet) => {
            const texts = ["甲"];
            figureColumns(sheet).forEach((col, i) => (texts[col] = String(i + 1)));
            return insertRow(sheet, figureRows(sheet)[0]!, texts);
          }),
        ),
      "a row taken out": (on) =>
        anywhere(
          on,
          one(on, (sheet) => without(on, sheet, removeRow(sheet, on.random(sheet.length)))),
        ),
      "a column taken out": (on) =>
        anywhere(
          on,
          one(on, (sheet) => without(on, sheet, removeColumn(sheet, on.random(sheet[0]!.length)))),
        ),
      "columns exchanged, with their heads": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet, i) =>
            i !== 1
              ? sheet
              : edited(sheet, (lines) => {
                  const columns = figureColumns(sheet).slice(1, 6);
                  const [a, b] = [pick(on.random, columns), pick(on.random, columns)];
                  for (const line of lines.slice(2)) [line[a], line[b]] = [line[b], line[a]];
                }),
          ),
        ),
      "the total column first": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet, i) =>
            i !== 1
              ? sheet
              : edited(sheet, (lines) => {
                  const columns = figureColumns(sheet);
                  for (const line of lines.slice(1)) line.splice(columns[0]!, 0, ...line.splice(columns.at(-1)!, 1));
                }),
          ),
        ),
      "one table transposed": (on) => anywhere(on, one(on, transposed)),
      "all tables transposed": (on) => anywhere(on, on.sheets.map(transposed)),
      "a figure merged over its neighbours": (on) =>
        anywhere(
          on,
          one(on, (sheet) =>
            edited(sheet, (lines) => {
              const line = lines[pick(on.random, figureRows(sheet))]!;
              const columns = line.flatMap((square, col) => (square?.id !== undefined ? [col] : []));
              if (columns.length < 2) return;
              const at = on.random(columns.length - 1);
              on.truth.set(line[columns[at + 1]!]!.id!, GONE);
              line[columns[at]!] = { ...line[columns[at]!]!, colSpan: 2 };
              line[columns[at + 1]!] = undefined;
            }),
          ),
        ),
      "a square missing from a row of a page": (on) =>
        html(
          on,
          one(on, (sheet) =>
            edited(sheet, (lines) => {
              const line = lines[pick(on.random, figureRows(sheet))]!;
              const col = pick(
                on.random,
                line.flatMap((square, at) => (square?.id !== undefined ? [at] : [])),
              );
              on.truth.set(line[col]!.id!, GONE);
              line[col] = undefined;
            }),
          ),
        ),
      "a square too many in a row of a page": (on) =>
        html(
          on,
          one(on, (sheet) =>
            edited(sheet, (lines) => {
              const line = lines[pick(on.random, figureRows(sheet))]!;
              const col = pick(
                on.random,
                line.flatMap((square, at) => (square?.id !== undefined ? [at] : [])),
              );
              line.splice(col, 0, { text: pick(on.random, ["", "9999"]), rowSpan: 1, colSpan: 1 });
            }),
          ),
        ),
      "two rows of figures in table four": (on) => {
        const four = on.sheets[2]!;
        const more = four.at(-1)!.map((_, i) => ({ text: String(6000 + i), rowSpan: 1, colSpan: 1 }));
        return anywhere(on, [
          on.sheets[0]!,
          on.sheets[1]!,
          on.random(2) ? [...four, more] : [...four.slice(0, -1), more, four.at(-1)!],
        ]);
      },
      "a blank table four, and other figures below it": (on) => {
        for (const id of on.truth.keys()) if (id.startsWith("proceedings")) on.truth.set(id, "");
        const below = pick(on.random, [
          ["填报人：张三", "", "", "联系电话：", "", "01012345678"],
          ["合计", "9", "9", "9"],
          ["2024年1月20日"],
        ]);
        const four = sheetOf(on.form.tables[2]!, on.truth);
        const note: Sheet = [below.map((said) => ({ text: said, rowSpan: 1, colSpan: 1 }))];
        return book(...bookOf(on.sheets.slice(0, 2)), worksheet("表四", [four, note], on.random(3)));
      },
      "last year's report in the same page": (on) =>
        page(
          pageOf(
            on.form,
            on.year,
            on.sheets.map((sheet) => htmlTable(sheet)),
          ) +
            pageOf(
              on.form,
              on.year - 1,
              on.last.map((sheet) => htmlTable(sheet)),
            ),
        ),
      "last year's report in the same page, this year's damaged": (on) =>
        page(
          pageOf(
            on.form,
            on.year,
            damaged(on).map((sheet) => htmlTable(sheet)),
          ) +
            pageOf(
              on.form,
              on.year - 1,
              on.last.map((sheet) => htmlTable(sheet)),
            ),
        ),
      "last year's sheets beside damaged ones": (on) => book(...bookOf(damaged(on)), ...bookOf(on.last, "上年表")),
      "last year's tables below damaged ones": (on) => book(worksheet("年报", [...damaged(on), ...on.last])),
      "two reports in one text, the first with rows missing": (on) => {
        let mine: readonly Sheet[] = on.sheets;
        for (let times = on.random(12); times >= 0; times -= 1)
          mine = mine.map((sheet) =>
            sheet.length > 18 ? without(on, sheet, removeRow(sheet, pick(on.random, figureRows(sheet)))) : sheet,
          );
        const lines = pick(on.random, [TEXTS.bars, TEXTS.tabs, TEXTS.lines]);
        const [first, second] = [text(on, lines, mine), text(on, lines, on.last)];
        return { ...first, blocks: [...first.blocks, ...second.blocks] };
      },
      "last year's columns to the right": (on) => anywhere(on, beside(on, false)),
      "last year's columns to the left": (on) => anywhere(on, beside(on, true)),
      "labels with a character lost, changed or put in": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet) =>
            mapSquares(sheet, (square) => {
              if (square.id !== undefined || square.text.length < 2 || on.random(8) > 0) return square;
              const at = on.random(square.text.length);
              return {
                ...square,
                text: square.text.slice(0, at) + pick(on.random, ["", "某", "的"]) + square.text.slice(at + on.random(2)),
              };
            }),
          ),
        ),
      "a label gone, doubled or in words of somebody's own": (on) =>
        anywhere(
          on,
          on.sheets.map((sheet) => {
            const texts = sheet.flatMap((line) =>
              line.flatMap((square) => (square && square.id === undefined ? square.text : [])),
            );
            const [lost, words] = [pick(on.random, texts), pick(on.random, ["", "另设类别", "小计", pick(on.random, texts)])];
            return mapSquares(sheet, (square) =>
              square.id === undefined && square.text === lost ? { ...square, text: words } : square,
            );
          }),
        ),
      "a row or column taken out, and a label in words of somebody's own": (on) =>
        anywhere(
          on,
          damaged(on).map((sheet) => {
            const texts = sheet.flatMap((line) =>
              line.flatMap((square) => (square && square.id === undefined ? square.text : [])),
            );
            const lost = pick(on.random, texts);
            return mapSquares(sheet, (square) =>
              square.id === undefined && square.text === lost ? { ...square, text: pick(on.random, ["", "另设类别"]) } : square,
            );
          }),
        ),
      "labels broken over lines": (on) =>
        text(
          on,
          pick(on.random, [TEXTS.bars, TEXTS.spaced, TEXTS.bareLines, TEXTS.lines, TEXTS.filledLines]),
          on.sheets.map((sheet) =>
            mapSquares(sheet, (square) =>
              square.id === undefined && square.text.length > 4 && on.random(4) === 0
                ? { ...square, text: square.text.slice(0, 3) + pick(on.random, ["\n", " ", "\n\n", "　"]) + square.text.slice(3) }
                : square,
            ),
          ),
        ),
      "blanks that vanish from lines": (on) =>
        text(on, pick(on.random, [TEXTS.spaced, TEXTS.bareLines, TEXTS.filledLines, TEXTS.cellBars, TEXTS.paragraph]), on.sheets),
      "the numbers of pages between rows on lines of their own": (on) => {
        const document = text(on, TEXTS.spaced, on.sheets);
        const blocks = [...document.blocks];
        for (let times = 0; times < 5; times += 1)
          blocks.splice(on.random(blocks.length + 1), 0, {
            kind: "text",
            text: pick(on.random, ["5", "- 5 -", "— 5 —", "第5页", "第 5 页 共 12 页"]),
            place: "页码",
          });
        return { ...document, blocks };
      },
    }),
  )("%s", (_, damage) => everywhere(damage, (outcome, where) => expect([where, outcome.wrong]).toEqual([where, []])));
});
