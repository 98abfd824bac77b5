// 生成带占位符的模板: kept by a unit, filled by any year's figures with the push that fills every other template.
import { templateDocx } from "../../../src/adapters/docx/report";
import { docxContents, docxReport } from "../../../src/adapters/docx/report-document";
import { listedPlaceholders, lookUp } from "../../../src/app/publish/placeholders";
import type { Named } from "../../../src/app/publish/publish";
import { readBack, tablePlaces } from "../../../src/app/publish/read-back";
import { tablePlaceholder, templateOutline } from "../../../src/app/publish/template";
import { updateReport } from "../../../src/app/publish/update";
import { readReport } from "../../../src/app/read/read-report";
import { refusalSentence } from "../../../src/app/words/wording";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { yes } from "../../../src/core/outcome";
import { forms } from "../../../src/statute";
import { packageFaults } from "../../support/package-check";
import { bodyOf, edited, sure } from "../../support/word-files";
import { figures, form2019, form2021, later, named, nothing, now } from "../../support/word-reports";

const PRODUCT = { name: "年报三表", version: "1.0.0" };
const OPTIONS = { version: PRODUCT.version };

const template = (form: NumberedForm, unit = ""): Uint8Array =>
  templateDocx(templateOutline(form, unit), tablePlaceholder, PRODUCT);

const textOf = (bytes: Uint8Array): readonly string[] =>
  sure(docxContents(bytes)).document.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));

const pushed = async (bytes: Uint8Array, report: Named) => sure(await updateReport(docxReport(bytes), report, OPTIONS));

/** What only the unit can write. */
const finished = (bytes: Uint8Array): Uint8Array => edited(bytes, /〔填写[^〔〕]+〕/gu, "已按要求完成");

const year2019 = named(
  form2019,
  figures(form2019, { received: [6, 2], broughtForward: [1], granted: [5, 2], carriedForward: [2] }),
  2020,
  "某县某局",
);
const none2019 = named(form2019, figures(form2019, { received: [] }), 2020);

describe.each([
  ["2021", now],
  ["2021, another year", later],
  ["2021, a year in which nothing happened", nothing],
  ["2019", year2019],
  ["2019, a year in which nothing happened", none2019],
])("%s", (_, report) => {
  it("every placeholder is filled, and the three tables are read back as they were given", async () => {
    const { saved, preview } = await pushed(template(report.form), report);
    expect(bodyOf(saved)).not.toContain("{{");
    expect(preview.untouched).toEqual([]);
    expect(preview.unwritten).toEqual([]);
    const read = sure(readReport(sure(docxContents(saved)).document));
    expect([read.unit, read.year, read.form]).toEqual([report.unit, report.year, report.form]);
    expect(read.values).toEqual(report.values);
  });

  it("what nobody but the unit can write is asked for, and once it is written every check is clean", async () => {
    const { saved, preview } = await pushed(template(report.form), report);
    const points = readBack(yes(sure(docxContents(saved)).document), report, tablePlaces(preview));
    expect(points.filter(({ kind }) => kind === "marks")).toHaveLength(1);
    const whole = await pushed(finished(template(report.form)), report);
    const contents = sure(docxContents(whole.saved)).document;
    expect(readBack(yes(contents), report, tablePlaces(whole.preview))).toEqual([]);
  });
});

it.each(forms().map((form) => [form.variant?.name ?? form.edition.name, form] as const))(
  "%s has no name in it that it does not know",
  (_, form) => {
    const { placeholders, leftovers } = sure(docxContents(template(form)));
    expect(leftovers).toEqual([]);
    expect(placeholders.map(({ name }) => [name, lookUp(form, name).kind])).toEqual(
      placeholders.map(({ name }) => [name, "known"]),
    );
    expect(placeholders.filter(({ standsAlone }) => standsAlone).map(({ name }) => name)).toEqual(["表二", "表三", "表四"]);
  },
);

it("has the six sections in their order, and the five aspects of the first", () => {
  const lines = textOf(template(form2021));
  expect(lines.filter((line) => /^(?:[一二三四五六]、|（[一二三四五]）)/u.test(line))).toEqual([
    "一、总体情况",
    "（一）主动公开情况",
    "（二）依申请公开情况",
    "（三）政府信息管理情况",
    "（四）政府信息公开平台建设情况",
    "（五）监督保障情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
  ]);
});

it("a government's speaks for all of its area, and names no unit and no year of its own", () => {
  const lines = textOf(template(form2021, "某某市人民政府")).join("\n");
  expect(lines).toContain("{{年度}}年，全市{{新收情况}}");
  expect(lines).not.toContain("某某市");
  expect(lines).not.toMatch(/20\d\d/u);
});

it("is filled again the next year, in the same places", async () => {
  const first = await pushed(finished(template(form2021)), now);
  const again = await pushed(first.saved, later);
  expect(readBack(yes(sure(docxContents(again.saved)).document), later, tablePlaces(again.preview))).toEqual([]);
});

it("is a sound package, and equal forms give equal bytes", () => {
  expect(packageFaults(template(form2021))).toEqual([]);
  expect(template(form2021)).toEqual(template(form2021));
});

it("a wrong name is told with its paragraph and the nearest right one", async () => {
  const wrong = edited(template(form2021), "{{办结情况}}", "{{办接情况}}");
  const done = await updateReport(docxReport(wrong), now, OPTIONS);
  const said = done.ok ? "" : refusalSentence(done.refusal);
  expect(said).toMatch(/第6段的\{\{办接情况\}\}.*\{\{办结情况\}\}/u);
});

it.each(forms().map((form) => [form.variant?.name ?? form.edition.name, form] as const))(
  "%s: no word is listed that is refused",
  (_, form) => {
    const listed = listedPlaceholders(form);
    expect(listed.flatMap(({ also }) => also).length).toBeGreaterThan(50);
    for (const { name, also } of listed)
      for (const word of also) {
        const found = lookUp(form, word);
        expect([word, found.kind === "known" && found.name.name]).toEqual([word, name]);
      }
  },
);

it("names of the earlier form are cut where a word ends", () => {
  const names = listedPlaceholders(form2019).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["规章对外公开总数量", "政府集中采购总金额", "政府集中采购项目", "规章新制作"]));
  const meant = (said: string): unknown => {
    const found = lookUp(form2019, said);
    return found.kind === "known" && found.name.meaning.kind;
  };
  expect(["行政许可项目增减", "行政许可·本年增/减", "行政许可·增减"].map(meant)).toEqual(["figure", "figure", "derived"]);
  expect(names.filter((name) => /总$|采购采购/u.test(name))).toEqual([]);
});
