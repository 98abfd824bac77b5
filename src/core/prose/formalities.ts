// What a report must have as a form: its six sections, its period, its dates, the words of the blank that must be gone.
import type { RowName, RuleId } from "../form/law";
import { cellsNamed, totalOf } from "../form/names";
import type { NumberedForm } from "../form/numbered-form";
import { isFigure, type Value } from "../figures/values";
import type { Read } from "./read";
import type { ProseDetail } from "./finding";
import type { Noted } from "./noted";
import type { ProseFlow, FlowParagraph } from "./flow";
import type { WrittenDate } from "./numbers";
import type { RuleClass } from "../form/rule-text";
import { plainPhrase, within } from "./text";
import type { ProseWords, SectionTitle } from "./words";

export interface FormalityContext {
  readonly form: NumberedForm;
  readonly values: readonly Value[];
  readonly unit?: string | undefined;
  readonly year: number;
  /** Date of publication, where it is known from outside the text. */
  readonly published?: { readonly year: number; readonly month: number; readonly day: number } | undefined;
  readonly words: ProseWords;
}

const ORDER = "一二三四五六七八九十";

const noted = (
  rule: RuleId,
  grade: RuleClass,
  paragraph: number,
  start: number,
  end: number,
  detail: ProseDetail,
  cells: readonly number[] = [],
): Noted => ({ rule, class: grade, verdict: "broken", paragraph, start, end, detail, cells });

const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || char === "/" || char === ".");

/** The date a number of a paragraph was read as, in order, with its place. */
interface Dated extends WrittenDate {
  readonly start: number;
  readonly end: number;
}

const dates = (read: Read, from: number, to: number): Dated[] =>
  within(read.numbers, from, to)
    .filter((number) => number.kind === "date")
    .map((number) => ({ ...number.date, start: number.start, end: number.end }));

const PERIOD = ["统计期限", "统计时限", "统计期间", "数据统计", "统计时间", "起止时间", "统计范围为"];

/** R63: 1月1日 to 12月31日 of the report's year. */
function period(read: Read, p: number, year: number): Noted[] {
  const found: Noted[] = [];
  for (const sentence of read.sentences) {
    const text = read.text.slice(sentence.start, sentence.end);
    const all = dates(read, sentence.start, sentence.end);
    // 「202023年1月1日至…」: what is misspelt is told once.
    const stated = PERIOD.some((word) => text.includes(word)) && !all.some((date) => date.malformed !== undefined);
    for (const date of all) {
      if (date.malformed !== undefined)
        found.push(
          noted("R63", "A", p, date.start, date.end, { kind: "period", found: read.text.slice(date.start, date.end), year }),
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
        found.push(noted("R63", "A", p, at.start, at.end, { kind: "period", found: read.text.slice(from.start, to.end), year }));
      }
      break;
    }
  }
  return found;
}

const OF_YEAR = ["政府信息公开工作", "信息公开工作", "政务公开工作"];
const SUMMING_UP = ["取得", "存在", "不足", "成效", "成绩", "开展情况", "仍"];

/** R63: the year of last time left standing. */
function leftYear(read: Read, p: number, paragraph: FlowParagraph, year: number, mentionsYear: boolean): Noted[] {
  const found: Noted[] = [];
  for (const sentence of read.sentences) {
    const [date] = dates(read, sentence.start, sentence.end);
    if (!date || date.year === undefined || date.year === year || date.month !== undefined) continue;
    const text = read.text.slice(sentence.start, sentence.end);
    const before = read.text.slice(sentence.start, date.start);
    const wrong = (): void =>
      void found.push(
        noted("R63", "C", p, date.start, date.end, { kind: "wrong-year", found: read.text.slice(date.start, date.end), year }),
      );
    // 「现公布我局2021年政府信息公开工作年度报告」
    const announced =
      (before.includes("现公布") || before.includes("现将") || before.includes("编制")) &&
      /^[^。]{0,20}(年度报告|年报)/u.test(read.text.slice(date.end, sentence.end)) &&
      !before.includes("《") &&
      !before.includes("通知");
    if (announced) {
      wrong();
      continue;
    }
    if (before !== "" || date.year !== year - 1) continue;
    const ofYear = OF_YEAR.some((word) => text.includes(word));
    if (ofYear && SUMMING_UP.some((word) => text.includes(word)) && !COMPARED.test(text) && !text.includes(`${year}年`)) wrong();
    // The whole of section one speaks of last year and never of this one.
    else if (paragraph.section === "一" && !mentionsYear && OPENING.test(read.text.slice(0, sentence.start))) wrong();
  }
  return found;
}

