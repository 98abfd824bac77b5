// A document of another year: every number of it is written, proved to be of no year, or listed.
import { lexicon } from "../../../src/core/prose/words";
import { proseWords } from "../../../src/lexicon/words";
import { strFromU8, strToU8, zipSync } from "fflate";

import { docxReport } from "../../../src/adapters/docx/report-document";
import { readDocx } from "../../../src/adapters/docx/read";
import { auditReport } from "../../../src/app/check/audit-report";
import { checkedOutcome } from "../../../src/app/outputs/check-outcome";
import { checkText } from "../../../src/app/outputs/check-text";
import { readBackText } from "../../../src/app/outputs/read-back-text";
import { previewText, remarksOf, tellsOfWork, updatedText } from "../../../src/app/outputs/update-text";
import { isYearless } from "../../../src/app/publish/dated";
import { withLooseNumbers } from "../../../src/app/publish/plan/loose-numbers";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import type { Choices, PushPreview } from "../../../src/app/publish/plan/part";
import type { Named } from "../../../src/app/publish/publish";
import { openAuditSummary } from "../../../src/app/words/open-document-wording";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import { readBytesAs } from "../../../src/cli/source";
import { numbers } from "../../../src/core/prose/numbers";
import { foldText, sentences } from "../../../src/core/prose/text";
import { docx, entries, p, r, tbl, tc, tr } from "../../adapters/docx/build";
import { bodyOf, edited, refusal, sure, textOf } from "../../support/word-files";
import { finishedReport, last, named, now, form2021, figures } from "../../support/word-reports";

const BIND: PushOptions = { version: "1.0.0", bind: true };
const pushed = async (bytes: Uint8Array, report: Named, options = BIND, choices: Choices = {}): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), report, options, choices)).saved;
const preview = async (bytes: Uint8Array, report: Named, options = BIND): Promise<PushPreview> =>
  sure(await previewUpdate(docxReport(bytes), report, options));

/** Last year's: 12 new, 3 carried over, 11 answered (7 granted, 1 partly), 4 carried on. */
const report = (...said: readonly string[]): Uint8Array => finishedReport(last, { 一: said, 六: ["无。"] });

describe("shares and growth", () => {
  it("are reckoned anew from the new tables and the document's own old ones", async () => {
    const bytes = report(
      "2023年，新收政府信息公开申请12件，较上年增长20.5%；办结11件，其中予以公开7件，占63.6%，部分公开1件，占9.09%。",
    );
    const after = textOf(await pushed(bytes, now));
    // 20 against 12; 11 and 3 of 20.
    expect(after).toContain(
      "新收政府信息公开申请20件，较上年增长66.7%；办结20件，其中予以公开11件，占55.0%，部分公开3件，占15.00%。",
    );
    expect((await preview(bytes, now)).unwritten).toEqual([]);
  });

  it("change their verb with the figures, and a difference its unit's count", async () => {
    const fewer = named(form2021, figures(form2021, { received: [6, 2], broughtForward: [4], granted: [10, 2] }), 2024);
    const bytes = report("2023年，新收政府信息公开申请12件，比上年增加3件，增长33%。");
    expect(textOf(await pushed(bytes, fewer))).toContain("新收政府信息公开申请8件，比上年减少4件，下降33%。");
  });

  it("come to the same the second time, when the old tables are gone", async () => {
    const bytes = report("2023年，新收政府信息公开申请12件，较上年增长20.5%。");
    const once = await pushed(bytes, now);
    expect(Buffer.compare(await pushed(once, now), once)).toBe(0);
    expect(textOf(await pushed(once, { ...now, values: last.values }))).toContain("12件，较上年持平。");
  });

  it("stay, and are listed, where the document's own tables do not prove them", async () => {
    const bytes = report("2023年，办结政府信息公开申请11件，其中予以公开7件，占66.6%。");
    const seen = await preview(bytes, now);
    expect(seen.unwritten.map(({ said, aspect, isPartly }) => [said, aspect, isPartly])).toEqual([["66.6%", "share", true]]);
  });
});

