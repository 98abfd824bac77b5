// A list of units as people keep it: one to a line, numbered or not, pasted from a sheet or not.

const NUMBERED = /^(?:[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.、．]|\d{1,4}(?=\s))\s*/u;
const MOST_UNITS = 20_000;

/** @returns names in their order, each once; lines that begin with # and head lines are no units */
export function unitList(text: string): string[] {
  const names = text
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\ufeff/u, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      // Of several columns the first that has words is the name: 1 ⇥ 某某局 ⇥ 张三.
      const named = line.split(/[\t,，;；]/u).find((cell) => /[\u3400-\u9fff]{2}/u.test(cell)) ?? "";
      return named.trim().replace(NUMBERED, "").trim();
    })
    .filter((name) => name !== "" && !/^(?:单位|单位名称|序号|名称|备注)$/u.test(name));
  return [...new Set(names)].slice(0, MOST_UNITS);
}
