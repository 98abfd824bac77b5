// What is begun for somebody: as much as the tables say, in as many words as it needs, and nothing that they contradict.
import fc from "fast-check";

import { reportDocx } from "../../../src/adapters/docx/report";
import { docxContents, docxReport } from "../../../src/adapters/docx/report-document";
import { auditReport } from "../../../src/app/check/audit-report";
import { wholeReport, type Named } from "../../../src/app/publish/publish";
import { updateReport } from "../../../src/app/publish/update";
import { readReport } from "../../../src/app/read/read-report";
import { bodyOf, edited, sure, textOf } from "../../support/word-files";
import { figures, form2019, form2021, named } from "../../support/word-reports";

const DRAFT = { version: "1.0.0", draft: true };
const MARK = "〔草稿，核对修改后删去本括注〕";

async function drafted(report: Named, previous?: Named): Promise<Uint8Array> {
  const own = reportDocx(wholeReport(report), { name: "年报三表", version: "1.0.0" });
  return sure(await updateReport(docxReport(own), report, { ...DRAFT, ...(previous && { previous }) })).saved;
}
const lines = async (report: Named, previous?: Named): Promise<string[]> =>
  textOf(await drafted(report, previous))
    .split("\n")
    .flatMap((line) => (line.startsWith(MARK) ? [line.slice(MARK.length)] : []));

const year = (
  rows: Parameters<typeof figures>[1],
  cells: Parameters<typeof figures>[2] = {},
  unit = "某市某局",
  of = 2024,
): Named => named(form2021, figures(form2021, rows, cells), of, unit);

it("of nothing, one sentence", async () => {
  expect(await lines(year({}))).toEqual([
    "2024年，本机关没有制发、废止和现行有效的规章、行政规范性文件。",
    "2024年，本机关未收到政府信息公开申请，没有上年结转的政府信息公开申请。未发生因政府信息公开引起的行政复议、行政诉讼。",
    "2024年，本机关收取信息处理费〔填写金额，没有收取的写“未收取”〕。",
  ]);
});

it("of blank rows, one thing to be written, and the whole of it once they are filled", async () => {
  const blank = named(form2019, [], 2019, "某市某局");
  const bytes = await drafted(blank);
  expect((await lines(blank))[0]).toBe("2019年，本机关〔填写依申请公开情况〕。");
  const filled = named(form2019, figures(form2019, { received: [3], granted: [3] }), 2019, "某市某局");
  expect(textOf(sure(await updateReport(docxReport(bytes), filled, DRAFT)).saved)).toContain(
    "2019年，本机关新收政府信息公开申请3件，均为自然人申请；没有上年结转的政府信息公开申请。办结政府信息公开申请3件，办理结果均为予以公开；没有结转下年度继续办理的政府信息公开申请。未发生因政府信息公开引起的行政复议、行政诉讼。",
  );
});

it.each([
  ["a total of none over cases that ended", { "directSuit.upheld": 2, "directSuit.pending": 1 }],
  ["parts that come to less", { "directSuit.upheld": 1, "directSuit.total": 3 }],
  ["parts that come to more", { "directSuit.upheld": 3, "directSuit.total": 1 }],
])("says nothing of cases where the table contradicts itself: %s", async (_, cells) => {
  const counts = Object.fromEntries(Object.entries(cells).map(([id, count]) => [`proceedings.${id}`, count]));
  const text = (await lines(year({ received: [1], granted: [1] }, counts)))[1]!;
  expect(text).toMatch(/结转下年度继续办理的政府信息公开申请。〔填写复议诉讼情况〕。$/u);
});

it("is set as prose and not as the heading that it stands behind", async () => {
  const styles = (bytes: Uint8Array): string[] =>
    [...bodyOf(bytes).matchAll(/<w:p>(?:(?!<\/w:p>)[^])*〔草稿/gu)].map(
      ([paragraph]) => /<w:pStyle w:val="([^"]+)"\/>(?!.*<w:pStyle)/su.exec(paragraph)![1]!,
    );
  // Nothing but headings and tables: what the style of the heading says comes behind it.
  expect(styles(await drafted(year({ received: [1], granted: [1] })))).toEqual(["BodyText", "BodyText", "BodyText"]);
  // Else as the prose of another section is.
  const report = year({ received: [1], granted: [1] });
  const like =
    '<w:p><w:pPr><w:ind w:firstLine="641"/></w:pPr><w:r><w:t>公开的形式还不够丰富，解读的办法不多，今后逐步改进。</w:t></w:r></w:p>';
  const own = reportDocx(wholeReport(report), { name: "年报三表", version: "1.0.0" });
  const other = edited(own, /(五、存在[^<]*<\/w:t><\/w:r><\/w:p>)/u, `$1${like}`);
  const done = sure(await updateReport(docxReport(other), report, DRAFT)).saved;
  expect(bodyOf(done).match(/<w:p><w:pPr><w:ind w:firstLine="641"\/><\/w:pPr><w:r><w:t[^>]*>〔草稿/gu)).toHaveLength(3);
});

