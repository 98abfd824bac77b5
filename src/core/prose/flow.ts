// A document's running text: paragraphs in their sections, without the tables that a text file writes out cell by cell.
import { leaves } from "../form/lines";
import type { NumberedForm } from "../form/numbered-form";
import type { RawBlock, RawDocument, RawText } from "../document/source";
import { foldText, plainPhrase, type TextRange } from "./text";
import type { SectionTitle } from "./words";

/** Part of a paragraph that comes from one block. */
interface Piece {
  readonly block: number;
  /** Where it starts in the paragraph's folded text. */
  readonly from: number;
  readonly at: Int32Array;
  readonly source: string;
  readonly place: string;
}

export interface FlowParagraph {
  /** Folded. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** 一 to 六; "" before the first title, or where the text has none. */
  readonly section: string;
  /** The heading it stands under, folded; "" for none. */
  readonly heading: string;
  readonly isHeading: boolean;
}

interface Section {
  /** The number as printed, without 、; "" where a heading has none. */
  readonly printed: string;
  readonly title: string;
  /** The section of the form it is taken for; "" for one the form does not have. */
  readonly number: string;
  readonly paragraph: number;
}

export interface ProseFlow {
  readonly paragraphs: readonly FlowParagraph[];
  readonly sections: readonly Section[];
}

const NUMERALS = "一二三四五六七八九十";
const ENDS = "。！？；：…";

const isNumeral = (char: string | undefined): boolean => char !== undefined && NUMERALS.includes(char);

/** 「三、」 at the start: the numeral and where the title begins. */
function numbered(text: string): { readonly numeral: string; readonly from: number } | undefined {
  let end = 0;
  while (end < 2 && isNumeral(text[end])) end += 1;
  return end > 0 && (text[end] === "、" || text[end] === "." || text[end] === "，")
    ? { numeral: text.slice(0, end), from: end + 1 }
    : undefined;
}

const labelSets = new WeakMap<NumberedForm, ReadonlySet<string>>();

/** The printed labels of a form, folded: what is a table's and no prose. No line is as empty as a label that is not printed. */
function labelsOf(form: NumberedForm): ReadonlySet<string> {
  const known = labelSets.get(form);
  if (known) return known;
  const labels = new Set<string>(["信息内容", "申请人情况"]);
  for (const { table } of form.tables)
    for (const block of table.blocks) {
      for (const text of [block.banner, block.stubhead]) labels.add(plainPhrase(text));
      for (const leaf of [...leaves(block.rows), ...leaves(block.columns)])
        for (const text of [leaf.label, ...leaf.under]) labels.add(plainPhrase(text));
    }
  labelSets.set(form, labels);
  return labels;
}

function onlyFigures(text: string): boolean {
  for (const char of text) if (!((char >= "0" && char <= "9") || " .,/+-|%，、无".includes(char))) return false;
  return true;
}

/** A line that is cells: separators, a label of the form with or without figures, figures alone. */
function isCells(source: string, folded: string, labels: ReadonlySet<string>): boolean {
  const trimmed = source.trim();
  if (trimmed.includes("|") || trimmed.includes("\t") || trimmed.includes("┃") || trimmed.includes("│")) return true;
  if (labels.has(folded) || onlyFigures(folded)) return true;
  let end = folded.length;
  while (end > 0 && onlyFigures(folded[end - 1]!)) end -= 1;
  return end < folded.length && labels.has(folded.slice(0, end));
}

const isTitleOf = (title: string, section: SectionTitle): boolean =>
  title === plainPhrase(section.title) ||
  section.also.some((one) => title === plainPhrase(one)) ||
  section.near.some((one) => title === plainPhrase(one)) ||
  section.key.every((word) => title.includes(word));

