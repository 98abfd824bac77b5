// Words beside cells, for whoever opens the workbook without us: alike in every program, in the page, and in the file it saves.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isOwnComment } from "../../src/adapters/excel/own-comments";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { MemoryWorkbook } from "../../src/adapters/memory/workbook";
import { openWpsWorkbook } from "../../src/adapters/wps/workbook";
import { readXlsxComments, withXlsxComments } from "../../src/adapters/xlsx/comments";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import type { Outcome } from "../../src/core/outcome";
import { a1 } from "../../src/core/figures/addresses";
import type { CellComment, Workbook } from "../../src/ports/workbook";
import { sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { openXlsx } from "../../src/workbench/file/open";
import { saveXlsx } from "../../src/workbench/file/save";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { bytesOfBook, savedBook } from "../../src/page/fill/save-book";
import { openSource } from "../../src/page/fill/open-source";
import { office } from "../support/office";
import { packageFaults } from "../support/package-check";
import { wps } from "../support/wps";

const OUT = join(__dirname, "../../out/test/comments");
mkdirSync(OUT, { recursive: true });

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

const form = forms().at(-1)!;
const product = { name: "年报三表", version: "0" };
const plans = sheetPlans(form, { unit: "某市某局", year: 2025, values: form.cells.map((cell) => (cell.computed ? null : 3)) });
const written = (): Promise<Uint8Array> => writeXlsx(plans, { title: "年报", product, stamp: plans[0]!.stamp });

const at = (sheet: string, row: number, col: number, text: string): CellComment => ({ sheet, row, col, text });
const FIRST = [
  at("表三", 5, 3, "新收31＋上年结转2＝33，办结15＋结转下年0＝15，差18。\n说明：撤回1件<已核>"),
  at("表三", 9, 4, "应填数字"),
  at("表四", 5, 0, "没有填写"),
];
const LATER = [at("表三", 5, 3, "差17"), at("表二", 5, 1, "没有填写")];

interface Host {
  readonly book: Workbook;
  /** All that stands beside cells, and whose: a host's own comments may have been answered, notes may not. */
  said(): Promise<readonly string[]>;
  /** Somebody else writes beside a cell. */
  write(place: CellComment): void;
  protect(sheet: string): void;
}

const spoken = (all: readonly CellComment[]): readonly string[] => all.map((one) => `${one.sheet}!${a1(one)} ${one.text}`).sort();

function played(workbook: PlayedWorkbook, book: Workbook): Host {
  return {
    book,
    said: async () =>
      spoken(
        workbook.sheets.flatMap(({ name, comments }) =>
          comments.map(({ row, col, content }) => ({ sheet: name, row, col, text: content })),
        ),
      ),
    write: ({ sheet, row, col, text }) => {
      const own = workbook.sheetNamed(sheet)!;
      own.comments = [...own.comments, { id: `${row},${col}`, row, col, author: "科长", content: text, resolved: false }];
    },
    protect: (sheet) => {
      workbook.sheetNamed(sheet)!.protection = { options: {} };
    },
  };
}

/** The page: what it says is what the file says that it saves. */
async function page(other: readonly CellComment[], closed: readonly string[]): Promise<Host> {
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", await written());
  const before = played(workbook, undefined as never);
  other.forEach((one) => before.write(one));
  closed.forEach((one) => before.protect(one));
  const bytes = new Uint8Array(await saveXlsx(workbook));
  const source = value(await openSource(bytes, "年报.xlsx"));
  if (source.kind !== "workbook") throw new Error("it is no workbook to the page");
  const book = new MemoryWorkbook("0", source.opened);
  return { ...before, book, said: async () => spoken(value(readXlsxComments(value(await bytesOfBook(book, bytes))))) };
}

const OTHER = [at("表三", 9, 4, "科长：请核")];

async function opened(
  host: "Excel" | "WPS" | "页面",
  other: readonly CellComment[] = [],
  closed: readonly string[] = [],
): Promise<Host> {
  if (host === "页面") return page(other, closed);
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", await written());
  if (host === "Excel") office({ workbook });
  const book = host === "Excel" ? await openExcelWorkbook("0") : await openWpsWorkbook(wps({ workbook }).application, "0");
  const made = played(workbook, value(book));
  other.forEach((one) => made.write(one));
  closed.forEach((one) => made.protect(one));
  value(await made.book.readAll());
  return made;
}

describe.each(["Excel", "WPS", "页面"] as const)("in %s", (host) => {
  it("says it beside the cells, says other things later, and takes all of its own away", async () => {
    const { book, said } = await opened(host);
    expect(book.facts.comments).toBe(true);
    expect(value(await book.comment!(FIRST))).toEqual({ cells: 3, taken: 0, left: [] });
    expect(await said()).toEqual(spoken(FIRST.map((one) => ({ ...one, text: `年报三表：${one.text}` }))));
    expect(value(await book.comment!(LATER))).toEqual({ cells: 2, taken: 0, left: [] });
    const now = (await said()).filter((one) => !one.endsWith("这一格现在没有问题。"));
    expect(now).toEqual(spoken(LATER.map((one) => ({ ...one, text: `年报三表：${one.text}` }))));
    expect(value(await book.comment!([]))).toEqual({ cells: 0, taken: 0, left: [] });
    expect(await said()).toEqual([]);
  });

  it("leaves alone what others wrote, and sheets that are closed", async () => {
    const { book, said } = await opened(host, OTHER, ["表四"]);
    expect(value(await book.comment!(FIRST))).toEqual({ cells: 1, taken: 1, left: ["表四"] });
    expect(await said()).toEqual(spoken([...OTHER, { ...FIRST[0]!, text: `年报三表：${FIRST[0]!.text}` }]));
    value(await book.comment!([]));
    expect(await said()).toEqual(spoken(OTHER));
  });
});

it("takes a comment of the page back with Ctrl+Z, and calls the workbook unsaved", async () => {
  const { book } = await opened("页面");
  const own = book as MemoryWorkbook;
  value(await own.comment(FIRST));
  expect([own.view().unsaved, own.ownComments().length]).toEqual([true, 3]);
  own.undo();
  expect([own.view().unsaved, own.ownComments()]).toEqual([false, []]);
});

describe.each([
  ["without its lists", (): string => `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`],
  ["cut off", (text: string): string => text.slice(0, text.length / 2)],
  ["not there", (): undefined => undefined],
] as const)("a part of notes that is %s", (_, broken) => {
  const file = async (): Promise<Uint8Array> => {
    const whole = unzipSync(value(withXlsxComments(await written(), [FIRST[0]!], isOwnComment, "科长")).bytes);
    const { "xl/comments1.xml": notes, ...others } = whole;
    const text = broken(strFromU8(notes!));
    return zipSync({ ...others, ...(text !== undefined && { "xl/comments1.xml": strToU8(text) }) });
  };
  const bookOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<MemoryWorkbook> => {
    const source = value(await openSource(bytes, "年报.xlsx"));
    if (source.kind !== "workbook") throw new Error("it is no workbook to the page");
    return new MemoryWorkbook("0", source.opened);
  };

  it("keeps no workbook shut, and is left as it is where nothing of ours comes to stand", async () => {
    const bytes = new Uint8Array(await file());
    const book = await bookOf(bytes);
    expect(book.view().sheets.map(({ name }) => name)).toEqual(["表二", "表三", "表四"]);
    const notes = (all: Uint8Array): Uint8Array | undefined => unzipSync(all)["xl/comments1.xml"];
    expect(notes(value(await bytesOfBook(book, bytes)))).toEqual(notes(bytes));
    value(await book.comment([at("表二", 5, 1, "没有填写")]));
    expect(spoken(value(readXlsxComments(value(await bytesOfBook(book, bytes)))))).toEqual(["表二!B6 年报三表：没有填写"]);
  });

  it("is not written into, and stops no saving: its sheet is named, and the others are spoken of", async () => {
    const bytes = new Uint8Array(await file());
    const book = await bookOf(bytes);
    value(await book.comment(FIRST));
    const saved = value(await savedBook(book, bytes));
    expect(saved.left).toEqual(["表三"]);
    expect(unzipSync(saved.bytes)["xl/comments1.xml"]).toEqual(unzipSync(bytes)["xl/comments1.xml"]);
    expect(spoken(value(readXlsxComments(saved.bytes)))).toEqual([`表四!A6 年报三表：没有填写`]);
  });
});

it("writes a file that Excel opens without repair, with boxes large enough for what they say", async () => {
  const ours = FIRST.map((one) => ({ ...one, text: `年报三表：${one.text}` }));
  const bytes = value(withXlsxComments(await written(), ours, isOwnComment, "年报三表")).bytes;
  writeFileSync(join(OUT, "ours.xlsx"), bytes);
  expect(packageFaults(bytes)).toEqual([]);
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", bytes);
  expect(workbook.sheetNamed("表三")!.comments.map(({ row, col, author }) => [row, col, author])).toEqual([
    [5, 3, "年报三表"],
    [9, 4, "年报三表"],
  ]);
  // Beside another's in one part, and out again: the other's box stays.
  played(workbook, undefined as never).write(at("表二", 4, 1, "科长：请核"));
  const both = value(
    withXlsxComments(await saveXlsx(workbook), [...ours, at("表二", 5, 1, "年报三表：二")], isOwnComment, "年报三表"),
  ).bytes;
  writeFileSync(join(OUT, "both.xlsx"), both);
  expect(packageFaults(both)).toEqual([]);
  expect(value(readXlsxComments(both))).toHaveLength(5);
  const without = value(withXlsxComments(both, [], isOwnComment, "年报三表")).bytes;
  writeFileSync(join(OUT, "without.xlsx"), without);
  expect(packageFaults(without)).toEqual([]);
  expect(spoken(value(readXlsxComments(without)))).toEqual(["表二!B5 科长：请核"]);
  // Nothing to do is no change at all.
  expect(value(withXlsxComments(both, [...ours, at("表二", 5, 1, "年报三表：二")], isOwnComment, "年报三表")).bytes).toBe(both);
});
