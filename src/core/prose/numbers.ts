// Every number of a Chinese sentence: what kind it is, its exact value, its unit and its place. One pass, no backtracking.
import { exact, shift, type Decimal } from "../figures/values";

export type NumberKind = "figure" | "date" | "reference" | "ordinal" | "other";

export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** The year as written when it has not four digits: 202020年. */
  readonly malformed?: string;
}

export interface WrittenNumber {
  readonly kind: NumberKind;
  /** Place in the folded text, unit included. */
  readonly start: number;
  readonly end: number;
  /** Exact, with 万 and 亿 applied; money is in 元. Absent where the words give none (数十). */
  readonly value?: number | Decimal;
  /** End of a range: 3～5件. */
  readonly upTo?: number | Decimal;
  /** "over" 余、多、超过; "under" 近、不足; "about" 约、左右. */
  readonly approximate?: "about" | "over" | "under";
  /** 件, 条, 元, %, … ; "" where none is written. */
  readonly unit: string;
  /** The power of ten of 百, 千, 万, 亿 behind the digits; 0 without. */
  readonly scale: number;
  readonly date?: WrittenDate;
  /** 各: the figure holds for each of several. */
  readonly each?: true;
}

// Longest first among those that share a beginning.
const UNITS: readonly string[] = [
  "个百分点",
  "百分点",
  "个工作日",
  "工作日",
  "个自然日",
  "人次",
  "人天",
  "场次",
  "件次",
  "条次",
  "次数",
  "项次",
  "篇次",
  "户次",
  "批次",
  "家次",
  "册次",
  "点次",
  "平方公里",
  "平方米",
  "公里",
  "公顷",
  "小时",
  "分钟",
  "个月",
  "季度",
  "个",
  "件",
  "条",
  "份",
  "篇",
  "起",
  "宗",
  "例",
  "项",
  "次",
  "场",
  "期",
  "人",
  "名",
  "位",
  "家",
  "户",
  "册",
  "本",
  "部",
  "种",
  "类",
  "处",
  "幅",
  "张",
  "台",
  "套",
  "所",
  "村",
  "分",
  "天",
  "年",
  "页",
  "字",
  "章",
  "批",
  "封",
  "通",
  "门",
  "节",
  "档",
  "段",
  "组",
  "轮",
  "级",
  "支",
  "班",
  "吨",
  "亩",
  "米",
  "款",
  "则",
  "集",
  "站",
  "点",
  "只",
  "辆",
  "头",
  "株",
  "座",
  "栋",
  "间",
  "岁",
  "倍",
  "枚",
  "块",
  "包",
  "箱",
  "元",
  "版",
  "面",
  "单",
  "票",
  "桩",
  "卷",
  "宗卷",
  "人份",
  "街",
  "镇",
  "乡",
  "县",
  "区",
  "市",
  "省",
  "国",
  "方面",
  "大类",
  "大项",
  "日",
  "号",
  "秒",
  "度",
  "届",
  "维",
  "星",
];

const unitsByFirst = new Map<string, readonly string[]>();
for (const unit of UNITS)
  unitsByFirst.set(
    unit[0]!,
    [...(unitsByFirst.get(unit[0]!) ?? []), unit].sort((a, b) => b.length - a.length),
  );

function unitAt(text: string, at: number): string {
  const char = text[at];
  if (char === undefined) return "";
  if (char === "%" || char === "‰") return char;
  for (const unit of unitsByFirst.get(char) ?? []) if (text.startsWith(unit, at)) return unit;
  return "";
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 拾: 1, 佰: 2, 仟: 3 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= "0" && char <= "9";
const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= "a" && char <= "z") || (char >= "A" && char <= "Z"));
const isNumeral = (char: string | undefined): boolean =>
  char !== undefined && (char in DIGITS || char in PLACES || char in MYRIADS);
const isBoundary = (char: string | undefined): boolean => char === undefined || '，。；：、！？（）"》〉.\n'.includes(char);

