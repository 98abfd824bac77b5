// Our own check of an Office package, for what makes Excel and Word offer a repair: written apart from the code under
// test, on a strict XML parser, and asking also for what Microsoft's validator does not look at.
import { inflateRawSync } from "node:zlib";
import { SaxesParser } from "saxes";

interface Element {
  readonly ns: string;
  readonly name: string;
  /** By local name for plain attributes, by `{namespace}local` for prefixed ones. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const ns = {
  types: "http://schemas.openxmlformats.org/package/2006/content-types",
  relations: "http://schemas.openxmlformats.org/package/2006/relationships",
  office: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  sheet: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
} as const;

/** Children in the order of ECMA-376's sequences; Excel and Word refuse another order, LibreOffice forgives it. */
const order: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    [`{${ns.sheet}}worksheet`]: `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
      scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
      hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors
      smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`,
    [`{${ns.sheet}}workbook`]: `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
      definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr
      webPublishObjects extLst`,
    [`{${ns.sheet}}styleSheet`]: `numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst`,
    [`{${ns.sheet}}dxf`]: `font numFmt fill alignment border protection extLst`,
    [`{${ns.sheet}}c`]: `f v is extLst`,
    [`{${ns.word}}tbl`]: `tblPr tblGrid tr`,
    [`{${ns.word}}tblPr`]: `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
      tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
    [`{${ns.word}}tcPr`]: `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
      headers cellIns cellDel cellMerge tcPrChange`,
    [`{${ns.word}}pPr`]: `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
      suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing
      ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
      rPr sectPr pPrChange`,
    [`{${ns.word}}sectPr`]: `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType
      cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`,
  }).map(([parent, names]) => [parent, names.split(/\s+/)]),
);

/** Names as the schema orders them, wherever they may be mixed. */
const mayMix: ReadonlySet<string> = new Set(["headerReference", "footerReference"]);

/**
 * What is wrong with an .xlsx or .docx package, one sentence each; empty when nothing is.
 *
 * @example
 * expect(packageFaults(writeXlsx(book))).toEqual([]);
 */
export function packageFaults(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const parts = unzip(bytes, faults);
  const trees = new Map<string, Element>();
  for (const [name, content] of parts) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const tree = parse(name, content, faults);
    if (tree) trees.set(name, tree);
  }
  checkContentTypes(parts, trees, faults);
  const relations = checkRelations(parts, trees, faults);
  for (const [name, tree] of trees) {
    if (name.endsWith(".rels") || name === "[Content_Types].xml") continue;
    checkReferences(name, tree, relations.get(name) ?? new Map(), faults);
    checkOrder(name, tree, faults);
  }
  checkWorkbook(trees, faults);
  checkDocument(trees, faults);
  return faults;
}

/** Every entry of the central directory, so that two of one name are seen; a library's object would keep only the last. */
function unzip(bytes: Uint8Array, faults: string[]): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) {
    faults.push("zip: no end of central directory");
    return parts;
  }
  const seen = new Set<string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (file.readUInt32LE(at) !== 0x02014b50) {
      faults.push("zip: the central directory is damaged");
      return parts;
    }
    const [flags, method, checksum] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10), file.readUInt32LE(at + 16)];
    const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const [nameLength, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const local = file.readUInt32LE(at + 42);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extra + comment;

    // Part names are equal when they differ by case alone.
    if (seen.has(name.toLowerCase())) faults.push(`zip: two entries are named ${name}`);
    seen.add(name.toLowerCase());
    if (name.includes("\\") || name.startsWith("/") || name.split("/").includes(".."))
      faults.push(`zip: ${name} is no part name`);
    if (flags & 1) faults.push(`zip: ${name} is encrypted`);
    const localNameLength = file.readUInt16LE(local + 26);
    if (file.toString("utf8", local + 30, local + 30 + localNameLength) !== name)
      faults.push(`zip: ${name} has another name at its place`);
    if (name.endsWith("/")) continue;
    const start = local + 30 + localNameLength + file.readUInt16LE(local + 28);
    const raw = file.subarray(start, start + packed);
    if (method !== 0 && method !== 8) {
      faults.push(`zip: ${name} is packed by method ${method}, which Office does not read`);
      continue;
    }
    const content = method === 0 ? raw : inflateRawSync(raw);
    if (content.length !== size) faults.push(`zip: ${name} has ${content.length} bytes and claims ${size}`);
    if (crc32(content) !== checksum) faults.push(`zip: ${name} has a wrong checksum`);
    parts.set(name, content);
  }
  return parts;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

const crc32 = (bytes: Uint8Array): number =>
  ~bytes.reduce((crc, byte) => (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0), ~0) >>> 0;

function parse(part: string, content: Uint8Array, faults: string[]): Element | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Element[] = [];
  let root: Element | undefined;
  let broken = false as boolean;
  parser.on("error", (error) => {
    if (!broken) faults.push(`${part}: not well-formed: ${error.message}`);
    broken = true;
  });
  parser.on("doctype", () => void faults.push(`${part}: has a document type, which Office refuses`));
  parser.on("opentag", (tag) => {
    const attributes = new Map(Object.values(tag.attributes).map((a) => [a.prefix ? `{${a.uri}}${a.local}` : a.local, a.value]));
    const element: Element = { ns: tag.uri, name: tag.local, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(Buffer.from(content).toString("utf8")).close();
  return broken ? undefined : root;
}

function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

const all = (tree: Element | undefined, space: string, name: string): Element[] =>
  tree ? [...walk(tree)].filter((e) => e.ns === space && e.name === name) : [];
const children = (tree: Element | undefined, space: string, name: string): Element[] =>
  tree ? tree.children.filter((e) => e.ns === space && e.name === name) : [];
const get = (element: Element, name: string): string => element.attributes.get(name) ?? "";

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function checkContentTypes(parts: ReadonlyMap<string, Uint8Array>, trees: ReadonlyMap<string, Element>, faults: string[]): void {
  const tree = trees.get("[Content_Types].xml");
  if (!tree) return void faults.push("[Content_Types].xml: missing");
  const defaults = children(tree, ns.types, "Default").map((e) => get(e, "Extension").toLowerCase());
  const overrides = children(tree, ns.types, "Override").map((e) => get(e, "PartName"));
  for (const twice of repeated([...defaults, ...overrides.map((name) => name.toLowerCase())]))
    faults.push(`[Content_Types].xml: ${twice} twice`);
  for (const name of overrides)
    if (!parts.has(name.slice(1))) faults.push(`[Content_Types].xml: names ${name}, which is not there`);
  for (const name of parts.keys()) {
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    if (name !== "[Content_Types].xml" && !defaults.includes(extension) && !overrides.includes(`/${name}`))
      faults.push(`${name}: has no content type`);
    if (extension === "xml" && name !== "[Content_Types].xml" && !overrides.includes(`/${name}`)) {
      const type = children(tree, ns.types, "Default").find((e) => get(e, "Extension") === "xml");
      if (type && get(type, "ContentType") === "application/xml" && !name.startsWith("customXml/"))
        faults.push(`${name}: has no content type of its own`);
    }
  }
}

/** The relations of every part by their ids; the package itself is the part named "". */
function checkRelations(
  parts: ReadonlyMap<string, Uint8Array>,
  trees: ReadonlyMap<string, Element>,
  faults: string[],
): Map<string, Map<string, { readonly type: string; readonly target: string | undefined }>> {
  const relations = new Map<string, Map<string, { readonly type: string; readonly target: string | undefined }>>();
  for (const [name, tree] of trees) {
    const owner = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    if (!owner) continue;
    const folder = owner[1] ?? "";
    const source = `${folder}${owner[2] ?? ""}`;
    if (source !== "" && !parts.has(source)) faults.push(`${name}: speaks for ${source}, which is not there`);
    const own = new Map<string, { readonly type: string; readonly target: string | undefined }>();
    for (const relation of children(tree, ns.relations, "Relationship")) {
      const id = get(relation, "Id");
      if (id === "" || own.has(id)) faults.push(`${name}: id "${id}" is missing or twice`);
      const external = get(relation, "TargetMode") === "External";
      const target = external ? undefined : resolve(folder, get(relation, "Target"));
      if (target !== undefined && !parts.has(target)) faults.push(`${name}: ${id} leads to ${target}, which is not there`);
      own.set(id, { type: get(relation, "Type"), target });
    }
    relations.set(source, own);
  }
  const first = [...(relations.get("")?.values() ?? [])].filter((r) => r.type.endsWith("/officeDocument"));
  if (first.length !== 1) faults.push(`_rels/.rels: ${first.length} main documents`);

  const reached = new Set<string>();
  const visit = (source: string): void => {
    for (const { target } of relations.get(source)?.values() ?? [])
      if (target !== undefined && !reached.has(target)) {
        reached.add(target);
        visit(target);
      }
  };
  visit("");
  for (const name of parts.keys())
    if (!reached.has(name) && !name.endsWith(".rels") && name !== "[Content_Types].xml")
      faults.push(`${name}: no relation leads to it`);
  return relations;
}

const resolve = (folder: string, target: string): string =>
  decodeURIComponent(new URL(target.split("#")[0] ?? "", `file:///${folder}`).pathname.slice(1));

function checkReferences(part: string, tree: Element, own: ReadonlyMap<string, unknown>, faults: string[]): void {
  for (const element of walk(tree))
    for (const [name, value] of element.attributes)
      if (name.startsWith(`{${ns.office}}`) && value !== "" && !own.has(value))
        faults.push(`${part}: ${element.name} names relation ${value}, which is not there`);
}

function checkOrder(part: string, tree: Element, faults: string[]): void {
  for (const element of walk(tree)) {
    const sequence = order.get(`{${element.ns}}${element.name}`);
    if (!sequence) continue;
    let reached = -1;
    for (const child of element.children) {
      if (child.ns !== element.ns) continue;
      const place = mayMix.has(child.name) ? 0 : sequence.indexOf(child.name);
      // Tables also hold bookmarks and the like between rows; only known names have a place.
      if (place < 0 && element.name !== "tbl") faults.push(`${part}: ${child.name} does not belong in ${element.name}`);
      if (place >= 0 && place < reached)
        faults.push(`${part}: ${child.name} comes after ${sequence[reached] ?? ""} in ${element.name}`);
      reached = Math.max(reached, place);
    }
  }
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function area(ref: string): Area | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(ref);
  if (!match) return undefined;
  const column = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = match;
  return { top: Number(r1), left: column(c1), bottom: Number(r2), right: column(c2) };
}

const overlap = (a: Area, b: Area): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

function checkWorkbook(trees: ReadonlyMap<string, Element>, faults: string[]): void {
  const rooted = (name: string): [string, Element][] =>
    [...trees].filter(([, tree]) => tree.ns === ns.sheet && tree.name === name);
  const [[bookPart, book] = ["", undefined]] = rooted("workbook");
  if (!book) return;
  const sheets = all(book, ns.sheet, "sheet").map((e) => get(e, "name"));
  if (sheets.length === 0) faults.push(`${bookPart}: has no sheet`);
  for (const name of sheets)
    if (name.length > 31 || name === "" || /[[\]:*?/\\]|^'|'$/.test(name)) faults.push(`${bookPart}: ${name} is no sheet name`);
  for (const twice of repeated(sheets.map((name) => name.toLowerCase())))
    faults.push(`${bookPart}: two sheets are named ${twice}`);
  for (const twice of repeated(all(book, ns.sheet, "sheet").map((e) => get(e, "sheetId"))))
    faults.push(`${bookPart}: two sheets have the id ${twice}`);
  const names = all(book, ns.sheet, "definedName").map((e) => ({ name: get(e, "name"), scope: get(e, "localSheetId") }));
  for (const twice of repeated(names.map(({ name, scope }) => `${name.toLowerCase()}@${scope}`)))
    faults.push(`${bookPart}: the name ${twice} is defined twice`);
  for (const { name, scope } of names) {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || area(name.toUpperCase()) || /^[rc]$|^r\d+c\d+$/i.test(name))
      faults.push(`${bookPart}: ${name} is no defined name`);
    if (scope !== "" && Number(scope) >= sheets.length)
      faults.push(`${bookPart}: ${name} belongs to sheet ${scope}, which is not there`);
  }

