// 图示 in the page: drawn of the tables as they stand, saved with the words of the figures of now.
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryWorkbook } from "../../src/adapters/memory/workbook";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { putPictures } from "../../src/app/publish/put-pictures";
import { PICTURES } from "../../src/app/words/picture-sheet-name";
import { chartsOf } from "../../src/app/publish/charts";
import { documentOf } from "../../src/app/workbook/workbook-cells";
import { readReport } from "../../src/app/read/read-report";
import { figureAddress, sheetPlans } from "../../src/render/sheet";
import { squareAt } from "../../src/core/figures/addresses";
import { Pictures } from "../../src/page/fill/pictures";
import { namedIn } from "../../src/page/fill/named";
import { bytesOfBook } from "../../src/page/fill/save-book";
import { sure } from "../support/word-files";
import { form2021, last, now } from "../support/word-reports";

async function drawnBook(): Promise<MemoryWorkbook> {
  const book = new MemoryWorkbook("0");
  const plans = sheetPlans(form2021, { unit: now.unit, year: now.year, values: now.values, totals: "live" });
  sure(await book.layOut(plans.map((plan) => ({ plan }))));
  const report = sure(readReport(documentOf(sure(await book.readAll()))));
  const named = { ...report, unit: now.unit, year: now.year };
  expect(sure(await putPictures(book, named, last, [], { at: "2025-01-10T08:00:00.000Z", mark: "1" }))).toBe("drawn");
  return book;
}

const sheetOf = (book: MemoryWorkbook) => book.view().sheets.find(({ name }) => name === PICTURES)!;
const screen = (book: MemoryWorkbook) => (
  <Pictures sheet={sheetOf(book)} sheets={book.view().sheets}>
    <p>the squares</p>
  </Pictures>
);
const type = (book: MemoryWorkbook, id: string, number: number): void => {
  const { sheet, a1 } = figureAddress(form2021, form2021.byId.get(id)!.index);
  expect(book.type([{ sheet, ...squareAt(a1)!, entry: { kind: "number", number } }])).toBe(0);
};

it("is drawn with its sentences, last year's figures beside, and follows what is typed", async () => {
  const book = await drawnBook();
  expect(book.facts.draws).toBe(true);
  const told = (): string[] =>
    [...renderToStaticMarkup(screen(book)).matchAll(/<p>([^<]*)<\/p><\/section>/gu)].map(([, text]) => text!);
  const charts = [...chartsOf(now, last.values).values()].slice(0, 3);
  expect(told()).toEqual(charts.map(({ sentence }) => sentence));
  expect(told()[0]).toContain("；上年新收12件");
  expect(renderToStaticMarkup(screen(book))).toContain(`role="img" aria-label="申请办理情况：${charts[0]!.sentence}"`);
  type(book, "requests.received.naturalPerson", 77);
  expect(told()[2]).toMatch(/^新收82件：自然人77件，占93\.9%/u);
});

it("stands as squares where it is somebody else's, or no report is left to draw", async () => {
  const book = await drawnBook();
  const alone = renderToStaticMarkup(
    <Pictures sheet={sheetOf(book)} sheets={[sheetOf(book)]}>
      <p>the squares</p>
    </Pictures>,
  );
  expect(alone).toBe("<p>the squares</p>");
  const theirs = { ...sheetOf(book), grid: { ...sheetOf(book).grid, cells: [] } };
  const shown = renderToStaticMarkup(
    <Pictures sheet={theirs} sheets={book.view().sheets}>
      <p>the squares</p>
    </Pictures>,
  );
  expect(shown).toBe("<p>the squares</p>");
});

it("is saved with the words and shares of the figures as they are", async () => {
  const book = await drawnBook();
  type(book, "requests.received.naturalPerson", 77);
  const saved = sure(readXlsx(sure(await bytesOfBook(book, undefined))));
  const grid = saved.blocks.find((block) => block.kind === "grid" && block.name === PICTURES);
  if (grid?.kind !== "grid") throw new Error("图示 was not saved");
  const texts = grid.cells.map(({ text }) => text);
  expect(texts).toContain([...chartsOf(namedIn(book.view().sheets)!, last.values).values()][2]!.sentence);
  expect(texts).toContain("自然人77件 93.9%");
  // Last year's figures stand as they were given.
  expect(texts).toContain("2023年");
});
