// Reading workbooks: against the bare ceiling (unzip, and scan for values), and against merely opening them with exceljs.
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";

import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { patchXlsx } from "../../src/adapters/xlsx/patch";
import { readXlsx } from "../../src/adapters/xlsx/read";

const line = { style: "thin" } as const;
const around = { top: line, left: line, bottom: line, right: line };

/** Three sheets of 60 × 15 bordered squares: some 250 numbers, 120 texts, 60 formulas, with entry rules and marks. */
async function book(seed: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const name of ["表二", "表三", "表四"]) {
    const sheet = workbook.addWorksheet(name);
    sheet.mergeCells("A1:O1");
    sheet.getCell("A1").value = `${name}、收到和处理政府信息公开申请情况`;
    for (let row = 2; row <= 60; row++) {
      for (let col = 1; col <= 15; col++) {
        const cell = sheet.getCell(row, col);
        cell.border = around;
        cell.font = { name: "仿宋_GB2312", size: 10.5 };
        if (col <= 2 && row < 22) cell.value = `（${row}）第${col}项不予公开的情形，属于国家秘密 ${name}`;
        if (col > 2 && col < 8 && row <= 18) {
          cell.value = (seed * 31 + row * 37 + col * 101) % 1000;
          cell.dataValidation = { type: "whole", operator: "greaterThanOrEqual", formulae: [0] };
        }
        if (col === 8 && row <= 21) cell.value = { formula: `SUM(C${row}:G${row})`, result: 12 };
      }
    }
    for (let row = 2; row < 22; row++) {
      const formula = `AND(COUNT($C$${row}:$G$${row})=5,SUM($C$${row}:$G$${row})<>$H$${row})`;
      const fill = { type: "pattern", pattern: "solid", bgColor: { argb: "FFFF0000" } } as const;
      sheet.addConditionalFormatting({
        ref: `H${row}`,
        rules: [{ type: "expression", priority: row, formulae: [formula], style: { fill } }],
      });
    }
    for (let row = 30; row < 42; row++) sheet.mergeCells(row, 1, row, 3);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function ceiling(bytes: Uint8Array): number {
  let values = 0;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    for (const [, value] of strFromU8(part).matchAll(/<v>([^<]*)<\/v>/g)) values += value?.length ?? 0;
  }
  return values;
}

const files = await Promise.all(Array.from({ length: 200 }, (_, i) => book(i)));

/** Files a second; the best of five rounds, because the machine is shared. */
async function rate(read: (bytes: Uint8Array) => unknown, rounds = 5): Promise<number> {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    for (const file of files) await read(file);
    best = Math.max(best, (files.length * 1000) / (performance.now() - started));
  }
  return best;
}

const change = [{ sheet: "表三", address: "C5", value: { number: "7" } }];
const bare = await rate(ceiling);
// In this order: what the engine learns from one codec's byte arrays slows the other down.
const native = await rate((bytes) => readXlsx(bytes, NODE_CODEC));
const changing = await rate((bytes) => patchXlsx(bytes, change, NODE_CODEC));
const portable = await rate((bytes) => readXlsx(bytes));
const opening = await rate((bytes) => new ExcelJS.Workbook().xlsx.load(bytes.buffer as ArrayBuffer), 1);

const show = (what: string, each: number): void => console.log(`${what.padEnd(36)}${each.toFixed(0).padStart(7)} files/s`);
show("bare ceiling", bare);
show("read, Node's zlib", native);
show("read, as in a browser", portable);
show("change one cell", changing);
show("exceljs, opening only", opening);

const floors: [string, number, number][] = [
  ["read ÷ ceiling", native / bare, 0.5],
  ["read ÷ exceljs", native / opening, 3],
];
for (const [what, ratio, least] of floors) {
  console.log(`${what.padEnd(36)}${ratio.toFixed(2).padStart(7)} (at least ${least})`);
  if (ratio < least) process.exitCode = 1;
}
