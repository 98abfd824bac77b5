// The command line as its user runs it: files in, files out, sentences and exit codes.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Ajv from "ajv";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { packageFaults } from "../support/package-check";
import { reportAsText } from "../support/text-forms";
import {
  figuresOf,
  formFor,
  jinhu2023,
  nanyuan2020,
  shanghai2019,
  suqian2023,
  suqian2024,
  type Report,
} from "../core/diagnose/reports";

const root = resolve(__dirname, "../..");
const left = join(root, "out", "test", "cli");
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "nianbao-cli-"));
  mkdirSync(left, { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const at = (name: string): string => join(home, name);
interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
function nianbao(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, ".config", "nianbao.mjs"), ...args], {
    encoding: "utf8",
    cwd: home,
    maxBuffer: 1 << 27,
  });
  return { code: status, out: stdout, err: stderr };
}

function text(report: Report, name: string, unit = "某某局"): string {
  const file = at(name);
  writeFileSync(
    file,
    `${unit}${report.year}年政府信息公开工作年度报告\n一、总体情况\n本年度工作有序推进。\n${reportAsText(formFor(report), figuresOf(report), "bars")}\n五、存在的主要问题及改进情况\n有待加强。\n六、其他需要报告的事项\n本年度没有收取信息处理费。\n`,
  );
  return file;
}

const json = (...args: string[]): SourceOutcome[] =>
  JSON.parse(nianbao("check", ...args, "--format", "json").out) as SourceOutcome[];

describe("create", () => {
  it.each([
    ["2024", []],
    ["2020", ["--variant", "beijing"]],
    ["2019", ["--variant", "hubei"]],
  ])("an official workbook for %s", (year, more) => {
    const file = join(left, `create-${year}.xlsx`);
    expect(nianbao("create", "--year", year, "--unit", "某某局", ...more, "--out", file, "--force").code).toBe(0);
    expect(packageFaults(readFileSync(file))).toEqual([]);
    // An empty form is neither right nor wrong, and whose it is and for when is known again.
    const [outcome] = json(file);
    expect(outcome).toMatchObject({ unit: "某某局", year: Number(year), counts: { passed: 0, broken: 0, unreadable: 0 } });
    expect(outcome!.counts.undecided).toBeGreaterThan(50);
  });

  it("does not overwrite, and refuses what there is no form for, each in one sentence", () => {
    const file = at("kept.xlsx");
    writeFileSync(file, "mine");
    const kept = nianbao("create", "--year", "2024", "--out", file);
    expect([kept.code, kept.err]).toEqual([2, `${file}已经存在，没有覆盖，请换一个文件名或加 --force 确认覆盖。\n`]);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(nianbao("create", "--year", "2018", "--out", at("x.xlsx")).err).toBe(
      "2018年度没有可用的统计表格式，请填2019年及以后的年度。\n",
    );
    expect(nianbao("create", "--year", "2024", "--variant", "beijing", "--out", at("x.xlsx")).err).toBe(
      "2024年度的表样没有地方版本，请去掉 --variant beijing。\n",
    );
    expect(existsSync(at("x.xlsx"))).toBe(false);
  });
});

describe("fill, check and report on real figures", () => {
  it.each([
    ["nanyuan", nanyuan2020],
    ["suqian", suqian2023],
  ])("%s: text becomes a workbook, a document, a page and data, and each reads back the same", (name, report) => {
    const source = text(report, `${name}.txt`);
    const book = join(left, `${name}.xlsx`);
    const word = join(left, `${name}.docx`);
    expect(nianbao("fill", source, "--out", book, "--force").code).toBe(0);
    for (const file of [word, at(`${name}.html`), at(`${name}.json`), at(`${name}.csv`)])
      expect(nianbao("report", source, "--out", file, "--force").code).toBe(0);
    for (const file of [book, word]) expect(packageFaults(readFileSync(file))).toEqual([]);
    const tables = (file: string): unknown => (JSON.parse(nianbao("read", file, "--json").out) as { tables: unknown }).tables;
    for (const file of [book, word, at(`${name}.html`), at(`${name}.json`), at(`${name}.csv`)])
      expect(tables(file)).toEqual(tables(source));
    const checked = nianbao("check", book, word, at(`${name}.html`), at(`${name}.json`));
    expect(checked.code).toBe(0);
    expect(checked.out).toContain("共审核4份：4份没有必须处理的问题，0份有问题，0份无法读取。");
  });

  it("a table that does not fit is told beside those that are read", () => {
    const file = text(suqian2023, "misfit.txt");
    writeFileSync(file, readFileSync(file, "utf8").replace("2.其他法律行政法规禁止公开", "2.不知所云"));
    const read = JSON.parse(nianbao("read", file, "--json").out) as {
      present: string[];
      misfits: { table: string; message: string }[];
    };
    expect(read.present).toEqual(["disclosure", "proceedings"]);
    expect(read.misfits).toEqual([expect.objectContaining({ table: "requests" })]);
    expect(read.misfits[0]!.message).toContain("没有找到“2.其他法律行政法规禁止公开”这一行");
  });

  it("table four of 金湖县2023 fails, with the likely cause", () => {
    const file = text(jinhu2023, "jinhu.txt");
    const [outcome] = json(file);
    expect(nianbao("check", file).code).toBe(1);
    expect(outcome!.findings.map((finding) => [finding.rule, finding.left, finding.right, finding.difference])).toEqual([
      ["R04", 3, 0, 3],
    ]);
    expect(outcome!.causes![0]!.proposals[0]!.changes).toEqual([
      expect.objectContaining({ id: "proceedings.directSuit.total", from: 0, to: 3 }),
    ]);
  });

  it("blanks of 上海市政府办公厅2019 are undecided, and 251000元 keeps its unit", () => {
    const file = text(shanghai2019, "shanghai.txt");
    const [outcome] = json(file);
    expect(outcome!.counts.broken).toBe(0);
    expect(outcome!.counts.undecided).toBeGreaterThan(20);
    expect(nianbao("check", file).code).toBe(1);
    const read = JSON.parse(nianbao("read", file, "--json").out) as {
      tables: { disclosure: { procurement: { amount: unknown } } };
    };
    expect(read.tables.disclosure.procurement.amount).toBe("251000元");
  });

  it("last year's report is checked against, whatever its format", () => {
    const last = text(suqian2023, "last.txt");
    const now = text(suqian2024, "now.txt");
    expect(json(now, "--previous", last)[0]!.findings).toEqual([]);
    const changed = at("changed.txt");
    writeFileSync(changed, readFileSync(last, "utf8").replace(/^(四、结转下年度继续办理.*\| )118( \|.*)$/mu, "$1117$2"));
    expect(json(now, "--previous", changed)[0]!.findings.map((finding) => [finding.rule, finding.class])).toEqual([["R40", "B"]]);
    expect(nianbao("check", now, "--previous", changed).code).toBe(1);
  });
});

