// Random sheets on which numbers stand as texts, as they do after pasting, and what a reader finds on them.
import * as fc from "fast-check";

import type { Cell, NumberedForm } from "../../src/core/form/numbered-form";
import { readValue } from "../../src/core/figures/read-value";
import type { Value } from "../../src/core/figures/values";
import { sheetPlans, type SheetCell, type SheetPlan } from "../../src/render/sheet";

const anyText = (cell: Cell, figure: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...[figure, ` ${figure} `, figure.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
    ...(cell.domain.kind === "amount"
      ? [
          `${figure}元`,
          `${figure}万元`,
          `${figure} 万`,
          `${figure}元人民币`,
          `${figure}0000000000元`,
          `${figure}5000000万元`,
          `${figure}件`,
        ]
      : [`${figure}.0`, `${figure}.5`, `-${figure}`, `${figure}元`, `${figure}%`]),
    ...["/", "无", "", `${figure}/${figure}`, `${figure}e3`, `${figure}-1`, `${figure}:30`, "件", "元", "2024年"],
  );

/** The sheet with some of its numbers typed as texts, and what a reader finds in its cells then. */
function anyTyped(form: NumberedForm, plans: readonly SheetPlan[], odds: number): fc.Arbitrary<[readonly SheetPlan[], Value[]]> {
  const typed = (cell: SheetCell): fc.Arbitrary<SheetCell> => {
    const { content, figure } = cell;
    const of = figure && form.cells[figure.index]!;
    const number = content.kind === "number" ? content.number : content.kind === "formula" && content.result;
    if (!of || typeof number !== "number") return fc.constant(cell);
    const text = anyText(of, String(number)).map((one): SheetCell => ({ ...cell, content: { kind: "text", text: one } }));
    const plain = fc.constant<SheetCell>({ ...cell, content: { kind: "number", number } });
    return fc.oneof({ weight: odds, arbitrary: plain }, { weight: 1, arbitrary: text });
  };
  const sheets = fc.tuple(
    ...plans.map((plan) => fc.tuple(...plan.cells.map(typed)).map((cells): SheetPlan => ({ ...plan, cells }))),
  );
  return sheets.map((made) => {
    const read: Value[] = form.cells.map(() => null);
    for (const { content, figure } of made.flatMap((plan) => plan.cells)) {
      if (!figure) continue;
      const text = content.kind === "number" ? String(content.number) : content.kind === "text" ? content.text : "";
      read[figure.index] = readValue(text, form.cells[figure.index]!.domain).value;
    }
    return [made, read];
  });
}

export const anyTypedReport = (form: NumberedForm): fc.Arbitrary<[readonly SheetPlan[], Value[]]> =>
  fc
    .tuple(fc.tuple(...form.cells.map(() => fc.integer({ min: 0, max: 12 }))), fc.constantFrom(3, 20, 90))
    .chain(([values, odds]) => anyTyped(form, sheetPlans(form, { values, totals: "live" }), odds));
