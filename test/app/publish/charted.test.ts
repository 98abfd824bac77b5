// Charts in a Word document: Word's own, with the figures of the tables behind them, drawn anew by the next update.
import { strFromU8, unzipSync } from "fflate";

import { finalDocx } from "../../../src/adapters/docx/final";
import { reportDocx } from "../../../src/adapters/docx/report";
import { docxReport } from "../../../src/adapters/docx/report-document";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import { wholeReport, type Named } from "../../../src/app/publish/publish";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import { readBytesAs } from "../../../src/cli/source";
import { docx, p, r } from "../../adapters/docx/build";
import { withChartChanged } from "../../support/libreoffice";
import { packageFaults } from "../../support/package-check";
import { bodyOf, edited, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import { figures, form2021, last, named, officialTemplate } from "../../support/word-reports";

const WITH: PushOptions = { version: "1.0.0", charts: true };
const pushed = async (bytes: Uint8Array, report: Named, options: PushOptions = WITH): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), report, options, { otherwise: "ours" })).saved;

const busy = (year: number, granted: number): Named =>
  named(
    form2021,
    figures(
      form2021,
      {
        received: [granted + 40, 3, 0, 1],
        broughtForward: [5],
        granted: [granted],
        "denied.internal": [7, 1],
        "unable.notHeld": [30, 2, 0, 1],
        carriedForward: [8],
      },
      {
        "proceedings.reconsideration.upheld": 21,
        "proceedings.reconsideration.pending": 4,
        "proceedings.reconsideration.total": 25,
      },
    ),
    year,
  );

const own = (report: Named): Uint8Array => reportDocx(wholeReport(report), { name: "年报三表", version: "1.0.0" });

const parts = (bytes: Uint8Array, path: RegExp): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => path.test(name)));
const charts = (bytes: Uint8Array): string[] =>
  Object.values(parts(bytes, /^word\/charts\/[^/]+\.xml$/)).map((part) => strFromU8(part));
const books = (bytes: Uint8Array): Uint8Array[] => Object.values(parts(bytes, /^word\/embeddings\//));
const drawings = (bytes: Uint8Array): RegExpMatchArray[] => [...bodyOf(bytes).matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)];

/** What a chart shows: the values of every series. */
const shown = (xml: string): number[][] =>
  [...xml.matchAll(/<c:val>.*?<\/c:val>/g)].map(([series]) =>
    [...series.matchAll(/<c:v>(\d+)<\/c:v>/g)].map(([, v]) => Number(v)),
  );

/** Everything that stands in the package and in the workbooks within it, as text. */
const everything = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([name, content]) => (name.endsWith(".xlsx") ? everything(content) : strFromU8(content)))
    .join("\n");

