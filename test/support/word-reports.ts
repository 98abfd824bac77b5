// Word documents as units keep them: the blank official form, last year's finished report, and a long one with everything.
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

import { reportDocx } from "../../src/adapters/docx/report";
import type { Named } from "../../src/app/publish/publish";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import type { Value } from "../../src/core/figures/values";
import { sectionsOf } from "../../src/statute/sections";
import { wordTable } from "../../src/render/wordml";
import { formOf, editions } from "../../src/statute";
import { docx, entries, p, r, tbl, tc, tr } from "../adapters/docx/build";

export const form2021: NumberedForm = formOf(editions.find(({ id }) => id === "2021")!);
export const form2019: NumberedForm = formOf(editions.find(({ id }) => id === "2019")!);

const PARTS = ["naturalPerson", "business", "research", "publicWelfare", "legalService", "otherEntity"];

/** Figures that satisfy every rule of the form: the rows of table three by name, applicants in printed order. */
export function figures(
  form: NumberedForm,
  rows: Readonly<Record<string, readonly number[]>>,
  cells: Readonly<Record<string, Value>> = {},
): Value[] {
  const values: Value[] = form.cells.map(() => 0);
  const put = (id: string, value: Value): void => {
    const cell = form.byId.get(id);
    if (!cell) throw new Error(`the form has no cell ${id}`);
    values[cell.index] = value;
  };
  const sums = PARTS.map(() => 0);
  for (const [row, counts] of Object.entries(rows)) {
    PARTS.forEach((part, i) => put(`requests.${row}.${part}`, counts[i] ?? 0));
    put(
      `requests.${row}.total`,
      counts.reduce((a, b) => a + b, 0),
    );
    const sign = row === "received" || row === "broughtForward" || row === "carriedForward" ? 0 : 1;
    PARTS.forEach((_, i) => (sums[i] = sums[i]! + sign * (counts[i] ?? 0)));
  }
  PARTS.forEach((part, i) => put(`requests.processed.${part}`, sums[i]!));
  put(
    "requests.processed.total",
    sums.reduce((a, b) => a + b, 0),
  );
  for (const [id, value] of Object.entries(cells)) put(id, value);
  return values;
}

/** A reading as every source gives it, made from figures. */
export const named = (form: NumberedForm, values: readonly Value[], year: number, unit = "某市某局"): Named => ({
  document: { format: "json", blocks: [], properties: {} },
  form,
  unit,
  year,
  values,
  places: form.cells.map(() => undefined),
  present: form.tables.map(({ table }) => table.id),
  absent: [],
  misfits: [],
  deviations: [],
  tableBlocks: new Set(),
});

/** 2023: 12 received, 3 brought forward, 11 answered, 4 carried forward. */
export const last = named(
  form2021,
  figures(
    form2021,
    {
      received: [10, 2],
      broughtForward: [3],
      granted: [6, 1],
      partlyGranted: [1],
      "unable.notHeld": [2],
      "denied.internal": [0, 1],
      carriedForward: [4],
    },
    {
      "proceedings.reconsideration.upheld": 2,
      "proceedings.reconsideration.total": 2,
      "disclosure.normativeDocuments.issued": 5,
      "disclosure.normativeDocuments.inForce": 40,
      "disclosure.licensing.decisions": 321,
    },
  ),
  2023,
);

/** 2024: other figures everywhere, and a suit that is still open. */
export const now = named(
  form2021,
  figures(
    form2021,
    {
      received: [15, 5],
      broughtForward: [4],
      granted: [9, 2],
      partlyGranted: [2, 1],
      "unable.notHeld": [4],
      "denied.internal": [1, 1],
      carriedForward: [3, 1],
    },
    {
      "proceedings.reconsideration.upheld": 1,
      "proceedings.reconsideration.total": 1,
      "proceedings.directSuit.pending": 1,
      "proceedings.directSuit.total": 1,
      "disclosure.normativeDocuments.issued": 7,
      "disclosure.normativeDocuments.inForce": 47,
      "disclosure.licensing.decisions": 400,
    },
  ),
  2024,
);

/** 2024 again, with one more application received from a person and answered. */
export const later: Named = named(
  form2021,
  figures(form2021, {
    received: [16, 5],
    broughtForward: [4],
    granted: [10, 2],
    partlyGranted: [2, 1],
    "unable.notHeld": [4],
    "denied.internal": [1, 1],
    carriedForward: [3, 1],
  }),
  2024,
);

