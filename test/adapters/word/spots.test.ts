// Words of the open document, selected and remarked on, on Microsoft's own office.js.
import { openWordReport } from "../../../src/adapters/word/report";
import type { OpenReport } from "../../../src/ports/report";
import { paragraphText } from "../../../src/workbench/word/text";
import { wordOffice, type WordOnStage } from "../../support/word-office";
import { refusal, sure } from "../../support/word-files";
import { docx, p, r, tbl, tc, tr } from "../docx/build";

// Every case loads and drives the whole of office.js; on a busy machine that is slow, not wrong.
jest.setTimeout(60_000);

const LINE = p(r("本年新收12件，办结12件。"));
const REPORT = docx({ body: LINE + LINE + tbl(tr(tc(p(r("新收"))), tc(p(r("12"))))) + p(r("结转0件。")) });

async function opened(api = "newest"): Promise<{ readonly stage: WordOnStage; readonly report: OpenReport }> {
  const stage = wordOffice(REPORT, { api });
  const report = sure(openWordReport());
  sure(await report.contents());
  return { stage, report };
}

const selected = ({ document: { selection } }: WordOnStage): string =>
  selection?.kind === "span" ? paragraphText(selection.paragraph).slice(selection.start, selection.end) : "";

it("selects the characters that were named, of several that read the same", async () => {
  const { stage, report } = await opened();
  sure(await report.select({ block: 1, start: 10, end: 12 }));
  expect(selected(stage)).toBe("12");
  const { selection } = stage.document;
  expect(selection).toMatchObject({ kind: "span", start: 10 });
  expect(selection?.kind === "span" && stage.document.paragraphsIn(stage.document.body).indexOf(selection.paragraph)).toBe(1);
});

it("selects a square of a table", async () => {
  const { stage, report } = await opened();
  sure(await report.select({ block: 2, row: 0, col: 1 }));
  expect(selected(stage)).toBe("12");
});

it("finds words that have moved since, and says so where they are gone", async () => {
  const { stage, report } = await opened();
  const first = stage.document.paragraphsIn(stage.document.body)[0]!;
  first.before(stage.document.newParagraph(first, "后来加的一段。"));
  sure(await report.select({ block: 3, start: 0, end: 3 }));
  expect(selected(stage)).toBe("结转0");
  const end = stage.document.paragraphsIn(stage.document.body).at(-1)!;
  stage.document.replace(stage.document.span(end, 0, 2), "余下");
  expect(refusal(await report.select({ block: 3, start: 0, end: 3 }))).toBe("这一处在核对之后改过，找不到了，请重新核对。");
});

it("puts comments anew, and takes away its own and no other", async () => {
  const { stage, report } = await opened();
  const { document } = stage;
  document.comments = [{ place: document.span(document.paragraphsIn(document.body)[0]!, 0, 4), content: "科长：请核" }];
  const at = { block: 0, start: 4, end: 6 };
  expect(sure(await report.remark([{ at, text: "应为13" }]))).toBe(1);
  expect(
    sure(
      await report.remark([
        { at, text: "应为14" },
        { at: { block: 9, start: 0, end: 1 }, text: "没有这一段" },
      ]),
    ),
  ).toBe(1);
  expect(document.comments.map(({ content }) => content)).toEqual(["科长：请核", "〔年报三表〕应为14"]);
  expect(sure(await report.clearRemarks())).toBe(1);
  expect(document.comments.map(({ content }) => content)).toEqual(["科长：请核"]);
  expect(stage.saved()).toEqual(wordOffice(REPORT).saved());
});

it("offers no comments to a Word that has none", async () => {
  expect([(await opened("1.3")).report.takesRemarks, (await opened("1.4")).report.takesRemarks]).toEqual([false, true]);
});
