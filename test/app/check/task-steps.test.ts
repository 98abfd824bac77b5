// 办完了没有, over a report that is filled, put right, held against last year's, and written.
import { auditReport } from "../../../src/app/check/audit-report";
import { explainFinding, Explanations } from "../../../src/app/check/explain";
import { fillings, nextStep, taskSteps, type StepId, type TaskFacts } from "../../../src/app/check/task-steps";
import { totalsWith } from "../../../src/app/workbook/form-faults";
import type { Reading } from "../../../src/core/document/reading";
import { readNow } from "../../support/read-now";
import { workedReport } from "../../support/worked-report";

const read = (text: string): Reading => {
  const got = readNow(new TextEncoder().encode(text), "figures.json");
  if (!got.ok) throw new Error(got.refusal.kind);
  return withTotals(got.value);
};
function withTotals(reading: Reading): Reading {
  const values = [...reading.values];
  const total = totalsWith(reading.form);
  // A total of totals follows from the others.
  for (let round = 0; round < 4; round += 1)
    for (const { index, computed } of reading.form.cells) if (computed) values[index] = total(index, values);
  return { ...reading, values };
}
/** Last year's carries over what this year's brings forward. */
const lastYear = read(
  workedReport({
    "requests.received.naturalPerson": 12,
    "requests.broughtForward.naturalPerson": 5,
    "requests.carriedForward.naturalPerson": 2,
    "requests.received.business": 28,
    "requests.carriedForward.business": 5,
  }).replace('"year":2024', '"year":2023'),
);

function stepsOf(reading: Reading, own: Partial<TaskFacts> = {}, previous?: Reading, explanations?: Explanations) {
  const checked = auditReport(reading, { previous, explanations });
  return taskSteps({
    tables: fillings(reading),
    findings: checked.findings,
    previous: previous === undefined ? "none" : checked.foreign === true || !checked.previous ? "foreign" : "given",
    report: "none",
    final: "none",
    ...own,
  });
}
const one = (steps: ReturnType<typeof stepsOf>, id: StepId) => steps.find((step) => step.id === id)!;

describe("办完了没有", () => {
  const whole = read(workedReport());

  it("counts the cells that somebody types, table by table", () => {
    const all = fillings(whole);
    expect(all.map(({ name }) => name)).toEqual(["表二", "表三", "表四"]);
    expect(all.every(({ filled, all: every }) => filled === every)).toBe(true);
    const blank = {
      ...whole,
      values: whole.values.map((value, i) => (whole.form.cells[i]!.table.id === "requests" ? null : value)),
    };
    const [disclosure, requests] = fillings(blank);
    expect(disclosure!.filled).toBe(disclosure!.all);
    expect(requests!.filled).toBe(0);
    const step = one(stepsOf(blank), "filled");
    expect(step.done).toBe(false);
    expect(step.short).toBe(
      `${fillings(blank).reduce((sum, { filled }) => sum + filled, 0)}/${all.reduce((sum, table) => sum + table.all, 0)}`,
    );
    expect(step.words).toBe(`表三还有${requests!.all}格没有填写，请补填。`);
    // What waits for the blanks is not called balanced.
    expect(one(stepsOf(blank), "balanced").done).toBe(false);
  });

  it("leads from one step to the next, and says when all is done", () => {
    expect(nextStep(stepsOf(whole))?.id).toBe("previous");
    expect(nextStep(stepsOf(whole, {}, lastYear))?.id).toBe("prose");
    expect(nextStep(stepsOf(whole, { prose: [] }, lastYear))?.id).toBe("report");
    expect(nextStep(stepsOf(whole, { prose: [], report: "stale" }, lastYear))?.words).toMatch(/再写入一次/u);
    const written = { prose: [], report: "written" } as const;
    expect(nextStep(stepsOf(whole, written, lastYear))?.id).toBe("final");
    expect(nextStep(stepsOf(whole, { ...written, final: "stale" }, lastYear))?.words).toMatch(/再定稿一次/u);
    expect(nextStep(stepsOf(whole, { ...written, final: "made" }, lastYear))).toBeUndefined();
  });

  it("calls a table with a wrong figure unbalanced until it is put right or explained", () => {
    const wrong = read(workedReport({ "requests.received.naturalPerson": 14 }));
    const step = one(stepsOf(wrong, {}, lastYear), "balanced");
    // In the column of natural persons and in that of the totals.
    expect(step).toMatchObject({ done: false, short: "2处" });
    // The years still agree: what is wrong within this year is not told twice.
    expect(one(stepsOf(wrong, {}, lastYear), "previous").done).toBe(true);
  });

  it("keeps what does not follow from last year to its own step, and takes a reason for it", () => {
    const moved = read(workedReport({ "requests.broughtForward.naturalPerson": 3, "requests.received.naturalPerson": 12 }));
    const steps = stepsOf(moved, {}, lastYear);
    expect(one(steps, "balanced").done).toBe(true);
    expect(one(steps, "previous")).toMatchObject({ done: false });
    const before = auditReport(moved, { previous: lastYear });
    const due = before.findings.filter(({ rule, verdict }) => rule === "R40" && verdict === "broken");
    expect(due.length).toBeGreaterThan(0);
    expect(one(steps, "previous").short).toBe(`${due.length}处`);
    const reasons = due.map(({ rule, key }) => {
      const given = explainFinding(before, { rule, key, reason: "机构改革，从别的单位划入1件" });
      if (!given.ok) throw new Error("no reason was taken");
      return given.explanation;
    });
    const told = one(stepsOf(moved, {}, lastYear, new Explanations(reasons)), "previous");
    expect(told).toMatchObject({ done: true, words: `与上年报告相符，${due.length}处已说明。` });
  });

  it("does not take another unit's report for last year's", () => {
    const foreign = read(workedReport().replace("示例市示例局", "别处市别处局").replace('"year":2024', '"year":2023'));
    expect(one(stepsOf(whole, {}, foreign), "previous")).toMatchObject({ done: false, short: "不是上年" });
  });
});
