// R64: the date of publication, in whatever place and with whatever label it stands.
import type { Noted } from "../noted";
import type { WrittenNumber } from "../numbers/written";
import { noted, type AskedFormalities, type FormalityContext } from "./context";

const RANK_OF_GOVERNMENT = /(省|市|县|区|州|盟|旗)(人民)?政府$/u;

/** 「来源：市交通局 时间：…」: the line under a page's title. */
const PAGE_LINE = /(?:来源|作者|字体|字号|浏览|阅读)/u;

const LONGEST_PAGE_LINE = 60;

/** Where a date by itself can be only the report's: above the first section, and at the very end. */
const isEdge = ({ p, flow }: AskedFormalities): boolean => {
  const first = flow.sections[0]?.paragraph ?? Math.min(3, flow.paragraphs.length);
  return p < first || p >= flow.paragraphs.length - 3;
};

type Day = Required<Pick<NonNullable<WrittenNumber["date"]>, "year" | "month" | "day">>;
const dayOf = ({ date }: WrittenNumber): Day | undefined =>
  date?.year !== undefined && date.month !== undefined && date.day !== undefined
    ? { year: date.year, month: date.month, day: date.day }
    : undefined;

/** 「（青衡市人民政府2026年3月20日发布）」 behind all else: the unit's own word on when. */
const inOwnBracket = (
  { read: { text, patterns }, context: { unit } }: AskedFormalities,
  { start, end }: WrittenNumber,
): boolean => {
  const bracket = text.lastIndexOf("（", start);
  const before = text.slice(bracket + 1, start);
  return (
    bracket >= 0 &&
    unit !== undefined &&
    before.startsWith(unit) &&
    (bracket === 0 || text[bracket - 1] === "。") &&
    !before.includes("）") &&
    patterns.publishedBehind.test(text.slice(end, end + 6)) &&
    text.endsWith("）") &&
    text.length - end <= 6
  );
};

/** The date by which a page says that it was published: with a label anywhere, alone at an edge. */
export function publishedAt(asked: AskedFormalities): WrittenNumber | undefined {
  const { read } = asked;
  const labelled = read.numbers.find(
    (number) =>
      number.kind === "date" &&
      dayOf(number) &&
      (read.patterns.dateLabel.test(read.text.slice(Math.max(0, number.start - 8), number.start)) ||
        // 「本报告于2025年1月20日向社会公布」
        (read.patterns.reportBefore.test(read.text.slice(Math.max(0, number.start - 10), number.start)) &&
          read.patterns.publishedBehind.test(read.text.slice(number.end, number.end + 24))) ||
        (read.text.length <= LONGEST_PAGE_LINE && PAGE_LINE.test(read.text) && read.text.endsWith("时间：", number.start))),
  );
  const inBracket =
    labelled ?? read.numbers.find((number) => number.kind === "date" && dayOf(number) && inOwnBracket(asked, number));
  if (inBracket) return inBracket;
  const [number, second] = read.numbers;
  if (!number || second || number.kind !== "date" || !dayOf(number) || !isEdge(asked)) return undefined;
  const around = read.text.slice(0, number.start) + read.text.slice(number.end);
  return /^[（）]*$/u.test(around) ? number : undefined;
}

export function publication(asked: AskedFormalities): Noted[] {
  const number = publishedAt(asked);
  const day = number && dayOf(number);
  if (!number || !day || asked.context.unit === undefined) return [];
  return judgePublished(day, asked.context, asked.p, number.start, number.end, asked.read.text.slice(number.start, number.end));
}

/** Published after the year, by 31 January, or by 31 March where a government itself reports. */
export function judgePublished(
  date: Day,
  context: FormalityContext,
  p: number,
  start: number,
  end: number,
  said: string,
): Noted[] {
  const government = RANK_OF_GOVERNMENT.test(context.unit ?? "");
  const early = date.year <= context.year;
  const month = government ? 3 : 1;
  const late = date.year > context.year + 1 || (date.year === context.year + 1 && date.month > month);
  if (!early && !late) return [];
  return [
    noted("R64", undefined, p, start, end, {
      kind: "published",
      said,
      deadline: `${context.year + 1}年${month}月31日`,
      why: early ? "early" : "late",
    }),
  ];
}
