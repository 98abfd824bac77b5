// Excel says what we say: every conditional format, calculated by an engine of its own, against `check`.
import * as fc from "fast-check";

import { valueError, program, verdicts, type Program } from "../../src/core/check/check";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { exact, parseDecimal, words, type Value } from "../../src/core/figures/values";
import { figureAddress, sheetPlans, type CellContent, type SheetPlan } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { doubtedUnits } from "./doubted-units";
import { calculated, type Calculated } from "./evaluate";
import { anyReport } from "./figures-of";
import { anyTypedReport } from "./typed";

const nameOf = (form: NumberedForm): string => form.edition.id + (form.variant ? ` ${form.variant.id}` : "");

/** The engine, like Excel, adds in binary: a count read with decimals comes out a hair off. */
const rounded = (shown: unknown): unknown => (typeof shown === "number" ? Number(shown.toFixed(6)) : shown);

/** What a reader of the sheet finds in a figure's cell. */
function found(content: CellContent, reported: Value): Value {
  switch (content.kind) {
    case "blank":
      return null;
    case "number":
    case "text":
      return reported;
    case "formula":
      return content.result === "" ? null : (parseDecimal(String(content.result)) as Value);
  }
}

function onSheets(form: NumberedForm, plans: readonly SheetPlan[], reported: readonly Value[]): Value[] {
  const values: Value[] = form.cells.map(() => null);
  for (const plan of plans)
    for (const { figure, content } of plan.cells)
      if (figure) values[figure.index] = found(content, reported[figure.index] ?? null);
  return values;
}

/** How often each was met. */
type Seen = Record<"broken" | "passed" | "undecided" | "amber", number>;

/** Every conditional format of a sheet says what `check` says about the figures that stand on it. */
function expectAgreement(run: Program, plan: SheetPlan, sheet: Calculated, values: readonly Value[], seen: Seen): void {
  const { form } = run;
  const judged = verdicts(run, values);
  const doubted = doubtedUnits(form, values);
  const marks = new Map(plan.conditionalFormats.map((mark) => [mark.key, mark]));
  run.checks.forEach((check, i) => {
    if (check.table.id !== plan.table) return;
    const mark = marks.get(check.key)!;
    if (check.kind === "sum") {
      const here = figureAddress(form, check.left[0]!);
      expect([check.key, sheet.at(mark.formula, here, here)]).toEqual([check.key, judged[i] === 1]);
      seen[judged[i] === 1 ? "broken" : judged[i] === 2 ? "undecided" : "passed"] += 1;
      return;
    }
    const first = figureAddress(form, check.cells[0]!);
    for (const index of check.cells) {
      const here = figureAddress(form, index);
      const why = valueError(check.domain, values[index]!);
      const unit = marks.get(`R28-unit.${form.cells[index]!.id}`);
      if (unit) expect([unit.key, sheet.at(unit.formula, here, here)]).toEqual([unit.key, doubted.has(unit.key)]);
      // Plain figures are most of a sheet and all alike: every seventh of them is enough.
      if (why === undefined && index % 7 !== 0) continue;
      // A count with a unit of money stands on the sheet as text: it is shown as what is no figure.
      const amber = why === "words";
      const isBroken = why !== undefined && !amber && why !== "blank";
      expect([here.a1, sheet.at(mark.formula, first, here)]).toEqual([here.a1, isBroken]);
      expect([here.a1, sheet.at(marks.get(`noFigure ${check.key}`)!.formula, first, here)]).toEqual([here.a1, amber]);
      if (amber) seen.amber += 1;
    }
  });
}

