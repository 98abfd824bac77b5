// The entry rules: what each kind of cell takes, in the form's own words, within Excel's limits.
import { sheetPlans, type SheetPlan } from "../../src/render/sheet";
import { forms } from "../../src/statute";

const [national2019, beijing, , national2021] = forms().map((form) => sheetPlans(form));
const ruleAt = (plans: readonly SheetPlan[] | undefined, sheet: string, at: string) =>
  plans!.find(({ name }) => name === sheet)!.entryRules.find(({ ranges }) => ranges.some((range) => range.split(":")[0] === at))!;

it.each`
  form            | sheet     | at       | kind         | minimum       | maximum      | says
  ${national2021} | ${"表三"} | ${"D6"}  | ${"whole"}   | ${0}          | ${undefined} | ${"表三 一、本年新收政府信息公开申请数量\n填件数：0或正整数。没有发生的填0，未填不等于0。"}
  ${national2019} | ${"表二"} | ${"C9"}  | ${"whole"}   | ${-999999999} | ${999999999} | ${"表二 行政许可·本年增/减\n填增减的项数：增加填正整数，减少填负整数，如-8；没有变化填0。"}
  ${national2021} | ${"表二"} | ${"B16"} | ${"decimal"} | ${0}          | ${undefined} | ${"表二 行政事业性收费·本年收费金额（单位：万元）\n填以万元为单位的金额，不小于0；没有发生的填0。"}
  ${beijing}      | ${"表二"} | ${"D21"} | ${"decimal"} | ${0}          | ${undefined} | ${"表二 政府集中采购·采购总金额（万元，保留四位小数）\n填以万元为单位的金额，不小于0，保留4位小数；没有发生的填0。"}
  ${national2019} | ${"表二"} | ${"C20"} | ${"custom"}  | ${undefined}  | ${undefined} | ${"表二 政府集中采购·采购总金额\n填金额并写明单位，如25.1万元或251000元；没有发生的填0。"}
  ${national2021} | ${"表四"} | ${"G6"}  | ${"whole"}   | ${0}          | ${undefined} | ${"表四 行政诉讼·未经复议直接起诉·结果纠正\n填件数：0或正整数。没有发生的填0，未填不等于0。"}
`(
  "$sheet $at takes $kind",
  ({
    form,
    sheet,
    at,
    kind,
    minimum,
    maximum,
    says,
  }: {
    form: SheetPlan[];
    sheet: string;
    at: string;
    kind: string;
    minimum?: number;
    maximum?: number;
    says: string;
  }) => {
    const rule = ruleAt(form, sheet, at);
    expect([rule.kind, rule.minimum, rule.maximum, rule.prompt]).toEqual([kind, minimum, maximum, says]);
  },
);

it("keeps within Excel's limits, covers every input once and no total", () => {
  for (const plan of [national2019, beijing, national2021].flatMap((plans) => plans!)) {
    for (const rule of plan.entryRules) {
      expect(Math.max(rule.promptTitle.length, rule.errorTitle.length)).toBeLessThanOrEqual(32);
      expect(Math.max(rule.prompt.length, rule.error.length)).toBeLessThanOrEqual(255);
    }
    const inputs = plan.cells.filter(({ figure }) => figure && !figure.computed).length;
    const squares = plan.entryRules
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, range) => {
        const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(range)!;
        return sum + (c2.charCodeAt(0) - c1.charCodeAt(0) + 1) * (Number(r2) - Number(r1) + 1);
      }, 0);
    expect(squares).toBe(inputs);
  }
});
