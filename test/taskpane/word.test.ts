// The controller of the pane in Word, without Word: a document that is a file stands for the one that is open.
import { strFromU8, unzipSync } from "fflate";

import { readReport } from "../../src/app/read/read-report";
import { docxReport } from "../../src/adapters/docx/report-document";
import { no, yes } from "../../src/core/outcome";
import type { Reading } from "../../src/core/document/reading";
import type { FileDelivery, OutgoingFile } from "../../src/ports/files";
import type { DocumentSpot, MarkedReport, OpenReport, OurMarks, Remark } from "../../src/ports/report";
import { WordController } from "../../src/taskpane/word/word-controller";
import { finishedReport, last, now } from "../support/word-reports";

/** An open document is written in place: the next look sees what the last one wrote. */
function openDocument(bytes: Uint8Array): OpenReport & {
  readonly bytes: () => Uint8Array;
  readonly selected: DocumentSpot[];
  readonly remarks: () => readonly Remark[];
} {
  let current = bytes;
  let remarks: readonly Remark[] = [];
  const selected: DocumentSpot[] = [];
  return {
    takesRemarks: true,
    selected,
    remarks: () => remarks,
    select: async (spot) => {
      selected.push(spot);
      return yes(undefined);
    },
    remark: async (given) => {
      remarks = given;
      return yes(given.length);
    },
    clearRemarks: async () => {
      const { length } = remarks;
      remarks = [];
      return yes(length);
    },
    bytes: () => current,
    contents: () => docxReport(current).contents(),
    write: async (edits, keep) => {
      const saved = await docxReport(current).write(edits, keep);
      if (saved.ok) current = saved.value;
      return saved.ok ? yes(undefined) : saved;
    },
  };
}

const copied: string[] = [];
const clipboard = {
  copy: async (text: string) => {
    copied.push(text);
    return yes(undefined);
  },
};

const left: OutgoingFile[] = [];
/** Files go out of this program. */
const leaving = {
  program: "Word",
  delivery: async (): Promise<FileDelivery> => ({
    ways: () => ["download"],
    deliver: async (file) => {
      left.push(file);
      return true;
    },
  }),
};

const FILE = new File(["{}"], "统计表.xlsx");
const controller = (reading: Reading, document: OpenReport = openDocument(finishedReport())): WordController =>
  new WordController({
    openReport: () => Promise.resolve(yes(document)),
    readSource: () => Promise.resolve(yes(reading)),
    clipboard,
    ...leaving,
  });