describe("behind the tables, when asked", () => {
  const first = pushed(own(busy(2024, 61)), busy(2024, 61), { ...WITH, previous: busy(2023, 47) });

  it("four charts, each with its caption, what it says in words, and a workbook", async () => {
    const bytes = await first;
    expect(packageFaults(bytes)).toEqual([]);
    expect(drawings(bytes).map(([, told]) => told)).toEqual([
      "申请办理情况：2024年新收105件，办结102件，结转下年8件；上年新收91件，办结88件，结转下年8件。",
      "办理结果：办结102件：予以公开61件，占59.8%；不予公开8件，占7.8%；无法提供33件，占32.4%。",
      "申请人构成：新收105件：自然人101件，占96.2%；商业企业3件，占2.9%；社会公益组织1件，占1.0%。",
      "复议诉讼：因政府信息公开引起的行政复议25件，其中结果维持21件，尚未审结4件；未发生因政府信息公开引起的行政诉讼。",
    ]);
    expect(charts(bytes).map(shown)).toEqual([
      [
        [91, 88, 8],
        [105, 102, 8],
      ],
      [[61, 0, 8, 33, 0, 0]],
      [[101], [3], [1]],
      [
        [21, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [4, 0, 0],
      ],
    ]);
    expect(textOf(bytes)).toMatch(
      /申请办理情况（单位：件）\n办理结果（单位：件）\n申请人构成（单位：件）\n四、[^]*\n复议诉讼（单位：件）\n五、/,
    );
    // The tables are read as before.
    expect(valuesOf(bytes)).toEqual(valuesIn(busy(2024, 61)));
  });

  it("what can be edited is what is drawn", async () => {
    const bytes = await first;
    const read = await Promise.all(books(bytes).map((book) => readBytesAs(book, "图.xlsx")));
    // No forms, but workbooks that can be read: what is in their cells is what the charts hold.
    expect(read.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    books(bytes).forEach((book, i) => {
      expect(packageFaults(book)).toEqual([]);
      const sheet = strFromU8(unzipSync(book)["xl/worksheets/sheet1.xml"]!);
      const values = [...sheet.matchAll(/<c r="[B-Z]\d+"><v>(\d+)<\/v>/g)].map(([, value]) => Number(value));
      const drawn = shown(charts(bytes)[i]!);
      expect(values).toEqual(drawn[0]!.flatMap((_, row) => drawn.map((series) => series[row])));
    });
  });

  it("the same figures again give the same bytes", async () => {
    const again = await pushed(await first, busy(2024, 61), { ...WITH, previous: busy(2023, 47) });
    expect(again).toEqual(await first);
  });

  it("last year's, where they stood in the document's own tables, are still there the next time", async () => {
    const next = await pushed(await pushed(own(busy(2023, 47)), busy(2023, 47), { version: "1.0.0" }), busy(2024, 61));
    expect(shown(charts(next)[0]!)).toEqual([
      [91, 88, 8],
      [105, 102, 8],
    ]);
    expect(await pushed(next, busy(2024, 61))).toEqual(next);
  });

  it("other figures draw them anew in the frame that somebody made larger, and leave nothing of the old ones", async () => {
    const larger = edited(await first, /(<wp:extent cx="\d+" cy=")\d+/, "$11234567");
    const next = await pushed(larger, busy(2025, 333), { version: "1.0.0", previous: busy(2024, 61) });
    expect(packageFaults(next)).toEqual([]);
    expect(bodyOf(next)).toContain('cy="1234567"');
    expect(drawings(next)[1]![1]).toBe(
      "办理结果：办结374件：予以公开333件，占89.0%；不予公开8件，占2.1%；无法提供33件，占8.8%。",
    );
    expect(charts(next).map(shown)[1]).toEqual([[333, 0, 8, 33, 0, 0]]);
    expect(charts(next)).toHaveLength(4);
    // 59.8% was last year's alone; 91 the year's before.
    for (const old of ["59.8%", ">91<", "2023年"]) expect(everything(next)).not.toContain(old);
  });

  it("a year with little keeps the places, without figures of another year", async () => {
    const little = await pushed(await first, last, { version: "1.0.0" });
    expect(packageFaults(little)).toEqual([]);
    expect(drawings(little).map(([, told]) => told!.slice(0, 5))).toEqual(["申请办理情", "办理结果：", "申请人构成"]);
    expect(everything(little)).not.toContain("59.8%");
    const again = await pushed(little, busy(2025, 61), { version: "1.0.0" });
    expect(packageFaults(again)).toEqual([]);
    expect(drawings(again)).toHaveLength(4);
  });

  it("a chart that was taken away is told, and does not come back by itself", async () => {
    const control = /<w:sdt><w:sdtPr><w:alias w:val="年报三表：图:办理结果"(?:(?!<w:sdt>)[^])*?<\/w:sdt>/;
    const without = edited(await first, control, "");
    const preview = sure(await previewUpdate(docxReport(without), busy(2025, 61), { version: "1.0.0" }));
    expect(preview.lost).toEqual(["图:办理结果"]);
    expect(drawings(await pushed(without, busy(2025, 61), { version: "1.0.0" }))).toHaveLength(3);
  });

  it("a final document keeps the charts, without our marks", async () => {
    const final = sure(finalDocx(await first));
    expect(packageFaults(final)).toEqual([]);
    expect(bodyOf(final)).not.toContain("nianbao:图");
    expect(drawings(final)).toHaveLength(4);
    expect(charts(final)).toHaveLength(4);
  });
});

describe("opened, given another figure and saved in LibreOffice", () => {
  const before = pushed(own(busy(2024, 61)), busy(2024, 61), { ...WITH, previous: busy(2023, 47) });
  const ours = ["图:申请办理情况", "图:办理结果", "图:申请人构成", "图:复议诉讼"];

  it("all four are still ours, and drawn anew with the figures of the tables", async () => {
    const theirs = withChartChanged(await before, "件数", 77);
    if (theirs === null) return;
    expect(charts(theirs).map((xml) => shown(xml)[0]?.[0])).toContain(77);
    for (const [report, previous] of [
      [busy(2024, 61), busy(2023, 47)],
      [busy(2025, 333), busy(2024, 61)],
    ] as const) {
      const options: PushOptions = { version: "1.0.0", previous };
      const seen = sure(await previewUpdate(docxReport(theirs), report, options));
      expect(seen.lost).toEqual([]);
      expect(seen.items.filter(({ kind }) => kind === "chart").map(({ name, found, state }) => [name, found, state])).toEqual(
        ours.map((name) => [name, "owned", "changed"]),
      );
      expect(seen.unwritten.filter(({ place }) => place.includes("图"))).toEqual([]);
      const next = await pushed(theirs, report, options);
      expect(packageFaults(next)).toEqual([]);
      const wanted = await pushed(own(report), report, { ...options, charts: true });
      expect(charts(next).map(shown).map(String).sort()).toEqual(charts(wanted).map(shown).map(String).sort());
      expect(drawings(next).map(([, told]) => told)).toEqual(drawings(wanted).map(([, told]) => told));
      expect(textOf(next).match(/（单位：件）/gu)).toHaveLength(4);
      // From then on they stand as ours again.
      expect(await pushed(next, report, options)).toEqual(next);
      expect(bodyOf(sure(finalDocx(next)))).not.toContain("年报三表：");
    }
  }, 240_000);

  it("made final as it was saved there, nothing of ours is left", async () => {
    const theirs = withChartChanged(await before, "件数", 77);
    if (theirs === null) return;
    expect(bodyOf(theirs)).toContain("年报三表：");
    const final = sure(finalDocx(theirs));
    expect(packageFaults(final)).toEqual([]);
    expect(bodyOf(final)).not.toContain("年报三表：");
  }, 240_000);
});

describe("where a template names one", () => {
  const template = (text: string): Uint8Array => docx({ body: p(r("{{新收}}")) + p(r(text)) + p(r("完")) });

  it("its paragraph becomes the chart", async () => {
    for (const name of ["图:办理结果", "图：办理结果"]) {
      const bytes = await pushed(template(`{{${name}}}`), busy(2024, 61), { version: "1.0.0" });
      expect(packageFaults(bytes)).toEqual([]);
      expect(textOf(bytes)).toBe("105\n办理结果（单位：件）\n完");
      expect(charts(bytes).map(shown)).toEqual([[[61, 0, 8, 33, 0, 0]]]);
    }
  });

  it("of a few, nothing is drawn, and the next year may", async () => {
    const few = await pushed(template("{{图:复议诉讼}}"), last, { version: "1.0.0" });
    expect(textOf(few)).toBe("12\n完");
    expect(charts(few)).toEqual([]);
    const next = await pushed(few, busy(2025, 61), { version: "1.0.0" });
    expect(textOf(next)).toBe("105\n复议诉讼（单位：件）\n完");
  });

  it("stands alone in its paragraph, or is refused", async () => {
    const done = await updateReport(docxReport(template("见{{图:办理结果}}。")), busy(2024, 61), { version: "1.0.0" });
    expect(done).toMatchObject({ ok: false, refusal: { kind: "template-lacks" } });
  });

  it("a figure that was not read is drawn by nobody", async () => {
    const values = [...busy(2024, 61).values];
    values[form2021.byId.get("requests.granted.total")!.index] = null;
    const report = { ...busy(2024, 61), values };
    const preview = sure(await previewUpdate(docxReport(template("{{图:办理结果}}")), report, { version: "1.0.0" }));
    expect(preview.untouched).toEqual(["{{图:办理结果}}"]);
  });
});

it("not asked for, none is drawn", async () => {
  expect(charts(await pushed(officialTemplate(), busy(2024, 61), { version: "1.0.0" }))).toEqual([]);
});

it("drawings of somebody's own keep their numbers", async () => {
  const theirs =
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">' +
    '<wp:extent cx="1" cy="1"/><wp:docPr id="2" name="章"/></wp:inline></w:drawing></w:r></w:p>';
  const bytes = edited(own(busy(2024, 61)), /(?=<w:sectPr)/, theirs);
  const ids = [...bodyOf(await pushed(bytes, busy(2024, 61))).matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => Number(id));
  expect(ids.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
});