/** Nobody writes more digits than this; a longer run is a code, and its cost stays bounded. */
const LONGEST = 40;

interface Numeral {
  readonly end: number;
  readonly value: number | Decimal;
  /** Only digit characters, as in 二〇二三. */
  readonly digitwise: boolean;
}

/** A Chinese numeral starting at `at`: 一百二十, 三千五百, 十二, 两, 二〇二三, 一亿二千万. */
function chineseAt(text: string, at: number): Numeral | undefined {
  let end = at;
  while (end - at <= LONGEST && isNumeral(text[end])) end += 1;
  if (end === at || end - at > LONGEST) return undefined;
  const run = text.slice(at, end);
  if ([...run].every((char) => char in DIGITS)) {
    if (run.length > 15) return undefined;
    return { end, value: Number([...run].map((char) => DIGITS[char]).join("")), digitwise: true };
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const char of run) {
    if (char in DIGITS) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = DIGITS[char]!;
    } else if (char in PLACES) {
      section += (digit ?? (section === 0 ? 1 : 0)) * 10 ** PLACES[char]!;
      digit = undefined;
    } else {
      const power = 10 ** MYRIADS[char]!;
      const below = section + (digit ?? 0);
      if (below === 0 && total === 0) return undefined;
      // 一亿三千万 adds, 一万亿 multiplies.
      total = power === 10_000 ? total + below * power : (total + below) * power;
      section = 0;
      digit = undefined;
    }
  }
  const value = total + section + (digit ?? 0);
  return Number.isSafeInteger(value) ? { end, value, digitwise: false } : undefined;
}

/** Digits with separators and a fraction: 1,234,567.89. */
function arabicAt(text: string, at: number): Numeral & { readonly digits: number; readonly dots: number } {
  let i = at;
  let digits = "";
  let fraction = "";
  let dots = 0;
  while (i < text.length) {
    const char = text[i]!;
    if (isDigit(char)) {
      if (dots > 0) fraction += char;
      else digits += char;
    } else if (char === "," && dots === 0 && isDigit(text[i + 1])) {
      // Folding left only true separators narrow.
    } else if (char === "." && isDigit(text[i + 1])) {
      dots += 1;
    } else break;
    i += 1;
  }
  const long = digits.length + fraction.length > LONGEST;
  return {
    end: i,
    value: long ? 0 : exact(BigInt(digits + fraction), fraction.length),
    digitwise: true,
    digits: digits.length,
    dots,
  };
}

const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** 万, 亿, 千万, 百万 … behind digits, with 余, 多, 来 or 几 before or after. */
function scaleAt(text: string, at: number): { readonly end: number; readonly power: number; readonly over: boolean } {
  let i = at;
  let power = 0;
  let over = false;
  for (let steps = 0; steps < 4; steps += 1) {
    const char = text[i] ?? "";
    if (char in SCALES && !(char === "千" && text[i + 1] === "米") && !(char === "千" && text[i + 1] === "克"))
      power += SCALES[char]!;
    else if ((char === "余" || char === "多" || char === "来") && !over) over = true;
    else break;
    i += 1;
  }
  return { end: i, power, over };
}

const ABOUT_BEFORE: readonly (readonly [string, "about" | "over" | "under"])[] = [
  ["大约", "about"],
  ["约", "about"],
  ["大概", "about"],
  ["左右", "about"],
  ["超过", "over"],
  ["超", "over"],
  ["突破", "over"],
  ["逾", "over"],
  ["高达", "about"],
  ["至少", "over"],
  ["不少于", "over"],
  ["将近", "under"],
  ["接近", "under"],
  ["近", "under"],
  ["不足", "under"],
  ["不到", "under"],
  ["上", "over"],
];
const ABOUT_AFTER: readonly (readonly [string, "about" | "over" | "under"])[] = [
  ["左右", "about"],
  ["上下", "about"],
  ["以上", "over"],
  ["以下", "under"],
  ["以内", "under"],
  ["之多", "over"],
  ["多", "over"],
  ["余", "over"],
];