describe("the desk in Word", () => {
  it("shows old and new before anything is written, and says what was done", async () => {
    const document = openDocument(finishedReport());
    const one = controller(now, document);
    await one.ask({ kind: "source", file: FILE });
    const { found, source, unit, year } = one.view();
    expect([source, unit, year]).toEqual(["统计表.xlsx", "某市某局", "2024"]);
    expect(found?.tables.map(({ name }) => name)).toEqual(["表二", "表三", "表四"]);
    expect(found?.groups.flatMap(({ lines }) => lines).find(({ name }) => name === "新收")).toMatchObject({
      theirs: "12",
      ours: "20",
    });
    await one.ask({ kind: "write" });
    expect(one.view().message).toMatch(
      /^已写入表二、表三、表四和正文\d+处。正文还有2个数是往年报告里的，.*“680条”、.*还有1处：/u,
    );
    // Shown again as it stands now: nothing is left to be written.
    expect(one.view().found?.groups).toEqual([]);
  });

  it("adds charts and first sentences when asked, and they are its own from then on", async () => {
    const document = openDocument(finishedReport(last, { 一: [], 六: [] }));
    const one = controller(now, document);
    await one.ask({ kind: "source", file: FILE });
    await one.ask({ kind: "charts", on: true });
    await one.ask({ kind: "draft", on: true });
    const kinds = one.view().preview?.items.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => kind === "chart")).toHaveLength(3);
    expect(kinds).toContain("draft");
    await one.ask({ kind: "write" });
    expect(strFromU8(unzipSync(document.bytes())["word/document.xml"]!).match(/<c:chart /g)).toHaveLength(3);
    expect(one.view().preview?.items.filter(({ kind, state }) => kind === "chart" && state !== "same")).toEqual([]);
  });

  it("asks for the unit and the year that a source does not say", async () => {
    const one = controller({ ...now, unit: undefined, year: undefined });
    await one.ask({ kind: "source", file: FILE });
    expect(one.view().found).toBeUndefined();
    await one.ask({ kind: "identify", unit: "某市某局", year: "2024" });
    await one.ask({ kind: "look" });
    expect(one.view().found).toBeDefined();
  });

  it("does not write what was not shown", async () => {
    let changed = false;
    const before = openDocument(finishedReport());
    const after = openDocument(finishedReport(last, { 一: ["另写的一段，新收政府信息公开申请12件。"] }));
    const one = controller(now, {
      ...before,
      contents: () => (changed ? after : before).contents(),
      write: () => {
        throw new Error("nothing may be written");
      },
    });
    await one.ask({ kind: "source", file: FILE });
    changed = true;
    await one.ask({ kind: "write" });
    expect(one.view().refused).toBe("文档在确认之后又有改动，没有写入，请重新查看后再确认。");
  });

  it("waits for a choice, and for a reason of some length", async () => {
    const values = [...now.values];
    values[now.form.byId.get("requests.received.total")!.index] = 999;
    const document = openDocument(finishedReport());
    const one = controller({ ...now, values }, document);
    await one.ask({ kind: "source", file: FILE });
    expect(one.view().found?.broken.length).toBeGreaterThan(0);
    await one.ask({ kind: "override", reason: "急" });
    const bytes = document.bytes();
    await one.ask({ kind: "write" });
    expect(document.bytes()).toBe(bytes);
    await one.ask({ kind: "override", reason: "上级要求先行报送" });
    await one.ask({ kind: "write" });
    expect(document.bytes()).not.toBe(bytes);
    expect(one.view().message).not.toContain("已标明");
  });

  it("lists what may stand in a template, of the form in hand, and copies one", async () => {
    const one = controller(now);
    await one.ask({ kind: "placeholders" });
    expect(one.view().placeholders?.names.find(({ name }) => name === "行政规范性文件现行有效")?.means).toContain("表二");
    await one.ask({ kind: "copy-text", text: "{{新收}}" });
    expect(copied).toEqual(["{{新收}}"]);
    expect(one.view().message).toBe("{{新收}}已复制，请粘贴到文档里。");
    await one.ask({ kind: "placeholders" });
    expect(one.view().placeholders).toBeUndefined();
  });

  it("makes a template of the form, beside the document, and hands it out once more", async () => {
    const document = openDocument(finishedReport());
    const one = controller(now, document);
    const before = document.bytes();
    left.length = 0;
    await one.ask({ kind: "make-template" });
    expect(one.view().message).toContain("都是占位符");
    expect(one.view().delivered).toMatchObject({ by: "download", ways: ["download"] });
    await one.ask({ kind: "deliver-again", way: "download" });
    expect(left.map(({ name }) => name)).toEqual(
      Array.from({ length: 2 }, () => "政府信息公开工作年度报告（带占位符的模板）.docx"),
    );
    expect(document.bytes()).toBe(before);
    // It is a template, and takes the figures.
    const template = openDocument(left[0]!.content as Uint8Array<ArrayBuffer>);
    const other = controller(now, template);
    await other.ask({ kind: "source", file: FILE });
    await other.ask({ kind: "write" });
    const contents = await template.contents();
    const read = contents.ok ? readReport(contents.value.document) : contents;
    expect(read.ok && read.value.values).toEqual(now.values);
    await one.ask({ kind: "deliver-again", way: undefined });
    expect(one.view().delivered).toBeUndefined();
    await one.ask({ kind: "make-template" });
    await one.ask({ kind: "placeholders" });
    expect([one.view().delivered, one.view().placeholders?.names.length]).toEqual([undefined, expect.any(Number)]);
  });

  it("says where a template can be had when nothing goes out of this program", async () => {
    const one = new WordController({
      openReport: () => Promise.resolve(yes(openDocument(finishedReport()))),
      readSource: () => Promise.resolve(yes(now)),
      clipboard,
      program: "Word",
      delivery: async () => ({ ways: () => [], deliver: async () => false }),
    });
    await one.ask({ kind: "make-template" });
    expect(one.view().delivered?.sentence).toMatch(/这里的Word不允许加载项下载文件，请在填报统计表的面板里生成。$/);
  });

  it("keeps what was shown when something is refused, and says why in one sentence", async () => {
    const one = new WordController({
      openReport: () => Promise.resolve(no({ kind: "document-refused", why: "too-old", detail: "表格的读写（WordApi 1.3）" })),
      readSource: () => Promise.resolve(yes(now)),
      clipboard,
      ...leaving,
    });
    await one.begin();
    expect(one.view().refused).toMatch(/^这个版本的Word不支持表格的读写（WordApi 1\.3），[^。]*。$/);
    await one.ask({ kind: "hush" });
    expect(one.view().refused).toBeUndefined();
  });
});

