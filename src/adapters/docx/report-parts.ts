// The fixed parts of our own report: styles, page and footers after GB/T 9704—2012.
import { escapeAttribute, escapeText } from "../opc/xml";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const WORD = `${OFFICE}/wordprocessingml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${RELATIONS}"`;

/** Lengths in twentieths of a point; the standard gives millimetres. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** A4; top margin 37 mm, binding side 28 mm, text area 156 × 225 mm. */
const PAGE = { width: 11906, height: 16838, top: mm(37), left: mm(28), right: mm(210 - 28 - 156), bottom: mm(297 - 37 - 225) };
/** The page number's line stands 7 mm below the text area. */
const FOOTER = mm(297 - 37 - 225 - 7 - 5);
/**
 * 22 lines a page, 28.95 points each, and 28 characters a line. The lines are the page's grid, and the pitch of the prose too:
 * Word puts lines of a fixed pitch on no grid. The characters are spaced by the body's style instead: Word would fit 16 points into a grid of 15.8, LibreOffice gives each of them two squares.
 */
const LINE_PITCH = Math.floor(mm(225) / 22);
const CHARACTER_SPACING = Math.floor(mm(156) / 28 - 16 * 20);

const FACES = {
  title: "方正小标宋简体",
  head: "黑体",
  second: "楷体_GB2312",
  body: "仿宋_GB2312",
  number: "宋体",
  latin: "Times New Roman",
} as const;
/** What to take on a computer that lacks the face. */
const INSTEAD: Readonly<Record<string, string>> = {
  方正小标宋简体: "宋体",
  楷体_GB2312: "楷体",
  仿宋_GB2312: "仿宋",
  黑体: "SimHei",
  宋体: "SimSun",
};

const fonts = (eastern: string, latin: string = FACES.latin): string =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${eastern}" w:cs="${latin}"/>`;
/** Slightly closer than set, so that a line takes its 28 characters. */
const CLOSE = `<w:spacing w:val="${CHARACTER_SPACING}"/>`;
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const exactly = (twips: number): string => `<w:spacing w:before="0" w:after="0" w:line="${twips}" w:lineRule="exact"/>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly next?: string;
  readonly paragraph: string;
  readonly run: string;
}

/** Two characters, whatever their size. */
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

const STYLES: readonly Style[] = [
  {
    id: "Title",
    name: "Title",
    next: "Normal",
    paragraph:
      '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="560" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
    run: fonts(FACES.title, FACES.title) + size(22),
  },
  {
    id: "Heading1",
    name: "heading 1",
    next: "BodyText",
    paragraph: `<w:keepNext/><w:keepLines/>${exactly(LINE_PITCH)}${INDENT}<w:outlineLvl w:val="0"/>`,
    run: fonts(FACES.head, FACES.head) + CLOSE + size(16),
  },
  {
    id: "Heading2",
    name: "heading 2",
    next: "BodyText",
    paragraph: `<w:keepNext/><w:keepLines/>${exactly(LINE_PITCH)}${INDENT}<w:outlineLvl w:val="1"/>`,
    run: fonts(FACES.second, FACES.second) + CLOSE + size(16),
  },
  { id: "BodyText", name: "Body Text", paragraph: `${exactly(LINE_PITCH)}${INDENT}<w:jc w:val="both"/>`, run: CLOSE },
  { id: "Footer", name: "footer", paragraph: `<w:snapToGrid w:val="0"/>`, run: fonts(FACES.number, FACES.number) + size(14) },
  {
    id: "AfterTable",
    name: "After Table",
    next: "BodyText",
    paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>',
    run: size(10),
  },
];

const styleXml = (style: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${style.id}"${style.id === "AfterTable" ? ' w:customStyle="1"' : ""}><w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/>` +
  `${style.next === undefined ? "" : `<w:next w:val="${style.next}"/>`}<w:qFormat/><w:pPr>${style.paragraph}</w:pPr>` +
  `${style.run === "" ? "" : `<w:rPr>${style.run}</w:rPr>`}</w:style>`;

