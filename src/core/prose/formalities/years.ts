// R63, R66: the year and the period of the report, and years left standing from last time.
import type { Decimal } from "../../figures/values";
import type { FlowParagraph, ProseFlow } from "../flow";
import type { Noted } from "../noted";
import type { Read } from "../read";
import { isShort } from "../claims/whose";
import { ownNames } from "../own-words";
import { dates, noted } from "./context";

/** Whether a figure is what this year's table has for the applications received. */
type OfThisYear = (value: number | Decimal) => boolean;

/** What tells the unit's own work. */
interface Own {
  readonly ofThisYear: OfThisYear;
  readonly unit: string | undefined;
}

/** R63: 1月1日 to 12月31日 of the report's year. */
export function period(read: Read, p: number, year: number): Noted[] {
  const found: Noted[] = [];
  for (const sentence of read.sentences) {
    const text = read.text.slice(sentence.start, sentence.end);
    const all = dates(read, sentence.start, sentence.end);
    // 「202023年1月1日至…」: what is misspelt is told once.
    const stated =
      read.lists.periodNames.some((word) => text.includes(word)) && !all.some((date) => date.malformed !== undefined);
    for (const date of all) {
      if (date.malformed !== undefined)
        found.push(
          noted("R63", undefined, p, date.start, date.end, {
            kind: "period",
            found: read.text.slice(date.start, date.end),
            year,
          }),
        );
    }
    if (!stated) continue;
    const days = all.filter((date) => date.month !== undefined && date.day !== undefined);
    for (let i = 0; i + 1 < days.length; i += 1) {
      const from = days[i]!;
      const to = days[i + 1]!;
      // A period is two dates with nothing but 起、至、到 between.
      const between = read.text.slice(from.end, to.start);
      if (from.malformed !== undefined || between.length > 4 || !/[至到-]/u.test(between)) continue;
      const first = from.year ?? year;
      const last = to.year ?? first;
      const wrongStart = first !== year || from.month !== 1 || from.day !== 1;
      const wrongEnd = last !== year || to.month !== 12 || to.day !== 31;
      if (wrongStart || wrongEnd) {
        const at = wrongStart ? from : to;
        found.push(
          noted("R63", undefined, p, at.start, at.end, { kind: "period", found: read.text.slice(from.start, to.end), year }),
        );
      }
      break;
    }
  }
  return found;
}

/** The year in front of the sentence, behind a heading that stands in the paragraph itself. */
const startsSentence = (read: Read, sentence: { readonly start: number }, date: { readonly start: number }): boolean =>
  OPENING.test(read.text.slice(sentence.start, date.start)) || date.start === sentence.start;

const SHORT_NAME = /^[^，。；0-9]{2,10}?(?:局|委|厅|街道|管委会)/u;

/** 「2021年，临溪市公安局主动公开…」: the unit by its name is 我局. */
function asOurs(behind: string, unit: string | undefined): string {
  const from = behind.startsWith("，") ? 1 : 0;
  const short = unit === undefined ? undefined : SHORT_NAME.exec(behind.slice(from))?.[0];
  const name =
    unit === undefined
      ? undefined
      : (ownNames(unit).find((one) => behind.startsWith(one, from)) ??
        // 云山区人社局
        (short !== undefined && unit.startsWith(short.slice(0, 2)) && isShort(short, unit) ? short : undefined));
  return name === undefined ? behind : `${behind.slice(0, from)}我局${behind.slice(from + name.length)}`;
}

const NEXT_TO = /20[0-9]{2}年/u;