describe.each(forms().map((form) => [nameOf(form), form] as const))("form %s", (_, form) => {
  const run = program(form);

  it("lights exactly the cells of a broken rule, and shows the totals that the figures make", () => {
    const seen: Seen = { broken: 0, passed: 0, undecided: 0, amber: 0 };
    fc.assert(
      fc.property(anyReport(form), fc.constantFrom<"live" | "kept">("live", "kept"), (reported, totals) => {
        const plans = sheetPlans(form, { values: reported, totals });
        const values = onSheets(form, plans, reported);
        for (const plan of plans) {
          const sheet = calculated(plan);
          for (const { row, col, content } of plan.cells)
            if (content.kind === "formula") expect(rounded(sheet.shown(row, col))).toBe(content.result);
          expectAgreement(run, plan, sheet, values, seen);
        }
      }),
      { numRuns: 12, seed: 20211, endOnFailure: true },
    );
    // The property means something only if all of this was met.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(4);
  });

  it("takes numbers that stand as text for what they read as", () => {
    const seen: Seen = { broken: 0, passed: 0, undecided: 0, amber: 0 };
    fc.assert(
      fc.property(anyTypedReport(form), ([plans, values]) =>
        plans.forEach((plan) => expectAgreement(run, plan, calculated(plan), values, seen)),
      ),
      { numRuns: 10, seed: 20212, endOnFailure: true },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(4);
  });

  it("keeps every formula within what Excel takes", () => {
    for (const { formula } of sheetPlans(form).flatMap((plan) => plan.conditionalFormats))
      expect(formula.length).toBeLessThan(8192);
  });

  it("marks all cells of a rule and no others", () => {
    for (const plan of sheetPlans(form)) {
      const marks = new Map(plan.conditionalFormats.map((mark) => [mark.key, mark]));
      for (const check of run.checks.filter(({ table }) => table.id === plan.table)) {
        const cells = check.kind === "sum" ? [...check.left, ...check.right] : [...check.cells];
        const covered = marks.get(check.key)!.ranges.flatMap(squares).sort();
        expect(covered).toEqual(cells.map((index) => figureAddress(form, index).a1).sort());
      }
    }
  });
});

/** Every cell of an A1 area. */
function squares(area: string): string[] {
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(area)!;
  const out: string[] = [];
  for (let row = Number(r1); row <= Number(r2); row += 1)
    for (let col = c1.charCodeAt(0); col <= c2.charCodeAt(0); col += 1) out.push(String.fromCharCode(col) + String(row));
  return out;
}

describe("a total on the sheet", () => {
  const form = forms().at(-1)!;
  const cell = form.byId.get("proceedings.reconsideration.total")!;
  const parts = ["upheld", "corrected", "otherResult", "pending"].map((name) =>
    form.byId.get(`proceedings.reconsideration.${name}`)!,
  );
  const content = (filled: readonly Value[], total: Value, totals?: "live" | "kept"): CellContent => {
    const values: Value[] = form.cells.map(() => null);
    parts.forEach((part, i) => (values[part.index] = filled[i] ?? null));
    values[cell.index] = total;
    const plans = sheetPlans(form, { values, ...(totals && { totals }) });
    return plans.flatMap((plan) => plan.cells).find(({ figure }) => figure?.id === cell.id)!.content;
  };

  it.each`
    situation                                         | filled                      | total   | totals    | expected
    ${"nothing filled in: the formula shows nothing"} | ${[]}                       | ${null} | ${"live"} | ${""}
    ${"all parts 0"}                                  | ${[0, 0, 0, 0]}             | ${null} | ${"live"} | ${0}
    ${"a part is blank"}                              | ${[1, 2, 3, null]}          | ${null} | ${"live"} | ${""}
    ${"a part is a remark"}                           | ${[1, 2, 3, words("/")]}    | ${null} | ${"live"} | ${""}
    ${"the total was left blank"}                     | ${[1, 2, 3, 4]}             | ${null} | ${"live"} | ${10}
    ${"the total agrees"}                             | ${[1, 2, 3, 4]}             | ${10}   | ${"kept"} | ${10}
    ${"a part has decimals"}                          | ${[1, 2, 3, exact(15n, 1)]} | ${null} | ${"live"} | ${7.5}
  `("$situation", ({ filled, total, totals, expected }) => {
    expect(content(filled, total, totals)).toEqual({
      kind: "formula",
      formula: 'IF(COUNT($A$6:$D$6)=4,SUM($A$6:$D$6),"")',
      result: expected,
    });
  });

  it("is kept as reported where it differs, so that it can be lit", () => {
    expect(content([2, 0, 1, 0], 0)).toEqual({ kind: "number", number: 0 });
    expect(content([], 12)).toEqual({ kind: "number", number: 12 });
    expect(content([1, 2, 3, 4], words("/"))).toEqual({ kind: "text", text: "/" });
  });

  it("stays blank when a report is copied as it was", () => {
    expect(content([1, 2, 3, 4], null, "kept")).toEqual({ kind: "blank" });
  });
});
