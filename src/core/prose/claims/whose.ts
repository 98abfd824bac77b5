// Whose figures a clause speaks of: the unit's own, another body's, or everybody's together.
import { isMark, type Read } from "../read";
import type { PhrasePatterns, WordLists } from "../word-lists";
import type { Token } from "../words";

const OWN = "各我本全该";

const isGovernment = (unit: string): boolean => /(?:省|市|县|区|州|盟|旗|政府)$/u.test(unit);

/** 全州 in the report of a county: another area than the unit's own. */
const isOwnArea = (word: string, unit: string): boolean => {
  const level = /([省市县区州盟旗])(?:人民)?政府$|([省市县区州盟旗])$/u.exec(unit);
  return level === null || !/^全[省市县区州盟旗]$/u.test(word) || word.endsWith((level[1] ?? level[2])!);
};

/** The clause speaks of the report's whole area, whoever was named before. */
export function wholeArea(clause: string, unit: string | undefined, { ownWhole, areas }: WordLists): boolean {
  if (ownWhole.some((word) => clause.includes(word))) return true;
  return (
    (unit === undefined || isGovernment(unit)) &&
    areas.some((word) => clause.includes(word) && (unit === undefined || isOwnArea(word, unit)))
  );
}

/** 全县各乡镇 in the report of a bureau: more than the unit. */
export const widerThan = (clause: string, unit: string | undefined, { areas }: WordLists): boolean =>
  unit !== undefined &&
  areas.some((word) => clause.includes(word) && (!isGovernment(unit) || !isOwnArea(word, unit) || /[^息理]系统/u.test(clause)));

/** 「34个乡镇收到…」: several bodies, counted. */
export const severalBodies = (clause: string, { severalBodies: counted }: PhrasePatterns): boolean => counted.test(clause);

/** 厅属事业单位, 区属学校: bodies under the unit. */
const dependentBodies = (clause: string): boolean =>
  /[厅局委部市县区镇乡街所院]属[^，；。0-9]{0,6}(?:单位|企业|学校|医院|机构|部门|院校|公司)/u.test(clause);

const NAMED_AREA =
  /^(?:其中)?，?([^，。；0-9各全我本该]{1,4}[县区市旗州盟镇乡处科股室队])(?:共|全年|本年度?|累计)*(?:收到|受理|办理|办结|答复|新收|接收)/u;

/** 「余川县收到…」 in the report of the city that it lies in. */
export function namedArea(clause: string, unit: string | undefined): boolean {
  const name = NAMED_AREA.exec(clause)?.[1];
  return name !== undefined && unit !== undefined && !unit.includes(name);
}

/** 「市综合执法支队未被…」: a body named right before what did not happen. */
export function deniedOf(clause: string, unit: string | undefined, { bodyDenied }: PhrasePatterns): boolean {
  const name = bodyDenied.exec(clause)?.[1];
  return name !== undefined && unit !== undefined && !unit.includes(name) && !isShort(name, unit);
}

/** A clause that does nothing but name a body at its end. */
export const endsInBody = (clause: string, { organEnds }: WordLists): boolean =>
  organEnds.some((end) => clause.length > end.length && clause.endsWith(end));

/** 卫健委 for 卫生健康委员会: the characters of the name in its order, some left out. */
export function isShort(said: string, own: string): boolean {
  let at = 0;
  for (const char of said) {
    at = own.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return said !== "";
}

const IN_THE_OFFICE = /(?:局|镇|乡|街道)里/u;

/** The body named in the clause is another than the report's own. */
export function otherBody(said: string, unit: string | undefined, lists: WordLists): boolean {
  // 「这一年局里接到…」: the unit's own kind.
  const clause = said.replace(/^[0-9]{4}年度?/u, "").replace(IN_THE_OFFICE, "");
  for (const end of lists.organEnds) {
    let place = clause.lastIndexOf(end);
    // 「县人民政府收到政府信息公开申请」: 政府信息, 政府网站, 政府规章 name no body; what stands before them may.
    while (end === "政府" && place > 0 && lists.afterGovernment.includes(clause[place + end.length] ?? ""))
      place = clause.lastIndexOf(end, place - 1);
    // 公开办结, 公开办理 are work, not an office.
    if (end.endsWith("公开办") && "结理件复".includes(clause[place + end.length] ?? "x")) continue;
    // 街道收到84件: a body without a name, of another kind than the unit.
    if (place === 0 && /^(?:街道|镇|乡)/u.test(clause) && unit !== undefined && !unit.includes(end)) return true;
    if (place <= 0) continue;
    if (OWN.includes(clause[place - 1]!) || (place > 1 && OWN.includes(clause[place - 2]!) && end.length === 1)) return false;
    if (clause.includes("各") || clause.includes("向")) return false;
    const name = clause.slice(Math.max(0, place - 2), place + end.length);
    if (unit === undefined) return false;
    const own = unit.replaceAll("人民政府", "政府");
    const short = name.replaceAll("人民政府", "政府");
    // 街道收到…: the unit's own kind, without a name.
    if (end.length > 1 && end !== "政府" && end !== "中心" && own.includes(end)) return false;
    // 市水务局 is not 县水务局.
    const ranked = clause
      .slice(Math.max(0, place - 3), place + end.length)
      .replaceAll("人民政府", "政府")
      .slice(-4);
    if (/^[省市县区州旗]/u.test(ranked) && isShort(ranked.slice(1), own) && !isShort(ranked, own)) return true;
    if (isShort(short.slice(-3), own)) return false;
    return !own.includes(short.slice(-3)) && !own.includes(short);
  }
  return false;
}

/** Whose a clause says that it is; nothing where it names nobody. */
export function whoseIs(
  clause: string,
  words: readonly Token[],
  unit: string | undefined,
  { lists, patterns }: Pick<Read, "lists" | "patterns">,
): "others" | "ours" | undefined {
  if (
    widerThan(clause, unit, lists) ||
    severalBodies(clause, patterns) ||
    dependentBodies(clause) ||
    words.some((token) => isMark(token, "bodies"))
  )
    return "others";
  if (wholeArea(clause, unit, lists)) return "ours";
  return namedArea(clause, unit) || otherBody(clause, unit, lists) ? "others" : undefined;
}