/** Titles inside a paragraph: a report that was pasted without its line ends. */
function inlineTitles(text: string, titles: readonly SectionTitle[]): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const section of titles)
    for (const title of [section.title, ...section.also]) {
      const wanted = `${section.number}、${plainPhrase(title)}`;
      const start = text.indexOf(wanted);
      // A sentence that lists the six parts of the report names titles without numbers; one that is quoted has no text before it.
      if (start >= 0 && !found.some((one) => one.start === start)) found.push({ start, end: start + wanted.length });
    }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, i, all) => i === 0 || one.start >= all[i - 1]!.end);
}

const TABLE_SECTIONS = "二三四";

/** Inside the three table sections a line without a clause is a cell that lost its table. */
const lostItsTable = (section: string, text: string): boolean =>
  section !== "" &&
  TABLE_SECTIONS.includes(section) &&
  text.length < 60 &&
  !/[，。；：]/u.test(text) &&
  !/[0-9][件条份起宗]/u.test(text);

/** 「（二）依申请公开」, 「1.公开不及时」, or what the document itself calls a heading. */
const isSubheading = (text: string, isNumbered: boolean, level: number | undefined): boolean =>
  !text.includes("，") &&
  (level !== undefined || (text.startsWith("（") && isNumeral(text[1])) || (isNumbered && text.length <= 24));

const isText = (block: RawBlock): block is RawText => block.kind === "text";

/**
 * @param join - lines may be broken inside sentences, as text files break them
 */
export function flow(blocks: readonly RawBlock[], form: NumberedForm, titles: readonly SectionTitle[], join: boolean): ProseFlow {
  const labels = labelsOf(form);
  const paragraphs: FlowParagraph[] = [];
  const sections: Section[] = [];
  const width = join ? blocks.reduce((widest, block) => Math.max(widest, isText(block) ? block.text.trim().length : 0), 0) : 0;
  let section = "";
  let heading = "";
  let headingIn = "";
  const open = (title: string, printed: string): void => {
    // 「行政复议」 stands in section four's title only; the first section whose key fits is meant.
    const found = titles.find((one) => isTitleOf(title, one));
    section = found?.number ?? "";
    heading = "";
    headingIn = section;
    sections.push({ printed, title, number: found?.number ?? "", paragraph: paragraphs.length });
  };
  /** A level-one heading: a title with its number, a title word for word, or the next number with a title of its own. */
  const opens = (
    title: string,
    numeral: string | undefined,
    known: SectionTitle | undefined,
    level: number | undefined,
  ): boolean => {
    const exact = known !== undefined && title === plainPhrase(known.title);
    if (numeral === undefined)
      return exact || (known !== undefined && level === 1 && known.also.some((one) => title === plainPhrase(one)));
    // 「一、存在的问题」 below section five is a heading of the second level.
    if (known) {
      const near = known.near.some((one) => title === plainPhrase(one));
      // 「一、概述」 stands for a title only where that section is due.
      return near ? numeral === known.number : exact || known.number !== section || numeral === known.number;
    }
    return (
      level === 1 ||
      (title.length <= 24 &&
        sections.length > 0 &&
        NUMERALS.indexOf(numeral) === NUMERALS.indexOf(sections[sections.length - 1]!.printed) + 1 &&
        sections.length >= 3)
    );
  };
  const push = (text: string, piece: Omit<Piece, "from">, from: number, isHeading: boolean): void => {
    paragraphs.push({ text, pieces: [{ ...piece, from, at: piece.at }], section, heading: isHeading ? "" : heading, isHeading });
  };
  /** A paragraph that holds titles: each opens its section, and what is between them stands in it. */
  const split = (text: string, piece: Omit<Piece, "from">, inline: readonly TextRange[]): void => {
    const cuts = [0, ...inline.flatMap(({ start, end }) => [start, end]), text.length];
    for (let c = 0; c + 1 < cuts.length; c += 1) {
      const part = text.slice(cuts[c]!, cuts[c + 1]!);
      if (part === "") continue;
      if (c % 2 === 1) open(part.slice(2), part[0]!);
      push(part, { ...piece, at: piece.at.subarray(cuts[c]!, cuts[c + 1]! + 1) }, 0, c % 2 === 1);
    }
  };
  for (const [index, block] of blocks.entries()) {
    if (!isText(block) || block.menu) continue;
    const folded = foldText(block.text);
    const { text } = folded;
    if (text === "") continue;
    if (isCells(block.text, text, labels)) continue;
    const piece = { block: index, at: folded.at, source: block.text, place: block.place };
    const number = numbered(text);
    const short = text.length <= 48 && !/[。；！？]/u.test(text);
    const title = number ? text.slice(number.from) : text;
    const asTitle = titles.find((one) => isTitleOf(title, one));
    if (short && opens(title, number?.numeral, asTitle, block.heading)) {
      open(title, number?.numeral ?? "");
      push(text, piece, 0, true);
      continue;
    }
    const inline = text.length > 60 ? inlineTitles(text, titles) : [];
    if (inline.length >= 2) {
      split(text, piece, inline);
      continue;
    }
    if (lostItsTable(section, text)) continue;
    const isHeading = short && isSubheading(text, number !== undefined, block.heading);
    if (isHeading) {
      heading = text;
      headingIn = section;
    }
    if (headingIn !== section) heading = "";
    const before = paragraphs[paragraphs.length - 1];
    if (
      join &&
      !isHeading &&
      before &&
      !before.isHeading &&
      before.section === section &&
      breaksInside(before, text, index, width)
    ) {
      paragraphs[paragraphs.length - 1] = {
        ...before,
        text: before.text + text,
        pieces: [...before.pieces, { ...piece, from: before.text.length }],
      };
      continue;
    }
    push(text, piece, 0, isHeading);
  }
  return { paragraphs, sections };
}