/** 「网上100件」 and 「线上20件」 are no approximations. */
const NOT_ABOUT = ["网上", "线上", "以上", "会上", "纸上", "最近", "附近", "条约", "节约", "预约", "签约", "集约"];

function approximation(text: string, start: number, end: number): "about" | "over" | "under" | undefined {
  for (const [word, sort] of ABOUT_BEFORE) {
    if (!text.endsWith(word, start)) continue;
    if (word.length === 1 && NOT_ABOUT.some((whole) => text.endsWith(whole, start))) continue;
    if (word === "上" && !(text[start] === "百" || text[start] === "千" || text[start] === "万")) continue;
    return sort;
  }
  for (const [word, sort] of ABOUT_AFTER) if (text.startsWith(word, end)) return sort;
  return undefined;
}

/** Official terms that contain a numeral and count nothing; checked where the numeral starts. */
const PHRASES: readonly string[] = [
  "三类内部",
  "三类内容",
  "四类过程",
  "三安全一稳定",
  "三审三校",
  "三审三查",
  "一事一申请",
  "三公",
  "三农",
  "五公开",
  "两微一端",
  "两会",
  "四不两直",
  "一网通办",
  "一网统管",
  "一站式",
  "一次性",
  "一条龙",
  "一件事",
  "一体化",
  "一把手",
  "一系列",
  "两个维护",
  "两个确立",
  "四个意识",
  "四个自信",
  "双随机一公开",
  "双随机、一公开",
  "十四五",
  "十三五",
  "十五五",
  "二十大",
  "十九大",
  "十九届",
  "二十届",
  "百姓",
  "千方百计",
  "万一",
  "一老一小",
  "一窗",
  "三大攻坚",
  "六稳",
  "六保",
  "三重一大",
  "一号",
  "一点通",
  "一起来",
  "一项项",
  "一张网",
  "三级审核",
  "三级联动",
  "三统一",
  "七五普法",
  "八五普法",
  "千家万户",
  "三定",
  "两减",
  "一企一",
  "一事一",
  "一人一",
  "一件一",
  "一案一",
  "五位一体",
  "四个全面",
];
const phrasesByFirst = new Map<string, string[]>();
for (const phrase of PHRASES) phrasesByFirst.set(phrase[0]!, [...(phrasesByFirst.get(phrase[0]!) ?? []), phrase]);

/** 一 before these counts. Before others it is part of a word (一体, 一并, 一定). */
const COUNTED_ONE = "件条份篇起宗例次场期名人家项个封张本册部处种类";

const QUANTITY_REFERENCE = "号条款项编卷页章节";
const ORDINAL_AFTER = "是要为来";

const isWrittenYear = (value: number | Decimal): value is number => typeof value === "number" && value >= 1900 && value <= 2100;

const small = (numeral: Numeral, most: number): number | undefined =>
  typeof numeral.value === "number" && numeral.value >= 1 && numeral.value <= most ? numeral.value : undefined;

const numeralAt = (text: string, at: number): Numeral | undefined =>
  isDigit(text[at]) ? arabicAt(text, at) : isNumeral(text[at]) ? chineseAt(text, at) : undefined;

/** 年月日 from a year that ends at `at` (before 年), or from a month. */
function restOfDate(
  text: string,
  at: number,
  from: "year" | "month",
): { readonly end: number; readonly month?: number; readonly day?: number } {
  let end = at;
  let month: number | undefined;
  if (from === "year") {
    const numeral = numeralAt(text, at);
    const value = numeral && small(numeral, 12);
    // 2023年1-6月: the last month closes it.
    if (numeral && value !== undefined && (text[numeral.end] === "-" || text[numeral.end] === "至")) {
      const second = numeralAt(text, numeral.end + 1);
      const last = second && small(second, 12);
      if (second && last !== undefined && text[second.end] === "月") return { end: second.end + 1, month: last };
    }
    if (!numeral || value === undefined || text[numeral.end] !== "月") return { end };
    month = value;
    end = numeral.end + 1;
  }
  const numeral = numeralAt(text, end);
  const day = numeral && small(numeral, 31);
  if (numeral && day !== undefined && (text[numeral.end] === "日" || text[numeral.end] === "号"))
    return { end: numeral.end + 1, ...(month !== undefined && { month }), day };
  return { end, ...(month !== undefined && { month }) };
}