describe("what is left", () => {
  const bytes = (): Uint8Array =>
    report(
      "全年召开培训会37次，覆盖415人。",
      "政务热线满意率96.5%，按照第三十三条在20个工作日内答复。",
      "2023年，新收政府信息公开申请12件，领域集中在3个方面，结转政府信息88件。",
    );

  it("is listed with its sentence: partly written sentences first, then shares, then the rest", async () => {
    const { unwritten } = await preview(bytes(), now);
    expect(unwritten.map(({ said }) => said)).toEqual(["3个", "88件", "96.5%", "37次", "415人"]);
    expect(unwritten[0]!.sentence).toContain("新收政府信息公开申请12件");
  });

  it("is said with where it stands in its sentence, which is not within another number", async () => {
    const { unwritten } = await preview(report("　　2023年，新收政府信息公开申请12件，其中咨询2件，信函2件。"), now);
    expect(unwritten.map(({ said, sentence, offset }) => [said, sentence.slice(0, offset)])).toEqual([
      ["2件", "2023年，新收政府信息公开申请12件，其中咨询"],
      ["2件", "2023年，新收政府信息公开申请12件，其中咨询2件，信函"],
    ]);
  });

  it("is told before and after, and the rest is not called in order", async () => {
    const seen = await preview(bytes(), now);
    expect(previewText(seen)).toContain("没有写入、也不能证明与年度无关的数（5个）");
    expect(previewText(seen)).toContain("的“37次”“415人”没有写入：全年召开培训会37次，覆盖415人。");
    const { preview: done } = sure(await updateReport(docxReport(bytes()), now, BIND));
    expect(updatedText(done)).toContain("还有5个数是往年报告里的");
    expect(updatedText(done)).not.toContain("原样保留");
  });

  it("is told the next time too, until somebody chooses or writes another figure", async () => {
    const once = await pushed(bytes(), now);
    const again = await preview(once, now);
    expect(again.unwritten.map(({ said }) => said)).toEqual(["3个", "88件", "96.5%", "37次", "415人"]);
    expect(Buffer.compare(await pushed(once, now), once)).toBe(0);
    const byHand = edited(once, "覆盖415人", "覆盖520人");
    expect((await preview(byHand, now)).unwritten.map(({ said }) => said)).toEqual(["3个", "88件", "96.5%", "37次"]);
  });

  it("can be bound, left or marked", async () => {
    const { unwritten } = await preview(bytes(), now);
    const key = (said: string): string => unwritten.find((one) => one.said === said)!.key;
    const chosen = { [key("88件")]: "结转下年", [key("96.5%")]: "保留", [key("37次")]: "标出", [key("3个")]: "保留" };
    const done = sure(await updateReport(docxReport(bytes()), now, { ...BIND, numbers: chosen }));
    expect(done.preview.unwritten.map(({ said }) => said)).toEqual(["415人"]);
    const text = textOf(done.saved);
    expect(text).toContain("结转政府信息4件");
    expect(text).toContain("培训会37次〔待核对〕，");
    expect((await preview(done.saved, now)).unwritten.map(({ said }) => said)).toEqual(["415人"]);
    // A place of ours from now on.
    expect(textOf(await pushed(done.saved, { ...now, values: last.values }))).toContain("结转政府信息4件");
  });

  it("says nothing of a document of the same year", async () => {
    expect((await preview(bytes(), { ...now, year: 2023 })).unwritten).toEqual([]);
  });
});

it("asks where a place that has lost its control reads the same with another figure", async () => {
  const once = await pushed(report("2023年，新收政府信息公开申请12件。"), now);
  const bare = edited(
    once,
    /<w:sdt><w:sdtPr><w:alias w:val="年报三表：新收"\/>[^]*?<w:sdtContent>([^]*?)<\/w:sdtContent><\/w:sdt>/u,
    "$1",
  );
  const other = edited(bare, /(>)20(<\/w:t>)/u, "$121$2");
  const seen = await preview(other, now, { version: "1.0.0" });
  expect(seen.items.filter(({ state }) => state === "conflict").map(({ name, theirs, ours }) => [name, theirs, ours])).toEqual([
    ["新收", "21", "20"],
  ]);
  expect(refusal(await updateReport(docxReport(other), now, { version: "1.0.0" }))).toContain("（文档中是“21”，统计表是“20”）");
});