/** 「2022年，我局主动公开…」 in the report on 2023, whatever stands elsewhere. */
function ownWorkOf(
  read: Read,
  s: number,
  date: { readonly end: number; readonly start: number; readonly year?: number },
  year: number,
  { ofThisYear, unit }: Own,
): boolean {
  const sentence = read.sentences[s]!;
  const text = read.text.slice(sentence.start, sentence.end);
  if (date.year !== year - 1 || !startsSentence(read, sentence, date)) return false;
  const ours = asOurs(read.text.slice(date.end, date.end + 48), unit);
  if (!read.patterns.yearMeant.test(text) && !text.includes(`${year}年`) && read.patterns.summary.test(ours.slice(0, 24)))
    return true;
  if (!read.patterns.ownWork.test(`年${ours.slice(0, 8)}`) || read.patterns.yearMeant.test(text) || text.includes(`${year}年`))
    return false;
  // 「2024年，新收66件，本年度办结66件」: this year's figure under last year's name.
  if (text.includes("本年") || text.includes("今年")) {
    const first = read.numbers.find(
      (number) => number.kind === "figure" && number.start >= date.end && number.end <= sentence.end,
    );
    return first?.value !== undefined && ofThisYear(first.value);
  }
  // A row of years is a history.
  const beside = [read.sentences[s - 1], read.sentences[s + 1]].some(
    (one) => one && NEXT_TO.test(read.text.slice(one.start, one.start + 5)),
  );
  return !beside && /[0-9一二三四五六七八九十万余多][条件份篇次场期人个项名]/u.test(read.text.slice(date.end, sentence.end));
}

/** R63: the year of last time left standing, though the right one may stand elsewhere. */
export function leftYear(
  read: Read,
  p: number,
  paragraph: FlowParagraph,
  year: number,
  mentionsYear: boolean,
  own: Own,
): Noted[] {
  const found: Noted[] = [];
  read.sentences.forEach((sentence, s) => {
    const [date] = dates(read, sentence.start, sentence.end);
    if (!date || date.year === undefined || date.year === year || date.month !== undefined) return;
    const text = read.text.slice(sentence.start, sentence.end);
    const before = read.text.slice(sentence.start, date.start);
    // 「现公布我局2021年政府信息公开工作年度报告」
    const announced =
      (before.includes("现公布") || before.includes("现将") || before.includes("编制")) &&
      /^[^。]{0,20}(?:年度报告|年报|情况(?:报告|汇报|公布|公告|通报)如下)/u.test(read.text.slice(date.end, sentence.end)) &&
      before.lastIndexOf("《") <= before.lastIndexOf("》") &&
      !before.includes("通知");
    const ofYear =
      before === "" &&
      date.year === year - 1 &&
      read.lists.yearsWork.some((word) => text.includes(word)) &&
      read.lists.summingUp.some((word) => text.includes(word)) &&
      !COMPARED.test(text) &&
      // 「2024年，…取得成效，2025年将加以改进」 in the report on 2025: the plan is last year's as well.
      (!text.includes(`${year}年`) || PLANNED.test(text.slice(text.indexOf(`${year}年`) + 5))) &&
      !/考核|评估/u.test(text);
    // The whole of section one speaks of last year and never of this one.
    const neverThis =
      before === "" &&
      date.year === year - 1 &&
      paragraph.section === "一" &&
      !mentionsYear &&
      OPENING.test(read.text.slice(0, sentence.start));
    // 「2024年，本机关将继续改进」 in the report on 2025: last year's plan.
    const lastPlan =
      date.year === year - 1 &&
      startsSentence(read, sentence, date) &&
      read.patterns.lastPlan.test(read.text.slice(date.end, date.end + 16));
    if (announced || ofYear || neverThis || lastPlan || ownWorkOf(read, s, date, year, own))
      found.push(
        noted("R63", "C", p, date.start, date.end, { kind: "wrong-year", found: read.text.slice(date.start, date.end), year }),
      );
  });
  return found;
}

/** 「截至2023年12月31日，我局已公开…」 in the report on 2024: last year's end left standing. */
export function leftEnd(read: Read, p: number, year: number, unit: string | undefined): Noted[] {
  return read.sentences.flatMap((sentence): Noted[] => {
    const [date, more] = dates(read, sentence.start, sentence.end);
    if (!date || more || date.year !== year - 1 || date.month !== 12 || (date.day !== undefined && date.day !== 31)) return [];
    if (!/^截[至止]$/u.test(read.text.slice(sentence.start, date.start))) return [];
    const behind = asOurs(read.text.slice(date.end, sentence.end).replace(/^[底末]/u, ""), unit);
    // What stood at the end of the year before is no slip where it goes on from there.
    if (!read.patterns.ownWork.test(`年${behind.slice(0, 8)}`) || !/全年|本年|圆满/u.test(behind)) return [];
    return [
      noted("R63", "C", p, date.start, date.end, { kind: "wrong-year", found: read.text.slice(date.start, date.end), year }),
    ];
  });
}

