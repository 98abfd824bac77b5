// Every name that a template may use: complete, unambiguous, and short enough for a tag.
import { lookUp, figureNames, NOT_FILLED, placeholdersPage, placeholderText } from "../../../src/app/publish/placeholders";
import { LONGEST_TAG, slotTag, readSlotTag } from "../../../src/render/slot-tag";
import { forms } from "../../../src/statute";
import { form2019, form2021, last, named, nothing, now } from "../../support/word-reports";

const said = { verdict: "已通过审核", digest: "d" };
const text = (report: typeof now, name: string): string | undefined => {
  const found = lookUp(report.form, name);
  return found.kind === "known" ? placeholderText(report, found.name, said) : undefined;
};

describe.each(forms().map((form) => [form.variant?.name ?? form.edition.name, form] as const))("%s", (_, form) => {
  it("every cell of the form has a name", () => {
    for (const cell of form.cells) {
      const found = lookUp(form, cell.id);
      expect(found.kind === "known" && found.name.meaning).toMatchObject({ kind: "figure", cells: [cell.index] });
    }
  });

  it("every name means itself, and fits into a tag of Word", () => {
    for (const { name, meaning } of figureNames(form)) {
      const found = lookUp(form, name);
      expect(found.kind === "known" && found.name.meaning).toEqual(meaning);
      const tag = slotTag({ name, digest: "0123abcd", kept: true });
      expect(tag.length).toBeLessThanOrEqual(LONGEST_TAG);
      expect(readSlotTag(tag)).toEqual({ name, digest: "0123abcd", kept: true });
    }
  });

  it("the list prints every name, and every name and everyday word on it is known", () => {
    const page = placeholdersPage(form);
    const names = [...page.matchAll(/^\| \{\{([^{}]+)\}\}/gmu)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(70);
    for (const name of names) expect([name, lookUp(form, name).kind]).toEqual([name, "known"]);
    for (const column of ["自然人", "法人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"])
      expect(lookUp(form, `新收·${column}`).kind).toBe("known");
  });
});

it.each([
  ["单位", "某市某局"],
  ["年度", "2024"],
  ["上年度", "2023"],
  ["下年度", "2025"],
  ["新收", "20"],
  ["上年结转", "4"],
  ["受理", "24"],
  ["办结", "20"],
  ["结转下年", "4"],
  ["予以公开", "11"],
  ["部分公开", "3"],
  ["予以公开+部分公开", "14"],
  ["不予公开", "2"],
  ["属于三类内部事务信息", "2"],
  ["不予公开·属于三类内部事务信息·商业企业", "1"],
  ["本机关不掌握相关政府信息", "4"],
  ["无法提供", "4"],
  ["不予处理", "0"],
  ["其他处理", "0"],
  ["逾期未缴费", "0"],
  ["危及三安全一稳定", "0"],
  ["新收·自然人", "15"],
  ["新收·法人", "5"],
  ["新收·法人或其他组织", "5"],
  ["行政复议总数", "1"],
  ["行政复议维持", "1"],
  ["行政诉讼总数", "1"],
  ["直接起诉未结", "1"],
  ["复议后起诉总数", "0"],
  ["复议诉讼总数", "2"],
  ["行政规范性文件制发", "7"],
  ["行政规范性文件本年制发件数", "7"],
  ["规章废止", "0"],
  ["行政许可", "400"],
  ["行政事业性收费", "0"],
  ["requests.received.naturalPerson", "15"],
  ["审核结论", "已通过审核"],
  ["数据摘要", "d"],
  ["新收情况", "新收政府信息公开申请20件，其中自然人15件，法人或其他组织5件"],
  ["复议诉讼情况", "因政府信息公开引起的行政复议1件，其中结果维持1件；因政府信息公开引起的行政诉讼1件，其中尚未审结1件"],
])("{{%s}} is %s", (name, expected) => {
  expect(text(now, name)).toBe(expected);
});

it.each([
  ["新收情况", "未收到政府信息公开申请"],
  ["上年结转情况", "没有上年结转的政府信息公开申请"],
  ["办结情况", "没有办结的政府信息公开申请"],
  ["结转下年情况", "没有结转下年度继续办理的政府信息公开申请"],
  ["行政复议情况", "未发生因政府信息公开引起的行政复议"],
  ["行政诉讼情况", "未发生因政府信息公开引起的行政诉讼"],
  ["复议诉讼情况", "未发生因政府信息公开引起的行政复议、行政诉讼"],
  ["逾期未缴费情况", "没有因逾期未缴纳费用而不再处理的申请"],
])("for nothing {{%s}} is %s", (name, expected) => {
  expect(text(nothing, name)).toBe(expected);
});

it.each(["新收", "受理", "不予公开"])("a blank is no zero: {{%s}}", (name) => {
  const blank = named(form2021, [], 2024);
  expect(text(blank, name)).toBe(NOT_FILLED);
});

it.each([
  ["新收情况", "〔填写新收情况〕"],
  ["办结情况", "〔填写办结情况〕"],
])("of blank rows a phrase says what is to be written: {{%s}}", (name, expected) => {
  expect(text(named(form2021, [], 2024), name)).toBe(expected);
});

it("a remark stands for itself, and cannot be added", () => {
  const values = [...last.values];
  values[form2021.byId.get("requests.received.total")!.index] = { kind: "words", text: "/" };
  const report = named(form2021, values, 2024);
  expect(text(report, "新收")).toBe("/");
  expect(text(report, "受理")).toBe(NOT_FILLED);
});

it.each([
  ["自然人", ["新收·自然人", "上年结转·自然人", "受理·自然人"]],
  ["维持", ["行政复议维持", "行政诉讼维持", "直接起诉维持", "复议后起诉维持", "复议诉讼维持"]],
])("{{%s}} has several meanings", (name, names) => {
  expect(lookUp(form2021, name)).toEqual({ kind: "ambiguous", names });
});

it("其他 alone could be said of many", () => {
  expect(lookUp(form2021, "其他")).toMatchObject({ kind: "ambiguous" });
});

it.each(["规章新制作", "政府集中采购采购总金额", "行政许可上一年项目"])("{{%s}} is a word of the 2019 form", (name) => {
  expect(lookUp(form2021, name).kind).toBe("unknown");
  expect(lookUp(form2019, name).kind).toBe("known");
});

it.each(["新收+新收", "新收+行政事业性收费", "新收+单位", "新收+某", "", "constructor"])("{{%s}} is nothing", (name) => {
  expect(lookUp(form2021, name).kind).toBe("unknown");
});
