import { proseSentence } from "../../../src/app/words/prose-wording";
import { allRules } from "../../../src/statute/index";
import { proseRules } from "../../../src/statute/prose-rules";
import frozen from "../../core/prose/frozen.json";
import { auditOf, report, type ReportSketch } from "../../core/prose/reports";
import sentences from "../../core/prose/sentences.json";

const sketches = { ...sentences.reports, ...frozen.reports } as unknown as Record<string, ReportSketch>;
const reports = Object.fromEntries(Object.entries(sketches).map(([name, sketch]) => [name, report(sketch)]));
const found = [...sentences.sentences, ...frozen.sentences].flatMap(({ of, say }) =>
  auditOf(reports[of]!, say).findings.map((finding) => ({ of, finding })),
);

describe("what is said of a finding in the prose", () => {
  it("is one Chinese sentence with what to do next, without a name of ours", () => {
    expect(found.length).toBeGreaterThan(150);
    for (const { of, finding } of found) {
      const said = proseSentence(finding, reports[of]!.form);
      expect(said.endsWith("。")).toBe(true);
      expect(said.slice(0, -1)).not.toMatch(/。(?!.*”)/u);
      expect(said).toMatch(/请/u);
      expect(said).not.toMatch(/undefined|NaN|[a-z]{3,}\.[a-z]/u);
    }
  });

  it.each([
    [
      "a",
      "全年收到政府信息公开申请150件。",
      "正文写本年新收申请150件，表三“新收”为143，表三“新收＋上年结转”为152，都不符，请核对。",
    ],
    [
      "b",
      "主动公开政府信息90条，其中机构职能12条、政策文件25条、工作动态40条、其他12条。",
      "“90条”的分项12条＋25条＋40条＋12条得89，请核对，未列全的请加“等”。",
    ],
    ["b", "2022年，我局未收到政府信息公开申请。", "正文写“未收到政府信息公开申请”，表三“新收”为2，请核对。"],
  ])("%s: %s", (of, say, sentence) => {
    const [finding] = auditOf(reports[of]!, say).findings;
    expect(proseSentence(finding!, reports[of]!.form)).toBe(sentence);
  });

  it("belongs to a rule with its ground", () => {
    const known = new Set([...allRules, ...proseRules].map((rule) => rule.id));
    for (const { finding } of found) expect(known).toContain(finding.rule);
    expect(new Set(proseRules.map((rule) => rule.id)).size).toBe(proseRules.length);
  });
});