/** The line before goes on here: it is long, has no end, and this one starts nothing. */
function breaksInside(before: FlowParagraph, text: string, index: number, width: number): boolean {
  const last = before.pieces[before.pieces.length - 1]!;
  // Lines are broken where they are full: one much shorter than the longest ended by itself, as a title does.
  if (last.block !== index - 1 || before.text.length - last.from < Math.max(20, width * 0.75)) return false;
  if (before.text.endsWith("报告")) return false;
  if (ENDS.includes(before.text[before.text.length - 1]!) || '）"'.includes(before.text[before.text.length - 1]!)) return false;
  return (
    !(text.startsWith("（") && isNumeral(text[1])) &&
    !numbered(text) &&
    !/^[0-9]{1,2}[.、]/u.test(text) &&
    !/^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日$/u.test(text)
  );
}

/** Where a span of a paragraph stands in the source; a span over two lines ends with the first. */
export function locate(
  paragraph: FlowParagraph,
  start: number,
  end: number,
): { readonly block: number; readonly offset: number; readonly length: number; readonly source: string; readonly place: string } {
  let piece = paragraph.pieces[0]!;
  let until = paragraph.text.length;
  for (const [i, one] of paragraph.pieces.entries()) {
    if (one.from > start) break;
    piece = one;
    until = paragraph.pieces[i + 1]?.from ?? paragraph.text.length;
  }
  const last = Math.max(start, Math.min(end, until) - 1) - piece.from;
  const offset = piece.at[start - piece.from] ?? 0;
  const stop = (piece.at[last] ?? offset) + 1;
  return { block: piece.block, offset, length: Math.max(0, stop - offset), source: piece.source, place: piece.place };
}

/** A span as the source spells it, joined over lines. */
export function quote(paragraph: FlowParagraph, start: number, end: number): string {
  return paragraph.pieces
    .map((piece, i) => {
      const until = paragraph.pieces[i + 1]?.from ?? paragraph.text.length;
      const from = Math.max(start, piece.from);
      const to = Math.min(end, until);
      if (from >= to) return "";
      return piece.source.slice(piece.at[from - piece.from]!, piece.at[to - 1 - piece.from]! + 1);
    })
    .join("");
}

export const blocksOf = (source: RawDocument | readonly RawText[]): readonly RawBlock[] =>
  "blocks" in source ? source.blocks : source;
