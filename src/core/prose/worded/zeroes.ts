// 零复议, 无人申请公开, 依申请公开数量为零: plain words for none while the tables have some.
import type { RuleId } from "../../form/law";
import { readings } from "../figures";
import type { Read } from "../read";
import { within, type TextRange } from "../text";
import type { MeasureId } from "../words";
import { otherYear, positive, type ClauseSetting, type Worded } from "./clause";

/** 「无人申请公开」, 「依申请公开数量为零」, 「零复议、零诉讼」, 「未接到群众要求公开的信息」. */
const ZEROES: readonly (readonly [MeasureId, RuleId, RegExp])[] = [
  ["received", "R50", /(?:无|没有)(?:一?人|公民|群众|单位)[^，。；0-9]{0,8}申请(?:公开)?[^，。；0-9]{0,6}(?:信息)?/u],
  [
    "received",
    "R50",
    /(?:依申请公开|(?:信息)?公开申请|申请公开)(?:的)?(?:政府信息)?(?:申请)?(?:数量|数|件数|总数|受理量)?(?:为|是|均为)(?:零|〇|0)(?![0-9.])(?:件|份)?/u,
  ],
  ["received", "R50", /零(?:政府信息公开)?申请|(?:依申请公开|公开申请)(?:工作|事项|件)?(?:实现)?零(?:受理|办理)/u],
  ["received", "R50", /依申请公开(?:方面|情况|工作)?[，：]?(?:本年度?|全年|今年)?(?:无|没有)(?=[。；，]|$)/u],
  [
    "received",
    "R50",
    /(?:未|没有|无)(?:接到|收到|接收到?|受理)?(?:过)?[^，。；0-9]{0,12}(?:要求|请求|申请)公开(?:政府)?的?(?:信息|申请|请求)/u,
  ],
  [
    "reconsideration.total",
    "R54",
    /零(?:行政)?复议|行政复议(?:案件)?(?:实现)?零(?:发生|案件)|行政复议(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u,
  ],
  [
    "suit.total",
    "R54",
    /零(?:行政)?诉讼|行政诉讼(?:案件)?(?:实现)?零(?:发生|案件)|行政诉讼(?:案件)?(?:数量|数|件数)?(?:为|均为)(?:零|〇)/u,
  ],
];

/** Plain words for none. */
export function zeroSaid(read: Read, sentence: TextRange, setting: ClauseSetting): Worded[] {
  const text = read.text.slice(sentence.start, sentence.end);
  const taken = new Set<string>();
  return ZEROES.flatMap(([id, rule, pattern]): Worded[] => {
    const match = pattern.exec(text);
    if (!match || taken.has(id) || setting.lexicon.words.denials.qualified.some((word) => match[0].includes(word))) return [];
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (otherYear(read, sentence, start, setting.year)) return [];
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