describe("定稿 in Word", () => {
  const MARKS = { places: 3, drafts: ["〔草稿，请核对〕本年新收20件。"], record: true };
  /** A document with marks of ours until they are taken away. */
  const marked = (marks: OurMarks = MARKS): MarkedReport & { readonly taken: OurMarks[] } => {
    const taken: OurMarks[] = [];
    return {
      ...openDocument(finishedReport()),
      taken,
      marks: async () => yes(marks),
      unmark: async (shown) => {
        taken.push(shown);
        return yes(undefined);
      },
    };
  };

  it("shows what would go before anything goes, and says what is left to do", async () => {
    const document = marked();
    const one = controller(now, document);
    await one.ask({ kind: "final" });
    expect([one.view().final, document.taken]).toEqual([MARKS, []]);
    await one.ask({ kind: "final" });
    expect(one.view().final).toBeUndefined();
    await one.ask({ kind: "final" });
    await one.ask({ kind: "unmark" });
    expect([one.view().final, document.taken]).toEqual([undefined, [MARKS]]);
    expect(one.view().message).toMatch(/^已定稿，这份文档不再有写入的标记、记录和草稿，请保存。/);
  });

  it("takes nothing away that was not shown", async () => {
    const document = marked();
    const one = controller(now, document);
    await one.ask({ kind: "unmark" });
    expect([one.view().final, document.taken]).toEqual([MARKS, []]);
  });

  it.each([
    ["that has none of ours", () => marked({ places: 0, drafts: [], record: false })],
    ["of a program that lets nothing be taken away", () => openDocument(finishedReport())],
  ])("leaves a document as it is %s", async (_, document) => {
    const one = controller(now, document());
    await one.ask({ kind: "final" });
    expect([one.view().final, one.view().message]).toEqual([undefined, "文档里没有年报三表写入的标记、记录和草稿，不用定稿。"]);
  });
});

describe("核对正文 in Word", () => {
  it("holds the prose against the document's own tables, and shows the words of one finding", async () => {
    const document = openDocument(finishedReport());
    const one = controller(now, document);
    await one.ask({ kind: "audit" });
    const { audit } = one.view();
    expect(audit?.summary).toMatch(/^与文档自己的三张表核对：正文\d+个数，\d+个与表相符/u);
    const [first] = audit!.findings.filter(({ key }) => audit!.found.has(key));
    await one.ask({ kind: "audit-select", key: first!.key });
    expect(one.view().audit?.selected).toBe(first!.key);
    const [spot] = document.selected;
    const contents = await document.contents();
    if (!contents.ok || !spot) throw new Error("nothing was selected");
    const block = contents.value.document.blocks[spot.block]!;
    expect("start" in spot && block.kind === "text" ? block.text.slice(spot.start, spot.end) : "").toBe(first!.quote?.text);
  });

  it("compares the document's tables with the chosen source, cell by cell", async () => {
    const one = controller(last, openDocument(finishedReport()));
    await one.ask({ kind: "source", file: FILE });
    await one.ask({ kind: "audit" });
    const same = one.view().audit!.findings.filter(({ rule }) => rule === "R30-tables").length;
    const [cell] = last.form.cells.filter(({ id }) => id === "requests.received.naturalPerson");
    const moved = { ...last, values: last.values.map((value, index) => (index === cell!.index ? 777 : value)) };
    const other = controller(moved, openDocument(finishedReport()));
    await other.ask({ kind: "source", file: FILE });
    await other.ask({ kind: "audit" });
    const differs = other.view().audit!.findings.filter(({ rule }) => rule === "R30-tables");
    expect([same, differs.length]).toEqual([0, 1]);
    expect(differs[0]!.message).toContain("777");
    expect(other.view().audit!.summary).toMatch(/^与“统计表.xlsx”核对/u);
    expect(other.view().audit!.found.has(differs[0]!.key)).toBe(true);
  });

  it("puts what was found beside the words, and takes all of it away at one press", async () => {
    const document = openDocument(finishedReport());
    const one = controller(now, document);
    await one.ask({ kind: "audit" });
    const { found, findings } = one.view().audit!;
    await one.ask({ kind: "audit-remark" });
    expect(document.remarks().map(({ text }) => text)).toEqual(
      findings.filter(({ key }) => found.has(key)).map(({ message }) => message),
    );
    expect(one.view().message).toMatch(new RegExp(`^加了${found.size}条批注`, "u"));
    await one.ask({ kind: "audit-clear" });
    expect(document.remarks()).toEqual([]);
    expect(one.view().message).toBe(`核对正文加的${found.size}条批注已经去掉，别人的批注没有动。`);
    await one.ask({ kind: "audit-away" });
    expect(one.view().audit).toBeUndefined();
  });

  it("lists what it found alone where a program lets nothing be shown", async () => {
    const { contents, write } = openDocument(finishedReport());
    const one = new WordController({
      openReport: () => Promise.resolve(yes({ contents, write })),
      readSource: () => Promise.resolve(yes(now)),
      clipboard,
      ...leaving,
    });
    await one.ask({ kind: "audit" });
    const { audit } = one.view();
    expect(audit?.findings.length).toBeGreaterThan(0);
    expect([audit?.found.size, audit?.takesRemarks]).toEqual([0, false]);
  });

  it("forgets what it found when the document is written", async () => {
    const one = controller(now, openDocument(finishedReport()));
    await one.ask({ kind: "source", file: FILE });
    await one.ask({ kind: "audit" });
    expect(one.view().audit).toBeDefined();
    await one.ask({ kind: "write" });
    expect(one.view().audit).toBeUndefined();
  });
});
