// An edition is entered in the statute's list and nowhere else: every command of the command line takes it up.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { strFromU8, unzipSync } from "fflate";
import { figuresFile } from "../../../src/app/read/figures-file";
import { docx, p, r } from "../../adapters/docx/build";
import { reportAsText } from "../../support/text-forms";
import { NEW_LABEL, NEW_ROW, YEAR } from "./edition";
import { formOfYear, UNIT, valuesOf } from "./figures";

jest.mock("../../../src/statute/editions", () => jest.requireActual<object>("./editions"));
jest.setTimeout(300_000);

const root = resolve(__dirname, "../../..");
mkdirSync(join(root, ".cache"), { recursive: true });
// Below the repository: what the bundle asks of packages at run time is found there.
const home = mkdtempSync(join(root, ".cache", "next-edition-"));
const work = mkdtempSync(join(tmpdir(), "nianbao-next-"));
afterAll(() => [home, work].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const at = (name: string): string => join(work, name);

/** The command line as it is, but for the statute's list of editions. */
beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts", "src/cli/worker.ts"],
    outdir: home,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    banner: { js: 'import { createRequire as here } from "node:module"; const require = here(import.meta.url);' },
    plugins: [
      {
        name: "one more edition",
        setup: (bundle) => {
          bundle.onResolve({ filter: /editions$/ }, ({ resolveDir }) =>
            resolveDir === join(root, "src", "statute") ? { path: join(__dirname, "editions.ts") } : undefined,
          );
        },
      },
    ],
  });
});

function nianbao(...args: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, "main.mjs"), ...args], {
    encoding: "utf8",
    cwd: work,
  });
  return { code: status, out: stdout, err: stderr };
}

const GRANTED = 2;
const NOW = { received: 5, broughtForward: 1, granted: GRANTED, [NEW_ROW]: 3, carriedForward: 1 };
const BEFORE = { received: 4, granted: 3, carriedForward: 1 };

function figures(name: string, year: number, rows: Readonly<Record<string, number>>, unit = UNIT): string {
  const form = formOfYear(year);
  writeFileSync(at(name), JSON.stringify(figuresFile({ form, values: valuesOf(form, rows), unit, year })));
  return at(name);
}

function report(name: string, said: string): string {
  const form = formOfYear(YEAR);
  const lines = [
    `${UNIT}${YEAR}年政府信息公开工作年度报告`,
    "一、总体情况",
    "（一）主动公开。全年按要求公开政府信息。",
    `（二）依申请公开。${said}`,
    "（三）政府信息管理。定期清理规范性文件。",
    "（四）政府信息公开平台建设。办好门户网站专栏。",
    "（五）监督保障。完成工作考核、社会评议，没有责任追究情况。",
    reportAsText(form, valuesOf(form, NOW), "bars"),
    "五、存在的主要问题及改进情况",
    "公开的时效有待提高，下一步将加强培训。",
    "六、其他需要报告的事项",
    "本年度没有收取信息处理费。",
  ];
  writeFileSync(at(name), lines.join("\n"));
  return at(name);
}

const now = figures("now.json", YEAR, NOW);
const before = figures("before.json", YEAR - 1, BEFORE);

interface Checked {
  readonly edition: string;
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}
const checked = (...args: string[]): Checked =>
  (JSON.parse(nianbao("check", ...args, "--format", "json").out) as readonly Checked[])[0]!;

it("create, fill, read", () => {
  expect(nianbao("create", "--year", String(YEAR), "--unit", UNIT, "--out", at("blank.xlsx"))).toMatchObject({
    code: 0,
    err: "",
  });
  expect(nianbao("fill", now, "--out", at("filled.xlsx"))).toMatchObject({ code: 0, err: "" });
  const read = nianbao("read", at("filled.xlsx"), "--json");
  expect(read).toMatchObject({ code: 0, err: "" });
  const { edition, tables } = JSON.parse(read.out) as {
    readonly edition: string;
    readonly tables: { readonly requests: { readonly denied: { readonly draftMinutes: { readonly total: number } } } };
  };
  expect([edition, tables.requests.denied.draftMinutes.total]).toEqual(["2028", 3]);
});

it("check: the form of the year, and the new row in its sums", () => {
  expect(checked(now)).toMatchObject({ edition: "2028", findings: [] });
  expect(nianbao("check", at("filled.xlsx"))).toMatchObject({ code: 0, err: "" });
  const short = figures("short.json", YEAR, NOW);
  writeFileSync(
    short,
    readFileSync(short, "utf8").replace('"draftMinutes":{"naturalPerson":3', '"draftMinutes":{"naturalPerson":4'),
  );
  expect(checked(short).findings.map(({ rule }) => rule)).toContain("R02");
});

it.each([
  [`收到政府信息公开申请5件，予以公开${GRANTED}件，不予公开3件。`, []],
  ["收到政府信息公开申请5件，予以公开2件，不予公开4件。", ["R51"]],
  ["新收政府信息公开申请5件，办结5件，其中予以公开2件，属于未定稿的会议纪要3件。", []],
  ["新收政府信息公开申请5件，其中不予公开的，未定稿的会议纪要2件。", ["R51"]],
])("check: the prose 「%s」", (said, rules) => {
  const { findings } = checked(report("prose.txt", said));
  expect(findings.map(({ rule }) => rule)).toEqual(rules);
});

it("check --previous: last year's report on the form before", () => {
  const { findings } = checked(now, "--previous", before);
  expect(findings.map(({ rule }) => rule)).toEqual(["R43"]);
  const torn = figures("torn.json", YEAR - 1, { ...BEFORE, granted: 2, carriedForward: 2 });
  expect(checked(now, "--previous", torn).findings.map(({ rule }) => rule)).toContain("R40");
});

