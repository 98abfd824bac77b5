// One table in several places of a document: all of them are ours, and each is asked about for itself.
import { readDocx } from "../../../src/adapters/docx/read";
import { docxReport } from "../../../src/adapters/docx/report-document";
import { readReport } from "../../../src/app/read/read-report";
import { updatedText } from "../../../src/app/outputs/update-text";
import type { Choices, PushPreview } from "../../../src/app/publish/plan/part";
import type { Named } from "../../../src/app/publish/publish";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import { wordTable } from "../../../src/render/wordml";
import { box, docx, p, r } from "../../adapters/docx/build";
import { bodyOf, edited, refusal, sure } from "../../support/word-files";
import { finishedReport, form2021, last, named, nothing, now, officialTemplate } from "../../support/word-reports";

const PLAIN = { version: "1.0.0" };
const pushed = async (bytes: Uint8Array, report: Named, choices: Choices = {}): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), report, PLAIN, choices)).saved;
const preview = async (bytes: Uint8Array, report: Named): Promise<PushPreview> =>
  sure(await previewUpdate(docxReport(bytes), report, PLAIN));

/** Of every table with the row: what stands in its first two columns of figures. */
const received = (bytes: Uint8Array): string[] =>
  sure(readDocx(bytes)).blocks.flatMap((block) => {
    const row = block.kind === "grid" ? block.cells.find(({ text }) => text.startsWith("一、本年新收"))?.row : undefined;
    if (block.kind !== "grid" || row === undefined) return [];
    const cells = block.cells.filter((cell) => cell.row === row && /^\d+$/.test(cell.text));
    return [
      cells
        .slice(0, 2)
        .map(({ text }) => text)
        .join(" "),
    ];
  });

/** Our table three with its control once more at the end, as it is copied in Word. */
function withAppendix(bytes: Uint8Array): Uint8Array {
  const control = /<w:sdt><w:sdtPr><w:alias w:val="年报三表：表三"(?:(?!<w:sdt>)[^])*?<\/w:sdt><w:tbl>[^]*?<\/w:tbl>/.exec(
    bodyOf(bytes),
  )![0];
  return edited(bytes, /(?=<w:sectPr(?![^]*<w:sectPr))/, `${p(r("附件"))}${control.replaceAll("$", "$$$$")}<w:p/>`);
}

describe("a table of ours that was copied to an appendix", () => {
  const copied = async (): Promise<Uint8Array> => withAppendix(await pushed(officialTemplate(), last));
  /** 10 of the row becomes 11, in one of the copies. */
  const byHand = (bytes: Uint8Array, copy: number): Uint8Array => {
    const cell = /(一、本年新收(?:(?!<\/w:tr>)[^])*?<w:t[^>]*>)10(?=<\/w:t>)/g;
    const found = [...bodyOf(bytes).matchAll(cell)][copy]!;
    return edited(
      bytes,
      bodyOf(bytes).slice(found.index),
      bodyOf(bytes).slice(found.index).replace(cell, "$111").replaceAll("$", "$$$$"),
    );
  };

  it("is written with the first, twice and more", async () => {
    const bytes = await copied();
    expect(received(bytes)).toEqual(["10 2", "10 2"]);
    const seen = await preview(bytes, now);
    expect(seen.items.filter(({ name }) => name === "表三").map(({ key, place, state }) => [key, place, state])).toEqual([
      ["表三", "第2个表格", "changed"],
      ["表三@2", "第4个表格", "changed"],
    ]);
    expect(updatedText(seen)).toMatch(/^已写入表二、表三、表四，/);
    const two = await pushed(bytes, now);
    expect(received(two)).toEqual(["15 5", "15 5"]);
    expect(Buffer.compare(await pushed(two, now), two)).toBe(0);
    expect(received(await pushed(two, nothing))).toEqual(["0 0", "0 0"]);
  });

  it("is asked about for itself, and what is kept in it is kept there alone", async () => {
    const bytes = byHand(await copied(), 1);
    expect(received(bytes)).toEqual(["10 2", "11 2"]);
    expect(refusal(await updateReport(docxReport(bytes), now, PLAIN))).toContain("（文档中是“11”，统计表是“15”）");
    const kept = await pushed(bytes, now, { byKey: { "表三@2/requests.received.naturalPerson": "theirs" } });
    expect(received(kept)).toEqual(["15 5", "11 5"]);
    expect((await preview(kept, now)).items.map(({ key, state }) => [key, state])).toEqual([
      ["表二", "same"],
      ["表三", "same"],
      ["表四", "same"],
      ["表三@2", "kept"],
    ]);
    expect((await preview(kept, nothing)).items.find(({ key }) => key === "表三@2")!.state).toBe("conflict");
    expect(received(await pushed(bytes, now, { byKey: { "表三@2": "ours" } }))).toEqual(["15 5", "15 5"]);
  });

  it("is no conflict where only the first was written since", async () => {
    const before = await copied();
    const appendix = bodyOf(before).slice(bodyOf(before).indexOf("附件"));
    const two = await pushed(before, now);
    // As a version without this would have left it.
    const stale = edited(two, bodyOf(two).slice(bodyOf(two).indexOf("附件")), appendix.replaceAll("$", "$$$$"));
    expect(received(stale)).toEqual(["15 5", "10 2"]);
    expect(received(await pushed(stale, nothing))).toEqual(["0 0", "0 0"]);
  });
});

