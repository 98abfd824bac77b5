// A county's reviewer with three hundred units, two rounds and faults that are known: every one is found, and none is made up.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Ajv from "ajv";
import { openArchive } from "../../src/adapters/opc/archive";
import { readDocx } from "../../src/adapters/docx/read";
import { commandLine, left } from "../support/command-line";
import { answered, county, type Answer, type County } from "../support/county";
import { printed } from "../support/print";
import { packageFaults } from "../support/package-check";
import { docx, p, r } from "../adapters/docx/build";

interface Source {
  readonly source: string;
  readonly unit: string;
  readonly findings: readonly { readonly rule: string; readonly cells: readonly { readonly id: string }[] }[];
  readonly causes?: readonly {
    readonly proposals: readonly { readonly changes: readonly { readonly id: string; readonly to: number }[] }[];
  }[];
  readonly round?: {
    readonly fresh: readonly number[];
    readonly still: readonly number[];
    readonly mended: readonly unknown[];
    readonly isUnchanged: boolean;
    readonly unasked: readonly { readonly id: string }[];
  };
}

interface Results {
  readonly sources: readonly Source[];
  readonly list: {
    readonly units: readonly {
      readonly unit: string;
      readonly state: string;
      readonly sentAs: string | null;
      readonly late: number;
      readonly sources: readonly string[];
      readonly reminder?: string;
    }[];
    readonly beyond: readonly string[];
    readonly doubtful: readonly unknown[];
    readonly unnamed: readonly unknown[];
  };
  readonly round?: { readonly unanswered: readonly { readonly unit: string }[] };
}

const home = mkdtempSync(join(tmpdir(), "nianbao-desk-"));
const cli = commandLine();
afterAll(() => {
  cli.end();
  rmSync(home, { recursive: true, force: true });
});

const validate = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(resolve(__dirname, "../../assets/check.schema.json"), "utf8")) as object,
);
function results(file: string): Results {
  const parsed = JSON.parse(readFileSync(file, "utf8")) as Results;
  validate(parsed);
  expect(validate.errors ?? []).toEqual([]);
  return parsed;
}