  const [[, styles] = ["", undefined]] = rooted("styleSheet");
  const [[, strings] = ["", undefined]] = rooted("sst");
  const count = (tree: Element | undefined, list: string): number => children(tree, ns.sheet, list)[0]?.children.length ?? 0;
  const limits = {
    formats: count(styles, "cellXfs"),
    marks: count(styles, "dxfs"),
    strings: children(strings, ns.sheet, "si").length,
  };
  for (const xf of children(styles, ns.sheet, "cellXfs").flatMap((list) => list.children))
    for (const [attribute, list] of [
      ["fontId", "fonts"],
      ["fillId", "fills"],
      ["borderId", "borders"],
    ] as const)
      if (Number(get(xf, attribute) || 0) >= count(styles, list))
        faults.push(`styles: ${attribute} ${get(xf, attribute)} is not there`);
  for (const [part, sheet] of rooted("worksheet")) checkWorksheet(part, sheet, limits, faults);
}

interface Limits {
  readonly formats: number;
  readonly marks: number;
  readonly strings: number;
}

function checkCell(part: string, cell: Element, ref: string, limits: Limits, faults: string[]): void {
  if (Number(get(cell, "s") || 0) >= Math.max(1, limits.formats))
    faults.push(`${part}: ${ref} has format ${get(cell, "s")}, which is not there`);
  const value = children(cell, ns.sheet, "v")[0]?.text;
  const type = get(cell, "t") || "n";
  if (type === "s" && !(Number(value) < limits.strings)) faults.push(`${part}: ${ref} shows string ${value}, which is not there`);
  if (type === "n" && value !== undefined && !(value.trim() !== "" && Number.isFinite(Number(value))))
    faults.push(`${part}: ${ref} holds "${value}" as a number`);
  if (!["b", "d", "e", "inlineStr", "n", "s", "str"].includes(type)) faults.push(`${part}: ${ref} has type ${type}`);
  const formula = children(cell, ns.sheet, "f")[0]?.text ?? "";
  if (formula.length > 8192 || formula.startsWith("=")) faults.push(`${part}: ${ref} has a formula that Excel does not take`);
}