const stylesXml = (): string =>
  `${DECLARATION}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FACES.body)}<w:kern w:val="2"/>${size(16)}` +
  `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr>` +
  `</w:style>` +
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
  `<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
  `${STYLES.map(styleXml).join("")}</w:styles>`;

const settingsXml = (): string =>
  `${DECLARATION}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>` +
  `<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>` +
  `<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
  `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

const fontTableXml = (): string =>
  `${DECLARATION}<w:fonts ${NAMESPACES}>${[...new Set(Object.values(FACES))]
    .map(
      (face) =>
        `<w:font w:name="${face}">${face in INSTEAD ? `<w:altName w:val="${INSTEAD[face]}"/><w:charset w:val="86"/>` : '<w:charset w:val="00"/>'}</w:font>`,
    )
    .join("")}</w:fonts>`;

/** Digits with a line on either side, one character in from the outer edge: right on odd pages, left on even ones. */
function footerXml(side: "left" | "right"): string {
  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  return (
    `${DECLARATION}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>` +
    `${text("— ")}${field("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field("separate")}${text("1")}${field("end")}${text(" —")}</w:p></w:ftr>`
  );
}

const SECTION =
  `<w:sectPr><w:footerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId4"/>` +
  `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>` +
  `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="${FOOTER}" w:gutter="0"/>` +
  `<w:pgNumType w:start="1"/><w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr>`;

const documentXml = (body: string, section: string): string =>
  `${DECLARATION}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`;

interface Properties {
  readonly title: string;
  readonly creator: string;
  readonly custom: Readonly<Record<string, string>>;
}

const TYPE = "application/vnd.openxmlformats-officedocument";

/**
 * All parts of the package around the document's body.
 *
 * @param section - another page than a report's, without page numbers
 */
export function reportParts(body: string, properties: Properties, section = SECTION): ReadonlyMap<string, string> {
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const relations = (inner: string): string =>
    `${DECLARATION}<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`;
  const custom = Object.entries(properties.custom).map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`,
  );
  return new Map([
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${override("word/document.xml", `${TYPE}.wordprocessingml.document.main+xml`)}` +
        ["styles", "settings", "fontTable"]
          .map((part) => override(`word/${part}.xml`, `${TYPE}.wordprocessingml.${part}+xml`))
          .join("") +
        ["footer1", "footer2"].map((part) => override(`word/${part}.xml`, `${TYPE}.wordprocessingml.footer+xml`)).join("") +
        override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
        override("docProps/app.xml", `${TYPE}.extended-properties+xml`) +
        `${override("docProps/custom.xml", `${TYPE}.custom-properties+xml`)}</Types>`,
    ],
    [
      "_rels/.rels",
      relations(
        relation(1, "officeDocument", "word/document.xml") +
          `<Relationship Id="rId2" Type="${OFFICE}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
          relation(3, "extended-properties", "docProps/app.xml") +
          relation(4, "custom-properties", "docProps/custom.xml"),
      ),
    ],
    ["word/document.xml", documentXml(body, section)],
    [
      "word/_rels/document.xml.rels",
      relations(
        relation(1, "styles", "styles.xml") +
          relation(2, "settings", "settings.xml") +
          relation(3, "fontTable", "fontTable.xml") +
          relation(4, "footer", "footer1.xml") +
          relation(5, "footer", "footer2.xml"),
      ),
    ],
    ["word/styles.xml", stylesXml()],
    ["word/settings.xml", settingsXml()],
    ["word/fontTable.xml", fontTableXml()],
    ["word/footer1.xml", footerXml("right")],
    ["word/footer2.xml", footerXml("left")],
    [
      "docProps/core.xml",
      `${DECLARATION}<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
        `<dc:title>${escapeText(properties.title)}</dc:title><dc:creator>${escapeText(properties.creator)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
    ],
    [
      "docProps/app.xml",
      `${DECLARATION}<Properties xmlns="${OFFICE}/officeDocument/2006/extended-properties"><Application>${escapeText(properties.creator)}</Application></Properties>`,
    ],
    [
      "docProps/custom.xml",
      `${DECLARATION}<Properties xmlns="${OFFICE}/officeDocument/2006/custom-properties" xmlns:vt="${OFFICE}/officeDocument/2006/docPropsVTypes">${custom.join("")}</Properties>`,
    ],
  ]);
}
