// A local notice as data: what it asks of a report beside the law. Written as JSON or as a worksheet, both of which come down
// to the same lines, and are judged once, here.
import { equationIn } from "../check/rules";
import type { NumberedForm } from "../form/numbered-form";
import type { RuleClass } from "../form/rule-text";
import { no, yes, type Outcome } from "../outcome";
import { balanceOf } from "./balance";

/** A figure that an aspect of section one must name: a sentence that holds a word of every group, and a figure. */
interface NamedFigure {
  /** 政府信息管理; 总体情况 for the whole of section one. */
  readonly aspect: string;
  readonly name: string;
  readonly words: readonly (readonly string[])[];
  readonly class: RuleClass;
}

interface Balance {
  readonly label: string;
  /** In the statute's own words, each name with its table: requests.received >= requests.granted. */
  readonly equation: string;
  readonly class: RuleClass;
}

export interface Profile {
  readonly name: string;
  /** Who issued it; "" where that is not known. */
  readonly issuer: string;
  readonly document: string;
  /** First and last report year. */
  readonly since: number;
  readonly until?: number;
  /** What the names of its units contain; none where it is for whoever chooses it. */
  readonly units: readonly string[];
  readonly lengths: readonly { readonly section: string; readonly most: number; readonly class: RuleClass }[];
  readonly figures: readonly NamedFigure[];
  /** Of the year after the report year. */
  readonly deadline?: { readonly month: number; readonly day: number; readonly class: RuleClass };
  readonly balances: readonly Balance[];
  /** What it says that no program can look at. */
  readonly notes: readonly string[];
}

/** One line of a profile: what sort of requirement, on what, which, how strict, and what it is called. */
export interface ProfileLine {
  readonly sort: string;
  readonly scope: string;
  readonly content: string;
  readonly class: string;
  readonly name: string;
  /** 第5行 */
  readonly at: string;
}

const SORTS = {
  name: "名称",
  issuer: "发文机关",
  document: "文号",
  years: "适用年度",
  unit: "适用单位",
  length: "篇幅",
  figure: "应写数据",
  deadline: "发布期限",
  balance: "勾稽关系",
  note: "说明",
} as const;

const MOST_LINES = 500;
const LONGEST = 1000;
const MOST_TERMS = 64;

const WHOLE = /^[1-9]\d{0,5}$/u;
const YEARS = /^(20\d{2})(?:(起)|-(20\d{2}))?$/u;
const DAY = /^(\d{1,2})月(\d{1,2})日$/u;
const SECTIONS = "一二三四五六";

/** 政府信息管理 is told by every group of words; within a group one is enough: 规章、制发|制定. */
const groupsIn = (text: string): string[][] =>
  text.split("、").map((group) =>
    group
      .split("|")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  );

const isClass = (text: string): text is RuleClass => /^[ABCD]$/u.test(text);

const daysIn = (month: number): number => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);

type Draft = { -readonly [K in keyof Profile]?: Profile[K] extends readonly (infer T)[] ? T[] : Profile[K] } & {
  readonly units: string[];
  readonly lengths: Profile["lengths"][number][];
  readonly figures: NamedFigure[];
  readonly balances: Balance[];
  readonly notes: string[];
};

/** @returns why the line cannot be taken; undefined when it was */
type Taker = (draft: Draft, line: ProfileLine) => string | undefined;

const once =
  (key: "name" | "issuer" | "document"): Taker =>
  (draft, { content, sort }) => {
    if (draft[key] !== undefined) return `“${sort}”写了不止一次`;
    draft[key] = content;
    return undefined;
  };

function graded(line: ProfileLine): RuleClass | undefined {
  return isClass(line.class) ? line.class : undefined;
}

const NO_CLASS = "类别应是A、B、C、D之一";

