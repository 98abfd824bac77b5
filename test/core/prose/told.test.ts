// What is told of cases, documents and applications in plain sentences, and the innocent ones beside them.
import { proseSentence } from "../../../src/app/words/prose-wording";
import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import { report, text } from "./reports";

const sketch = { edition: "2021", unit: "白鹭县人民政府" };
const now = report({
  ...sketch,
  year: 2024,
  requests: { received: [60, 14, 0, 0, 2, 0], broughtForward: 4, granted: 46, "unable.notHeld": 30, carriedForward: 4 },
  proceedings: { reconsideration: [5, 1, 0, 2], directSuit: [6, 1, 1, 2], suitAfterReconsideration: [2, 0, 0, 0] },
  disclosure: { governmentRules: [1, 0, 4], normativeDocuments: [6, 2, 31], licensing: [8120], penalties: [214], coercion: [9] },
});
const before = report({
  ...sketch,
  year: 2023,
  requests: { received: 90, granted: 86, carriedForward: 4 },
  proceedings: { reconsideration: [4, 0, 0, 0], directSuit: [3, 0, 0, 0], suitAfterReconsideration: [1, 0, 0, 0] },
  disclosure: { governmentRules: [0, 0, 3], normativeDocuments: [5, 1, 27], penalties: [190] },
});

const told = (say: string, of = now): string[] =>
  audit(text(say), { ...of, words: proseWords, previous: { values: before.values, form: before.form, prose: [] } })
    .findings.filter(({ rule }) => rule !== "R61" && rule !== "R68")
    .map((one) => `${one.class} ${proseSentence(one, of.form)}`);

