// A list in an open workbook: laid out as a table that grows, its rows shown alone and all again, through every way in.
import { MemoryWorkbook } from "../../src/adapters/memory/workbook";
import { hiddenRows } from "../../src/adapters/memory/sheet";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { openWpsWorkbook } from "../../src/adapters/wps/workbook";
import { ledgerBook } from "../../src/app/ledger/lay-out-ledger";
import type { Outcome } from "../../src/core/outcome";
import type { RowFilter, Workbook } from "../../src/ports/workbook";
import type { SheetPlan } from "../../src/render/sheet";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { day, formFor } from "../support/ledgers";
import { API_SETS, office } from "../support/office";
import { wps } from "../support/wps";

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

const HOSTS = [...API_SETS, "wps"] as const;

async function staged(host: (typeof HOSTS)[number]): Promise<{ readonly played: PlayedWorkbook; readonly workbook: Workbook }> {
  const played = new PlayedWorkbook();
  if (host === "wps") return { played, workbook: value(await openWpsWorkbook(wps({ workbook: played }).application, "0.1.0")) };
  office({ api: host, workbook: played });
  return { played, workbook: value(await openExcelWorkbook("0.1.0")) };
}

const requests = Array.from({ length: 5 }, (_, at) => ({
  number: `25-${at + 1}`,
  receivedOn: day("2025-03-03") + at,
  kind: "自然人",
}));
const { sheets, tables } = ledgerBook(formFor(2025), {
  unit: "云溪区民政局",
  year: 2025,
  days: { holidays: [], worked: [] },
  tables: "live",
  requests,
});
const { stamp } = tables[0]!;
const plans = sheets.map((plan): SheetPlan => ({ table: "", title: plan.name, stamp, ...plan }));

const ledger: RowFilter = { sheet: "台账", area: { top: 2, left: 0, bottom: 62, right: 14 }, col: 0, texts: ["25-2", "25-4"] };

const shown = (played: PlayedWorkbook, name: string, from: number, to: number): readonly number[] => {
  const sheet = played.sheetNamed(name)!;
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((row) => sheet.rows.get(row)?.hidden !== true);
};

describe.each(HOSTS)("through %s", (host) => {
  it("a ledger is a table from its head to its last line, and what is merged stands above it", async () => {
    const { played, workbook } = await staged(host);
    value(await workbook.layOut(plans.map((plan) => ({ plan }))));
    const [list, ...others] = played.sheetNamed("台账")!.lists;
    expect([list?.name, list?.area, others]).toEqual([expect.any(String), ledger.area, []]);
    expect(played.sheetNamed("复议诉讼")!.lists).toHaveLength(1);
    expect(played.sheetNamed("表三")!.lists).toEqual([]);
  });

  it("is laid out anew where it was emptied, and is one table again", async () => {
    const { played, workbook } = await staged(host);
    const [plan] = plans;
    value(await workbook.layOut([{ plan: plan! }]));
    const seen = value(await workbook.readAll()).document.blocks.find((block) => block.kind === "grid" && block.name === "台账");
    if (seen?.kind !== "grid") throw new Error("no ledger");
    value(await workbook.layOut([{ plan: plan!, seen }]));
    expect(played.sheetNamed("台账")!.lists).toHaveLength(1);
  });

  it("shows the rows that are asked for, others after them, and all again", async () => {
    const { played, workbook } = await staged(host);
    value(await workbook.layOut([{ plan: plans[0]! }]));
    value(await workbook.showRows([ledger]));
    expect(shown(played, "台账", 0, 10)).toEqual([0, 1, 2, 4, 6]);
    // Builds without filters over plain blocks cannot say.
    const own = { ...ledger, texts: [] };
    expect(value(await workbook.filtered([own]))).toEqual(host === "1.7" || host === "1.8" ? [] : [own]);
    value(await workbook.showRows([{ ...ledger, texts: ["25-5"] }]));
    expect(shown(played, "台账", 0, 10)).toEqual([0, 1, 2, 7]);
    value(await workbook.showRows([{ ...ledger, texts: [] }]));
    expect(shown(played, "台账", 0, 10)).toHaveLength(11);
    expect(value(await workbook.filtered([own]))).toEqual([]);
    // Nothing but what is seen is another.
    expect(played.sheetNamed("台账")!.valueAt(3, 0)).toBe("25-1");
  });

  it("puts arrows over a list that is no table", async () => {
    const { played, workbook } = await staged(host);
    const sheet = played.sheetNamed("Sheet1")!;
    ["编号", "甲", "乙", "丙"].forEach((text, row) => sheet.putContent(row + 1, 1, text));
    const plain: RowFilter = { sheet: "Sheet1", area: { top: 1, left: 1, bottom: 4, right: 2 }, col: 1, texts: ["乙"] };
    const done = await workbook.showRows([plain]);
    // Arrows over what is no table are newer than the oldest Excel.
    if (host === "1.7" || host === "1.8")
      return expect(done).toEqual({ ok: false, refusal: { kind: "host-too-old", needs: "ExcelApi 1.9" } });
    value(done);
    expect(shown(played, "Sheet1", 0, 5)).toEqual([0, 1, 3, 5]);
    value(await workbook.showRows([{ ...plain, texts: [] }]));
    expect(shown(played, "Sheet1", 0, 5)).toHaveLength(6);
  });

  it("says which sheet is closed or gone, and hides nothing then", async () => {
    const { played, workbook } = await staged(host);
    value(await workbook.layOut([{ plan: plans[0]! }]));
    expect(await workbook.showRows([{ ...ledger, sheet: "没有" }])).toEqual({
      ok: false,
      refusal: { kind: "place-gone", place: "没有" },
    });
    played.sheetNamed("台账")!.protection = { options: {} };
    expect(await workbook.showRows([ledger])).toEqual({ ok: false, refusal: { kind: "sheet-protected", sheet: "台账" } });
    expect(shown(played, "台账", 0, 10)).toHaveLength(11);
  });
});

describe("in the page", () => {
  it("hides the other rows, and is no change of the workbook", async () => {
    const workbook = new MemoryWorkbook("0.1.0");
    value(await workbook.layOut(plans.map((plan) => ({ plan }))));
    workbook.markSaved();
    value(await workbook.showRows([ledger]));
    const seen = workbook.view().sheets.find(({ name }) => name === "台账")!;
    expect([3, 4, 5, 6, 7, 8].filter((row) => !hiddenRows(seen).has(row))).toEqual([4, 6]);
    expect(hiddenRows(seen).has(2)).toBe(false);
    expect([workbook.view().unsaved, workbook.view().canUndo]).toEqual([false, true]);
    value(await workbook.showRows([{ ...ledger, texts: [] }]));
    expect(hiddenRows(workbook.view().sheets.find(({ name }) => name === "台账")!).size).toBe(0);
    expect(await workbook.showRows([{ ...ledger, sheet: "没有" }])).toEqual({
      ok: false,
      refusal: { kind: "place-gone", place: "没有" },
    });
  });
});
