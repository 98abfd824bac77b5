// What is said of pictures and embedded objects, whose numbers nobody can read but somebody who looks.
import type { RawDocument, UnreadableObject } from "../../core/document/source";

const COUNTED: readonly (readonly [UnreadableObject["kind"], string])[] = [
  ["picture", "张图片"],
  ["object", "个嵌入的对象"],
];

/** “三、…”部分有2张图片、1个嵌入的对象 for each section; nothing where the document holds none. */
export function unreadableSentence({ unreadable = [] }: Pick<RawDocument, "unreadable">): string {
  const places = new Map<string, UnreadableObject[]>();
  for (const one of unreadable) {
    const place = one.section === undefined || /^页[眉脚]/u.test(one.place) ? one.place : `“${one.section}”部分`;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  const told = [...places].map(([place, all]) => {
    const counts = COUNTED.flatMap(([kind, counter]) => {
      const count = all.filter((one) => one.kind === kind).length;
      return count > 0 ? [`${count}${counter}`] : [];
    });
    return `${place}有${counts.join("、")}`;
  });
  return told.length === 0 ? "" : `${told.join("，")}，里面的数字读不到，请自己看。`;
}
