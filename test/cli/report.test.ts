// report and verify as their user runs them: first push, second push, conflicts, the mark, the digest.
import { readFileSync, writeFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { formFor, jinhu2023, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { docx, p, r } from "../adapters/docx/build";
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

it("makes a template of them, fills it, and writes over nothing", () => {
  const kept = cli.at("留存的模板.docx");
  const made = cli.run("report", "--placeholders", "--year", "2024", "--unit", "某某市人民政府", "--out", kept);
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("都是占位符");
  const before = readFileSync(kept);
  expect(cli.run("report", "--placeholders", "--out", kept)).toMatchObject({ code: 2 });
  expect(readFileSync(kept).equals(before)).toBe(true);
  expect(cli.run("report", "--placeholders", "--out", cli.at("模板.html"))).toMatchObject({ code: 2 });
  expect(cli.run("report", "--placeholders", "--year", "今年").err).toContain("--year 应是四位年份");
  const filled = cli.at("由模板写成.docx");
  const done = cli.run("report", now, "--template", kept, "--out", filled);
  expect(done).toMatchObject({ code: 0, err: "" });
  expect(done.out).toContain("〔填写监督保障情况〕");
  const body = strFromU8(unzipSync(readFileSync(filled))["word/document.xml"]!);
  expect(body).toContain(">3525<");
  expect(body).not.toContain("{{");
});

it("a name that ends in 图解 is a page of pictures, with last year beside it where it is given", () => {
  const out = cli.at("2024年图解.html");
  expect(cli.run("report", now, "--previous", last, "--out", out)).toMatchObject({ code: 0, err: "" });
  const page = readFileSync(out, "utf8");
  expect(page).toContain("申请办理流向");
  expect(page).toContain("较上年增加14件");
  const marked = cli.at("不对的图解.html");
  expect(cli.run("report", wrong, "--out", marked).out).toContain("图解已标明“未通过审核");
  expect(readFileSync(marked, "utf8")).toContain("未通过审核");
});

describe("one document, pushed twice", () => {
  const first = cli.at("first.docx");
  const second = cli.at("second.docx");
  const textIn = (file: string): string => strFromU8(unzipSync(readFileSync(file))["word/document.xml"]!);

  it("takes the figures of this year, then of the next", () => {
    const one = cli.run("report", last, "--template", template, "--draft", "--out", first);
    expect(one).toMatchObject({ code: 0, err: "" });
    expect(one.out).toContain("已写入表二、表三、表四和正文3处，其余内容原样保留。");
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
  expect(reasoned.out).toContain("审核有1项强制性问题（表四），已说明：县里要求按原表报送。");
});

it("what last year's report contradicts is to be explained, and is no reason for a mark", () => {
  const other = cli.figures(suqian2023, "other.json", "某某市人民政府", (values) => {
    const { index } = formFor(suqian2023).byId.get("requests.carriedForward.total")!;
    values[index] = 1;
  });
  const ran = cli.run("report", now, "--previous", other, "--out", cli.at("apart.html"));
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("准强制性问题，请核实并说明：");
  expect(ran.out).not.toMatch(/可直接放到|已标明/u);
});

describe("a source that does not give every table", () => {
  const only = cli.at("only.json");
  const { tables, ...rest } = JSON.parse(readFileSync(now, "utf8")) as { tables: Record<string, unknown> };
  writeFileSync(only, JSON.stringify({ ...rest, tables: { requests: tables["requests"] } }));
  const refused = cli.text(suqian2023, "refused.txt", "依法办理。", "某某市人民政府");
  writeFileSync(refused, readFileSync(refused, "utf8").replace("2.其他法律行政法规禁止公开", "2.不知所云"));
  const blank = cli.figures(suqian2024, "blank.json", "某某市人民政府", (values) => values.fill(null, 0, 2));
  const ABSENT = "尚未完成审核：缺表二、表四，请补齐后重新写入，此前不要报送或公布";
  const REFUSED = "尚未完成审核：表三没有读取，请补齐后重新写入，此前不要报送或公布";

  it.each([
    ["only.docx", only, 1, `按公文格式排版。文档已标明“${ABSENT}”。`, "没有找到表二，请补上这张表再审核。"],
    ["only.html", only, 1, `网页已标明“${ABSENT}”。`, "没有找到表四，请补上这张表再审核。"],
    ["only.csv", only, 1, `数据${ABSENT}。`, "没有找到表四，请补上这张表再审核。"],
    ["refused.docx", refused, 2, `按公文格式排版。文档已标明“${REFUSED}”。`, "没有找到“2.其他法律行政法规禁止公开”这一行"],
    ["refused.html", refused, 2, `网页已标明“${REFUSED}”。`, "没有找到“2.其他法律行政法规禁止公开”这一行"],
    ["blank.html", blank, 1, "网页已标明“尚未完成审核：尚有2项待补填或无法核对，", ""],
  ])("%s is not called ready", (name, source, code, said, told) => {
    const ran = cli.run("report", source, "--out", cli.at(name));
    expect(ran.code).toBe(code);
    expect(ran.out).toContain(said);
    expect(ran.err).toContain(told);
    expect(ran.out).not.toMatch(/六个部分齐全|可直接放到/u);
  });

  it("a reason takes the mark away, and not what is open", () => {
    const ran = cli.run("report", only, "--override", "另外两张表由上级统一填写", "--out", cli.at("excused.html"));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("excused.html。缺表二、表四，已说明：另外两张表由上级统一填写。");
    expect(readFileSync(cli.at("excused.html"), "utf8")).not.toContain("缺表二");
  });

  it("a table that is not in the source stays in the user's document", () => {
    const [filled, after] = [cli.at("filled.docx"), cli.at("after.docx")];
    expect(cli.run("report", last, "--template", template, "--out", filled).code).toBe(0);
    const ran = cli.run("report", only, "--template", filled, "--out", after);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("已写入表三，其余内容原样保留。来源没有给出表二、表四应写的数，文档里的原样保留");
    const tablesOf = (file: string): Record<string, unknown> =>
      (JSON.parse(cli.run("read", file, "--json").out) as { tables: Record<string, unknown> }).tables;
    const before = tablesOf(filled);
    expect(tablesOf(after)).toEqual({ ...before, requests: tables["requests"] });
  });

  it.each([
    [only, 1, "没有读取", ABSENT],
    [refused, 2, "没有读取", REFUSED],
    [blank, 1, "2格原来就是空的", "尚未完成审核：尚有2项待补填或无法核对，"],
  ])("fill %s tells what was not read from what is blank", (source, code, cells, said) => {
    const ran = cli.run("fill", source, "--out", cli.at("book.xlsx"), "--force", "--identity", "来源");
    expect(ran.code).toBe(code);
    expect(ran.out).toMatch(new RegExp(`格，\\d*格?${cells}）。数据${said}`, "u"));
  });

  it("read ends as it found them", () => {
    expect([now, only, refused].map((file) => cli.run("read", file).code)).toEqual([0, 1, 2]);
  });
});

it("braces that were left in the document are named", () => {
  const torn = cli.at("torn.docx");
  writeFileSync(torn, docx({ body: p(r("{{表三}}")) + p(r("本年共{{新收件。")) }));
  const ran = cli.run("report", now, "--template", torn, "--out", cli.at("mended.docx"));
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("文档第2段的“{{新收件。”不是完整的占位符，没有替换，请改正后再写入。");
});

it("what is wrong with the template's table is told of the template", () => {
  const files = unzipSync(officialTemplate());
  const body = strFromU8(files["word/document.xml"]!).replace("2.其他法律行政法规禁止公开", "2.不知所云");
  const altered = cli.at("altered.docx");
  writeFileSync(altered, zipSync({ ...files, "word/document.xml": strToU8(body) }));
  const { code, err } = cli.run("report", now, "--template", altered, "--out", cli.at("no.docx"));
  expect(code).toBe(2);
  expect(err).toContain("模板的第2个表格中的统计表与表样不符");
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