it("of one, who asked and what became of it; that it was in time stands in no table", async () => {
  const [, text] = await lines(year({ received: [0, 1], "unable.notHeld": [0, 1] }));
  expect(text).toBe(
    "2024年，本机关新收政府信息公开申请1件，申请人为法人或其他组织；没有上年结转的政府信息公开申请。办结政府信息公开申请1件，办理结果为无法提供；没有结转下年度继续办理的政府信息公开申请。未发生因政府信息公开引起的行政复议、行政诉讼。",
  );
});

it("of one kind alone, that it is all", async () => {
  const [, text] = await lines(year({ received: [6], granted: [6] }));
  expect(text).toContain("新收政府信息公开申请6件，均为自然人申请；");
  expect(text).toContain("办结政府信息公开申请6件，办理结果均为予以公开；");
});

it("of many, with the share that was disclosed, and beside last year where it is known", async () => {
  const many = { received: [120, 14], granted: [80, 6], partlyGranted: [20], "unable.notHeld": [14, 8], carriedForward: [6] };
  const report = year(many);
  expect((await lines(report))[1]).toContain(
    "新收政府信息公开申请134件，其中自然人120件，法人或其他组织14件；没有上年结转的政府信息公开申请。办结政府信息公开申请128件，其中予以公开86件，部分公开20件，无法提供22件，予以公开和部分公开占办结总数的82.8%；结转下年度继续办理6件。",
  );
  const last = year({ received: [100], granted: [100] }, {}, "某市某局", 2023);
  expect((await lines(report, last))[1]).toContain("法人或其他组织14件，比上年增加34件，增长34.0%；");
  const few = year({ received: [4], granted: [4] }, {}, "某市某局", 2023);
  expect((await lines(report, few))[1]).toContain("法人或其他组织14件，比上年增加130件；");
  expect((await lines(report, year(many, {}, "某市某局", 2023)))[1]).toContain("法人或其他组织14件，与上年持平；");
});

it.each([
  [
    { "normativeDocuments.issued": 3, "normativeDocuments.repealed": 1, "normativeDocuments.inForce": 41 },
    "制发行政规范性文件3件，废止1件，现行有效41件。",
  ],
  [{ "normativeDocuments.inForce": 41 }, "没有制发行政规范性文件，没有废止，现行有效41件。"],
  [
    { "governmentRules.issued": 2, "governmentRules.inForce": 9, "normativeDocuments.repealed": 4 },
    "制发规章2件，没有废止，现行有效9件；没有制发行政规范性文件，废止4件。",
  ],
])("table two in a sentence", async (cells, sentence) => {
  const counts = Object.fromEntries(Object.entries(cells).map(([id, count]) => [`disclosure.${id}`, count]));
  expect((await lines(year({}, counts)))[0]).toBe(`2024年，本机关${sentence}`);
});

it.each([
  ["某省人民政府", "全省"],
  ["某某市人民政府", "全市"],
  ["某市某区人民政府", "全区"],
  ["某某县人民政府", "全县"],
  ["某市人民政府办公室", "本机关"],
  ["某市某镇人民政府", "本机关"],
])("%s speaks for %s", async (unit, whole) => {
  for (const text of await lines(year({ received: [3], granted: [3] }, {}, unit)))
    expect(text.startsWith(`2024年，${whole}`)).toBe(true);
});

it("a form that counts documents otherwise has no such sentence, and a blank figure begins none", async () => {
  expect(await lines(named(form2019, figures(form2019, { received: [3], granted: [3] }), 2020))).toHaveLength(2);
  const values = [...figures(form2021, {})];
  values[form2021.byId.get("disclosure.normativeDocuments.issued")!.index] = null;
  expect((await lines(named(form2021, values, 2024)))[0]).not.toContain("制发行政规范性文件0件");
});

/** What is said of a report that is only begun. */
const UNFINISHED: readonly string[] = ["draft-mark", "aspects-missing", "section-empty", "fee-not-stated"];

it("what is begun is never contradicted by the tables it was made of", async () => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 }));
  const two = fc.tuple(count, count);
  await fc.assert(
    fc.asyncProperty(two, two, two, two, count, fc.tuple(count, count, count), fc.tuple(count, count), async (...made) => {
      const [granted, partly, denied, unable, brought, [issued, repealed, inForce], [upheld, pending]] = made;
      const ended = [0, 1].map((i) => granted[i]! + partly[i]! + denied[i]! + unable[i]!);
      const carried = Math.min(brought, ended[0]!);
      const report = year(
        {
          received: ended,
          broughtForward: [carried],
          granted,
          partlyGranted: partly,
          "denied.internal": denied,
          "unable.notHeld": unable,
          carriedForward: [carried],
        },
        {
          "disclosure.normativeDocuments.issued": issued,
          "disclosure.normativeDocuments.repealed": repealed,
          "disclosure.normativeDocuments.inForce": issued + inForce,
          "proceedings.reconsideration.upheld": upheld,
          "proceedings.reconsideration.pending": pending,
          "proceedings.reconsideration.total": upheld + pending,
        },
      );
      const bytes = await drafted(report);
      const read = sure(readReport(sure(docxContents(bytes)).document));
      const { findings } = auditReport(read, {});
      const wrong = findings.filter(
        ({ finding: { detail } }) => detail.kind === "prose" && !UNFINISHED.includes(detail.prose.kind),
      );
      expect(wrong.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
