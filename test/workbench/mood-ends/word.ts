// What the product makes of a Word that is not as kind as the ideal one.
import { openWordReport } from "../../../src/adapters/word/report";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import type { ReportDocument } from "../../../src/ports/report";
import { docx, p, r } from "../../adapters/docx/build";
import { bodyOf, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { wordOffice, type WordOnStage } from "../../support/word-office";
import { finishedReport, later, now, officialTemplate } from "../../support/word-reports";
import { said, type End } from "./end";

const PLAIN: PushOptions = { version: "1.0.0" };
const BIND: PushOptions = { ...PLAIN, bind: true };

export interface OpenedWord {
  readonly stage: WordOnStage;
  readonly report: ReportDocument<void>;
}

export function openedWord(bytes: Uint8Array, play: (host: WordOnStage["host"]) => void): OpenedWord {
  const stage = wordOffice(bytes);
  play(stage.host);
  return { stage, report: sure(openWordReport()) };
}

/** A placeholder in the cell of a table, as the covers of some units have it. */
const cover = (): Uint8Array =>
  docx({
    body: `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p(r("{{单位}}"))}</w:tc></w:tr></w:tbl>${p(r("{{年度}}年报告"))}${p(r("{{表二}}"))}`,
  });

interface WordEnd extends End<OpenedWord> {
  /** The document that shows it. */
  readonly opens: () => Uint8Array;
}

const noControls = (opens: () => Uint8Array): WordEnd => ({
  how: "一句话说明放不进内容控件，请按Ctrl+Z退回、另存为.docx，或在表格面板的“报告”里写入",
  opens,
  holds: async ({ report }) => {
    expect(said(await updateReport(report, now, BIND))).toMatch(
      /^Word在这里放不进内容控件.*Ctrl\+Z.*另存为\.docx.*“报告”里写入。$/,
    );
  },
});

/** Written, and the same document to a second look. */
const writes = (how: string, opens: () => Uint8Array): WordEnd => ({
  how,
  opens,
  holds: async ({ stage, report }) => {
    sure(await updateReport(report, now, BIND));
    expect(valuesOf(stage.saved())).toEqual(valuesIn(now));
    expect(sure(await previewUpdate(report, now, BIND)).items.filter(({ state }) => state !== "same")).toEqual([]);
    sure(await updateReport(report, later, BIND));
    expect(valuesOf(stage.saved())).toEqual(valuesIn(later));
  },
});

export const WORD_ENDS: Readonly<Record<string, WordEnd>> = {
  "controls-in-tables-fail": noControls(cover),
  "controls-around-tables-fail": noControls(() => officialTemplate()),
  "compatibility-mode": noControls(() => officialTemplate()),
  "changes-are-tracked": {
    how: "通过：写成修订，接受后就是新数；上一次的修订还没接受就再写的，一句话请先接受或拒绝",
    opens: () => finishedReport(),
    holds: async ({ stage, report }) => {
      sure(await updateReport(report, now, BIND));
      // A reader of the file passes over what a revision has deleted.
      expect(valuesOf(stage.saved())).toEqual(valuesIn(now));
      expect(bodyOf(stage.saved())).toMatch(/<w:del [^>]*>.*<w:ins /);
      expect(sure(await previewUpdate(report, now, BIND)).items.filter(({ state }) => state !== "same")).toEqual([]);
      const before = bodyOf(stage.saved());
      const again = await updateReport(report, later, BIND);
      if (again.ok) expect(valuesOf(stage.saved())).toEqual(valuesIn(later));
      else {
        expect(said(again)).toMatch(/请接受或拒绝那里的修订后再试/);
        expect(bodyOf(stage.saved())).toBe(before);
      }
    },
  },
  "document-is-read-only": {
    how: "照样看将写到哪里；要写时一句话请点“启用编辑”或另存",
    opens: () => officialTemplate(),
    holds: async ({ stage, report }) => {
      expect(sure(await previewUpdate(report, now, PLAIN)).items.length).toBeGreaterThan(0);
      const before = bodyOf(stage.saved());
      expect(said(await updateReport(report, now, PLAIN))).toMatch(/^这份文档是只读的，没有改动，请先点上方的“启用编辑”/);
      expect(bodyOf(stage.saved())).toBe(before);
    },
  },
  "plain-text-controls-are-not-told": {
    how: "通过：别人的纯文本控件不动，自己的照样认得",
    opens: () =>
      docx({
        body: `<w:p><w:sdt><w:sdtPr><w:tag w:val="文号"/><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent>${r("某政公开〔2025〕1号")}</w:sdtContent></w:sdt></w:p>${p(r("{{单位}}新收{{新收}}件。"))}${p(r("{{表二}}"))}`,
      }),
    holds: async ({ stage, report }) => {
      sure(await updateReport(report, now, PLAIN));
      sure(await updateReport(report, later, PLAIN));
      expect(textOf(stage.saved())).toContain("某政公开〔2025〕1号\n某市某局新收21件。");
    },
  },
  "tables-bring-a-paragraph": {
    how: "通过：多出的空段落不影响再写一次",
    opens: () => docx({ body: [p(r("{{单位}}")), p(r("{{表三}}")), p(r("完。"))].join("") }),
    holds: async ({ stage, report }) => {
      sure(await updateReport(report, now, PLAIN));
      sure(await updateReport(report, later, PLAIN));
      expect(valuesOf(stage.saved())["requests.received.total"]).toBe(valuesIn(later)["requests.received.total"]);
      expect(sure(await previewUpdate(report, later, PLAIN)).items.filter(({ state }) => state !== "same")).toEqual([]);
    },
  },
  "word-is-busy": writes("通过：等一会儿再问，最多三次", () => officialTemplate()),
};