/** A whole year from its first day to its last, without a word that calls it the period. */
const OTHER_PERIOD = /施行|规划|计划|有效期|任期|合同|采购|整治|行动/u;

/** R63: 「2022年1月1日至12月31日，本局…」 in the report on 2024. */
export function wholeYear(read: Read, p: number, year: number): Noted[] {
  return read.sentences.flatMap((sentence): Noted[] => {
    const text = read.text.slice(sentence.start, sentence.end);
    if (read.lists.periodNames.some((word) => text.includes(word)) || OTHER_PERIOD.test(text)) return [];
    const days = dates(read, sentence.start, sentence.end);
    return days.flatMap((from, i): Noted[] => {
      const to = days[i + 1];
      if (!to || from.year === undefined || from.year === year || from.month !== 1 || from.day !== 1) return [];
      const whole = to.month === 12 && to.day === 31 && (to.year ?? from.year) === from.year;
      if (!whole || !/^(?:起)?[至到-]$/u.test(read.text.slice(from.end, to.start))) return [];
      return [
        noted("R63", undefined, p, from.start, from.end, { kind: "period", found: read.text.slice(from.start, to.end), year }),
      ];
    });
  });
}

const PLANNED = /^，?(?:我[局市县区镇乡]|本[局机关单位镇乡]+)?，?(?:将|拟|要|计划)/u;

/** Nothing, or a heading that stands in the paragraph itself: 「（二）依申请公开。」 */
const OPENING = /^(?:（[一二三四五六七八九十]）[^。，]{2,20}。)?$/u;

/** 「与上年相比」; 「与群众期待相比」 compares no years. */
const COMPARED = /(?:上年|去年|同期|上一年|往年|[0-9]{4}年度?)[^，。；]{0,4}相比/u;

/** Title line above the first section: the year it names is the report's. */
export function titleYear(flow: ProseFlow, reads: readonly Read[], year: number): Noted[] {
  const limit = flow.sections[0]?.paragraph ?? Math.min(3, flow.paragraphs.length);
  for (let p = 0; p < limit; p += 1) {
    const text = flow.paragraphs[p]!.text;
    if (text.length > 60 || !/(报告|年报)$/u.test(text) || !text.includes("信息公开")) continue;
    const dated = dates(reads[p]!, 0, text.length).filter((date) => date.year !== undefined && date.month === undefined);
    const [wrong] = dated;
    if (wrong && !dated.some((date) => date.year === year))
      return [
        noted("R63", undefined, p, wrong.start, wrong.end, {
          kind: "wrong-year",
          found: text.slice(wrong.start, wrong.end),
          year,
        }),
      ];
  }
  return [];
}

const BETWEEN_YEAR_AND_WILL = 14;

/** R66: 「2023年，我局将进一步…」 in the report on 2023. */
export function future(read: Read, p: number, year: number, verbs: readonly string[]): Noted[] {
  const found: Noted[] = [];
  for (const sentence of read.sentences) {
    const named = dates(read, sentence.start, sentence.end);
    for (const [i, date] of named.entries()) {
      if (date.year !== year || date.month !== undefined) continue;
      // 「2025年调整目录3次，2026年将…」: what will be done is of the year that was named last.
      const until = named[i + 1]?.start ?? sentence.end;
      const near = read.text.slice(date.end, Math.min(until, date.end + BETWEEN_YEAR_AND_WILL + 6));
      const will = near.indexOf("将");
      if (
        will < 0 ||
        will > BETWEEN_YEAR_AND_WILL ||
        near[will - 1] === "现" ||
        read.lists.later.some((word) => near.slice(0, will).includes(word))
      )
        continue;
      if (verbs.some((verb) => near.startsWith(verb, will + 1)))
        found.push(
          noted("R66", undefined, p, date.start, date.end, {
            kind: "future",
            said: read.text.slice(date.start, date.end + will + 1),
            year,
          }),
        );
    }
  }
  return found;
}
