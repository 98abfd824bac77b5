// R67: the notices and the Regulation that a report cites.
import type { Noted } from "../noted";
import type { Read } from "../read";
import { within } from "../text";
import type { ProseWords } from "../words";
import { noted } from "./context";

/** The name of the series in front of 〔2021〕30号. */
function seriesBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 10 && !'，。；：、（）《》〉〈"根据按照依和及'.includes(text[start - 1]!)) start -= 1;
  return text.slice(start, at);
}

/** Of two series that differ in a character or two the one is a slip of the other; 国办 and a foreign series is none. */
function near(series: string, known: string): boolean {
  if (series.startsWith("国办")) return true;
  // 国公办开函: the same characters in another order.
  if (series.length >= 4 && known.length - series.length <= 1 && [...series].every((char) => known.includes(char))) return true;
  if (Math.abs(series.length - known.length) > 1 || series.length < 5) return false;
  let same = 0;
  while (same < series.length && same < known.length && series.at(-1 - same) === known.at(-1 - same)) same += 1;
  return same >= 4 && known.length - same <= 2;
}

const ORDER = /(?:国务院令|国令|令)$/u;
/** 「国务院第711号令」 */
const ORDERED_BY = /国务院$/u;

/** Citing the law that the report rests on: 国令第711号, and its predecessor that was replaced. */
export function regulationRules(read: Read, p: number, { regulation: law }: ProseWords): Noted[] {
  return read.numbers.flatMap((number): Noted[] => {
    if (number.kind !== "reference" || typeof number.value !== "number") return [];
    const before = read.text.slice(Math.max(0, number.start - 40), number.start);
    const short = /《条例》（?[^，。；《》]{0,6}$/u.test(before);
    const behind = read.text.slice(number.end, number.end + 26);
    const named =
      short ||
      (behind.startsWith("《") && behind.includes(law.name)) ||
      (before.includes(law.name) && !/》[^《》]{0,40}《/u.test(before.slice(before.lastIndexOf(law.name))));
    const order = ORDER.exec(before)?.[0] ?? (read.text[number.end] === "令" ? ORDERED_BY.exec(before)?.[0] : undefined);
    if (!named || order === undefined || number.value === law.number) return [];
    // 「国务院令第492号公布，第711号修订」 tells its history.
    if (read.numbers.some((one) => one.kind === "reference" && one.value === law.number)) return [];
    const start = number.start - order.length;
    return [
      noted("R67", undefined, p, start, number.end, {
        kind: "document",
        said: read.text.slice(start, number.end),
        known: `国令第${law.number}号`,
        why: law.repealed.includes(number.value) ? "repealed" : "misspelt",
      }),
    ];
  });
}

/** This report is made, or put out, by what is cited: 「公开财政预决算报告」 and 「形成分析报告」 tell of others. */
const MAKES_THE_REPORT =
  /(?:编制|编写|撰写|形成)[^，。；]{0,16}(?:本报告|年度报告|年报|信息公开(?:工作)?报告)|(?:发布|公布|公开)了?[本此][^，。；]{0,12}(?:报告|年报)/u;
const IN_TIME = /时限|期限/u;
/** 《条例》 and 《中华人民共和国政府信息公开条例》, and no other law's 条例. */
const THE_REGULATION = /《(?:(?:中华人民共和国)?政府信息公开)?条例》(?:（[^（）]{0,30}）)?$/u;

/** R67: 「根据《条例》第五十五条规定，编制本报告」: the articles that the report rests on are others. */
export function articleRules(read: Read, p: number, { regulation: { reportArticles } }: ProseWords): Noted[] {
  return read.sentences.flatMap((sentence): Noted[] => {
    const articles = within(read.numbers, sentence.start, sentence.end).filter(
      ({ kind, start, end }) => kind === "reference" && read.text[start] === "第" && read.text[end - 1] === "条",
    );
    const [first] = articles;
    const last = articles.at(-1);
    if (!first || !last) return [];
    if (!THE_REGULATION.test(read.text.slice(Math.max(sentence.start, first.start - 60), first.start))) return [];
    const behind = read.text.slice(last.end, sentence.end);
    if (!MAKES_THE_REPORT.test(behind) || behind.includes("《")) return [];
    const [time] = reportArticles;
    const wanted = IN_TIME.test(behind.slice(0, 12)) ? [time] : reportArticles;
    if (articles.some(({ value }) => wanted.some(({ number }) => number === value))) return [];
    return [
      noted("R67", undefined, p, first.start, last.end, {
        kind: "document",
        said: read.text.slice(first.start, last.end),
        known: wanted.map(({ name }) => name).join("、"),
        why: "article",
      }),
    ];
  });
}

