// R65, R66, R69: words of the blank form, another unit's name, another time limit.
import type { Noted } from "../noted";
import type { Read } from "../read";
import { plainPhrase, within } from "../text";
import type { ProseWords } from "../words";
import { noted } from "./context";

const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || char === "/" || char === ".");

/** 「GX20XX」: the digits in front belong to a code. */
function beforeDigits(text: string, at: number): number {
  let start = at;
  while (
    start > 0 &&
    at - start < LONGEST_CODE &&
    (text[start - 1] === "-" || (text[start - 1]! >= "0" && text[start - 1]! <= "9"))
  )
    start -= 1;
  return start;
}
const LONGEST_CODE = 12;

/** R66: words of the blank form. */
export function hintRules(read: Read, p: number, words: readonly string[]): Noted[] {
  const found: Noted[] = [];
  for (const word of words) {
    const wanted = plainPhrase(word);
    const at = read.text.indexOf(wanted);
    if (at < 0) continue;
    // XX stands for something left to fill in, but not inside an address.
    if (/^[X×x＊*_]+$/u.test(wanted)) {
      let end = at + wanted.length;
      while (read.text[end] === wanted[0]) end += 1;
      if (
        isLatin(read.text[beforeDigits(read.text, at) - 1]) ||
        isLatin(read.text[end]) ||
        /^-[0-9A-Za-z]/u.test(read.text.slice(end, end + 2)) ||
        read.patterns.masked.test(read.text.slice(Math.max(0, at - 30), end + 10))
      )
        continue;
    }
    const start = read.text[at - 1] === "（" && read.text[at + wanted.length] === "）" ? at - 1 : at;
    found.push(
      noted("R66", undefined, p, start, start < at ? at + wanted.length + 1 : at + wanted.length, {
        kind: "hint",
        said: read.text.slice(at, at + wanted.length),
      }),
    );
    break;
  }
  return found;
}

/** R66: 〔未填〕〔填写金额〕: our own marks, and others' like them. */
export function draftMarkRules(read: Read, p: number, { inBrackets, lines }: ProseWords["draftMarks"]): Noted[] {
  const found: Noted[] = [];
  const note = (start: number, end: number): void =>
    void found.push(noted("R66-drafts", undefined, p, start, end, { kind: "draft-mark", said: read.text.slice(start, end) }));
  for (let at = read.text.indexOf("〔"); at >= 0; at = read.text.indexOf("〔", at + 1)) {
    const end = read.text.indexOf("〕", at);
    if (
      end > at &&
      end - at <= 40 &&
      (end === at + 1 ||
        inBrackets.some((word) => read.text.startsWith(word, at + 1) || read.text.slice(at + 1, end).endsWith(word)))
    )
      note(at, end + 1);
  }
  for (const line of lines) {
    const at = read.text.indexOf(plainPhrase(line));
    // 「未通过审核的信息一律不发布」 tells of a routine.
    const ends =
      at >= 0 && (read.text.length - at <= 60 || at === 0) && !/^的|^不|^一律/u.test(read.text.slice(at + line.length));
    if (ends && at <= 1) note(at, at + plainPhrase(line).length);
  }
  return found;
}

/** R69: 20 working days. */
export function timeLimit(read: Read, p: number): Noted[] {
  return read.sentences.flatMap((sentence): Noted[] => {
    const text = read.text.slice(sentence.start, sentence.end);
    if (
      !text.includes("工作日") ||
      !text.includes("申请") ||
      !text.includes("答复") ||
      read.lists.limitExceptions.some((word) => text.includes(word))
    )
      return [];
    if (!text.includes("法定") && !text.includes("收到申请之日起")) return [];
    const wrong = within(read.numbers, sentence.start, sentence.end).find(
      (number) =>
        number.kind === "figure" &&
        number.unit.endsWith("工作日") &&
        number.value !== 20 &&
        number.value !== 40 &&
        number.approximate === undefined,
    );
    return wrong
      ? [
          noted("R69", undefined, p, wrong.start, wrong.end, {
            kind: "time-limit",
            said: read.text.slice(wrong.start, wrong.end),
          }),
        ]
      : [];
  });
}

/** 县 of 石桥县人民政府, 镇 of 柳溪镇人民政府. */
const LEVEL = /([省市县区旗州镇乡])(?:人民)?政府$/u;

/** 「2025年，澜川县人民政府认真…」 in the report of another county: an area of the unit's own level, named as its own. */
function otherArea({ text, patterns }: Read, p: number, unit: string): Noted[] {
  const named = patterns.areaFirst.exec(text);
  const level = LEVEL.exec(unit)?.[1];
  if (!named || level === undefined || named[2] !== level || unit.includes(`${named[1]!}${level}`)) return [];
  const said = `${named[1]!}${named[2]}`;
  const start = text.indexOf(said);
  return [noted("R65", undefined, p, start, start + said.length, { kind: "other-unit", said, unit })];
}

const LOWEST = /(?:镇|乡|街道|村)(?:人民政府|政府|办事处)?$/u;

/** 「2025年，我县积极推进…」 in the report of a town, 我市 in a county's: whose work a sentence tells of first. */
function areaAsOurs(read: Read, p: number, unit: string): Noted[] {
  const level = LEVEL.exec(unit)?.[1];
  if (level === undefined && !LOWEST.test(unit)) return [];
  return read.sentences.flatMap(({ start, end }): Noted[] => {
    const named = read.patterns.areaAsOurs.exec(read.text.slice(start, end));
    if (!named || named[1] === level) return [];
    const at = start + named[0].indexOf("我");
    const said = read.text.slice(at, at + 2);
    return [noted("R65", "C", p, at, at + 2, { kind: "other-unit", said, unit })];
  });
}

/** R65: 我镇 in a bureau's report. */
export function otherUnit(read: Read, p: number, unit: string): Noted[] {
  for (const said of read.lists.selfNames) {
    const at = read.text.indexOf(said);
    // 我街道 is said by a 街道.
    if (at >= 0 && !unit.includes(said.slice(1)))
      return [noted("R65", undefined, p, at, at + said.length, { kind: "other-unit", said, unit })];
  }
  const area = [...otherArea(read, p, unit), ...areaAsOurs(read, p, unit)];
  if (area.length > 0) return area;
  // 「向市政府及市政府办公室提出的政府信息公开申请」 in the report of a street.
  const to = read.text.indexOf("向");
  const from = to < 0 ? -1 : read.text.indexOf("提出的", to);
  if (from - to <= 16 && read.text.slice(from, from + 24).includes("申请")) {
    const said = read.text.slice(to + 1, from);
    const body = /(办公室|办公厅|人民政府|政府)$/u.test(said);
    const short = (name: string): string => name.replaceAll("人民政府", "政府");
    if (
      body &&
      !said.startsWith("我") &&
      !said.startsWith("本") &&
      !short(unit).includes(short(said).slice(-3)) &&
      !short(said)
        .split(/[及和、]/u)
        .some((one) => short(unit).endsWith(one))
    )
      return [noted("R65", undefined, p, to, from + 3, { kind: "other-unit", said, unit })];
  }
  return [];
}