/** A date that starts with the numeral just read, if it is one. */
function dateFrom(text: string, start: number, numeral: Numeral, arabic: boolean): WrittenNumber | undefined {
  const make = (end: number, date: WrittenDate): WrittenNumber => ({ kind: "date", start, end, unit: "", scale: 0, date });
  const after = text[numeral.end];
  const written = text.slice(start, numeral.end);
  if (after === "年") {
    const plain = numeral.digitwise && !written.includes(".") && !written.includes(",");
    if (plain && written.length === 4 && isWrittenYear(numeral.value)) {
      const rest = restOfDate(text, numeral.end + 1, "year");
      const end = rest.end === numeral.end + 1 && text[rest.end] === "度" ? rest.end + 1 : rest.end;
      return make(end, {
        year: numeral.value,
        ...(rest.month !== undefined && { month: rest.month }),
        ...(rest.day !== undefined && { day: rest.day }),
      });
    }
    if (arabic && plain && (written.length === 5 || written.length === 6) && written.startsWith("20"))
      return make(numeral.end + 1, { malformed: written });
    return undefined;
  }
  if (after === "月") {
    // 「20231月1日」: the word 年 is lost.
    if (arabic && /^20[0-9]{2}(?:[1-9]|1[0-2])$/u.test(written))
      return make(restOfDate(text, numeral.end + 1, "month").end, { malformed: written });
    const month = small(numeral, 12);
    if (month === undefined) return undefined;
    const rest = restOfDate(text, numeral.end + 1, "month");
    const day = rest.day;
    if (!arabic && day === undefined && !isBoundary(text[start - 1]) && text[numeral.end + 1] !== "份") return undefined;
    return make(rest.end, { month, ...(day !== undefined && { day }) });
  }
  if (arabic && after === "日" && text[numeral.end + 1] !== "内") {
    const day = small(numeral, 31);
    return day === undefined ? undefined : make(numeral.end + 1, { day });
  }
  if (arabic && written.length === 4 && isWrittenYear(numeral.value) && (after === "-" || after === "/")) {
    const month = numeralAt(text, numeral.end + 1);
    if (month && small(month, 12) !== undefined && text[month.end] === after) {
      const day = numeralAt(text, month.end + 1);
      if (day && small(day, 31) !== undefined)
        return make(day.end, { year: numeral.value, month: month.value as number, day: day.value as number });
    }
  }
  return undefined;
}

const PHONE_BEFORE = ["电话", "传真", "手机", "热线", "联系方式", "拨打"];
const POSTCODE_BEFORE = ["邮编", "邮政编码"];

const saidBefore = (text: string, start: number, words: readonly string[]): boolean => {
  const before = text.slice(Math.max(0, start - 12), start);
  return words.some((word) => before.includes(word));
};

/** Where a run of letters, digits and signs that belong to an address or code ends. */
function codeEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && (isLatin(text[i]) || isDigit(text[i]) || "@./_?=&%#-：:·".includes(text[i]!))) i += 1;
  return i;
}

const HOTLINES = new Set(["12345", "12315", "12348", "12333", "12328", "12369", "12366", "12329", "110", "119", "120"]);

/** Characters a number can start with; all others are passed over. */
const starts = new Uint8Array(0x10000);
for (const char of ["〔", "（", "第", "数", "几", "@", ...Object.keys(DIGITS), ...Object.keys(PLACES), ...Object.keys(MYRIADS)])
  starts[char.charCodeAt(0)] = 1;
