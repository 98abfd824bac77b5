// Templates of every kind, written twice: each part and each paragraph that is not ours stays as it was to the byte, the figures
// are those of the second time, and the third time with the same figures changes nothing.
import { strFromU8, unzipSync } from "fflate";

import { docxReport } from "../../../src/adapters/docx/report-document";
import type { Named } from "../../../src/app/publish/publish";
import { updateReport } from "../../../src/app/publish/update";
import { wordTable } from "../../../src/render/wordml";
import { box, docx, keep, p, r, tc } from "../../adapters/docx/build";
import { packageFaults } from "../../support/package-check";
import { bodyOf, edited, sure, valuesIn, valuesOf } from "../../support/word-files";
import { finishedReport, form2021, last, longReport, now, officialTemplate } from "../../support/word-reports";
import { wpsTemplate } from "../../support/wps-template";

const PLAIN = { version: "1.0.0" };
const pushed = async (bytes: Uint8Array, report: Named): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), report, PLAIN, { otherwise: "ours" })).saved;

const heads = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];
const tables = form2021.tables.map((table) => wordTable(table, last.values));
/** Its three sections, with whatever stands in the place of a table. */
const sections = (make: (at: number) => string, more = ""): string =>
  heads.map((head, at) => p(r(head)) + make(at)).join(p(r("　"))) +
  more +
  p(r("五、存在的主要问题及改进情况")) +
  p(r("公开的主动性还不够。"));
const blank = (): Uint8Array => docx({ body: sections((at) => `${tables[at]!}`) });

/** The table cut in two where a row of it begins, the second half with its own grid. */
function cut(xml: string, label: string): string {
  const row = xml.lastIndexOf("<w:tr>", xml.indexOf(label));
  const head = xml.slice(0, xml.indexOf("<w:tr>"));
  // A merge that goes down begins anew on the other side.
  return `${xml.slice(0, row)}</w:tbl>${p(r("（续表）"))}${head}${xml.slice(row)}`;
}

/** One more column, which is somebody else's. */
const widened = (xml: string): string => {
  let row = 0;
  return xml
    .replace("</w:tblGrid>", '<w:gridCol w:w="600"/></w:tblGrid>')
    .replaceAll("</w:tr>", () => `${tc(p(r((row += 1) === 1 ? "比上年增减" : "3")))}</w:tr>`);
};