it("{{表三}} beside a printed one: both are ours from then on", async () => {
  const one = await pushed(finishedReport(last, { 一: ["{{表三}}"] }), last);
  expect(received(one)).toEqual(["10 2", "10 2"]);
  expect(received(await pushed(one, now))).toEqual(["15 5", "15 5"]);
});

describe("what stands in a text box stands in its fallback, too", () => {
  const halves = (bytes: Uint8Array): string[] =>
    ["Choice", "Fallback"].map((name) => new RegExp(`<mc:${name}[^]*?</mc:${name}>`).exec(bodyOf(bytes))![0]);
  const figuresIn = (half: string): string[] => [...half.matchAll(/<w:t(?: [^>]*)?>(\d+)<\/w:t>/g)].map(([, text]) => text!);

  it("a table", async () => {
    const table = wordTable(form2021.tables[2]!, last.values);
    const one = await pushed(docx({ body: p(box(`${table}<w:p/>`)) }), named(form2021, now.values, 2024));
    expect(figuresIn(halves(one)[1]!)).toEqual(figuresIn(halves(one)[0]!));
    expect(figuresIn(halves(one)[0]!)).toContain("1");
    const two = await pushed(one, last);
    expect(figuresIn(halves(two)[1]!)).toEqual(figuresIn(halves(two)[0]!));
    expect(figuresIn(halves(two)[0]!)).not.toEqual(figuresIn(halves(one)[0]!));
  });

  it("a figure in a sentence", async () => {
    const report = finishedReport(last, { 一: ["□"] });
    const boxed = edited(report, /<w:r>(?:(?!<\/w:r>).)*□(?:(?!<\/w:r>).)*<\/w:r>/, box(p(r("新收政府信息公开申请12件。"))));
    const bytes = sure(await updateReport(docxReport(boxed), now, { ...PLAIN, bind: true })).saved;
    expect(halves(bytes).map(figuresIn)).toEqual([["20"], ["20"]]);
  });
});

it("a place that was written before and cannot be found is told when the rest is written", async () => {
  const one = await pushed(docx({ body: p(r("新收{{新收}}件。")) + p(r("办结{{办结}}件。")) }), now);
  const less = edited(one, /<w:p><w:r><w:t[^>]*>办结.*?<\/w:p>/, "");
  expect(updatedText(await preview(less, last))).toContain("上次写入的办结在文档中已经找不到，请核对是否被删去或改写。");
});

it("a table that is printed in two parts is written as one, each part in its place, again and again", async () => {
  const body = bodyOf(officialTemplate());
  const rows = [...body.slice(0, body.indexOf("1.本机关不掌握")).matchAll(/<w:tr[ >]/gu)];
  const row = rows.at(-1)!.index;
  const before = body.slice(0, row);
  const properties = /<w:tbl>(<w:tblPr>[^]*?<\/w:tblGrid>)/u.exec(body.slice(before.lastIndexOf("<w:tbl>")))![1]!;
  const split = edited(
    officialTemplate(),
    body,
    `${before}</w:tbl>${p(r("续表"))}<w:tbl>${properties}${body.slice(row)}`.replaceAll("$", "$$$$"),
  );
  const once = await pushed(split, last);
  const item = (await preview(split, last)).items.find(({ name }) => name === "表三")!;
  expect(item.place).toBe("第2个表格、第3个表格");
  const twice = await pushed(once, now);
  const reading = sure(readReport(sure(readDocx(twice)), { year: 2024 }));
  expect(reading.misfits).toEqual([]);
  expect(reading.values).toEqual(now.values);
  expect(Buffer.compare(await pushed(twice, now), twice)).toBe(0);
});

it("a column beside ours is named: what it says of our figures is old", async () => {
  const cell = (text: string): string => `<w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/></w:tcPr>${p(r(text))}</w:tc>`;
  const rows = /(<w:tr[ >](?:(?!<w:tr[ >])[^])*?（单位：万元）[^]*?)<\/w:tr>([^]*?)<\/w:tr>/u;
  const wider = edited(officialTemplate(), rows, `$1${cell("比上年增减")}</w:tr>$2${cell("12%")}</w:tr>`);
  const seen = await preview(wider, now);
  expect(seen.beside).toEqual(["第1个表格的“比上年增减”栏"]);
  expect(updatedText(seen)).toContain("第1个表格的“比上年增减”栏不是表样里的，没有写入，其中的数请自行更新。");
});
