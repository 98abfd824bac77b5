// What styles say about headings, numbering, and text that is no part of what stands beside it.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Package } from "../opc/zip";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import { isOn, type RunMarks } from "./formatting";

interface Style {
  name: string;
  basedOn: string | undefined;
  outline: number | undefined;
  next: string | undefined;
  list: string | undefined;
  listLevel: number | undefined;
  marks: RunMarks;
}

/** @param style - of a run or of a paragraph; undefined is the default style of paragraphs */
export type MarksOf = (style: string | undefined) => RunMarks;

const NO_MARKS: RunMarks = {};
/** A document whose styles nobody knows. */
export const unmarked: MarksOf = () => NO_MARKS;

export interface Styles {
  /** The level of heading, 1 for the highest, of a paragraph of this style; undefined is the default style. */
  heading(style: string | undefined): number | undefined;
  /** The style of what is written behind a paragraph of this one, where that is another. */
  next(style: string | undefined): string | undefined;
  /** The list that paragraphs of this style belong to. */
  numbering(style: string | undefined): { readonly list: string; readonly level: number } | undefined;
  readonly marks: MarksOf;
}

export function readStyles(file: Package, part: string | undefined): Outcome<Styles> {
  const styles = new Map<string, Style>();
  /** Of characters: only what they mark. */
  const ofCharacters = new Map<string, Style>();
  let byDefault: string | undefined;
  if (part !== undefined) {
    const text = file.text(part);
    if (!text.ok) return text;
    const xml = new XmlScanner(text.value, part);
    for (let event = xml.next(); event !== END; event = xml.next()) {
      if (event !== OPEN || !xml.is("style")) continue;
      const id = xml.prefixed("styleId");
      const type = xml.prefixed("type") ?? "paragraph";
      const isParagraph = type === "paragraph";
      if (isParagraph && /^(1|true|on)$/.test(xml.prefixed("default") ?? "")) byDefault = id;
      const style = readStyle(xml);
      if (id !== undefined && isParagraph) styles.set(id, style);
      else if (id !== undefined && type === "character") ofCharacters.set(id, style);
    }
    if (xml.fault) return no(xml.fault);
  }

  /** The first answer on the way from a style to what it is based on. */
  const ask = <T>(id: string | undefined, answer: (style: Style) => T | undefined): T | undefined => {
    // Styles that are based on each other in a circle end here, too.
    for (let at = id ?? byDefault, steps = 0; at !== undefined && steps < 20; steps++) {
      const style = styles.get(at);
      const found = style && answer(style);
      if (found !== undefined) return found;
      at = style?.basedOn;
    }
    return undefined;
  };
  const marked = new Map<string | undefined, RunMarks>();
  const marks: MarksOf = (id) => {
    const known = marked.get(id);
    if (known) return known;
    const all = id !== undefined && ofCharacters.has(id) ? ofCharacters : styles;
    const found: RunMarks = { ...NO_MARKS };
    for (let at = id ?? byDefault, steps = 0; at !== undefined && steps < 20; steps++) {
      const style: Style | undefined = all.get(at);
      found.isStruck ??= style?.marks.isStruck;
      found.isHidden ??= style?.marks.isHidden;
      found.isApart ??= style?.marks.isApart;
      at = style?.basedOn;
    }
    marked.set(id, found);
    return found;
  };
  return yes({
    marks,
    heading: (id) => {
      const outline = ask(id, (style) => style.outline ?? builtIn(style.name));
      return outline === undefined || outline >= 9 ? undefined : outline + 1;
    },
    next: (id) => {
      const next = id === undefined ? undefined : styles.get(id)?.next;
      return next !== undefined && next !== id && styles.has(next) ? next : undefined;
    },
    numbering: (id) => {
      const list = ask(id, (style) => style.list);
      return list === undefined ? undefined : { list, level: ask(id, (style) => style.listLevel) ?? 0 };
    },
  });
}

/** "heading 2" stands for an outline level although Word does not always write it down. */
function builtIn(name: string): number | undefined {
  const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}

function readStyle(xml: XmlScanner): Style {
  const style: Style = {
    name: "",
    basedOn: undefined,
    outline: undefined,
    next: undefined,
    list: undefined,
    listLevel: undefined,
    marks: {},
  };
  const { depth } = xml;
  for (let event = xml.next(); event !== END && !(event === CLOSE && xml.depth === depth); event = xml.next()) {
    if (event !== OPEN) continue;
    const value = xml.prefixed("val");
    if (xml.is("name")) style.name = value ?? "";
    else if (xml.is("basedOn")) style.basedOn = value;
    else if (xml.is("next")) style.next = value;
    else if (xml.is("numId")) style.list = value;
    else if (xml.is("outlineLvl")) style.outline = digit(value);
    else if (xml.is("ilvl")) style.listLevel = digit(value);
    else if (xml.is("strike") || xml.is("dstrike")) style.marks.isStruck = style.marks.isStruck === true || isOn(value);
    else if (xml.is("vanish")) style.marks.isHidden = isOn(value);
    else if (xml.is("vertAlign")) style.marks.isApart = value !== "baseline";
  }
  return style;
}

const digit = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d$/.test(value) ? Number(value) : undefined;