/** Nothing happened at all. */
export const nothing = named(form2021, figures(form2021, { received: [] }), 2024);

const prose: Readonly<Record<string, readonly string[]>> = {
  一: [
    "2023年，某市某局坚持以公开为常态、不公开为例外，各项公开任务按期完成。",
    "（一）主动公开情况",
    "全年通过政府网站公开信息680条。制发行政规范性文件5件，作出行政许可决定321件。",
    "（二）依申请公开情况",
    "2023年，新收政府信息公开申请12件，上年结转3件，办结11件，结转下年度继续办理4件。其中予以公开7件，部分公开1件。",
  ],
  五: ["公开的形式还比较单一，2022年以来虽有改进，仍需努力。"],
  六: ["无其他需要报告的事项。"],
};

/** Last year's report as we write it ourselves, with prose of its own. */
export function finishedReport(
  report: Named = last,
  paragraphs: Readonly<Record<string, readonly string[]>> = prose,
): Uint8Array {
  return reportDocx(
    {
      unit: report.unit,
      year: report.year,
      form: report.form,
      values: report.values,
      sections: sectionsOf(report.form.edition).map(({ number, title }) => ({
        title: `${number}、${title}`,
        paragraphs: paragraphs[number] ?? [],
      })),
    },
    { name: "某办公软件", version: "1" },
  );
}

const blank = (form: NumberedForm): Value[] => form.cells.map(() => null);

/** The official form without a placeholder: six headings, hints, three empty tables, as typed into Word. */
export function officialTemplate(form: NumberedForm = form2021): Uint8Array {
  const heading = (text: string): string => p(r(text, "<w:b/>"));
  const body = sectionsOf(form.edition).flatMap(({ number, title, table }) => {
    const found = form.tables.find((one) => one.table.id === table);
    // Forms in use hold ideographic spaces where a figure will stand.
    const inner = found
      ? [
          "<w:p/>",
          wordTable(found, blank(form)).replace(
            "</w:pPr></w:p></w:tc></w:tr>",
            "</w:pPr><w:r><w:t>\u3000</w:t></w:r></w:p></w:tc></w:tr>",
          ),
          "<w:p/>",
        ]
      : [p(r(number === "六" ? "（收取信息处理费情况在此处报告）" : "（文字描述）"))];
    return [heading(`${number}、${title}`), ...inner];
  });
  return docx({ body: [p(r("政府信息公开工作年度报告格式")), ...body].join("") });
}

