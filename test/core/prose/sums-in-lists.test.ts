// Sums whose parts stand in paragraphs of their own.
import { auditOf, report } from "./reports";

const some = report({
  year: 2023,
  edition: "2021",
  unit: "某某局",
  requests: { received: 3, granted: 3 },
  proceedings: {},
  disclosure: {},
});
const sumsOf = (...lines: readonly string[]): string[] => {
  const { sums, numbers } = auditOf(some, ...lines);
  return sums.map(
    (one) => `${one.verdict} ${numbers[one.whole]!.text}=${one.parts.map((part) => numbers[part.number]!.text).join("+")}`,
  );
};
const foundIn = (...lines: readonly string[]): string[] =>
  auditOf(some, ...lines)
    .findings.filter(({ rule }) => rule === "R55")
    .map(({ class: grade, place }) => `${grade} ${place.sentence}`);

describe("a list with one item per paragraph", () => {
  it.each([
    ["numbered", ["全年公开信息100条，其中：", "1.工作动态60条；", "2.通知公告25条；", "3.其他15条。"]],
    ["in brackets", ["全年公开信息100条，具体如下：", "（1）工作动态60条。", "（2）通知公告25条，均已更新。", "（3）其他15条。"]],
    ["一是, 二是", ["全年公开信息100条，其中：", "一是公开工作动态60条；", "二是公开通知公告25条；", "三是公开其他信息15条。"]],
    ["by their names", ["全年公开信息100条，包括：", "工作动态：60条", "通知公告：25条", "其他：15条"]],
  ])("%s holds", (_, lines) => {
    expect(sumsOf(...lines)).toEqual(["holds 100条=60条+25条+15条"]);
    expect(foundIn(...lines)).toEqual([]);
  });

  it("is told where it does not add up", () => {
    const lines = ["全年公开信息100条，其中：", "1.工作动态60条；", "2.通知公告25条；", "3.其他14条。", "全年召开会议2次。"];
    expect(sumsOf(...lines)).toEqual(["broken 100条=60条+25条+14条"]);
    expect(foundIn(...lines)).toEqual(["C 全年公开信息100条，其中："]);
  });

  it.each([
    [
      "an item that counts nothing",
      ["全年公开信息424条，具体包括：", "政府网站：发布信息42条。", "微信公众号：发布信息212条。", "公告栏：定期更新。"],
    ],
    ["a list that is open", ["全年公开信息100条，主要包括：", "1.工作动态60条；", "2.通知公告25条。"]],
    ["parts of another kind", ["全年公开信息100条，其中：", "1.召开会议60次；", "2.培训25人。"]],
    ["the next section", ["全年公开信息100条：", "二、主动公开政府信息情况", "工作动态60条，通知公告25条。"]],
  ])("says nothing of %s", (_, lines) => {
    expect(foundIn(...lines)).toEqual([]);
  });
});

describe("two wholes in one sentence, each with its own 其中", () => {
  it.each([
    ["复议1件，其中维持1件；诉讼1件，其中尚未审结1件", []],
    ["复议2件，其中维持2件；诉讼3件，其中尚未审结3件", []],
    ["复议1件，其中维持2件；诉讼1件，其中尚未审结1件", ["C"]],
    ["复议1件，其中维持1件；纠正1件", ["C"]],
  ])("%s", (said, grades) => {
    expect(foundIn(`因政府信息公开引起的行政${said}。`).map((found) => found.slice(0, 1))).toEqual(grades);
  });
});