it("compare: the new row stands alone, every other beside its own", () => {
  const { code, out, err } = nianbao("compare", before, now, "--format", "json");
  expect([code, err]).toEqual([0, ""]);
  const { alone, cells, continuity } = JSON.parse(out) as {
    readonly alone: readonly { readonly id: string }[];
    readonly cells: readonly { readonly id: string; readonly then: number; readonly now: number }[];
    readonly continuity: readonly { readonly rule: string; readonly verdict: string }[];
  };
  expect(new Set(alone.map(({ id }) => id.replace(/\.[^.]+$/u, "")))).toEqual(new Set([`requests.${NEW_ROW}`]));
  expect(cells.find(({ id }) => id === "requests.received.total")).toMatchObject({ then: 4, now: 5 });
  expect(continuity.filter(({ rule }) => rule === "R40").every(({ verdict }) => verdict === "passed")).toBe(true);
  // Over the edition in between, too.
  const first = figures("first.json", 2020, BEFORE);
  expect(nianbao("compare", first, now)).toMatchObject({ err: "" });
});

it("sum", () => {
  const other = figures("other.json", YEAR, NOW, "示例市另一局");
  const { out, err } = nianbao("sum", now, other, "--format", "json");
  expect(err).toBe("");
  const { cells } = JSON.parse(out) as { readonly cells: readonly { readonly id: string; readonly value: number }[] };
  expect(cells.find(({ id }) => id === `requests.${NEW_ROW}.total`)).toMatchObject({ value: 6 });
  nianbao("sum", now, other, "--out", at("sum.xlsx"));
  expect(nianbao("read", at("sum.xlsx")).out).toContain("2028年格式");
});

describe("report", () => {
  const bodyOf = (file: string): string => strFromU8(unzipSync(readFileSync(file))["word/document.xml"]!);

  it.each([".docx", ".html", ".json", ".csv"])("a whole report as %s", (kind) => {
    expect(nianbao("report", now, "--out", at(`whole${kind}`))).toMatchObject({ code: 0, err: "" });
  });

  it("its Word document prints the new row and the form's own titles, and the figures agree in all", () => {
    expect(bodyOf(at("whole.docx"))).toContain(NEW_LABEL);
    expect(bodyOf(at("whole.docx"))).toContain("五、存在的主要问题及改进情况");
    expect(nianbao("verify", at("whole.docx"), at("whole.html"), at("whole.json"), now)).toMatchObject({ code: 0, err: "" });
  });

  it("a template's placeholders, then once more with other figures", () => {
    const template = at("template.docx");
    const body = [
      "{{单位}}{{年度}}年政府信息公开工作年度报告",
      "一、总体情况",
      "{{新收情况}}；{{办结情况}}。不予公开{{不予公开}}件，未定稿的{{属于未定稿的会议纪要}}件。",
      "三、收到和处理政府信息公开申请情况",
      "{{表三}}",
    ];
    writeFileSync(template, docx({ body: body.map((line) => p(r(line))).join("") }));
    const first = nianbao("report", now, "--template", template, "--out", at("pushed.docx"));
    expect(first).toMatchObject({ code: 0, err: "" });
    const text = bodyOf(at("pushed.docx")).replace(/<[^>]+>/gu, "");
    expect(text).toContain("办结政府信息公开申请5件，其中予以公开2件，不予公开3件。不予公开3件，未定稿的3件。");
    expect(text).toContain(NEW_LABEL);
    const later = figures("later.json", YEAR, { ...NOW, granted: 1, [NEW_ROW]: 4 });
    expect(nianbao("report", later, "--again", at("pushed.docx"), "--out", at("again.docx"))).toMatchObject({ code: 0, err: "" });
    expect(bodyOf(at("again.docx")).replace(/<[^>]+>/gu, "")).toContain("不予公开4件，未定稿的4件。");
  });

  it("binds the sentences of a report, and drafts the missing ones", () => {
    const body = ["一、总体情况", "本年收到政府信息公开申请4件，不予公开1件。", "六、其他需要报告的事项"];
    writeFileSync(at("prose.docx"), docx({ body: body.map((line) => p(r(line))).join("") }));
    const bound = nianbao("report", now, "--template", at("prose.docx"), "--bind", "--draft", "--out", at("bound.docx"));
    expect([bound.code, bound.err]).toEqual([0, ""]);
    const text = bodyOf(at("bound.docx")).replace(/<[^>]+>/gu, "");
    expect(text).toContain("本年收到政府信息公开申请5件，不予公开3件。");
    expect(text).toContain("2028年，本机关收取信息处理费〔填写金额");
  });

  it("--placeholders", () => {
    const { code, out } = nianbao("report", "--placeholders", "--edition", "2028");
    expect(code).toBe(0);
    expect(out).toContain("# 占位符一览（2028年格式）");
    expect(out).toContain("{{不予公开·属于未定稿的会议纪要}}");
  });
});

it("rules --edition", () => {
  const { code, out } = nianbao("rules", "--edition", "2028");
  expect(code).toBe(0);
  expect(out).toContain("R01");
  expect(nianbao("rules", "--edition", "2027")).toMatchObject({ code: 2 });
});

it("explain", () => {
  const torn = figures("torn-again.json", YEAR - 1, { ...BEFORE, granted: 2, carriedForward: 2 });
  const reason = ["--rule", "R40", "--key", "R40.requests.total", "--reason", "上年末一件撤回后重新提出", "--previous", torn];
  expect(nianbao("explain", now, ...reason)).toMatchObject({ code: 0, err: "" });
});
