// One sheet, written by three programs that are not ours: what is read is the same sheet each time.
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx as hucre } from "hucre";

import type { RawCell } from "../../../src/core/document/source";
import { NODE_CODEC } from "../../../src/adapters/opc/node-codec";
import { patchXlsx } from "../../../src/adapters/xlsx/patch";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { least } from "../../support/growth";
import { converted } from "../../support/libreoffice";
import { packageFaults } from "../../support/package-check";
import { documentOf, gridsOf, line } from "./raw-workbook";

const texts: [string, string][] = [
  ["A1", "三、收到和处理政府信息公开申请情况"],
  ["A2", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"],
  ["B3", " 前后有空格 "],
  ["C3", "第一行\n第二行"],
  ["D3", "00123"],
  ["E3", "=1+1"],
  ["B4", "制发2021件"],
  ["C4", "𠮷𪚥<&\"'>"],
];
const numbers: [string, number, string][] = [
  ["B5", 0, "0"],
  ["C5", 1480.6663, "1480.6663"],
  ["D5", -397, "-397"],
  ["E5", 0.1 + 0.2, "0.3"],
];
const booleans: [string, boolean][] = [
  ["B6", true],
  ["C6", false],
];
const formulas: [string, string, number][] = [
  ["B7", "SUM(B5:E5)", 1083.9663],
  ["C7", "COUNT(B5:E5)*$B$5", 0],
];
const merges = ["A1:E1", "A2:A3", "B4:B4", "D6:E7"];

const expected = [
  "A1:E1=三、收到和处理政府信息公开申请情况",
  "A2:A3=（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
  "B3= 前后有空格 ",
  "C3=第一行\n第二行",
  "D3=00123",
  "E3==1+1",
  "B4=制发2021件",
  "C4=𠮷𪚥<&\"'>",
  "B5=#0",
  "C5=#1480.6663",
  "D5=#-397",
  "E5=#0.3",
  "B6=TRUE",
  "C6=FALSE",
  "D6:E7=",
  "B7=1083.9663 {SUM(B5:E5)}",
  "C7=0 {COUNT(B5:E5)*$B$5}",
];

async function byExceljs(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = "年度报告";
  const sheet = book.addWorksheet("表三");
  for (const [address, value] of [...texts, ...numbers, ...booleans]) sheet.getCell(address).value = value;
  for (const [address, formula, result] of formulas) sheet.getCell(address).value = { formula, result };
  for (const merge of merges.filter((one) => one !== "B4:B4")) sheet.mergeCells(merge);
  sheet.getCell("B5").dataValidation = { type: "whole", operator: "greaterThanOrEqual", formulae: [0] };
  sheet.getCell("B4").value = { richText: [{ text: "制发", font: { bold: true } }, { text: "2021" }, { text: "件" }] };
  sheet.getCell("D6").border = { top: { style: "thin" } };
  book.addWorksheet("隐藏", { state: "hidden" }).getCell("C2").value = "在";
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const place = (address: string): { row: number; col: number } => ({
  row: Number(address.slice(1)) - 1,
  col: address.charCodeAt(0) - 65,
});

async function byHucre(): Promise<Uint8Array> {
  const rows: (string | number | boolean | null)[][] = Array.from({ length: 7 }, () => Array.from({ length: 5 }, () => null));
  const cells = new Map();
  for (const [address, value] of [...texts, ...numbers, ...booleans]) {
    const { row, col } = place(address);
    rows[row]![col] = value;
  }
  for (const [address, formula, formulaResult] of formulas) {
    const { row, col } = place(address);
    rows[row]![col] = formulaResult;
    cells.set(`${row},${col}`, { value: formulaResult, type: "formula", formula, formulaResult });
  }
  const hidden = { name: "隐藏", rows: [[null], [null, null, "在"]], hidden: true };
  return hucre({
    properties: { title: "年度报告" },
    sheets: [
      {
        name: "表三",
        rows,
        cells,
        merges: merges
          .filter((one) => one !== "B4:B4")
          .map((range) => {
            const [from, to] = range.split(":").map(place) as [ReturnType<typeof place>, ReturnType<typeof place>];
            return { startRow: from.row, startCol: from.col, endRow: to.row, endCol: to.col };
          }),
      },
      hidden,
    ],
  });
}

// LibreOffice takes seconds to start, and ten thousand alterations take their time as well.
jest.setTimeout(120_000);

/** LibreOffice writes a truth value as the formula that makes it. */
const plain = (cell: RawCell): string => line(cell).replace(/=\w* \{(TRUE|FALSE)\(\)\}$/, "=$1");

describe.each([
  ["exceljs", byExceljs],
  ["hucre", byHucre],
  ["LibreOffice", async () => converted(await byExceljs(), "xlsx", "xlsx:Calc MS Excel 2007 XML")],
])("a workbook written by %s", (_, write) => {
  it("is read with every value, formula and merge", async () => {
    const bytes = await write();
    if (bytes === null) return;
    const document = documentOf(bytes);
    const [shown, hidden] = gridsOf(document);
    expect(shown!.name).toBe("表三");
    expect(shown!.cells.map(plain)).toEqual(expected);
    expect(hidden!.cells.map(line)).toEqual(["C2=在"]);
    expect(document.properties["title"]).toBe("年度报告");
  });

  it("is changed in place, stays whole, and LibreOffice shows the new sum", async () => {
    const bytes = await write();
    if (bytes === null) return;
    const changed = patchXlsx(bytes, [
      { sheet: "表三", address: "B5", value: { number: "1000.5" } },
      { sheet: "表三", address: "D5", value: { text: "-397" } },
      { sheet: "表三", address: "F9", value: { text: "=新" } },
      { sheet: "隐藏", address: "A1", value: { number: "1" } },
    ]);
    if (!changed.ok) throw new Error(JSON.stringify(changed.refusal));
    expect(packageFaults(changed.value)).toEqual(packageFaults(bytes));
    const seen = gridsOf(documentOf(changed.value)).map((grid) => grid.cells.map(plain));
    expect(seen[0]).toEqual([
      ...expected.map(
        (one) =>
          ({
            "B5=#0": "B5=#1000.5",
            "D5=#-397": "D5=-397",
            "B7=1083.9663 {SUM(B5:E5)}": "B7= {SUM(B5:E5)}",
            "C7=0 {COUNT(B5:E5)*$B$5}": "C7= {COUNT(B5:E5)*$B$5}",
          })[one] ?? one,
      ),
      "F9==新",
    ]);
    expect(seen[1]).toEqual(["A1=#1", "C2=在"]);

    const again = converted(changed.value, "xlsx", "xlsx:Calc MS Excel 2007 XML");
    if (again === null) return;
    const recalculated = gridsOf(documentOf(again))[0]!.cells.map(line);
    expect(recalculated).toContain("B7=2481.4663 {SUM(B5:E5)}");
    expect(recalculated).toContain("C7=3001.5 {COUNT(B5:E5)*$B$5}");
  });
});

describe("real files altered at random, thousands of times: a refusal or a reading, never anything thrown, in bounded time", () => {
  /** The same each time: a fault that is found must be found again. */
  const random = (seed: number) => () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const next = random(20210407);
  const below = (limit: number): number => Math.floor(next() * limit);

  /** What an alteration may cost, beside the whole file in the same run: it changes some bytes, so it is not much. */
  const MOST_TIMES = 30;
  /** The file that took longest is read once more beside the originals, by processor time. */
  const slowestOf = (originals: readonly Uint8Array[]) => {
    const slowest = { ms: 0, bytes: originals[0]! };
    const again = (bytes: Uint8Array): number => least(() => void readXlsx(bytes, NODE_CODEC), 3);
    return {
      timed<T>(bytes: Uint8Array, work: () => T): T {
        const started = performance.now();
        const result = work();
        const ms = performance.now() - started;
        if (ms > slowest.ms) Object.assign(slowest, { ms, bytes });
        return result;
      },
      timesTheOriginal: (): number => again(slowest.bytes) / Math.max(...originals.map(again)),
    };
  };

  it("in their bytes: what is still read is what was written, for checksums stand over every part", async () => {
    const files = [await byExceljs(), await byHucre()];
    const whole = files.map((file) => JSON.stringify(documentOf(file)));
    const outcomes = { read: 0, refused: 0 };
    const slowest = slowestOf(files);
    for (let i = 0; i < 10_000; i++) {
      const of = i % files.length;
      const bytes = files[of]!.slice();
      for (let hits = 1 + below(3); hits > 0; hits--) bytes[below(bytes.length)] = below(256);
      const altered = next() < 0.1 ? bytes.subarray(0, below(bytes.length)) : bytes;
      const outcome = slowest.timed(altered, () => readXlsx(altered, NODE_CODEC));
      outcomes[outcome.ok ? "read" : "refused"]++;
      if (outcome.ok && JSON.stringify(outcome.value) !== whole[of]) throw new Error(`alteration ${i} was read as other cells`);
    }
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(5000);
    expect(slowest.timesTheOriginal()).toBeLessThan(MOST_TIMES);
  });

  it("in the text of their parts, packed again with true checksums; changed in place as well", async () => {
    const originals = [await byExceljs(), await byHucre()];
    const files = originals.map((file) => unzipSync(file));
    const pieces = [
      "<",
      ">",
      "/",
      '"',
      "&",
      "=",
      "<c>",
      "</c>",
      "<v>",
      "<row>",
      "</row>",
      "<f t='shared' si='0'/>",
      "<!--",
      "<![CDATA[",
      "9".repeat(20),
      "-1",
      "r",
      "\u0000",
      "甲",
      "t='s'",
      "XFD1048576",
      "<mergeCell ref='A1:XFD1048576'/>",
    ];
    const outcomes = { read: 0, refused: 0, patched: 0 };
    const slowest = slowestOf(originals);
    for (let i = 0; i < 4_000; i++) {
      const parts = { ...files[i % files.length]! };
      const names = Object.keys(parts);
      for (let hits = 1 + below(2); hits > 0; hits--) {
        const name = next() < 0.6 ? "xl/worksheets/sheet1.xml" : names[below(names.length)]!;
        const text = strFromU8(parts[name]!);
        const at = below(text.length);
        const to = next() < 0.3 ? Math.min(text.length, at + below(200)) : next() < 0.5 ? at : at + 1;
        parts[name] = strToU8(text.slice(0, at) + (next() < 0.8 ? pieces[below(pieces.length)]! : "") + text.slice(to));
      }
      const bytes = zipSync(parts, { level: 0 });
      const outcome = slowest.timed(bytes, () => readXlsx(bytes, NODE_CODEC));
      outcomes[outcome.ok ? "read" : "refused"]++;
      const sheet = outcome.ok ? outcome.value.blocks.find((block) => block.kind === "grid") : undefined;
      if (sheet) {
        const changed = patchXlsx(bytes, [{ sheet: sheet.name, address: "B5", value: { number: "7" } }], NODE_CODEC);
        if (changed.ok) {
          outcomes.patched++;
          const again = readXlsx(changed.value, NODE_CODEC);
          if (!again.ok) throw new Error(`alteration ${i} was changed into ${JSON.stringify(again.refusal)}`);
        }
      }
    }
    expect(outcomes.read).toBeGreaterThan(400);
    expect(outcomes.refused).toBeGreaterThan(400);
    expect(outcomes.patched).toBeGreaterThan(400);
    expect(slowest.timesTheOriginal()).toBeLessThan(MOST_TIMES);
  });
});
