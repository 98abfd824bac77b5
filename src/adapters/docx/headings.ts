// Which paragraph styles are headings, and of which level.
import { no, yes, type Outcome } from "../../core/outcome";
import type { Package } from "../opc/zip";
import { CLOSE, END, OPEN, XmlScanner } from "../opc/xml";

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
}

/** Levels by style, 1 for the highest; "" is the style of paragraphs that name none. */
export function headingLevels(file: Package, part: string | undefined): Outcome<ReadonlyMap<string, number>> {
  if (part === undefined) return yes(new Map());
  const text = file.text(part);
  if (!text.ok) return text;
  const styles = new Map<string, Style>();
  const xml = new XmlScanner(text.value, part);
  let fallback: string | undefined;
  for (let event = xml.next(); event !== END; event = xml.next()) {
    if (event !== OPEN || !xml.is("style")) continue;
    const id = xml.prefixed("styleId");
    const isParagraph = (xml.prefixed("type") ?? "paragraph") === "paragraph";
    if (isParagraph && /^(1|true|on)$/.test(xml.prefixed("default") ?? "")) fallback = id;
    const style = readStyle(xml);
    if (id !== undefined && isParagraph) styles.set(id, style);
  }
  if (xml.fault) return no(xml.fault);

  const levels = new Map<string, number>();
  for (const id of styles.keys()) {
    const level = levelOf(id, styles);
    if (level !== undefined) levels.set(id, level);
  }
  const byDefault = fallback === undefined ? undefined : levels.get(fallback);
  if (byDefault !== undefined) levels.set("", byDefault);
  return yes(levels);
}

function readStyle(xml: XmlScanner): Style {
  let name = "";
  let basedOn: string | undefined;
  let outline: number | undefined;
  const { depth } = xml;
  for (let event = xml.next(); event !== END && !(event === CLOSE && xml.depth === depth); event = xml.next()) {
    if (event !== OPEN) continue;
    if (xml.is("name")) name = xml.prefixed("val") ?? "";
    else if (xml.is("basedOn")) basedOn = xml.prefixed("val");
    else if (xml.is("outlineLvl") && /^\d$/.test(xml.prefixed("val") ?? "")) outline = Number(xml.prefixed("val"));
  }
  return { name, basedOn, outline };
}

/** Its own outline level, the level its built-in name stands for, or that of the style it is based on. */
function levelOf(id: string, styles: ReadonlyMap<string, Style>): number | undefined {
  // Styles that are based on each other in a circle end here, too.
  for (let at: string | undefined = id, steps = 0; at !== undefined && steps < 20; steps++) {
    const style = styles.get(at);
    if (style === undefined) return undefined;
    if (style.outline !== undefined) return style.outline < 9 ? style.outline + 1 : undefined;
    const named = /^(?:heading|标题)\s*([1-9])$/i.exec(style.name);
    if (named) return Number(named[1]);
    at = style.basedOn;
  }
  return undefined;
}
