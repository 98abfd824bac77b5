// Files made to harm, and files that are not what they seem, through everything that the command line does with a file:
// one sentence that says what is wrong and what to do, or a reading, in bounded memory and in time that grows with the file.
import { mkdirSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { openPackage, writePackage } from "../../src/adapters/opc/zip";
import { auditReport } from "../../src/app/check/audit-report";
import { checkText } from "../../src/app/outputs/check-text";
import { checkedOutcome } from "../../src/app/outputs/check-outcome";
import { csvReport } from "../../src/app/publish/publish";
import { refusalSentence } from "../../src/app/words/wording";
import { readNow } from "../support/read-now";
import type { Reading } from "../../src/core/document/reading";
import { docx as document } from "../adapters/docx/build";
import { workbook } from "../adapters/xlsx/raw-workbook";
import { figuresOf, formFor, suqian2023 } from "../core/diagnose/reports";
import { commandLine, type CommandLine } from "../support/command-line";
import { growth, LINEAR } from "../support/growth";
import { reportAsText } from "../support/text-forms";

const MB = 1024 * 1024;
const MOST_BYTES = 700 * MB;

const form = formFor(suqian2023);
const TITLE = "某某局2023年政府信息公开工作年度报告";
const tabs = `${TITLE}\n${reportAsText(form, figuresOf(suqian2023), "tabs")}`;
const page = (body: string): string => `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A package in which one part is so many blanks long, packed as tightly as can be. */
function blown(make: Uint8Array, name: string, megabytes: number): Uint8Array {
  const opened = openPackage(make);
  if (!opened.ok) throw new Error("not opened");
  const { names, packed } = opened.value;
  const content = Buffer.alloc(megabytes * MB, 32);
  const part = {
    name,
    method: 8,
    crc: NODE_CODEC.crc32(content),
    size: content.length,
    packed: deflateRawSync(content),
  } as const;
  return writePackage(names.map((one) => (one === name ? part : packed(one)!)));
}

/** The old container of Office, which also holds encrypted packages. */
function container(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  ["Root Entry", stream].forEach((name, index) => bytes.set(Buffer.from(name, "utf16le"), 512 + 128 * index));
  return bytes;
}

interface Answer {
  readonly said: string;
  readonly reading?: Reading;
}

/** What `check` says of the file. */
function answered(content: Uint8Array, name: string): Answer {
  const read = readNow(content, name);
  if (!read.ok) return { said: refusalSentence(read.refusal) };
  return { said: checkText(checkedOutcome(name, auditReport(read.value))), reading: read.value };
}

/** The same, held to its memory. */
function answer(bytes: Uint8Array | string, name: string): Answer {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  const before = process.memoryUsage().rss;
  const out = answered(content, name);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
  return out;
}

const sheet = (rows: string): Uint8Array => workbook({ sheets: [rows] });
const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`).join("");

