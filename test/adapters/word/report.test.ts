// The document that is open in Word, on Microsoft's own office.js: filled, filled again, edited in between, refused.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { docxReport } from "../../../src/adapters/docx/report-document";
import { openWordReport } from "../../../src/adapters/word/report";
import type { Named } from "../../../src/app/publish/publish";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import type { Choices, PushPreview } from "../../../src/app/publish/plan/part";
import { previewPush, push } from "../../../src/app/publish/update";
import type { Outcome } from "../../../src/core/outcome";
import type { ReportDocument } from "../../../src/ports/report";
import { packageFaults } from "../../support/package-check";
import { wpsTemplate } from "../../support/wps-template";
import { WORD_SETS, wordOffice, type WordOnStage } from "../../support/word-office";
import { bodyOf, edited, refusal, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { finishedReport, form2021, last, later, longReport, nothing, now, officialTemplate } from "../../support/word-reports";
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
const pushed = async (
  bytes: Uint8Array,
  report: Named,
  options = PLAIN,
  choices: Choices = {},
  api = "newest",
): Promise<Uint8Array> => {
  const opened = open(bytes, api);
  sure(await push(opened.report, report, options, choices));
  return opened.stage.saved();
};
const preview = async (bytes: Uint8Array, report: Named, options = PLAIN): Promise<PushPreview> =>
  sure(await previewPush(open(bytes).report, report, options));

const documents: readonly (readonly [string, () => Uint8Array])[] = [
  ["the official form without a placeholder", () => officialTemplate()],
  ["last year's finished report", () => finishedReport()],
  ["a long report with everything", () => longReport()],
  ["the official form as WPS saves it", () => wpsTemplate()],
];

describe.each(documents)("%s", (_, make) => {
  it.each(WORD_SETS)("takes the figures as a file does, with WordApi %s", async (api) => {
    const after = await pushed(make(), now, BIND, {}, api);
    expect(valuesOf(after)).toEqual(valuesIn(now));
    const asFile = sure(await push(docxReport(make()), now, BIND)).saved;
    expect(textOf(after)).toBe(textOf(asFile));
    expect(packageFaults(after)).toEqual([]);
  });

  it("is the same document to a second push, from here or from a file", async () => {
    const after = await pushed(make(), now, BIND);
    expect((await preview(after, now, BIND)).items.filter(({ state }) => state !== "same")).toEqual([]);
    const asFile = sure(await previewPush(docxReport(after), now, BIND));
    expect(asFile.items.filter(({ state }) => state !== "same")).toEqual([]);
    expect(asFile.lost).toEqual([]);
  });

  it("changes only what is ours when a figure has changed", async () => {
    const before = await pushed(make(), now, BIND);
    const after = await pushed(before, later, BIND);
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
  const tampered = async (): Promise<Uint8Array> => edited(await pushed(finishedReport(), now, BIND), SAID, "$199$2");

  it("keeps prose that was written since", async () => {
    const first = await pushed(finishedReport(), now, BIND);
    const written = edited(first, "各项公开任务按期完成。", "各项公开任务提前完成，群众满意。");
    const after = await pushed(written, later, BIND);
    expect(textOf(after)).toContain("各项公开任务提前完成，群众满意。");
    expect(textOf(after)).toContain("新收政府信息公开申请21件");
  });

  it("is a conflict, and nothing is written until somebody chooses", async () => {
    const bytes = await tampered();
    const { stage, report } = open(bytes);
    expect(refusal(await push(report, later, BIND))).toMatch(
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
    const after = await pushed(bytes, later, BIND, { otherwise: choice });
    expect(textOf(after)).toContain(sentence);
    expect(packageFaults(after)).toEqual([]);
  });

  it("both, for a table: theirs without our mark, and ours behind it", async () => {
    const first = await pushed(officialTemplate(), now);
    const bytes = edited(first, />400</, ">401<");
    const after = await pushed(bytes, { ...later }, PLAIN, { otherwise: "both" });
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
    const after = await pushed(template(), now);
    expect(textOf(after)).toContain("某市某局2024年报告\n全年新收20件，其中予以公开11件。");
    expect(valuesOf(after)["requests.received.naturalPerson"]).toBe(15);
    expect(bodyOf(after)).not.toMatch(/[{｛]{2}/);
    expect(packageFaults(after)).toEqual([]);
    expect((await preview(after, later)).items.map(({ name, found }) => `${name} ${found}`).sort()).toEqual(
      ["表三 owned", "单位 owned", "年度 owned", "新收 owned", "予以公开 owned"].sort(),
    );
    expect(textOf(await pushed(after, later))).toContain("全年新收21件，其中予以公开12件。");
  });
});

describe("what must hold and does not", () => {
  const wrong = (): Named => {
    const values = [...now.values];
    values[form2021.byId.get("requests.received.total")!.index] = 999;
    return { ...now, values };
  };

  it("marks the document over everything, and takes the mark away with the push that passes", async () => {
    const marked = await pushed(officialTemplate(), wrong());
    expect(textOf(marked).split("\n")[0]).toContain("未通过审核");
    const mended = await pushed(marked, now);
    expect(textOf(mended)).not.toContain("未通过审核");
    expect(outside(bodyOf(mended))).toBe(outside(bodyOf(await pushed(officialTemplate(), now))));
  });

  it("goes unmarked for a reason, which stays in the properties", async () => {
    const { stage, report } = open(officialTemplate());
    sure(await push(report, wrong(), { ...PLAIN, override: "上级要求先行报送" }));
    expect(stage.document.customProperties).toContainEqual(["nianbao.override", "上级要求先行报送"]);
    sure(await push(report, now, PLAIN));
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
    expect(await sentence(() => push(report, now, PLAIN))).toMatch(/^这份文档是只读的/);
  });

  it("a document under Word's protection", async () => {
    const files = unzipSync(finishedReport());
    const settings = strFromU8(files["word/settings.xml"]!).replace(
      /<w:defaultTabStop/,
      '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>$&',
    );
    const { stage, report } = open(zipSync({ ...files, "word/settings.xml": strToU8(settings) }));
    const before = bodyOf(stage.saved());
    expect(await sentence(() => push(report, now, PLAIN))).toMatch(/^这份文档设有限制编辑/);
    expect(bodyOf(stage.saved())).toBe(before);
  });

  it("a document without a table, a placeholder or a known number", async () => {
    const { report } = open(docx({ body: p(r("会议纪要")) }));
    expect(await sentence(() => push(report, nothing, BIND))).toMatch(/^模板中没有找到表二、表三、表四/);
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

it("costs few round trips", async () => {
  const { stage, report } = open(longReport());
  sure(await previewPush(report, last, BIND));
  expect(stage.counts().syncs).toBe(1);
  sure(await push(report, now, BIND));
  const { syncs, largestRequest } = stage.counts();
  expect(syncs).toBeLessThanOrEqual(4);
  expect(largestRequest).toBeLessThan(500_000);
});
