// A report of each edition in every format that offices keep: written by LibreOffice from what we write, and read by us.
import { read as sheetsOf, write, type BookType } from "@e965/xlsx";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { reportDocx } from "../../../src/adapters/docx/report";
import { csvReport, htmlReport, wholeReport, type Named } from "../../../src/app/publish/publish";
import { refusalSentence } from "../../../src/app/words/wording";
import { readBytesAs } from "../../../src/cli/source";
import type { Reading } from "../../../src/core/document/reading";
import type { Value } from "../../../src/core/figures/values";
import { sheetPlans } from "../../../src/render/sheet";
import { inventedBytes, type InventedName } from "../../support/invented-reports";
import { unzipSync, zipSync } from "fflate";
import { random, type Random } from "../../core/diagnose/forms";
import { bytesOf, mutated, toBytes } from "../../support/mutations";
import { convertedAll } from "../../support/libreoffice";

/** The form of 2021, that of 2019, and that of 2019 with Beijing's rows; the second with most cells blank. */
const NAMES = ["city-2024", "office-2019", "street-2020"] as const satisfies readonly InventedName[];
const PRODUCT = { name: "年报三表", version: "0" };

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const reading = await readBytesAs(bytes, name);
  if (!reading.ok) throw new Error(`${name}: ${refusalSentence(reading.refusal)}`);
  return reading.value;
}

/** Figures and blanks by their identifiers: "0", blank and "/" are three things. */
const figures = ({ form, values }: Reading): Record<string, Value | undefined> =>
  Object.fromEntries(form.cells.map((cell) => [cell.id, values[cell.index]]));

/** One of each format, to be damaged afterwards. */
const written = new Map<string, Uint8Array>();
const originals = new Map<string, Named>();
const documents = new Map<string, Uint8Array>();
const workbooks = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const name of NAMES) {
    const reading = (await read(inventedBytes(name), `${name}.txt`)) as Named;
    originals.set(name, reading);
    documents.set(`${name}-report.docx`, reportDocx(wholeReport(reading), PRODUCT));
    const { form, values, unit, year } = reading;
    const plans = sheetPlans(form, { unit, year, values, totals: "kept" });
    workbooks.set(`${name}-tables.xlsx`, await writeXlsx(plans, { title: "年报三表", product: PRODUCT, stamp: plans[0]!.stamp }));
  }
});

/** Nothing wrong, nothing lost, and nobody else's. */
async function expectWhole(bytes: Uint8Array, name: string, file: string): Promise<Reading> {
  const original = originals.get(name)!;
  const reading = await read(bytes, file);
  expect(reading.misfits).toEqual([]);
  expect(reading.absent).toEqual(original.absent);
  expect(figures(reading)).toEqual(figures(original));
  expect([reading.unit, reading.year]).toEqual([original.unit, original.year]);
  return reading;
}

const everything = (): ReadonlyMap<string, Uint8Array> => new Map([...documents, ...workbooks]);

describe("as LibreOffice writes it", () => {
  it.each<[string, string, () => ReadonlyMap<string, Uint8Array>]>([
    ["doc", "doc", () => documents],
    ["docx", "docx", () => documents],
    ["odt", "odt", () => documents],
    ["fodt", "fodt", () => documents],
    ["xlsx", "xlsx", () => workbooks],
    ["xls", "xls", () => workbooks],
    ["ods", "ods", () => workbooks],
    ["fods", "fods", () => workbooks],
    ["pdf", "pdf", everything],
    ["html", "html", everything],
  ])(".%s", async (extension, filter, sources) => {
    const files = convertedAll(sources(), filter);
    if (!files) return;
    expect(files.size).toBe(sources().size);
    written.set(extension, files.get("city-2024-report") ?? files.get("city-2024-tables")!);
    for (const [bare, bytes] of files) {
      const name = NAMES.find((one) => bare.startsWith(one))!;
      const reading = await expectWhole(bytes, name, `${bare}.${extension}`);
      // The same prose, in the same order, however its lines were broken.
      if (bare.endsWith("-report"))
        expect(proseOf(reading)).toEqual(proseOf(await read(documents.get(`${bare}.docx`)!, "a.docx")));
    }
  });
});