describe("is refused in one sentence", () => {
  it.each<[string, string, () => Uint8Array | string, RegExp]>([
    [
      "a bomb of 60 MB",
      "a.xlsx",
      () => blown(sheet(cell), "xl/worksheets/sheet1.xml", 60),
      /^xl\/worksheets\/sheet1\.xml 的压缩倍数过大/,
    ],
    ["a sheet of 200 MB", "a.xlsx", () => blown(sheet(cell), "xl/worksheets/sheet1.xml", 200), /过大（200 MB，上限64 MB）/],
    [
      "a document of 200 MB",
      "a.docx",
      () => blown(document({ body: paragraph("一") }), "word/document.xml", 200),
      /过大（200 MB/,
    ],
    ["a part that lies about its size", "a.xlsx", () => lying(sheet(cell)), /大小与目录不符|压缩内容损坏|内容不完整/],
    [
      "entities that grow",
      "a.xlsx",
      () =>
        sheet(
          `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "x">${entities}]><worksheet><sheetData>&e20;</sheetData></worksheet>`,
        ),
      /含有.*DOCTYPE.*没有读取/,
    ],
    ["an entity in a document", "a.docx", () => document({ body: paragraph("&x;") }), /没有读取/],
    ["a zip cut in the middle", "a.xlsx", () => sheet(cell).subarray(0, 700), /已损坏（压缩包不完整/],
    ["a zip cut at its end", "a.docx", () => document({ body: paragraph("一") }).slice(0, -10), /已损坏/],
    [
      "a workbook with a password",
      "a.xlsx",
      () => container("EncryptedPackage"),
      /^文件设有打开密码，请在Excel或WPS中取消密码后再读。$/,
    ],
    ["a document with a password", "a.docx", () => container("EncryptedPackage"), /^文件设有打开密码/],
    ["a workbook named document", "a.docx", () => sheet(cell), /^文件扩展名是\.docx，内容却是Excel 工作簿/],
    ["a document named workbook", "a.xlsx", () => document({ body: paragraph("一") }), /^文件扩展名是\.xlsx，内容却是Word 文档/],
    ["a page named workbook", "a.xlsx", () => page("<table>"), /^文件扩展名是\.xlsx，内容却是网页/],
    ["a PDF named text", "a.txt", () => "%PDF-1.7\n", /PDF/],
    ["nothing", "a.xlsx", () => "", /空文件/],
    ["a zip of other things", "a.xlsx", () => zipSync({ "a.txt": strToU8("a") }), /压缩包（\.zip）|普通压缩包/],
    [
      "paths out of the package",
      "a.xlsx",
      () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "../../x": strToU8("x") }),
      /以外的路径/,
    ],
    ["elements nested a hundred thousand deep", "a.xlsx", () => sheet(`${"<x>".repeat(100_000)}${cell}`), /嵌套|过大|过深/],
    [
      "runs nested a hundred thousand deep",
      "a.docx",
      () => document({ body: "<w:sdt><w:sdtContent>".repeat(100_000) }),
      /嵌套|过大|过深/,
    ],
    ["tags nested a million deep", "a.html", () => page("<div>".repeat(1_000_000)), /。$/],
    ["lists nested a thousand deep", "a.json", () => "[".repeat(1_000) + "]".repeat(1_000), /嵌套过深/],
    ["lists nested a million deep", "a.json", () => "[".repeat(1_000_000), /不完整/],
    ["objects nested a million deep", "a.json", () => '{"a":'.repeat(1_000_000), /不完整/],
    ["a text of 30 MB", "a.txt", () => "规章\t0\n".repeat(4 * MB), /过大/],
    ["a line of ten million blanks", "a.txt", () => `规章${" ".repeat(10 * MB)}1`, /一段文字过大/],
    ["a line of a million bars", "a.txt", () => "| ".repeat(MB), /一段文字过大/],
    ["a line of five million digits", "a.txt", () => "1".repeat(5 * MB), /一段文字过大/],
    ["a line of nine hundred thousand digits", "a.txt", () => "1".repeat(900_000), /没有找到年报的三张统计表/],
    ["brackets without end", "a.txt", () => `规章（${"（其中".repeat(500_000)}`, /一段文字过大/],
    [
      "a cell at the far end of the sheet",
      "a.xlsx",
      () => sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      /没有找到/,
    ],
    [
      "a cell beyond the end of the sheet",
      "a.xlsx",
      () => sheet('<row r="1"><c r="ZZZZ99999999"><v>1</v></c></row>'),
      /已损坏|没有找到/,
    ],
    [
      "squares without end",
      "a.html",
      () => page(`<table>${"<tr><td rowspan=65534 colspan=1000>1</td></tr>".repeat(5_000)}</table>`),
      /过大|没有找到/,
    ],
    [
      "a grid without end",
      "a.docx",
      () =>
        document({
          body: `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc>'.repeat(200)}</w:tr></w:tbl>`,
        }),
      /过大|没有找到|已损坏/,
    ],
  ])("%s", (_, name, make, expected) => {
    const { said } = answer(make(), name);
    expect(said).toMatch(expected);
    expect(said).toMatch(/^[^\n\u0000-\u001f]{5,400}。$/u);
  });

  /** The directory promises less than the part holds. */
  function lying(make: Uint8Array): Uint8Array {
    const bytes = Buffer.from(make);
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(5, entry + 24);
    return bytes;
  }
});

describe("a report with something monstrous behind its tables is read", () => {
  it.each<[string, string]>([
    ["blanks", `（${" ".repeat(900_000)}1`],
    ["digits", "1".repeat(900_000)],
    ["figures", "受理申请1件，".repeat(10_000)],
    ["brackets", "（其中".repeat(300_000)],
    ["sentences", "全年收到申请5件。".repeat(8_000)],
    ["lines of bars", "| 1 | 2 |\n".repeat(60_000)],
  ])("%s", (_, tail) => {
    const { reading } = answer(`${tabs}\n五、存在的主要问题及改进情况\n${tail}\n`, "a.txt");
    expect(reading!.values).toEqual(figuresOf(suqian2023));
  });
});

