// Whose figures a clause speaks of: the unit's own, another body's, or everybody's together.

const OWN = "各我本全该";
const ORGAN_ENDS = [
  "办公室",
  "办公厅",
  "街道办事处",
  "局",
  "委",
  "厅",
  "中心",
  "街道",
  "镇",
  "乡",
  "政府",
  "委员会",
  "政务公开办",
  "公开办",
];

/** The whole area of a government, or the whole of a body. */
const OWN_WHOLE = ["全局", "全镇", "全乡", "全街道", "全系统", "全委", "全厅", "我局", "我镇", "本机关", "本单位"];
const AREAS = ["全市", "全县", "全区", "全省", "全州", "全旗", "各级"];
const isGovernment = (unit: string): boolean => /(?:省|市|县|区|州|盟|旗|政府)$/u.test(unit);

/** The clause speaks of the report's whole area, whoever was named before. */
export function wholeArea(clause: string, unit: string | undefined): boolean {
  if (OWN_WHOLE.some((word) => clause.includes(word))) return true;
  return (unit === undefined || isGovernment(unit)) && AREAS.some((word) => clause.includes(word));
}

/** 全县各乡镇 in the report of a bureau: more than the unit. */
export const widerThan = (clause: string, unit: string | undefined): boolean =>
  unit !== undefined && AREAS.some((word) => clause.includes(word)) && (!isGovernment(unit) || /[^息理]系统/u.test(clause));

/** 「34个乡镇收到…」: several bodies, counted. */
export const severalBodies = (clause: string): boolean =>
  /(?:[0-9一二三四五六七八九十百]|多)(?:个|家)[^，。；0-9]{0,6}(?:部门|单位|乡镇|镇街|街道|县区|区县|委办局|处室|科室|站所|镇|乡|县|局)(?!级)/u.test(
    clause,
  );

/** 厅属事业单位, 区属学校: bodies under the unit. */
export const dependentBodies = (clause: string): boolean =>
  /[厅局委部市县区镇乡街所院]属[^，；。0-9]{0,6}(?:单位|企业|学校|医院|机构|部门|院校|公司)/u.test(clause);

/** A clause that does nothing but name a body at its end. */
export const endsInBody = (clause: string): boolean =>
  ORGAN_ENDS.some((end) => clause.length > end.length && clause.endsWith(end));

/** 卫健委 for 卫生健康委员会: the characters of the name in its order, some left out. */
function isShort(said: string, own: string): boolean {
  let at = 0;
  for (const char of said) {
    at = own.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return said !== "";
}

/** The body named in the clause is another than the report's own. */
export function otherBody(clause: string, unit: string | undefined): boolean {
  for (const end of ORGAN_ENDS) {
    const place = clause.lastIndexOf(end);
    // 公开办结, 公开办理 are work, not an office.
    if (end.endsWith("公开办") && "结理件复".includes(clause[place + end.length] ?? "x")) continue;
    // 政府信息, 政府网站, 政府规章 name no body.
    // 街道收到84件: a body without a name, of another kind than the unit.
    if (place === 0 && /^(?:街道|镇|乡)/u.test(clause) && unit !== undefined && !unit.includes(end)) return true;
    if (place <= 0 || (end === "政府" && "信网门公规采集工开部".includes(clause[place + end.length] ?? "x"))) continue;
    if (OWN.includes(clause[place - 1]!) || (place > 1 && OWN.includes(clause[place - 2]!) && end.length === 1)) return false;
    if (clause.includes("各") || clause.includes("向")) return false;
    const name = clause.slice(Math.max(0, place - 2), place + end.length);
    if (unit === undefined) return false;
    const own = unit.replaceAll("人民政府", "政府");
    const said = name.replaceAll("人民政府", "政府");
    // 街道收到…: the unit's own kind, without a name.
    if (end.length > 1 && end !== "政府" && end !== "中心" && own.includes(end)) return false;
    // 市水务局 is not 县水务局.
    const ranked = clause
      .slice(Math.max(0, place - 3), place + end.length)
      .replaceAll("人民政府", "政府")
      .slice(-4);
    if (/^[省市县区州旗]/u.test(ranked) && isShort(ranked.slice(1), own) && !isShort(ranked, own)) return true;
    if (isShort(said.slice(-3), own)) return false;
    return !own.includes(said.slice(-3)) && !own.includes(said);
  }
  return false;
}
