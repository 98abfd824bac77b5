import { createRequire as c } from "node:module"; const require = c(import.meta.url);

// ../../../tmp/flat/fat.ts
import { mkdirSync, writeFileSync } from "node:fs";

// test/adapters/docx/build.ts
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
var w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
var namespaces = [
  `xmlns:w="${w}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"'
].join(" ");
var xml = (content) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
${content}`;
var note = (kind, content, id) => `<w:${kind} w:id="${id}">${content}</w:${kind}>`;
var separators = (kind) => `<w:${kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}>`;
function entries(parts) {
  const story = {};
  if (parts.header !== void 0) story["header1"] = ["header", `<w:hdr ${namespaces}>${parts.header}</w:hdr>`];
  if (parts.footer !== void 0) story["footer1"] = ["footer", `<w:ftr ${namespaces}>${parts.footer}</w:ftr>`];
  for (const kind of ["footnote", "endnote"]) {
    const notes = parts[`${kind}s`];
    if (notes) {
      const all = notes.map((content, index) => note(kind, content, index + 1)).join("");
      story[`${kind}s`] = [`${kind}s`, `<w:${kind}s ${namespaces}>${separators(kind)}${all}</w:${kind}s>`];
    }
  }
  if (parts.styles !== void 0) story["styles"] = ["styles", `<w:styles ${namespaces}>${parts.styles}</w:styles>`];
  if (parts.numbering !== void 0)
    story["numbering"] = ["numbering", `<w:numbering ${namespaces}>${parts.numbering}</w:numbering>`];
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const names = Object.keys(story);
  const sectPr = (parts.header === void 0 ? "" : '<w:headerReference w:type="default" r:id="header1"/>') + (parts.footer === void 0 ? "" : '<w:footerReference w:type="default" r:id="footer1"/>') + '<w:pgSz w:w="11906" w:h="16838"/>';
  const properties = [];
  if (parts.core !== void 0) properties.push("core");
  if (parts.custom !== void 0) properties.push("custom");
  const files = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${main}.${story[name][0]}+xml"/>`).join("")}${parts.core === void 0 ? "" : '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'}${parts.custom === void 0 ? "" : '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>${parts.core === void 0 ? "" : `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`}${parts.custom === void 0 ? "" : `<Relationship Id="rId3" Type="${office}/custom-properties" Target="docProps/custom.xml"/>`}</Relationships>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${parts.body}<w:sectPr>${sectPr}</w:sectPr></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packageRelations}">${names.map((name) => `<Relationship Id="${name}" Type="${office}/${story[name][0]}" Target="${name}.xml"/>`).join("")}</Relationships>`
  };
  for (const name of names) files[`word/${name}.xml`] = story[name][1];
  if (parts.core !== void 0) {
    files["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`;
  }
  if (parts.custom !== void 0) {
    files["docProps/custom.xml"] = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${parts.custom}</Properties>`;
  }
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(xml(content))]));
}
var docx = (parts) => zipSync(entries(parts));
var r = (text, look = "") => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
var p = (...content) => `<w:p>${content.join("")}</w:p>`;

// src/core/figures/values.ts
var words = (text) => ({ kind: "words", text });
function exact(digits, scale, unit) {
  let d = digits;
  let s = scale;
  while (s > 0 && d % 10n === 0n) {
    d /= 10n;
    s -= 1;
  }
  if (s === 0 && unit === void 0 && d >= BigInt(Number.MIN_SAFE_INTEGER) && d <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(d);
  return unit === void 0 ? { kind: "decimal", digits: d, scale: s } : { kind: "decimal", digits: d, scale: s, unit };
}
var SHORT = /^-?\d{1,15}$/;
var DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;
function parseDecimal(text, unit) {
  if (unit === void 0 && SHORT.test(text)) return Number(text) + 0;
  const match = DECIMAL.exec(text);
  if (!match) return void 0;
  const fraction = match[3] ?? "";
  const digits = BigInt(match[2] + fraction);
  return exact(match[1] === "-" ? -digits : digits, fraction.length, unit);
}
var isFigure = (value) => typeof value === "number" || value !== null && value.kind === "decimal";
function decimalText(value) {
  if (typeof value === "number") return Object.is(value, -0) ? "0" : String(value);
  const negative = value.digits < 0n;
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = value.scale === 0 ? "" : "." + digits.slice(digits.length - value.scale);
  return (negative ? "-" : "") + whole + fraction;
}
function valueText(value) {
  if (value === null) return "";
  if (typeof value === "number") return decimalText(value);
  return value.kind === "words" ? value.text : decimalText(value) + (value.unit ?? "");
}
var scaled = (value, scale) => typeof value === "number" ? BigInt(value) * 10n ** BigInt(scale) : value.digits * 10n ** BigInt(scale - value.scale);
function compareFigures(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const scale = Math.max(typeof a === "number" ? 0 : a.scale, typeof b === "number" ? 0 : b.scale);
  const difference2 = scaled(a, scale) - scaled(b, scale);
  return difference2 < 0n ? -1 : difference2 > 0n ? 1 : 0;
}

// src/render/appearance.ts
var INK = "000000";
var FONTS = { title: "\u65B9\u6B63\u5C0F\u6807\u5B8B\u7B80\u4F53", head: "\u9ED1\u4F53", text: "\u5B8B\u4F53", line: "\u4EFF\u5B8B_GB2312" };
var base = {
  font: { name: FONTS.text, size: 10.5, bold: false, color: INK },
  fill: "",
  horizontal: "center",
  vertical: "center",
  wrap: true,
  borders: true,
  numberFormat: "General",
  locked: true
};
var head = { ...base, font: { ...base.font, name: FONTS.head } };
var FIXED_LOOKS = {
  title: { ...base, font: { name: FONTS.title, size: 18, bold: false, color: INK }, borders: false },
  /** Open to typing: a blank form leaves the unit's name to the unit. */
  unit: {
    ...base,
    font: { ...base.font, name: FONTS.line, size: 12 },
    horizontal: "left",
    borders: false,
    wrap: false,
    locked: false
  },
  year: {
    ...base,
    font: { ...base.font, name: FONTS.line, size: 12 },
    horizontal: "right",
    borders: false,
    wrap: false,
    locked: false
  },
  banner: { ...head, fill: "F2F2F2" },
  stubhead: base,
  columnHead: head,
  rowHead: { ...base, horizontal: "left" },
  /** A heading beside several rows. */
  rowGroup: base
};

// src/render/measure.ts
var PAGE_WIDTH = { portrait: 500, landscape: 748 };
var OUTER_STUB = 42;
var NARROW_FIGURE = 36;
var FEW = 4;
function columnWidths(layout2, orientation) {
  const page = PAGE_WIDTH[orientation];
  const { stub } = layout2;
  const figures = layout2.cols - stub;
  if (stub === 0) return Array.from({ length: figures }, () => page / figures);
  if (figures <= FEW) {
    const share = page / (figures + 1);
    return [...Array.from({ length: stub }, () => share / stub), ...Array.from({ length: figures }, () => share)];
  }
  const inner = page - (stub - 1) * OUTER_STUB - figures * NARROW_FIGURE;
  return [...Array.from({ length: stub - 1 }, () => OUTER_STUB), inner, ...Array.from({ length: figures }, () => NARROW_FIGURE)];
}
function ems(text) {
  let width = 0;
  for (const character of text) width += character < "\u0100" ? 0.5 : 1;
  return width;
}

// src/render/format-figure.ts
function formatFigure(domain, value) {
  if (!isFigure(value) || typeof value !== "number" && value.unit !== void 0) return valueText(value);
  const text = decimalText(value);
  if (domain.kind === "change") return compareFigures(value, 0) > 0 ? `+${text}` : text;
  if (domain.kind !== "amount" || domain.decimals === void 0) return text;
  const [whole = "", fraction = ""] = text.split(".");
  return fraction.length > domain.decimals ? text : `${whole}.${fraction.padEnd(domain.decimals, "0")}`;
}

// src/render/wordml.ts
var OFFICIAL_WIDTH = 8844;
var WORD_LOOK = {
  width: OFFICIAL_WIDTH,
  fonts: { head: FONTS.head, text: FONTS.text },
  size: 10.5,
  rowHeight: 340,
  together: true
};
var MARGIN = 40;
var SMALLEST = 6;
var SAFETY = 0.8;
var PITCH = 1.25;
var NUMBER = /^[+-]?[\d.]+$/;
var escapeXml = (text) => text.replace(
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
  ""
).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
function grid(table2, width) {
  const points = columnWidths(table2.layout, "portrait");
  const all = points.reduce((a, b) => a + b, 0);
  const edges = points.reduce((sums, point) => [...sums, sums.at(-1) + point], [0]).map((sum) => Math.round(sum / all * width));
  return points.map((_, i) => edges[i + 1] - edges[i]);
}
function paragraph({ square, text, font, halfPoints, continued, keepNext }) {
  const align = square.kind === "rowHead" && square.isGroup !== true ? "left" : "center";
  const face = escapeXml(font);
  const run = `<w:rPr><w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"/><w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;
  const shape = `${keepNext ? "<w:keepNext/>" : ""}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${Math.round(halfPoints * 10 * PITCH)}" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="${align}"/>`;
  return `<w:p><w:pPr>${shape}${run}</w:pPr>${text === "" || continued ? "" : `<w:r>${run}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`}</w:p>`;
}
function cellXml(piece, width) {
  const { square } = piece;
  const span = square.colSpan > 1 ? `<w:gridSpan w:val="${square.colSpan}"/>` : "";
  const merge = square.rowSpan > 1 ? piece.continued ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>' : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(piece)}</w:tc>`;
}
function wordTable(table2, values, look = WORD_LOOK) {
  const { layout: layout2 } = table2;
  const widths2 = grid(table2, look.width);
  const cells = new Map(table2.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
  const rows = Array.from({ length: layout2.rows }, () => []);
  const widthOf = ({ col, colSpan }) => widths2.slice(col, col + colSpan).reduce((a, b) => a + b, 0);
  for (const square of layout2.squares) {
    const cell = square.kind === "value" ? cells.get(`${square.row},${square.col}`) : void 0;
    const text = cell ? formatFigure(cell.domain, values[cell.index] ?? null) : square.text;
    const head2 = square.kind === "banner" || square.kind === "columnHead" || square.kind === "stubhead" && square.rowSpan === 1;
    const room = (widthOf(square) - 2 * MARGIN) / 20 / Math.max(1, ems(text)) * SAFETY;
    const size = cell && NUMBER.test(text) ? Math.max(SMALLEST, Math.min(look.size, room)) : look.size;
    for (let row = square.row; row < square.row + square.rowSpan; row += 1)
      rows[row].push({
        square,
        text,
        font: head2 ? look.fonts.head : look.fonts.text,
        halfPoints: Math.floor(size * 2),
        continued: row > square.row,
        keepNext: look.together && row < layout2.rows - 1
      });
  }
  const repeated = table2.table.blocks.length === 1 ? layout2.head : 0;
  const side = (name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const properties = `<w:tblPr><w:tblW w:w="${look.width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="${MARGIN}" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0000"/><w:tblCaption w:val="${escapeXml(table2.table.title)}"/></w:tblPr>`;
  const columns = `<w:tblGrid>${widths2.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  const lines = rows.map((pieces, row) => {
    const height = `<w:trHeight w:val="${look.rowHeight}" w:hRule="atLeast"/>`;
    const shape = `<w:trPr><w:cantSplit/>${height}${row < repeated ? "<w:tblHeader/>" : ""}</w:trPr>`;
    const across = [...pieces].sort((a, b) => a.square.col - b.square.col);
    return `<w:tr>${shape}${across.map((piece) => cellXml(piece, widthOf(piece.square))).join("")}</w:tr>`;
  });
  return `<w:tbl>${properties}${columns}${lines.join("")}</w:tbl>`;
}

// src/core/form/form.ts
var count = (unit) => ({ kind: "count", unit });
var change = (unit) => ({ kind: "change", unit });
var amount = (unit, decimals) => decimals === void 0 ? { kind: "amount", unit } : { kind: "amount", unit, decimals };
var item = (id, label, holds) => holds ? { kind: "item", id, label, holds } : { kind: "item", id, label };
var total = (id, label) => ({ kind: "total", id, label });
var group = (label, ...lines) => ({ kind: "group", label, lines });
var relation = (rule, equation, from) => from === void 0 ? { rule, equation } : { rule, equation, from };
var block = (form2) => ({ banner: "", stubhead: "", down: [], across: [], ...form2 });
var table = (id, number, title, form2) => ({ id, number, title, ...form2 });
var edition = (form2) => form2;
var DeclarationError = class extends Error {
  name = "DeclarationError";
};

// src/core/form/lines.ts
function leaves(lines, under = []) {
  return lines.flatMap(
    (line) => line.kind === "group" ? leaves(line.lines, [...under, line.label]) : [{ line, id: line.id, label: line.label, holds: line.holds, under }]
  );
}
function depth(lines) {
  const deepest = Math.max(
    0,
    ...lines.map((line) => line.kind === "group" ? 1 + depth(line.lines) : line.label === "" ? 0 : 1)
  );
  return deepest;
}
function totals(lines) {
  const own = lines.filter((line) => line.kind === "total").map((line) => ({
    total: line.id,
    parts: leaves(lines).filter((leaf) => leaf.line.kind === "item").map((leaf) => leaf.id)
  }));
  return [...own, ...lines.flatMap((line) => line.kind === "group" ? totals(line.lines) : [])];
}
var prefixOf = (id) => id.slice(0, Math.max(0, id.lastIndexOf(".")));
function sharedName(lines) {
  const names = new Set(lines.map(({ id }) => prefixOf(id)));
  const [only] = names;
  return names.size === 1 && only !== "" ? only : void 0;
}
function misnamedGroups(axis) {
  const all = leaves(axis);
  const within = (lines) => lines.flatMap((line) => {
    if (line.kind !== "group") return [];
    const own = line.lines;
    const inside = leaves(own);
    const name = sharedName(inside);
    const isNamed = own.some((one) => one.kind !== "group" && one.id.includes("."));
    const isWhole = name !== void 0 && all.filter(({ id }) => prefixOf(id) === name).length === inside.length;
    return [...isNamed && !isWhole ? [line.label] : [], ...within(own)];
  });
  return within(axis);
}

// src/core/form/amend.ts
var has = (lines, id) => leaves(lines).some((leaf) => leaf.id === id);
var replaced = (lines, id, by) => lines.flatMap(
  (line) => line.kind === "group" ? [{ ...line, lines: replaced(line.lines, id, by) }] : line.id === id ? by(line) : [line]
);
function apply(block2, amendment) {
  switch (amendment.kind) {
    case "replace-row":
      return { ...block2, rows: replaced(block2.rows, amendment.id, () => [amendment.by]) };
    case "add-row-after":
      return { ...block2, rows: replaced(block2.rows, amendment.id, (line) => [line, amendment.line]) };
    case "replace-column":
      return has(block2.rows, amendment.row) ? { ...block2, columns: replaced(block2.columns, amendment.id, () => [amendment.by]) } : block2;
  }
}
function amend(edition2, variant) {
  if (variant.edition !== edition2.id)
    throw new DeclarationError(`variant ${variant.id} is of edition ${variant.edition}, not ${edition2.id}`);
  for (const amendment of variant.amendments) {
    const row = amendment.kind === "replace-column" ? amendment.row : amendment.id;
    const known = edition2.tables.some((table2) => table2.blocks.some((block2) => has(block2.rows, row)));
    if (!known) throw new DeclarationError(`variant ${variant.id}: no row is named ${row}`);
  }
  return {
    ...edition2,
    tables: edition2.tables.map((table2) => ({
      ...table2,
      blocks: table2.blocks.map((block2) => variant.amendments.reduce(apply, block2))
    }))
  };
}

// src/core/form/layout.ts
function widths(columns, width) {
  return Array.from({ length: columns }, (_, i) => i === columns - 1 ? width - (columns - 1) : 1);
}
function heads(lines, levels, sizes, level = 0, start = 0) {
  const out2 = [];
  let at = start;
  for (const line of lines) {
    const size = line.kind === "group" ? leaves(line.lines).length : 1;
    const squares = sizes.slice(at, at + size).reduce((a, b) => a + b, 0);
    const before = sizes.slice(0, at).reduce((a, b) => a + b, 0);
    out2.push({
      text: line.label,
      level,
      levels: line.kind === "group" ? 1 : levels - level,
      start: before,
      length: squares,
      isGroup: line.kind === "group"
    });
    if (line.kind === "group") out2.push(...heads(line.lines, levels, sizes, level + 1, at));
    at += size;
  }
  return out2;
}
function place(block2, index, top, stub, width) {
  const squares = [];
  const columns = leaves(block2.columns);
  const rows = leaves(block2.rows);
  const sizes = widths(columns.length, width);
  let row = top;
  if (block2.banner !== "") {
    squares.push({ kind: "banner", row, col: 0, rowSpan: 1, colSpan: stub + width, text: block2.banner });
    row += 1;
  }
  const levels = depth(block2.columns);
  if (stub > 0) squares.push({ kind: "stubhead", row, col: 0, rowSpan: levels, colSpan: stub, text: block2.stubhead });
  for (const head3 of heads(block2.columns, levels, sizes))
    squares.push({
      kind: "columnHead",
      row: row + head3.level,
      col: stub + head3.start,
      rowSpan: head3.levels,
      colSpan: head3.length,
      text: head3.text,
      isGroup: head3.isGroup
    });
  row += levels;
  const head2 = row - top;
  if (stub > 0)
    for (const label of heads(
      block2.rows,
      stub,
      rows.map(() => 1)
    ))
      squares.push({
        kind: "rowHead",
        row: row + label.start,
        col: label.level,
        rowSpan: label.length,
        colSpan: label.levels,
        text: label.text,
        isGroup: label.isGroup
      });
  rows.forEach((line, r2) => {
    let col = stub;
    columns.forEach((column, c) => {
      squares.push({
        kind: "value",
        row: row + r2,
        col,
        rowSpan: 1,
        colSpan: sizes[c],
        text: "",
        value: { row: line.id, column: column.id, block: index }
      });
      col += sizes[c];
    });
  });
  return { squares, rows: row + rows.length - top, head: head2 };
}
function layout(table2) {
  const stub = Math.max(...table2.blocks.map((block2) => depth(block2.rows)));
  const width = Math.max(...table2.blocks.map((block2) => leaves(block2.columns).length));
  let top = 0;
  let head2 = 0;
  const squares = [];
  table2.blocks.forEach((block2, index) => {
    const placed = place(block2, index, top, stub, width);
    squares.push(...placed.squares);
    if (index === 0) head2 = placed.head;
    top += placed.rows;
  });
  squares.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows: top, cols: stub + width, stub, head: head2, squares };
}

// src/core/form/numbered-form.ts
var nameOf = (table2, row, column) => [table2, row, column].filter((part) => part !== "").join(".");
function numbered(edition2, variant) {
  const amended = variant ? amend(edition2, variant) : edition2;
  const cells = [];
  const byId = /* @__PURE__ */ new Map();
  const tables = amended.tables.map((table2) => {
    const placed = layout(table2);
    const own = [];
    const lines = table2.blocks.map((block2) => ({
      block: block2,
      rows: new Map(leaves(block2.rows).map((leaf) => [leaf.id, leaf])),
      columns: new Map(leaves(block2.columns).map((leaf) => [leaf.id, leaf]))
    }));
    for (const axis of table2.blocks.flatMap((block2) => [block2.rows, block2.columns])) {
      for (const label of misnamedGroups(axis))
        throw new DeclarationError(`${table2.id}: the lines of ${label} do not share a name of their own`);
      for (const { total: total2, parts } of totals(axis))
        if (parts.length === 0) throw new DeclarationError(`${table2.id}: ${total2} has nothing to add`);
    }
    for (const square of placed.squares) {
      if (!square.value) continue;
      const { block: block2, rows, columns } = lines[square.value.block];
      const row = rows.get(square.value.row);
      const column = columns.get(square.value.column);
      const cell = {
        index: cells.length,
        id: nameOf(table2.id, row.id, column.id),
        table: table2,
        block: block2,
        row,
        column,
        domain: column.holds ?? row.holds ?? block2.holds,
        computed: row.line.kind === "total" || column.line.kind === "total",
        square: { row: square.row, col: square.col, colSpan: square.colSpan }
      };
      if (byId.has(cell.id)) throw new DeclarationError(`two cells are named ${cell.id}`);
      byId.set(cell.id, cell);
      cells.push(cell);
      own.push(cell);
    }
    return { table: table2, layout: placed, cells: own };
  });
  return { edition: amended, variant, tables, cells, byId };
}

// src/core/outcome.ts
var yes = (value) => ({ ok: true, value });
var no = (refusal) => ({ ok: false, refusal });

// src/statute/audit-rules.ts
var auditRules = [
  {
    id: "R30-tables",
    title: "\u62A5\u544A\u4E2D\u7684\u8868\u4E0E\u7EDF\u8BA1\u8868\u4E00\u81F4",
    class: "A",
    ground: "\u62A5\u544A\u7B2C\u4E8C\u3001\u4E09\u3001\u56DB\u90E8\u5206\u7684\u8868\u5C31\u662F\u6240\u62A5\u9001\u7684\u7EDF\u8BA1\u8868\uFF0C\u5E94\u9010\u683C\u76F8\u540C\uFF08\u7531\u62A5\u544A\u4E0E\u7EDF\u8BA1\u8868\u540C\u4E3A\u4E00\u5957\u6570\u636E\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R40-report",
    title: "\u4E0A\u5E74\u62A5\u544A\u662F\u540C\u4E00\u5355\u4F4D\u4E0A\u4E00\u5E74\u5EA6\u7684\u62A5\u544A",
    class: "C",
    ground: "\u8DE8\u5E74\u5EA6\u7684\u8854\u63A5\u5173\u7CFB\u53EA\u5728\u540C\u4E00\u5355\u4F4D\u76F8\u90BB\u4E24\u4E2A\u5E74\u5EA6\u7684\u62A5\u544A\u4E4B\u95F4\u6210\u7ACB\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: [],
    since: 2020,
    exceptions: "\u673A\u6784\u6539\u9769\u6216\u66F4\u540D\u7684\u53EF\u4EE5\u8BF4\u660E",
    acrossYears: true
  },
  {
    id: "R70-units",
    title: "\u8BA1\u5165\u6C47\u603B\u7684\u5355\u4F4D\u81EA\u8EAB\u6CA1\u6709\u5F3A\u5236\u6027\u95EE\u9898",
    class: "B",
    ground: "\u5404\u5355\u4F4D\u7684\u8868\u5148\u6EE1\u8DB3\u81EA\u8EAB\u7684\u52FE\u7A3D\u5173\u7CFB\uFF0C\u6C47\u603B\u624D\u6EE1\u8DB3\uFF08\u5408\u8BA1\u4FDD\u6301\u76F8\u7B49\u5173\u7CFB\uFF0C\u7B97\u672F\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019,
    exceptions: "\u5355\u4F4D\u6682\u65F6\u6539\u6B63\u4E0D\u4E86\u7684\uFF0C\u53EF\u4EE5\u8BF4\u660E\u540E\u5148\u884C\u6C47\u603B"
  }
];

// src/statute/proceedings.ts
var outcomes = (of) => [
  item(`${of}.upheld`, "\u7ED3\u679C\u7EF4\u6301"),
  item(`${of}.corrected`, "\u7ED3\u679C\u7EA0\u6B63"),
  item(`${of}.otherResult`, "\u5176\u4ED6\u7ED3\u679C"),
  item(`${of}.pending`, "\u5C1A\u672A\u5BA1\u7ED3"),
  total(`${of}.total`, "\u603B\u8BA1")
];
var proceedings = table("proceedings", "\u56DB", "\u56DB\u3001\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u884C\u653F\u590D\u8BAE\u3001\u884C\u653F\u8BC9\u8BBC\u60C5\u51B5", {
  rules: { count: "R10", across: "R04" },
  blocks: [
    block({
      holds: count("\u4EF6"),
      columns: [
        group("\u884C\u653F\u590D\u8BAE", ...outcomes("reconsideration")),
        group(
          "\u884C\u653F\u8BC9\u8BBC",
          group("\u672A\u7ECF\u590D\u8BAE\u76F4\u63A5\u8D77\u8BC9", ...outcomes("directSuit")),
          group("\u590D\u8BAE\u540E\u8D77\u8BC9", ...outcomes("suitAfterReconsideration"))
        )
      ],
      rows: [item("", "")]
    })
  ]
});

// src/statute/requests.ts
var requestsWith = (other) => table("requests", "\u4E09", "\u4E09\u3001\u6536\u5230\u548C\u5904\u7406\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u60C5\u51B5", {
  rules: { count: "R05", down: "R02", across: "R03" },
  blocks: [
    block({
      stubhead: "\uFF08\u672C\u5217\u6570\u636E\u7684\u52FE\u7A3D\u5173\u7CFB\u4E3A\uFF1A\u7B2C\u4E00\u9879\u52A0\u7B2C\u4E8C\u9879\u4E4B\u548C\uFF0C\u7B49\u4E8E\u7B2C\u4E09\u9879\u52A0\u7B2C\u56DB\u9879\u4E4B\u548C\uFF09",
      holds: count("\u4EF6"),
      columns: [
        group(
          "\u7533\u8BF7\u4EBA\u60C5\u51B5",
          item("naturalPerson", "\u81EA\u7136\u4EBA"),
          group(
            "\u6CD5\u4EBA\u6216\u5176\u4ED6\u7EC4\u7EC7",
            item("business", "\u5546\u4E1A\u4F01\u4E1A"),
            item("research", "\u79D1\u7814\u673A\u6784"),
            item("publicWelfare", "\u793E\u4F1A\u516C\u76CA\u7EC4\u7EC7"),
            item("legalService", "\u6CD5\u5F8B\u670D\u52A1\u673A\u6784"),
            item("otherEntity", "\u5176\u4ED6")
          ),
          total("total", "\u603B\u8BA1")
        )
      ],
      rows: [
        item("received", "\u4E00\u3001\u672C\u5E74\u65B0\u6536\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF"),
        item("broughtForward", "\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF"),
        group(
          "\u4E09\u3001\u672C\u5E74\u5EA6\u529E\u7406\u7ED3\u679C",
          item("granted", "\uFF08\u4E00\uFF09\u4E88\u4EE5\u516C\u5F00"),
          item("partlyGranted", "\uFF08\u4E8C\uFF09\u90E8\u5206\u516C\u5F00\uFF08\u533A\u5206\u5904\u7406\u7684\uFF0C\u53EA\u8BA1\u8FD9\u4E00\u60C5\u5F62\uFF0C\u4E0D\u8BA1\u5176\u4ED6\u60C5\u5F62\uFF09"),
          group(
            "\uFF08\u4E09\uFF09\u4E0D\u4E88\u516C\u5F00",
            item("denied.stateSecret", "1.\u5C5E\u4E8E\u56FD\u5BB6\u79D8\u5BC6"),
            item("denied.forbidden", "2.\u5176\u4ED6\u6CD5\u5F8B\u884C\u653F\u6CD5\u89C4\u7981\u6B62\u516C\u5F00"),
            item("denied.security", "3.\u5371\u53CA\u201C\u4E09\u5B89\u5168\u4E00\u7A33\u5B9A\u201D"),
            item("denied.thirdParty", "4.\u4FDD\u62A4\u7B2C\u4E09\u65B9\u5408\u6CD5\u6743\u76CA"),
            item("denied.internal", "5.\u5C5E\u4E8E\u4E09\u7C7B\u5185\u90E8\u4E8B\u52A1\u4FE1\u606F"),
            item("denied.process", "6.\u5C5E\u4E8E\u56DB\u7C7B\u8FC7\u7A0B\u6027\u4FE1\u606F"),
            item("denied.enforcementFile", "7.\u5C5E\u4E8E\u884C\u653F\u6267\u6CD5\u6848\u5377"),
            item("denied.administrativeQuery", "8.\u5C5E\u4E8E\u884C\u653F\u67E5\u8BE2\u4E8B\u9879")
          ),
          group(
            "\uFF08\u56DB\uFF09\u65E0\u6CD5\u63D0\u4F9B",
            item("unable.notHeld", "1.\u672C\u673A\u5173\u4E0D\u638C\u63E1\u76F8\u5173\u653F\u5E9C\u4FE1\u606F"),
            item("unable.toBeCreated", "2.\u6CA1\u6709\u73B0\u6210\u4FE1\u606F\u9700\u8981\u53E6\u884C\u5236\u4F5C"),
            item("unable.unclear", "3.\u8865\u6B63\u540E\u7533\u8BF7\u5185\u5BB9\u4ECD\u4E0D\u660E\u786E")
          ),
          group(
            "\uFF08\u4E94\uFF09\u4E0D\u4E88\u5904\u7406",
            item("declined.complaint", "1.\u4FE1\u8BBF\u4E3E\u62A5\u6295\u8BC9\u7C7B\u7533\u8BF7"),
            item("declined.repeated", "2.\u91CD\u590D\u7533\u8BF7"),
            item("declined.publication", "3.\u8981\u6C42\u63D0\u4F9B\u516C\u5F00\u51FA\u7248\u7269"),
            item("declined.excessive", "4.\u65E0\u6B63\u5F53\u7406\u7531\u5927\u91CF\u53CD\u590D\u7533\u8BF7"),
            item("declined.confirmation", "5.\u8981\u6C42\u884C\u653F\u673A\u5173\u786E\u8BA4\u6216\u91CD\u65B0\u51FA\u5177\u5DF2\u83B7\u53D6\u4FE1\u606F")
          ),
          other,
          total("processed", "\uFF08\u4E03\uFF09\u603B\u8BA1")
        ),
        item("carriedForward", "\u56DB\u3001\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u7EE7\u7EED\u529E\u7406")
      ],
      down: [
        relation("R01", "received + broughtForward = processed + carriedForward"),
        relation("R40", "broughtForward = previous.carriedForward")
      ]
    })
  ]
});

// src/statute/edition-2019/disclosure.ts
var last = item("lastYear", "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF", count("\u9879"));
var difference = item("change", "\u672C\u5E74\u589E/\u51CF", change("\u9879"));
var decisions = item("decisions", "\u5904\u7406\u51B3\u5B9A\u6570\u91CF", count("\u4EF6"));
var stock = [
  relation("R24", "lastYear + change >= 0"),
  relation("R42", "lastYear = previous.lastYear + previous.change")
];
var disclosure = table("disclosure", "\u4E8C", "\u4E8C\u3001\u4E3B\u52A8\u516C\u5F00\u653F\u5E9C\u4FE1\u606F\u60C5\u51B5", {
  rules: { count: "R05", change: "R23", amount: "R28" },
  blocks: [
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: [item("made", "\u672C\u5E74\u65B0\u5236\u4F5C\u6570\u91CF"), item("newlyPublic", "\u672C\u5E74\u65B0\u516C\u5F00\u6570\u91CF"), item("totalPublic", "\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF")],
      rows: [item("governmentRules", "\u89C4\u7AE0"), item("normativeDocuments", "\u89C4\u8303\u6027\u6587\u4EF6")],
      across: [relation("R27", "totalPublic >= newlyPublic")]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E94\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: [last, difference, decisions],
      rows: [item("licensing", "\u884C\u653F\u8BB8\u53EF"), item("otherServices", "\u5176\u4ED6\u5BF9\u5916\u7BA1\u7406\u670D\u52A1\u4E8B\u9879")],
      across: [...stock, relation("R26", "decisions != lastYear + change", 100)]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516D\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: [last, difference, decisions],
      rows: [item("penalties", "\u884C\u653F\u5904\u7F5A"), item("coercion", "\u884C\u653F\u5F3A\u5236")],
      across: [...stock, relation("R26", "decisions != lastYear + change", 100)]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516B\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u9879"),
      columns: [last, difference],
      rows: [item("charges", "\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39")],
      across: stock
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E5D\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u9879"),
      columns: [item("items", "\u91C7\u8D2D\u9879\u76EE\u6570\u91CF"), item("amount", "\u91C7\u8D2D\u603B\u91D1\u989D", amount(""))],
      rows: [item("procurement", "\u653F\u5E9C\u96C6\u4E2D\u91C7\u8D2D")]
    })
  ]
});

// src/statute/edition-2019/index.ts
var edition2019 = edition({
  id: "2019",
  name: "2019\u5E74\u683C\u5F0F\uFF08\u8BD5\u884C\uFF09",
  document: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7",
  since: 2019,
  tables: [disclosure, requestsWith(item("other", "\uFF08\u516D\uFF09\u5176\u4ED6\u5904\u7406")), proceedings]
});

// src/statute/edition-2021/disclosure.ts
var decisions2 = [item("decisions", "\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF")];
var disclosure2 = table("disclosure", "\u4E8C", "\u4E8C\u3001\u4E3B\u52A8\u516C\u5F00\u653F\u5E9C\u4FE1\u606F\u60C5\u51B5", {
  rules: { count: "R05", amount: "R28" },
  blocks: [
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: [item("issued", "\u672C\u5E74\u5236\u53D1\u4EF6\u6570"), item("repealed", "\u672C\u5E74\u5E9F\u6B62\u4EF6\u6570"), item("inForce", "\u73B0\u884C\u6709\u6548\u4EF6\u6570")],
      rows: [item("governmentRules", "\u89C4\u7AE0"), item("normativeDocuments", "\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6")],
      across: [
        relation("R21", "inForce + repealed >= issued"),
        relation("R20", "previous.inForce + issued = inForce + repealed")
      ]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E94\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: decisions2,
      rows: [item("licensing", "\u884C\u653F\u8BB8\u53EF")]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516D\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: count("\u4EF6"),
      columns: decisions2,
      rows: [item("penalties", "\u884C\u653F\u5904\u7F5A"), item("coercion", "\u884C\u653F\u5F3A\u5236")]
    }),
    block({
      banner: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516B\uFF09\u9879",
      stubhead: "\u4FE1\u606F\u5185\u5BB9",
      holds: amount("\u4E07\u5143"),
      columns: [item("collected", "\u672C\u5E74\u6536\u8D39\u91D1\u989D\uFF08\u5355\u4F4D\uFF1A\u4E07\u5143\uFF09")],
      rows: [item("charges", "\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39")]
    })
  ]
});

// src/statute/edition-2021/index.ts
var requests = requestsWith(
  group(
    "\uFF08\u516D\uFF09\u5176\u4ED6\u5904\u7406",
    item("other.notCorrected", "1.\u7533\u8BF7\u4EBA\u65E0\u6B63\u5F53\u7406\u7531\u903E\u671F\u4E0D\u8865\u6B63\u3001\u884C\u653F\u673A\u5173\u4E0D\u518D\u5904\u7406\u5176\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7"),
    item("other.feeUnpaid", "2.\u7533\u8BF7\u4EBA\u903E\u671F\u672A\u6309\u6536\u8D39\u901A\u77E5\u8981\u6C42\u7F34\u7EB3\u8D39\u7528\u3001\u884C\u653F\u673A\u5173\u4E0D\u518D\u5904\u7406\u5176\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7"),
    item("other.other", "3.\u5176\u4ED6")
  )
);
var edition2021 = edition({
  id: "2021",
  name: "2021\u5E74\u683C\u5F0F",
  document: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7",
  since: 2021,
  tables: [disclosure2, requests, proceedings]
});

// src/statute/editions.ts
var editions = [edition2019, edition2021];

// src/statute/ledger-rules.ts
var ledgerRules = [
  {
    id: "R80",
    title: "\u53F0\u8D26\u6BCF\u4EF6\u7533\u8BF7\u5404\u6709\u7F16\u53F7\u3001\u6536\u5230\u65E5\u671F\u3001\u7533\u8BF7\u4EBA\u7C7B\u578B",
    class: "A",
    ground: "\u6CA1\u6709\u6536\u5230\u65E5\u671F\u3001\u7533\u8BF7\u4EBA\u7C7B\u578B\u7684\u7533\u8BF7\u65E0\u6CD5\u8BA1\u5165\u8868\u4E09\u7684\u4EFB\u4F55\u4E00\u683C\uFF1B\u767B\u8BB0\u7F16\u53F7\u7528\u6765\u9010\u4EF6\u6838\u5BF9\uFF08\u7531\u8868\u4E09\u7684\u884C\u3001\u5217\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests", "proceedings"],
    since: 2019
  },
  {
    id: "R80-number",
    title: "\u767B\u8BB0\u7F16\u53F7\u4E0D\u91CD\u590D",
    class: "A",
    ground: "\u4E00\u4EF6\u7533\u8BF7\u53EA\u767B\u8BB0\u4E00\u6B21\uFF0C\u91CD\u590D\u767B\u8BB0\u4F1A\u91CD\u590D\u8BA1\u6570\uFF08\u7531\u8868\u4E09\u7684\u4EF6\u6570\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R81",
    title: "\u7B54\u590D\u65E5\u671F\u4E0E\u529E\u7406\u7ED3\u679C\u540C\u65F6\u586B\u5199",
    class: "A",
    ground: "\u529E\u7ED3\u7684\u7533\u8BF7\u6309\u7B54\u590D\u65E5\u671F\u8BA1\u5165\u5E74\u5EA6\u3001\u6309\u529E\u7406\u7ED3\u679C\u8BA1\u5165\u4E00\u884C\uFF0C\u7F3A\u4E00\u9879\u5C31\u65E0\u6CD5\u8BA1\u6570\uFF08\u7531\u8868\u4E09\u201C\u4E09\u3001\u672C\u5E74\u5EA6\u529E\u7406\u7ED3\u679C\u201D\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests", "proceedings"],
    since: 2019
  },
  {
    id: "R82",
    title: "\u65E5\u671F\u7684\u5148\u540E\u5408\u4E4E\u529E\u7406\u8FC7\u7A0B",
    class: "A",
    ground: "\u6536\u5230\u7533\u8BF7\u5728\u5148\uFF0C\u8865\u6B63\u3001\u5EF6\u671F\u3001\u5F81\u6C42\u610F\u89C1\u3001\u7B54\u590D\u5728\u540E\uFF08\u300A\u6761\u4F8B\u300B\u7B2C\u4E09\u5341\u6761\u81F3\u7B2C\u4E09\u5341\u4E09\u6761\uFF09",
    status: "derived",
    tables: ["requests", "proceedings"],
    since: 2019
  },
  {
    id: "R83",
    title: "\u529E\u7406\u7ED3\u679C\u4E0E\u6240\u8BB0\u7684\u8FC7\u7A0B\u4E00\u81F4",
    class: "C",
    ground: "\u903E\u671F\u4E0D\u8865\u6B63\u3001\u8865\u6B63\u540E\u4ECD\u4E0D\u660E\u786E\u4EE5\u8865\u6B63\u901A\u77E5\u4E3A\u524D\u63D0\uFF08\u300A\u6761\u4F8B\u300B\u7B2C\u4E09\u5341\u6761\uFF09\uFF0C\u903E\u671F\u672A\u7F34\u8D39\u4EE5\u6536\u8D39\u901A\u77E5\u4E3A\u524D\u63D0\uFF08\u300A\u6761\u4F8B\u300B\u7B2C\u56DB\u5341\u4E8C\u6761\uFF09\uFF0C\u7B54\u590D\u4E4B\u524D\u610F\u89C1\u5E94\u5DF2\u5F81\u6C42\u5B8C\u6BD5",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R84",
    title: "\u5728\u6CD5\u5B9A\u671F\u9650\u5185\u7B54\u590D",
    class: "C",
    ground: "\u81EA\u6536\u5230\u7533\u8BF7\u4E4B\u65E5\u8D7720\u4E2A\u5DE5\u4F5C\u65E5\u5185\u7B54\u590D\uFF0C\u9700\u8981\u5EF6\u957F\u7684\u6700\u957F\u4E0D\u8D85\u8FC720\u4E2A\u5DE5\u4F5C\u65E5\uFF1B\u8865\u6B63\u7684\u81EA\u6536\u5230\u8865\u6B63\u7533\u8BF7\u4E4B\u65E5\u8D77\u7B97\uFF0C\u5F81\u6C42\u7B2C\u4E09\u65B9\u548C\u5176\u4ED6\u673A\u5173\u610F\u89C1\u6240\u9700\u65F6\u95F4\u4E0D\u8BA1\u7B97\u5728\u5185\uFF08\u300A\u6761\u4F8B\u300B\u7B2C\u4E09\u5341\u6761\u3001\u7B2C\u4E09\u5341\u4E09\u6761\uFF09",
    status: "official",
    tables: ["requests"],
    since: 2019,
    exceptions: "\u671F\u9650\u4E2D\u6B62\u3001\u9001\u8FBE\u5728\u9014\u7B49\u60C5\u51B5\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R84-calendar",
    title: "\u5DE5\u4F5C\u65E5\u6309\u56FD\u5BB6\u516C\u5E03\u7684\u8282\u5047\u65E5\u5B89\u6392\u8BA1\u7B97",
    class: "D",
    ground: "\u5DE5\u4F5C\u65E5\u4EE5\u56FD\u52A1\u9662\u529E\u516C\u5385\u6BCF\u5E74\u516C\u5E03\u7684\u90E8\u5206\u8282\u5047\u65E5\u5B89\u6392\u4E3A\u51C6\uFF0C\u6CA1\u6709\u516C\u5E03\u6216\u8005\u6CA1\u6709\u6536\u5F55\u7684\u5E74\u4EFD\u53EA\u80FD\u6309\u5468\u4E00\u81F3\u5468\u4E94\u4F30\u7B97",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R85",
    title: "\u590D\u8BAE\u3001\u8BC9\u8BBC\u5BF9\u5E94\u53F0\u8D26\u91CC\u7684\u7533\u8BF7",
    class: "C",
    ground: "\u8868\u56DB\u7EDF\u8BA1\u56E0\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u63D0\u8D77\u7684\u590D\u8BAE\u3001\u8BC9\u8BBC\uFF0C\u6BCF\u4E00\u4EF6\u5BF9\u5E94\u4E00\u4EF6\u7533\u8BF7\uFF08\u7531\u8868\u56DB\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["proceedings"],
    since: 2019,
    exceptions: "\u7533\u8BF7\u5728\u66F4\u65E9\u5E74\u5EA6\u7684\u53F0\u8D26\u91CC\u767B\u8BB0\uFF0C\u6216\u8005\u4E0D\u662F\u56E0\u7533\u8BF7\u5F15\u8D77\u7684\uFF0C\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R86",
    title: "\u8868\u4E09\u3001\u8868\u56DB\u7B49\u4E8E\u53F0\u8D26\u7684\u8BA1\u6570",
    class: "A",
    ground: "\u8868\u4E09\u3001\u8868\u56DB\u7531\u53F0\u8D26\u9010\u4EF6\u8BA1\u6570\u800C\u6765\uFF0C\u5E94\u9010\u683C\u76F8\u540C\uFF08\u7531\u8868\u4E09\u3001\u8868\u56DB\u7684\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests", "proceedings"],
    since: 2019
  },
  {
    id: "R87",
    title: "\u53F0\u8D26\u91CC\u7684\u65E5\u671F\u3001\u6E05\u5355\u5185\u5BB9\u4EE5\u516C\u5F0F\u80FD\u8BA1\u5165\u7684\u5199\u6CD5\u586B\u5199",
    class: "C",
    ground: "\u4EE5\u6587\u672C\u5B58\u653E\u7684\u65E5\u671F\u3001\u4E0E\u6E05\u5355\u5199\u6CD5\u4E0D\u540C\u7684\u5185\u5BB9\uFF0C\u5DE5\u4F5C\u8868\u7684\u8BA1\u6570\u516C\u5F0F\u4E0D\u8BA1\u5165\uFF08ECMA-376 18.17\uFF09",
    status: "derived",
    tables: ["requests", "proceedings"],
    since: 2019
  },
  {
    id: "R88",
    title: "\u53F0\u8D26\u7684\u4E0A\u5E74\u7ED3\u8F6C\u4E0E\u4E0A\u5E74\u62A5\u544A\u4E00\u81F4",
    class: "B",
    ground: "\u201C\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF\u201D\u4E0E\u4E0A\u5E74\u62A5\u544A\u7684\u201C\u56DB\u3001\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u7EE7\u7EED\u529E\u7406\u201D\u662F\u540C\u4E00\u6279\u7533\u8BF7\uFF0C\u5E94\u9010\u5217\u76F8\u7B49",
    status: "derived",
    tables: ["requests"],
    since: 2020,
    exceptions: "\u673A\u6784\u6539\u9769\u3001\u6C47\u603B\u8303\u56F4\u53D8\u5316\u6216\u7533\u8BF7\u4EBA\u7C7B\u578B\u91CD\u65B0\u5F52\u7C7B\u65F6\u987B\u4E66\u9762\u8BF4\u660E",
    acrossYears: true
  }
];

// src/statute/profile-rules.ts
var OF_PROFILE = "\u7531\u6240\u9009\u7684\u5730\u65B9\u8981\u6C42\u89C4\u5B9A\uFF0C\u4F9D\u636E\u662F\u8BE5\u6587\u4EF6\u672C\u8EAB\uFF1B\u5730\u65B9\u8981\u6C42\u4E0D\u80FD\u6539\u53D8\u7EDF\u4E00\u683C\u5F0F";
var profileRules = [
  {
    id: "R91",
    title: "\u5730\u65B9\u8981\u6C42\u7684\u52FE\u7A3D\u5173\u7CFB",
    class: "B",
    ground: `\u5404\u680F\u4E4B\u95F4\u5E94\u6EE1\u8DB3\u7684\u5173\u7CFB${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019
  },
  {
    id: "R92",
    title: "\u5730\u65B9\u8981\u6C42\u7684\u7BC7\u5E45",
    class: "B",
    ground: `\u5404\u90E8\u5206\u7684\u5B57\u6570\u4E0A\u9650${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019
  },
  {
    id: "R93",
    title: "\u5730\u65B9\u8981\u6C42\u5199\u660E\u7684\u6570\u636E",
    class: "C",
    ground: `\u603B\u4F53\u60C5\u51B5\u5404\u65B9\u9762\u5E94\u5199\u660E\u7684\u6570\u636E${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019,
    exceptions: "\u6CA1\u6709\u8FD9\u9879\u5DE5\u4F5C\u7684\u5355\u4F4D\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R94",
    title: "\u5730\u65B9\u8981\u6C42\u7684\u53D1\u5E03\u671F\u9650",
    class: "B",
    ground: `\u53D1\u5E03\u671F\u9650${OF_PROFILE}`,
    status: "local",
    tables: [],
    since: 2019
  },
  {
    id: "R94-scope",
    title: "\u6240\u9009\u7684\u5730\u65B9\u8981\u6C42\u9002\u7528\u4E8E\u8FD9\u4EFD\u62A5\u544A",
    class: "C",
    ground: "\u5730\u65B9\u8981\u6C42\u53EA\u9002\u7528\u4E8E\u5B83\u5199\u660E\u7684\u5E74\u5EA6\u548C\u5355\u4F4D\uFF08\u7531\u8BE5\u6587\u4EF6\u672C\u8EAB\u89C4\u5B9A\uFF09",
    status: "local",
    tables: [],
    since: 2019
  }
];

// src/statute/prose-rules.ts
var FORM = "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\u6240\u9644\u683C\u5F0F";
var proseRules = [
  {
    id: "R30",
    title: "\u6B63\u6587\u7684\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u4E0E\u8868\u4E8C\u4E00\u81F4",
    class: "C",
    ground: "\u6B63\u6587\u6240\u5199\u884C\u653F\u8BB8\u53EF\u3001\u884C\u653F\u5904\u7F5A\u3001\u884C\u653F\u5F3A\u5236\u7684\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u548C\u6536\u8D39\u91D1\u989D\uFF0C\u5E94\u4E0E\u8868\u4E8C\u76F8\u5E94\u4E00\u680F\u4E00\u81F4\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    exceptions: "\u6B63\u6587\u53EA\u8BF4\u5176\u4E2D\u4E00\u90E8\u5206\u65F6\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R43",
    title: "\u4E24\u79CD\u8868\u6837\u4E4B\u95F4\u53EA\u6709\u90E8\u5206\u680F\u76EE\u53EF\u6BD4",
    class: "D",
    ground: "\u6362\u7528\u65B0\u4E00\u7248\u683C\u5F0F\u7684\u5E74\u5EA6\u53E3\u5F84\u6709\u53D8\uFF082019\u5E74\u683C\u5F0F\u7684\u9879\u76EE\u6570\u91CF\u4E0E2021\u5E74\u683C\u5F0F\u7684\u4EF6\u6570\u3001\u91D1\u989D\u4E0D\u662F\u540C\u4E00\u53E3\u5F84\uFF09\uFF0C\u8DE8\u683C\u5F0F\u53EA\u6709\u540C\u540D\u884C\u53EF\u4EE5\u6BD4\u8F83\uFF08\u7531\u683C\u5F0F\u5BF9\u7167\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2021,
    acrossYears: true
  },
  {
    id: "R44",
    title: "\u5185\u5BB9\u4E0E\u4E0A\u5E74\u6216\u5176\u4ED6\u5355\u4F4D\u96F7\u540C",
    class: "C",
    ground: "\u201C\u4E0D\u6309\u65F6\u53D1\u5E03\u3001\u53D1\u5E03\u5185\u5BB9\u4E0D\u51C6\u786E\u4E0D\u5168\u9762\u6216\u8005\u5185\u5BB9\u96F7\u540C\u3001\u6577\u884D\u585E\u8D23\u201D\u9020\u6210\u4E0D\u826F\u5F71\u54CD\u7684\uFF0C\u4F9D\u7167\u300A\u6761\u4F8B\u300B\u7B2C\u56DB\u5341\u4E03\u6761\u8FFD\u7A76\u8D23\u4EFB\uFF08\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF09",
    status: "official",
    tables: [],
    since: 2019,
    exceptions: "\u6CD5\u5B9A\u7528\u8BED\u548C\u683C\u5F0F\u6807\u9898\u5404\u5355\u4F4D\u76F8\u540C\uFF0C\u4E0D\u8BA1\u5728\u5185",
    acrossYears: true
  },
  {
    id: "R45",
    title: "\u6570\u91CF\u4E0E\u4E0A\u5E74\u76F8\u5DEE\u60AC\u6B8A",
    class: "D",
    ground: "\u6570\u91CF\u6BD4\u4E0A\u5E74\u589E\u51CF\u6570\u500D\u65F6\u5E94\u6838\u5BF9\u662F\u5426\u9519\u884C\u3001\u9519\u4F4D\u6216\u53E3\u5F84\u6709\u53D8\uFF08\u5404\u5730\u5BA1\u6838\u505A\u6CD5\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2020,
    exceptions: "\u6570\u91CF\u5F88\u5C0F\u65F6\u4E0D\u63D0\u793A",
    acrossYears: true
  },
  {
    id: "R50",
    title: "\u6B63\u6587\u7684\u7533\u8BF7\u6570\u91CF\u4E0E\u8868\u4E09\u4E00\u81F4",
    class: "B",
    ground: "\u6B63\u6587\u6240\u5199\u6536\u5230\u3001\u53D7\u7406\u7684\u7533\u8BF7\u6570\u91CF\uFF0C\u5E94\u7B49\u4E8E\u8868\u4E09\u201C\u4E00\u3001\u672C\u5E74\u65B0\u6536\u201D\u7684\u603B\u8BA1\uFF0C\u6216\u8005\u7B49\u4E8E\u201C\u4E00\u3001\u672C\u5E74\u65B0\u6536\u201D\u52A0\u201C\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u201D\u7684\u603B\u8BA1\uFF08\u4E24\u79CD\u53E3\u5F84\u90FD\u5728\u4F7F\u7528\uFF0C\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019,
    exceptions: "\u6B63\u6587\u53EA\u8BF4\u4E00\u4E2A\u90E8\u95E8\u3001\u4E00\u6BB5\u65F6\u95F4\u6216\u4E00\u79CD\u6E20\u9053\u65F6\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R51",
    title: "\u6B63\u6587\u7684\u529E\u7406\u7ED3\u679C\u4E0E\u8868\u4E09\u4E00\u81F4",
    class: "B",
    ground: "\u6B63\u6587\u6240\u5199\u529E\u7ED3\u3001\u7B54\u590D\u3001\u4E88\u4EE5\u516C\u5F00\u3001\u4E0D\u4E88\u516C\u5F00\u7B49\u6570\u91CF\uFF0C\u5E94\u7B49\u4E8E\u8868\u4E09\u201C\u4E09\u3001\u672C\u5E74\u5EA6\u529E\u7406\u7ED3\u679C\u201D\u7684\u76F8\u5E94\u4E00\u884C\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R52",
    title: "\u6B63\u6587\u7684\u7ED3\u8F6C\u6570\u91CF\u4E0E\u8868\u4E09\u4E00\u81F4",
    class: "B",
    ground: "\u6B63\u6587\u6240\u5199\u4E0A\u5E74\u7ED3\u8F6C\u3001\u7ED3\u8F6C\u4E0B\u5E74\u7684\u6570\u91CF\uFF0C\u5E94\u7B49\u4E8E\u8868\u4E09\u201C\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u201D\u548C\u201C\u56DB\u3001\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u7EE7\u7EED\u529E\u7406\u201D\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R53",
    title: "\u6B63\u6587\u5404\u6570\u4E4B\u95F4\u6EE1\u8DB3\u52FE\u7A3D\u5173\u7CFB",
    class: "C",
    ground: "\u6B63\u6587\u540C\u65F6\u5199\u660E\u6536\u5230\u3001\u7ED3\u8F6C\u548C\u529E\u7ED3\u6570\u91CF\u65F6\uFF0C\u201C\u7B2C\u4E00\u9879\u52A0\u7B2C\u4E8C\u9879\u4E4B\u548C\uFF0C\u7B49\u4E8E\u7B2C\u4E09\u9879\u52A0\u7B2C\u56DB\u9879\u4E4B\u548C\u201D\u4E5F\u5E94\u6210\u7ACB\uFF08\u7531\u8868\u4E09\u5DE6\u4E0A\u89D2\u6240\u5370\u5173\u7CFB\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R54",
    title: "\u6B63\u6587\u7684\u590D\u8BAE\u3001\u8BC9\u8BBC\u60C5\u51B5\u4E0E\u8868\u56DB\u4E00\u81F4",
    class: "B",
    ground: "\u6B63\u6587\u6240\u5199\u884C\u653F\u590D\u8BAE\u3001\u884C\u653F\u8BC9\u8BBC\u7684\u4EF6\u6570\u548C\u7ED3\u679C\uFF0C\u5E94\u7B49\u4E8E\u8868\u56DB\u7684\u603B\u8BA1\u548C\u76F8\u5E94\u7ED3\u679C\uFF1B\u5747\u83B7\u7EF4\u6301\u5373\u6CA1\u6709\u7EA0\u6B63\u3001\u5176\u4ED6\u7ED3\u679C\u548C\u5C1A\u672A\u5BA1\u7ED3\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["proceedings"],
    since: 2019,
    exceptions: "\u6B63\u6587\u6309\u5907\u6848\u3001\u53D7\u7406\u7B49\u5176\u4ED6\u53E3\u5F84\u7EDF\u8BA1\u65F6\u987B\u8BF4\u660E"
  },
  {
    id: "R55",
    title: "\u6B63\u6587\u4E2D\u5206\u9879\u4E4B\u548C\u7B49\u4E8E\u603B\u6570",
    class: "C",
    ground: "\u201C\u5171\u2026\u5176\u4E2D\u2026\u201D\u5217\u660E\u7684\u5404\u5206\u9879\u4E4B\u548C\u5E94\u7B49\u4E8E\u603B\u6570\uFF0C\u4EFB\u4F55\u4E00\u4E2A\u5206\u9879\u4E0D\u80FD\u5927\u4E8E\u603B\u6570\uFF0C\u6240\u5360\u6BD4\u4F8B\u5E94\u4E0E\u4EF6\u6570\u76F8\u7B26\uFF08\u7B97\u672F\uFF09",
    status: "derived",
    tables: [],
    since: 2019,
    exceptions: "\u7528\u201C\u7B49\u201D\u201C\u4E3B\u8981\u201D\u53EA\u5217\u51FA\u4E00\u90E8\u5206\uFF0C\u6216\u8005\u5404\u5206\u9879\u672C\u6765\u4E92\u6709\u4EA4\u53C9\u65F6\u4E0D\u5FC5\u76F8\u7B49"
  },
  {
    id: "R56",
    title: "\u6570\u91CF\u7EA7\u4E0E\u5355\u4F4D",
    class: "C",
    ground: "\u201C\u4E07\u201D\u201C\u4EBF\u201D\u201C\u5143\u201D\u201C\u4E07\u5143\u201D\u5199\u9519\u4F1A\u4F7F\u6570\u91CF\u5DEE\u4E00\u4E07\u500D\uFF08\u7B97\u672F\uFF1B\u8868\u4E8C\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019
  },
  {
    id: "R57",
    title: "\u6B63\u6587\u7684\u6587\u4EF6\u6570\u91CF\u4E0E\u8868\u4E8C\u4E00\u81F4",
    class: "C",
    ground: "\u6B63\u6587\u6240\u5199\u89C4\u7AE0\u3001\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6\u7684\u5236\u53D1\u3001\u5E9F\u6B62\u3001\u73B0\u884C\u6709\u6548\u4EF6\u6570\uFF0C\u5E94\u7B49\u4E8E\u8868\u4E8C\u76F8\u5E94\u4E00\u680F\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    exceptions: "\u6B63\u6587\u53EA\u8BF4\u4EE5\u67D0\u4E00\u540D\u4E49\u5236\u53D1\u7684\u6587\u4EF6\u65F6\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R58",
    title: "\u6570\u5B57\u6F0F\u586B",
    class: "C",
    ground: "\u201C\u5171\u516C\u5F00\u4FE1\u606F\u6761\u201D\u8FD9\u6837\u6709\u5355\u4F4D\u800C\u6CA1\u6709\u6570\u5B57\u7684\uFF0C\u662F\u6F0F\u586B",
    status: "derived",
    tables: [],
    since: 2019
  },
  {
    id: "R59",
    title: "\u54A8\u8BE2\u3001\u7559\u8A00\u4E0D\u662F\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7",
    class: "D",
    ground: "\u54A8\u8BE2\u3001\u7559\u8A00\u3001\u4FE1\u7BB1\u6765\u4FE1\u4E0D\u6309\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u4E8C\u5341\u4E5D\u6761\u63D0\u51FA\uFF0C\u4E0D\u8BA1\u5165\u8868\u4E09\u7684\u7533\u8BF7\u6570\u91CF",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R61",
    title: "\u516D\u4E2A\u90E8\u5206\u7684\u6807\u9898\u3001\u987A\u5E8F\u3001\u7F16\u53F7\u548C\u5185\u5BB9",
    class: "C",
    ground: `\u62A5\u544A\u7531\u516D\u4E2A\u90E8\u5206\u7EC4\u6210\uFF1B\u201C\u603B\u4F53\u60C5\u51B5\u201D\u5305\u62EC\u4E3B\u52A8\u516C\u5F00\u3001\u4F9D\u7533\u8BF7\u516C\u5F00\u3001\u653F\u5E9C\u4FE1\u606F\u7BA1\u7406\u3001\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5E73\u53F0\u5EFA\u8BBE\u3001\u76D1\u7763\u4FDD\u969C\u4E94\u4E2A\u65B9\u9762\uFF0C\u201C\u4E0D\u80FD\u9057\u6F0F\uFF0C\u4E5F\u4E0D\u5B9C\u6CDB\u5316\u201D\uFF08${FORM}\uFF09`,
    status: "official",
    tables: [],
    since: 2019
  },
  {
    id: "R64",
    title: "\u53D1\u5E03\u65E5\u671F\u5728\u6CD5\u5B9A\u671F\u9650\u5185",
    class: "C",
    ground: "\u53BF\u7EA7\u4EE5\u4E0A\u4EBA\u6C11\u653F\u5E9C\u90E8\u95E8\u5728\u6BCF\u5E741\u670831\u65E5\u524D\u3001\u53BF\u7EA7\u4EE5\u4E0A\u5730\u65B9\u4EBA\u6C11\u653F\u5E9C\u5728\u6BCF\u5E743\u670831\u65E5\u524D\u516C\u5E03\u4E0A\u4E00\u5E74\u5EA6\u62A5\u544A\uFF08\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u56DB\u5341\u4E5D\u6761\uFF09",
    status: "official",
    tables: [],
    since: 2019,
    exceptions: "\u53D1\u6587\u65E5\u671F\u4E0E\u516C\u5E03\u65E5\u671F\u4E0D\u662F\u540C\u4E00\u5929\u65F6\u4EE5\u516C\u5E03\u65E5\u671F\u4E3A\u51C6"
  },
  {
    id: "R65",
    title: "\u5199\u7684\u662F\u672C\u5355\u4F4D",
    class: "C",
    ground: "\u62A5\u544A\u6240\u79F0\u201C\u6211\u5C40\u201D\u201C\u6211\u9547\u201D\u7B49\u5E94\u4E0E\u7F16\u5236\u5355\u4F4D\u76F8\u7B26\uFF0C\u7167\u642C\u5176\u4ED6\u5355\u4F4D\u6587\u5B57\u65F6\u5E38\u7559\u6709\u4ED6\u4EBA\u540D\u79F0\uFF08\u7531\u62A5\u544A\u4E3B\u4F53\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: [],
    since: 2019
  },
  {
    id: "R66",
    title: "\u4E0D\u7559\u8868\u6837\u63D0\u793A\u8BED\uFF0C\u4E0D\u7528\u5C06\u6765\u65F6\u5199\u8FC7\u53BB\u7684\u4E00\u5E74",
    class: "C",
    ground: `\u201C\u8BE5\u90E8\u5206\u4EE5\u8868\u683C\u5F62\u5F0F\u62A5\u544A\u201D\u201C\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u60C5\u51B5\u5728\u6B64\u5904\u62A5\u544A\u201D\u7B49\u662F\u8868\u6837\u7684\u63D0\u793A\u8BED\uFF08${FORM}\uFF09\uFF1B\u62A5\u544A\u5199\u7684\u662F\u8FC7\u53BB\u4E00\u5E74\uFF0C\u5BF9\u62A5\u544A\u5E74\u5EA6\u5199\u201C\u5C06\u201D\u591A\u534A\u662F\u5E74\u4EFD\u6CA1\u6709\u6539`,
    status: "derived",
    tables: [],
    since: 2019
  },
  {
    id: "R67",
    title: "\u5F15\u7528\u7684\u6587\u53F7\u6B63\u786E\u6709\u6548",
    class: "C",
    ground: "2019\u30012020\u5E74\u5EA6\u683C\u5F0F\u4E3A\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7\uFF0C2021\u5E74\u5EA6\u8D77\u4E3A\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF0C\u4FE1\u606F\u5904\u7406\u8D39\u4E3A\u56FD\u529E\u51FD\u30142020\u3015109\u53F7",
    status: "official",
    tables: [],
    since: 2019
  },
  {
    id: "R68",
    title: "\u7B2C\u516D\u90E8\u5206\u62A5\u544A\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u60C5\u51B5",
    class: "C",
    ground: `\u201C\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u60C5\u51B5\u5728\u6B64\u5904\u62A5\u544A\u201D\uFF08${FORM}\u7B2C\u516D\u90E8\u5206\uFF09\uFF0C\u6CA1\u6709\u6536\u53D6\u7684\u4E5F\u5E94\u5199\u660E`,
    status: "official",
    tables: ["requests"],
    since: 2021
  },
  {
    id: "R69",
    title: "\u6CD5\u5B9A\u7B54\u590D\u671F\u9650\u662F20\u4E2A\u5DE5\u4F5C\u65E5",
    class: "D",
    ground: "\u4E0D\u80FD\u5F53\u573A\u7B54\u590D\u7684\uFF0C\u5E94\u5F53\u81EA\u6536\u5230\u7533\u8BF7\u4E4B\u65E5\u8D7720\u4E2A\u5DE5\u4F5C\u65E5\u5185\u4E88\u4EE5\u7B54\u590D\uFF1B\u9700\u8981\u5EF6\u957F\u7684\uFF0C\u5EF6\u957F\u671F\u9650\u6700\u957F\u4E0D\u8D85\u8FC720\u4E2A\u5DE5\u4F5C\u65E5\uFF08\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u4E09\u5341\u4E09\u6761\uFF09",
    status: "official",
    tables: [],
    since: 2019
  },
  {
    id: "R66-drafts",
    title: "\u4E0D\u7559\u8349\u7A3F\u6807\u8BB0",
    class: "A",
    ground: "\u8D77\u8349\u65F6\u7559\u4E0B\u7684\u201C\u3014\u8349\u7A3F\u2026\u3015\u201D\u201C\u3014\u672A\u586B\u3015\u201D\u201C\u3014\u586B\u5199\u91D1\u989D\u3015\u201D\u201C\u672A\u901A\u8FC7\u5BA1\u6838\u201D\u7B49\u6807\u8BB0\u4E0D\u662F\u62A5\u544A\u5185\u5BB9\uFF0C\u516C\u5E03\u524D\u5FC5\u987B\u6362\u6210\u5B9E\u9645\u5185\u5BB9\u6216\u5220\u53BB\uFF08\u7531\u62A5\u544A\u987B\u516C\u5F00\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: [],
    since: 2019
  },
  {
    id: "R76",
    title: "\u516C\u5E03\u7684\u62A5\u544A\u4E0D\u542B\u4E2A\u4EBA\u4FE1\u606F",
    class: "B",
    ground: "\u884C\u653F\u673A\u5173\u516C\u5F00\u653F\u5E9C\u4FE1\u606F\uFF0C\u6D89\u53CA\u4E2A\u4EBA\u9690\u79C1\u7684\u4E0D\u5F97\u516C\u5F00\uFF08\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u5341\u4E94\u6761\uFF09\uFF1B\u5404\u57302025\u5E74\u68C0\u67E5\u901A\u62A5\u6240\u5217\u95EE\u9898\u5305\u62EC\u516C\u5E03\u4E86\u8EAB\u4EFD\u8BC1\u53F7\u3001\u624B\u673A\u53F7\u3001\u4F4F\u5740\u3001\u94F6\u884C\u8D26\u53F7",
    status: "official",
    tables: [],
    since: 2019,
    exceptions: "\u672C\u5355\u4F4D\u516C\u5F00\u7684\u8054\u7CFB\u7535\u8BDD\u548C\u529E\u516C\u5730\u5740\u4E0D\u662F\u4E2A\u4EBA\u4FE1\u606F"
  },
  {
    id: "R77",
    title: "\u56FA\u5B9A\u8868\u8FF0\u51C6\u786E",
    class: "C",
    ground: "\u201C\u4EE5\u516C\u5F00\u4E3A\u5E38\u6001\u3001\u4E0D\u516C\u5F00\u4E3A\u4F8B\u5916\u201D\u89C1\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u4E94\u6761\uFF0C\u4E0D\u6CBF\u7528\u65E7\u7684\u201C\u4EE5\u516C\u5F00\u4E3A\u539F\u5219\u201D\uFF1B\u5404\u5730\u68C0\u67E5\u901A\u62A5\u5217\u6709\u9519\u5199\u56FA\u5B9A\u8868\u8FF0",
    status: "official",
    tables: [],
    since: 2019
  },
  {
    id: "R78",
    title: "\u6B63\u6587\u4E0E\u4E0A\u5E74\u76F8\u6BD4\u7684\u8BF4\u6CD5\u4E0E\u4E0A\u5E74\u62A5\u544A\u4E00\u81F4",
    class: "C",
    ground: "\u6B63\u6587\u6240\u5199\u6BD4\u4E0A\u5E74\u589E\u52A0\u3001\u51CF\u5C11\u7684\u4EF6\u6570\u548C\u6BD4\u4F8B\uFF0C\u5E94\u7531\u672C\u5E74\u4E0E\u4E0A\u5E74\u62A5\u544A\u7684\u540C\u4E00\u680F\u7B97\u51FA\uFF08\u7B97\u672F\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2020,
    exceptions: "\u4E0A\u5E74\u53E3\u5F84\u6709\u8C03\u6574\u7684\u5E94\u5728\u6B63\u6587\u8BF4\u660E",
    acrossYears: true
  },
  {
    id: "R70",
    title: "\u6C47\u603B\u7B49\u4E8E\u5404\u5355\u4F4D\u4E4B\u548C",
    class: "A",
    ground: "\u6C47\u603B\u62A5\u544A\u7684\u6BCF\u4E00\u683C\u7B49\u4E8E\u5404\u4E0B\u7EA7\u5355\u4F4D\u4E0E\u672C\u7EA7\u540C\u4E00\u683C\u4E4B\u548C\uFF08\u6000\u5316\u3001\u91CD\u5E86\u7B49\u5730\u6C47\u603B\u8981\u6C42\uFF1B\u7B97\u672F\uFF09",
    status: "local",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R71",
    title: "\u5E94\u62A5\u5355\u4F4D\u4E0D\u91CD\u4E0D\u6F0F",
    class: "C",
    ground: "\u540D\u5355\u5185\u7684\u5355\u4F4D\u5404\u62A5\u4E00\u6B21\uFF0C\u6CA1\u6709\u7533\u8BF7\u7684\u5355\u4F4D\u4E5F\u8981\u62A5\uFF1B\u5782\u76F4\u7BA1\u7406\u5355\u4F4D\u4E0D\u5728\u5730\u65B9\u540D\u5355\u5185\uFF08\u91CD\u5E86\u5E02\u62A5\u544A\u7F16\u5236\u8981\u6C42\uFF09",
    status: "local",
    tables: [],
    since: 2019
  },
  {
    id: "R72",
    title: "\u6C47\u603B\u7684\u5404\u5355\u4F4D\u7528\u540C\u4E00\u79CD\u8868\u6837",
    class: "A",
    ground: "2019\u5E74\u683C\u5F0F\u4E0E2021\u5E74\u683C\u5F0F\u3001\u56FD\u5BB6\u8868\u6837\u4E0E\u5730\u65B9\u8868\u6837\u7684\u680F\u76EE\u4E0D\u540C\uFF0C\u4E0D\u80FD\u76F8\u52A0\uFF08\u7531\u683C\u5F0F\u5BF9\u7167\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R73",
    title: "\u8054\u5408\u53D1\u6587\u4E0D\u91CD\u590D\u8BA1\u7B97",
    class: "C",
    ground: "\u591A\u4E2A\u5355\u4F4D\u8054\u5408\u5236\u53D1\u7684\u89C4\u7AE0\u3001\u89C4\u8303\u6027\u6587\u4EF6\u5728\u6C47\u603B\u65F6\u53EA\u8BA1\u4E00\u6B21\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019
  },
  {
    id: "R74",
    title: "\u5355\u4F4D\u4E4B\u95F4\u79FB\u9001\u7684\u7533\u8BF7",
    class: "D",
    ground: "\u4E00\u4E2A\u5355\u4F4D\u79FB\u9001\u6216\u544A\u77E5\u5411\u53E6\u4E00\u5355\u4F4D\u7533\u8BF7\u7684\uFF0C\u53EF\u80FD\u53C8\u8BA1\u5165\u53E6\u4E00\u5355\u4F4D\u7684\u65B0\u6536\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R75",
    title: "\u91D1\u989D\u5148\u7EDF\u4E00\u5355\u4F4D\u518D\u76F8\u52A0",
    class: "A",
    ground: "\u5404\u5355\u4F4D\u4EE5\u5143\u3001\u4E07\u5143\u586B\u5199\u7684\u91D1\u989D\u5148\u6362\u7B97\u6210\u4E07\u5143\u518D\u76F8\u52A0\uFF08\u7B97\u672F\uFF1B\u8868\u4E8C\u8868\u5934\u201C\u5355\u4F4D\uFF1A\u4E07\u5143\u201D\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019
  }
];

// src/statute/rules.ts
var FORM2 = "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7\u3001\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\u6240\u9644\u683C\u5F0F";
var rules = [
  {
    id: "R01",
    title: "\u65B0\u6536\u52A0\u7ED3\u8F6C\u7B49\u4E8E\u529E\u7ED3\u52A0\u7ED3\u8F6C\u4E0B\u5E74",
    class: "A",
    ground: `\u201C\u672C\u5217\u6570\u636E\u7684\u52FE\u7A3D\u5173\u7CFB\u4E3A\uFF1A\u7B2C\u4E00\u9879\u52A0\u7B2C\u4E8C\u9879\u4E4B\u548C\uFF0C\u7B49\u4E8E\u7B2C\u4E09\u9879\u52A0\u7B2C\u56DB\u9879\u4E4B\u548C\u201D\uFF08\u8868\u4E09\u5DE6\u4E0A\u89D2\uFF0C${FORM2}\uFF09`,
    status: "official",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R02",
    title: "\uFF08\u4E03\uFF09\u603B\u8BA1\u7B49\u4E8E\u5404\u529E\u7406\u7ED3\u679C\u4E4B\u548C",
    class: "A",
    ground: `\u8868\u4E09\u201C\u4E09\u3001\u672C\u5E74\u5EA6\u529E\u7406\u7ED3\u679C\u201D\u4E2D\u201C\uFF08\u4E03\uFF09\u603B\u8BA1\u201D\u4E3A\u4EE5\u4E0A\u5404\u884C\u4E4B\u548C\uFF08\u7531${FORM2}\u63A8\u5BFC\uFF09`,
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R03",
    title: "\u603B\u8BA1\u5217\u7B49\u4E8E\u81EA\u7136\u4EBA\u4E0E\u5404\u7C7B\u7EC4\u7EC7\u4E4B\u548C",
    class: "A",
    ground: `\u8868\u4E09\u201C\u603B\u8BA1\u201D\u5217\u4E3A\u81EA\u7136\u4EBA\u4E0E\u6CD5\u4EBA\u6216\u5176\u4ED6\u7EC4\u7EC7\u4E94\u7C7B\u4E4B\u548C\uFF08\u7531${FORM2}\u63A8\u5BFC\uFF09`,
    status: "derived",
    tables: ["requests"],
    since: 2019
  },
  {
    id: "R04",
    title: "\u590D\u8BAE\u3001\u8BC9\u8BBC\u603B\u8BA1\u7B49\u4E8E\u56DB\u79CD\u7ED3\u679C\u4E4B\u548C",
    class: "A",
    ground: `\u8868\u56DB\u6BCF\u4E00\u201C\u603B\u8BA1\u201D\u4E3A\u7ED3\u679C\u7EF4\u6301\u3001\u7ED3\u679C\u7EA0\u6B63\u3001\u5176\u4ED6\u7ED3\u679C\u3001\u5C1A\u672A\u5BA1\u7ED3\u4E4B\u548C\uFF08\u7531${FORM2}\u63A8\u5BFC\uFF09`,
    status: "derived",
    tables: ["proceedings"],
    since: 2019
  },
  {
    id: "R05",
    title: "\u8868\u4E8C\u3001\u8868\u4E09\u7684\u4EF6\u6570\u662F\u975E\u8D1F\u6574\u6570",
    class: "A",
    ground: "\u4EF6\u6570\u3001\u9879\u6570\u53EA\u80FD\u662F0\u6216\u6B63\u6574\u6570\uFF1B\u6CA1\u6709\u53D1\u751F\u7684\u586B0\uFF0C\u672A\u586B\u4E0D\u7B49\u4E8E0",
    status: "derived",
    tables: ["disclosure", "requests"],
    since: 2019
  },
  {
    id: "R05-shown",
    title: "\u5355\u5143\u683C\u663E\u793A\u7684\u5C31\u662F\u5B58\u7684\u6570",
    class: "A",
    ground: "\u62A5\u544A\u5370\u51FA\u7684\u662F\u5355\u5143\u683C\u663E\u793A\u7684\u5185\u5BB9\uFF1B\u65E5\u671F\u683C\u5F0F\u3001\u4EE5\u4E07\u6216\u5343\u7F29\u5C0F\u7684\u683C\u5F0F\u3001\u9690\u85CF\u6570\u5B57\u7684\u683C\u5F0F\u4F1A\u4F7F\u663E\u793A\u7684\u4E0E\u53C2\u52A0\u5408\u8BA1\u7684\u4E0D\u662F\u540C\u4E00\u4E2A\u6570\uFF08ECMA-376 18.8.30\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R05-remark",
    title: "\u4E00\u683C\u4E00\u4E2A\u6570",
    class: "C",
    ground: "\u8868\u4E2D\u6BCF\u4E00\u683C\u586B\u4E00\u4E2A\u6570\uFF1B\u62EC\u6CE8\u91CC\u7684\u6570\u4E0D\u53C2\u52A0\u5408\u8BA1\uFF0C\u8BF4\u660E\u5199\u5728\u6B63\u6587\u91CC",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R05-text",
    title: "\u6570\u5B57\u4EE5\u6570\u5B57\u5B58\u653E",
    class: "C",
    ground: "\u4EE5\u6587\u672C\u5B58\u653E\u7684\u6570\u5B57\uFF0C\u5DE5\u4F5C\u8868\u81EA\u5DF1\u7684\u5408\u8BA1\u4E0D\u8BA1\u5165\uFF0C\u5408\u8BA1\u4F1A\u53D8\u6210\u7A7A\u767D\u6216\u8005\u5C11\u7B97\uFF08ECMA-376 18.17\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R05-result",
    title: "\u516C\u5F0F\u7684\u7ED3\u679C\u662F\u6700\u65B0\u7684",
    class: "C",
    ground: "\u6587\u4EF6\u91CC\u5B58\u7684\u662F\u4E0A\u6B21\u8BA1\u7B97\u7684\u7ED3\u679C\uFF0C\u6539\u52A8\u4EE5\u540E\u6CA1\u6709\u91CD\u65B0\u8BA1\u7B97\u5C31\u4F1A\u4E0E\u516C\u5F0F\u4E0D\u4E00\u81F4\uFF08ECMA-376 18.3.1.96\uFF09",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R05-stored",
    title: "\u6CA1\u6709\u590D\u7B97\u7684\u516C\u5F0F\u7ED3\u679C",
    class: "D",
    ground: "\u5F15\u7528\u5176\u4ED6\u6587\u4EF6\u3001\u7528\u5230\u5C11\u89C1\u51FD\u6570\u7684\u516C\u5F0F\u65E0\u6CD5\u590D\u7B97\uFF0C\u6309\u6587\u4EF6\u91CC\u5B58\u7684\u7ED3\u679C\u6838\u5BF9",
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R10",
    title: "\u8868\u56DB\u7684\u4EF6\u6570\u662F\u975E\u8D1F\u6574\u6570",
    class: "A",
    ground: "\u4EF6\u6570\u53EA\u80FD\u662F0\u6216\u6B63\u6574\u6570\uFF1B\u6CA1\u6709\u53D1\u751F\u7684\u586B0\uFF0C\u672A\u586B\u4E0D\u7B49\u4E8E0",
    status: "derived",
    tables: ["proceedings"],
    since: 2019
  },
  {
    id: "R20",
    title: "\u73B0\u884C\u6709\u6548\u4EF6\u6570\u4E0E\u4E0A\u5E74\u8854\u63A5",
    class: "C",
    ground: "\u73B0\u884C\u6709\u6548\u4EF6\u6570\uFF1D\u4E0A\u5E74\u73B0\u884C\u6709\u6548\u4EF6\u6570\uFF0B\u672C\u5E74\u5236\u53D1\u4EF6\u6570\uFF0D\u672C\u5E74\u5E9F\u6B62\u4EF6\u6570\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2022,
    exceptions: "\u4FEE\u8BA2\u3001\u81EA\u7136\u5931\u6548\u3001\u96C6\u4E2D\u6E05\u7406\u6216\u804C\u80FD\u5212\u8F6C\u4F1A\u4F7F\u7B49\u5F0F\u4E0D\u6210\u7ACB\uFF0C\u53EF\u4EE5\u8BF4\u660E",
    acrossYears: true
  },
  {
    id: "R21",
    title: "\u73B0\u884C\u6709\u6548\u4EF6\u6570\u4E0D\u5C11\u4E8E\u672C\u5E74\u5236\u53D1\u51CF\u5E9F\u6B62",
    class: "C",
    ground: "\u672C\u5E74\u5236\u53D1\u800C\u672A\u5E9F\u6B62\u7684\u6587\u4EF6\u4ECD\u7136\u6709\u6548\uFF0C\u73B0\u884C\u6709\u6548\u4EF6\u6570\u4E0D\u5E94\u5C11\u4E8E\u672C\u5E74\u5236\u53D1\u4EF6\u6570\u51CF\u672C\u5E74\u5E9F\u6B62\u4EF6\u6570\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2021,
    exceptions: "\u672C\u5E74\u5E9F\u6B62\u7684\u662F\u5F80\u5E74\u6587\u4EF6\u800C\u672C\u5E74\u5236\u53D1\u7684\u5DF2\u81EA\u7136\u5931\u6548\u65F6\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R22",
    title: "\u6CA1\u6709\u89C4\u7AE0\u5236\u5B9A\u6743\u7684\u5355\u4F4D\u89C4\u7AE0\u5E94\u4E3A0",
    class: "C",
    ground: "\u89C4\u7AE0\u7531\u56FD\u52A1\u9662\u90E8\u95E8\u3001\u7701\u7EA7\u653F\u5E9C\u548C\u8BBE\u533A\u7684\u5E02\u3001\u81EA\u6CBB\u5DDE\u653F\u5E9C\u5236\u5B9A\uFF08\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u7ACB\u6CD5\u6CD5\u300B\uFF09\uFF1B\u5185\u90E8\u89C4\u7AE0\u5236\u5EA6\u4E0D\u662F\u89C4\u7AE0",
    status: "official",
    tables: ["disclosure"],
    since: 2019,
    exceptions: "\u6C47\u603B\u4E0B\u7EA7\u6570\u636E\u7684\u5E02\u7EA7\u4EE5\u4E0A\u62A5\u544A\u53EF\u4EE5\u6709\u89C4\u7AE0"
  },
  {
    id: "R23",
    title: "\u672C\u5E74\u589E/\u51CF\u662F\u5E26\u6B63\u8D1F\u53F7\u7684\u6574\u6570",
    class: "C",
    ground: "\u201C\u672C\u5E74\u589E/\u51CF\u201D\u4E3A\u5E26\u6B63\u8D1F\u53F7\u7684\u6574\u6570\uFF0C\u51CF\u5C11\u7528\u8D1F\u503C\u8868\u793A\uFF0C\u5982-8\uFF08\u6E56\u5317\u7701\u8868\u6837\u7684\u586B\u5199\u8BF4\u660E\uFF09",
    status: "local",
    tables: ["disclosure"],
    since: 2019,
    until: 2020
  },
  {
    id: "R24",
    title: "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u52A0\u589E\u51CF\u4E0D\u4E3A\u8D1F",
    class: "C",
    ground: "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u4E0E\u672C\u5E74\u589E/\u51CF\u4E4B\u548C\u662F\u672C\u5E74\u9879\u76EE\u6570\u91CF\uFF0C\u4E0D\u80FD\u5C0F\u4E8E0\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    until: 2020
  },
  {
    id: "R25",
    title: "\u65BD\u884C\u9996\u5E74\u7684\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF",
    class: "D",
    ground: "2019\u5E74\u662F\u672C\u683C\u5F0F\u65BD\u884C\u9996\u5E74\uFF0C\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u6CA1\u6709\u524D\u4E00\u4EFD\u62A5\u544A\u53EF\u4EE5\u8854\u63A5",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    until: 2019
  },
  {
    id: "R26",
    title: "\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u4E0D\u662F\u9879\u76EE\u6570\u91CF\u4E4B\u548C",
    class: "C",
    ground: "\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u6570\u7684\u662F\u51B3\u5B9A\uFF08\u4EF6\uFF09\uFF0C\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u548C\u672C\u5E74\u589E/\u51CF\u6570\u7684\u662F\u4E8B\u9879\uFF08\u9879\uFF09\uFF0C\u4E24\u8005\u76F8\u7B49\u591A\u534A\u662F\u628A\u4EF6\u6570\u5F53\u6210\u4E86\u9879\u6570",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    until: 2020,
    exceptions: "\u786E\u5B9E\u78B0\u5DE7\u76F8\u7B49\u65F6\u53EF\u4EE5\u8BF4\u660E"
  },
  {
    id: "R27",
    title: "\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF\u4E0D\u5C11\u4E8E\u672C\u5E74\u65B0\u516C\u5F00\u6570\u91CF",
    class: "C",
    ground: "\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF\u5305\u542B\u672C\u5E74\u65B0\u516C\u5F00\u6570\u91CF\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2019,
    until: 2020
  },
  {
    id: "R28",
    title: "\u91D1\u989D\u662F\u975E\u8D1F\u7684\u6570\uFF0C\u5355\u4F4D\u4E07\u5143",
    class: "A",
    ground: "\u201C\u672C\u5E74\u6536\u8D39\u91D1\u989D\uFF08\u5355\u4F4D\uFF1A\u4E07\u5143\uFF09\u201D\uFF08\u8868\u4E8C\u8868\u5934\uFF0C\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\u6240\u9644\u683C\u5F0F\uFF09\uFF1B\u91C7\u8D2D\u603B\u91D1\u989D\u4E3A\u975E\u8D1F\u7684\u6570",
    status: "official",
    tables: ["disclosure"],
    since: 2019
  },
  {
    id: "R28-unit",
    title: "\u91D1\u989D\u7684\u5355\u4F4D\u662F\u5143\u8FD8\u662F\u4E07\u5143",
    class: "C",
    ground: "\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D\u7684\u91D1\u989D\u8FBE\u5230\u767E\u4EBF\u5143\uFF0C\u62162019\u5E74\u683C\u5F0F\u7684\u91C7\u8D2D\u603B\u91D1\u989D\u672A\u5199\u5355\u4F4D\u65F6\uFF0C\u5E94\u6838\u5BF9\u662F\u5426\u628A\u5143\u5F53\u6210\u4E86\u4E07\u5143",
    status: "derived",
    tables: ["disclosure"],
    since: 2019
  },
  {
    id: "R29",
    title: "\u6BCF\u884C\u6570\u503C\u7684\u4E2A\u6570\u4E0E\u8868\u6837\u4E00\u81F4",
    class: "A",
    ground: `\u6BCF\u4E00\u884C\u5E94\u586B\u7684\u683C\u6570\u7531\u8868\u6837\u89C4\u5B9A\uFF08${FORM2}\uFF09`,
    status: "derived",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R40",
    title: "\u4E0A\u5E74\u7ED3\u8F6C\u7B49\u4E8E\u4E0A\u5E74\u62A5\u544A\u7684\u7ED3\u8F6C\u4E0B\u5E74\u5EA6",
    class: "B",
    ground: "\u201C\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF\u201D\u4E0E\u4E0A\u5E74\u62A5\u544A\u7684\u201C\u56DB\u3001\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u7EE7\u7EED\u529E\u7406\u201D\u662F\u540C\u4E00\u6279\u7533\u8BF7\uFF0C\u5E94\u9010\u5217\u76F8\u7B49",
    status: "derived",
    tables: ["requests"],
    since: 2020,
    exceptions: "\u673A\u6784\u6539\u9769\u3001\u6C47\u603B\u8303\u56F4\u53D8\u5316\u6216\u7533\u8BF7\u4EBA\u7C7B\u578B\u91CD\u65B0\u5F52\u7C7B\u65F6\u987B\u4E66\u9762\u8BF4\u660E",
    acrossYears: true
  },
  {
    id: "R42",
    title: "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u4E0E\u4E0A\u5E74\u62A5\u544A\u8854\u63A5",
    class: "C",
    ground: "\u672C\u5E74\u7684\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\uFF1D\u4E0A\u5E74\u62A5\u544A\u7684\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\uFF0B\u672C\u5E74\u589E/\u51CF\uFF08\u7531\u680F\u76EE\u542B\u4E49\u63A8\u5BFC\uFF09",
    status: "derived",
    tables: ["disclosure"],
    since: 2020,
    until: 2020,
    acrossYears: true
  },
  {
    id: "R60",
    title: "\u8868\u6837\u4E0E\u62A5\u544A\u5E74\u5EA6\u4E00\u81F4",
    class: "A",
    ground: "2019\u30012020\u5E74\u5EA6\u7528\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7\u683C\u5F0F\uFF0C2021\u5E74\u5EA6\u8D77\u7528\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\u683C\u5F0F",
    status: "official",
    tables: [],
    since: 2019
  },
  {
    id: "R62",
    title: "\u884C\u540D\u3001\u680F\u540D\u4E0E\u8868\u6837\u4E00\u5B57\u4E0D\u5DEE",
    class: "C",
    ground: `\u884C\u540D\u3001\u680F\u540D\u7531\u7EDF\u4E00\u683C\u5F0F\u89C4\u5B9A\uFF08\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\u7B2C\u4E94\u5341\u6761\uFF1B${FORM2}\uFF09`,
    status: "official",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R62-table",
    title: "\u4E09\u5F20\u8868\u9F50\u5168",
    class: "A",
    ground: `\u62A5\u544A\u7B2C\u4E8C\u3001\u4E09\u3001\u56DB\u90E8\u5206\u5404\u6709\u4E00\u5F20\u7EDF\u8BA1\u8868\uFF08${FORM2}\uFF09`,
    status: "official",
    tables: ["disclosure", "requests", "proceedings"],
    since: 2019
  },
  {
    id: "R63",
    title: "\u62A5\u544A\u671F\u662F\u62A5\u544A\u5E74\u5EA6\u76841\u67081\u65E5\u81F312\u670831\u65E5",
    class: "A",
    ground: "\u5E74\u5EA6\u62A5\u544A\u7684\u7EDF\u8BA1\u671F\u9650\u4E3A\u62A5\u544A\u5E74\u5EA61\u67081\u65E5\u81F312\u670831\u65E5\uFF08\u56DB\u5DDD\u7701\u5730\u65B9\u6807\u51C6DB51/T 2660\u20142019\uFF1B\u5404\u5730\u901A\u884C\u505A\u6CD5\uFF09",
    status: "local",
    tables: [],
    since: 2019
  }
];

// src/statute/variants.ts
var beijing = {
  id: "beijing",
  name: "\u5317\u4EAC\u5E02\u8868\u6837",
  edition: "2019",
  ground: "\u5317\u4EAC\u5E022019\u30012020\u5E74\u5EA6\u62A5\u544A\u6240\u5370\u8868\u6837",
  amendments: [
    {
      kind: "replace-row",
      id: "otherServices",
      by: group(
        "\u5176\u4ED6\u5BF9\u5916\u7BA1\u7406\u670D\u52A1\u4E8B\u9879",
        item("otherServices.inspection", "\u884C\u653F\u68C0\u67E5"),
        item("otherServices.confirmation", "\u884C\u653F\u786E\u8BA4")
      )
    },
    {
      kind: "replace-column",
      row: "procurement",
      id: "amount",
      by: item("amount", "\u91C7\u8D2D\u603B\u91D1\u989D\uFF08\u4E07\u5143\uFF0C\u4FDD\u7559\u56DB\u4F4D\u5C0F\u6570\uFF09", amount("\u4E07\u5143", 4))
    }
  ]
};
var hubei = {
  id: "hubei",
  name: "\u6E56\u5317\u7701\u8868\u6837",
  edition: "2019",
  ground: "\u6E56\u5317\u77012019\u30012020\u5E74\u5EA6\u62A5\u544A\u6240\u5370\u8868\u6837",
  amendments: [
    { kind: "add-row-after", id: "normativeDocuments", line: item("otherDocuments", "\u5176\u4ED6\u4E3B\u52A8\u516C\u5F00\u6587\u4EF6", count("\u4EF6")) }
  ]
};
var variants = [beijing, hubei];

// src/statute/index.ts
var editions2 = editions.map((edition2, i) => {
  const next = editions[i + 1];
  return next ? { ...edition2, until: next.since - 1 } : edition2;
});
function editionFor(year) {
  const found = editions2.find((edition2) => edition2.since <= year && year <= (edition2.until ?? Infinity));
  return found ? yes(found) : no({ kind: "year-without-edition", year, first: editions2[0].since });
}
var variantsOf = (edition2) => variants.filter((variant) => variant.edition === edition2.id);
var made = /* @__PURE__ */ new Map();
function formOf(edition2, variant) {
  const key = `${edition2.id} ${variant?.id ?? ""}`;
  const form2 = made.get(key) ?? numbered(edition2, variant);
  made.set(key, form2);
  return form2;
}
var allRules = [
  ...rules,
  ...proseRules,
  ...auditRules,
  ...ledgerRules,
  ...profileRules
].sort((a, b) => a.id < b.id ? -1 : 1);
var texts = new Map(allRules.map((rule) => [rule.id, rule]));

// test/core/diagnose/reports.ts
function formFor({ year, variant }) {
  const edition2 = editionFor(year);
  if (!edition2.ok) throw new Error(`no form for ${year}`);
  return formOf(
    edition2.value,
    variantsOf(edition2.value).find(({ id }) => id === variant)
  );
}
var figure = (found) => {
  if (found === null) return null;
  const [, text, unit] = /^(.*?)(元|万元)?$/.exec(String(found));
  return parseDecimal(text, unit) ?? words(String(found));
};
var figuresOf = (report) => [...report.disclosure, ...report.requests.flat(), ...report.proceedings].map(figure);
var suqian2023 = {
  source: "https://github.com/zxj6827111-blip/KIROGOVCOMPARE",
  year: 2023,
  disclosure: [2, 0, 11, 109, 489, 597, 1808595, 2822652, 20163, 59237.2449],
  // prettier-ignore
  requests: [
    [3402, 99, 0, 4, 5, 1, 3511],
    [91, 3, 0, 0, 2, 0, 96],
    [1175, 12, 0, 3, 1, 0, 1191],
    [319, 7, 0, 0, 2, 0, 328],
    [0, 0, 0, 0, 0, 0, 0],
    [27, 0, 0, 0, 0, 0, 27],
    [6, 0, 0, 0, 0, 0, 6],
    [38, 0, 0, 0, 0, 0, 38],
    [20, 0, 0, 0, 0, 0, 20],
    [9, 0, 0, 0, 0, 0, 9],
    [21, 0, 0, 0, 0, 0, 21],
    [20, 1, 0, 0, 0, 0, 21],
    [968, 74, 0, 1, 3, 1, 1047],
    [26, 2, 0, 0, 0, 0, 28],
    [3, 0, 0, 0, 0, 0, 3],
    [305, 0, 0, 0, 0, 0, 305],
    [39, 0, 0, 0, 0, 0, 39],
    [0, 0, 0, 0, 0, 0, 0],
    [58, 0, 0, 0, 0, 0, 58],
    [4, 0, 0, 0, 0, 0, 4],
    [40, 0, 0, 0, 0, 0, 40],
    [10, 0, 0, 0, 0, 0, 10],
    [287, 3, 0, 0, 1, 0, 291],
    [3375, 99, 0, 4, 7, 1, 3486],
    [118, 3, 0, 0, 0, 0, 121]
  ],
  proceedings: [309, 17, 88, 26, 440, 1, 1, 16, 6, 24, 13, 0, 67, 9, 89]
};

// ../../../tmp/flat/fat.ts
var W = "\u653F\u52A1\u516C\u5F00\u5DE5\u4F5C\u56F4\u7ED5\u4E2D\u5FC3\u4EFB\u52A1\u6301\u7EED\u63A8\u8FDB\u5F3A\u5316\u7EC4\u7EC7\u9886\u5BFC\u5B8C\u5584\u5236\u5EA6\u673A\u5236\u5065\u5168\u5E73\u53F0\u5EFA\u8BBE\u4F18\u5316\u670D\u52A1\u7FA4\u4F17\u5173\u5207\u56DE\u5E94\u89E3\u8BFB\u653F\u7B56\u6587\u4EF6\u53D1\u5E03\u91CD\u70B9\u9886\u57DF\u4FE1\u606F\u76EE\u5F55\u89C4\u8303\u7BA1\u7406\u76D1\u7763\u8003\u6838\u57F9\u8BAD\u63D0\u5347\u8D28\u6548\u900F\u660E\u6CD5\u6CBB\u4F9D\u6CD5\u7B54\u590D\u671F\u9650\u8981\u6C42\u4FBF\u6C11\u6E20\u9053\u5BA3\u4F20\u5F15\u5BFC".split("");
var seed = 1;
var rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
var sent = () => Array.from({ length: 20 + Math.floor(rnd() * 20) }, () => W[Math.floor(rnd() * W.length)]).join("") + "\uFF0C" + Array.from({ length: 10 }, () => W[Math.floor(rnd() * W.length)]).join("") + "\u3002";
var form = formFor(suqian2023);
var v = figuresOf(suqian2023);
var [, , out, n, fat] = process.argv;
mkdirSync(out, { recursive: true });
var old = [];
for (let i = 0; i < Number(n); i++) {
  const paras = Array.from({ length: Number(fat) }, () => Array.from({ length: 4 }, sent).join(""));
  if (i % 50 === 17) paras.splice(0, Math.floor(paras.length * 0.7), ...old[i % 7].slice(0, Math.floor(paras.length * 0.7)));
  if (i < 7) old.push(paras);
  const tables = form.tables.map((t) => p(r(t.table.title)) + wordTable(t, v) + "<w:p/>");
  writeFileSync(`${out}/${i}.docx`, docx({ body: [`\u7B2C${i}\u53BF\u6559\u80B2\u5C402023\u5E74\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5E74\u5EA6\u62A5\u544A`, "\u4E00\u3001\u603B\u4F53\u60C5\u51B5", ...paras].map((l) => p(r(l))).join("") + tables.join("") + ["\u4E94\u3001\u5B58\u5728\u7684\u4E3B\u8981\u95EE\u9898\u53CA\u6539\u8FDB\u60C5\u51B5", "\u516C\u5F00\u7684\u65F6\u6548\u6709\u5F85\u63D0\u9AD8\uFF0C\u4E0B\u4E00\u6B65\u5C06\u52A0\u5F3A\u57F9\u8BAD\u3002", "\u516D\u3001\u5176\u4ED6\u9700\u8981\u62A5\u544A\u7684\u4E8B\u9879", "\u672C\u5E74\u5EA6\u6CA1\u6709\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u3002"].map((l) => p(r(l))).join("") }));
}