describe("takes time in proportion to its length", () => {
  const behind = (piece: string) => (times: number) => `${tabs}\n五、存在的主要问题及改进情况\n（${piece.repeat(times)}1\n`;
  it.each<[string, string, number, (times: number) => string]>([
    ["blanks behind the tables", "a.txt", 60_000, behind(" ")],
    ["digits behind the tables", "a.txt", 60_000, behind("1")],
    ["figures behind the tables", "a.txt", 400, behind("受理申请1件，")],
    ["brackets behind the tables", "a.txt", 8_000, behind("（其中")],
    ["sentences behind the tables", "a.txt", 400, behind("全年收到申请5件。")],
    ["lines of bars behind the tables", "a.txt", 2_000, behind("| 1 | 2 |\n")],
    ["a line of blanks", "a.txt", 300_000, (times) => `规章${" ".repeat(times)}1`],
    ["a line of bars", "a.txt", 20_000, (times) => "| ".repeat(times)],
    ["a line of digits", "a.txt", 200_000, (times) => "1".repeat(times)],
    ["a line of brackets", "a.txt", 20_000, (times) => `规章（${"（其中".repeat(times)}`],
    ["tags in each other", "a.html", 20_000, (times) => page("<div>".repeat(times))],
    ["lists in each other", "a.json", 60_000, (times) => "[".repeat(times)],
    ["objects in each other", "a.json", 30_000, (times) => '{"a":'.repeat(times)],
    ["labels alone", "a.txt", 200, (times) => `${TITLE}\n${"规章\n自然人\n商业企业\n总计\n".repeat(times)}`],
    ["whole reports", "a.txt", 4, (times) => tabs.repeat(times)],
    ["grids", "a.html", 12, (times) => page(`<table>${"<tr><td>规章<td>自然人<td>总计".repeat(20)}</table>`.repeat(times))],
  ])("%s", (_, name, size, make) => {
    const took = growth(
      size,
      (times) => Buffer.from(make(times)),
      (content) => void answered(content, name),
    );
    expect(took).toBeLessThan(LINEAR);
  });
});

describe("tables repeated until somebody gives up", () => {
  it.each<[string, string, () => string]>([
    ["three hundred times in a text", "a.txt", () => tabs.repeat(300)],
    ["labels alone, ten thousand times", "a.txt", () => `${TITLE}\n${"规章\n自然人\n商业企业\n总计\n".repeat(10_000)}`],
    [
      "a thousand grids on a page",
      "a.html",
      () => page(`<table>${"<tr><td>规章<td>自然人<td>总计".repeat(20)}</table>`.repeat(1_000)),
    ],
  ])("%s", (_, name, make) => {
    const { said, reading } = answer(make(), name);
    if (reading && reading.misfits.length === 0) expect(reading.values).toEqual(figuresOf(suqian2023));
    expect(said).toMatch(/。/u);
  });
});

describe("texts that a spreadsheet or a terminal would obey", () => {
  const attacks = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd",
    '+HYPERLINK("http://x","y")',
    "-2+3+cmd|' /C calc'!A0",
    "\u001b[2J\u001b]0;x\u0007",
    "<script>alert(1)</script>",
  ];
  it.each(attacks)("%j stays a text, and breaks out of no sentence", (attack) => {
    const own = form.byId.get("requests.granted.business")!;
    const figures = figuresOf(suqian2023);
    const text = `${TITLE}\n${reportAsText(
      form,
      figures.map((value, i) => (i === own.index ? { kind: "words" as const, text: attack } : value)),
      "tabs",
    )}`;
    const { said, reading } = answer(text, "a.txt");
    // What looks like two figures in one square makes the whole row unread; any other square keeps its figure.
    const unread = reading!.values.flatMap((value, i) =>
      value !== null && typeof value === "object" && value.kind === "words" ? [i] : [],
    );
    expect(unread).toContain(own.index);
    expect(unread.every((i) => form.cells[i]!.row === own.row)).toBe(true);
    expect(reading!.values.filter((_, i) => !unread.includes(i))).toEqual(figures.filter((_, i) => !unread.includes(i)));
    expect(said).toContain("不是数字");
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
    const line = csvReport({ ...reading!, unit: attack, year: 2023 })
      .split("\r\n")
      .find((one) => one.includes(`,${own.id},`))!;
    // A spreadsheet takes no field for a formula: each begins with a quotation mark's apostrophe or with something else.
    expect(line).not.toMatch(/(?:^|,)"?[=+@]/u);
  });
});

describe("the command line over a folder of such files", () => {
  let shell: CommandLine;
  beforeAll(() => {
    shell = commandLine();
  });
  afterAll(() => shell.end());

  it("does the others, says one sentence of each, and ends with 2", () => {
    mkdirSync(shell.at("in"));
    const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(shell.at(`in/${name}`), bytes);
    put("1.xlsx", blown(sheet(cell), "xl/worksheets/sheet1.xml", 200));
    put("2.docx", container("EncryptedPackage"));
    put("3.json", "[".repeat(1_000_000));
    put("4.txt", tabs);
    put("5.html", page("<table>".repeat(100_000)));
    const ran = shell.run("check", "in", "--format", "json");
    const outcomes = JSON.parse(ran.out) as { source: string; error?: string }[];
    expect(outcomes.map(({ error }) => error === undefined)).toEqual([false, false, false, true, false]);
    expect(ran.code).toBe(2);
    expect(shell.run("check", "in/4.txt").code).toBe(0);
  });
});