/** Nothing, or a heading that stands in the paragraph itself: 「（二）依申请公开。」 */
const OPENING = /^(?:（[一二三四五六七八九十]）[^。，]{2,20}。)?$/u;

/** 「与上年相比」; 「与群众期待相比」 compares no years. */
const COMPARED = /(?:上年|去年|同期|上一年|往年|[0-9]{4}年度?)[^，。；]{0,4}相比/u;

const BETWEEN_YEAR_AND_WILL = 14;
const LATER = ["下一步", "下步", "明年", "接下来", "今后", "未来", "下一年"];

/** R66: 「2023年，我局将进一步…」 in the report on 2023. */
function future(read: Read, p: number, year: number, verbs: readonly string[]): Noted[] {
  const found: Noted[] = [];
  for (const sentence of read.sentences)
    for (const date of dates(read, sentence.start, sentence.end)) {
      if (date.year !== year || date.month !== undefined) continue;
      const near = read.text.slice(date.end, Math.min(sentence.end, date.end + BETWEEN_YEAR_AND_WILL + 6));
      const will = near.indexOf("将");
      if (
        will < 0 ||
        will > BETWEEN_YEAR_AND_WILL ||
        near[will - 1] === "现" ||
        LATER.some((word) => near.slice(0, will).includes(word))
      )
        continue;
      if (verbs.some((verb) => near.startsWith(verb, will + 1)))
        found.push(
          noted("R66", "C", p, date.start, date.end, {
            kind: "future",
            said: read.text.slice(date.start, date.end + will + 1),
            year,
          }),
        );
    }
  return found;
}

/** R66: words of the blank form. */
function hints(read: Read, p: number, words: readonly string[]): Noted[] {
  const found: Noted[] = [];
  for (const word of words) {
    const wanted = plainPhrase(word);
    const at = read.text.indexOf(wanted);
    if (at < 0) continue;
    // XX stands for something left to fill in, but not inside an address.
    if (/^[X×x＊*]+$/u.test(wanted)) {
      let end = at + wanted.length;
      while (read.text[end] === wanted[0]) end += 1;
      if (isLatin(read.text[at - 1]) || isLatin(read.text[end])) continue;
    }
    const start = read.text[at - 1] === "（" && read.text[at + wanted.length] === "）" ? at - 1 : at;
    found.push(
      noted("R66", "C", p, start, start < at ? at + wanted.length + 1 : at + wanted.length, {
        kind: "hint",
        said: read.text.slice(at, at + wanted.length),
      }),
    );
    break;
  }
  return found;
}

/** The name of the series in front of 〔2021〕30号. */
function seriesBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 10 && !'，。；：、（）《》〉〈"根据按照依和及'.includes(text[start - 1]!)) start -= 1;
  return text.slice(start, at);
}

/** R67: a cited document number that is nearly a known one, or one that no longer holds. */
function documents(read: Read, p: number, words: ProseWords, year: number, alone: boolean): Noted[] {
  const inForce = words.documents.find(
    (one) => one.form !== undefined && one.form.since <= year && year <= (one.form.until ?? Infinity),
  );
  // An older notice may be cited beside the one in force.
  const both = read.numbers.some(
    (one) => one.kind === "reference" && one.date?.year === inForce?.year && one.value === inForce?.serial,
  );
  return read.numbers.flatMap((number): Noted[] => {
    if (number.kind !== "reference" || number.date?.year === undefined || typeof number.value !== "number") return [];
    const series = seriesBefore(read.text, number.start);
    const cited = { year: number.date.year, serial: number.value };
    const start = number.start - series.length;
    const known = words.documents.find(
      (one) => one.year === cited.year && one.serial === cited.serial && series.startsWith("国办"),
    );
    if (known && series !== known.prefix)
      return [
        noted("R67", "D", p, start, number.end, {
          kind: "document",
          said: read.text.slice(start, number.end),
          known: known.number,
          why: "misspelt",
        }),
      ];
    const before = read.text.slice(Math.max(0, number.start - 60), number.start);
    // The older notice alone, where nothing in the report names the form in force.
    if (!before.includes("年度报告格式") && before.includes("年度报告有关事项") && inForce && known?.form && known !== inForce)
      return alone
        ? [
            noted("R67", "D", p, start, number.end, {
              kind: "document",
              said: read.text.slice(start, number.end),
              known: inForce.number,
              why: "superseded",
            }),
          ]
        : [];
    if (!before.includes("年度报告格式")) return [];
    if (!inForce || !series.endsWith(inForce.prefix) || (cited.year === inForce.year && cited.serial === inForce.serial))
      return [];
    const older = words.documents.some((one) => one.form !== undefined && one.year === cited.year && one.serial === cited.serial);
    return both
      ? []
      : [
          noted("R67", "C", p, start, number.end, {
            kind: "document",
            said: read.text.slice(start, number.end),
            known: inForce.number,
            why: older ? "superseded" : "misspelt",
          }),
        ];
  });
}

