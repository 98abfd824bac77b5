// Letters as a Word document: each begins on a page of its own. ECMA-376 part 1, 17.3 (paragraphs) and 17.4 (tables).
import type { Letter, LetterPart, LetterRow } from "../../render/letter";
import { escapeText } from "../opc/xml";
import { writePackage } from "../opc/zip";
import { reportParts } from "./report-parts";

/** Half points. */
const SIZES = { title: 36, body: 24, table: 21, note: 18 } as const;
const FACES = { title: "方正小标宋简体", body: "仿宋_GB2312", head: "黑体" } as const;
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Narrower margins than a report's: the letter is to stand on one page. */
const MARGIN = { top: mm(25), right: mm(24), bottom: mm(22), left: mm(26) };
const PAGE = { width: 11906, height: 16838 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

const face = (name: string, size: number, isBold = false): string =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>${isBold ? "<w:b/><w:bCs/>" : ""}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;

interface Shape {
  readonly face: string;
  readonly size: number;
  /** Twentieths of a point. */
  readonly line: number;
  readonly before?: number;
  readonly after?: number;
  readonly align?: "left" | "center" | "right" | "both";
  readonly isIndented?: boolean;
  readonly startsPage?: boolean;
  readonly keepsNext?: boolean;
}

function paragraph(text: string, shape: Shape): string {
  const { size, line, before = 0, after = 0, align = "both" } = shape;
  const indent = shape.isIndented ? `<w:ind w:firstLineChars="200" w:firstLine="${size * 20}"/>` : '<w:ind w:firstLine="0"/>';
  const properties = face(shape.face, size);
  return (
    `<w:p><w:pPr>${shape.keepsNext ? "<w:keepNext/>" : ""}${shape.startsPage ? "<w:pageBreakBefore/>" : ""}<w:snapToGrid w:val="0"/>` +
    `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>${indent}<w:jc w:val="${align}"/>${properties}</w:pPr>` +
    `${text === "" ? "" : `<w:r>${properties}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`}</w:p>`
  );
}

const inCell = (text: string, isHead = false, align: Shape["align"] = "left"): string =>
  paragraph(text, { face: isHead ? FACES.head : FACES.body, size: SIZES.table, line: 290, align });

const cell = (width: number, inner: string, span = 1): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}<w:vAlign w:val="center"/></w:tcPr>${inner}</w:tc>`;

function rowXml(row: LetterRow, widths: readonly number[]): string {
  if (row.kind === "section") {
    const whole = widths.reduce((a, b) => a + b, 0);
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(whole, paragraph(row.text, { face: FACES.head, size: SIZES.table, line: 320, align: "left", keepsNext: true }), widths.length)}</w:tr>`;
  }
  const cells = row.cells.map((lines, at) =>
    cell(widths[at]!, lines.map((line) => inCell(line, false, at === 0 ? "center" : "left")).join("")),
  );
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join("")}</w:tr>`;
}

/** `w:tbl`, without namespace declarations. */
export function letterTable({ columns, rows }: Extract<LetterPart, { readonly kind: "table" }>, width = WIDTH): string {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / all));
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map(({ title }, at) => cell(widths[at]!, inCell(title, true, "center"))).join("")}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>${head}${rows.map((row) => rowXml(row, widths)).join("")}</w:tbl>`
  );
}

function partXml(part: LetterPart, isFirst: boolean): string {
  const body = { face: FACES.body, size: SIZES.body, line: 420 } as const;
  switch (part.kind) {
    case "title":
      return paragraph(part.text, {
        face: FACES.title,
        size: SIZES.title,
        line: 520,
        after: 200,
        align: "center",
        startsPage: !isFirst,
      });
    case "addressee":
      return paragraph(part.text, { ...body, align: "left" });
    case "paragraph":
      return paragraph(part.text, { ...body, isIndented: true, after: 80 });
    case "note":
      return paragraph(part.text, { face: FACES.body, size: SIZES.note, line: 250, before: 80, after: 80 });
    case "signature":
      return paragraph(part.text, { ...body, align: "right" });
    case "table":
      return letterTable(part);
  }
}

const SECTION =
  `<w:sectPr><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>` +
  `<w:pgMar w:top="${MARGIN.top}" w:right="${MARGIN.right}" w:bottom="${MARGIN.bottom}" w:left="${MARGIN.left}" w:header="851" w:footer="700" w:gutter="0"/></w:sectPr>`;

/** The file, ready to be saved. Equal letters give equal bytes. */
export function letterDocx(letters: readonly Letter[], title: string, product: { readonly name: string }): Uint8Array {
  const body = letters.map((letter, at) => letter.map((part) => partXml(part, at === 0)).join("")).join("");
  const parts = reportParts(body, { title, creator: product.name, custom: {} }, SECTION);
  const encoder = new TextEncoder();
  return writePackage([...parts].map(([name, text]) => ({ name, bytes: encoder.encode(text) })));
}