const TAKERS: Readonly<Record<string, Taker>> = {
  [SORTS.name]: once("name"),
  [SORTS.issuer]: once("issuer"),
  [SORTS.document]: once("document"),
  [SORTS.years]: (draft, { content }) => {
    const [, since, open, until] = YEARS.exec(content) ?? [];
    if (since === undefined) return `适用年度“${content}”应写成“2025”“2025起”或“2025-2027”`;
    if (draft.since !== undefined) return "“适用年度”写了不止一次";
    const last = until ?? since;
    if (last < since) return `适用年度“${content}”的末年早于首年`;
    draft.since = Number(since);
    if (open === undefined) draft.until = Number(last);
    return undefined;
  },
  [SORTS.unit]: (draft, { content }) => void draft.units.push(content),
  [SORTS.note]: (draft, { content }) => void draft.notes.push(content),
  [SORTS.length]: (draft, line) => {
    const grade = graded(line);
    if (!SECTIONS.includes(line.scope) || line.scope.length !== 1) return `范围“${line.scope}”应是一至六中的一个部分`;
    if (!WHOLE.test(line.content)) return `篇幅“${line.content}”应是正整数的字数`;
    if (!grade) return NO_CLASS;
    if (draft.lengths.some(({ section }) => section === line.scope)) return `第${line.scope}部分的篇幅写了不止一次`;
    draft.lengths.push({ section: line.scope, most: Number(line.content), class: grade });
    return undefined;
  },
  [SORTS.figure]: (draft, line) => {
    const grade = graded(line);
    const words = groupsIn(line.content);
    if (line.scope === "" || line.name === "") return "应写数据要写明范围和名称";
    if (words.some((group) => group.length === 0)) return `内容“${line.content}”里有一处没有写词`;
    if (!grade) return NO_CLASS;
    if (draft.figures.some(({ aspect, name }) => aspect === line.scope && name === line.name))
      return `“${line.scope}”的“${line.name}”写了不止一次`;
    draft.figures.push({ aspect: line.scope, name: line.name, words, class: grade });
    return undefined;
  },
  [SORTS.deadline]: (draft, line) => {
    const grade = graded(line);
    const [, month, day] = (DAY.exec(line.content) ?? []).map(Number);
    if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > daysIn(month))
      return `发布期限“${line.content}”应写成“1月31日”这样的日期`;
    if (!grade) return NO_CLASS;
    if (draft.deadline) return "“发布期限”写了不止一次";
    draft.deadline = { month, day, class: grade };
    return undefined;
  },
  [SORTS.balance]: (draft, line) => {
    const grade = graded(line);
    const equation = equationIn(line.content);
    if (line.name === "") return "勾稽关系要写明名称";
    if (!equation) return `“${line.content}”不是一个等式，应写成“a + b = c”“a >= b”或“a != b”`;
    if (equation.left.length + equation.right.length > MOST_TERMS) return `等式超过${MOST_TERMS}项`;
    if (!grade) return NO_CLASS;
    if (draft.balances.some(({ label }) => label === line.name)) return `勾稽关系“${line.name}”写了不止一次`;
    draft.balances.push({ label: line.name, equation: line.content, class: grade });
    return undefined;
  },
};

const refused = (at: string, detail: string): Outcome<never> => no({ kind: "profile-unreadable", at, detail });

/** What a balance names is looked up on every form of its years: a name that is nowhere printed would never be checked. */
function strangerIn(line: ProfileLine, forms: readonly NumberedForm[]): string | undefined {
  for (const form of forms) {
    const found = balanceOf(form, form, line.content);
    if ("unknown" in found) return found.unknown;
  }
  return undefined;
}

/**
 * @param formsOf - the national forms that are in force in some of these years
 */
export function profileOf(
  lines: readonly ProfileLine[],
  formsOf: (since: number, until: number) => readonly NumberedForm[],
): Outcome<Profile> {
  if (lines.length > MOST_LINES) return refused("", `有${lines.length}行，最多${MOST_LINES}行`);
  const draft: Draft = { units: [], lengths: [], figures: [], balances: [], notes: [] };
  for (const line of lines) {
    if ([line.sort, line.scope, line.content, line.class, line.name].some((text) => text.length > LONGEST))
      return refused(line.at, `有一格超过${LONGEST}个字`);
    const take = Object.hasOwn(TAKERS, line.sort) ? TAKERS[line.sort] : undefined;
    if (!take) return refused(line.at, `不认得项目“${line.sort}”，应是${Object.values(SORTS).join("、")}之一`);
    if (line.content === "") return refused(line.at, `“${line.sort}”没有写内容`);
    const why = take(draft, line);
    if (why !== undefined) return refused(line.at, why);
  }
  const { name, issuer = "", document, since } = draft;
  if (name === undefined || document === undefined || since === undefined)
    return refused("", `没有写“${name === undefined ? SORTS.name : document === undefined ? SORTS.document : SORTS.years}”`);
  const forms = formsOf(since, draft.until ?? Infinity);
  if (forms.length === 0) return refused("", "适用年度没有可用的统计表格式");
  for (const line of lines) {
    if (line.sort !== SORTS.balance) continue;
    const unknown = strangerIn(line, forms);
    if (unknown !== undefined) return refused(line.at, unknown);
  }
  return yes({ ...draft, name, issuer, document, since });
}

/** The lines that say a profile, in the order in which one reads it. */
export function profileLines(profile: Profile): ProfileLine[] {
  const { since, until } = profile;
  const line = (sort: keyof typeof SORTS, content: string, more: Partial<ProfileLine> = {}): ProfileLine => ({
    sort: SORTS[sort],
    scope: "",
    content,
    class: "",
    name: "",
    at: "",
    ...more,
  });
  return [
    line("name", profile.name),
    ...(profile.issuer === "" ? [] : [line("issuer", profile.issuer)]),
    line("document", profile.document),
    line("years", until === undefined ? `${since}起` : until === since ? String(since) : `${since}-${until}`),
    ...profile.units.map((unit) => line("unit", unit)),
    ...profile.lengths.map((one) => line("length", String(one.most), { scope: one.section, class: one.class })),
    ...profile.figures.map((one) =>
      line("figure", one.words.map((group) => group.join("|")).join("、"), {
        scope: one.aspect,
        class: one.class,
        name: one.name,
      }),
    ),
    ...(profile.deadline
      ? [line("deadline", `${profile.deadline.month}月${profile.deadline.day}日`, { class: profile.deadline.class })]
      : []),
    ...profile.balances.map((one) => line("balance", one.equation, { class: one.class, name: one.label })),
    ...profile.notes.map((note) => line("note", note)),
  ];
}
