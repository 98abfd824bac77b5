// Texts as SpreadsheetML keeps them: plain or in runs, with phonetic guides that are not part of the text.
import { no, yes, type Outcome, type Refusal } from "../../core/outcome";
import { MarkupMemory, type ValueSpan } from "../opc/markup-memory";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";
import { unescapeXstring } from "./xstring";

/** What Excel lets one cell hold. */
export const TEXT_LIMIT = 32_767;

export const tooLong = (part: string, length: number): Refusal => ({
  kind: "too-large",
  what: `${part} 中一个单元格的文字`,
  limit: `${TEXT_LIMIT} 字`,
  found: `${length} 字`,
});

/** A thin space: two figures side by side, and not one. */
const GAP = "\u2009";

/** On the OPEN of `si` or `is`: the text, runs joined; stands on its CLOSE afterwards. */
export function readStringItem(xml: XmlScanner): string {
  const depth = xml.depth;
  let text = "";
  let apart = false;
  let wasApart = false;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event === CLOSE && xml.depth === depth) break;
    if (event !== OPEN) continue;
    if (xml.is("t")) {
      const content = xml.content();
      // What is raised, lowered or struck through is not a part of the figure beside it.
      if (apart !== wasApart && /\d$/.test(text) && /^\d/.test(content)) text += GAP;
      text += content;
      wasApart = apart;
    } else if (xml.is("r")) apart = false;
    else if (xml.is("vertAlign")) apart ||= xml.attribute("val") !== "baseline";
    else if (xml.is("strike")) apart ||= !/^(?:0|false)$/.test(xml.attribute("val") ?? "");
    else if (!xml.is("rPr")) xml.skip();
  }
  if (text.length > TEXT_LIMIT) xml.refuse(tooLong(xml.part, text.length));
  return unescapeXstring(text);
}

/** A text without runs and without anything to decode, as most are written. */
const PLAIN_ITEM = /<si><t(?: xml:space="preserve")?>([^<&\r]{0,32767})<\/t><\/si>/y;

/** What there is besides the strings: they are the values. */
const WRITTEN = {};
const memory = new MarkupMemory<typeof WRITTEN>();

const isPlain = (value: string): boolean => value.length <= TEXT_LIMIT && !value.includes("_x");

export function readSharedStrings(text: string, part: string): Outcome<readonly string[]> {
  const known = memory.recall(text, 0)?.values;
  if (known?.every(isPlain)) return yes(known);
  const strings: string[] = [];
  const spans: ValueSpan[] = [];
  const xml = new XmlScanner(text, part);
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.depth === 1 && !xml.is("sst")) return no({ kind: "damaged", part, detail: "不是字符串表" });
    const isItem = xml.depth === 2 && xml.is("si");
    if (isItem) strings.push(readStringItem(xml));
    if (isItem || xml.depth === 1)
      for (let found = xml.take(PLAIN_ITEM); found; found = xml.take(PLAIN_ITEM)) {
        const value = found[1]!;
        const end = xml.end - "</t></si>".length;
        strings.push(unescapeXstring(value));
        if (value !== "" && isPlain(value)) spans.push({ start: end - value.length, end });
      }
  }
  if (xml.fault) return no(xml.fault);
  // Where every one of them is plain, the values are the list.
  if (spans.length > 0 && spans.length === strings.length) memory.learn(text, 0, spans, WRITTEN);
  return yes(strings);
}