for (const [from, to] of [
  ["0", "9"],
  ["a", "z"],
  ["A", "Z"],
  ["①", "⑳"],
] as const)
  starts.fill(1, from.charCodeAt(0), to.charCodeAt(0) + 1);

/** Every number of a folded text, in order. */
export function numbers(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const add = (number: WrittenNumber): number => {
    found.push(number);
    return number.end;
  };
  const plain = (kind: NumberKind, start: number, end: number, value?: number | Decimal): WrittenNumber => ({
    kind,
    start,
    end,
    unit: "",
    scale: 0,
    ...(value !== undefined && { value }),
  });

  /** A figure whose digits end at `end`: scale, approximation, range and unit are read behind it. */
  function figure(start: number, numeral: Numeral, arabic: boolean): WrittenNumber | undefined {
    const scale = scaleAt(text, numeral.end);
    let end = scale.end;
    let value: number | Decimal = numeral.value;
    let over = scale.over;
    let power = scale.power;
    if (!arabic && over && power === 0) over = true;
    let upTo: number | Decimal | undefined;
    const joint = text[end];
    if ((joint === "-" || joint === "至" || joint === "到") && !over) {
      const second = numeralAt(text, end + 1);
      if (second && isDigit(text[end + 1]) === arabic) {
        const behind = scaleAt(text, second.end);
        const unit = unitAt(text, behind.end);
        if (unit !== "" && unit !== "号" && unit !== "日") {
          upTo = shift(second.value, behind.power);
          if (power === 0) power = behind.power;
          end = behind.end;
          over ||= behind.over;
        }
      }
    }
    value = shift(value, power);
    let unit = unitAt(text, end);
    if (
      unit === "号" ||
      unit === "日" ||
      unit === "度" ||
      unit === "国" ||
      unit === "市" ||
      unit === "区" ||
      unit === "省" ||
      unit === "街"
    )
      unit = unit === "日" && text.startsWith("日内", end) ? "日" : "";
    // 「12月」 was a date; 「1年」 counts years; 「3级」 ranks.
    end += unit.length;
    let percent = false;
    if (unit === "%" || unit === "‰") percent = true;
    const approximate = over ? "over" : approximation(text, start, end);
    const each = text[start - 1] === "各" && text[start - 2] !== "共";
    return {
      kind: "figure",
      start,
      end,
      value,
      ...(upTo !== undefined && { upTo }),
      ...(approximate && { approximate }),
      unit: percent ? unit : unit,
      scale: power,
      ...(each && { each: true as const }),
    };
  }

  for (let i = 0; i < text.length;) {
    if (starts[text.charCodeAt(i)] === 0) {
      i += 1;
      continue;
    }
    const char = text[i]!;
    // Addresses, codes and names in letters: their digits are no figures.
    if (isLatin(char) || char === "@") {
      const end = codeEnd(text, i);
      i = end > i ? end : i + 1;
      continue;
    }
    if (char === "〔" || char === "（") {
      // 〔2021〕30号, and the same in round brackets.
      const year = isDigit(text[i + 1]) ? arabicAt(text, i + 1) : undefined;
      if (year && year.end === i + 5 && isWrittenYear(year.value) && (text[year.end] === "〕" || text[year.end] === "）")) {
        const after = text[year.end + 1] === "第" ? year.end + 2 : year.end + 1;
        const number = isDigit(text[after]) ? arabicAt(text, after) : undefined;
        if (number && text[number.end] === "号") {
          i = add({ ...plain("reference", i, number.end + 1, number.value), date: { year: year.value } });
          continue;
        }
      }
      const inner = numeralAt(text, i + 1);
      if (inner && text[inner.end] === "）" && small(inner, 30) !== undefined) {
        i = add(plain("ordinal", i, inner.end + 1, inner.value));
        continue;
      }
      i += 1;
      continue;
    }
    if (char === "第") {
      const numeral = numeralAt(text, i + 1);
      if (numeral) {
        const kind =
          QUANTITY_REFERENCE.includes(text[numeral.end] ?? "x") && !"项节".includes(text[numeral.end] ?? "x")
            ? "reference"
            : "ordinal";
        const unit = unitAt(text, numeral.end);
        i = add(plain(kind, i, numeral.end + unit.length, numeral.value));
        continue;
      }
      i += 1;
      continue;
    }
    if (text.startsWith("百分之", i) || text.startsWith("千分之", i)) {
      const numeral = numeralAt(text, i + 3);
      if (numeral) {
        const approximate = approximation(text, i, numeral.end);
        i = add({
          kind: "figure",
          start: i,
          end: numeral.end,
          value: char === "百" ? numeral.value : shift(numeral.value, -1),
          unit: "%",
          scale: 0,
          ...(approximate && { approximate }),
        });
        continue;
      }
    }
    if (isDigit(char)) {
      const numeral = arabicAt(text, i);
      const written = text.slice(i, numeral.end);
      const after = text[numeral.end];
      if (numeral.dots > 1 || numeral.end - i > LONGEST) {
        // 2023.12.31 is a date, 1.2.3 a heading's number.
        const parts = written.split(".").map(Number);
        const year = parts[0]!;
        i = add(
          parts.length === 3 && isWrittenYear(year)
            ? { ...plain("date", i, numeral.end), date: { year, month: parts[1]!, day: parts[2]! } }
            : plain("other", i, numeral.end),
        );
        continue;
      }
      if (isLatin(after) || after === "·" || text[i - 1] === "·" || after === "@") {
        i = add(plain("other", i, codeEnd(text, numeral.end)));
        if (found[found.length - 1]!.end <= numeral.end - 1) i = numeral.end;
        continue;
      }
      if (after === ":" || text[i - 1] === ":") {
        i = add(plain("other", i, numeral.end));
        continue;
      }
      const date = dateFrom(text, i, numeral, true);
      if (date) {
        i = add(date);
        continue;
      }
      // 1-12月 and 1至6月: months.
      if (after === "-" || after === "至") {
        const second = isDigit(text[numeral.end + 1]) ? arabicAt(text, numeral.end + 1) : undefined;
        if (second && text[second.end] === "月" && small(numeral, 12) !== undefined && small(second, 12) !== undefined) {
          i = add({ ...plain("date", i, second.end + 1), date: { month: second.value as number } });
          continue;
        }
        // 0451-84545986; 010-12345678-8001.
        if (
          second &&
          after === "-" &&
          written.startsWith("0") &&
          written.length >= 3 &&
          written.length <= 4 &&
          second.digits >= 7
        ) {
          i = add(plain("reference", i, codeEnd(text, second.end)));
          continue;
        }
      }
      if (HOTLINES.has(written) && unitAt(text, numeral.end) === "" && !"多余万千".includes(after ?? "x")) {
        i = add(plain("reference", i, numeral.end));
        continue;
      }
      if (
        (written.length >= 7 && saidBefore(text, i, PHONE_BEFORE)) ||
        (written.length === 6 && saidBefore(text, i, POSTCODE_BEFORE))
      ) {
        i = add(plain("reference", i, numeral.end));
        continue;
      }
      if (written.length === 11 && written.startsWith("1") && unitAt(text, numeral.end) === "") {
        i = add(plain("reference", i, numeral.end));
        continue;
      }
      if (
        after === "号" ||
        after === "室" ||
        after === "楼" ||
        after === "栋" ||
        (after === "-" &&
          text[numeral.end + 1] !== undefined &&
          isDigit(text[numeral.end + 1]) &&
          written.length > 4 &&
          text.includes("号", numeral.end) &&
          text.indexOf("号", numeral.end) - numeral.end < 6)
      ) {
        i = add(plain("reference", i, numeral.end + (after === "-" ? 0 : 1)));
        continue;
      }
      // 「1.」「1、」 where something begins.
      if (
        (after === "." || after === "、") &&
        isBoundary(text[i - 1]) &&
        text[i - 1] !== "、" &&
        text[i - 1] !== "." &&
        small(numeral, 40) !== undefined &&
        !isDigit(text[numeral.end + 1])
      ) {
        i = add(plain("ordinal", i, numeral.end + 1, numeral.value));
        continue;
      }
      const made = figure(i, numeral, true)!;
      if (made.unit === "" && made.scale === 0 && written.length >= 9 && !written.includes(",") && !written.includes("."))
        i = add(plain("reference", i, numeral.end));
      else if (text[made.end] === "度" && made.unit === "年") i = add({ ...made, kind: "other" });
      else i = add(made);
      continue;
    }
    if (isNumeral(char) || ((char === "数" || char === "几") && (text[i + 1] ?? "") in PLACES)) {
      const phrase = (phrasesByFirst.get(char) ?? []).find((one) => text.startsWith(one, i));
      if (phrase !== undefined) {
        i += phrase.length;
        continue;
      }
      if (char === "数" || char === "几") {
        let end = i + 1;
        while (isNumeral(text[end]) || text[end] === "余" || text[end] === "多") end += 1;
        const unit = unitAt(text, end);
        i = add({ kind: "other", start: i, end: end + unit.length, unit, scale: 0 });
        continue;
      }
      // 千头万绪、百家争鸣: without a digit in front, and without 余 behind, nothing is counted.
      const bareScale = (char in PLACES && char !== "十" && char !== "拾") || char in MYRIADS;
      const numeral = bareScale && text[i + 1] !== "余" && text[i + 1] !== "多" ? undefined : chineseAt(text, i);
      if (!numeral) {
        i += 1;
        while (isNumeral(text[i])) i += 1;
        continue;
      }
      const after = text[numeral.end];
      const startsClause = isBoundary(text[i - 1]);
      if (
        startsClause &&
        small(numeral, 30) !== undefined &&
        after !== undefined &&
        (ORDINAL_AFTER.includes(after) || (after === "、" && numeral.end - i <= 3 && !isNumeral(text[numeral.end + 1])))
      ) {
        i = add(plain("ordinal", i, numeral.end + 1, numeral.value));
        continue;
      }
      if (text[i - 1] === "其" && small(numeral, 10) !== undefined && (after === "，" || after === "、")) {
        i = add(plain("ordinal", i - 1, numeral.end, numeral.value));
        continue;
      }
      const date = dateFrom(text, i, numeral, false);
      if (date) {
        i = add(date);
        continue;
      }
      const made = figure(i, numeral, false)!;
      // 「前三季度」 and 「第三季度」 are a time, not a count.
      if (made.unit === "季度") {
        i = add({ ...made, kind: "other" });
        continue;
      }
      const counted = made.unit !== "" && made.unit !== "级" && made.unit !== "度" && made.unit !== "点";
      const lone = numeral.end - i === 1 && char === "一" && made.scale === 0;
      const zero = numeral.value === 0;
      const loneCounts =
        !lone ||
        (COUNTED_ONE.includes(made.unit) &&
          (made.unit !== "起" || isBoundary(text[made.end]) || "案因行政".includes(text[made.end]!)));
      if (counted && loneCounts && !zero && !(numeral.digitwise && numeral.end - i > 1)) i = add(made);
      else if (!lone && !zero && made.end > i + 1) i = add({ ...plain("other", i, made.end), unit: made.unit });
      else i = numeral.end;
      continue;
    }
    if (char >= "①" && char <= "⑳") {
      i = add(plain("ordinal", i, i + 1, char.charCodeAt(0) - 0x2460 + 1));
      continue;
    }
    i += 1;
  }
  return found;
}