const LIMIT_EXCEPTIONS = [
  "原则上",
  "力争",
  "承诺",
  "确保",
  "第三方",
  "补正",
  "征求",
  "延长",
  "缩短",
  "比法定",
  "平均",
  "提前",
  "压缩",
  "复议",
  "起诉",
];

/** R69: 20 working days. */
function timeLimit(read: Read, p: number): Noted[] {
  return read.sentences.flatMap((sentence): Noted[] => {
    const text = read.text.slice(sentence.start, sentence.end);
    if (
      !text.includes("工作日") ||
      !text.includes("申请") ||
      !text.includes("答复") ||
      LIMIT_EXCEPTIONS.some((word) => text.includes(word))
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
      ? [noted("R69", "D", p, wrong.start, wrong.end, { kind: "time-limit", said: read.text.slice(wrong.start, wrong.end) })]
      : [];
  });
}

/** Self-names with the ending of the unit's name they need. */
const SELF: readonly (readonly [string, readonly string[]])[] = [
  ["我局", ["局"]],
  ["我镇", ["镇"]],
  ["我乡", ["乡"]],
  ["我街道", ["街道"]],
  ["我厅", ["厅"]],
];

/** R65: 我镇 in a bureau's report. */
function otherUnit(read: Read, p: number, unit: string): Noted[] {
  for (const [said, ends] of SELF) {
    const at = read.text.indexOf(said);
    if (at >= 0 && !ends.some((end) => unit.includes(end)))
      return [noted("R65", "C", p, at, at + said.length, { kind: "other-unit", said, unit })];
  }
  // 「向市政府及市政府办公室提出的政府信息公开申请」 in the report of a street.
  const to = read.text.indexOf("向");
  const from = to < 0 ? -1 : read.text.indexOf("提出的", to);
  if (from > to && from - to <= 16 && read.text.slice(from, from + 24).includes("申请")) {
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
      return [noted("R65", "C", p, to, from + 3, { kind: "other-unit", said, unit })];
  }
  return [];
}

const RANK_OF_GOVERNMENT = /(省|市|县|区|州|盟|旗)(人民)?政府$/u;

/** R64: published after the year, by 31 January, or by 31 March where a government itself reports. */
function publication(read: Read, p: number, circumstances: FormalityContext, atEnd: boolean): Noted[] {
  if (!atEnd || circumstances.unit === undefined) return [];
  const [number, second] = read.numbers;
  if (!number || second || number.kind !== "date" || number.start !== 0 || number.end !== read.text.length) return [];
  const { year, month, day } = number.date ?? {};
  if (year === undefined || month === undefined || day === undefined) return [];
  return judgePublished({ year, month, day }, circumstances, p, 0, number.end, read.text);
}

function judgePublished(
  date: { readonly year: number; readonly month: number; readonly day: number },
  circumstances: FormalityContext,
  p: number,
  start: number,
  end: number,
  said: string,
): Noted[] {
  const government = RANK_OF_GOVERNMENT.test(circumstances.unit ?? "");
  const early = date.year <= circumstances.year;
  const month = government ? 3 : 1;
  const late = date.year > circumstances.year + 1 || (date.year === circumstances.year + 1 && date.month > month);
  if (!early && !late) return [];
  return [
    noted("R64", "C", p, start, end, {
      kind: "published",
      said,
      deadline: `${circumstances.year + 1}年${month}月31日`,
      why: early ? "early" : "late",
    }),
  ];
}

/** R61: six sections with their titles, in order and numbered. Fewer than three are a piece of a report. */
function sectionFindings(flow: ProseFlow, titles: readonly SectionTitle[]): Noted[] {
  const known = flow.sections.filter((section) => section.number !== "");
  const first = known[0];
  if (!first || new Set(known.map((section) => section.number)).size < 3) return [];
  const found: Noted[] = [];
  const at = (p: number): [number, number, number] => [p, 0, flow.paragraphs[p]?.text.length ?? 0];
  const missing = titles.filter((title) => !known.some((section) => section.number === title.number));
  if (missing.length > 0)
    found.push(
      noted("R61", "C", ...at(first.paragraph), {
        kind: "sections-missing",
        missing: missing.map((title) => `${title.number}、${title.title}`),
      }),
    );
  const order = known.map((section) => ORDER.indexOf(section.number));
  if (order.some((place, i) => i > 0 && place < order[i - 1]!))
    found.push(
      noted("R61", "C", ...at(first.paragraph), { kind: "section-order", found: known.map((section) => section.number) }),
    );
  for (const section of known) {
    const title = titles.find((one) => one.number === section.number)!;
    if (section.title !== plainPhrase(title.title) && !title.also.some((one) => section.title === plainPhrase(one)))
      found.push(
        noted("R61", "D", ...at(section.paragraph), { kind: "section-title", found: section.title, title: title.title }),
      );
    if (section.printed !== "" && section.printed !== section.number)
      found.push(
        noted("R61", "C", ...at(section.paragraph), { kind: "section-number", found: section.printed, expected: section.number }),
      );
  }
  return found;
}

/** Level-two numbers of a section: they start with （一） and leave none out. */
function numbering(flow: ProseFlow): Noted[] {
  const found: Noted[] = [];
  let section = "";
  let last = 0;
  for (const [p, paragraph] of flow.paragraphs.entries()) {
    if (paragraph.section !== section || (paragraph.isHeading && !paragraph.text.startsWith("（"))) {
      section = paragraph.section;
      last = 0;
    }
    if (section !== "一" && section !== "五" && section !== "六") continue;
    const match = /^（([一二三四五六七八九十]{1,2})）/u.exec(paragraph.text);
    if (!match) continue;
    const written = match[1]!;
    const place =
      written.length === 1 ? ORDER.indexOf(written) + 1 : written.startsWith("十") ? 10 + ORDER.indexOf(written[1]!) + 1 : 0;
    // 1 begins again below a heading that was not seen as one.
    if (place > 1 && place !== last + 1) {
      const expected = last + 1 <= 10 ? ORDER[last]! : `十${ORDER[last - 10] ?? ""}`;
      found.push(
        noted("R61", "D", p, 0, match[0].length, { kind: "numbering", found: `（${written}）`, expected: `（${expected}）` }),
      );
    }
    last = place;
  }
  return found;
}

const NOTHING = /^(无|略|暂无|没有|无。|暂无。|无内容)?[。.]?$/u;

function emptySections(flow: ProseFlow, titles: readonly SectionTitle[]): Noted[] {
  const known = flow.sections.filter((section) => section.number !== "");
  if (new Set(known.map((section) => section.number)).size < 3) return [];
  const heads = new Set(flow.sections.map((section) => section.paragraph));
  const prose = (number: string): string =>
    flow.paragraphs
      .filter((paragraph, p) => paragraph.section === number && !heads.has(p))
      .map((paragraph) => paragraph.text)
      .join("");
  return ["一", "五"].flatMap((number): Noted[] => {
    const section = known.find((one) => one.number === number);
    if (!section || !NOTHING.test(prose(number))) return [];
    const title = titles.find((one) => one.number === number)!;
    return [
      noted("R61", "C", section.paragraph, 0, flow.paragraphs[section.paragraph]!.text.length, {
        kind: "section-empty",
        title: `${title.number}、${title.title}`,
      }),
    ];
  });
}

function aspects(flow: ProseFlow, circumstances: FormalityContext): Noted[] {
  const section = flow.sections.find((one) => one.number === "一");
  if (!section || circumstances.form.edition.since < 2021) return [];
  const text = flow.paragraphs
    .filter((paragraph, p) => paragraph.section === "一" && p !== section.paragraph)
    .map((paragraph) => paragraph.text)
    .join("\n");
  if (text.length < 60) return [];
  const missing = circumstances.words.aspects
    .filter((aspect) => !aspect.words.some((word) => text.includes(word)))
    .map((aspect) => aspect.name);
  if (missing.length === 0) return [];
  return [
    noted("R61", "C", section.paragraph, 0, flow.paragraphs[section.paragraph]!.text.length, {
      kind: "aspects-missing",
      missing,
    }),
  ];
}

/** Applications that lapsed because a fee was not paid. */
const UNPAID: RowName = "requests.other.feeUnpaid";

/** R68: section six says whether 信息处理费 was collected; with applications dropped for an unpaid fee it must. */
function fee(flow: ProseFlow, circumstances: FormalityContext): Noted[] {
  const section = flow.sections.find((one) => one.number === "六");
  if (!section || circumstances.form.edition.since < 2021) return [];
  const cell = totalOf(cellsNamed(circumstances.form, UNPAID));
  const value = cell ? (circumstances.values[cell.index] ?? null) : null;
  const unpaid = isFigure(value) && typeof value === "number" ? value : 0;
  const stated = flow.paragraphs.some(
    (paragraph) =>
      (paragraph.section === "六" || unpaid > 0) &&
      (paragraph.text.includes("处理费") ||
        (paragraph.section === "六" && paragraph.text.includes("收费")) ||
        (paragraph.section === "六" && paragraph.text.includes("收取"))),
  );
  if (stated) return [];
  return [
    noted(
      "R68",
      unpaid > 0 ? "C" : "D",
      section.paragraph,
      0,
      flow.paragraphs[section.paragraph]!.text.length,
      { kind: "fee-not-stated", unpaid },
      unpaid > 0 && cell ? [cell.index] : [],
    ),
  ];
}

/** Title line above the first section: the year it names is the report's. */
function titleYear(flow: ProseFlow, reads: readonly Read[], year: number): Noted[] {
  const limit = flow.sections[0]?.paragraph ?? Math.min(3, flow.paragraphs.length);
  for (let p = 0; p < limit; p += 1) {
    const text = flow.paragraphs[p]!.text;
    if (text.length > 60 || !/(报告|年报)$/u.test(text) || !text.includes("信息公开")) continue;
    const dated = dates(reads[p]!, 0, text.length).filter((date) => date.year !== undefined && date.month === undefined);
    const wrong = dated.find((date) => date.year !== year);
    if (wrong && !dated.some((date) => date.year === year))
      return [
        noted("R63", "A", p, wrong.start, wrong.end, { kind: "wrong-year", found: text.slice(wrong.start, wrong.end), year }),
      ];
  }
  return [];
}

/** Every formality of a report's text. */
export function formalities(flow: ProseFlow, reads: readonly Read[], circumstances: FormalityContext): Noted[] {
  const { words, year, unit } = circumstances;
  const titles = words.sections[circumstances.form.edition.id] ?? [];
  const firstSection = flow.paragraphs.filter((paragraph) => paragraph.section === "一");
  const mentionsYear = firstSection.some(
    (paragraph) => paragraph.text.includes(`${year}年`) || paragraph.text.includes("本年") || paragraph.text.includes("今年"),
  );
  const inForce = words.documents.find(
    (one) => one.form !== undefined && one.form.since <= year && year <= (one.form.until ?? Infinity),
  );
  const alone = !reads.some((read) =>
    read.numbers.some((one) => one.kind === "reference" && one.date?.year === inForce?.year && one.value === inForce?.serial),
  );
  const found = flow.paragraphs.flatMap((paragraph, p): Noted[] => {
    const read = reads[p]!;
    return [
      ...period(read, p, year),
      ...leftYear(read, p, paragraph, year, mentionsYear || firstSection.length === 0),
      ...future(read, p, year, words.futureVerbs),
      ...hints(read, p, words.hints),
      ...documents(read, p, words, year, alone),
      ...timeLimit(read, p),
      ...publication(read, p, circumstances, p >= flow.paragraphs.length - 3),
    ];
  });
  // The same self-name all over the text is one fault.
  const strangers = unit === undefined ? [] : reads.flatMap((read, p) => otherUnit(read, p, unit));
  const published = circumstances.published
    ? judgePublished(
        circumstances.published,
        circumstances,
        0,
        0,
        0,
        `${circumstances.published.year}年${circumstances.published.month}月${circumstances.published.day}日`,
      )
    : [];
  return [
    ...found,
    ...strangers.filter(
      (one, i) =>
        strangers.findIndex(
          (other) =>
            other.detail.kind === "other-unit" && one.detail.kind === "other-unit" && other.detail.said === one.detail.said,
        ) === i,
    ),
    ...published,
    ...titleYear(flow, reads, year),
    ...sectionFindings(flow, titles),
    ...numbering(flow),
    ...emptySections(flow, titles),
    ...aspects(flow, circumstances),
    ...fee(flow, circumstances),
  ];
}
