// 零复议, 无人申请公开, 依申请公开数量为零: plain words for none while the tables have some.
import { readings } from "../figures";
import type { Read } from "../read";
import { within, type TextRange } from "../text";
import { notOurs, positive, type ClauseSetting, type Worded } from "./clause";

/** Plain words for none. */
export function zeroSaid(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const taken = new Set<string>();
  return setting.lexicon.words.zeroes.flatMap(([id, rule, pattern]): Worded[] => {
    const match = pattern.exec(text);
    if (!match || taken.has(id)) return [];
    const { qualified } = setting.lexicon.words.denials;
    // 「败诉率为零」 denies the fault itself.
    if (!id.endsWith(".corrected") && qualified.some((word) => match[0].includes(word))) return [];
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (notOurs(read, sentence, start, setting)) return [];
    // 「2025年无结转」 in the report of 2025 tells of what is carried on.
    const year = /20[0-9]{2}/u.exec(match[0])?.[0];
    if (id === "broughtForward" && year !== undefined && Number(year) !== setting.year - 1) return [];
    // 「有9家全年零申请」 tells of others.
    if (within(read.numbers, sentence.start, start).some(({ unit }) => unit === "家" || unit === "个")) return [];
    // What the lexicon's words deny is told already.
    if (match[0].startsWith("未") || match[0].startsWith("没") || match[0].startsWith("无")) {
      const strong = within(read.tokens, start, end + 4).some(
        ({ sense }) => sense.is === "topic" && sense.topic === "request" && sense.strong,
      );
      if (strong && !/人/u.test(match[0].slice(0, 3))) return [];
    }
    const measure = setting.lexicon.measures.get(id)!;
    const known = readings(setting.tables, measure);
    if (known.length === 0 || positive(known).length < known.length) return [];
    taken.add(id);
    return [
      {
        rule,
        start,
        end,
        detail: { kind: "none-said", said: match[0], measure: id, name: measure.name, readings: known },
        cells: known[0]!.cells,
      },
    ];
  });
}
