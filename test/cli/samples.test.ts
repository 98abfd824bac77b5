// The real reports beside the repository: read whole, cell by cell, and judged as their readers did; from a text and from a workbook.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { auditReport } from "../../src/app/check/audit-report";
import { readBytesAs } from "../../src/cli/source";
import type { Reading } from "../../src/core/document/reading";
import { sheetPlans } from "../../src/render/sheet";
import { FOLDER, sample, samplesAreHere } from "../core/prose/samples";

const here = samplesAreHere ? describe : describe.skip;
if (!samplesAreHere) console.warn("SKIPPED: the real reports are not beside the repository");

const textOf = (slug: string): string =>
  slug === "0000" ? "seed-2020.txt" : readdirSync(FOLDER).find((name) => name.startsWith(slug) && name.endsWith(".txt"))!;

function reading(bytes: Uint8Array, name: string): Reading {
  const read = readBytesAs(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
  return read.value;
}

const fromText = (slug: string): Reading => reading(new Uint8Array(readFileSync(join(FOLDER, textOf(slug)))), textOf(slug));

async function fromWorkbook(slug: string): Promise<Reading> {
  const { form, values, year, unit } = sample(slug);
  const plans = sheetPlans(form, { unit, year, values, totals: "kept" });
  const bytes = await writeXlsx(plans, {
    title: "年报三表",
    product: { name: "年报三表", version: "0" },
    stamp: plans[0]!.stamp,
  });
  return reading(bytes, `${slug}.xlsx`);
}

/** What is said of the tables themselves; what the prose says is asked elsewhere. */
const broken = (read: Reading): unknown[] =>
  auditReport(read)
    .findings.filter(({ rule, verdict }) => verdict === "broken" && /^R0[1-5]$/u.test(rule))
    .map(({ rule, left, right }) => [rule, left, right]);

const undecided = (read: Reading): number => auditReport(read).counts.undecided;

here("real reports", () => {
  it.each(["0000", "0001", "0002", "0003", "0006", "0010"])("%s is read whole, every cell of it", async (slug) => {
    const { form, values } = sample(slug);
    for (const read of [fromText(slug), await fromWorkbook(slug)]) {
      expect(read.form).toBe(form);
      const named = form.cells.map(({ id, index }) => [id, read.values[index] ?? null]);
      expect(named).toEqual(form.cells.map(({ id, index }) => [id, values[index] ?? null]));
    }
  });

  it.each([
    ["0000", []],
    ["0002", []],
    ["0003", []],
    ["0010", [["R04", 3, 0]]],
  ])("%s breaks %j", async (slug, found) => {
    for (const read of [fromText(slug), await fromWorkbook(slug)]) expect(broken(read)).toEqual(found);
  });

  it("blank totals of 0001 are undecided, and neither wrong nor right", async () => {
    for (const read of [fromText("0001"), await fromWorkbook("0001")]) {
      expect(broken(read)).toEqual([]);
      expect(undecided(read)).toBeGreaterThan(20);
    }
  });
});