describe("is listed in whatever way it is written", () => {
  it.each([
    ["其中自然人占九成六以上，约三成四为企业。", ["九成六", "三成四"]],
    ["申请量比上年翻了一番，咨询量倍增。", ["翻了一番", "倍增"]],
    ["行政复议同比上升近两成，三分之一为征地类。", ["三分之一", "两成"]],
    ["答复率百分之九十九点五，过半为当场答复。", ["百分之九十九点五", "过半"]],
    ["网站访问 3 511 次咨询，廿三件为咨询，1/3为来信。", ["1/3", "3 511 次", "廿三件"]],
    ["受理量与上年基本持平。", ["持平"]],
    ["一成不变的做法要改，三成员单位已建成专栏。", []],
    ["图1 申请办理流程，见附件2。", []],
    ["办理情况如下图3（表4），如表5、见注6。", []],
    ["流程见图1、图2和图3，另见表4至表5。", []],
    ["制作图解3个、图8幅，另有海报图6。", ["3个", "8幅", "6"]],
    ["政务微信新增关注25，发布长图8，制作报表9。", ["25", "8", "9"]],
  ])("%s", async (sentence, said) => {
    expect((await preview(report(sentence), now)).unwritten.map((one) => one.said).sort()).toEqual([...said].sort());
  });

  it("row by row in a table that is none of ours, but for the numbers of the rows", async () => {
    const cell = (text: string): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${p(r(text))}</w:tc>`;
    const row = (...texts: readonly string[]): string => `<w:tr>${texts.map(cell).join("")}</w:tr>`;
    const grid = `<w:tbl><w:tblPr/><w:tblGrid/>${row("序号", "栏目", "条数")}${row("1", "要闻", "4021")}${row("2", "公告", "388")}</w:tbl>`;
    const seen = await preview(docx({ body: finishedBody() + p(r("附表")) + grid + p(r(" ")) }), now);
    const mine = seen.unwritten.filter(({ place }) => place.startsWith("第4个表格"));
    expect(mine.map(({ said, sentence, isOpen }) => [said, sentence, isOpen])).toEqual([
      ["4021", "要闻｜4021", false],
      ["388", "公告｜388", false],
    ]);
  });

  it("with a 1 that no 2 follows, which is no number of a row", async () => {
    const row = (...texts: readonly string[]): string => tr(...texts.map((text) => tc(p(r(text)))));
    const grid = tbl(row("件数", "栏目"), row("1", "要闻"), row("388", "公告"), row("1", "其他"), row("2", "共"));
    const seen = await preview(docx({ body: finishedBody() + p(r("附表")) + grid + p(r(" ")) }), now);
    expect(seen.unwritten.filter(({ place }) => place.startsWith("第4个表格")).map(({ sentence }) => sentence)).toEqual([
      "1｜要闻",
      "388｜公告",
    ]);
  });

  it("is reckoned anew in wide digits as in narrow ones", async () => {
    const bytes = report("２０２３年，新收政府信息公开申请１２件，较上年增长２０．５％。");
    expect(textOf(await pushed(bytes, now))).toContain("2024年，新收政府信息公开申请20件，较上年增长66.7%。");
  });
});

describe("counted over generated reports", () => {
  /** A generator that gives the same reports in every run. */
  const random = (seed: number): ((below: number) => number) => {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  };
  const clauses: readonly ((next: (below: number) => number) => string)[] = [
    () => "2023年，新收政府信息公开申请12件",
    () => "办结11件，其中予以公开7件，占63.6%",
    (next) => `通过网站发布信息${next(9000)}条`,
    (next) => `较上年增长${next(100)}.${next(10)}%`,
    () => "依据国办公开办函〔2021〕30号第三条",
    (next) => `召开会议${"二三四五六"[next(5)]}次`,
    (next) => `自20${10 + next(10)}年以来持续改进`,
    () => "统计期限为2023年1月1日至2023年12月31日",
    (next) => `平均用时${next(20)}个工作日`,
    (next) => `投入经费${next(900)}.${next(100)}万元`,
    () => "结转下年度继续办理4件",
    (next) => `于2023年${1 + next(12)}月${1 + next(28)}日举办开放日`,
    (next) => `其中第${1 + next(4)}季度${next(300)}件`,
    (next) => `约占${"二三四五六"[next(5)]}成${"一二三四五"[next(5)]}`,
    () => "比上年翻了一番",
  ];
  /** What stands outside the tables, number by number, as often as it stands. */
  const standing = (bytes: Uint8Array): Map<string, number> => {
    const found = new Map<string, number>();
    for (const block of sure(readDocx(bytes)).blocks) {
      if (block.kind !== "text" || block.place === "页脚") continue;
      const { text } = foldText(block.text);
      for (const number of withLooseNumbers(text, numbers(text, lexicon(proseWords)))) {
        const said = text.slice(number.start, number.end);
        const sentence = sentences(text).find(({ start, end }) => start <= number.start && number.start < end);
        if (isYearless(number, 2023, said, sentence ? text.slice(sentence.start, sentence.end) : text)) continue;
        found.set(`${block.place} ${said}`, (found.get(`${block.place} ${said}`) ?? 0) + 1);
      }
    }
    return found;
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("of seed %i none is left without a word", async (seed) => {
    const next = random(seed);
    const paragraphs = Array.from(
      { length: 4 },
      () => Array.from({ length: 1 + next(5) }, () => clauses[next(clauses.length)]!(next)).join("，") + "。",
    );
    const bytes = report(...paragraphs);
    const before = standing(bytes);
    const seen = await preview(bytes, now);
    const listed = new Map<string, number>();
    for (const { place, said } of seen.unwritten) {
      const name = `${place} ${foldText(said).text}`;
      listed.set(name, (listed.get(name) ?? 0) + 1);
    }
    // Written: as many as stand and are not listed; each of them is a place of ours that holds it.
    const places = seen.items.filter(({ kind }) => kind !== "table");
    let written = 0;
    for (const [name, count] of before) {
      const left = listed.get(name) ?? 0;
      expect(left).toBeLessThanOrEqual(count);
      const [place, said = ""] = name.split(" ");
      const items = places.filter((item) => item.place === place && (said.includes(item.theirs) || item.theirs.includes(said)));
      expect([name, items.length >= Math.min(1, count - left)]).toEqual([name, true]);
      written += count - left;
    }
    const all = [...before.values()].reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(0);
    expect(written + seen.unwritten.length).toBe(all);
  });
});

it("counts captions, headers and footnotes as prose", async () => {
  const body = p(r("某市某局2023年政府信息公开工作年度报告")) + p(r("图1 全年受理咨询4021件次"));
  const bytes = docx({ body: finishedBody() + body });
  expect((await preview(bytes, now)).unwritten.map(({ said }) => said)).toContain("4021件次");
});

/** The tables of last year, so that there is something to be written into. */
function finishedBody(): string {
  return /<w:body>([^]*?)<w:sectPr/u.exec(bodyOf(finishedReport()))![1]!;
}

it("never reads that nothing is left behind what is left", async () => {
  const closing = (seen: PushPreview): string => readBackText([], form2021, tellsOfWork(seen));
  const ofYear = { ...now, year: 2023 };
  const braces = await preview(report("本机关新收{{新收件。"), ofYear);
  expect(braces.leftovers).toHaveLength(1);
  expect(closing(braces)).toContain("此外没有发现");
  expect(closing({ ...braces, leftovers: [], twins: [{ place: "第4个表格", names: ["表三"] }] })).toContain("此外没有发现");
  expect(closing(await preview(report("本机关工作平稳。"), ofYear))).not.toContain("此外");
});

describe("a number in a field", () => {
  const complex = (instruction: string, result: string): string =>
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const within = (field: string): Uint8Array =>
    edited(
      report("本机关新收政府信息公开申请12件。"),
      "本机关新收政府信息公开申请12件。",
      `本机关新收政府信息公开申请</w:t></w:r>${field}<w:r><w:t>件。`,
    );

  it.each([
    ["simple", `<w:fldSimple w:instr=" DOCPROPERTY 新收 ">${r("12")}</w:fldSimple>`],
    ["complex", complex("REF 新收 \\h", "12")],
  ])("is not written, for Word would put it back, and that is said: %s", async (_, field) => {
    const bytes = within(field);
    const shown = await preview(bytes, now);
    expect(shown.left.map(({ said, why }) => `${said} ${why}`)).toEqual(["12 reckoned"]);
    expect(previewText(shown)).toContain("写入的数会在更新域时被改回，请修改域的来源，或者先把域转为普通文字");
    // Told of once, and with what can be done.
    expect(shown.unwritten).toEqual([]);
    expect(remarksOf(shown).filter((line) => line.includes("“12”"))).toEqual([
      expect.stringMatching(/^第\d+段的“12”没有绑定，它在域里，写入的数会/u),
    ]);
    expect(bodyOf(await pushed(bytes, now))).toContain(field);
  });

  it("in a square of ours is written as its result, and that is told before and after", async () => {
    const sum = complex("=SUM(LEFT)", "11");
    const bytes = edited(report("本机关工作平稳。"), /<w:r>(?:(?!<w:r>).)*?>11<\/w:t><\/w:r>/u, sum);
    const told = /^表三“[^”]*总计”在文档里是域，写的是统计表的数，以后更新域时Word会重新计算，请更新域以后核对。$/mu;
    expect(previewText(await preview(bytes, now))).toMatch(told);
    const done = sure(await updateReport(docxReport(bytes), now, BIND));
    expect(updatedText(done.preview)).toContain("在文档里是域");
    expect(bodyOf(done.saved)).toContain(sum.replace(">11<", ">20<").replace(' xml:space="preserve">20', ">20"));
    // What says the same already is not written over.
    expect((await preview(done.saved, now)).reckoned).toEqual([]);
  });

  it("is listed where nobody asked for it to be bound, and cannot be marked", async () => {
    const bytes = within(complex("REF 新收 \\h", "12"));
    const plain: PushOptions = { version: "1.0.0" };
    const { left, unwritten } = await preview(bytes, now, plain);
    expect(left).toEqual([]);
    const field = unwritten.find(({ said }) => said === "12件")!;
    expect(field.isOpen).toBe(false);
    const choice = (chosen: string): PushOptions => ({ ...plain, numbers: { [field.key]: chosen } });
    for (const chosen of ["标出", "新收"])
      expect(refusal(await updateReport(docxReport(bytes), now, choice(chosen)))).toMatch(
        /^第\d+段的“12件”在域里或者在别的表格里，不能改写或标出/u,
      );
    expect((await preview(bytes, now, choice("保留"))).unwritten.map(({ said }) => said)).not.toContain("12件");
  });

  it("is written where Word leaves the result alone", async () => {
    const bytes = within(complex("FORMTEXT", "12"));
    expect((await preview(bytes, now)).left).toEqual([]);
    expect(textOf(await pushed(bytes, now))).not.toContain("申请12件");
  });
});

describe("a drawing of somebody's", () => {
  const C =
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const cached = (all: readonly string[]): string => all.map((one, at) => `<c:pt idx="${at}"><c:v>${one}</c:v></c:pt>`).join("");
  const chart =
    `<c:chartSpace ${C}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>申请办理情况</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>` +
    `<c:barChart><c:ser><c:tx><c:strRef><c:f>S!B1</c:f><c:strCache>${cached(["新收"])}</c:strCache></c:strRef></c:tx>` +
    `<c:cat><c:strRef><c:strCache>${cached(["自然人", "企业"])}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode>${cached(["83", "17"])}</c:numCache></c:numRef></c:val></c:ser></c:barChart>` +
    `<c:pieChart><c:ser><c:val><c:numRef><c:numCache><c:formatCode>0.0%</c:formatCode>${cached(["0.34200000000000003"])}</c:numCache></c:numRef></c:val></c:ser></c:pieChart>` +
    `</c:plotArea></c:chart></c:chartSpace>`;
  const D =
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const point = (text: string): string => `<dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
  const diagram = `<dgm:dataModel ${D}><dgm:ptLst>${point("受理")}${point("咨询4021件次")}</dgm:ptLst></dgm:dataModel>`;
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const drawing = (inner: string): string =>
    `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const drawn = (): Uint8Array => {
    const body =
      finishedBody() +
      p(drawing('<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC"/>')) +
      p(drawing('<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdD" r:lo="x"/>'));
    const files = entries({ body });
    const add = (name: string, from: string, to: string): void => {
      files[name] = strToU8(strFromU8(files[name]!).replace(from, to + from));
    };
    add(
      "word/_rels/document.xml.rels",
      "</Relationships>",
      `<Relationship Id="rIdC" Type="${OFFICE}/chart" Target="charts/c1.xml"/><Relationship Id="rIdD" Type="${OFFICE}/diagramData" Target="diagrams/d1.xml"/>`,
    );
    return zipSync({ ...files, "word/charts/c1.xml": strToU8(chart), "word/diagrams/d1.xml": strToU8(diagram) });
  };

  it("is listed figure by figure, as what nobody can write", async () => {
    const seen = await preview(drawn(), now);
    expect(
      seen.unwritten
        .filter(({ place }) => /的图[表示]$/u.test(place))
        .map(({ said, sentence, aspect, isOpen }) => [said, sentence, aspect, isOpen]),
    ).toEqual([
      ["34.2%", "申请办理情况｜34.2%", "share", false],
      ["83", "申请办理情况｜新收｜自然人｜83｜企业｜17", "figure", false],
      ["17", "申请办理情况｜新收｜自然人｜83｜企业｜17", "figure", false],
      ["4021件次", "受理｜咨询4021件次", "figure", false],
    ]);
    expect(updatedText(seen)).not.toContain("原样保留");
  });

  it("is told the next time, too, and of our own nothing is", async () => {
    const options: PushOptions = { ...BIND, charts: true };
    const once = await pushed(drawn(), now, options);
    const again = await preview(once, now, options);
    expect(again.unwritten.filter(({ place }) => /的图[表示]$/u.test(place)).map(({ said }) => said)).toEqual([
      "34.2%",
      "83",
      "17",
      "4021件次",
    ]);
  });
});

describe("pictures and embedded objects of a document of another year", () => {
  const picture = '<w:r><w:drawing><a:blip r:embed="rIdP"/></w:drawing></w:r>';
  const twice =
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:blip r:embed="rIdP"/></w:drawing></mc:Choice>' +
    '<mc:Fallback><w:pict><v:shape><v:imagedata r:id="rIdP"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>';
  const object =
    '<w:r><w:object><v:shape><v:imagedata r:id="rIdP"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'Type="Embed" ProgID="Excel.Sheet.12" r:id="rIdX"/></w:object></w:r>';
  const illustrated = (): Uint8Array =>
    docx({
      body: p(picture) + finishedBody() + p(r("六、其他需要报告的事项")) + p(twice) + p(object) + p(picture),
      header: p(picture),
    });
  const told =
    "正文开头有1张图片，“六、其他需要报告的事项”部分有2张图片、1个嵌入的对象，页眉有1张图片，里面的数字读不到，请自己看。";

  it("are counted by section, before and after writing", async () => {
    const seen = await preview(illustrated(), now);
    expect(seen.unreadable).toBe(told);
    expect(previewText(seen)).toContain(told);
    expect(remarksOf(seen)).toContain(told);
    expect(updatedText(seen)).toContain(told);
    expect(updatedText(seen)).not.toContain("原样保留");
  });

  it("of the same year are no old ones, and a document without says nothing", async () => {
    expect((await preview(await pushed(illustrated(), now, BIND), now, BIND)).unreadable).toBe("");
    expect((await preview(docx({ body: finishedBody() }), now)).unreadable).toBe("");
  });

  it("are told whenever the prose is checked", async () => {
    const read = sure(await readBytesAs(illustrated(), "报告.docx"));
    const outcome = checkedOutcome("报告.docx", auditReport(read, {}));
    expect(checkText(outcome)).toContain(told);
    expect(openAuditSummary(auditReport(read, {}), undefined)).toContain(told);
  });
});
