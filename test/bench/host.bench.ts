// What each act costs the host, counted on Microsoft's own office.js: syncs, actions and bytes, beside the way that add-ins
// are often written, cell by cell (which here leaves out names, rules and page). Counts do not depend on how quick the machine is.
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { check, program } from "../../src/core/check/check";
import type { Outcome } from "../../src/core/outcome";
import { recognise } from "../../src/core/recognise/recognise";
import type { Value } from "../../src/core/figures/values";
import type { CellMark, Workbook } from "../../src/ports/workbook";
import { sheetPlans, type SheetPlan } from "../../src/render/sheet";
import { editionFor, formOf, forms } from "../../src/statute";
import { office, type OfficeOnStage } from "../support/office";
import { ended, headed, told } from "./page";

type Cost = ReturnType<OfficeOnStage["counts"]>;

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

const form = formOf(value(editionFor(2024)));
/** Every figure 1: nearly every balance is broken, which is the most there is to mark. */
const wrong: readonly Value[] = form.cells.map(() => 1);
const plans = (): readonly SheetPlan[] => sheetPlans(form, { unit: "示例市人民政府", year: 2024, values: wrong });

const shown = ({ syncs, actions, requestBytes, responseBytes }: Cost): string =>
  `${String(syncs).padStart(5)} syncs ${String(actions).padStart(6)} actions ${(requestBytes / 1024).toFixed(1).padStart(7)} KB out ${(responseBytes / 1024).toFixed(1).padStart(7)} KB in`;

function tell(act: string, ours: Cost, naive: Cost): void {
  console.log(`${act}\n  ours         ${shown(ours)}\n  cell by cell ${shown(naive)}`);
  const moved = (cost: Cost): number => cost.requestBytes + cost.responseBytes;
  told(`syncs, ${act}`, "cell by cell", [naive.syncs / Math.max(1, ours.syncs)]);
  told(`actions, ${act}`, "cell by cell", [naive.actions / Math.max(1, ours.actions)]);
  told(`bytes to and fro, ${act}`, "cell by cell", [moved(naive) / Math.max(1, moved(ours))]);
}

async function marksOf(book: Workbook): Promise<CellMark[]> {
  const reading = value(recognise(value(await book.readAll()).document, forms()));
  const broken = check(program(reading.form), reading.values).findings.flatMap((finding) => finding.cells);
  return [...new Set(broken)].map((index) => {
    const { block, row, col } = reading.places[index]!;
    const grid = reading.document.blocks[block]!;
    return { kind: "broken", sheet: grid.kind === "grid" ? grid.name : "", row, col };
  });
}

async function layOutCellByCell({ Excel }: OfficeOnStage): Promise<void> {
  await Excel.run(async (context) => {
    for (const plan of plans()) {
      const sheet = context.workbook.worksheets.add(plan.name);
      for (const { row, col, content, style } of plan.cells) {
        const cell = sheet.getCell(row, col);
        const look = plan.styles[style]!;
        if (content.kind === "formula") cell.formulas = [[`=${content.formula}`]];
        else if (content.kind !== "blank") cell.values = [[content.kind === "text" ? content.text : content.number]];
        cell.numberFormat = [[look.numberFormat]];
        cell.format.font.name = look.font.name;
        cell.format.font.size = look.font.size;
        cell.format.font.bold = look.font.bold;
        cell.format.wrapText = look.wrap;
        cell.format.horizontalAlignment = "Center";
        cell.format.verticalAlignment = "Center";
        await context.sync();
      }
      for (const merge of plan.merges) {
        sheet.getRange(merge).merge();
        await context.sync();
      }
    }
  });
}

async function readCellByCell({ Excel }: OfficeOnStage): Promise<void> {
  await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/name");
    await context.sync();
    for (const sheet of sheets.items) {
      const used = sheet.getUsedRange();
      used.load("rowCount,columnCount");
      await context.sync();
      for (let row = 0; row < used.rowCount; row += 1)
        for (let col = 0; col < used.columnCount; col += 1) {
          const cell = used.getCell(row, col);
          cell.load("values,formulas,text");
          await context.sync();
        }
    }
  });
}

async function markCellByCell({ Excel }: OfficeOnStage, marks: readonly CellMark[]): Promise<void> {
  await Excel.run(async (context) => {
    for (const { sheet, row, col } of marks) {
      context.workbook.worksheets.getItem(sheet).getCell(row, col).format.fill.color = "#FFC7CE";
      await context.sync();
    }
  });
}

const api = "newest";

const laid = office({ api });
const book = value(await openExcelWorkbook("0.1.0"));
laid.counts();
value(await book.layOut(plans().map((plan) => ({ plan }))));
const layOut = laid.counts();
const marks = await marksOf(book);
const read = laid.counts();
value(await book.mark(marks));
const mark = laid.counts();
await laid.edit("表三!D6", 5);
laid.counts();
value(await book.readAgain(["表三"]));
const edit = laid.counts();

const naive = office({ api });
await layOutCellByCell(naive);
const naiveLayOut = naive.counts();
await readCellByCell(naive);
const naiveRead = naive.counts();
await markCellByCell(naive, marks);
const naiveMark = naive.counts();

headed(
  "Counted on Microsoft's own office.js: how many times as much the way takes that goes cell by cell, as add-ins are often written (for an edit: reads all anew). Counts are the same on every machine.",
);
tell("laying out the three sheets", layOut, naiveLayOut);
tell("reading them for a check", read, naiveRead);
tell(`marking ${marks.length} cells`, mark, naiveMark);
tell("one edit, read again", edit, naiveRead);
ended();
