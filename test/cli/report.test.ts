// report and verify as their user runs them: first push, second push, conflicts, the mark, the digest.
import { readFileSync, writeFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { jinhu2023, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";
import { officialTemplate } from "../support/word-reports";

const cli = commandLine();
afterAll(() => cli.end());

const last = cli.figures(suqian2023, "last.json", "某某市人民政府");
const now = cli.figures(suqian2024, "now.json", "某某市人民政府");
const wrong = cli.figures(jinhu2023, "wrong.json", "某某县人民政府");
const template = cli.at("template.docx");
writeFileSync(template, officialTemplate());

it("lists the placeholders as Markdown", () => {
  const { code, out } = cli.run("report", "--placeholders");
  expect(code).toBe(0);
  expect(out).toContain("# 占位符一览（2021年格式）");
  expect(out).toContain("| {{受理}} | 表三第一项加第二项：新收加上年结转 | {{收办}} |");
  expect(cli.run("report", "--placeholders", "--edition", "2019").out).toContain("{{规章新制作}}");
});

describe("one document, pushed twice", () => {
  const first = cli.at("first.docx");
  const second = cli.at("second.docx");
  const textIn = (file: string): string => strFromU8(unzipSync(readFileSync(file))["word/document.xml"]!);

  it("takes the figures of this year, then of the next", () => {
    const one = cli.run("report", last, "--template", template, "--draft", "--out", first);
    expect(one).toMatchObject({ code: 0, err: "" });
    expect(one.out).toContain("已写入表二、表三、表四和正文2处，其余内容原样保留。");
    const seen = cli.run("report", now, "--again", first, "--preview");
    expect(seen).toMatchObject({ code: 0, err: "" });
    expect(seen.out).toContain("[更新] 表三（第2个表格）");
    const two = cli.run("report", now, "--again", first, "--out", second);
    expect(two).toMatchObject({ code: 0, err: "" });
    expect(textIn(second)).toContain(">3525<");
  });

  it("what was edited by hand is not written over until somebody says so", () => {
    const files = unzipSync(readFileSync(second));
    const body = strFromU8(files["word/document.xml"]!);
    const edited = cli.at("edited.docx");
    writeFileSync(edited, zipSync({ ...files, "word/document.xml": strToU8(body.replace(">3525<", ">3999<")) }));
    const refused = cli.run("report", last, "--again", edited, "--out", cli.at("third.docx"));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("（文档中是“3999”，统计表是“3511”）是手工写的，没有覆盖");
    for (const [choice, figure] of [
      ["theirs", ">3999<"],
      ["ours", ">3511<"],
    ] as const) {
      const out = cli.at(`third-${choice}.docx`);
      expect(cli.run("report", last, "--again", edited, "--conflict", choice, "--out", out).code).toBe(0);
      expect(textIn(out)).toContain(figure);
    }
  });
});

it("a report with broken rules is marked, unless a reason is given", () => {
  const marked = cli.run("report", wrong, "--template", template, "--out", cli.at("marked.docx"));
  expect(marked.code).toBe(1);
  expect(marked.out).toContain("文档已标明“未通过审核：表四有1项强制性问题");
  const page = cli.run("report", wrong, "--out", cli.at("marked.html"));
  expect(page.code).toBe(1);
  expect(readFileSync(cli.at("marked.html"), "utf8")).toContain('<p class="mark">未通过审核：表四');
  const reasoned = cli.run(
    "report",
    wrong,
    "--template",
    template,
    "--override",
    "县里要求按原表报送",
    "--out",
    cli.at("reasoned.docx"),
  );
  expect(reasoned).toMatchObject({ code: 0, err: "" });
});

it("verify: the same figures in Word, on the page and in JSON; and a figure that was changed", () => {
  const files = ["same.docx", "same.html", "same.json"].map(cli.at);
  for (const file of files) expect(cli.run("report", now, "--out", file).code).toBe(0);
  const same = cli.run("verify", ...files);
  expect(same).toMatchObject({ code: 0, err: "" });
  expect(same.out).toContain("3个文件的数据一致。");
  writeFileSync(files[1]!, readFileSync(files[1]!, "utf8").replace(">3525<", ">3526<"));
  const changed = cli.run("verify", ...files);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain("写明之后数据被改动过，请重新生成");
});

it.each([
  [["report", "x.json", "--template", "a.docx", "--again", "b.docx", "--out", "c.docx"], "--template 和 --again 只能用一个"],
  [["report", "x.json", "--again", "b.docx", "--conflict", "mine", "--out", "c.docx"], "--conflict 应是 theirs、ours 或 both"],
  [["report", "x.json", "--bind", "--out", "c.html"], "--bind 只用于 .docx"],
  [["report", "x.json", "--override", " ", "--out", "c.docx"], "--override 需要写明理由"],
  [["verify"], "verify 需要一个或几个文件"],
] as const)("%j is told apart", (args, sentence) => {
  const { code, err } = cli.run(...args);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

it("--again on a document that was never written says to begin with --template", () => {
  const { code, err } = cli.run("report", now, "--again", template, "--out", cli.at("never.docx"));
  expect(code).toBe(2);
  expect(err).toContain("第一次写入请用 --template");
});