describe("check: folders, formats, failures", () => {
  it("goes on past files that cannot be read, keeps the order, and says one sentence for each", () => {
    const folder = at("folder");
    mkdirSync(folder);
    writeFileSync(join(folder, "a.txt"), readFileSync(text(suqian2023, "a.txt")));
    writeFileSync(join(folder, "b.docx"), "not a zip");
    writeFileSync(join(folder, "c.xlsx"), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    writeFileSync(join(folder, "d.txt"), "今天天气很好。");
    writeFileSync(join(folder, "~$a.xlsx"), "lock");
    const outcomes = json(folder);
    expect(outcomes.map((outcome) => outcome.source.slice(-5))).toEqual(["a.txt", ".docx", ".xlsx", "d.txt"]);
    expect(outcomes.map((outcome) => outcome.error !== undefined)).toEqual([false, true, true, true]);
    for (const { error } of outcomes) if (error !== undefined) expect(error).toMatch(/^[^。]+。$/u);
    expect(nianbao("check", folder).code).toBe(2);
  });

  it("passes nothing over in silence: what may be a report is read or told, what is none is counted", () => {
    const folder = at("mixed");
    const page = at("mixed.html");
    mkdirSync(join(folder, "乡镇"), { recursive: true });
    expect(nianbao("report", text(suqian2023, "mixed.txt"), "--out", page).code).toBe(0);
    writeFileSync(join(folder, "a.xls"), readFileSync(page));
    writeFileSync(join(folder, "b.pdf"), "%PDF-1.7");
    writeFileSync(join(folder, "乡镇", "c.wps"), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    writeFileSync(join(folder, "d.png"), "x");
    writeFileSync(join(folder, "审核说明.json"), "[]");
    const checked = nianbao("check", folder, "--format", "json");
    const outcomes = JSON.parse(checked.out) as { source: string; error?: string }[];
    expect(outcomes.map(({ source, error }) => [source.slice(-5), error !== undefined])).toEqual([
      ["a.xls", false],
      ["b.pdf", true],
      ["c.wps", true],
    ]);
    expect(checked.err).toMatch(/另有1个文件（d\.png）不是报告的格式，没有审核/u);
  });

  it("many files over several threads say the same as one after another", () => {
    const folder = at("many");
    mkdirSync(folder);
    for (let i = 0; i < 90; i += 1)
      writeFileSync(
        join(folder, `${String(i).padStart(3, "0")}.txt`),
        readFileSync(text([suqian2023, jinhu2023, nanyuan2020][i % 3]!, "many.txt")),
      );
    expect(json(folder, "--jobs", "2")).toEqual(json(folder, "--jobs", "1"));
  });

  it("results that cannot be written are refused in one sentence, before anything is read", () => {
    const { code, out, err } = nianbao("check", text(suqian2023, "whole.txt"), "--format", "json", "--out", at("nowhere/x.json"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^[^。\n]*nowhere\/x\.json[^。\n]*。\n$/u);
  });

  it("json is what the published schema says", () => {
    const schema = JSON.parse(readFileSync(join(root, "assets", "check.schema.json"), "utf8")) as object;
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    writeFileSync(at("broken.docx"), "x");
    const outcomes = json(text(jinhu2023, "s1.txt"), text(shanghai2019, "s2.txt"), at("broken.docx"));
    validate(outcomes);
    expect(validate.errors).toBeNull();
  });

  it("the board is a workbook without faults", () => {
    const board = join(left, "board.xlsx");
    expect(
      nianbao(
        "check",
        text(jinhu2023, "b1.txt", "=cmd|'/c calc'!A1"),
        text(suqian2023, "b2.txt"),
        "--format",
        "xlsx",
        "--out",
        board,
        "--force",
      ).code,
    ).toBe(1);
    expect(packageFaults(readFileSync(board))).toEqual([]);
  });

  it("the page carries no script and no request", () => {
    const page = at("page.html");
    nianbao("check", text(jinhu2023, "p.txt", "<img src=x onerror=alert(1)>局"), "--format", "html", "--out", page);
    const html = readFileSync(page, "utf8");
    expect(html).not.toMatch(/<script|<img|https?:\/\//u);
    expect(html).toContain("R04");
  });
});

describe("being asked wrongly", () => {
  it.each([
    [[], 2],
    [["--help"], 0],
    [["rules", "--edition", "2021"], 0],
    [["rules", "--edition", "1999"], 2],
    [["nonsense"], 2],
    [["check"], 2],
    [["check", "nowhere.xlsx"], 2],
    [["fill", "nowhere.xlsx", "--out", "x.xlsx"], 2],
    [["check", "--frobnicate", "x"], 2],
    [["report", "x.txt", "--out", "x.pdf"], 2],
  ])("%j", (args, code) => {
    const ran = nianbao(...args);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).not.toContain("    at ");
    expect(ran.out + ran.err).not.toBe("");
  });

  it("a unit and a year that are not the file's are used, and each is told in a sentence", () => {
    const file = text(suqian2023, "named.txt");
    const told =
      "第1行写的单位是“某某局”，已按命令中的 --unit 写成“乙局”，如不对请去掉 --unit 再运行。\n第1行写的年度是2023年，已按命令中的 --year 写成2022年，如不对请去掉 --year 再运行。\n";
    const said = ["--unit", "乙局", "--year", "2022"];
    expect(nianbao("fill", file, ...said, "--out", at("overruled.xlsx"))).toMatchObject({
      err: expect.stringContaining(told),
      out: expect.stringContaining("已把乙局2022年度的"),
    });
    expect(nianbao("report", file, ...said, "--out", at("overruled.json")).err).toContain(told);
    expect(nianbao("check", file, ...said).err).toBe(told);
    expect(nianbao("check", at("overruled.json"), "--unit", "丙局").err).toContain("文件写的单位是“乙局”");
    expect(nianbao("check", file, "--unit", "某某局", "--year", "2023").err).toBe("");
  });

  it.each([
    [["create", "--year", "2024", "--out", "n.docx"], ".xlsx。"],
    [["fill", "nowhere.txt", "--out", "n.html"], ".xlsx。"],
    [["check", "nowhere.txt", "--format", "xlsx", "--out", "n.html"], ".xlsx。"],
    [["check", "nowhere.txt", "--format", "html", "--out", "n.xlsx"], ".html 或 .htm。"],
    [["check", "nowhere.txt", "--format", "json", "--out", "n.txt"], ".json。"],
    [["sum", "nowhere.txt", "--out", "n"], ".xlsx。"],
    [["compare", "a.txt", "b.txt", "--format", "xlsx", "--out", "n.docx"], ".xlsx。"],
    [["report", "nowhere.txt", "--out", "n.pdf"], ".docx、.html、.json 或 .csv。"],
  ])("%j: a file is called what it is", (args, wanted) => {
    const ran = nianbao(...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`--out 的扩展名应是 ${wanted}`);
    expect(existsSync(at(args.at(-1)!))).toBe(false);
  });

  it("what is broken is said without an empty name, and broken JSON is not taken for a text", () => {
    const book = at("cut.xlsx");
    writeFileSync(book, readFileSync(join(left, "create-2024.xlsx")).subarray(0, 3000));
    expect(nianbao("read", book).err).toContain("文件已损坏（压缩包不完整，找不到结尾），请");
    writeFileSync(at("cut.json"), "{unit: 1}");
    expect(nianbao("read", at("cut.json")).err).toBe(
      "内容不完整，或不合JSON的写法，这个JSON文件没有读取，请改正或重新导出后再读。\n",
    );
  });

  it("a report without unit is not filled with a guess", () => {
    const file = at("nameless.txt");
    writeFileSync(file, reportAsText(formFor(suqian2023), figuresOf(suqian2023), "bars"));
    expect(nianbao("fill", file, "--year", "2023", "--out", at("n.xlsx"))).toMatchObject({
      code: 2,
      err: "没有找到单位名称，请写明单位（命令行用 --unit，如 --unit 某某局）。\n",
    });
    expect(nianbao("fill", file, "--unit", "某某局", "--out", at("n.xlsx")).err).toBe(
      "没有找到报告年度，请写明年度（命令行用 --year，如 --year 2024）。\n",
    );
  });
});
