// check with all that stands beside a report: its prose, last year's report, the workbook it was made from.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv from "ajv";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { readFigures } from "../../src/app/read/figures-file";
import { reportDocx } from "../../src/adapters/docx/report";
import { wholeReport } from "../../src/app/publish/publish";
import { readReport } from "../../src/app/read/read-report";
import { suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine, left } from "../support/command-line";

const cli = commandLine();
afterAll(() => cli.end());
const schema = JSON.parse(readFileSync(resolve(__dirname, "../../assets/check.schema.json"), "utf8")) as object;
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

function outcomes(...args: string[]): SourceOutcome[] {
  const found = JSON.parse(cli.run("check", ...args, "--format", "json").out) as SourceOutcome[];
  validate(found);
  expect(validate.errors).toBeNull();
  return found;
}

/** A Word document written from a text file. */
function docx(text: string, name: string): string {
  const blocks = readFileSync(text, "utf8")
    .split("\n")
    .map((line, i) => ({ kind: "text" as const, text: line, place: `第${i + 1}行` }));
  const reading = readReport({ format: "txt", blocks, properties: {} });
  if (!reading.ok) throw new Error(reading.refusal.kind);
  const file = join(left, name);
  writeFileSync(
    file,
    reportDocx(wholeReport({ ...reading.value, unit: reading.value.unit!, year: reading.value.year! }), {
      name: "年报三表",
      version: "0",
    }),
  );
  return file;
}

const rules = ([one]: readonly SourceOutcome[]): unknown[] =>
  one!.findings.map((finding) => [finding.class, finding.rule, finding.quote?.text ?? finding.cells[0]?.id]);

describe("check report.docx --previous last.docx --with book.xlsx", () => {
  const last = docx(cli.text(suqian2023, "last.txt", "全年收办政府信息公开申请3607件。"), "audit-last.docx");
  const now = docx(
    cli.text(
      suqian2024,
      "now.txt",
      "全年收办政府信息公开申请3646件，其中新收3525件、上年结转121件；涉及政府信息公开的行政复议案件134件、行政诉讼案件57件。",
    ),
    "audit-now.docx",
  );
  const book = cli.at("book.xlsx");
  const figures = cli.figures(suqian2024, "book.json", "某某局", (values) => {
    values[5] = 421;
  });

  it("finds the two figures of the prose, the cell that differs from the workbook, and nothing else", () => {
    expect(cli.run("fill", figures, "--out", book).code).toBe(0);
    const found = outcomes(now, "--previous", last, "--with", book);
    expect(rules(found)).toEqual([
      ["A", "R30-tables", "disclosure.normativeDocuments.inForce"],
      ["B", "R54", "134件"],
      ["B", "R54", "57件"],
    ]);
    expect(found[0]!.findings[0]!.message).toBe("表二“行政规范性文件·现行有效”报告填420，统计表填421，请核对后改成一致。");
    expect(found[0]!.findings[1]!.quote!.sentence).toContain("行政复议案件134件、行政诉讼案件57件。");
    expect(found[0]!.prose).toMatchObject({ figures: expect.any(Number) as number, agreeing: expect.any(Number) as number });
    expect(cli.run("check", now, "--previous", last, "--with", book).code).toBe(1);
  });

  it("a report whose tables are left out has those of the workbook", () => {
    const bare = cli.at("bare.txt");
    const lines = readFileSync(cli.at("now.txt"), "utf8").split("\n");
    writeFileSync(bare, lines.filter((line) => !line.includes("|")).join("\n"));
    expect(outcomes(bare)[0]!.error).toBe("没有找到年报的三张统计表，请确认文件中有表二、表三或表四，并保留原来的行名和栏名。");
    expect(rules(outcomes(bare, "--with", book)).slice(-2)).toEqual([
      ["B", "R54", "134件"],
      ["B", "R54", "57件"],
    ]);
  });

  it("a workbook alone has no prose", () => expect(outcomes(book)[0]!.prose).toBeUndefined());

  it("the page and the text quote the sentence", () => {
    expect(cli.run("check", now).out).toMatch(/原文：第\d+段“.*134件/u);
    expect(cli.run("check", now, "--format", "html").out).toContain("<mark>134件</mark>");
  });

  it("--trace tells of every number the rule, in words, and what it leaned on", () =>
    expect(cli.run("check", now, "--trace").out).toMatch(/“134件”，规则 cases，写的是复议诉讼的件数，依据“[^”]*行政复议案件”/u));

  it("what is given beside and cannot be read is told, and the check goes on", () => {
    const ran = cli.run("check", now, "--previous", cli.at("nowhere.docx"));
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^打不开.*nowhere\.docx（文件不存在），请检查文件是否存在、是否有权限。\n$/u);
    expect(ran.out).toContain("134件");
  });
});

it("rules lists those of the prose and across reports", () => {
  const listed = JSON.parse(cli.run("rules", "--format", "json").out) as { id: string }[];
  const ids = listed.map((rule) => rule.id);
  expect(ids).toEqual(
    expect.arrayContaining(["R30-tables", "R40-report", "R44", "R45", "R50", "R55", "R69", "R70", "R70-units", "R75"]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

it("the figures file that the tests write is one that the product reads", () =>
  expect(readFigures(JSON.parse(readFileSync(cli.figures(suqian2024, "x.json", "某某局"), "utf8"))).ok).toBe(true));