const proseOf = ({ document }: Reading): string[] =>
  document.blocks
    .flatMap((block) => (block.kind === "text" ? block.text.split("\n") : []))
    .map((line) => line.replace(/\s/gu, ""))
    .filter((line) => line !== "" && !/^(—\d+—|数据摘要.*)$/u.test(line));

/** Many more are tried by hand; here so many that the suite stays quick. */
const TIMES = Number(process.env["MUTATIONS"] ?? 24);
const LONGEST_MS = 5_000;

/** The part of a package that holds its tables. */
const CONTENT: Readonly<Record<string, string>> = {
  odt: "content.xml",
  ods: "content.xml",
  docx: "word/document.xml",
  xlsx: "xl/worksheets/sheet2.xml",
};

/** A package is damaged in what it holds, so that its readers see it. */
function damagedPackage(bytes: Uint8Array, part: string, below: Random): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: toBytes(mutated(bytesOf(parts[part]!), below).text) }, { level: 1 });
}

async function expectAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const from = performance.now();
  const answer = await readBytesAs(bytes, name);
  expect(performance.now() - from).toBeLessThan(LONGEST_MS);
  if (!answer.ok) expect(refusalSentence(answer.refusal)).toMatch(/^[^\u0000-\u001f]{4,600}。$/u);
}

describe("damaged, it is read or refused in one sentence", () => {
  it.each(["doc", "docx", "odt", "fodt", "xlsx", "xls", "ods", "fods", "pdf", "html"])(".%s", async (extension) => {
    const bytes = written.get(extension);
    // Nothing was written where LibreOffice is missing, which was said aloud, or failed, above.
    if (!bytes) return;
    const below = random(extension.length + extension.charCodeAt(0));
    // Flat files are twenty times as long as the others.
    for (let i = 0; i < (extension.startsWith("f") ? TIMES / 4 : TIMES); i++) {
      const part = i % 2 === 0 ? CONTENT[extension] : undefined;
      const damaged = part ? damagedPackage(bytes, part, below) : toBytes(mutated(bytesOf(bytes), below).text);
      await expectAnswer(damaged, `a.${extension}`);
      if (i % 8 === 0) await expectAnswer(bytes.subarray(0, below(bytes.length)), `a.${extension}`);
    }
  });

  it.each<[string, BookType]>([
    ["et", "biff8"],
    ["xlsb", "xlsb"],
    ["xml", "xlml"],
  ])(".%s, as no program here writes it", async (extension, type) => {
    const book = sheetsOf(workbooks.get("city-2024-tables.xlsx")!, { type: "array" });
    // Rows that are printed on each page: it complains of these in one format.
    if (book.Workbook) book.Workbook.Names = [];
    const bytes = new Uint8Array(write(book, { type: "array", bookType: type }) as ArrayBuffer);
    expect(figures(await read(bytes, `a.${extension}`))).toEqual(figures(originals.get("city-2024")!));
    const below = random(extension.length);
    for (let i = 0; i < TIMES; i++) {
      await expectAnswer(toBytes(mutated(bytesOf(bytes), below).text), `a.${extension}`);
      if (i % 8 === 0) await expectAnswer(bytes.subarray(0, below(bytes.length)), `a.${extension}`);
    }
  });

  it("a table of separated values in an encoding of old, and a page in one file", async () => {
    const below = random(11);
    const csv = bytesOf(new Uint8Array(Buffer.from(csvReport(originals.get("city-2024")!))));
    const page = Buffer.from(htmlReport(originals.get("city-2024")!)).toString("base64");
    const saved = `MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${page}\r\n--b--\r\n`;
    for (let i = 0; i < TIMES; i++) {
      await expectAnswer(toBytes(mutated(csv, below).text), "a.csv");
      await expectAnswer(toBytes(mutated(saved, below).text), "a.mht");
    }
  });

  it("a letter, and an archive", async () => {
    const below = random(7);
    const page = documents.get("city-2024-report.docx")!;
    const letter = `From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream; name=a.docx\r\nContent-Disposition: attachment; filename=a.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString("base64")}\r\n--b--\r\n`;
    const archive = zipSync({ "a.docx": page, "b.txt": inventedBytes("city-2023") }, { level: 1 });
    for (let i = 0; i < TIMES; i++) {
      await expectAnswer(toBytes(mutated(letter, below).text), "a.eml");
      await expectAnswer(toBytes(mutated(bytesOf(archive), below).text), "a.zip");
    }
  });
});
