// 报告 in the pane, on Microsoft's own office.js and real files: shown before it is written, and written as it was shown.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { readDocx } from "../../src/adapters/docx/read";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { NO_TABLES_YET } from "../../src/app/words/report-choice-wording";
import { lookUp } from "../../src/app/publish/placeholders";
import { jsonReport } from "../../src/app/publish/publish";
import { readReport } from "../../src/app/read/read-report";
import { verified } from "../../src/app/publish/verify";
import { readHtml } from "../../src/adapters/html/read";
import { pictureSheet } from "../../src/app/publish/picture-sheet";
import { TONES } from "../../src/render/picture/chart";
import { figureAddress } from "../../src/render/sheet";
import { readFigures } from "../../src/app/read/figures-file";
import { no, yes } from "../../src/core/outcome";
import type { Reading } from "../../src/core/document/reading";
import type { OutgoingFile } from "../../src/ports/files";
import { openController, type Controller } from "../../src/taskpane/controller";
import type { PaneServices } from "../../src/taskpane/services";
import type { ReportAsk, ReportView } from "../../src/taskpane/report/report-view";
import type { FoundView } from "../../src/taskpane/update/update-view";
import { busyOf, initialState, shownOf, type PaneState } from "../../src/taskpane/state";
import { createStore, type Store } from "../../src/taskpane/store";
import { office, type OfficeOnStage } from "../support/office";
import { shownIn } from "../../src/workbench/model/charts";
import { docx, p, r } from "../adapters/docx/build";
import { leaving } from "./leaving";
import { bodyOf } from "../support/word-files";
import { finishedReport, form2021, now, officialTemplate } from "../support/word-reports";

jest.setTimeout(60_000);

let stage: OfficeOnStage;
let store: Store;
let controller: Controller;
let saved: OutgoingFile[];
let kept: Map<string, Uint8Array<ArrayBuffer>>;
let ticks = 0;

const state = (): PaneState => store.state();
const view = (): ReportView => {
  const shown = shownOf(state().stages.report);
  if (!shown) throw new Error("报告 shows nothing");
  return shown;
};
const found = (): FoundView => {
  const shown = view().found;
  if (!shown) throw new Error("no document is shown");
  return shown;
};