const foreign = (content: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="本单位的控件"/><w:tag w:val="unit.own"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const nested = (content: string): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr>${tc(`${content}<w:p/>`)}</w:tr></w:tbl>`;
const landscape = p(
  '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:pPr>',
);
const tracked =
  '<w:p><w:ins w:id="1" w:author="科长" w:date="2024-01-02T00:00:00Z"><w:r><w:t>新加的话</w:t></w:r></w:ins><w:del w:id="2" w:author="科长" w:date="2024-01-02T00:00:00Z"><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>';
const field = p(
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  r("3"),
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
);
const marked = p(
  '<w:bookmarkStart w:id="5" w:name="结尾"/>',
  r("收尾一句。"),
  '<w:bookmarkEnd w:id="5"/>',
  r("看不见", "<w:vanish/>"),
);
const within = (at: number, one: (xml: string) => string): Uint8Array =>
  docx({ body: sections((each) => (each === at ? one(tables[each]!) : tables[each]!)) });

const TEMPLATES: Readonly<Record<string, () => Uint8Array>> = {
  "the official form": () => officialTemplate(),
  "a finished report": () => finishedReport(),
  "a long report": () => longReport(),
  "a form of WPS": () => wpsTemplate(),
  "tables alone": blank,
  "placeholders for tables": () => docx({ body: sections((at) => p(r(`{{表${"二三四"[at]!}}}`))) }),
  "a placeholder cut by its runs": () =>
    docx({ body: p(r("新收{{新"), r("收}}件。", "<w:b/>")) + sections((at) => tables[at]!) }),
  "a placeholder beside a printed table": () => docx({ body: sections((at) => tables[at]!, p(r("附件")) + p(r("{{表三}}"))) }),
  "figures without a placeholder's table": () =>
    docx({ body: p(r("新收{{新收}}件，办结{{办结}}件，结转{{结转下年}}件。")) + sections((at) => tables[at]!) }),
  "a table in a text box": () => docx({ body: sections((at) => (at === 2 ? p(box(`${tables[at]!}<w:p/>`)) : tables[at]!)) }),
  "a table in two parts": () => within(1, (xml) => cut(xml, "1.信访举报投诉类申请")),
  "a table in a cell of a table": () => within(1, nested),
  "a table with a column beside": () => within(2, widened),
  "a table in somebody's control": () => within(1, foreign),
  "a table on a page across": () =>
    docx({ body: sections((at) => (at === 2 ? landscape + tables[at]! + landscape : tables[at]!)) }),
  "bold figures in several runs": () =>
    within(1, (xml) =>
      xml.replaceAll(/<w:t xml:space="preserve">(\d)(\d+)<\/w:t>/g, "<w:t>$1</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>$2</w:t>"),
    ),
  "changes that are tracked": () =>
    docx({ body: tracked + sections((at) => tables[at]!) + tracked.replace('"1"', '"3"').replace('w:id="2"', 'w:id="4"') }),
  "fields, bookmarks and hidden words": () => docx({ body: field + sections((at) => tables[at]!, marked) }),
  "names in the header and the footer": () =>
    docx({ body: sections((at) => tables[at]!), header: p(r("{{单位}}政府信息公开")), footer: p(r("{{年度}}年度报告")) }),
  "footnotes with figures": () =>
    docx({
      body: p(r("见注"), '<w:r><w:footnoteReference w:id="1"/></w:r>') + sections((at) => tables[at]!),
      footnotes: [p(r("注：含上年结转2件。"))],
    }),
  "blank squares": () =>
    within(1, (xml) => xml.replaceAll(/<w:t xml:space="preserve">\d+<\/w:t>/g, '<w:t xml:space="preserve">　</w:t>')),
  "words in a square": () => within(0, (xml) => xml.replace(/<w:t xml:space="preserve">\d+<\/w:t>/, "<w:t>/</w:t>")),
};

const BODY = "word/document.xml";
/** What a program keeps beside the text: what it holds, and who wrote it last. */
const ABOUT = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/.*|docProps\/.*|customXml\/.*)$/u;

/** Parts with their texts; those that hold a placeholder are ours to write. */
const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content, true)]));

const paragraphs = (xml: string): string[] => xml.match(/<w:p(?:\s[^<>]*)?>(?:(?!<w:p[\s>])[^])*?<\/w:p>/gu) ?? [];
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:(?:t|delText)(?:\s[^<>]*)?>([^<]*)</g)].map(([, text]) => text).join("");
/** A paragraph that we have no business in: it says something, and that is neither a figure nor a name to be replaced. */
const isTheirs = (xml: string): boolean => {
  const text = textOf(xml).trim();
  return text !== "" && !/^[\d./+-]*$/u.test(text) && !text.includes("{{");
};

/** Those that are not found again, in their order. */
function lost(before: string, after: string): string[] {
  let at = 0;
  return paragraphs(before)
    .filter(isTheirs)
    .filter((one) => {
      const found = after.indexOf(one, at);
      if (found >= 0) at = found + one.length;
      return found < 0;
    })
    .map(textOf);
}

describe.each(Object.entries(TEMPLATES))("%s", (name, make) => {
  it("is written twice, and keeps what is not ours", async () => {
    const before = make();
    expect(packageFaults(before)).toEqual([]);
    const once = await pushed(before, last);
    const twice = await pushed(once, now);
    keep(`twice-${name.replaceAll(/[^a-z]+/g, "-")}`, twice);
    for (const bytes of [once, twice]) {
      expect(packageFaults(bytes)).toEqual([]);
      const [old, written] = [partsOf(before), partsOf(bytes)];
      for (const [part, content] of old) {
        // An entry for a folder says nothing.
        if (part.endsWith("/") || ABOUT.test(part) || part === BODY || content.includes("{{")) continue;
        expect([part, written.get(part) === content]).toEqual([part, true]);
      }
      expect(lost(bodyOf(before), bodyOf(bytes))).toEqual([]);
    }
    expect(valuesOf(twice)).toEqual(valuesIn(now));
    expect(Buffer.compare(await pushed(twice, now), twice)).toBe(0);
  });
});

it("notices a paragraph that is gone, or another", () => {
  const body = bodyOf(blank());
  expect(lost(body, bodyOf(edited(blank(), "公开的主动性还不够。", "公开的主动性很好。")))).toEqual(["公开的主动性还不够。"]);
  expect(Object.keys(TEMPLATES).length).toBeGreaterThanOrEqual(20);
});
