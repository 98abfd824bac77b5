// A list of units as people keep it: one to a line, numbered or not, pasted from a sheet or not.

const NUMBERED = /^(?:[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.、．]|\d{1,4}(?=\s))\s*/u;
const MOST_UNITS = 20_000;
/** The head and the foot of a list, and what is no name anywhere. */
const NO_UNIT = /^(?:单位|单位名称|单位全称|序号|名称|备注|合计|总计|共\d{1,5}个(?:单位)?|.{0,40}(?:名单|一览表|通讯录))$/u;

/** The names in one line: none, or one. */
export function unitsIn(line: string): readonly string[] {
  const text = line.replace(/^\ufeff/u, "").trim();
  if (text === "" || text.startsWith("#")) return [];
  // Of several columns the first that has words is the name: 1 ⇥ 某某局 ⇥ 张三.
  const named = text.split(/[\t,，;；]/u).find((cell) => /[\u3400-\u9fff]{2}/u.test(cell)) ?? "";
  const name = named.trim().replace(NUMBERED, "").trim();
  return name === "" || NO_UNIT.test(name) ? [] : [name];
}

/** @returns names in their order, each once; lines that begin with # and head lines are no units */
export const unitList = (text: string): string[] => [...new Set(text.split(/\r?\n/u).flatMap(unitsIn))].slice(0, MOST_UNITS);
