// One digest over all figures: the same in Word, on the page and in JSON, and no longer true when a figure is changed.
import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readDocx } from "../../../src/adapters/docx/read";
import { docxReport } from "../../../src/adapters/docx/report-document";
import { readTextBytes } from "../../../src/adapters/text/read";
import { readXlsx } from "../../../src/adapters/xlsx/read";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { sheetPlans } from "../../../src/render/sheet";
import { readHtmlBytes } from "../../../src/adapters/html/read";
import { figuresDigest } from "../../../src/app/read/digest-of-figures";
import { readFigures } from "../../../src/app/read/figures-file";
import { csvReport, htmlReport, jsonReport, type Named } from "../../../src/app/publish/publish";
import { updateReport } from "../../../src/app/publish/update";
import { readReport } from "../../../src/app/read/read-report";
import { agreement, verified, type Verified } from "../../../src/app/publish/verify";
import type { Outcome } from "../../../src/core/outcome";
import { exact, words, type Value } from "../../../src/core/figures/values";
import { forms } from "../../../src/statute";
import { finishedReport, form2021, last, named, now } from "../../support/word-reports";

function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const word = async (report: Named): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(finishedReport(report)), report, { version: "1" })).saved;
const fromWord = (bytes: Uint8Array, name = "报告.docx"): Verified => verified(name, sure(readReport(sure(readDocx(bytes)))));
const fromPage = (html: string, name = "报告.html"): Verified =>
  verified(name, sure(readReport(sure(readHtmlBytes(strToU8(html))))));
const fromJson = (json: string, name = "报告.json"): Verified => verified(name, sure(readFigures(JSON.parse(json))));

/** Blank, 0, “/”, money with decimals and with a unit of its own, an increase. */
const odd = (form: Named["form"]): Value[] =>
  form.cells.map((cell): Value => {
    if (cell.domain.kind === "amount") return cell.domain.unit === "" ? exact(251000n, 0, "元") : exact(14806663n, 4);
    if (cell.domain.kind === "change") return (cell.index % 7) - 3;
    return cell.index % 11 === 3 ? null : cell.index % 13 === 5 ? words("/") : cell.index % 5;
  });

it.each(forms().map((form) => [form.variant?.name ?? form.edition.name, form] as const))(
  "%s: Word, page, workbook, JSON and CSV carry the digest of the figures, and hold them",
  async (_, form) => {
    const report = named(form, odd(form), form.edition.since);
    const digest = figuresDigest(form, report.values);
    const book = await writeXlsx(
      sheetPlans(form, { unit: report.unit, year: report.year, values: report.values, totals: "kept" }),
      {
        title: "统计表",
        product: { name: "年报三表", version: "1" },
        stamp: sheetPlans(form)[0]!.stamp,
        digest,
      },
    );
    const files = [
      fromWord(await word(report)),
      fromPage(htmlReport(report)),
      fromJson(jsonReport(report)),
      verified("统计表.xlsx", sure(readReport(sure(readXlsx(book))))),
      verified("数据.csv", sure(readReport(sure(readTextBytes(Buffer.from(csvReport(report)), "数据.csv"))))),
    ];
    for (const file of files) expect(file).toMatchObject({ verdict: "agrees", stated: digest, computed: digest });
    expect(agreement(files)).toMatchObject({ agree: true });
    expect(agreement(files).text).toContain("5个文件的数据一致。");
    // All of it for programs, as much as people compare by eye for them.
    expect(htmlReport(report)).toContain(`name="nianbao.figures" content="${digest}"`);
    expect(htmlReport(report)).toContain(`数据摘要：${digest.slice(0, 16)}<`);
  },
);

it("the digest is SHA-256 of the form's name and one line for each cell, as Node has it", () => {
  const lines = form2021.cells.map((cell) => `${cell.id}=${cell.index}`);
  const sum = createHash("sha256")
    .update(["nianbao 2021", ...lines].join("\n"), "utf8")
    .digest("hex");
  expect(
    figuresDigest(
      form2021,
      form2021.cells.map((cell) => cell.index),
    ),
  ).toBe(sum);
  const said = form2021.cells.map((cell) => (cell.index === 0 ? words("𠮷/无") : cell.index));
  const other = createHash("sha256").update(["nianbao 2021", lines[0]!.replace("=0", "=“𠮷/无”"), ...lines.slice(1)].join("\n"));
  expect(figuresDigest(form2021, said)).toBe(other.digest("hex"));
});

it("blank, 0 and “/” give three digests", () => {
  const with3 = (value: Value): string => {
    const values = [...last.values];
    values[3] = value;
    return figuresDigest(form2021, values);
  };
  expect(new Set([with3(null), with3(0), with3(words("/"))]).size).toBe(3);
});

describe("a figure that was changed after the digest was written", () => {
  it("in Word", async () => {
    const files = unzipSync(await word(now));
    const body = strFromU8(files["word/document.xml"]!);
    const at = body.indexOf(">400</w:t>");
    const bytes = zipSync({ ...files, "word/document.xml": strToU8(`${body.slice(0, at)}>401</w:t>${body.slice(at + 10)}`) });
    expect(fromWord(bytes).verdict).toBe("differs");
  });
  it("on the page", () => {
    expect(fromPage(htmlReport(now).replace(">400<", ">401<")).verdict).toBe("differs");
  });
  it("in JSON", () => {
    expect(fromJson(jsonReport(now).replace('"decisions": 400', '"decisions": 401')).verdict).toBe("differs");
  });
  it("is told, with what to do", () => {
    const { agree, text } = agreement([fromPage(htmlReport(now).replace(">400<", ">401<"))]);
    expect(agree).toBe(false);
    expect(text).toMatch(/^✗ 报告\.html：写明的摘要是[0-9a-f]{16}，表中数据却是[0-9a-f]{16}，写明之后数据被改动过，请重新生成$/u);
  });
});

it("files of two years, or of two sets of figures, do not agree", () => {
  const { agree, text } = agreement([fromPage(htmlReport(now), "a.html"), fromJson(jsonReport(last), "b.json")]);
  expect(agree).toBe(false);
  expect(text).toContain("✗ 年度不一致：a.html是2024；b.json是2023，请以统计表为准重新生成");
  expect(text).toContain("✗ 数据不一致");
});

it("a file that states nothing is compared by what it holds", () => {
  const plain = fromWord(finishedReport(now), "旧.docx");
  expect(plain).toMatchObject({ verdict: "unstated", stated: undefined });
  expect(agreement([plain, fromPage(htmlReport(now))]).agree).toBe(true);
});

it("JSON for other programs: every figure once more under the form's own words", () => {
  const { 数据: records } = JSON.parse(jsonReport(now)) as { 数据: readonly Record<string, unknown>[] };
  expect(records).toHaveLength(form2021.cells.length);
  expect(records).toContainEqual({
    表: "表三",
    行: "一、本年新收政府信息公开申请数量",
    栏: "申请人情况·自然人",
    计量单位: "件",
    数值: 15,
    字段: "requests.received.naturalPerson",
  });
});