describe("cases", () => {
  it.each([
    ["被提起行政诉讼12件。", []],
    ["被提起行政诉讼9件。", ["C 正文写行政诉讼总计9件，表四为12，请核对。"]],
    ["因拆迁补偿被提起行政诉讼9件。", []],
    ["办理被提起的行政诉讼案件9件。", []],
    ["投诉人提起行政诉讼9件。", []],
    ["政府信息公开行政诉讼12件，均为直接起诉。", ["B 正文写行政诉讼“均为直接起诉”，表四“未经复议直接起诉”为10，请核对。"]],
    ["政府信息公开行政诉讼10件，均为直接起诉。", ["B 正文写行政诉讼总计10件，表四为12，请核对。"]],
    ["政府信息公开行政诉讼12件，其中直接起诉10件、复议后起诉2件。", []],
    [
      "行政诉讼12件，其中直接起诉8件，复议后起诉4件。",
      ["B 正文写未经复议直接起诉总计8件，表四为10，请核对。", "B 正文写复议后起诉总计4件，表四为2，请核对。"],
    ],
    ["政府信息公开行政复议8件，已审结6件。", []],
    ["政府信息公开行政复议8件，已审结5件。", ["B 正文写“已审结5件”，表格中行政复议尚未审结2件，请核对。"]],
    ["政府信息公开行政复议8件，复议机关决定维持。", []],
    ["政府信息公开行政复议8件，复议机关决定纠正。", []],
    [
      "政府信息公开行政诉讼12件，直接起诉的10件占八成，复议后起诉的2件占五成。",
      ["C 复议后起诉总计2件占12件的16.67%，正文写五成，请重算。"],
    ],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("decisions and documents", () => {
  it.each([
    ["行政处罚214件。", []],
    ["全县行政许可8120件，行政处罚214件。", []],
    ["行政处罚信息180条。", []],
    ["公开行政处罚180件。", []],
    ["城管部门行政处罚180件。", []],
    ["行政处罚180件。", ["C 正文写行政处罚处理决定数量180件，表二为214，请核对。"]],
    ["全年没有采取行政强制措施。", ["C 正文写“没有采取行政强制措施”，表二“行政强制”为9，请核对。"]],
    ["规章由3件增至4件。", []],
    ["现行有效行政规范性文件由27件增至31件。", []],
    ["现行有效行政规范性文件由26件增至31件。", ["C 正文写“由26件增至31件”，规范性文件现行有效件数上年27件、本年31件，请核对。"]],
    ["现行有效的县政府规章和行政规范性文件合计35件。", []],
    [
      "现行有效的县政府规章和行政规范性文件合计36件。",
      ["C 正文写规章现行有效件数、规范性文件现行有效件数36件，表二“规章＋行政规范性文件”为35，请核对。"],
    ],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("applications", () => {
  it.each([
    ["当年办结政府信息公开申请76件，另有4件结转下年度。", []],
    ["当年办结72件，结转下年度继续办理4件。", []],
    ["当年办结70件，结转下年度继续办理4件。", ["C 正文写本年度办理结果总计70件，表三为76，请核对。"]],
    ["当年新收当年办结70件，结转下年度继续办理4件。", []],
    ["年底未办结4件，转入2025年办理。", []],
    ["年底未办结5件，转入2025年办理。", ["B 正文写结转下年度继续办理5件，表三为4，请核对。"]],
    ["还剩5件申请留到2025年办理。", ["B 正文写结转下年度继续办理5件，表三为4，请核对。"]],
    ["全年办理咨询30件、信访76件。", []],
    ["受理量连续两年攀升后回落，今年新收76件。", []],
    ["今年新收76件，再创新高。", ["C 正文写“再创新高”，本年新收申请上年90件、本年76件，请核对。"]],
    ["申请人均为自然人。", ["B 正文写“均为自然人”，表格中商业企业14件、法律服务机构2件，请核对。"]],
    ["提前办结率50%，即76件中有38件提前办结。", []],
    ["提前办结率60%，即76件中有38件提前办结。", ["C 38件占76件的50.00%，正文写60%，请重算。"]],
    ["予以公开占办结总数的60.5%，共46件。", []],
    ["予以公开占办结总数的65%，共46件。", ["C 46件占76的60.53%，正文写65%，请重算。"]],
    ["全年公开动态信息条、公告9条。", ["C “全年公开动态信息条”有单位没有数字，请补填。"]],
    ["公开动态信息12条、公告9条。", []],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
});

describe("what the report rests on, and whose it is", () => {
  const town = report({ ...sketch, unit: "白鹭镇人民政府", year: 2024, requests: {}, proceedings: {}, disclosure: {} });
  it.each([
    ["根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，编制本报告。", []],
    ["按照《政府信息公开条例》第四十九条规定的期限公布本年度报告。", []],
    ["《政府信息公开条例》第五十四条规定的组织参照执行，其年度报告由主管部门公布。", []],
    [
      "依据《政府信息公开条例》第五十四条，编制本年度报告。",
      ["C 年度报告的依据是条例第四十九条、第五十条，这里引第五十四条，请核对。"],
    ],
    ["统计期为2024年1月1日至2024年12月31日。", []],
    [
      "统计期为2024年1月1日至2023年12月31日。",
      ["A 统计期限写“2024年1月1日至2023年12月31日”，应为2024年1月1日至12月31日，请改正。"],
    ],
    ["坚持以公开为原则、以不公开为例外。", ["C “公开为原则、以不公开为例外”应为“公开为常态、不公开为例外”，请改正。"]],
    [
      "2023年，我县政府信息公开工作取得成效，但仍存在不足，2024年将加以改进。",
      ["C 报告年度是2024年，这里写“2023年”，请核对是否沿用往年。"],
    ],
  ])("%s", (say, sentences) => expect(told(say)).toEqual(sentences));
  it.each([
    ["2024年，我镇积极推进政务公开。", []],
    ["在全县考核中，我县乡镇均获好评。", []],
    ["2024年，我县积极推进政务公开。", ["C “我县”不像是白鹭镇人民政府的自称或职责，请核对是否照搬了其他单位。"]],
  ])("%s in the report of a town", (say, sentences) => expect(told(say, town)).toEqual(sentences));
});