describe("three hundred units of a county", () => {
  let planted: County;
  let first: Results;
  const firstFile = join(home, "第一轮.json");

  beforeAll(() => {
    planted = county(home);
    cli.run("check", planted.folder, "--list", planted.list, "--due", planted.due, "--format", "json", "--out", firstFile);
    first = results(firstFile);
  });

  it("are called by the list: who is missing, late, renamed, there twice, and not on it", () => {
    const of = (state: string) => first.list.units.filter((unit) => unit.state === state);
    expect(of("missing").map(({ unit }) => unit)).toEqual(planted.missing);
    expect(new Map(of("renamed").map(({ unit, sentAs }) => [unit, sentAs]))).toEqual(planted.renamed);
    expect(new Map(first.list.units.filter(({ late }) => late > 0).map(({ unit, late }) => [unit, late]))).toEqual(planted.late);
    expect(first.list.units.filter(({ sources }) => sources.length > 1).map(({ unit }) => unit)).toEqual(planted.twice);
    const strangers = first.sources.filter(({ source }) => first.list.beyond.includes(source));
    expect(strangers.map(({ unit }) => unit)).toEqual([planted.stranger]);
    expect([first.list.doubtful, first.list.unnamed]).toEqual([[], []]);
    for (const unit of first.list.units) expect(unit.reminder !== undefined).toBe(unit.state === "missing");
  });

  it("are found fault with where a fault was planted, and nowhere else; the planted figure is the first that is suspected", () => {
    const faulty = first.sources.filter(({ findings }) => findings.length > 0);
    expect(new Set(faulty.map(({ unit }) => unit))).toEqual(new Set(planted.faulty.keys()));
    const suspected = faulty.map(({ unit, causes }) => {
      const { id, to } = causes![0]!.proposals[0]!.changes[0]!;
      return [unit, { cell: id, is: to }];
    });
    const wanted = [...planted.faulty].map(([unit, { cell, is }]) => [unit, { cell, is }]);
    expect(new Map(suspected as [string, unknown][])).toEqual(new Map(wanted as [string, unknown][]));
  });

  it("come back: mended, sent again as they were, or with figures changed that nobody had asked about", () => {
    const folder = join(home, "second");
    mkdirSync(folder);
    const units = [...planted.faulty.keys()];
    const [same, silent, ...mended] = units;
    const kinds = new Map(
      units.map((unit): [string, Answer] => [
        unit,
        unit === same ? "same" : unit === silent ? "silent" : unit === mended[0] ? "unasked" : "mended",
      ]),
    );
    for (const [at, unit] of units.entries())
      if (kinds.get(unit) !== "silent")
        writeFileSync(join(folder, `${at}.${planted.extension(unit)}`), answered(planted, unit, kinds.get(unit)!));
    const file = join(home, "第二轮.json");
    const ran = cli.run("check", folder, "--previous-round", firstFile, "--format", "json", "--out", file);
    expect(ran.code).toBe(1);
    const second = results(file);
    expect(second.round!.unanswered.map(({ unit }) => unit)).toEqual([silent]);
    for (const { unit, round, findings } of second.sources) {
      const kind = kinds.get(unit)!;
      const before = first.sources.find((one) => one.unit === unit)!.findings.length;
      expect([unit, round!.isUnchanged, round!.still.length, round!.mended.length, round!.fresh.length]).toEqual(
        kind === "same" ? [unit, true, findings.length, 0, 0] : [unit, false, 0, before, 0],
      );
      expect(round!.unasked.map(({ id }) => id)).toEqual(kind === "unasked" ? ["disclosure.penalties.decisions"] : []);
    }
  }, 120_000);

  it("stand on a board of at most eight pages", () => {
    const board = join(left, "desk-board.xlsx");
    cli.run("check", planted.folder, "--list", planted.list, "--due", planted.due, "--format", "xlsx", "--out", board, "--force");
    expect(packageFaults(readFileSync(board))).toEqual([]);
    const pages = printed(readFileSync(board), "xlsx");
    if (pages === null) return;
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.length).toBeLessThanOrEqual(8);
  }, 120_000);

  it("are written to: one page each, in a folder, in an archive, in one document", () => {
    const folder = join(left, "slips");
    rmSync(folder, { recursive: true, force: true });
    const ran = cli.run("return", planted.folder, "--out", folder, "--due", "2024-02-20", "--office", "柳河县人民政府办公室");
    expect(ran.code).toBe(1);
    const names = [...planted.faulty.keys()].map((unit) => `退回单-${unit}.docx`).sort();
    expect(readdirSync(folder).sort()).toEqual(names);
    const [unit, { is, wrong }] = [...planted.faulty][0]!;
    const read = readDocx(readFileSync(join(folder, `退回单-${unit}.docx`)));
    const words = JSON.stringify(read);
    expect(words).toContain(`由${wrong}改为${is}`);
    expect(packageFaults(readFileSync(join(folder, names[0]!)))).toEqual([]);

    const zip = join(home, "slips.zip");
    cli.run("return", planted.folder, "--out", zip);
    const entries = openArchive(readFileSync(zip));
    expect(entries.ok && entries.value.map(({ name }) => name).sort()).toEqual(names);

    const one = join(left, "slips.docx");
    cli.run("return", planted.folder, "--out", one, "--force");
    expect(packageFaults(readFileSync(one))).toEqual([]);
  }, 120_000);
});

