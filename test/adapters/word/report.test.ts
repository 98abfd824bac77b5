// The document that is open in Word, on Microsoft's own office.js: filled, filled again, edited in between, refused.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { docxReport } from "../../../src/adapters/docx/report-document";
import { openWordReport } from "../../../src/adapters/word/report";
import type { Named } from "../../../src/app/publish/publish";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import type { Choices, PushPreview } from "../../../src/app/publish/plan/part";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import type { Outcome } from "../../../src/core/outcome";
import { finalDocx } from "../../../src/adapters/docx/final";
import type { MarkedReport, ReportDocument } from "../../../src/ports/report";
import { packageFaults } from "../../support/package-check";
import { wpsTemplate } from "../../support/wps-template";
import { WORD_SETS, wordOffice, type WordOnStage } from "../../support/word-office";
import { bodyOf, edited, refusal, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import {
  figures,
  finishedReport,
  form2021,
  last,
  named,
  later,
  longReport,
  nothing,
  now,
  officialTemplate,
} from "../../support/word-reports";
import { docx, p, r } from "../docx/build";

// Every case loads and drives the whole of office.js; on a busy machine that is slow, not wrong.
jest.setTimeout(60_000);

const PLAIN: PushOptions = { version: "1.0.0" };
const BIND: PushOptions = { ...PLAIN, bind: true };

interface Opened {
  readonly stage: WordOnStage;
  readonly report: ReportDocument<void>;
}
const open = (bytes: Uint8Array, api = "newest"): Opened => {
  const stage = wordOffice(bytes, { api });
  return { stage, report: sure(openWordReport()) };
};
const updated = async (
  bytes: Uint8Array,
  report: Named,
  options = PLAIN,
  choices: Choices = {},
  api = "newest",
): Promise<Uint8Array> => {
  const opened = open(bytes, api);
  sure(await updateReport(opened.report, report, options, choices));
  return opened.stage.saved();
};
const preview = async (bytes: Uint8Array, report: Named, options = PLAIN): Promise<PushPreview> =>
  sure(await previewUpdate(open(bytes).report, report, options));

const documents: readonly (readonly [string, () => Uint8Array])[] = [
  ["the official form without a placeholder", () => officialTemplate()],
  ["last year's finished report", () => finishedReport()],
  ["a long report with everything", () => longReport()],
  ["the official form as WPS saves it", () => wpsTemplate()],
];

describe.each(documents)("%s", (_, make) => {
  it.each(WORD_SETS)("takes the figures as a file does, with WordApi %s", async (api) => {
    const after = await updated(make(), now, BIND, {}, api);
    expect(valuesOf(after)).toEqual(valuesIn(now));
    const asFile = sure(await updateReport(docxReport(make()), now, BIND)).saved;
    expect(textOf(after)).toBe(textOf(asFile));
    expect(packageFaults(after)).toEqual([]);
  });

  it("is the same document to a second push, from here or from a file", async () => {
    const after = await updated(make(), now, BIND);
    expect((await preview(after, now, BIND)).items.filter(({ state }) => state !== "same")).toEqual([]);
    const asFile = sure(await previewUpdate(docxReport(after), now, BIND));
    expect(asFile.items.filter(({ state }) => state !== "same")).toEqual([]);
    expect(asFile.lost).toEqual([]);
  });

  it("changes only what is ours when a figure has changed", async () => {
    const before = await updated(make(), now, BIND);
    const after = await updated(before, later, BIND);
    expect(valuesOf(after)).toEqual(valuesIn(later));
    const [a, b] = [unzipSync(before), unzipSync(after)];
    const changed = Object.keys({ ...a, ...b }).filter(
      (name) => a[name] === undefined || b[name] === undefined || Buffer.compare(a[name], b[name]) !== 0,
    );
    for (const name of changed)
      expect(name).toMatch(
        /^(word\/document\.xml|docProps\/custom\.xml|customXml\/.*|\[Content_Types\]\.xml|word\/_rels\/document\.xml\.rels)$/,
      );
    expect(outside(bodyOf(after))).toBe(outside(bodyOf(before)));
  });
});

/** The body without what stands in our controls. */
function outside(xml: string): string {
  const opens = /<w:sdt>|<\/w:sdt>/g;
  const ours: number[] = [];
  let depth = 0;
  let rest = "";
  let at = 0;
  for (let tag = opens.exec(xml); tag; tag = opens.exec(xml)) {
    if (tag[0] === "<w:sdt>") {
      depth += 1;
      const head = xml.slice(tag.index, xml.indexOf("</w:sdtPr>", tag.index));
      if (head.includes('"nianbao:')) {
        if (ours.length === 0) rest += xml.slice(at, tag.index);
        ours.push(depth);
      }
    } else {
      if (ours.at(-1) === depth) {
        ours.pop();
        if (ours.length === 0) at = tag.index + tag[0].length;
      }
      depth -= 1;
    }
  }
  return rest + xml.slice(at);
}

describe("edited by hand between two pushes", () => {
  const SAID = /(<w:t[^>]*>)20(<\/w:t>)/;
  /** A number in a sentence of ours, changed by somebody. */
  const tampered = async (): Promise<Uint8Array> => edited(await updated(finishedReport(), now, BIND), SAID, "$199$2");

  it("keeps prose that was written since", async () => {
    const first = await updated(finishedReport(), now, BIND);
    const written = edited(first, "各项公开任务按期完成。", "各项公开任务提前完成，群众满意。");
    const after = await updated(written, later, BIND);
    expect(textOf(after)).toContain("各项公开任务提前完成，群众满意。");
    expect(textOf(after)).toContain("新收政府信息公开申请21件");
  });

  it("is a conflict, and nothing is written until somebody chooses", async () => {
    const bytes = await tampered();
    const { stage, report } = open(bytes);
    expect(refusal(await updateReport(report, later, BIND))).toMatch(
      /^第\d+段的\{\{新收\}\}（文档中是“99”，统计表是“21”）是手工写的，没有覆盖/,
    );
    expect(bodyOf(stage.saved())).toBe(bodyOf(bytes));
  });

  it.each`
    choice      | sentence
    ${"theirs"} | ${"新收政府信息公开申请99件"}
    ${"ours"}   | ${"新收政府信息公开申请21件"}
    ${"both"}   | ${"新收政府信息公开申请99〔统计表：21〕件"}
  `("$choice: $sentence", async ({ choice, sentence }: { choice: "theirs" | "ours" | "both"; sentence: string }) => {
    const bytes = await tampered();
    expect((await preview(bytes, later, BIND)).items.filter(({ state }) => state === "conflict")).toHaveLength(1);
    const after = await updated(bytes, later, BIND, { otherwise: choice });
    expect(textOf(after)).toContain(sentence);
    expect(packageFaults(after)).toEqual([]);
  });

  it("both, for a table: theirs without our mark, and ours behind it", async () => {
    const first = await updated(officialTemplate(), now);
    const bytes = edited(first, />400</, ">401<");
    const after = await updated(bytes, { ...later }, PLAIN, { otherwise: "both" });
    expect(textOf(after)).toContain("以上表二在写入之后经手工修改");
    expect(textOf(after)).toContain("401");
    expect((await preview(after, later)).items.find(({ name }) => name === "表二")?.state).toBe("same");
    expect(packageFaults(after)).toEqual([]);
  });
});

describe("placeholders", () => {
  const template = (): Uint8Array =>
    docx({
      body: [
        p(r("{{单位}}"), r("{{年度}}", "<w:b/>"), r("年报告")),
        p(r("全年新收{{新"), r("收}}件，其中予以公开｛｛予以公开｝｝件。")),
        p(r("{{表三}}")),
        p(r("完。")),
      ].join(""),
    });

  it("become figures and tables in places of ours", async () => {
    const after = await updated(template(), now);
    expect(textOf(after)).toContain("某市某局2024年报告\n全年新收20件，其中予以公开11件。");
    expect(valuesOf(after)["requests.received.naturalPerson"]).toBe(15);
    expect(bodyOf(after)).not.toMatch(/[{｛]{2}/);
    expect(packageFaults(after)).toEqual([]);
    expect((await preview(after, later)).items.map(({ name, found }) => `${name} ${found}`).sort()).toEqual(
      ["表三 owned", "单位 owned", "年度 owned", "新收 owned", "予以公开 owned"].sort(),
    );
    expect(textOf(await updated(after, later))).toContain("全年新收21件，其中予以公开12件。");
  });
});

describe("what must hold and does not", () => {
  const wrong = (): Named => {
    const values = [...now.values];
    values[form2021.byId.get("requests.received.total")!.index] = 999;
    return { ...now, values };
  };

  it("marks the document over everything, and takes the mark away with the push that passes", async () => {
    const marked = await updated(officialTemplate(), wrong());
    expect(textOf(marked).split("\n")[0]).toContain("未通过审核");
    const mended = await updated(marked, now);
    expect(textOf(mended)).not.toContain("未通过审核");
    expect(outside(bodyOf(mended))).toBe(outside(bodyOf(await updated(officialTemplate(), now))));
  });

  it("goes unmarked for a reason, which stays in the properties", async () => {
    const { stage, report } = open(officialTemplate());
    sure(await updateReport(report, wrong(), { ...PLAIN, override: "上级要求先行报送" }));
    expect(stage.document.customProperties).toContainEqual(["nianbao.override", "上级要求先行报送"]);
    sure(await updateReport(report, now, PLAIN));
    expect(stage.document.customProperties.map(([key]) => key)).not.toContain("nianbao.override");
  });
});

describe("refused, in one sentence", () => {
  const sentence = async (make: () => Promise<Outcome<unknown>>): Promise<string> => {
    const said = refusal(await make());
    expect(said.match(/。/g)).toHaveLength(1);
    return said;
  };

  it("a Word that is too old", async () => {
    wordOffice(officialTemplate(), { api: "1.2" });
    expect(await sentence(() => Promise.resolve(openWordReport()))).toMatch(/^这个版本的Word不支持表格的读写（WordApi 1\.3）/);
  });

  it("a document that is read-only", async () => {
    const { stage, report } = open(officialTemplate());
    stage.document.readOnly = true;
    expect(await sentence(() => updateReport(report, now, PLAIN))).toMatch(/^这份文档是只读的/);
  });

  it("a document under Word's protection", async () => {
    const files = unzipSync(finishedReport());
    const settings = strFromU8(files["word/settings.xml"]!).replace(
      /<w:defaultTabStop/,
      '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>$&',
    );
    const { stage, report } = open(zipSync({ ...files, "word/settings.xml": strToU8(settings) }));
    const before = bodyOf(stage.saved());
    expect(await sentence(() => updateReport(report, now, PLAIN))).toMatch(/^这份文档设有限制编辑/);
    expect(bodyOf(stage.saved())).toBe(before);
  });

  it("a document without a table, a placeholder or a known number", async () => {
    const { report } = open(docx({ body: p(r("会议纪要")) }));
    expect(await sentence(() => updateReport(report, nothing, BIND))).toMatch(/^模板中没有找到表二、表三、表四/);
  });

  it("a document that somebody changed between looking and writing", async () => {
    const { stage, report } = open(finishedReport());
    sure(await report.contents());
    const typed = [...stage.document.body.below()].find(({ local, text }) => local === "t" && text.includes("各项公开"))!;
    typed.children = ["另写一句。"];
    expect(await sentence(() => report.write([]))).toMatch(/^文档在确认之后又有改动/);
  });

  it("a number that Word does not find where the file has it", async () => {
    const { stage, report } = open(finishedReport());
    const contents = sure(await report.contents());
    const block = contents.document.blocks.findIndex(
      (one) => one.kind === "text" && one.text.includes("新收政府信息公开申请12件"),
    );
    const said = contents.document.blocks[block];
    const start = said?.kind === "text" ? said.text.indexOf("12件") : -1;
    expect(start).toBeGreaterThan(0);
    // Word shows what a revision has deleted; the file is read without it.
    const body = bodyOf(stage.saved()).replace(
      "新收政府信息公开申请12件",
      '新收政府信息公开申请12件</w:t></w:r><w:del w:id="9" w:author="某"><w:r><w:delText>12</w:delText></w:r></w:del><w:r><w:t>',
    );
    const again = open(zipSync({ ...unzipSync(stage.saved()), "word/document.xml": strToU8(body) }));
    sure(await again.report.contents());
    expect(
      await sentence(() =>
        again.report.write([{ kind: "span", block, start, end: start + 2, text: "20", tag: "nianbao:新收#00000000" }]),
      ),
    ).toMatch(/^在Word里没有找准第\d+段的位置/);
    expect(bodyOf(again.stage.saved())).toBe(body);
  });
});

describe("charts", () => {
  const busy = (year: number, granted: number): Named =>
    named(
      form2021,
      figures(form2021, { received: [granted + 40, 3], granted: [granted], "denied.internal": [7, 1], carriedForward: [33, 2] }),
      year,
    );
  const WITH: PushOptions = { ...PLAIN, charts: true };
  const files = (bytes: Uint8Array, path: RegExp): Uint8Array[] =>
    Object.entries(unzipSync(bytes)).flatMap(([name, content]) => (path.test(name) ? [content] : []));
  /** The charts that the text shows, in its order: the values of every series. */
  const drawn = (bytes: Uint8Array): number[][][] => {
    const relations = strFromU8(unzipSync(bytes)["word/_rels/document.xml.rels"]!);
    return [...bodyOf(bytes).matchAll(/<c:chart [^>]*r:id="([^"]+)"/g)].map(([, id]) => {
      const tag = [...relations.matchAll(/<Relationship [^>]*>/g)].find(([one]) => one.includes(`Id="${id}"`))![0];
      const target = /Target="\/?(?:word\/)?([^"]+)"/.exec(tag)![1]!;
      const xml = strFromU8(unzipSync(bytes)[`word/${target}`]!);
      return [...xml.matchAll(/<c:val>.*?<\/c:val>/g)].map(([one]) =>
        [...one.matchAll(/<c:v>(\d+)</g)].map(([, v]) => Number(v)),
      );
    });
  };
  const told = (bytes: Uint8Array): string[] =>
    [...bodyOf(bytes).matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, one]) => one!);
  let first: Uint8Array;
  beforeAll(async () => {
    first = await updated(finishedReport(), busy(2024, 61), WITH, { otherwise: "ours" });
  });

  it.each(WORD_SETS)("stand behind their tables as in a file, with their workbooks, with WordApi %s", async (api) => {
    const bytes = api === "newest" ? first : await updated(finishedReport(), busy(2024, 61), WITH, { otherwise: "ours" }, api);
    const asFile = sure(await updateReport(docxReport(finishedReport()), busy(2024, 61), WITH, { otherwise: "ours" })).saved;
    expect(packageFaults(bytes)).toEqual([]);
    expect(drawn(bytes)).toHaveLength(3);
    expect(drawn(bytes)).toEqual(drawn(asFile));
    expect(told(bytes)).toEqual(told(asFile));
    expect(new Set(bodyOf(bytes).match(/<wp:docPr id="\d+"/g)).size).toBe(3);
    const books = (all: Uint8Array): string[] =>
      files(all, /^word\/embeddings\//)
        .map((book) => strFromU8(unzipSync(book)["xl/worksheets/sheet1.xml"]!))
        .sort();
    expect(books(bytes)).toEqual(books(asFile));
    expect(textOf(bytes).replace(/\n+/g, "\n")).toBe(textOf(asFile).replace(/\n+/g, "\n"));
  });

  it("are the same to a second push, here and as a file", async () => {
    for (const document of [open(first).report, docxReport(first)]) {
      const seen = sure(await previewUpdate<unknown>(document, busy(2024, 61), WITH));
      expect(seen.items.filter(({ kind, state }) => kind === "chart" && state !== "same")).toEqual([]);
      expect(seen.items.filter(({ kind }) => kind === "chart")).toHaveLength(3);
      expect(seen.lost).toEqual([]);
    }
  });

  it("are drawn anew, as large and captioned as somebody has made them", async () => {
    const theirs = edited(
      edited(first, /(<wp:extent cx="\d+" cy=")\d+/, "$11234567"),
      "办理结果（单位：件）",
      "图2 办理结果（件）",
    );
    const next = await updated(theirs, busy(2025, 333), PLAIN, { otherwise: "ours" });
    expect(packageFaults(next)).toEqual([]);
    expect(drawn(next)[1]).toEqual([[333, 0, 8, 0, 0, 0]]);
    expect(told(next)[1]).toMatch(/^办理结果：办结341件：予以公开333件/);
    expect(bodyOf(next)).toContain('cy="1234567"');
    expect(textOf(next)).toContain("图2 办理结果（件）");
    expect(textOf(next)).not.toContain("\n办理结果（单位：件）");
  });

  it("show nothing in a year with little, and come back", async () => {
    const little = await updated(first, last, PLAIN, { otherwise: "ours" });
    expect(packageFaults(little)).toEqual([]);
    const asFile = sure(await updateReport(docxReport(first), last, PLAIN, { otherwise: "ours" })).saved;
    expect(told(little)).toEqual(told(asFile));
    const again = await updated(little, busy(2025, 61), PLAIN, { otherwise: "ours" });
    expect(packageFaults(again)).toEqual([]);
    expect(told(again)).toHaveLength(3);
    expect(drawn(again).slice(1)).toEqual(drawn(first).slice(1));
  });

  const template = (text: string): Uint8Array => docx({ body: p(r("{{新收}}")) + p(r(text)) + p(r("完")) });

  it("stand where a template names one", async () => {
    const bytes = await updated(template("{{图：办理结果}}"), busy(2024, 61));
    expect(packageFaults(bytes)).toEqual([]);
    expect(textOf(bytes).replace(/\n+/g, "\n")).toBe("104\n办理结果（单位：件）\n完");
    expect(drawn(bytes)).toEqual([[[61, 0, 8, 0, 0, 0]]]);
  });

  it.each(["见{{图:办理结果}}。", "附{{表三}}，请查收。"])("take no paragraph from words that stand in it: %s", async (text) => {
    const { stage, report } = open(template(text));
    const done = await updateReport(report, busy(2024, 61), PLAIN);
    expect(done).toMatchObject({ ok: false, refusal: { kind: "template-lacks" } });
    expect(textOf(stage.saved())).toContain(text);
  });
});

it("sets what it begins as the prose is set, and not as the heading that it stands behind", async () => {
  const like =
    '<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr>' +
    '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t>公开的形式还不够丰富，解读的办法不多，今后逐步改进。</w:t></w:r></w:p>';
  const heading = (text: string): string =>
    `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
  const body = ["一、总体情况", "五、存在的主要问题及改进情况"].map(heading).join("") + like + heading("六、其他需要报告的事项");
  const after = await updated(docx({ body: `${p(r("{{单位}}{{年度}}年政府信息公开工作年度报告"))}${body}` }), now, {
    ...PLAIN,
    draft: true,
  });
  expect(packageFaults(after)).toEqual([]);
  const drafts = [...bodyOf(after).matchAll(/<w:p>(?:(?!<\/w:p>)[^])*?〔草稿[^]*?<\/w:p>/gu)].map(([paragraph]) => paragraph);
  expect(drafts).toHaveLength(3);
  for (const draft of drafts) {
    expect(draft).toContain('w:firstLine="640"');
    expect(draft).toContain('w:line="560"');
    expect(draft).toMatch(/w:eastAsia="仿宋_GB2312"/u);
    expect(draft).not.toMatch(/<w:b\/>|outlineLvl/u);
    // Each figure is a place of its own, and none within another.
    expect(draft).not.toMatch(/<w:sdt>(?:(?!<\/w:sdt>)[^])*<w:sdt>/u);
  }
  expect((await preview(after, now, PLAIN)).items.filter(({ kind, state }) => kind !== "draft" && state !== "same")).toEqual([]);
});

it("costs few round trips", async () => {
  const { stage, report } = open(longReport());
  sure(await previewUpdate(report, last, BIND));
  expect(stage.counts().syncs).toBe(1);
  sure(await updateReport(report, now, BIND));
  const { syncs, largestRequest } = stage.counts();
  expect(syncs).toBeLessThanOrEqual(4);
  expect(largestRequest).toBeLessThan(500_000);
});

describe("定稿", () => {
  const opened = (bytes: Uint8Array): { readonly stage: WordOnStage; readonly report: MarkedReport } => {
    const stage = wordOffice(bytes, { api: "newest" });
    return { stage, report: sure(openWordReport()) };
  };

  it("takes away our marks, drafts and record, and leaves every other word and figure", async () => {
    const written = await updated(officialTemplate(), now, { ...PLAIN, draft: true });
    const { stage, report } = opened(written);
    const marks = sure(await report.marks());
    expect(marks).toMatchObject({ record: true });
    expect(marks.places).toBeGreaterThan(3);
    expect(marks.drafts.length).toBeGreaterThan(0);
    expect(marks.drafts.every((text) => text.includes("〔草稿"))).toBe(true);
    sure(await report.unmark(marks));
    const after = stage.saved();
    expect(bodyOf(after)).not.toContain("nianbao:");
    expect(sure(await report.marks())).toEqual({ places: 0, drafts: [], record: false });
    // As the file's own way leaves it.
    expect(textOf(after)).toBe(textOf(sure(finalDocx(written))));
    expect(valuesOf(after)).toEqual(valuesIn(now));
    expect(packageFaults(after)).toEqual([]);
  });

  it("leaves controls and paragraphs of others alone", async () => {
    const theirs = `<w:sdt><w:sdtPr><w:tag w:val="某局审批单"/></w:sdtPr><w:sdtContent>${p(r("同意公开"))}</w:sdtContent></w:sdt>`;
    const { stage, report } = opened(docx({ body: theirs + p(r("末段")) }));
    expect(sure(await report.marks())).toEqual({ places: 0, drafts: [], record: false });
    sure(await report.unmark({ places: 0, drafts: [], record: false }));
    expect(bodyOf(stage.saved())).toContain("某局审批单");
  });

  it("takes nothing away that was not shown", async () => {
    const written = await updated(officialTemplate(), now, PLAIN);
    const { stage, report } = opened(written);
    const marks = sure(await report.marks());
    expect(refusal(await report.unmark({ ...marks, places: marks.places + 1 }))).toMatch(/改/);
    expect(sure(await report.marks())).toEqual(marks);
    expect(bodyOf(stage.saved())).toContain("nianbao:");
  });
});
