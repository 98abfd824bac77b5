// The workbook that stands behind a chart in Word (编辑数据): its figures, and names that reckon their own shares.
import { escapeAttribute, escapeText } from "../opc/xml";
import { writePackage } from "../opc/zip";
import { chartTotal, type Chart } from "../../render/picture/chart";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const PACKAGE = `${OFFICE}/package/2006`;
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const SHEET = "图";

const letter = (column: number): string => String.fromCharCode(65 + column);

/** Where a chart finds its parts in the sheet: names of categories in column A, of series in row 1. */
export const placesOf = ({ categories, series }: Pick<Chart, "categories" | "series">) => {
  const last = categories.length + 1;
  return {
    categories: `${SHEET}!$A$2:$A$${last}`,
    name: (at: number): string => `${SHEET}!$${letter(at + 1)}$1`,
    values: (at: number): string => `${SHEET}!$${letter(at + 1)}$2:$${letter(at + 1)}$${last}`,
    all: `$B$2:$${letter(series.length)}$${last}`,
  };
};

const shown = (share: string): string => (share === "" ? "" : ` ${share}`);

/** 予以公开 40.6%; 行政复议 12件, for a bar in parts says nothing of its whole. */
export function categoryNames({ kind, categories, series, shares, unit }: Chart): readonly string[] {
  if (kind === "bars") return categories.map((name, i) => name + shown(shares[i] ?? ""));
  if (kind !== "stacks") return categories;
  return categories.map((name, i) => `${name} ${chartTotal(series.map(({ values }) => values[i]!))}${unit}`);
}

/** 自然人3440件 97.6% */
export const seriesNames = ({ kind, series, shares, unit }: Chart): readonly string[] =>
  kind === "share"
    ? series.map(({ name, values }, i) => `${name}${values[0]!}${unit}${shown(shares[i] ?? "")}`)
    : series.map(({ name }) => name);

const text = (ref: string, words: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeText(words)}</t></is></c>`;
const reckoned = (ref: string, formula: string, words: string): string =>
  `<c r="${ref}" t="str"><f>${escapeText(formula)}</f><v>${escapeText(words)}</v></c>`;

/** As the sentences say it: what rounds to nothing is not nothing. */
function named(chart: Chart, name: string, cell: string, withCount: boolean): string {
  const share = `${cell}/SUM(${placesOf(chart).all})`;
  const count = withCount ? `&${cell}&"${chart.unit}"` : "";
  const said = `IF(AND(${cell}>0,${share}<0.0005),"不足0.1%",TEXT(${share},"0.0%"))`;
  return `"${name}"${count}&IF(SUM(${placesOf(chart).all})=0,""," "&${said})`;
}

/** How the name of a category is reckoned from its row; undefined where it is a plain word. */
function headFormula(chart: Chart, at: number): string | undefined {
  const { kind, categories, series, unit } = chart;
  const row = at + 2;
  if (kind === "bars") return named(chart, categories[at]!, `B${row}`, false);
  return kind === "stacks" ? `"${categories[at]!} "&SUM(B${row}:${letter(series.length)}${row})&"${unit}"` : undefined;
}

function sheetXml(chart: Chart): string {
  const { kind, series } = chart;
  const heads = seriesNames(chart).map((words, i) => {
    const ref = `${letter(i + 1)}1`;
    return kind === "share" ? reckoned(ref, named(chart, series[i]!.name, `${letter(i + 1)}2`, true), words) : text(ref, words);
  });
  const rows = categoryNames(chart).map((words, i) => {
    const row = i + 2;
    const formula = headFormula(chart, i);
    const head = formula === undefined ? text(`A${row}`, words) : reckoned(`A${row}`, formula, words);
    const figures = series.map(({ values }, j) => `<c r="${letter(j + 1)}${row}"><v>${values[i]!}</v></c>`);
    return `<row r="${row}">${head}${figures.join("")}</row>`;
  });
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><cols><col min="1" max="${series.length + 1}" width="18" customWidth="1"/></cols>` +
    `<sheetData><row r="1">${heads.join("")}</row>${rows.join("")}</sheetData></worksheet>`
  );
}

/** Equal charts give equal bytes. */
export function chartBook(chart: Chart): Uint8Array {
  const relation = (type: string, target: string): string =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}</Types>`,
    ],
    ["_rels/.rels", relation("officeDocument", "xl/workbook.xml")],
    [
      "xl/workbook.xml",
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeAttribute(SHEET)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")],
    ["xl/worksheets/sheet1.xml", sheetXml(chart)],
  ];
  const encoder = new TextEncoder();
  return writePackage(parts.map(([name, xml]) => ({ name, bytes: encoder.encode(xml) })));
}
