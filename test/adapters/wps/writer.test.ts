// The document that is open in WPS 文字: read as it stands, written as a new file beside it, never touched itself.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { openWriterReport } from "../../../src/adapters/wps/writer/report";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import { refusalSentence } from "../../../src/app/words/refusal-wording";
import type { Refusal } from "../../../src/core/outcome";
import type { ReportDocument } from "../../../src/ports/report";
import { playWriter, type PlayedText, type PlayedWriter } from "../../../src/workbench/wps/writer";
import { docx, p, r } from "../docx/build";
import { packageFaults } from "../../support/package-check";
import { edited, refusal, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { finishedReport, later, longReport, now, officialTemplate } from "../../support/word-reports";
import { wpsTemplate } from "../../support/wps-template";

const BIND = { version: "1.0.0", bind: true } as const;
const FOLDER = "D:\\年报";
const WRITTEN = `${FOLDER}\\报告（已写入年报数据）.docx`;

interface Opened {
  readonly stage: PlayedWriter;
  readonly report: ReportDocument<void>;
}

function open(bytes: Uint8Array, more: Partial<PlayedText> = { folder: FOLDER }): Opened {
  const stage = playWriter({ name: "报告.docx", bytes, ...more });
  return { stage, report: sure(openWriterReport(stage.application as never)) };
}

it.each([
  ["the official form", officialTemplate],
  ["last year's finished report", finishedReport],
  ["a long report with everything", longReport],
  ["the official form as WPS saves it", wpsTemplate],
])("%s: a new file with the figures is opened, and the document stays as it was", async (_, make) => {
  const bytes = make();
  const { stage, report } = open(bytes);
  sure(await updateReport(report, now, BIND));
  const written = stage.files.get(WRITTEN)!;
  expect(valuesOf(written)).toEqual(valuesIn(now));
  expect(packageFaults(written)).toEqual([]);
  expect(stage.open.map(({ name }) => name)).toEqual(["报告.docx", "报告（已写入年报数据）.docx"]);
  expect(Buffer.compare(stage.open[0]!.bytes, bytes)).toBe(0);
  // No copy is left behind.
  expect([...stage.files.keys()]).toEqual([WRITTEN]);
});

it("goes on with the document that it opened: the same to a second look, and written once more under a further name", async () => {
  const { stage, report } = open(finishedReport());
  sure(await updateReport(report, now, BIND));
  expect(sure(await previewUpdate(report, now, BIND)).items.filter(({ state }) => state !== "same")).toEqual([]);
  sure(await updateReport(report, later, BIND));
  const again = stage.open.at(-1)!;
  expect(again.name).toBe("报告（已写入年报数据）(2).docx");
  expect(valuesOf(again.bytes)).toEqual(valuesIn(later));
});

it("writes a document that has no folder yet into the download folder, and takes a .wps by its copy", async () => {
  const { stage, report } = open(officialTemplate(), { name: "文字文稿1" });
  sure(await updateReport(report, now, BIND));
  expect([...stage.files.keys()]).toEqual(["C:\\Users\\a\\Downloads\\文字文稿1（已写入年报数据）.docx"]);
});

it("draws charts too, which an open Word cannot", async () => {
  const { report } = open(docx({ body: [p(r("{{单位}}")), p(r("{{图:办理结果}}")), p(r("{{表三}}"))].join("") }));
  expect(sure(await report.contents()).isDrawable).toBe(true);
});

const refusalOf = (outcome: ReturnType<typeof openWriterReport>): Refusal => {
  if (outcome.ok) throw new Error("was not refused");
  return outcome.refusal;
};
const said = refusalSentence;

describe("refused, in one sentence, with nothing written", () => {
  it("what is no WPS 文字", () => {
    expect(said(refusalOf(openWriterReport(undefined)))).toMatch(/^这个版本的WPS文字不支持文字的加载项接口，请升级WPS/);
    expect(said(refusalOf(openWriterReport({} as never)))).toMatch(/^这个版本的WPS文字不支持/);
  });

  it("no document is open", async () => {
    const stage = playWriter();
    const report = sure(openWriterReport(stage.application as never));
    expect(refusal(await report.contents())).toMatch(/^WPS文字没有完成这一步（没有打开的文档）/);
  });

  it("the document changed between looking and writing", async () => {
    const { stage, report } = open(finishedReport());
    sure(await report.contents());
    stage.open[0]!.bytes = edited(finishedReport(), "各项公开任务按期完成。", "各项公开任务提前完成。");
    expect(refusal(await report.write([]))).toMatch(/^文档在确认之后又有改动，没有写入/);
    expect(textOf(stage.open[0]!.bytes)).toContain("提前完成");
    expect(stage.open).toHaveLength(1);
  });

  it("the folder takes no file", async () => {
    const { stage, report } = open(officialTemplate());
    stage.closedFolder = FOLDER;
    expect(refusal(await updateReport(report, now, BIND))).toMatch(/^写不了报告（已写入年报数据）\.docx（WPS没有写成）/);
    expect(stage.open).toHaveLength(1);
  });

  it("a build that saves no copies, and a document that is not saved", async () => {
    const { stage, report } = open(officialTemplate());
    stage.lacksCopies = true;
    expect(refusal(await updateReport(report, now, BIND))).toMatch(/^这份文档还没有存成\.docx.*请先另存为\.docx，再重新对照。$/);
  });
});

it("a build that saves no copies reads the file of a document that is saved", async () => {
  const { stage, report } = open(officialTemplate(), { folder: FOLDER, isSaved: true });
  stage.lacksCopies = true;
  sure(await updateReport(report, now, BIND));
  expect(valuesOf(stage.files.get(WRITTEN)!)).toEqual(valuesIn(now));
});

it("the stand-in plays no member that WPS does not declare, and the format is the declared number", () => {
  const members = new Map<string, Set<string>>();
  const numbers = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node))
      for (const member of node.members)
        if (member.name) members.set(node.name.text, (members.get(node.name.text) ?? new Set()).add(member.name.getText()));
    if (ts.isEnumMember(node) && node.initializer) numbers.set(node.name.getText(), node.initializer.getText());
    ts.forEachChild(node, visit);
  };
  for (const file of ["lib.wps.d.ts", "index.d.ts", "addon.wps.d.ts"])
    visit(
      ts.createSourceFile(file, readFileSync(require.resolve(`wps-jsapi-declare/${file}`), "utf8"), ts.ScriptTarget.Latest, true),
    );
  const { stage } = open(officialTemplate());
  const app = stage.application as unknown as WPS.AddonRoot & Wps.Application;
  for (const [name, object] of [
    ["Document", app.ActiveDocument],
    ["Documents", app.Documents],
    ["FileSystem", app.FileSystem],
    ["Env", app.Env],
  ] as const)
    expect([name, Reflect.ownKeys(object).filter((key) => !members.get(name)!.has(String(key)))]).toEqual([name, []]);
  expect(numbers.get("wdFormatXMLDocument")).toBe("12");
});