function checkCells(part: string, sheet: Element, limits: Limits, faults: string[]): void {
  let lastRow = 0;
  for (const row of children(children(sheet, ns.sheet, "sheetData")[0], ns.sheet, "row")) {
    const at = Number(get(row, "r") || lastRow + 1);
    if (at <= lastRow) faults.push(`${part}: row ${at} comes after row ${lastRow}`);
    lastRow = at;
    let lastColumn = 0;
    for (const cell of children(row, ns.sheet, "c")) {
      const ref = get(cell, "r");
      const place = ref === "" ? { top: at, left: lastColumn + 1 } : area(ref);
      if (!place || place.top !== at || place.left <= lastColumn)
        faults.push(`${part}: cell ${ref} is out of order in row ${at}`);
      lastColumn = place?.left ?? lastColumn;
      checkCell(part, cell, ref, limits, faults);
    }
  }
}

function checkWorksheet(part: string, sheet: Element, limits: Limits, faults: string[]): void {
  checkCells(part, sheet, limits, faults);
  const merges = all(sheet, ns.sheet, "mergeCell").map((e) => ({ ref: get(e, "ref"), area: area(get(e, "ref")) }));
  merges.forEach((one, at) => {
    if (!one.area || (one.area.top === one.area.bottom && one.area.left === one.area.right))
      faults.push(`${part}: ${one.ref} is no merge`);
    for (const other of merges.slice(at + 1))
      if (one.area && other.area && overlap(one.area, other.area))
        faults.push(`${part}: the merges ${one.ref} and ${other.ref} overlap`);
  });
  for (const list of ["mergeCells", "dataValidations", "hyperlinks"])
    for (const element of children(sheet, ns.sheet, list))
      if (element.children.length === 0) faults.push(`${part}: ${list} is empty`);
  for (const rule of all(sheet, ns.sheet, "cfRule")) {
    if (rule.attributes.has("dxfId") && Number(get(rule, "dxfId")) >= limits.marks)
      faults.push(`${part}: conditional format ${get(rule, "dxfId")} is not there`);
    if (!(Number(get(rule, "priority")) >= 1)) faults.push(`${part}: a conditional format has no priority`);
  }
  for (const entry of all(sheet, ns.sheet, "dataValidation"))
    for (const [attribute, longest] of [
      ["promptTitle", 32],
      ["errorTitle", 32],
      ["prompt", 255],
      ["error", 255],
    ] as const)
      if (get(entry, attribute).length > longest)
        faults.push(`${part}: ${attribute} of ${get(entry, "sqref")} is longer than ${longest} characters`);
  for (const element of [...all(sheet, ns.sheet, "dataValidation"), ...all(sheet, ns.sheet, "conditionalFormatting")])
    for (const ref of get(element, "sqref").split(" "))
      if (!area(ref)) faults.push(`${part}: ${element.name} speaks of ${ref || "nothing"}`);
  for (const formula of all(sheet, ns.sheet, "formula"))
    if (formula.text === "" || formula.text.startsWith("=") || formula.text.length > 8192)
      faults.push(`${part}: a conditional format has the formula "${formula.text}"`);
}