describe("return", () => {
  const faulty = (): string => county(mkdtempSync(join(home, "small-")), 12).folder;

  it("fills the office's own template, and says which of its names are none", () => {
    const folder = faulty();
    const template = (text: string): string => {
      const file = join(home, "模板.docx");
      writeFileSync(file, docx({ body: `${p(r(text))}${p(r("{{问题表}}"))}${p(r("{{改正}}"))}` }));
      return file;
    };
    const out = mkdtempSync(join(home, "own-"));
    const ran = cli.run(
      "return",
      folder,
      "--template",
      template("致{{单位}}：请{{期限}}前报回"),
      "--due",
      "2026-03-01",
      "--out",
      join(out, "a"),
    );
    expect(ran.err).toBe("");
    const [name] = readdirSync(join(out, "a"));
    const read = JSON.stringify(readDocx(readFileSync(join(out, "a", name!))));
    expect(read).toContain("请2026年3月1日前报回");
    expect(read).toContain("可能的正确值和处理办法");
    expect(read).not.toContain("{{");
    const strange = cli.run("return", folder, "--template", template("{{局长}}"), "--out", join(out, "b"));
    expect(strange.err).toContain("模板里的{{局长}}不是退回单的占位符，可以写的有：{{单位}}");
    expect(strange.code).toBe(2);
    const several = cli.run("return", folder, "--template", template("{{单位}}"), "--out", join(out, "c.docx"));
    expect(several.err).toContain("请把 --out 写成文件夹或 .zip。");
  });

  it.each([
    [["return"], "return 需要各单位的文件或文件夹。"],
    [["return", "x", "--due", "明天"], "--due 应是日期，如 --due 2026-01-31。"],
    [["return", "x", "--out", "a.pdf"], "--out 应是文件夹，或扩展名为 .docx、.zip 的文件。"],
    [["check", "x", "--due", "2026-01-31"], "--due 要和 --list 一起用。"],
  ])("%j: %s", (args, sentence) => {
    const ran = cli.run(...args);
    expect([ran.code, ran.err.includes(sentence)]).toEqual([2, true]);
  });

  it("refuses a list without names, and results that are none", () => {
    writeFileSync(join(home, "空.csv"), "序号,备注\n1,2\n");
    writeFileSync(join(home, "不是.json"), "{}");
    const sent = faulty();
    expect(cli.run("check", sent, "--list", join(home, "空.csv")).err).toContain("里没有单位名称");
    expect(cli.run("check", sent, "--previous-round", join(home, "不是.json")).err).toContain("读不出上一轮的结果");
  });
});

