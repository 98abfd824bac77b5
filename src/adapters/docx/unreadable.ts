// Pictures and embedded objects: what a reader sees in them, and no program reads.
import type { UnreadableObject } from "../../core/document/source";
import type { Order } from "./order";
import type { Story } from "./walk";

/** Where one begins, and where the old half of what is said twice begins and ends. A chart is none: its figures are read. */
const SIGNS = /<(\/?)(?:[A-Za-z0-9]{1,20}:)?(Fallback|object|blip|imagedata|OLEObject)(?=[\s/>])/gu;
/** 三、收到和处理政府信息公开申请情况: of six, short, and no sentence. */
const SECTION = /^\s*[一二三四五六]、[^，。；：:]{2,30}$/u;
/** Shapes may be filled with the same picture again and again: of one paragraph each is counted, of its old half none. */
export function unreadableIn(orders: ReadonlyMap<Story, Order>): readonly UnreadableObject[] {
  return [...orders].flatMap(([{ xml }, { paragraphs }]) => {
    if (!/blip|imagedata|OLEObject/u.test(xml)) return [];
    let fallbacks = 0;
    let objects = 0;
    const found: { kind: UnreadableObject["kind"]; at: number }[] = [];
    for (const { 1: close, 2: sign, index: at } of xml.matchAll(SIGNS)) {
      const step = close === "" ? 1 : -1;
      if (sign === "Fallback") fallbacks += step;
      else if (sign === "object") objects += step;
      else if (close !== "" || fallbacks > 0) continue;
      else if (sign === "OLEObject") found.push({ kind: "object", at });
      // An object shows a picture of itself.
      else if (objects === 0) found.push({ kind: "picture", at });
    }
    return found.flatMap(({ kind, at }): UnreadableObject[] => {
      // A text box stands within the paragraph of its anchor: the innermost one is the last to begin.
      const within = paragraphs.filter(({ paragraph: { start, end } }) => start < at && at < end).at(-1);
      if (!within) return [];
      const section = paragraphs
        .filter(({ paragraph, cell }) => paragraph.start <= within.paragraph.start && !cell && SECTION.test(paragraph.text))
        .at(-1)?.paragraph.text;
      return [{ kind, place: within.place, ...(section !== undefined && { section: section.trim() }) }];
    });
  });
}