async function until(what: string, so: () => boolean): Promise<void> {
  for (let wait = 0; wait < 1000; wait += 1) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}; ${JSON.stringify(state().stages).slice(0, 800)} ${state().message ?? ""}`);
}

/** Asks, and waits for the answer. */
async function ask(asked: ReportAsk): Promise<void> {
  await until("idle", () => busyOf(state()) === undefined);
  controller.actions.report(asked);
  await new Promise((resolve) => setTimeout(resolve, 0));
  await until(asked.kind, () => busyOf(state()) === undefined);
  await stage.settled();
}

function sit(own: Partial<PaneServices> = {}): void {
  store = createStore(initialState(2024));
  saved = [];
  controller = openController(store, {
    openWorkbook: () => openExcelWorkbook("0.0.0"),
    clipboard: { copy: async () => yes(undefined) },
    ...leaving(saved, kept),
    now: () => ({ at: new Date(Date.UTC(2025, 0, 10, 8, 0, (ticks += 1))).toISOString(), mark: String(ticks) }),
    ...own,
  });
}

/** What a chart of the workbook shows now. */
const drawn = () => {
  const sheet = stage.sheet("图示");
  return sheet.charts.map((chart) => ({ name: chart.name, ...shownIn(sheet, chart) }));
};

/** A workbook that holds a whole report without a fault. */
async function filled(): Promise<void> {
  await controller.begin();
  controller.actions.identify({ unit: now.unit, year: now.year });
  controller.actions.takeFile(new File([jsonReport(now)], "上报.json"));
  await until("asked", () => shownOf(state().stages.entry) !== undefined);
  controller.actions.agree();
  await until("filled", () => state().message?.includes("已填入") === true);
}

beforeEach(async () => {
  stage = office();
  kept = new Map();
  sit();
  await filled();
  controller.actions.go("report");
  await until("the workbook was read", () => shownOf(state().stages.report) !== undefined);
});

const file = (bytes: Uint8Array, name = "2023年报告.docx"): ReportAsk => ({
  kind: "template",
  file: new File([bytes as Uint8Array<ArrayBuffer>], name),
});
const refusal = (): string => {
  const { report } = state().stages;
  return report.kind === "refused" ? report.sentence : "";
};
const written = (): OutgoingFile & { readonly content: Uint8Array } => {
  const last = saved[saved.length - 1];
  if (last === undefined || typeof last.content === "string") throw new Error(`no document was written: ${refusal()}`);
  return last as OutgoingFile & { readonly content: Uint8Array<ArrayBuffer> };
};
const readingOf = (bytes: Uint8Array): Reading => {
  const document = readDocx(bytes);
  const reading = document.ok ? readReport(document.value, { year: now.year }) : document;
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
  return reading.value;
};
const textOf = (bytes: Uint8Array): string =>
  readingOf(bytes)
    .document.blocks.map((block) => (block.kind === "text" ? block.text : ""))
    .join("\n");
/** As somebody would in Word. */
const edited = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts["word/document.xml"]!);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`the document does not say ${from}`);
  return zipSync({ ...parts, "word/document.xml": strToU8(after) });
};

it("last year's report: shown old → new, written, and its figures are the workbook's", async () => {
  expect(view()).toMatchObject({ who: "某市某局 2024年度", tables: [{ name: "表二" }, { name: "表三" }, { name: "表四" }] });
  await ask(file(finishedReport()));
  expect(view().target).toEqual({ kind: "file", name: "2023年报告.docx", again: false, kept: true });
  expect(found().tables.map(({ name }) => name)).toEqual(["表二", "表三", "表四"]);
  expect(found().tables[1]!.cells).toContainEqual(
    expect.objectContaining({
      theirs: "10",
      ours: "15",
      state: "new",
      label: expect.stringContaining("·自然人”") as string,
    }),
  );
  const recognised = found().groups.find(({ id }) => id === "recognised")!;
  expect(recognised.lines).toContainEqual(expect.objectContaining({ name: "新收", theirs: "12", ours: "20" }));
  await ask({ kind: "write" });
  expect(written().name).toBe("某市某局2024年政府信息公开工作年度报告.docx");
  expect(readingOf(written().content).values).toEqual(now.values);
  expect(textOf(written().content)).toContain("新收政府信息公开申请20件");
  expect(state().delivered).toMatchObject({ by: "download" });
  expect(state().message).toContain("已写入表二、表三、表四");
  // It is what is written from now on, without a press, and says already what the workbook says.
  const { name, content: first } = written();
  expect(view().target).toEqual({ kind: "file", name, again: true, kept: true, isLast: true });
  expect(found().tables.map(({ note }) => note)).toEqual(["与统计表一致", "与统计表一致", "与统计表一致"]);
  expect(view().remembered).toEqual({ name, here: true, written: name, template: { name: "2023年报告.docx", here: true } });
  // Numbers of last year that nothing was written over are listed on.
  expect(found().unwritten.map(({ said }) => said)).toEqual(["680条", "2022年"]);
  await ask({ kind: "write" });
  expect(saved.map((one) => one.name)).toEqual([name, name]);
  expect(written().content).toEqual(first);
  expect(view().overwrites).toBeUndefined();
});

it("a figure that is left alone stays", async () => {
  await ask(file(finishedReport()));
  const line = (name: string) =>
    found()
      .groups.flatMap(({ lines }) => lines)
      .find((one) => one.name === name)!;
  await ask({ kind: "leave", key: line("办结").key, on: true });
  expect(line("办结").state).toBe("kept");
  await ask({ kind: "write" });
  expect(textOf(written().content)).toContain("办结11件");
  // What was written is in hand, and offers nothing that was left alone.
  expect([found().groups, view().left]).toEqual([[], []]);
});

it("the same document again: prose stays, a number edited by hand is a conflict, and nothing is written before a choice", async () => {
  await ask(file(finishedReport()));
  await ask({ kind: "write" });
  const first = written().content;
  const second = edited(edited(first, ">20<", ">21<"), "仍需努力", "明年再努力");
  await stage.edit("表三!D6", 16);
  await stage.edit("表三!D8", 10);
  await ask(file(second, "改过.docx"));
  expect(view().target).toMatchObject({ again: true });
  // Edited to what the figures now say: nobody has to be asked.
  expect(found().conflicts).toEqual([]);
  await stage.edit("表三!D6", 17);
  await stage.edit("表三!D8", 11);
  await until("the screen follows the workbook", () => found().conflicts.length === 1);
  expect(found().conflicts).toMatchObject([{ theirs: "21", ours: "22" }]);
  saved.length = 0;
  await ask({ kind: "write" });
  expect(saved).toEqual([]);
  await ask({ kind: "choose", chosen: { [found().conflicts[0]!.key]: "both" } });
  await ask({ kind: "write" });
  expect(written().name).toBe("改过.docx");
  expect(textOf(written().content)).toContain("21〔统计表：22〕");
  expect(textOf(written().content)).toContain("明年再努力");
});

it("what must hold and does not is shown before, and marks the document unless a reason is given", async () => {
  await stage.edit("表三!D6", 99);
  await ask(file(officialTemplate(), "格式.docx"));
  expect(found().broken.length).toBeGreaterThan(0);
  expect(found().mark).toContain("未通过审核");
  await ask({ kind: "write" });
  expect(textOf(written().content)).toContain("未通过审核");
  saved.length = 0;
  await ask({ kind: "override", reason: "太短" });
  await ask({ kind: "write" });
  expect(saved).toEqual([]);
  await ask({ kind: "override", reason: "主管部门已同意先报后改" });
  await ask({ kind: "write" });
  expect(textOf(written().content)).not.toContain("未通过审核");
  // What was said for it holds for the same document written once more.
  await ask({ kind: "write" });
  expect([saved.length, textOf(written().content).includes("未通过审核")]).toEqual([2, false]);
  // From the template once more, under a name that was written: that is asked about.
  await ask(file(officialTemplate(), "格式.docx"));
  await ask({ kind: "write" });
  expect([saved.length, view().overwrites]).toEqual([2, { name: written().name, here: true, wanted: false }]);
});

it("is remembered with the workbook by name and digest; what stands in it stays on this machine", async () => {
  await ask(file(finishedReport()));
  await ask({ kind: "write" });
  const notes = JSON.stringify([...stage.workbook.settings]);
  // What was written is what is written again.
  expect(notes).toContain("某市某局2024年政府信息公开工作年度报告.docx");
  expect(notes).not.toContain("仍需努力");
  sit();
  await controller.begin();
  controller.actions.go("report");
  await until("read", () => shownOf(state().stages.report)?.remembered !== undefined);
  const name = "某市某局2024年政府信息公开工作年度报告.docx";
  expect(view().remembered).toEqual({
    name,
    here: true,
    written: name,
    template: { name: "2023年报告.docx", here: true },
  });
  // The step 写入报告 leads to it at once.
  await ask({ kind: "open", onward: true });
  expect(view().target).toMatchObject({ kind: "file", name, again: true });
  expect(found().tables).toHaveLength(3);
  await ask({ kind: "put-away" });
  kept.clear();
  await ask({ kind: "open" });
  expect(view().remembered).toMatchObject({ here: false });
  await ask({ kind: "forget" });
  expect(view().remembered).toBeUndefined();
});

describe("the file that was written last", () => {
  const NAME = "某市某局2024年政府信息公开工作年度报告.docx";
  beforeEach(async () => {
    await ask(file(finishedReport()));
    await ask({ kind: "write" });
    saved.length = 0;
    await ask({ kind: "put-away" });
  });

  it("stays the first choice though a template is looked at, and what is written next is written into it", async () => {
    await ask(file(officialTemplate(), "另一个模板.docx"));
    await ask({ kind: "put-away" });
    expect(view().remembered).toEqual({
      name: NAME,
      here: true,
      written: NAME,
      template: { name: "另一个模板.docx", here: true },
    });
    await ask({ kind: "recall", template: true });
    expect(view().target).toMatchObject({ name: "另一个模板.docx", again: false });
    await stage.edit("表二!C5", 3);
    await ask({ kind: "recall" });
    expect(view().target).toEqual({ kind: "file", name: NAME, again: true, kept: true, isLast: true });
    expect(view().overwrites).toBeUndefined();
    await ask({ kind: "write" });
    expect(written().name).toBe(NAME);
    expect(textOf(written().content)).toContain("仍需努力");
  });

  it("is what was edited in Word, once that was given", async () => {
    const [digest] = [...kept.keys()].slice(-1);
    const mine = edited(kept.get(digest!)!, "仍需努力", "窗口周末也有人值守");
    await ask(file(mine, NAME));
    expect(view().overwrites).toBeUndefined();
    await ask({ kind: "put-away" });
    expect(view().remembered).toMatchObject({ written: NAME, template: { name: "2023年报告.docx" } });
    await ask({ kind: "recall" });
    await ask({ kind: "write" });
    expect(textOf(written().content)).toContain("窗口周末也有人值守");
  });

  it.each([
    ["from the template", { kind: "recall", template: true }],
    ["as a report of our own", { kind: "own" }],
  ] as const)("is not written over %s before that is wanted", async (_, chosen) => {
    await ask(chosen);
    expect(view().overwrites).toEqual({ name: NAME, here: true, wanted: false });
    await ask({ kind: "write" });
    expect(saved).toEqual([]);
    await ask({ kind: "overwrite", wanted: true });
    await ask({ kind: "write" });
    expect(saved.map(({ name }) => name)).toEqual([NAME]);
    // What was written is gone on with; from the beginning is another time, and asked again.
    await ask({ kind: "write" });
    expect([saved.length, view().overwrites]).toEqual([2, undefined]);
    await ask(chosen);
    await ask({ kind: "write" });
    expect([saved.length, view().overwrites?.wanted]).toEqual([2, false]);
  });

  it("that is gone from this machine is asked for by name, and no template is taken in its place", async () => {
    const [digest] = [...kept.keys()].slice(-1);
    kept.delete(digest!);
    await ask({ kind: "open", onward: true });
    expect(view().target).toBeUndefined();
    expect(view().remembered).toMatchObject({ written: NAME, here: false, template: { here: true } });
  });

  it("of last year keeps its name: this year's is written beside it", async () => {
    const [digest] = [...kept.keys()].slice(-1);
    await ask(file(kept.get(digest!)!, "某市某局2023年年报.docx"));
    expect(view().target).toMatchObject({ again: true });
    await ask({ kind: "write" });
    expect(written().name).toBe(NAME);
  });

  it("is known from the note of an earlier version", async () => {
    const [digest] = [...kept.keys()].slice(-1);
    const opened = await openExcelWorkbook("0.0.0");
    if (!opened.ok) throw new Error("no workbook");
    await opened.value.keep({ "report.template": { name: NAME, digest, written: NAME } });
    await ask({ kind: "open" });
    expect(view().remembered).toEqual({ name: NAME, here: true, written: NAME });
    await ask({ kind: "own" });
    expect(view().overwrites).toMatchObject({ name: NAME, wanted: false });
  });

  it("is forgotten with the template", async () => {
    await ask({ kind: "forget" });
    // 上年报告 was the template, and stays.
    expect([view().remembered, [...kept.keys()]]).toEqual([undefined, [`${finishedReport().length}`]]);
  });
});

it("without a template: six sections of our own, with drafts where they are asked for", async () => {
  await ask({ kind: "own" });
  await ask({ kind: "draft", on: true });
  expect(found().groups.flatMap(({ lines }) => lines.map(({ name }) => name))).toEqual([
    "规章和行政规范性文件（草稿）",
    "依申请公开情况（草稿）",
    "信息处理费（草稿）",
  ]);
  await ask({ kind: "write" });
  expect(readingOf(written().content).values).toEqual(now.values);
  expect(textOf(written().content)).toContain("〔草稿");
});

it("a change of the workbook between the look and the yes is shown first, and nothing is written", async () => {
  await ask(file(officialTemplate(), "格式.docx"));
  // Another screen is open while a figure is typed: what is shown there does not follow.
  controller.actions.go("entry");
  await stage.edit("表二!C5", 77);
  store.send({ type: "went", screen: "report" });
  await ask({ kind: "write" });
  expect(saved).toEqual([]);
  expect(refusal()).toContain("在查看之后又有改动");
  await ask({ kind: "write" });
  expect(readingOf(written().content).values.filter((value) => value === 77)).toHaveLength(1);
});

it("a document that cannot be written into is refused with the reason, and another one can be chosen", async () => {
  await ask(file(docx({ body: p(r("{{没有这个名字}}")) }), "坏模板.docx"));
  expect(refusal()).toContain("{{没有这个名字}}");
  expect(view().target).toBeUndefined();
  expect(view().remembered).toBeUndefined();
  await ask(file(strToU8("不是文档"), "x.docx"));
  expect(refusal()).not.toBe("");
  await ask(file(officialTemplate(), "格式.docx"));
  expect(found().tables).toHaveLength(3);
});

it("the page, the JSON and the document state one digest, and it is the workbook's", async () => {
  await ask({ kind: "own" });
  await ask({ kind: "write" });
  await ask({ kind: "publish", as: "html" });
  await ask({ kind: "publish", as: "json" });
  await ask({ kind: "publish", as: "csv" });
  const [word, page, json, csv] = saved as [OutgoingFile, OutgoingFile, OutgoingFile, OutgoingFile];
  expect(saved.map(({ name }) => name.slice(-5))).toEqual([".docx", ".html", ".json", "告.csv"]);
  const html = readHtml(page.content as string);
  const read = html.ok ? readReport(html.value) : html;
  const figures = readFigures(JSON.parse(json.content as string));
  if (!read.ok || !figures.ok) throw new Error("the files cannot be read again");
  const told = [readingOf(word.content as Uint8Array), read.value, figures.value].map((one) => verified("x", one));
  expect(told.map(({ verdict }) => verdict)).toEqual(["agrees", "agrees", "agrees"]);
  expect(new Set(told.map(({ stated }) => stated)).size).toBe(1);
  expect(csv.content).toContain("一、本年新收政府信息公开申请数量");
});

it("the page of pictures is named so, and made of the workbook's figures", async () => {
  await ask({ kind: "publish", as: "infographic" });
  expect(saved.at(-1)!.name).toMatch(/年度报告图解\.html$/);
  expect(saved.at(-1)!.content).toContain("申请办理流向");
});

it("the page with charts, and the workbook with a sheet of them, are made of the same figures", async () => {
  await ask({ kind: "publish", as: "charted" });
  expect(saved.at(-1)!.content).toContain("图：办理结果（单位：件）");
  await ask({ kind: "publish", as: "book" });
  const { name, content } = saved.at(-1)!;
  expect(name).toMatch(/年度报告统计表\.xlsx$/);
  const book = readXlsx(content as Uint8Array);
  const read = book.ok ? readReport(book.value) : book;
  if (!book.ok || !read.ok) throw new Error("the workbook cannot be read again");
  expect(book.value.blocks.map((block) => (block.kind === "grid" ? block.name : ""))).toContain("图示");
  expect(verified("x", read.value).verdict).toBe("agrees");
});

it("lists what may stand in a template, and copies one", async () => {
  await ask({ kind: "placeholders" });
  expect(view().placeholders!.names.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["新收", "图:办理结果", "制发文件情况"]),
  );
  // What is made of them, each of it taken by a template.
  const made = view().placeholders!.made.map(({ name }) => name);
  expect(made).toEqual(expect.arrayContaining(["新收·上年", "新收·增减", "新收·增幅", "予以公开·占比", "行政事业性收费·元"]));
  expect(made).not.toContain("新收·占比");
  expect(made.filter((name) => lookUp(form2021, name).kind !== "known")).toEqual([]);
  expect(
    view()
      .placeholders!.names.flatMap(({ also }) => also)
      .filter((word) => /^[a-z]/.test(word)),
  ).toEqual([]);
  await ask({ kind: "copy-text", text: "{{新收}}" });
  expect(state().message).toContain("{{新收}}已复制");
  await ask({ kind: "placeholders" });
  expect(view().placeholders).toBeUndefined();
});

it("a template is made of the form, written beside everything else, and takes the figures", async () => {
  await ask({ kind: "make-template" });
  const { name, content } = written();
  expect(name).toBe("政府信息公开工作年度报告（带占位符的模板）.docx");
  expect(state().message).toContain("都是占位符");
  const bytes = new Uint8Array(content);
  expect(bodyOf(bytes)).toContain("{{表三}}");
  await ask(file(bytes, name));
  await ask({ kind: "write" });
  expect(written().name).not.toBe(name);
  expect(readingOf(written().content).values).toEqual(now.values);
  expect(textOf(written().content)).not.toContain("{{");
});

it("a report that was written is made final: no mark, no record, no draft, and what is left to do is told", async () => {
  await ask({ kind: "own" });
  await ask({ kind: "draft", on: true });
  await ask({ kind: "write" });
  const bytes = written().content;
  expect(textOf(bytes)).toContain("〔草稿");
  await ask({ kind: "final", file: new File([new Uint8Array(bytes)], "年度报告.docx") });
  expect(saved.at(-1)!.name).toBe("年度报告（定稿）.docx");
  const final = saved.at(-1)!.content as Uint8Array;
  expect(textOf(final)).not.toContain("〔草稿");
  expect(bodyOf(final)).not.toContain("nianbao:");
  expect(readingOf(final).values).toEqual(now.values);
  expect(state().message).toMatch(/^已写成定稿，不再有写入的标记、记录和草稿。还有\d处：/);
  await ask({ kind: "final", file: new File(["不是文档"], "x.docx") });
  expect(refusal()).not.toBe("");
});

it("charts are drawn by one press", async () => {
  await ask({ kind: "own" });
  await ask({ kind: "charts", on: true });
  await ask({ kind: "write" });
  expect(bodyOf(written().content)).toContain("<c:chart ");
});

it("图示 is drawn into the open workbook by one press, follows its cells, is taken back, and takes nobody's sheet", async () => {
  expect(view().draws).toBe(true);
  await ask({ kind: "pictures" });
  expect(state().message).toMatch(/^已加一张“图示”/);
  expect(drawn().map(({ name }) => name)).toEqual(["图：申请办理情况", "图：办理结果", "图：申请人构成"]);
  // As the file has them.
  const plan = pictureSheet(now, undefined)!;
  expect(drawn().map(({ series }) => series.map(({ values }) => values))).toEqual(
    plan.charts!.map(({ chart }) => chart.series.map(({ values }) => values)),
  );
  expect(stage.sheet("图示").charts.map(({ series }) => series.map(({ fill }) => fill?.slice(1)))).toEqual(
    plan.charts!.map(({ chart }) => chart.series.map(({ tone }) => TONES[tone])),
  );
  expect(drawn()[1]!.categories[0]).toMatch(/^予以公开 \d/);
  // A figure that somebody changes is drawn.
  const cell = form2021.byId.get("requests.received.naturalPerson")!;
  const { sheet, a1 } = figureAddress(form2021, cell.index);
  await stage.edit(`${sheet}!${a1}`, 77);
  expect(drawn()[2]!.series[0]!.values).toEqual([77]);
  await ask({ kind: "pictures" });
  // However late what the edit changed is found.
  await until("the edit was followed", () => shownOf(state().stages.check)!.counts.broken > 0);
  expect(state().message).toMatch(/^“图示”已经在工作簿里/);
  controller.actions.go("journal");
  await until("the journal", () => shownOf(state().stages.journal) !== undefined);
  const [line] = shownOf(state().stages.journal)!;
  expect(line!.what).toBe("加图示：工作表图示");
  controller.actions.undo(line!.id);
  await until("undone", () => shownOf(state().stages.journal)?.[0]?.undone === true);
  expect(stage.workbook.sheetNamed("图示")).toBeUndefined();
  // Somebody's own sheet of that name.
  const theirs = stage.workbook.insertSheet("图示", 0);
  theirs.putContent(0, 0, "去年的图");
  controller.actions.go("report");
  await until("the workbook was read again", () => busyOf(state()) === undefined);
  await stage.settled();
  await ask({ kind: "pictures" });
  expect(refusal()).toMatch(/^工作表“图示”里有别的内容，没有动它/);
  expect([theirs.valueAt(0, 0), theirs.charts]).toEqual(["去年的图", []]);
});

it("a table is copied, and where nothing may be copied it stands there to be selected", async () => {
  await ask({ kind: "copy", table: "requests" });
  expect(state().message).toContain("表三已复制");
  sit({ clipboard: { copy: async () => no({ kind: "clipboard-closed" }) } });
  await controller.begin();
  controller.actions.go("report");
  await until("read", () => shownOf(state().stages.report) !== undefined);
  await ask({ kind: "copy", table: "requests" });
  expect(view().byHand).toMatchObject({ name: "表三", html: expect.stringContaining("rowspan") as string });
  await ask({ kind: "copied" });
  expect(view().byHand).toBeUndefined();
});

describe("before there is anything to write", () => {
  const opened = async (missing: string | undefined): Promise<void> => {
    controller.actions.go("report");
    const seen = (): ReportView | undefined => shownOf(state().stages.report);
    await until("looked", () => busyOf(state()) === undefined && seen() !== undefined && seen()?.missing === missing);
    await stage.settled();
  };
  beforeEach(async () => {
    stage = office();
    kept = new Map();
    sit();
    await controller.begin();
  });

  it("says what to do first and refuses nothing; what is asked for all the same is refused", async () => {
    await opened(NO_TABLES_YET);
    expect(refusal()).toBe("");
    await ask({ kind: "own" });
    expect(refusal()).toBe(NO_TABLES_YET);
  });

  it("is as ever once there are tables", async () => {
    await opened(NO_TABLES_YET);
    await filled();
    await opened(undefined);
    expect(view().who).toBe(`${now.unit} ${now.year}年度`);
    expect(view().tables).toHaveLength(3);
  });
});