// A content control around the last paragraph of a cell does not hide it from Word.
function lastBlock(within: Element): Element | undefined {
  const last = within.children.at(-1);
  const content = last?.name === "sdt" ? last.children.find((child) => child.name === "sdtContent") : undefined;
  return content ? lastBlock(content) : last;
}

function checkDocument(trees: ReadonlyMap<string, Element>, faults: string[]): void {
  const rooted = (name: string): [string, Element][] =>
    [...trees].filter(([, tree]) => tree.ns === ns.word && tree.name === name);
  for (const [part, tree] of [...rooted("document"), ...rooted("hdr"), ...rooted("ftr")]) {
    for (const cell of all(tree, ns.word, "tc"))
      if (lastBlock(cell)?.name !== "p") faults.push(`${part}: a table cell does not end with a paragraph`);
    for (const table of all(tree, ns.word, "tbl")) {
      if (children(table, ns.word, "tblPr").length !== 1 || children(table, ns.word, "tblGrid").length !== 1)
        faults.push(`${part}: a table lacks its properties or its grid`);
      for (const row of children(table, ns.word, "tr"))
        if (![...walk(row)].some((e) => e.ns === ns.word && e.name === "tc")) faults.push(`${part}: a table row has no cell`);
    }
    for (const element of walk(tree)) {
      const inParagraph = element.ns === ns.word && element.name === "p";
      if (inParagraph && element.children.some((e) => e.ns === ns.word && ["p", "tbl", "tc"].includes(e.name)))
        faults.push(`${part}: a paragraph holds a block`);
    }
    for (const body of children(tree, ns.word, "body")) {
      const place = body.children.findIndex((e) => e.ns === ns.word && e.name === "sectPr");
      if (place >= 0 && place !== body.children.length - 1)
        faults.push(`${part}: the last section's properties do not end the body`);
    }
    const opened = all(tree, ns.word, "bookmarkStart").map((e) => get(e, `{${ns.word}}id`));
    for (const twice of repeated(opened)) faults.push(`${part}: two bookmarks have the id ${twice}`);
  }
  const [[stylePart, styles] = ["", undefined]] = rooted("styles");
  for (const twice of repeated(children(styles, ns.word, "style").map((e) => get(e, `{${ns.word}}styleId`))))
    faults.push(`${stylePart}: the style ${twice} is defined twice`);
}
