// Published figures in the shapes they were found in: read whole, cell by cell, and judged as their readers did; from a text and
// from a workbook.
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { auditReport } from "../../src/app/check/audit-report";
import { readNow } from "../support/read-now";
import type { Reading } from "../../src/core/document/reading";
import { sheetPlans } from "../../src/render/sheet";
import { invented, inventedBytes, inventedNames, type InventedName } from "../support/invented-reports";

function reading(bytes: Uint8Array, name: string): Reading {
  const read = readNow(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
  return read.value;
}

const fromText = (name: InventedName): Reading => reading(inventedBytes(name), `${name}.txt`);

async function fromWorkbook(name: InventedName): Promise<Reading> {
  const { form, values, year, unit } = invented(name);
  const plans = sheetPlans(form, { unit, year, values, totals: "kept" });
  const bytes = await writeXlsx(plans, {
    title: "年报三表",
    product: { name: "年报三表", version: "0" },
    stamp: plans[0]!.stamp,
  });
  return reading(bytes, `${name}.xlsx`);
}

/** What is said of the tables themselves; what the prose says is asked elsewhere. */
const broken = (read: Reading): unknown[] =>
  auditReport(read)
    .findings.filter(({ rule, verdict }) => verdict === "broken" && /^R0[1-5]$/u.test(rule))
    .map(({ rule, left, right }) => [rule, left, right]);

const undecided = (read: Reading): number => auditReport(read).counts.undecided;

describe("reports with published figures", () => {
  it.each(inventedNames)("%s is read whole, every cell of it", async (name) => {
    const { form, values } = invented(name);
    for (const read of [fromText(name), await fromWorkbook(name)]) {
      expect(read.form).toBe(form);
      const named = form.cells.map(({ id, index }) => [id, read.values[index] ?? null]);
      expect(named).toEqual(form.cells.map(({ id, index }) => [id, values[index] ?? null]));
    }
  });

  it.each<[InventedName, readonly unknown[]]>([
    ["street-2020", []],
    ["city-2023", []],
    ["city-2024", []],
    ["county-2023", [["R04", 3, 0]]],
  ])("%s breaks %j", async (name, found) => {
    for (const read of [fromText(name), await fromWorkbook(name)]) expect(broken(read)).toEqual(found);
  });

  it("blank totals of an office are undecided, and neither wrong nor right", async () => {
    for (const read of [fromText("office-2019"), await fromWorkbook("office-2019")]) {
      expect(broken(read)).toEqual([]);
      expect(undecided(read)).toBeGreaterThan(20);
    }
  });
});
