// What is written is read back and audited: nothing is called whole that is not.
import { docxReport, docxContents } from "../../../src/adapters/docx/report-document";
import { readHtml } from "../../../src/adapters/html/read";
import { readBackText } from "../../../src/app/outputs/read-back-text";
import { wholeText } from "../../../src/app/outputs/update-text";
import { htmlReport, type Named } from "../../../src/app/publish/publish";
import { readBack } from "../../../src/app/publish/read-back";
import { updateReport } from "../../../src/app/publish/update";
import type { Choices } from "../../../src/app/publish/plan/part";
import { yes } from "../../../src/core/outcome";
import { edited, sure } from "../../support/word-files";
import { finishedReport, form2021, now, officialTemplate } from "../../support/word-reports";

const PLAIN = { version: "1.0.0" };

async function closing(bytes: Uint8Array, report: Named, options = PLAIN, choices: Choices = {}): Promise<string> {
  const { saved, preview } = sure(await updateReport(docxReport(bytes), report, options, choices));
  const points = readBack(yes(sure(docxContents(saved)).document), report);
  return wholeText(preview, points) + readBackText(points, report.form);
}

const BODY = {
  一: [
    "2024年，本机关依法做好主动公开、依申请公开，加强政府信息管理、政府信息公开平台建设和监督保障。",
    "新收政府信息公开申请20件，上年结转4件，办结20件，结转下年度继续办理4件。",
  ],
  五: ["公开的形式还不够丰富，已改进解读的形式。"],
  六: ["2024年，本机关未收取信息处理费，没有其他需要报告的事项。"],
};

it("says that all is there only where it is", async () => {
  expect(await closing(finishedReport(now, BODY), now)).toBe("，六个部分齐全写好后又读回来核对过，没有发现要改的地方。");
  expect(await closing(finishedReport(now, { 一: BODY.一 }), now)).toContain("：第五、六部分没有正文；");
});

it("names the title of the form, its hints, and drafts that nobody has finished", async () => {
  const form = edited(officialTemplate(), "政府信息公开工作年度报告", "政府信息公开工作年度报告格式模板");
  const said = await closing(form, now, { ...PLAIN, draft: true } as typeof PLAIN);
  expect(said).toContain("标题还是“");
  expect(said).toContain("〔草稿，核对修改后删去本括注〕");
  expect(said).not.toContain("齐全");
});

it("names a figure that was kept from the document, and what it breaks", async () => {
  const once = sure(await updateReport(docxReport(finishedReport(now, BODY)), now, PLAIN)).saved;
  const byHand = edited(once, />15(<\/w:t>)/u, ">19$1");
  const said = await closing(byHand, now, PLAIN, { otherwise: "theirs" });
  expect(said).toMatch(/文档里的表三“新收·自然人”是19，与写入的统计表不同/u);
  expect(said).toContain("统计表有");
});

it("asks nobody to write something else in place of our own mark, which goes with what it speaks of", async () => {
  const values = [...now.values];
  values[form2021.byId.get("proceedings.reconsideration.total")!.index] = 99;
  const said = await closing(finishedReport(now, BODY), { ...now, values });
  expect(said).toContain("统计表有1项要核对");
  expect(said).not.toContain("草稿标记");
});

it("reads a page of the web back as well", () => {
  const points = readBack(readHtml(htmlReport(now)), now);
  expect(readBackText(points, form2021)).toContain("第一、五、六部分没有正文");
});