describe("accept", () => {
  it("records what passes, says what does not, and a later change shows in every check", () => {
    const { folder, faulty } = county(mkdtempSync(join(home, "accept-")), 12);
    const record = join(home, "验收.json");
    const ran = cli.run("accept", folder, "--by", "张三", "--out", record);
    expect(ran.code).toBe(1);
    expect(ran.err.split("没有验收：").length - 1).toBe(faulty.size);
    const { accepted } = JSON.parse(readFileSync(record, "utf8")) as { accepted: { unit: string; source: string }[] };
    expect(accepted).toHaveLength(readdirSync(folder).length - faulty.size);
    const { source, unit } = accepted.find((one) => one.source.endsWith(".json"))!;
    const report = JSON.parse(readFileSync(source, "utf8")) as { tables: { disclosure: { licensing: { decisions: number } } } };
    const was = report.tables.disclosure.licensing.decisions;
    report.tables.disclosure.licensing.decisions = was + 1;
    writeFileSync(source, JSON.stringify(report));
    const checked = cli.run("check", source, "--accepted", record);
    expect(checked.out).toContain(`此后表二“行政许可·处理决定”由${was}改为${was + 1}，请核对后重新验收。`);
    expect(checked.code).toBe(1);
    const json = join(home, "sealed.json");
    cli.run("check", folder, "--accepted", record, "--format", "json", "--out", json);
    const sealed = results(json).sources as unknown as { unit: string; seal?: { state: string } }[];
    expect(sealed.filter(({ seal }) => seal?.state === "changed").map((one) => one.unit)).toEqual([unit]);
    const unsaid = cli.run("accept", source, "--by", "李四", "--out", record);
    expect([unsaid.code, unsaid.err.includes("是更正的请用 --correction")]).toEqual([1, true]);
    const said = cli.run("accept", source, "--by", "李四", "--correction", "漏计了乡镇的行政许可", "--out", record);
    expect(said.out).toContain(`更正：表二“行政许可·处理决定”由${was}更正为${was + 1}；原因：漏计了乡镇的行政许可`);
    expect(cli.run("check", source, "--accepted", record).code).toBe(0);
    writeFileSync(record, readFileSync(record, "utf8").replace(/"figures": \[\n\s+\d+/u, '"figures": [\n 987'));
    expect(cli.run("check", source, "--accepted", record).err).toContain("有一条被改动过");
  });

  it.each([
    [["accept", "x", "--by", "张三"], "accept 需要 --by 和 --out"],
    [["accept", "x", "--by", "张三", "--out", "a.json", "--waive", "R40"], "--waive 应写成 规则号=理由"],
    [["accept", "x", "--by", "张三", "--out", "a.json", "--waive", "R40=行"], "--waive 的理由至少要写6个字"],
  ])("%j: %s", (args, sentence) => {
    const ran = cli.run(...args);
    expect([ran.code, ran.err.includes(sentence)]).toEqual([2, true]);
  });
});

describe("check --against-rules: why it passed last year", () => {
  interface OtherRules {
    readonly standing: string;
    readonly standingNow: string;
    readonly onlyNow: readonly number[];
    readonly onlyThen: readonly { readonly rule: string }[];
    readonly regraded: readonly { readonly finding: number; readonly class: string }[];
    readonly gone: readonly string[];
  }
  type Listed = { id: string; class: string };
  const { folder, faulty } = county(mkdtempSync(join(home, "rules-")), 12);
  const source = readdirSync(folder)
    .map((name) => join(folder, name))
    .find((file) => [...faulty.keys()].some((unit) => readFileSync(file, "utf8").includes(unit)))!;
  const listed = JSON.parse(cli.run("rules", "--format", "json").out) as Listed[];
  const list = (name: string, rules: readonly object[]): string => {
    writeFileSync(cli.at(name), JSON.stringify(rules));
    return cli.at(name);
  };
  const against = (rules: string, ...more: readonly string[]) => {
    const file = join(home, "两套.json");
    rmSync(file, { force: true });
    cli.run("check", source, "--against-rules", rules, "--format", "json", "--out", file, ...more);
    const [checked] = results(file) as unknown as { otherRules: OtherRules; findings: { rule: string; class: string }[] }[];
    return checked!;
  };

  it("runs the same file by both, and says what the difference is", () => {
    const old = listed.filter(({ id }) => id !== "R02" && id !== "R03");
    const { otherRules, findings } = against(list("2025.json", [...old, { id: "R89", class: "A" }]));
    expect([otherRules.standing, otherRules.standingNow]).toEqual(["passed", "returned"]);
    expect(otherRules.onlyNow.map((at) => findings[at]!.rule)).toEqual(findings.map(({ rule }) => rule));
    expect(otherRules.gone).toEqual(["R89"]);
    expect(cli.run("check", source, "--against-rules", cli.at("2025.json")).out).toContain(
      "按2025.json的规则通过，按这次的规则需退回；它没有查的2条：R02、R03；R89这一版程序没有，不能重查。",
    );
  });

  it("knows a rule that was less strict, and rules that are the same", () => {
    const milder = listed.map((rule) => (rule.id === "R02" || rule.id === "R03" ? { ...rule, class: "C" } : rule));
    const { otherRules } = against(list("松.json", milder));
    expect([otherRules.standing, otherRules.onlyNow, otherRules.regraded.map((one) => one.class)]).toEqual([
      "passed",
      [],
      ["C", "C"],
    ]);
    const same = against(list("同.json", listed)).otherRules;
    expect([same.standing, same.onlyNow, same.onlyThen, same.regraded]).toEqual(["returned", [], [], []]);
  });

  it("asks a report again by the local requirements of the other set", () => {
    const lines = [
      ["名称", "", "本县要求", "", ""],
      ["文号", "", "柳政办发〔2023〕1号", "", ""],
      ["适用年度", "", "2023起", "", ""],
      ["勾稽关系", "", "requests.granted.total >= requests.received.total", "B", "新收不多于公开"],
    ].map(([项目, 范围, 内容, 类别, 名称]) => ({ 项目, 范围, 内容, 类别, 名称 }));
    writeFileSync(cli.at("本县.json"), JSON.stringify({ 地方要求: lines }));
    const more = against(cli.at("本县.json")).otherRules;
    expect(more.onlyThen.map(({ rule }) => rule)).toEqual(["R91"]);
    // A list that was put away with its local requirements has them still.
    const whole = JSON.parse(cli.run("rules", "--format", "json", "--profile", cli.at("本县.json")).out) as object[];
    expect(against(list("全.json", whole)).otherRules.onlyThen.map(({ rule }) => rule)).toEqual(["R91"]);
    const less = against("法定", "--profile", cli.at("本县.json"));
    expect(less.otherRules.onlyNow.map((at) => less.findings[at]!.rule)).toEqual(["R91"]);
  });

  it("refuses what is no list", () => {
    const ran = cli.run("check", source, "--against-rules", list("坏.json", [{ id: "R01", class: "E" }]));
    expect([ran.code, ran.err.includes("坏.json不是规则清单")]).toEqual([2, true]);
  });
});