/** One pixel wide stripes, 8 × 8: a picture that no other part of the file looks like. */
function png(): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const chunk = (type: string, content: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(12 + content.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, content.length);
    bytes.set(strToU8(type), 4);
    bytes.set(content, 8);
    let crc = 0xffffffff;
    for (const byte of bytes.subarray(4, 8 + content.length)) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8);
    view.setUint32(8 + content.length, (crc ^ 0xffffffff) >>> 0);
    return bytes;
  };
  const header = Uint8Array.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Uint8Array.from({ length: 72 }, (_, i) => (i % 9 === 0 ? 0 : (i * 37) & 255));
  const parts = [
    Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array()),
  ];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const picture = (id: number): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="${id}" name="图${id}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="图${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="image1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const filler =
  "按照上级部署，围绕中心工作，聚焦群众关切，持续深化政务公开，推动公开与业务工作融合，公开的质量和实效有了新的提升。".repeat(6);

/**
 * Thirty pages: contents, pictures, footnotes, comments, tracked changes, tables of the unit's own, sections upright and
 * across, header and footer, and the three statutory tables of last year.
 */
export function longReport(report: Named = last): Uint8Array {
  const { form, values } = report;
  const style = (id: string, ...content: readonly string[]): string => p(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, ...content);
  const tableOf = (id: string | undefined): string => {
    const found = form.tables.find(({ table }) => table.id === id);
    return found ? wordTable(found, values) + "<w:p/>" : "";
  };
  const own = tbl(
    tr(tc(p(r("平台")), '<w:tcW w:w="2000" w:type="dxa"/>'), tc(p(r("条数")), '<w:tcW w:w="2000" w:type="dxa"/>')),
    tr(tc(p(r("政府网站")), '<w:tcW w:w="2000" w:type="dxa"/>'), tc(p(r("680")), '<w:tcW w:w="2000" w:type="dxa"/>')),
  );
  let note = 0;
  const chapter = (title: string, pages: number): string =>
    Array.from({ length: pages }, (_, i) => {
      note += 1;
      const revision = `<w:ins w:id="${100 + note}" w:author="审核员" w:date="2024-01-0${(i % 9) + 1}T09:00:00Z">${r("（新增一句）")}</w:ins><w:del w:id="${300 + note}" w:author="审核员" w:date="2024-01-0${(i % 9) + 1}T09:00:00Z"><w:r><w:delText>（删去一句）</w:delText></w:r></w:del>`;
      const comment =
        note <= 4
          ? `<w:commentRangeStart w:id="${note}"/>${r("此处请核实")}<w:commentRangeEnd w:id="${note}"/><w:r><w:commentReference w:id="${note}"/></w:r>`
          : "";
      const foot = note <= 6 ? `<w:r><w:footnoteReference w:id="${note}"/></w:r>` : "";
      return (
        p(r(`${title}第${i + 1}点。`), r(filler), foot, revision) +
        p(comment, r(filler)) +
        (i % 2 === 0 ? p(picture(note)) : "") +
        (i % 3 === 0 ? own + "<w:p/>" : "")
      );
    }).join("");
  const requests = report.values;
  const total = (row: string): string => String(requests[form.byId.get(`requests.${row}.total`)!.index]);
  const body = [
    style("1", r(`${report.unit}${report.year}年政府信息公开工作年度报告`)),
    p(field('TOC \\o "1-2" \\h', "一、总体情况")),
    ...sectionsOf(form.edition).map(({ number, title, table }) => {
      const heading = style(
        "2",
        `<w:bookmarkStart w:id="${number.charCodeAt(0)}" w:name="_Toc${number.charCodeAt(0)}"/>`,
        r(`${number}、${title}`),
        `<w:bookmarkEnd w:id="${number.charCodeAt(0)}"/>`,
      );
      const requestsText =
        number === "一"
          ? p(
              r(`${report.year}年，新收政府信息公开`),
              r("申请", "<w:b/>"),
              r(total("received").slice(0, 1), "<w:b/>"),
              r(total("received").slice(1)),
              r(
                `件，上年结转${total("broughtForward")}件，办结${total("processed")}件，结转下年度继续办理${total("carriedForward")}件。`,
              ),
            )
          : "";
      // Table four lies across a page of its own: the section before it ends, and then its own.
      const sizes: Readonly<Record<string, string>> = {
        三: '<w:pgSz w:w="11906" w:h="16838"/>',
        四: '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
      };
      const size = sizes[number];
      const sectionEnd =
        size === undefined
          ? ""
          : p(
              `<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>${size}</w:sectPr></w:pPr>`,
            );
      return (
        heading +
        requestsText +
        (table === undefined ? chapter(title, number === "一" ? 27 : 17) : "") +
        tableOf(table) +
        sectionEnd
      );
    }),
  ].join("");
  const files = entries({
    body,
    header: p(r("某市某局")),
    footer: p(field("PAGE", "1")),
    footnotes: Array.from({ length: 6 }, (_, i) => p("<w:r><w:footnoteRef/></w:r>", r(`脚注${i + 1}的文字。`))),
    styles:
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/></w:pPr></w:style>',
    custom:
      '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr></property>',
  });
  const comments = Array.from(
    { length: 4 },
    (_, i) => `<w:comment w:id="${i + 1}" w:author="审核员" w:date="2024-01-05T10:00:00Z">${p(r(`批注${i + 1}`))}</w:comment>`,
  );
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  files["word/media/image1.png"] = png();
  files["word/comments.xml"] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments.join("")}</w:comments>`,
  );
  files["[Content_Types].xml"] = strToU8(
    text("[Content_Types].xml").replace(
      "<Override",
      '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/><Override',
    ),
  );
  files["word/_rels/document.xml.rels"] = strToU8(
    text("word/_rels/document.xml.rels").replace(
      "</Relationships>",
      '<Relationship Id="image1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/><Relationship Id="comments1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    ),
  );
  return zipSync(files);
}
