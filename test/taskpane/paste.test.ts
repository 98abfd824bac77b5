// After a paste: a block that stands one line off goes back in one press, and a form that was harmed is put right around its figures.
import { area } from "../../src/workbench/model/area";
import { clip } from "../../src/workbench/model/edits";
import { pasteCells, pasteText } from "../../src/workbench/model/typing";
import { API_SETS } from "../support/office";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(60_000);

let at: TestSession;

const TOP = 5;
const LEFT = 3;
const ROWS = 25;
const COLS = 7;

/** What the figures of table three hold, formulas as such. */
function held(): readonly string[] {
  const sheet = at.stage.sheet("表三");
  return Array.from({ length: ROWS * COLS }, (_, i) => {
    const [row, col] = [TOP + Math.floor(i / COLS), LEFT + (i % COLS)];
    return JSON.stringify([sheet.cell(row, col)?.formula === undefined, sheet.valueAt(row, col)]);
  });
}

const guard = () => at.diagnosis()?.pasteGuard;

// What is still on its way is heard before the stage is taken down.
afterEach(() => at.settle());

/** A report in which everything adds up, and every event of its making heard. */
async function quiet(): Promise<void> {
  await at.filled();
  await at.settle();
  expect(guard()).toBeUndefined();
}

interface Slip {
  readonly name: string;
  /** 0-based within the table: what is copied. */
  readonly from: { readonly row: number; readonly col: number; readonly rows: number; readonly cols: number };
  readonly down: number;
  readonly over: number;
  /** Into a form whose table three is still blank. */
  readonly blank: boolean;
  readonly says: string;
}

const WHOLE = { row: 0, col: 0, rows: ROWS, cols: COLS };
const slips: readonly Slip[] = [
  { name: "whole table, one row low, blank form", from: WHOLE, down: 1, over: 0, blank: true, says: "25行7栏像是整块下移了一行" },
  { name: "whole table, one row low", from: WHOLE, down: 1, over: 0, blank: false, says: "25行7栏像是整块下移了一行" },
  {
    name: "some rows, one row high",
    from: { row: 2, col: 0, rows: 14, cols: 6 },
    down: -1,
    over: 0,
    blank: false,
    says: "14行6栏像是整块上移了一行",
  },
  {
    name: "inputs, one column right, blank form",
    from: { row: 0, col: 0, rows: ROWS, cols: 6 },
    down: 0,
    over: 1,
    blank: true,
    says: "25行6栏像是整块右移了一栏",
  },
  {
    name: "inputs, one column left",
    from: { row: 0, col: 1, rows: ROWS, cols: 5 },
    down: 0,
    over: -1,
    blank: false,
    says: "25行5栏像是整块左移了一栏",
  },
];

it.each(slips)("$name: told by the balances, put back in one press, taken back in another", async (slip) => {
  at = sitDown();
  await quiet();
  const right = held();
  const sheet = at.stage.sheet("表三");
  const { from } = slip;
  const lines = Array.from({ length: from.rows }, (_, r) =>
    Array.from({ length: from.cols }, (__, c) => String(sheet.valueAt(TOP + from.row + r, LEFT + from.col + c))),
  );
  if (slip.blank) {
    for (const range of ["D6:I28", "D30:I30"]) await at.stage.edit(`表三!${range}`, null);
    await at.until("blank", () => at.view()!.counts.undecided > 20);
    // What is pasted while something is being done is looked at afterwards, as a whole and not as a paste.
    await at.settle();
  }
  const [row, col] = [TOP + from.row + slip.down, LEFT + from.col + slip.over];
  pasteText(at.stage.workbook, sheet, area(row, col, row, col), lines);
  const wrong = held();
  await at.until("offered", () => guard()?.move === true);
  expect(guard()!.sentence).toContain(slip.says);
  at.stage.counts();
  at.controller.actions.diagnose({ do: "move-back" });
  await at.told("已移回原处");
  expect(guard()).toBeUndefined();
  // Totals that the block lay on are formulas again.
  expect(held()).toEqual(right);
  await at.until("nothing broken", () => at.view()!.counts.broken === 0 && at.view()!.counts.undecided === 0);
  at.controller.actions.diagnose({ do: "take-back", entry: at.diagnosis()!.adopted!.entry });
  await at.told("已撤销");
  expect(held()).toEqual(wrong);
});

it("says nothing of a block that stands where it belongs, or of which no balance speaks", async () => {
  at = sitDown();
  await quiet();
  const { workbook } = at.stage;
  pasteText(workbook, at.stage.sheet("表二"), area(4, 1, 4, 1), [["3", "0", "12"]]);
  await at.until("read", () => settled());
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(guard()).toBeUndefined();
});

const settled = (): boolean => at.diagnosis() === undefined || at.diagnosis()!.stale === false;

describe.each(API_SETS)("a paste with its own look, at ExcelApi %s", (api) => {
  it("is followed by an offer to keep the figures and restore the form", async () => {
    at = sitDown({}, api);
    await quiet();
    const right = held();
    const sheet = at.stage.sheet("表三");
    const other = at.stage.workbook.insertSheet("旧表", 0);
    for (let r = 0; r < ROWS; r += 1)
      for (let c = 0; c < COLS; c += 1) {
        other.putContent(r, c, sheet.valueAt(TOP + r, LEFT + c));
        other.putStyle(r, c, { ...other.styleAt(r, c), numberFormat: "@" });
      }
    pasteCells(at.stage.workbook, sheet, area(TOP, LEFT, TOP, LEFT), clip(other, area(0, 0, ROWS - 1, COLS - 1)), false);
    expect(held()).not.toEqual(right);
    await at.until("offered", () => guard()?.restore === true);
    expect(guard()!.sentence).toContain("刚才的粘贴改动了表样的31处合计公式、字体和数字格式");
    expect(guard()!.sentence.includes("录入规则")).toBe(api !== "1.7");
    at.controller.actions.diagnose({ do: "restore" });
    await at.told("已保留数字，恢复表样：表三。");
    expect(held()).toEqual(right);
    expect(sheet.styleAt(TOP, LEFT).numberFormat).not.toBe("@");
    expect(sheet.validations.length > 0).toBe(api !== "1.7");
    expect(guard()).toBeUndefined();
    at.controller.actions.go("journal");
    await at.until("journal", () => {
      const { journal } = at.state().stages;
      return journal.kind === "showing" && journal.shown[0]!.what === "修复表样：工作表表三";
    });
  });
});

it("leaves things as they are when it is told to", async () => {
  at = sitDown();
  await quiet();
  const sheet = at.stage.sheet("表三");
  pasteText(at.stage.workbook, sheet, area(5, 9, 5, 9), [["40"], ["7"], ["24"]]);
  await at.until("offered", () => guard()?.restore === true);
  at.controller.actions.diagnose({ do: "leave" });
  await at.until("gone", () => guard() === undefined);
  expect(at.stage.value("表三!J6")).toBe(40);
  expect(sheet.cell(5, 9)?.formula).toBeUndefined();
});