const FEE_AHEAD = /信息处理费[^，。；]{0,8}$/u;
const FEE_BEHIND = /^(?:文件?|通知)?(?:的?(?:规定|要求|标准))?，?[^，。；]{0,12}信息处理费/u;

/** 信息处理费 is laid down in one document. */
export function feeDocument(read: Read, p: number, words: ProseWords): Noted[] {
  const fee = words.documents.find(({ form }) => form === undefined);
  if (!fee) return [];
  return read.numbers.flatMap((number): Noted[] => {
    if (number.kind !== "reference" || number.date?.year === undefined || typeof number.value !== "number") return [];
    const series = seriesBefore(read.text, number.start);
    const about = read.text.slice(Math.max(0, number.start - series.length - 40), number.start).includes("信息处理费管理办法");
    const differs = number.date.year !== fee.year || number.value !== fee.serial;
    // 「按照国办函〔2020〕190号收取信息处理费」
    const ahead = read.text.slice(Math.max(0, number.start - series.length - 16), number.start - series.length);
    const behind = read.text.slice(number.end, number.end + 26);
    // Of its year or of its number, the one wrong: 「国办函〔2019〕109号」.
    const nearly = number.date.year === fee.year || number.value === fee.serial;
    const charged = nearly && (FEE_AHEAD.test(ahead) || FEE_BEHIND.test(behind));
    if (!(about || charged) || series !== fee.prefix || !differs) return [];
    const start = number.start - series.length;
    return [
      noted("R67", undefined, p, start, number.end, {
        kind: "document",
        said: read.text.slice(start, number.end),
        known: fee.number,
        why: "misspelt",
      }),
    ];
  });
}

interface Cited {
  readonly year: number;
  readonly serial: number;
}

/** 〔2021〕3号, 〔2020〕30号: the year or the number right, and the other off by a stroke. */
const isSlip = (cited: Cited, known: Cited): boolean =>
  cited.serial === known.serial
    ? cited.year !== known.year
    : cited.year === known.year &&
      (String(known.serial).startsWith(String(cited.serial)) ||
        String(cited.serial).startsWith(String(known.serial)) ||
        Math.abs(cited.serial - known.serial) < 10 ||
        [...String(cited.serial)].reverse().join("") === String(known.serial).padStart(String(cited.serial).length, "0"));

/** 「…号要求编制」: the notice that prescribes the form. */
const PRESCRIBES = /^(?:文件?|通知)?的?(?:要求|规定|格式)?(?:，|的格式)?(?:编制|编写)/u;

/** The notice itself is cited, by what it is on or by what it prescribes, and not by the name of the form. */
const citesNotice = (before: string, behind: string): boolean =>
  !before.includes("年度报告格式") && (before.includes("年度报告有关事项") || PRESCRIBES.test(behind));

/** R67: a cited document number that is nearly a known one, or one that no longer holds. */
export function documentRules(read: Read, p: number, words: ProseWords, year: number, alone: boolean): Noted[] {
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
      (one) => one.year === cited.year && one.serial === cited.serial && near(series, one.prefix),
    );
    if (known && series !== known.prefix && !series.endsWith(known.prefix))
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
    if (inForce && known?.form && known !== inForce && citesNotice(before, read.text.slice(number.end, number.end + 16)))
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
    const prescribed = PRESCRIBES.test(read.text.slice(number.end, number.end + 16)) && cited.year === inForce?.year;
    const slip =
      inForce &&
      series === inForce.prefix &&
      (prescribed ? cited.serial !== inForce.serial : isSlip(cited, inForce) && /编制|格式|年度报告|年报/u.test(read.text));
    if (
      !before.includes("年度报告格式") &&
      !(slip && !words.documents.some((one) => one.year === cited.year && one.serial === cited.serial))
    )
      return [];
    if (!inForce || !series.endsWith(inForce.prefix) || (cited.year === inForce.year && cited.serial === inForce.serial))
      return [];
    const older = words.documents.some((one) => one.form !== undefined && one.year === cited.year && one.serial === cited.serial);
    return both
      ? []
      : [
          noted("R67", undefined, p, start, number.end, {
            kind: "document",
            said: read.text.slice(start, number.end),
            known: inForce.number,
            why: older ? "superseded" : "misspelt",
          }),
        ];
  });
}
