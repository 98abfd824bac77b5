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
const TIMES = Number(process.env["MUTATIONS"] ?? 7);
/** What a damaged file may cost beside its whole original in the same run: a limit in seconds would say how busy the machine is. */
const MOST_TIMES = 50;
/** Of the processor's milliseconds, the least of so many readings. */
const ROUNDS = 3;

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

async function costOf(bytes: Uint8Array, name: string): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await readBytesAs(bytes, name);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Each is read, or refused in one sentence; the slowest of them is held against the whole file. */
async function expectAnswers(whole: Uint8Array, name: string, damaged: Iterable<Uint8Array>): Promise<void> {
  let slowest = { ms: 0, bytes: whole };
  for (const bytes of damaged) {
    const from = performance.now();
    const answer = await readBytesAs(bytes, name);
    const ms = performance.now() - from;
    if (ms > slowest.ms) slowest = { ms, bytes };
    if (!answer.ok) expect(refusalSentence(answer.refusal)).toMatch(/^[^\u0000-\u001f]{4,600}。$/u);
  }
  expect((await costOf(slowest.bytes, name)) / (await costOf(whole, name))).toBeLessThan(MOST_TIMES);
}

/** The file with bytes changed, or with its content changed and packed again, and now and then cut off. */
function* damagedOnes(bytes: Uint8Array, seed: number, times: number, part?: string): Iterable<Uint8Array> {
  const below = random(seed);
  for (let i = 0; i < times; i++) {
    yield part !== undefined && i % 2 === 0 ? damagedPackage(bytes, part, below) : toBytes(mutated(bytesOf(bytes), below).text);
    if (i % 8 === 0) yield bytes.subarray(0, below(bytes.length));
  }
}

describe("damaged, it is read or refused in one sentence", () => {
  it.each(["doc", "docx", "odt", "fodt", "xlsx", "xls", "ods", "fods", "pdf", "html"])(".%s", async (extension) => {
    const bytes = written.get(extension);
    // Nothing was written where LibreOffice is missing, which was said aloud, or failed, above.
    if (!bytes) return;
    const seed = extension.length + extension.charCodeAt(0);
    // Flat files are twenty times as long as the others.
    const times = extension.startsWith("f") ? TIMES / 4 : TIMES;
    await expectAnswers(bytes, `a.${extension}`, damagedOnes(bytes, seed, times, CONTENT[extension]));
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
    await expectAnswers(bytes, `a.${extension}`, damagedOnes(bytes, extension.length, TIMES));
  });

  it("a table of separated values in an encoding of old, and a page in one file", async () => {
    const csv = Buffer.from(csvReport(originals.get("city-2024")!));
    const page = Buffer.from(htmlReport(originals.get("city-2024")!)).toString("base64");
    const saved = `MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${page}\r\n--b--\r\n`;
    await expectAnswers(csv, "a.csv", damagedOnes(csv, 11, TIMES));
    await expectAnswers(Buffer.from(saved), "a.mht", damagedOnes(Buffer.from(saved), 12, TIMES));
  });

  it("a letter, and an archive", async () => {
    const page = documents.get("city-2024-report.docx")!;
    const letter = `From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream; name=a.docx\r\nContent-Disposition: attachment; filename=a.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString("base64")}\r\n--b--\r\n`;
    const archive = zipSync({ "a.docx": page, "b.txt": inventedBytes("city-2023") }, { level: 1 });
    await expectAnswers(Buffer.from(letter), "a.eml", damagedOnes(Buffer.from(letter), 7, TIMES));
    await expectAnswers(archive, "a.zip", damagedOnes(archive, 8, TIMES));
  });
});
